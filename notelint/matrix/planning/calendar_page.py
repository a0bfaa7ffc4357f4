"""The calendar as one page without any request: a month's grid (a list of days on a telephone), then a line for each
account. Everything in it is escaped."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint import __version__
from notelint.matrix.planning.slot import WEEKDAYS
from notelint.matrix.planning.workdays import working

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.planning.plan import Plan
    from notelint.matrix.planning.slot import Slot

SHOWN = 8
"""Notes of a day before the rest is folded away."""


class Cell(NamedTuple):
    """A note on the page."""

    account: str
    hours: str
    title: str
    tags: str
    tint: str
    hot: bool
    locked: bool


class Day(NamedTuple):
    """A day on the page, or a day of an account."""

    on: str
    number: int
    weekday: str
    off: bool
    holiday: str
    notes: tuple[Cell, ...]


class Fact(NamedTuple):
    """A line below the title."""

    words: str
    tight: bool


def calendar_page(plan: Plan, title: str, remarks: Sequence[str] = ()) -> str:
    """The page of a plan that has lines."""
    from notelint.report.page import asset, environment

    made = environment("notelint.matrix.planning")
    style = asset(made, "page.css", "calendar.css")
    return made.get_template("calendar.html").render(
        style=style, version=__version__, title=title, **_context(plan, remarks)
    )


def _context(plan: Plan, remarks: Sequence[str]) -> dict[str, Any]:
    problem = plan.problem
    pillars = tuple(dict.fromkeys(slot.pillar for slot in plan.slots if slot.pillar))
    tints = {name: f"p{place % 6}" for place, name in enumerate(sorted(pillars))}
    by_day: dict[str, list[Slot]] = {}
    by_account: dict[str, dict[str, list[Slot]]] = {}
    for slot in plan.slots:
        by_day.setdefault(slot.on, []).append(slot)
        by_account.setdefault(slot.account, {}).setdefault(slot.on, []).append(slot)
    dates = [problem.first + timedelta(days=number) for number in range(problem.days)]
    hot = sum(slot.hot for slot in plan.slots)
    return {
        "today": problem.matrix.today,
        "planned": len(plan.slots) - hot,
        "hot": hot,
        "projected": [
            day for day in problem.matrix.projected if problem.iso(0) <= day <= problem.iso(problem.days - 1)
        ],
        "facts": [
            *(Fact(words, tight=False) for words in remarks),
            *(
                Fact(f"{one.name}：要 {one.needed} 篇，有 {one.there} 篇（{one.share}）", one.tight)
                for one in plan.resources
            ),
        ],
        "left_out": [
            f"「{one.name}」{'整月不排' if one.days >= problem.days else f'少 {one.days} 天'}：{one.reason}"
            for one in problem.left_out
        ],
        "pillars": sorted(pillars),
        "weekdays": WEEKDAYS,
        "blank": problem.first.weekday(),
        "shown": SHOWN,
        "days": [_day(plan, day, by_day.get(day.isoformat(), ()), tints) for day in dates],
        "accounts": [
            {
                "name": name,
                "count": sum(len(slots) for slots in own.values()),
                "days": [_day(plan, day, own.get(day.isoformat(), ()), tints) for day in dates],
            }
            for name, own in sorted(by_account.items())
        ],
    }


def _day(plan: Plan, day: date, slots: Sequence[Slot], tints: dict[str, str]) -> Day:
    holidays = plan.problem.matrix.holidays
    iso = day.isoformat()
    differs = holidays.get(iso)
    return Day(
        iso,
        day.day,
        WEEKDAYS[day.weekday()],
        not working(day, holidays),
        "" if differs is None else ("休" if differs else "班"),
        tuple(_cell(slot, tints) for slot in slots),
    )


def _cell(slot: Slot, tints: dict[str, str]) -> Cell:
    tags = "，".join(
        part
        for part in (
            slot.campaign and f"活动 {slot.campaign}",
            slot.pair and f"配对 {slot.pair}",
            slot.submit_by and f"{slot.submit_by[5:]} 前提交",
        )
        if part
    )
    return Cell(
        slot.account, slot.hours[:5], slot.title or slot.topic, tags, tints.get(slot.pillar, ""), slot.hot, slot.locked
    )
