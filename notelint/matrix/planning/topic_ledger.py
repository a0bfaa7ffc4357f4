"""Which topics are free for whom and when (H5), kept as sets of bits so that asking costs nothing."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.matrix.planning.problem import Problem

_LONG_AGO = -10_000


class TopicLedger:
    """The uses of every topic. A set of topics is an integer whose bit ``t`` stands for topic ``t``."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self.users: list[list[int]] = [[] for _ in problem.topics]
        """The numbers of the notes of each topic."""
        self.of_pillar: list[list[int]] = [[] for _ in problem.pillars]
        self._days: list[list[int]] = [[day for day, _ in topic.past] for topic in problem.topics]
        self._near: list[list[int]] = [[0] * problem.days for _ in problem.topics]
        """By topic and day, the uses less than the gap away."""
        self._free = [0] * problem.days
        self._pillar = [0] * len(problem.pillars)
        self._used: list[dict[int, int]] = [{} for _ in problem.members]
        self._used_bits = [0] * len(problem.members)
        self._spent = 0
        self._by_word: dict[str, list[int]] = {}
        for place, topic in enumerate(problem.topics):
            self.of_pillar[topic.pillar].append(place)
            self._pillar[topic.pillar] |= 1 << place
            self._spent |= (topic.spare == 0) << place
            if topic.core_word:
                self._by_word.setdefault(topic.core_word, []).append(place)
            for day in range(max(topic.first, 0), min(topic.last, problem.days - 1) + 1):
                self._free[day] |= 1 << place
            for day, _ in topic.past:
                self._mark(place, day, 1)

    def add(self, number: int, account: int, day: int, topic: int) -> None:
        """Count a use by a note of that number."""
        self.users[topic].append(number)
        insort(self._days[topic], day)
        used = self._used[account]
        used[topic] = used.get(topic, 0) + 1
        self._used_bits[account] |= 1 << topic
        if len(self.users[topic]) == self._problem.topics[topic].spare:
            self._spent |= 1 << topic
        self._mark(topic, day, 1)

    def remove(self, number: int, account: int, day: int, topic: int) -> None:
        """Take a use back."""
        if len(self.users[topic]) == self._problem.topics[topic].spare:
            self._spent &= ~(1 << topic)
        self.users[topic].remove(number)
        self._days[topic].remove(day)
        used = self._used[account]
        used[topic] -= 1
        if not used[topic]:
            self._used_bits[account] &= ~(1 << topic)
        self._mark(topic, day, -1)

    def _mark(self, topic: int, day: int, one: int) -> None:
        problem = self._problem
        gap = problem.settings.gap
        own = problem.topics[topic]
        near = self._near[topic]
        for other in range(max(0, day - gap + 1), min(problem.days, day + gap)):
            near[other] += one
            if near[other]:
                self._free[other] &= ~(1 << topic)
            elif own.first <= other <= own.last:
                self._free[other] |= 1 << topic

    def free(self, account: int, day: int, pillar: int) -> int:
        """The topics of a pillar that an account may use on a day."""
        return self._free[day] & self._pillar[pillar] & ~self._used_bits[account] & ~self._spent

    def usable(self, account: int, day: int, topic: int) -> bool:
        """Whether an account may use a topic on a day."""
        return bool(self.free(account, day, self._problem.topics[topic].pillar) >> topic & 1)

    def last_use(self, topic: int, day: int) -> int:
        """The day of the last use before a day; long ago where there is none."""
        days = self._days[topic]
        place = bisect_left(days, day)
        return days[place - 1] if place else _LONG_AGO

    def clashes(self, topic: int, day: int) -> bool:
        """Whether another topic with the same core word is used within the gap: accounts compete in search (S6)."""
        word = self._problem.topics[topic].core_word
        return bool(word) and any(other != topic and self._near[other][day] for other in self._by_word[word])


def members(bits: int) -> Iterator[int]:
    """The topics of a set, in order."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
