"""``notelint matrix check``: the files of a matrix judged by the rules of the pack ``matrix``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from notelint import __version__
from notelint.check.linter import ConfigError
from notelint.check.run import run
from notelint.cli.chinese import Command
from notelint.cli.matrices import MatrixSession, judged, open_matrix
from notelint.cli.options import request, rule_options
from notelint.cli.reporting import afterwards, open_reporters, read_baselines, report_name, threshold, unusable
from notelint.model import LEVELS, Run
from notelint.report.formats import FORMATS

if TYPE_CHECKING:
    from notelint.model import Reporter

_EPILOG = """\b
例：
  notelint matrix check                      检查这个文件夹里的矩阵
  notelint matrix check 岬棠/ -o 矩阵.html   写成网页
  notelint matrix check --select matrix.kos  只看员工号
\b
门槛可在 notelint.yaml 的 thresholds 里改；notelint explain 规则编号 说明依据。退出码同 notelint check。
"""


@click.command("check", cls=Command, epilog=_EPILOG, short_help="检查矩阵")
@click.argument("folder", default=".", type=click.Path(), metavar="[文件夹]")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="标准输出的格式（默认 text）")
@click.option(
    "-o", "--output", multiple=True, type=click.Path(), metavar="文件", help="另写一份报告，后缀定格式（可重复）"
)
@click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), help="达到哪一级就以 1 退出（默认 error）")
@click.option("--baseline", type=click.Path(), metavar="文件", help="只报基线里没有的问题")
@click.option("--no-suppress", is_flag=True, help="不理会一切屏蔽，供审计")
@click.option("--redact", is_flag=True, help="缩短报告里的联系方式与个人信息")
@click.option("--statistics", is_flag=True, help="按规则统计")
@click.option("--color/--no-color", default=None, help="是否用颜色（默认看终端）")
@rule_options
def command(folder: str, **values: Any) -> int:
    """检查一个矩阵文件夹：账号、人设、员工号、设备、选题、活动、审批、制度文件。"""
    session = MatrixSession(request(values))
    reporters: list[Reporter] = []
    try:
        reporters = open_reporters(values)
        opened = open_matrix(session, folder)
        baseline = read_baselines(session, [session.linter(os.path.abspath(folder))])
    except ConfigError as error:
        return unusable(session, error, reporters)
    names = {account.id: account.name for account in opened.matrix.accounts}
    for reporter in reporters:
        reporter.begin(Run(__version__, session.request.today, opened.packs, names))
    ended = run(
        session,
        judged(session, opened),
        reporters,
        before=opened.unread,
        baseline=baseline,
        fail_on=threshold(session),
        finish=lambda outcome: outcome._replace(counted="份矩阵文件与记录"),
        counting=any(report_name(target) == "html" for target in values["output"]) or values["form"] == "html",
    )
    afterwards(values, ended)
    return ended.status
