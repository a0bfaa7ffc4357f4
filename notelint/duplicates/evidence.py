"""``passages.shared`` for many pairs at once with numpy, figure for figure: what ``passages`` takes a text at a time is
done here for some hundred pairs in each step."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from notelint.duplicates.letters import codes_of, texts_of
from notelint.duplicates.passages import LEAST, NEAR, NOTHING, SEED, Passage, Shared, Text, shared
from notelint.duplicates.stretches import Rows, Seeds, seeds, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.duplicates.letters import Codes
    from notelint.duplicates.stretches import Stretches

Array = np.ndarray[Any, Any]

PAIRS = 2_048
"""Pairs whose texts are laid out at once."""
ROOM = 500_000
"""Characters that are laid out side by side at once."""
LONGEST = 8_192
"""Longer texts are left to ``passages``: rows are as long as the longest text among them."""
_FREE = 0xD800, 0xF900
_APART = 1 << 20
_FACTORS = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)


def shared_all(texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[Shared]:
    """What each pair of stripped texts shares; pairs are places in ``texts``."""
    found: list[Shared] = []
    for first in range(0, len(pairs), PAIRS):
        both = np.array(pairs[first : first + PAIRS], np.int64)
        used, places = np.unique(both, return_inverse=True)
        places = places.reshape(both.shape)
        codes = codes_of([texts[place] for place in used.tolist()])
        found += shared_codes(codes, places[:, 0], places[:, 1])
    return found


def shared_codes(texts: Codes, left: Array, right: Array) -> list[Shared]:
    """The same for texts as code points; ``left`` and ``right`` are places of notes."""
    starts = np.concatenate((np.zeros(1, np.int64), texts.ends[:-1]))
    lengths = texts.ends - starts
    found = [NOTHING] * len(left)
    codes = _short(texts.codes)
    longest = np.maximum(lengths[left], lengths[right])
    slow = longest > LONGEST if codes is not None else np.ones(len(left), bool)
    grams = _Grams(codes if codes is not None else np.zeros(0, np.uint32))
    worth = np.flatnonzero((np.minimum(lengths[left], lengths[right]) >= SEED) & ~slow)
    for chosen in _chunks(worth[np.argsort(longest[worth])], longest):
        sides = [_Side(starts[side[chosen]], lengths[side[chosen]]) for side in (left, right)]
        results, often = _shared(grams, *sides)
        for pair, result in zip(chosen.tolist(), results, strict=True):
            found[pair] = result
        slow[chosen[often]] = True
    if slow.any():
        strings = texts_of(texts)
        for pair in np.flatnonzero(slow).tolist():
            found[pair] = shared(Text(strings[left[pair]]), Text(strings[right[pair]]))
    return found


def _short(codes: Array) -> Array | None:
    """The code points as numbers below 2**16, in which equal ones stay equal; null where there are too many.

    Those beyond the first plane take numbers of surrogates and private use, which are no letters.
    """
    beyond = codes > 0xFFFF
    if not beyond.any():
        return codes
    known, places = np.unique(codes[beyond], return_inverse=True)
    if len(known) > _FREE[1] - _FREE[0] or ((codes >= _FREE[0]) & (codes < _FREE[1])).any():
        return None
    codes = codes.copy()
    codes[beyond] = places + _FREE[0]
    return codes


def _chunks(pairs: Array, longest: Array) -> Iterator[Array]:
    """Pairs of about the same length, as many as there is room for."""
    first = 0
    while first < len(pairs):
        size = max(ROOM // int(2 * longest[pairs[first]]), 1)
        last = pairs[min(first + size, len(pairs)) - 1]
        size = max(ROOM // int(2 * longest[last]), 1)
        yield pairs[first : first + size]
        first += size


class _Grams:
    """The 4-grams at all places as numbers, and hashes of the 6-grams. Codes are below 2**16."""

    def __init__(self, codes: Array) -> None:
        wide = np.concatenate((codes, np.zeros(LONGEST, codes.dtype))).astype(np.uint64)
        pairs = wide[:-1] << np.uint64(16) | wide[1:]
        self.fours = pairs[:-2] << np.uint64(32) | pairs[2:]
        with np.errstate(over="ignore"):
            self.sixes = self.fours[:-2] * _FACTORS[0] + self.fours[2:] * _FACTORS[1]

    def same(self, here: Array, there: Array) -> Array:
        """Whether 6-grams at some places are the same ones, hashes apart."""
        fours = self.fours
        equal: Array = (fours[here] == fours[there]) & (fours[here + 2] == fours[there + 2])
        return equal


class _Side(NamedTuple):
    """Where the texts of one side of some pairs begin, and their lengths."""

    starts: Array
    lengths: Array

    def rows(self, grams: Array, gram: int) -> Rows:
        """The grams of that many characters of each text."""
        counts = self.lengths - gram + 1
        windows = np.lib.stride_tricks.sliding_window_view(grams, max(int(counts.max()), 1))
        return Rows(windows[self.starts], counts)


def _shared(grams: _Grams, mine: _Side, theirs: _Side) -> tuple[list[Shared], Array]:
    """What pairs share, and those whose figures do not hold because they repeat a gram too often."""
    pairs = len(mine.starts)
    raw, often = seeds(mine.rows(grams.sixes, SEED), theirs.rows(grams.sixes, SEED))
    width = max(int(mine.lengths.max()), int(theirs.lengths.max()))
    every = stretches(_verified(raw, grams, mine, theirs), pairs, width)
    alike = _similarities(mine.rows(grams.fours, 4), theirs.rows(grams.fours, 4))
    matched = np.bincount(every.pairs, every.lengths, pairs)
    least = np.where(alike >= NEAR, SEED, LEAST)
    found = _passages(every, np.where(matched >= LEAST, least, width + 1))
    covered = _covered(found.pairs, found.start, found.end, pairs) / mine.lengths
    covered_there = _covered(found.pairs, found.there, found.there_end, pairs) / theirs.lengths
    passages = list(map(Passage, *(column.tolist() for column in found[1:])))
    ends = np.searchsorted(found.pairs, np.arange(1, pairs + 1)).tolist()
    figures = zip(alike.tolist(), covered.tolist(), covered_there.tolist(), strict=True)
    parts = zip((matched >= LEAST).tolist(), figures, pairwise([0, *ends]), strict=True)
    return [Shared(*own, tuple(passages[slice(*part)])) if some else NOTHING for some, own, part in parts], often


def _verified(raw: Seeds, grams: _Grams, mine: _Side, theirs: _Side) -> Seeds:
    """Seeds whose hashes do not merely happen to be equal."""
    inside = (raw.here <= mine.lengths[raw.pairs] - SEED) & (raw.there <= theirs.lengths[raw.pairs] - SEED)
    true = inside & grams.same(
        mine.starts[raw.pairs] + np.where(inside, raw.here, 0),
        theirs.starts[raw.pairs] + np.where(inside, raw.there, 0),
    )
    return raw if true.all() else Seeds(*(column[true] for column in raw))


def _similarities(mine: Rows, theirs: Rows) -> Array:
    """The Jaccard figures of the sets of grams of each pair."""
    own = mine.grams.shape[1]
    both = np.empty((len(mine.counts), own + theirs.grams.shape[1]), np.uint64)
    counts: list[Array] = []
    for part, rows in ((slice(own), mine), (slice(own, None), theirs)):
        both[:, part] = rows.grams
        # What fills a row up is its first gram again, which changes no set.
        np.copyto(both[:, part], both[:, part][:, :1], where=np.arange(rows.grams.shape[1]) >= rows.counts[:, None])
        counts.append(_distinct(both[:, part]))
    every = _distinct(both)
    common: Array = (counts[0] + counts[1] - every) / every
    return common


def _distinct(rows: Array) -> Array:
    """The number of different values in each row, which is sorted."""
    rows.sort(axis=1)
    count: Array = np.count_nonzero(rows[:, 1:] != rows[:, :-1], axis=1) + 1
    return count


class _Passages(NamedTuple):
    """``passages.Passage`` with its pair, column by column."""

    pairs: Array
    start: Array
    end: Array
    there: Array
    there_end: Array
    matched: Array


def _passages(every: Stretches, least: Array) -> _Passages:
    """The passages of at least ``least[pair]`` characters, by pair and place."""
    if not len(every.pairs):
        return _Passages(*(np.zeros(0, np.int64) for _ in _Passages._fields))
    fresh = np.diff(every.passages, prepend=-1) != 0
    heads = np.flatnonzero(fresh)
    lasts = np.append(heads[1:], len(fresh)) - 1
    matched = np.add.reduceat(every.lengths, heads)
    kept = matched >= least[every.pairs[heads]]
    heads, lasts = heads[kept], lasts[kept]
    return _Passages(
        every.pairs[heads],
        every.here[heads],
        every.here[lasts] + every.lengths[lasts],
        every.there[heads],
        every.there[lasts] + every.lengths[lasts],
        matched[kept],
    )


def _covered(pairs: Array, starts: Array, ends: Array, count: int) -> Array:
    """How many places of each of ``count`` pairs lie in its spans."""
    order = np.lexsort((starts, pairs))
    pairs = pairs[order]
    starts, ends = starts[order] + pairs * _APART, ends[order] + pairs * _APART
    before = np.concatenate((np.zeros(1, np.int64), np.maximum.accumulate(ends)[:-1])) if len(ends) else ends
    return np.bincount(pairs, np.maximum(ends - np.maximum(starts, before), 0), count)
