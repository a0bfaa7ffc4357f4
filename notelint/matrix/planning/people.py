"""Who writes each planned note, who reviews it, and by when it has to be handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.planning.capacity import reviewers, works, writers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.planning.board import Placed
    from notelint.matrix.planning.problem import Problem
    from notelint.matrix.planning.slot import Slot
    from notelint.matrix.roster import Operator


def hand_in(problem: Problem, notes: Sequence[Placed]) -> dict[Placed, int]:
    """The place in ``review_days`` on which each note is handed in: as late as may be, no day beyond its capacity.

    Latest deadline first, each on the latest day that has room; the board keeps this possible.
    """
    per_day = problem.capacity.review
    load = [0] * len(problem.review_days)
    found: dict[Placed, int] = {}
    for note in notes:
        if note.due is not None:
            load[note.due] += 1
            found[note] = note.due
    for note in sorted(notes, key=lambda note: (-note.day, note.account, note.topic)):
        if note.due is not None:
            continue
        place = problem.deadline[note.day]
        while per_day is not None and place > 0 and load[place] >= per_day:
            place -= 1
        if place >= 0:
            load[place] += 1
        found[note] = place
    return found


class Desk:
    """Gives out writing by the week and reviewing by the day, to whoever has most of it left."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._written: dict[tuple[str, int], int] = {}
        self._reviewed: dict[tuple[str, int], int] = {}
        self._writers = [writers(problem.matrix, problem.iso(day)) for day in range(problem.days)]
        self._reviewers = reviewers(problem.matrix, problem.iso(problem.days - 1))

    def wrote(self, author: str, day: int, reviewer: str, due: int) -> None:
        """Count a note whose people are set already."""
        person, other = self._problem.matrix.operator(author), self._problem.matrix.operator(reviewer)
        if person is not None:
            self._add(self._written, person, self._problem.week_of[day])
        if other is not None:
            self._add(self._reviewed, other, due)

    def staffed(self, slot: Slot, account: int, day: int, due: int) -> Slot:
        """A line with its people and the day for handing in; an author that it names stays."""
        problem = self._problem
        author = problem.matrix.operator(slot.author) or self._author(account, day)
        if author is not None:
            self._add(self._written, author, problem.week_of[day])
        reviewer = self._reviewer(author, due)
        return slot._replace(
            author=slot.author or (author.name if author else ""),
            reviewer=reviewer.name if reviewer else "",
            submit_by=problem.review_days[due].isoformat(),
        )

    def _author(self, account: int, day: int) -> Operator | None:
        """Who writes: who looks after the account while there is capacity, else who has most left that week. Where
        nobody's capacity is known, the account's own person."""
        problem = self._problem
        own = problem.members[account].account
        person = problem.matrix.operator(own.owner) or problem.matrix.operator(own.persona.operator)
        week = problem.week_of[day]
        able = self._writers[day]
        if not able:
            return person if person is not None and works(person, problem.iso(day)) else None
        left = {one.id: (one.weekly_capacity or 0) - self._written.get((one.id, week), 0) for one in able}
        sole = self._reviewers[0].id if len(self._reviewers) == 1 else None
        ranked = sorted(able, key=lambda one: (one != person, one.id == sole, -left[one.id], one.id))
        return next((one for one in ranked if left[one.id] > 0), None)

    def _reviewer(self, author: Operator | None, due: int) -> Operator | None:
        """Who reviews: never the author; who has most left that day."""
        left = {
            one.id: (one.review_capacity or 0) - self._reviewed.get((one.id, due), 0)
            for one in self._reviewers
            if author is None or one.id != author.id
        }
        able = [one for one in self._reviewers if left.get(one.id, 0) > 0]
        if not able:
            return None
        chosen = min(able, key=lambda one: (-left[one.id], one.id))
        self._add(self._reviewed, chosen, due)
        return chosen

    def _add(self, counts: dict[tuple[str, int], int], person: Operator, period: int) -> None:
        key = person.id, period
        counts[key] = counts.get(key, 0) + 1
