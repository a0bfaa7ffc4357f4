"""``notelint matrix plan``: a month's calendar, or a verdict on one that was edited by hand."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from notelint.check.linter import ConfigError
from notelint.cli.chinese import Command
from notelint.cli.matrices import MatrixSession, open_matrix
from notelint.cli.options import request, rule_options
from notelint.cli.refusal import failed, misused
from notelint.model import LEVELS
from notelint.report.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from notelint.cli.matrices import Opened
    from notelint.matrix.planning.plan import Earlier, Plan
    from notelint.model import Unchecked

_EPILOG = """\b
例：
  notelint matrix plan --month 2026-06                    排六月，写 calendar/2026-06.csv
  notelint matrix plan --month 2026-06 -o 六月.html -o 六月.ics -o 六月.xlsx -o 各账号/
  notelint matrix plan --check calendar/2026-06.csv       检查手改过的日历
  notelint matrix plan --month 2026-06 --from calendar/2026-06.csv --keep-locked   少改动地重排
  notelint matrix plan --holidays 2027                    更新 calendar/holidays.csv
\b
约束与愿望的数值在 calendar/plan.yaml，都可以改。退出码：0 排好了（或没有违反），1 排不出来（或有违反），2 有内容读不了。
只排日历：不登录、不发布、不互动；素人号、导流号不排。
"""


class Month(click.ParamType[str]):
    """A month written 2026-06."""

    name = "月份"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The month, checked."""
        from datetime import date

        try:
            return date.fromisoformat(f"{value}-01").isoformat()[:7]
        except ValueError:
            self.fail(f"「{value}」不是月份，应写作 2026-06", param, ctx)


@click.command("plan", cls=Command, epilog=_EPILOG, short_help="排一个月的发布日历")
@click.argument("folder", required=False, type=click.Path(), metavar="[文件夹]")
@click.option("--month", type=Month(), metavar="月份", help="排哪个月，如 2026-06（默认下个月）")
@click.option("--check", "sheet", type=click.Path(), metavar="日历", help="检查一份日历（.csv .xlsx），不排")
@click.option("--from", "previous", type=click.Path(), metavar="日历", help="从上一版出发，尽量少改")
@click.option("--keep-locked", is_flag=True, help="上一版里「锁定」为是的行不动（配合 --from）")
@click.option("--partial", is_flag=True, help="每周最少做不到时，也排到能排的为止")
@click.option("--improve", is_flag=True, help="再用 OR-Tools 改进（要安装 notelint[plan]）")
@click.option(
    "--holidays", type=click.IntRange(2001, 2100), metavar="年份", help="只把这一年的节假日与调休写进日历文件夹"
)
@click.option(
    "-o",
    "--output",
    multiple=True,
    type=click.Path(),
    metavar="文件",
    help="写到哪里，后缀定格式：.csv .xlsx .ics .html .json .md（说明）；以 / 结尾是各账号的页（可重复）",
)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="--check 时标准输出的格式（默认 text）")
@click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), help="--check 达到哪一级就以 1 退出（默认 error）")
@rule_options
def command(folder: str | None, **values: Any) -> int:
    """排一个月的发布日历：先说清能不能排，再排；或检查手改过的日历。"""
    session = MatrixSession(request({**values, "baseline": None, "no_suppress": False}))
    if values["keep_locked"] and not values["previous"]:
        raise misused("--keep-locked 要和 --from 一起用：说明锁定的行在哪份日历里")
    if values["sheet"]:
        from notelint.cli.plan_checking import check

        return check(session, folder, values)
    if values["form"] or values["fail_on"]:
        raise misused("--format 与 --fail-on 只在 --check 时有用；排期用 -o 写文件")
    try:
        opened = open_matrix(session, folder or ".")
    except ConfigError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        return 2
    if values["holidays"]:
        return _holidays(opened, values["holidays"], values["encoding"])
    return _plan(opened, session.request.today, values)


def _plan(opened: Opened, today: str, values: dict[str, Any]) -> int:
    from notelint.cli import plan_writing
    from notelint.cli.plan_showing import plain
    from notelint.matrix.planning.summary import sections

    if opened.unread:
        _unread(opened.unread)
        click.echo("notelint：矩阵有读不了的内容，没有排期；请先改好上面这些", err=True)
        return 2
    month = values["month"] or _next_month(today)
    earlier = _earlier(opened, month, values)
    if earlier is None:
        return 2
    targets = plan_writing.targets(opened.matrix.folder, month, values)
    plan, remarks = _made(opened, month, earlier, values)
    if plan.troubles:
        click.echo(plain(sections(plan, month)), nl=False)
        return 1
    plan_writing.write(plan, month, remarks, targets)
    click.echo(plain(sections(plan, month, remarks)), nl=False)
    click.echo(f"notelint：写好了 {'、'.join(target.shown for target in targets)}", err=True)
    return 0


