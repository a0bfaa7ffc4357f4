"""A calendar as it is judged: its lines, with the notes of the folder that no line speaks of. Nothing here knows how
a plan is made, so that what makes plans can be held to it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.planning.pool import REFUSED
from notelint.matrix.planning.settings import PlanSettings
from notelint.matrix.planning.standing_notes import slot_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notelint.matrix.at import At
    from notelint.matrix.model import Matrix
    from notelint.matrix.planning.slot import Slot
    from notelint.matrix.roster import Account

_REACH = timedelta(days=60)
"""How far back notes matter that use no topic with angles: no gap, week or month reaches further."""
HISTORY = ("已发布", "下架")


class Line(NamedTuple):
    """A line with its account and day. ``own`` is false for what is only there so that gaps and weeks are whole."""

    slot: Slot
    account: Account | None
    day: date
    own: bool

    @property
    def name(self) -> str:
        """The account's id, else what the line says."""
        return self.account.id if self.account else self.slot.account

    @property
    def week(self) -> tuple[int, int]:
        """Year and week by ISO 8601."""
        year, week, _ = self.day.isocalendar()
        return year, week


class View(NamedTuple):
    """Lines in the order of days, and the months a sheet speaks of (``2026-06``)."""

    matrix: Matrix
    settings: PlanSettings
    lines: tuple[Line, ...]
    months: tuple[str, ...]

    def planned(self, day: str) -> bool:
        """Whether a day lies in a month that is planned."""
        return day[:7] in self.months


class Breach(NamedTuple):
    """One thing wrong: the line it is told at, words for the message, and other lines it speaks of."""

    at: At
    subject: str
    values: Mapping[str, str]
    account: str | None = None
    level: str | None = None
    others: tuple[At, ...] = ()


def view(matrix: Matrix) -> View:
    """The calendar of a matrix. Of its notes without a line, those before today only fill gaps and weeks."""
    accounts = {key: account for account in reversed(matrix.accounts) for key in (account.name, account.id)}
    lines = [_line(slot, accounts, own=True) for slot in matrix.calendar]
    taken = {(line.name, line.slot.on) for line in lines}
    months = {slot.on[:7] for slot in matrix.calendar}
    angled = {topic.id for topic in matrix.topics if topic.angle}
    since = (date.fromisoformat(min([matrix.today, *(slot.on for slot in matrix.calendar)])) - _REACH).isoformat()
    for post in matrix.posts:
        if not post.on or post.state == REFUSED or (post.on < since and post.topic not in angled):
            continue
        line = _line(slot_of(post, accounts.get(post.account or "")), accounts, own=False)
        if (line.name, line.slot.on) not in taken:
            lines.append(line._replace(own=line.slot.on >= matrix.today and line.slot.state not in HISTORY))
    lines.sort(key=lambda line: (line.slot.on, line.name, line.slot.hours, line.slot.topic, line.slot.at))
    return View(matrix, matrix.plan or PlanSettings(), tuple(lines), tuple(sorted(months)))


def _line(slot: Slot, accounts: Mapping[str, Account], *, own: bool) -> Line:
    return Line(slot, accounts.get(slot.account), date.fromisoformat(slot.on), own)


def breach(line: Line, others: Sequence[Line] = (), level: str | None = None, **values: object) -> Breach:
    """A breach at a line; its account and day can always be named in the message."""
    slot = line.slot
    words = {"account": slot.account, "day": slot.on, **{name: str(value) for name, value in values.items()}}
    subject = f"{slot.on} {slot.account} {slot.topic}".strip()
    return Breach(slot.at, subject, words, line.name, level, tuple(other.slot.at for other in others))


def monday(week: tuple[int, int]) -> date:
    """The first day of a week."""
    return date.fromisocalendar(*week, 1)


def span(first: date, last: date) -> str:
    """「06-01..06-07」."""
    return f"{first.isoformat()[5:]}..{last.isoformat()[5:]}"


def week_span(week: tuple[int, int]) -> str:
    """The days of a week."""
    return span(monday(week), monday(week) + timedelta(days=6))
