"""The plan while it is made: notes that stand, and whether one more may. No hard constraint is ever broken on it by
a note of ours; what the user fixed stands as it is."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.planning.topic_ledger import TopicLedger

if TYPE_CHECKING:
    from notelint.matrix.planning.problem import Problem
    from notelint.matrix.planning.slot import Slot

NO_TOPIC = -1


class Placed(NamedTuple):
    """A note of the plan. ``topic`` is ``NO_TOPIC`` for a place kept free, or for a topic that is not in the pool.

    ``fixed`` is the line or note of the user that it is; ``reviewed`` that it takes no capacity any more; ``due`` the
    place in ``review_days`` on which it is handed in where the user says so.
    """

    account: int
    day: int
    pillar: int
    topic: int
    campaign: str = ""
    pair: str = ""
    hot: bool = False
    fixed: Slot | None = None
    reviewed: bool = False
    due: int | None = None


class Outside(NamedTuple):
    """A note of a planned account before or after the plan, in a week or gap that reaches into it."""

    account: int
    day: int
    week: int | None
    commercial: bool


class Board:
    """Notes by number, with the counts that the constraints ask for."""

    def __init__(self, problem: Problem, outside: tuple[Outside, ...] = ()) -> None:
        accounts, days = len(problem.members), problem.days
        self.problem = problem
        self.outside = outside
        self.notes: dict[int, Placed] = {}
        self._next = 0
        self.by_day = [[0] * days for _ in range(accounts)]
        self.by_week = [[0] * problem.weeks for _ in range(accounts)]
        self.filled = [[0] * problem.weeks for _ in range(accounts)]
        """Notes that answer a weekly need: those that are no free place."""
        self.load = [0] * days
        self.writing = [0] * problem.weeks
        self.due = [0] * len(problem.review_days)
        self.topics = TopicLedger(problem)
        self.commercial: list[list[int]] = [[] for _ in range(accounts)]
        self.campaign_days: dict[tuple[str, int], int] = {}
        self.pillar_counts = [dict.fromkeys(member.pillars, 0) for member in problem.members]
        for note in outside:
            if note.week is not None:
                self.by_week[note.account][note.week] += 1
            if note.commercial:
                insort(self.commercial[note.account], note.day)

    def copy(self) -> Board:
        """The same notes on another board."""
        other = Board(self.problem, self.outside)
        for number, note in self.notes.items():
            other.restore(number, note)
        other._next = self._next
        return other

    def place(self, note: Placed) -> int:
        """Put a note on the board; returns its number."""
        number = self._next
        self._next += 1
        self.restore(number, note)
        return number

    def restore(self, number: int, note: Placed) -> None:
        """Put a note back, or a changed one in its place, under the number it had."""
        self.notes[number] = note
        if note.topic != NO_TOPIC:
            self.topics.add(number, note.account, note.day, note.topic)
        self._count(note, 1)

    def take(self, number: int) -> Placed:
        """Take a note off the board."""
        note = self.notes.pop(number)
        if note.topic != NO_TOPIC:
            self.topics.remove(number, note.account, note.day, note.topic)
        self._count(note, -1)
        return note

    def _count(self, note: Placed, one: int) -> None:
        problem = self.problem
        week = problem.week_of[note.day]
        self.by_day[note.account][note.day] += one
        self.by_week[note.account][week] += one
        self.load[note.day] += one
        if not note.hot:
            self.filled[note.account][week] += one
        if not note.reviewed:
            self.writing[week] += one
            place = problem.deadline[note.day] if note.due is None else note.due
            if place >= 0:
                self.due[place] += one
        if note.campaign:
            key = note.campaign, note.day
            self.campaign_days[key] = self.campaign_days.get(key, 0) + one
        counts = self.pillar_counts[note.account]
        if note.pillar in counts:
            counts[note.pillar] += one
        if problem.members[note.account].commercial:
            if one > 0:
                insort(self.commercial[note.account], note.day)
            else:
                self.commercial[note.account].remove(note.day)

    def room(self, account: int, day: int, campaign: str = "") -> bool:
        """Whether an account may publish one more note on a day, its topic left aside (H1, H2, H4, H7–H9, H11)."""
        problem = self.problem
        member = problem.members[account]
        week = problem.week_of[day]
        if not member.open[day] or problem.deadline[day] < 0:
            return False
        if self.by_day[account][day] >= problem.settings.daily or self.by_week[account][week] >= member.most[week]:
            return False
        writing = problem.capacity.writing
        if writing is not None and self.writing[week] >= writing[week]:
            return False
        if member.commercial and _near(self.commercial[account], day, problem.settings.commercial_gap):
            return False
        if campaign and not self._room_in_burst(campaign, day):
            return False
        return self._room_for_review(problem.deadline[day])

    def _room_in_burst(self, campaign: str, day: int) -> bool:
        for burst in self.problem.bursts:
            if burst.campaign == campaign and burst.daily is not None and burst.first <= day <= burst.last:
                return self.campaign_days.get((campaign, day), 0) < burst.daily
        return True

    def _room_for_review(self, deadline: int) -> bool:
        """Whether all notes can be reviewed by their deadlines with one more due on that day (earliest first)."""
        per_day = self.problem.capacity.review
        if per_day is None:
            return True
        total = 0
        for place, due in enumerate(self.due):
            total += due
            if place >= deadline and total + 1 > per_day * (place + 1):
                return False
        return True

    def missing(self, account: int, week: int) -> int:
        """Notes that an account still needs in a week."""
        return max(0, self.problem.members[account].need[week] - self.filled[account][week])

    def shortage(self) -> int:
        """Notes that all accounts still need."""
        problem = self.problem
        return sum(self.missing(a, w) for a in range(len(problem.members)) for w in range(problem.weeks))


def _near(days: list[int], day: int, gap: int) -> bool:
    """Whether one of the sorted days is less than ``gap`` days from a day."""
    place = bisect_left(days, day - gap + 1)
    return place < len(days) and days[place] < day + gap