def _made(opened: Opened, month: str, earlier: Earlier, values: dict[str, Any]) -> tuple[Plan, list[str]]:
    """The plan, and what is said of how it was made."""
    from notelint.matrix.planning.judging import breaches
    from notelint.matrix.planning.plan import make_plan
    from notelint.matrix.planning.settings import PlanSettings

    first, last = _span(month)
    settings = opened.matrix.plan or PlanSettings()
    plan = make_plan(opened.matrix, settings, first, last, earlier, partial=values["partial"])
    remarks = []
    if opened.matrix.today > last.isoformat():
        remarks.append(f"{month} 已经过去：按月初之前制定来排。")
    if values["improve"] and not plan.troubles:
        plan, said = _improved(plan, earlier)
        remarks += said
    strays = sum(slot.on[:7] != month for slot in earlier.previous)
    if strays:
        remarks.append(f"上一版里有 {strays} 行的日期不在 {month}，没有带过来；请核对，或写进那个月的日历。")
    if plan.changed is not None:
        remarks.append(f"与上一版相比改了 {plan.changed} 行。")
    if not plan.troubles:
        broken = breaches(opened.matrix._replace(calendar=plan.slots, plan=settings))
        if broken:
            places = sorted({f"{one.at.path}:{one.at.line}" if one.at.line else one.at.path for _, one in broken})
            remarks.append(
                f"已有的笔记或锁定的行里有 {len(broken)} 处不合约束（没有动它们）：{'、'.join(places[:5])}；"
                "用 --check 看是哪些。"
            )
    return plan, remarks


def _improved(plan: Plan, earlier: Earlier) -> tuple[Plan, list[str]]:
    try:
        from notelint.matrix.planning.improve import improve
    except ImportError as error:
        raise failed(f"--improve 要先安装：pip install 'notelint[plan]'（缺 {error.name}）") from error
    return improve(plan, earlier)


def _earlier(opened: Opened, month: str, values: dict[str, Any]) -> Earlier | None:
    """What earlier calendars say; null where the one that was named cannot be read, which is told."""
    from notelint.matrix.planning.plan import Earlier
    from notelint.matrix.planning.sheet import read_sheet

    before = tuple(slot for slot in opened.matrix.calendar if slot.on[:7] != month)
    if not values["previous"]:
        return Earlier(before)
    slots, problems = read_sheet(values["previous"], opened.matrix.folder, values["encoding"])
    _unread(problems)
    return None if problems else Earlier(before, slots, values["keep_locked"])


def _span(month: str) -> tuple[date, date]:
    from datetime import date, timedelta

    first = date.fromisoformat(f"{month}-01")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _next_month(today: str) -> str:
    from datetime import timedelta

    return (_span(today[:7])[1] + timedelta(days=1)).isoformat()[:7]


def _holidays(opened: Opened, year: int, encoding: str | None) -> int:
    from notelint.cli.plan_writing import write_files
    from notelint.matrix.loading.reading import Reading
    from notelint.matrix.planning.holiday_file import PATH, holiday_file

    reading = Reading(opened.matrix.folder, encoding)
    made = holiday_file(reading, year)
    if reading.problems:
        _unread(reading.problems)
        click.echo("notelint：没有动节假日表；请先改好上面这些，免得丢掉读不了的行", err=True)
        return 2
    path = os.path.join(opened.matrix.folder, *PATH.split("/"))
    if not made.days:
        raise failed(f"不知道 {year} 年的节假日；请先 pip install 'notelint[plan]'，或照国务院公布的手工填写 {path}")
    write_files({path: made.content})
    said = f"，其中 {made.projected} 天还没有公布，「预计」写了 是" if made.projected else "，都已公布"
    click.echo(f"写好了 {os.path.relpath(path)}：{year} 年有 {made.days} 天与平常不同{said}")
    for change in made.changes:
        click.echo(f"  {change}")
    return 0


def _unread(problems: Sequence[Unchecked]) -> None:
    for problem in problems:
        place = f":{problem.line}" if problem.line else ""
        click.echo(f"{problem.path}{place} 读不了：{problem.reason}", err=True)
