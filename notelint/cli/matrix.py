"""``notelint matrix``: the accounts of a brand as a whole; each command is a module of its own, imported when called."""

from __future__ import annotations

import click

from notelint.cli import chinese

COMMANDS = {
    "init": "写一个账号矩阵的文件夹：账号、人员、选题、日历与制度文件",
    "check": "检查矩阵：账号、人设、KOS、计划、流程",
    "doctor": "一页体检：六大误区与员工号四大误区",
    "plan": "排一个月的发布日历，或检查手改过的日历",
    "import": "读入平台与工具的官方导出",
    "figures": "指标：日报、周报、月报",
    "roi": "投入产出：三个公式，写明口径",
}
"""The commands in the order of the help text; each is ``notelint.cli.matrix_NAME:command``."""


class _Commands(chinese.LazyGroup):
    listed = COMMANDS
    prefix = "notelint.cli.matrix_"


@click.group("matrix", cls=_Commands, short_help="账号矩阵：名册、风险、计划、指标")
def command() -> None:
    """一个品牌的许多账号：名册、风险、计划与指标，都是仓库里的普通文件（YAML、CSV、Markdown）。

    只读文件、只写文件：不登录、不发布、不互动。
    """
