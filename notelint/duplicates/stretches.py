"""``passages.shared_stretches`` and ``passages.chain`` for many pairs of texts at once with numpy, stretch for stretch.

A pair is two rows of hashed 6-grams. Sorted together, equal ones lie side by side: those are the seeds. Seeds that
follow each other on one diagonal are a run, whose end says how far a stretch goes. All pairs then take their next
stretch at the same time, until none has one left.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from notelint.duplicates.passages import DRIFT, GAP, REPEATED, SEED

Array = np.ndarray[Any, Any]

_FAR = -(1 << 40)


class Rows(NamedTuple):
    """One side of some pairs: ``grams[p, i]`` is a hash of the 6-gram at ``i`` of the text of pair ``p``; rows are as
    long as the longest needs, ``counts[p]`` of each are its own."""

    grams: Array
    counts: Array


class Seeds(NamedTuple):
    """Places at which both texts have the same 6-gram, by pair, place here, place there."""

    pairs: Array
    here: Array
    there: Array


class Stretches(NamedTuple):
    """Shared stretches in the order of their pair's text; ``passage`` numbers the passages, of a pair in order."""

    pairs: Array
    here: Array
    there: Array
    lengths: Array
    passages: Array


def seeds(mine: Rows, theirs: Rows) -> tuple[Seeds, Array]:
    """The seeds of all pairs by equal hashes, and the pairs that repeat a shared gram too often to follow up."""
    own, width = mine.grams.shape[1], mine.grams.shape[1] + theirs.grams.shape[1]
    bits = max(own, width - own).bit_length() + 1
    # Of one hash the places there come first, then those here.
    side, low = np.uint64(1 << (bits - 1)), np.uint64((1 << bits) - 1)
    keys = np.empty((len(mine.counts), width), np.uint64)
    for part, rows, mark in ((slice(own), mine, side), (slice(own, width), theirs, np.uint64(0))):
        places = np.arange(rows.grams.shape[1], dtype=np.uint64)
        keys[:, part] = rows.grams & ~low | (places | mark)
        np.copyto(keys[:, part], ~np.uint64(0), where=places >= rows.counts[:, None])
    keys.sort(axis=1)
    fresh = np.empty(keys.shape, bool)
    fresh[:, 0] = True
    np.greater((keys[:, 1:] ^ keys[:, :-1]), low, out=fresh[:, 1:])
    flat = keys.ravel()
    heads = np.flatnonzero(fresh)
    ends = np.append(heads[1:], len(flat))
    good = (ends - heads > 1) & (flat[heads] & side == 0) & (flat[ends - 1] & side != 0)
    heads, ends = heads[good], ends[good]
    sizes = ends - heads
    there = np.ones(len(heads), np.int64)
    several = np.flatnonzero(sizes > 2)
    if len(several):
        first = np.cumsum(sizes[several]) - sizes[several]
        within = np.repeat(heads[several] - first, sizes[several]) + np.arange(sizes[several].sum())
        there[several] = np.add.reduceat((flat[within] & side == 0).astype(np.int64), first)
    often = np.unique(heads[there > REPEATED] // width)
    kept = there <= REPEATED
    heads, sizes, there = heads[kept], sizes[kept], there[kept]
    here_at, there_at = _products(heads, sizes - there, there)
    place = np.uint64((1 << (bits - 1)) - 1)
    return (
        Seeds(here_at // width, (flat[here_at] & place).view(np.int64), (flat[there_at] & place).view(np.int64)),
        often,
    )


def _products(heads: Array, here: Array, there: Array) -> tuple[Array, Array]:
    """For groups of ``there`` places followed by ``here`` ones, every pair of one here and one there."""
    simple = (here == 1) & (there == 1)
    first = heads[simple]
    heads, here, there = heads[~simple], here[~simple], there[~simple]
    counts = here * there
    group = np.repeat(np.arange(len(heads)), counts)
    within = np.arange(len(group)) - np.repeat(np.cumsum(counts) - counts, counts)
    mine = heads[group] + there[group] + within // there[group]
    theirs = heads[group] + within % there[group]
    return np.concatenate((first + 1, mine)), np.concatenate((first, theirs))


def stretches(found: Seeds, pairs: int, width: int) -> Stretches:
    """The stretches of ``pairs`` pairs, whose texts have less than ``width`` places, with the passages they chain to."""
    bits = width.bit_length() + 1
    keys = found.pairs << 2 * bits | found.here << bits | found.there
    keys.sort()
    places, there = keys >> bits, keys & ((1 << bits) - 1)
    heads = np.flatnonzero(np.diff(keys, prepend=_FAR) != (1 << bits | 1))
    ends = _run_ends(keys[heads], np.diff(np.append(heads, len(keys))), bits)
    most = int(np.diff(np.flatnonzero(np.diff(places, prepend=-1, append=-1))).max(initial=1))
    at = np.zeros(pairs, np.int64)
    drift = np.zeros(pairs, np.int64)
    active = np.arange(pairs)
    chained = _Chains(pairs)
    while True:
        seed = np.searchsorted(places, active << bits | at[active])
        going = seed < len(places)
        going[going] = places[seed[going]] >> bits == active[going]
        active, seed = active[going], seed[going]
        if not len(active):
            return chained.stretches()
        here = places[seed] & ((1 << bits) - 1)
        other, length = there[seed], ends[np.searchsorted(heads, seed, "right") - 1] - here
        near = np.abs(other - here - drift[active])
        for step in range(1, most):
            more = np.flatnonzero(seed + step < len(places))
            more = more[places[seed[more] + step] == places[seed[more]]]
            if not len(more):
                break
            option = seed[more] + step
            run = ends[np.searchsorted(heads, option, "right") - 1] - here[more]
            apart = np.abs(there[option] - here[more] - drift[active[more]])
            better = (run > length[more]) | ((run == length[more]) & (apart < near[more]))
            more, option, run, apart = more[better], option[better], run[better], apart[better]
            other[more], length[more], near[more] = there[option], run, apart
        length += SEED - 1
        drift[active] = other - here
        at[active] = here + length
        chained.add(active, here, other, length)


def _run_ends(keys: Array, lengths: Array, bits: int) -> Array:
    """For pieces of runs, given by their first seed and their number of seeds, where their run ends."""
    mask = (1 << bits) - 1
    here, there = keys >> bits & mask, keys & mask
    diagonal = (keys >> 2 * bits) << bits + 1 | (there - here + mask)
    order = np.lexsort((here, diagonal))
    ends = (here + lengths)[order]
    diagonal, here = diagonal[order], here[order]
    last = np.ones(len(order), bool)
    last[:-1] = (diagonal[1:] != diagonal[:-1]) | (here[1:] != ends[:-1])
    stops = np.flatnonzero(last)
    result = np.empty(len(order), np.int64)
    result[order] = ends[stops[np.searchsorted(stops, np.arange(len(order)))]]
    return result


class _Chains:
    """The last three passages of each pair, and the stretches so far with their passages."""

    def __init__(self, pairs: int) -> None:
        self._ends = np.full((3, pairs), _FAR, np.int64)
        self._there = np.full((3, pairs), _FAR, np.int64)
        self._numbers = np.zeros((3, pairs), np.int64)
        self._count = 0
        self._found: list[Stretches] = []

    def add(self, pairs: Array, here: Array, there: Array, lengths: Array) -> None:
        """The next stretch of some pairs."""
        joined = np.full(len(pairs), -1)
        for back in (2, 1, 0):
            apart, apart_there = here - self._ends[back, pairs], there - self._there[back, pairs]
            fits = (apart >= 0) & (apart <= GAP) & (apart_there >= 0) & (apart_there <= GAP)
            joined[fits & (np.abs(apart - apart_there) <= DRIFT)] = back
        new = pairs[joined < 0]
        for state in (self._ends, self._there, self._numbers):
            state[1:, new] = state[:-1, new]
        self._numbers[0, new] = np.arange(self._count, self._count + len(new))
        self._count += len(new)
        which = np.maximum(joined, 0)
        self._ends[which, pairs] = here + lengths
        self._there[which, pairs] = there + lengths
        self._found.append(Stretches(pairs, here, there, lengths, self._numbers[which, pairs]))

    def stretches(self) -> Stretches:
        """All of them by pair and passage."""
        nothing = Stretches(*(np.zeros(0, np.int64) for _ in Stretches._fields))
        whole = Stretches(*map(np.concatenate, zip(*(self._found or [nothing]), strict=True)))
        order = np.lexsort((whole.here, whole.passages, whole.pairs))
        return Stretches(*(column[order] for column in whole))
