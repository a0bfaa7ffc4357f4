"""``notelint check`` as click reads it; what it does is ``checking``."""

from __future__ import annotations

from typing import Any

import click

from notelint.cli.checking import check
from notelint.cli.chinese import Command
from notelint.cli.options import Names, rule_options
from notelint.cli.words import FAIL_ON
from notelint.report.formats import FORMATS

_EPILOG = """\b
例：
  notelint check 草稿.md
  notelint check notes/ --format json > findings.json
  notelint check 导出.jsonl -o report.html -o findings.sarif
  cat 草稿.md | notelint check - --stdin-filename notes/小张/草稿.md
  notelint check notes/ --fail-on warning --packs adlaw,xhs,cosmetics
\b
退出码：0 没有达到门槛的问题；1 有；2 有东西没能检查（文件、编码、配置、规则）。
"""


@click.command("check", cls=Command, epilog=_EPILOG, short_help="检查稿件")
@click.argument("paths", nargs=-1, type=click.Path(readable=False), metavar="[文件或文件夹]...")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="标准输出的格式（默认 text）")
@click.option(
    "-o",
    "--output",
    multiple=True,
    type=click.Path(readable=False),
    metavar="文件",
    help="另写一份报告，后缀定格式（可重复）",
)
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="达到哪一级就以 1 退出（默认 error）")
@click.option("--exclude", type=Names(), multiple=True, metavar="模式", help="不检查的文件（可重复）")
@click.option(
    "--only-drafts", is_flag=True, help="点名的文件也先看是不是稿件，不是就跳过；全都跳过也算通过（供 pre-commit）"
)
@click.option(
    "--stdin-filename",
    type=click.Path(readable=False),
    metavar="文件名",
    help="标准输入当作这个文件：定格式、配置与账号",
)
@click.option("--baseline", type=click.Path(readable=False), metavar="文件", help="只报基线里没有的问题")
@click.option("--no-suppress", is_flag=True, help="不理会一切屏蔽，供审计")
@click.option("--fix", is_flag=True, help="改掉毫无歧义的写法（只改 .md、.txt）")
@click.option("--diff", is_flag=True, help="只显示 --fix 会怎么改")
@click.option("--jobs", type=click.IntRange(min=1), metavar="数", help="用几个进程（默认看稿件多少）")
@click.option("--engine", type=click.Choice(["embedded", "spark"]), help="检查 Parquet 归档：在本机，或在 Spark 上")
@click.option("--redact", is_flag=True, help="缩短报告里的联系方式与个人信息")
@click.option("--statistics", is_flag=True, help="按规则统计")
@click.option("--color/--no-color", default=None, help="是否用颜色（默认看终端）")
@rule_options
def command(**values: Any) -> int:
    """检查稿件：.md .txt .jsonl .csv .xlsx，或文件夹；- 为标准输入；不写则为当前文件夹。"""
    return check(values)
