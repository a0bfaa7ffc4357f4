"""``notelint init``: a commented configuration, a brand pack and a hook; asks nothing, overwrites nothing."""

from __future__ import annotations

import os
import shutil

import click

from notelint import __version__
from notelint.cli.chinese import Command
from notelint.packs.locate import shipped_folder

CONFIG = """\
# notelint 的配置。每一项都可以不写；「notelint config 文件」说明什么对一个文件生效。

packs:            # 用哪些规则包；notelint rules --packs all 列出全部
  - adlaw         # 广告法：绝对化用语、虚假宣传、引证、价格
  - xhs           # 小红书：站外引流、利益关系、AI 标识、诱导互动、字数
  - rules/brand   # 自家的品牌规则
  # 行业包按需打开：cosmetics medical food education finance realestate；文风包 voice

brand: brand.yaml       # 品牌、产品、口号：这些名字不会被拆开误报
# accounts: accounts.yaml   # 账号与人设

genre: 种草       # 稿件没写「内容性质」时按什么对待：品牌广告 | 种草 | 个人 | 公告
fail_on: error    # 达到哪一级算不通过：error | warning | info | never

# drafts: ["notes/**/*.md"]   # 哪些是稿件（默认：除 README、CHANGELOG、docs/ 外的 .md .txt）
# exclude: ["归档/**"]
# levels: {xhs.contact.cta: warning}
# ignore: [xhs.limits]
# locked: [xhs.contact.hard]  # 谁也不能屏蔽、不能降级
# overrides:
#   - paths: ["notes/公告/**"]
#     genre: 公告
# suppress:
#   - {rule: adlaw.absolute, path: "notes/品牌故事.md", reason: 法务 11 月 3 日确认, until: 2027-06-30, by: 法务王}
"""

BRAND = """\
# 品牌档案：名字在这里登记，notelint 就不会把它们当成违规词，也知道一句话在说谁。
名称: [栗屿]
产品:
  - {名称: 栗屿舒缓面霜, 别名: [小绿瓶]}
关键信息: []
# slogan: 一句口号
"""

HOOK = f"""\
# pre-commit install 之后，每次提交都会检查改动的稿件与自家的规则。
repos:
  - repo: https://example.com/notelint   # 换成你们存放 notelint 的仓库
    rev: v{__version__}
    hooks:
      - id: notelint
      - id: notelint-test
"""


@click.command("init", cls=Command, short_help="在这里开始用 notelint")
@click.argument("folder", default=".", type=click.Path(), metavar="[文件夹]")
def command(folder: str) -> int:
    """写一份带注释的 notelint.yaml、brand.yaml、品牌规则包 rules/brand/ 和 .pre-commit-config.yaml；已有的不动。"""
    os.makedirs(folder, exist_ok=True)
    for name, text in (("notelint.yaml", CONFIG), ("brand.yaml", BRAND), (".pre-commit-config.yaml", HOOK)):
        path = os.path.join(folder, name)
        if os.path.exists(path):
            click.echo(f"已有，没有动：{path}")
            continue
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        click.echo(f"写好了：{path}")
    target = os.path.join(folder, "rules", "brand")
    if os.path.exists(target):
        click.echo(f"已有，没有动：{target}")
    else:
        shutil.copytree(os.path.join(shipped_folder(), "brand"), target)
        click.echo(f"写好了：{target}（照着改成自家的词）")
    click.echo(
        "\n下一步：把示例品牌「栗屿」换成自家的；notelint check 稿件.md 检查一篇；notelint test rules/brand 检验自家的规则"
    )
    return 0
