"""``notelint matrix figures``: the figures of a day, a week or a month, for the team or for the management."""

from __future__ import annotations

from typing import Any

import click

from notelint.check.linter import ConfigError
from notelint.cli.chinese import Command
from notelint.cli.measuring import measured, report_options, unread, written
from notelint.cli.options import Day
from notelint.cli.problems import unusable
from notelint.matrix.figures.assembly import AUDIENCES, TEAM
from notelint.matrix.figures.windows import CYCLES

_EPILOG = """\b
例：
  notelint matrix figures --cycle 周 --for 运营                  本周的全部指标
  notelint matrix figures --cycle 月 --for 管理层 -o 月报.html   一页四段，给管理层
  notelint matrix figures --cycle 周 --until 2026-06-14 -o 周报.xlsx
\b
数字来自 notelint matrix import 读入的导出与仓库里的表；每个数都写明 n、期间、口径与来源文件。
权重可在 figures.yaml 里改；停更、广告占比等门槛与 matrix check 相同，在 notelint.yaml 的 thresholds 里改。指标一览见 docs/指标.md。一个数也算不出来时以 2 退出。
"""


@click.command("figures", cls=Command, epilog=_EPILOG, short_help="指标：日报、周报、月报")
@click.argument("folder", default=".", type=click.Path(), metavar="[文件夹]")
@click.option("--cycle", type=click.Choice(CYCLES), default=CYCLES[1], help="周期：日、周（周一至周日）、月；默认周")
@click.option("--for", "audience", type=click.Choice(AUDIENCES), default=TEAM, help="给谁看；管理层只有四段")
@click.option("--until", type=Day(), metavar="日期", help="算到哪一天为止（默认今天）；期间是含这一天的日、周、月")
@report_options
def command(folder: str, cycle: str, audience: str, until: str | None, **values: Any) -> int:
    """算出一个周期的指标：互动内容、增长声量、转化电商、协同矩阵、留存口碑。"""
    from notelint.matrix.figures.assembly import empty, figures
    from notelint.matrix.figures.settings import read_settings

    try:
        opened = measured(folder, values)
    except ConfigError as error:
        return unusable(error)
    settings, problems = read_settings(folder)
    if problems:
        return unusable(ConfigError(problems))
    day = until or opened.matrix.today
    if day > opened.matrix.today:
        raise click.UsageError(f"--until {day} 还没有到（今天是 {opened.matrix.today}）")
    report = figures(opened.matrix, opened.snapshots, settings._replace(limits=opened.limits), cycle, audience, day)
    if empty(report):
        raise click.ClickException(
            "一个指标也算不出来：先用 notelint matrix import 读入创作者中心的「笔记列表明细表」（每期导出一次），"
            "或在仓库里写 flows.csv、funnel.csv、costs.csv 等表"
        )
    written(report, values)
    return unread(opened.problems)
