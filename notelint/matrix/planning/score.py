"""What a plan costs: the wishes it does not meet, each with its weight. The one measure by which plans are compared."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.planning.hot import hot_places
from notelint.matrix.planning.times import crowd, part_of_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.planning.problem import Problem
    from notelint.matrix.planning.slot import Slot


class Term(NamedTuple):
    """One wish: how often it is not met (in thousandths where it is a share), and what that costs (thousandths)."""

    name: str
    times: int
    cost: int


class Note(NamedTuple):
    """A line as numbers; -1 stands for what is not of the problem."""

    account: int
    day: int
    pillar: int
    topic: int
    hot: bool
    hours: str


def score(problem: Problem, slots: Sequence[Slot], previous: Sequence[Slot] = ()) -> tuple[Term, ...]:
    """The terms of a calendar (S1–S7 and missing notes); ``total`` adds them up."""
    notes = _notes(problem, slots)
    weights = problem.settings.weights

    def term(name: str, count: int, weight: int) -> Term:
        return Term(name, count, count * weight * 1000)

    deviation = _pillars(problem, notes)
    return (
        term("低于每周最少", _short(problem, notes), weights.short),
        term("不在偏好时段", _hours(problem, notes), weights.hours),
        Term("支柱占比偏差", deviation, deviation * weights.pillar),
        term("连续两天发", _consecutive(notes), weights.consecutive),
        term("某天多于平均", _load(problem, notes), weights.load),
        term("同一时段扎堆", _crowd(problem, notes), weights.crowd),
        term("少热点机动位", _hot(problem, notes), weights.hot),
        term("账号之间抢词", _clash(problem, notes), weights.clash),
        term("与上一版不同", changes(problem, previous, slots) if previous else 0, weights.change),
    )


def total(terms: Sequence[Term]) -> int:
    """The cost of a plan, in thousandths of a point."""
    return sum(term.cost for term in terms)


def points(thousandths: int) -> str:
    """A cost as it is printed: 1,230.5."""
    return f"{thousandths / 1000:,.1f}"


def _notes(problem: Problem, slots: Sequence[Slot]) -> list[Note]:
    topics = {topic.id: place for place, topic in enumerate(problem.topics)}
    names = {one.id: one.name for one in problem.matrix.pillars}
    pillars = {name: place for place, name in enumerate(problem.pillars)}
    places = {name: place for place, member in enumerate(problem.members) for name in (member.name, member.id)}
    found = []
    for slot in slots:
        account = places.get(slot.account, -1)
        pillar = pillars.get(names.get(slot.pillar, slot.pillar), -1)
        topic = topics.get(slot.topic, -1)
        if account >= 0:
            found.append(Note(account, problem.number(slot.on), pillar, topic, slot.hot, slot.hours))
    return found


def _short(problem: Problem, notes: Sequence[Note]) -> int:
    filled = [[0] * problem.weeks for _ in problem.members]
    for note in notes:
        if not note.hot:
            filled[note.account][problem.week_of[note.day]] += 1
    return sum(
        max(0, need - has)
        for member, own in zip(problem.members, filled, strict=True)
        for need, has in zip(member.need, own, strict=True)
    )


def _hours(problem: Problem, notes: Sequence[Note]) -> int:
    def outside(note: Note) -> bool:
        own = problem.members[note.account].account.hours
        return bool(own and note.hours) and not any(
            start <= note.hours[:5] and note.hours[-5:] <= end for start, end in own
        )

    return sum(map(outside, notes))


def _pillars(problem: Problem, notes: Sequence[Note]) -> int:
    """Notes by which accounts miss their shares of pillars, in thousandths."""
    counts: list[dict[int, int]] = [{} for _ in problem.members]
    for note in notes:
        if note.pillar >= 0:
            own = counts[note.account]
            own[note.pillar] = own.get(note.pillar, 0) + 1
    return sum(
        abs(1000 * own.get(pillar, 0) - round(share * 1000) * sum(own.values()))
        for member, own in zip(problem.members, counts, strict=True)
        for pillar, share in member.shares
    )


def _consecutive(notes: Sequence[Note]) -> int:
    days: dict[int, set[int]] = {}
    for note in notes:
        days.setdefault(note.account, set()).add(note.day)
    return sum(1 for own in days.values() for day in own if day + 1 in own)


def _load(problem: Problem, notes: Sequence[Note]) -> int:
    load = [0] * problem.days
    for note in notes:
        load[note.day] += 1
    mean = -(-len(notes) // problem.days)
    return sum(max(0, own - mean) for own in load)


def _crowd(problem: Problem, notes: Sequence[Note]) -> int:
    parts: dict[int, dict[str, int]] = {}
    for note in notes:
        if note.hours:
            own = parts.setdefault(note.day, {})
            part = part_of_day(note.hours[:5])
            own[part] = own.get(part, 0) + 1
    share = problem.settings.slot_share
    return sum(crowd(count, sum(own.values()), share) for own in parts.values() for count in own.values())


def _hot(problem: Problem, notes: Sequence[Note]) -> int:
    hot = sum(note.hot for note in notes)
    return max(0, hot_places(len(notes) - hot, problem.hot_share) - hot)


def _clash(problem: Problem, notes: Sequence[Note]) -> int:
    """Pairs of notes of two accounts with one core word less than a gap apart, counted with the next one only."""
    by_word: dict[str, list[tuple[int, int]]] = {}
    for note in notes:
        word = problem.topics[note.topic].core_word if note.topic >= 0 else ""
        if word:
            by_word.setdefault(word, []).append((note.day, note.account))
    gap = problem.settings.gap
    found = 0
    for own in by_word.values():
        own.sort()
        found += sum(1 for (day, account), (later, other) in pairwise(own) if later - day < gap and account != other)
    return found


def changes(problem: Problem, previous: Sequence[Slot], slots: Sequence[Slot]) -> int:
    """Lines of either version, within the plan, that the other does not have: same account, day and topic."""
    first, last = problem.iso(0), problem.iso(problem.days - 1)

    def keys(lines: Sequence[Slot]) -> set[tuple[str, str, str]]:
        found = set()
        for slot in lines:
            if first <= slot.on <= last:
                place = problem.place(slot.account)
                found.add((problem.members[place].id if place is not None else slot.account, slot.on, slot.topic))
        return found

    old, new = keys(previous), keys(slots)
    return max(len(old - new), len(new - old))
