"""Which notes of a batch may share something: those with several fingerprints in common. Plain Python."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CAP = 64
"""Notes with the same fingerprint up to which every pair of them is counted."""
COMMON = 8
"""Notes from which on a fingerprint is common, as those of stock phrases are."""
RARE_WEIGHT, COMMON_WEIGHT = 5, 3
"""What a shared fingerprint counts, rare or common: openers and closings alone make no candidates, long passages do."""


class Candidates(NamedTuple):
    """Pairs of places, the smaller first, in order; and how many notes have each common fingerprint."""

    pairs: list[tuple[int, int]]
    common: dict[int, int]


def candidates(fingerprints: Sequence[Iterable[int]], shared: int) -> Candidates:
    """Pairs of notes that share at least that many different rare fingerprints, or the weight of as many.

    A fingerprint of more than ``CAP`` notes is not dropped, which would lose the template that most copies follow: its
    notes are linked each to the first (star) and to the next (chain).
    """
    notes: dict[int, list[int]] = {}
    for note, values in enumerate(fingerprints):
        for value in set(values):
            notes.setdefault(value, []).append(note)
    weights: Counter[tuple[int, int]] = Counter()
    for group in notes.values():
        if len(group) > 1:
            weight = RARE_WEIGHT if len(group) < COMMON else COMMON_WEIGHT
            for pair in links(group):
                weights[pair] += weight
    least = shared * RARE_WEIGHT
    common = {value: len(group) for value, group in notes.items() if len(group) >= COMMON}
    return Candidates(sorted(pair for pair, weight in weights.items() if weight >= least), common)


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
