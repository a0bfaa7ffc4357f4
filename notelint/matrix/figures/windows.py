"""Days, ISO weeks and months, and the stretch before that compares with one."""

from __future__ import annotations

from datetime import date, timedelta

from notelint.matrix.figures.figure import Window

DAY, WEEK, MONTH = "日", "周", "月"
CYCLES = (DAY, WEEK, MONTH)


def window(cycle: str, until: str) -> Window:
    """The day, ISO week or month that holds ``until`` (ISO day), from its first day to that day."""
    last = date.fromisoformat(until)
    first, end = _bounds(cycle, last)
    return Window(first.isoformat(), until, _name(cycle, first), last == end)


def before(cycle: str, current: Window) -> Window:
    """The period before, cut to as many days as the current one has so far (never more than it has itself)."""
    start = date.fromisoformat(current.first)
    first, end = _bounds(cycle, start - timedelta(days=1))
    length = (date.fromisoformat(current.last) - start).days
    last = end if current.complete else min(end, first + timedelta(days=length))
    return Window(first.isoformat(), last.isoformat(), _name(cycle, first), last == end)


def day_before(day: str) -> str:
    """The ISO day before one."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def day_after(day: str) -> str:
    """The ISO day after one."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def days_between(first: str, last: str) -> int:
    """Days from one ISO day to another."""
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def recent(cycle: str, current: Window, count: int) -> list[Window]:
    """So many whole periods up to the current one, oldest first."""
    found = [current]
    while len(found) < count:
        first, end = _bounds(cycle, date.fromisoformat(found[0].first) - timedelta(days=1))
        found.insert(0, Window(first.isoformat(), end.isoformat(), _name(cycle, first)))
    return found


def _bounds(cycle: str, day: date) -> tuple[date, date]:
    if cycle == DAY:
        return day, day
    if cycle == WEEK:
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _name(cycle: str, first: date) -> str:
    if cycle == DAY:
        return first.isoformat()
    if cycle == WEEK:
        year, week, _ = first.isocalendar()
        return f"{year} 年第 {week} 周"
    return f"{first.year} 年 {first.month} 月"
