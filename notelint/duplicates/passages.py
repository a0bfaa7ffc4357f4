"""What two texts have in common, exactly: shared stretches, chained into passages, and the measures made of them.

``Text`` keeps what is worked out once for a text that is compared with several others.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

SEED = 6
"""The shortest stretch that counts as shared."""
LEAST = 24
"""Shared characters that make a passage."""
GAP = 10
"""Characters that may differ between two stretches of one passage, in either text."""
DRIFT = 4
"""How far the places of two stretches of one passage may shift against each other."""
JACCARD = 4
_REPEATED = 8
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


class Text:
    """A stripped text."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def grams(self) -> frozenset[str]:
        """Its 4-grams."""
        text = self.text
        return frozenset([text[at : at + JACCARD] for at in range(len(text) - JACCARD + 1)])

    @cached_property
    def seeds(self) -> dict[str, list[int]]:
        """The places of its grams of ``SEED`` characters."""
        text = self.text
        found: dict[str, list[int]] = {}
        for at in range(len(text) - SEED + 1):
            found.setdefault(text[at : at + SEED], []).append(at)
        return found


def similarity(this: Text, other: Text) -> float:
    """The exact Jaccard figure of the character 4-grams of two texts; of none, 0."""
    common = len(this.grams & other.grams)
    return common / (len(this.grams) + len(other.grams) - common) if common else 0.0


def shared(this: Text, other: Text, near: float = 0.5) -> Shared:
    """What two texts share. From a similarity of ``near`` on every shared stretch counts, else passages only."""
    alike = similarity(this, other)
    stretches = shared_stretches(this, other)
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
    mine, theirs, seeds = this.text, other.text, other.seeds
    found: list[Stretch] = []
    at = drift = 0
    stop = len(mine) - SEED
    while at <= stop:
        places = seeds.get(mine[at : at + SEED])
        if places is None:
            at += 1
            continue
        best = length = 0
        for place in places if len(places) <= _REPEATED else places[:_REPEATED]:
            run = SEED + _common(mine, at + SEED, theirs, place + SEED)
            if run > length or (run == length and abs(place - at - drift) < abs(best - at - drift)):
                best, length = place, run
        found.append(Stretch(at, best, length))
        drift = best - at
        at += length
    return found


def _common(this: str, at: int, other: str, place: int) -> int:
    """How many characters from two places on are the same."""
    start = at
    step = 16
    while this[at : at + step] == other[place : place + step] and at + step <= len(this):
        at += step
        place += step
        step *= 2
    room = min(len(this) - at, len(other) - place)
    while room > 0 and this[at] == other[place]:
        at += 1
        place += 1
        room -= 1
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
