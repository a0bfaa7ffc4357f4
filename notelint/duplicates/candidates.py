"""Which notes of a batch may share something: those with several fingerprints in common. Plain Python."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CAP = 64
"""Notes with the same fingerprint up to which every pair of them is counted."""


def candidates(fingerprints: Sequence[Iterable[int]], shared: int) -> list[tuple[int, int]]:
    """Pairs of places, the smaller first, of notes that share at least that many different fingerprints, in order.

    A fingerprint of more than ``CAP`` notes is not dropped, which would lose the template that most copies follow: its
    notes are linked each to the first (star) and to the next (chain).
    """
    notes: dict[int, list[int]] = {}
    for note, values in enumerate(fingerprints):
        for value in set(values):
            notes.setdefault(value, []).append(note)
    counts: Counter[tuple[int, int]] = Counter()
    for group in notes.values():
        if len(group) > 1:
            counts.update(links(group))
    return sorted(pair for pair, count in counts.items() if count >= shared)


def links(group: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs that one fingerprint makes of its notes, given in ascending order."""
    if len(group) <= CAP:
        yield from combinations(group, 2)
        return
    first = group[0]
    for place, note in enumerate(group[1:], 1):
        yield first, note
        if place > 1:
            yield group[place - 1], note
