"""``notelint matrix roi``: what came back for what was spent, on every basis that is known."""

from __future__ import annotations

from typing import Any

import click

from notelint.check.linter import ConfigError
from notelint.cli.chinese import Command
from notelint.cli.measuring import measured, report_options, unread, written
from notelint.cli.options import Day
from notelint.cli.problems import unusable

_EPILOG = """\b
例：
  notelint matrix roi --from 2026-06-01 --to 2026-06-30
  notelint matrix roi --set 直接销售=60000 --set 预计加购转化=12000 --set 投放总额=30000 --set 毛利率=55%
\b
数字来自 roi.yaml、--set、costs.csv 与读入的导出，先后以此为准。①②③ 与 ROAS 都是收入倍数，不是利润；
净 ROI 才减去货物成本。一个数也算不出来时以 2 退出。
"""


@click.command("roi", cls=Command, epilog=_EPILOG, short_help="投入产出：三个公式，写明口径")
@click.argument("folder", default=".", type=click.Path(), metavar="[文件夹]")
@click.option("--from", "first", type=Day(), metavar="日期", help="从哪一天（默认本月 1 日）")
@click.option("--to", "last", type=Day(), metavar="日期", help="到哪一天（默认今天）")
@click.option("--set", "said", multiple=True, metavar="名称=数字", help="给出或替换 roi.yaml 里的一个数（可重复）")
@report_options
def command(folder: str, first: str | None, last: str | None, said: tuple[str, ...], **values: Any) -> int:
    """算投入产出：三个公式、ROAS、净 ROI、ROI（T+x）、成本构成，都写明分子与分母。"""
    from notelint.matrix.figures.assembly import empty
    from notelint.matrix.figures.figure import Window
    from notelint.matrix.figures.roi import roi
    from notelint.matrix.figures.roi_inputs import read_inputs

    try:
        opened = measured(folder, values)
    except ConfigError as error:
        return unusable(error)
    inputs, problems = read_inputs(folder, said)
    if problems:
        return unusable(ConfigError(problems))
    end = last or opened.matrix.today
    begin = first or f"{end[:8]}01"
    if begin > end:
        raise click.UsageError(f"--from {begin} 晚于 --to {end}")
    report = roi(opened.matrix, opened.snapshots, inputs, Window(begin, end))
    if empty(report):
        raise click.ClickException(
            "一个数也算不出来：在 roi.yaml 里写 直接销售、投放总额 等，或用 --set 直接销售=60000 给出；成本写在 costs.csv"
        )
    written(report, values)
    return unread(opened.problems)
