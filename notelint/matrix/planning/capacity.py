"""What the team can do: notes a week that can be written, notes a day that can be reviewed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.model import Matrix
    from notelint.matrix.roster import Operator


class Capacity(NamedTuple):
    """``writing`` is notes by week of the plan, null where nobody's capacity is known; ``review`` is notes a day."""

    writing: tuple[int, ...] | None
    review: int | None


def writers(matrix: Matrix, day: str) -> list[Operator]:
    """Who writes on a day, and has a weekly capacity."""
    return [one for one in matrix.operators if one.weekly_capacity is not None and works(one, day)]


def reviewers(matrix: Matrix, day: str) -> list[Operator]:
    """Who reviews on a day, and has a daily capacity."""
    return [one for one in matrix.operators if one.review_capacity is not None and works(one, day)]


def works(operator: Operator, day: str) -> bool:
    """Whether a person is with the team on a day."""
    return operator.left_on > day if operator.left_on else operator.employed


def capacity_of(matrix: Matrix, first: date, last: date, weeks: Sequence[tuple[int, int]]) -> Capacity:
    """The capacities of a plan. Who leaves during it no longer counts from that week on; of reviewers who stays does.

    A week that the plan holds in part counts in proportion, rounded up: its other days need writing too.
    """
    end = last.isoformat()
    reviewing = reviewers(matrix, end)
    known = any(one.weekly_capacity is not None for one in matrix.operators)
    if not known:
        return Capacity(None, _sum(reviewing))
    writing = []
    for year, week in weeks:
        monday = date.fromisocalendar(year, week, 1)
        sunday = monday + timedelta(days=6)
        within = (min(sunday, last) - max(monday, first)).days + 1
        total = sum(one.weekly_capacity or 0 for one in writers(matrix, min(sunday, last).isoformat()))
        writing.append(-(-total * within // 7))
    return Capacity(tuple(writing), _sum(reviewing))


def _sum(reviewing: Sequence[Operator]) -> int | None:
    return sum(one.review_capacity or 0 for one in reviewing) if reviewing else None
