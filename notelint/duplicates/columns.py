"""Fingerprints of many texts at once with numpy; the same results as ``winnow``.

Work goes in blocks of a few hundred notes, which stay in the processor's cache: that is most of the speed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from notelint.duplicates.letters import strip_all
from notelint.duplicates.winnow import FACTOR_32, FACTOR_64, MIX_32, MIX_64

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.duplicates.letters import Codes
    from notelint.duplicates.winnow import Scale

    Array = np.ndarray[Any, Any]

BLOCK = 256
"""Notes worked on at once."""
_LISTED = 100_000


class Rows(NamedTuple):
    """Fingerprints of several notes: ``hashes[i]`` stands in note ``notes[i]``; ordered by note and place."""

    hashes: Array
    notes: Array


def fingerprints_all(stripped: Codes, scale: Scale) -> Rows:
    """The fingerprints of a block of stripped texts; ``notes`` are places in the block."""
    gram, window = scale.gram, scale.window
    codes, ends = stripped
    starts = np.concatenate((np.zeros(1, np.int64), ends[:-1]))
    grams = np.maximum(ends - starts - gram + 1, 0)
    if not grams.any():
        return Rows(np.zeros(0, np.int64), np.zeros(0, np.int64))
    ranks = _ranks(codes, gram)
    # Grams that would cross into the next note never win.
    lasts = np.repeat(starts + grams, ends - starts)[: len(ranks)]
    inside = np.arange(len(ranks)) < lasts
    chosen = inside & _closing(ranks, starts, grams, inside, window)
    for note in np.flatnonzero((grams > 0) & (grams < window)).tolist():
        own = slice(starts[note], starts[note] + grams[note])
        chosen[own] = ranks[own] == ranks[own].min()
    places = np.flatnonzero(chosen)
    return Rows(_identities(codes, places, gram), np.searchsorted(ends, places, "right"))


def fingerprints_of(texts: Sequence[str], scale: Scale) -> Rows:
    """The fingerprints of any number of texts as they were written."""
    parts = [Rows(np.zeros(0, np.int64), np.zeros(0, np.int64))]
    for first in range(0, len(texts), BLOCK):
        rows = fingerprints_all(strip_all(texts[first : first + BLOCK]), scale)
        parts.append(Rows(rows.hashes, rows.notes + first))
    return Rows(*map(np.concatenate, zip(*parts, strict=True)))


def rows_in_order(texts: Sequence[str], scale: Scale) -> Iterator[tuple[int, int]]:
    """Every different fingerprint of each text with the place of the text, in ascending order."""
    hashes, notes = fingerprints_of(texts, scale)
    order = np.argsort(hashes, kind="stable")
    hashes, notes = hashes[order], notes[order]
    fresh = np.ones(len(hashes), bool)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (notes[1:] != notes[:-1])
    hashes, notes = hashes[fresh], notes[fresh]
    for first in range(0, len(hashes), _LISTED):
        part = slice(first, first + _LISTED)
        yield from zip(hashes[part].tolist(), notes[part].tolist(), strict=True)


def _ranks(codes: Array, gram: int) -> Array:
    """The mixed 32-bit hash of the gram at every place, by doubling."""
    power, factor, length = codes, np.uint32(FACTOR_32), 1
    whole: Array | None = None
    done = 0
    with np.errstate(over="ignore"):
        while True:
            if gram & length:
                # A gram is put together from its binary parts, the shortest last.
                if whole is None:
                    whole = power
                else:
                    size = len(codes) - done - length + 1
                    shift = np.uint32(pow(FACTOR_32, done, 1 << 32))
                    whole = power[:size] * shift + whole[length : length + size]
                done += length
            length *= 2
            if length > gram:
                break
            half = length // 2
            size = len(codes) - length + 1
            power = power[:size] * factor + power[half : half + size]
            factor = factor * factor
        assert whole is not None
        mixed: Array = whole ^ whole >> np.uint32(16)
        mixed *= np.uint32(MIX_32[0])
        mixed ^= mixed >> np.uint32(13)
        mixed *= np.uint32(MIX_32[1])
        mixed ^= mixed >> np.uint32(16)
    return mixed


def _closing(ranks: Array, starts: Array, grams: Array, inside: Array, window: int) -> Array:
    """Where a rank is the least of some window of its own note: it equals the greatest of the minima around it.

    Notes with fewer grams than a window are left out.
    """
    top = np.uint32(0xFFFFFFFF)
    count = len(ranks)
    least = _sliding(np.where(inside, ranks, top), window, np.minimum, top)
    long = grams >= window
    begins = np.zeros(count + 1, np.int32)
    np.add.at(begins, starts[long], 1)
    np.add.at(begins, (starts + grams - window + 1)[long], -1)
    begins_here = np.cumsum(begins[:count]) > 0
    minima = np.where(begins_here, least, np.uint32(0))
    padded = np.concatenate((np.zeros(window - 1, np.uint32), minima))
    greatest = _sliding(padded, window, np.maximum, np.uint32(0))[:count]
    closing: Array = ranks == greatest
    return closing


def _sliding(values: Array, window: int, best: Any, filler: np.uint32) -> Array:
    """``best`` of each ``window`` values from each place on, by doubling."""
    count = len(values)
    result: Array = np.concatenate((values, np.full(window - 1, filler, np.uint32)))
    length = 1
    while length < window:
        step = min(length, window - length)
        result = best(result[: len(result) - step], result[step:])
        length += step
    return result[:count]


def _identities(codes: Array, places: Array, gram: int) -> Array:
    """The 64-bit hash of the grams at some places."""
    factor = np.uint64(FACTOR_64)
    value = np.zeros(len(places), np.uint64)
    with np.errstate(over="ignore"):
        for step in range(gram):
            value *= factor
            value += codes.take(places + step)
        value ^= value >> np.uint64(30)
        value *= np.uint64(MIX_64[0])
        value ^= value >> np.uint64(27)
        value *= np.uint64(MIX_64[1])
        value ^= value >> np.uint64(31)
    return value.view(np.int64)
