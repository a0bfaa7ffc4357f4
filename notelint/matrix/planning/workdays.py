"""Working days of China: the ordinary week, and the days of the holiday table that differ from it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ONE = timedelta(days=1)


def working(day: date, holidays: Mapping[str, bool]) -> bool:
    """Whether people work on a day; ``holidays`` maps ISO days to whether they are off."""
    return not holidays.get(day.isoformat(), day.weekday() >= 5)


def submit_by(day: date, lead: int, holidays: Mapping[str, bool]) -> date:
    """The last day on which a note to be published on ``day`` may be handed in: ``lead`` working days before it.

    With no lead it is the day itself. 2026-06-22 with two days and 端午 19–21 is Wednesday 2026-06-17.
    """
    while lead > 0:
        day -= _ONE
        lead -= working(day, holidays)
    return day


def working_days(first: date, last: date, holidays: Mapping[str, bool]) -> list[date]:
    """The working days from one day to another, inclusive."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in days if working(day, holidays)]
