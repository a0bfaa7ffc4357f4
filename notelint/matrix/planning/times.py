"""Times of day for planned notes: an account's own hours where it has some, no crowd in one part of the day, and no
time at which the account is live."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notelint.matrix.content import Live
    from notelint.matrix.planning.problem import Problem

_PARTS = (("10:00", "早"), ("14:00", "中午"), ("17:00", "下午"), ("19:30", "傍晚"), ("24:01", "晚"))
CROWD_FROM = 4
"""Notes on a day below which nothing is a crowd."""


def part_of_day(start: str) -> str:
    """早, 中午, 下午, 傍晚 or 晚, by the time at which a slot begins (``HH:MM``)."""
    return next(name for end, name in _PARTS if start < end)


def crowd(count: int, total: int, share: float) -> int:
    """How many of a day's notes stand too close: those of one part beyond its share (a half of seven is four)."""
    if total < CROWD_FROM:
        return 0
    return max(0, count - -(-total * round(share * 100) // 100))


def slot_for(problem: Problem, account: int, day: int, taken: Mapping[str, int]) -> str:
    """The slot for a note, ``20:00-22:00``: of those the account prefers, or of the usual ones, that whose part of the
    day has fewest notes so far (``taken``). Empty where the account is live all the time."""
    own = problem.members[account].account.hours or problem.settings.slots
    free = [hours for hours in own if not _live(problem, account, day, hours)]
    free = free or [hours for hours in problem.settings.slots if not _live(problem, account, day, hours)]
    if not free:
        return ""
    place = (account + day) % len(free)
    turned = free[place:] + free[:place]
    start, end = min(turned, key=lambda hours: taken.get(part_of_day(hours[0]), 0))
    return f"{start}-{end}"


def _live(problem: Problem, account: int, day: int, hours: tuple[str, str]) -> bool:
    names = {problem.members[account].id, problem.members[account].name}
    return any(names & set(live.accounts) and overlaps(live, problem.iso(day), hours) for live in problem.matrix.lives)


def overlaps(live: Live, day: str, hours: tuple[str, str]) -> bool:
    """Whether a live stream touches a slot of a day."""
    return live.start < f"{day}T{hours[1]}" and f"{day}T{hours[0]}" < live.end
