"""The model of CP-SAT for one group of accounts: on which days they publish which pillar, all else standing."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from notelint.matrix.planning.board import Board, Placed
    from notelint.matrix.planning.problem import Problem

Key = tuple[int, int, int]
"""Account, day, pillar."""


class Group(NamedTuple):
    """A model and its variables: notes by account, day and pillar, free places by account and day."""

    model: Any
    notes: dict[Key, Any]
    free: dict[tuple[int, int], Any]
    accounts: tuple[int, ...]


def build(board: Board, wanted: dict[int, Placed], accounts: frozenset[int], free: set[int]) -> Group:
    """The model for some accounts. ``wanted`` are the notes decided anew, as they stand; ``free`` their old numbers."""
    standing = [note for number, note in board.notes.items() if number not in free]
    standing += [note for note in wanted.values() if note.account not in accounts]
    problem = board.problem
    model = cp_model.CpModel()
    own = [note for note in wanted.values() if note.account in accounts]
    hint = Counter((note.account, note.day, note.pillar) for note in own if not note.hot)
    hot = Counter((note.account, note.day) for note in own if note.hot)
    notes: dict[Key, Any] = {}
    free_places: dict[tuple[int, int], Any] = {}
    for account in sorted(accounts):
        member = problem.members[account]
        for day in range(problem.days):
            if member.open[day] and problem.deadline[day] >= 0:
                for pillar in member.pillars:
                    key = account, day, pillar
                    notes[key] = model.new_bool_var(f"n{account}_{day}_{pillar}")
                    model.add_hint(notes[key], bool(hint[key]))
                if hot:
                    free_places[account, day] = model.new_bool_var(f"h{account}_{day}")
                    model.add_hint(free_places[account, day], bool(hot[account, day]))
    model.add(sum(free_places.values()) == sum(hot.values()))
    rows = _Rows(problem, model, notes, free_places, standing, hint)
    cost: list[Any] = []
    for account in sorted(accounts):
        cost += rows.frequency(board, account)
        cost += rows.shares(account)
        cost += rows.neighbours(account)
    rows.topics()
    rows.people(board)
    cost += rows.load(len(standing) + len(own))
    model.minimize(sum(cost))
    return Group(model, notes, free_places, tuple(sorted(accounts)))


class _Rows:
    """The constraints, each over the variables and what stands."""

    def __init__(
        self,
        problem: Problem,
        model: Any,
        notes: dict[Key, Any],
        free: dict[tuple[int, int], Any],
        standing: list[Placed],
        hint: Counter[Key],
    ) -> None:
        self.problem = problem
        self.model = model
        self.notes = notes
        self.all = [(account, day, variable) for (account, day, _), variable in notes.items()]
        self.all += [(account, day, variable) for (account, day), variable in free.items()]
        self.free = free
        self.standing = standing
        self.hint = hint
        self.by_day: dict[tuple[int, int], list[Any]] = {}
        self.own: dict[int, list[Placed]] = {}
        for account, day, variable in self.all:
            self.by_day.setdefault((account, day), []).append(variable)
        for note in standing:
            self.own.setdefault(note.account, []).append(note)

    def frequency(self, board: Board, account: int) -> list[Any]:
        """Notes a day, a week, and of partners within a gap; the cost of what a week lacks."""
        problem, model = self.problem, self.model
        member = problem.members[account]
        own = self.own.get(account, [])
        on_day = Counter(note.day for note in own)
        cost = []
        for day in range(problem.days):
            model.add(sum(self.by_day.get((account, day), ())) <= max(0, problem.settings.daily - on_day[day]))
        outside = Counter(note.week for note in board.outside if note.account == account and note.week is not None)
        for week in range(problem.weeks):
            days = [day for day in range(problem.days) if problem.week_of[day] == week]
            everything = sum(variable for day in days for variable in self.by_day.get((account, day), ()))
            count = everything - sum(self.free[account, day] for day in days if (account, day) in self.free)
            stands = sum(on_day[day] for day in days)
            filled = sum(1 for note in own if note.day in days and not note.hot)
            short = model.new_int_var(0, member.need[week], f"short{account}_{week}")
            model.add(count + short >= member.need[week] - filled)
            model.add(count <= max(0, member.need[week] - filled))
            model.add(everything <= max(0, member.most[week] - stands - outside[week]))
            hinted = sum(self.hint[account, day, pillar] for day in days for pillar in member.pillars)
            model.add_hint(short, max(0, member.need[week] - filled - hinted))
            cost.append(short * problem.settings.weights.short * 1000)
        if member.commercial:
            self._gap(
                account, [note.day for note in own] + [note.day for note in board.outside if note.account == account]
            )
        return cost

    def _gap(self, account: int, days: list[int]) -> None:
        gap = self.problem.settings.commercial_gap
        for start in range(1 - gap, self.problem.days):
            window = range(start, start + gap)
            stands = sum(day in window for day in days)
            here = [variable for day in window for variable in self.by_day.get((account, day), ())]
            if here:
                self.model.add(sum(here) <= max(0, 1 - stands))

    def shares(self, account: int) -> list[Any]:
        """The cost of missing the wanted shares of pillars, in thousandths of a note; and no more notes of a pillar
        than it has topics."""
        problem, model = self.problem, self.model
        own = Counter(note.pillar for note in self.own.get(account, []))
        counts = {
            pillar: own[pillar]
            + sum(variable for (who, _, what), variable in self.notes.items() if (who, what) == (account, pillar))
            for pillar in problem.members[account].pillars
        }
        for pillar, count in counts.items():
            model.add(count <= max(own[pillar], sum(topic.pillar == pillar for topic in problem.topics)))
        total = sum(counts.values())
        cost = []
        for pillar, share in problem.members[account].shares:
            off = model.new_int_var(0, 1000 * problem.days * problem.settings.daily * 2, f"off{account}_{pillar}")
            difference = 1000 * counts[pillar] - round(share * 1000) * total
            model.add(off >= difference)
            model.add(off >= -difference)
            cost.append(off * problem.settings.weights.pillar)
        return cost

    def neighbours(self, account: int) -> list[Any]:
        """The cost of publishing on two days in a row."""
        model = self.model
        stands = {note.day for note in self.own.get(account, [])}
        used: list[Any] = []
        for day in range(self.problem.days):
            here = self.by_day.get((account, day), [])
            if day in stands or not here:
                used.append(int(day in stands))
            else:
                used.append(model.new_bool_var(f"used{account}_{day}"))
                for variable in here:
                    model.add(used[-1] >= variable)
                model.add(used[-1] <= sum(here))
        cost = []
        for day, (one, other) in enumerate(pairwise(used)):
            both = model.new_bool_var(f"both{account}_{day}")
            model.add(both >= one + other - 1)
            cost.append(both * self.problem.settings.weights.consecutive * 1000)
        return cost

    def topics(self) -> None:
        """In every gap's days no more notes of a pillar than it has topics then."""
        problem = self.problem
        gap = problem.settings.gap
        stands = Counter((note.pillar, note.day) for note in self.standing)
        for topic in problem.topics:
            for day, _ in topic.past:
                stands[topic.pillar, day] += 1
        here: dict[tuple[int, int], list[Any]] = {}
        for (_, day, pillar), variable in self.notes.items():
            here.setdefault((pillar, day), []).append(variable)
        for pillar in range(len(problem.pillars)):
            own = [topic for topic in problem.topics if topic.pillar == pillar]
            for start in range(1 - gap, problem.days):
                window = range(start, start + gap)
                variables = [variable for day in window for variable in here.get((pillar, day), ())]
                if variables:
                    there = sum(
                        (topic.first < start + gap and topic.last >= start and topic.spare != 0)
                        or any(day in window for day, _ in topic.past)
                        for topic in own
                    )
                    used = sum(stands[pillar, day] for day in window)
                    self.model.add(sum(variables) <= max(0, there - used))

    def people(self, board: Board) -> None:
        """What can be written in a week, and reviewed by each deadline."""
        problem = self.problem
        working = [note for note in self.standing if not note.reviewed]
        writing = problem.capacity.writing
        for week in range(problem.weeks) if writing is not None else ():
            assert writing is not None
            stands = sum(1 for note in working if problem.week_of[note.day] == week)
            here = [variable for _, day, variable in self.all if problem.week_of[day] == week]
            self.model.add(sum(here) <= max(0, writing[week] - stands))
        per_day = problem.capacity.review
        for place in range(len(board.due)) if per_day is not None else ():
            assert per_day is not None
            stands = sum(
                1 for note in working if (problem.deadline[note.day] if note.due is None else note.due) <= place
            )
            here = [variable for _, day, variable in self.all if problem.deadline[day] <= place]
            self.model.add(sum(here) <= max(0, per_day * (place + 1) - stands))

    def load(self, total: int) -> list[Any]:
        """The cost of days with more notes than the mean."""
        problem = self.problem
        mean = -(-total // problem.days)
        on_day = Counter(note.day for note in self.standing)
        here: dict[int, list[Any]] = {}
        for _, day, variable in self.all:
            here.setdefault(day, []).append(variable)
        cost = []
        for day in range(problem.days):
            over = self.model.new_int_var(0, len(self.all) + len(self.standing), f"over{day}")
            self.model.add(over >= sum(here.get(day, ())) + on_day[day] - mean)
            cost.append(over * problem.settings.weights.load * 1000)
        return cost
