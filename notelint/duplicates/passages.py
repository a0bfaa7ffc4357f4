"""What two texts have in common, exactly: shared stretches, chained into passages, and the measures made of them.

``Text`` keeps what is worked out once for a text that is compared with several others.
"""

from __future__ import annotations

from functools import cached_property
from operator import add
from typing import NamedTuple

SEED = 6
"""The shortest stretch that counts as shared: one of the grams that ``Text`` gives."""
LEAST = 24
"""Shared characters that make a passage."""
GAP = 10
"""Characters that may differ between two stretches of one passage, in either text."""
DRIFT = 4
"""How far the places of two stretches of one passage may shift against each other."""
NEAR = 0.5
"""The similarity from which on two texts are compared in every stretch."""
REPEATED = 8
"""A gram that a text repeats oftener is followed up at its first places only."""


class Stretch(NamedTuple):
    """``length`` characters that stand at ``here`` in one text and at ``there`` in the other."""

    here: int
    there: int
    length: int


class Passage(NamedTuple):
    """A passage: [start, end) of one text, [there, there_end) of the other, ``matched`` characters the same in both."""

    start: int
    end: int
    there: int
    there_end: int
    matched: int


class Shared(NamedTuple):
    """What two texts share. ``similarity`` is the Jaccard figure of their 4-grams; ``containment`` and ``contained``
    are the shares of this and of the other text that lie in shared passages."""

    similarity: float
    containment: float
    contained: float
    passages: tuple[Passage, ...]


NOTHING = Shared(0.0, 0.0, 0.0, ())


class Text:
    """A stripped text."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def grams(self) -> frozenset[str]:
        """Its 4-grams."""
        return frozenset(_fours(_pairs(self.text)))

    @cached_property
    def first(self) -> dict[str, int]:
        """Where each of its 6-grams stands first."""
        seeds = self.seeds()
        return dict(zip(reversed(seeds), range(len(seeds) - 1, -1, -1), strict=True))

    def seeds(self) -> list[str]:
        """Its 6-grams in order; not kept, for they take a hundred times the room of the text. The 4-grams come with
        them."""
        pairs = _pairs(self.text)
        fours = _fours(pairs)
        self.__dict__.setdefault("grams", frozenset(fours))
        return list(map(add, fours, pairs[4:]))


# Adding strings pair by pair makes grams faster than cutting the text at every place.
def _pairs(text: str) -> list[str]:
    return list(map(add, text, text[1:]))


def _fours(pairs: list[str]) -> list[str]:
    return list(map(add, pairs, pairs[2:]))


def similarity(this: Text, other: Text) -> float:
    """The exact Jaccard figure of the character 4-grams of two texts; of none, 0."""
    common = len(this.grams & other.grams)
    return common / (len(this.grams) + len(other.grams) - common) if common else 0.0


def shared(this: Text, other: Text, near: float = NEAR) -> Shared:
    """What two texts share. From a similarity of ``near`` on every shared stretch counts, else passages only.

    Texts that have less than a passage in common are not measured further: all figures are then 0.
    """
    whole = len(this.text)
    if this.text == other.text and whole >= LEAST:
        return Shared(1.0, 1.0, 1.0, (Passage(0, whole, 0, whole, whole),))
    stretches = shared_stretches(this, other)
    if sum(stretch.length for stretch in stretches) < LEAST:
        return NOTHING
    alike = similarity(this, other)
    least = SEED if alike >= near else LEAST
    found = tuple(passage for passage in chain(stretches) if passage.matched >= least)
    return Shared(
        alike,
        _covered([(passage.start, passage.end) for passage in found], len(this.text)),
        _covered([(passage.there, passage.there_end) for passage in found], len(other.text)),
        found,
    )


def shared_stretches(this: Text, other: Text) -> list[Stretch]:
    """Stretches of this text that stand in the other, left to right, none over another: at each place the longest one,
    of equal ones the one that goes on where the last one left off."""
    first = other.first
    seeds = this.seeds()
    mine, theirs, repeats = this.text, other.text, len(first) < len(other.text) - SEED + 1
    found: list[Stretch] = []
    end = drift = 0
    for at in [at for at, gram in enumerate(seeds) if gram in first]:
        if at < end:
            continue
        gram = seeds[at]
        place = first[gram]
        best = length = 0
        for _ in range(REPEATED):
            run = SEED + _common(mine, at + SEED, theirs, place + SEED)
            if run > length or (run == length and abs(place - at - drift) < abs(best - at - drift)):
                best, length = place, run
            place = theirs.find(gram, place + 1) if repeats else -1
            if place < 0:
                break
        found.append(Stretch(at, best, length))
        drift = best - at
        end = at + length
    return found


def _common(this: str, at: int, other: str, place: int) -> int:
    """How many characters from two places on are the same."""
    start = at
    for step in (64, 16, 4, 1):
        while (piece := this[at : at + step]) == other[place : place + step] and len(piece) == step:
            at += step
            place += step
    return at - start


def chain(stretches: list[Stretch]) -> list[Passage]:
    """Join stretches that follow each other closely in both texts."""
    passages: list[Passage] = []
    for here, there, length in stretches:
        for back in range(1, min(len(passages), 3) + 1):
            last = passages[-back]
            apart, apart_there = here - last.end, there - last.there_end
            if 0 <= apart <= GAP and 0 <= apart_there <= GAP and abs(apart - apart_there) <= DRIFT:
                passages[-back] = Passage(last.start, here + length, last.there, there + length, last.matched + length)
                break
        else:
            passages.append(Passage(here, here + length, there, there + length, length))
    return passages


def _covered(spans: list[tuple[int, int]], length: int) -> float:
    """The share of a text that lies in spans."""
    covered = end = 0
    for start, stop in sorted(spans):
        covered += max(stop - max(start, end), 0)
        end = max(end, stop)
    return min(covered / length, 1.0) if length else 0.0
