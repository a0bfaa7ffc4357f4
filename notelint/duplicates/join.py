"""The join of ``candidates`` with numpy: rows of (hash, note) in, pairs with the number of shared fingerprints out.

A range of hashes is joined on its own, so that ranges can lie on disk or on several machines; counts are added up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from notelint.duplicates.candidates import CAP

if TYPE_CHECKING:
    from collections.abc import Iterable

    Array = np.ndarray[Any, Any]


class Pairs(NamedTuple):
    """Pairs of notes with how many fingerprints they share; ``left`` is less than ``right``."""

    left: Array
    right: Array
    counts: Array


def join(hashes: Array, notes: Array) -> Pairs:
    """Every link that the fingerprints of some rows make, counted. Note numbers are below 2**31."""
    keys = links(hashes, notes)
    keys.sort()
    return _counted(keys)


def links(hashes: Array, notes: Array) -> Array:
    """The links as keys ``left << 32 | right``, one for each shared fingerprint."""
    order = np.lexsort((notes, hashes))
    hashes, notes = hashes[order], notes[order].astype(np.int64)
    fresh = np.ones(len(hashes), bool)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (notes[1:] != notes[:-1])
    hashes, notes = hashes[fresh], notes[fresh]
    heads = np.flatnonzero(np.concatenate((np.ones(min(len(hashes), 1), bool), hashes[1:] != hashes[:-1])))
    sizes = np.diff(np.concatenate((heads, [len(hashes)])))
    found: list[Array] = []
    small = sizes <= CAP
    for size in np.unique(sizes[small & (sizes > 1)]).tolist():
        group = notes[heads[small & (sizes == size)][:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        found.append((group[:, left] << 32 | group[:, right]).ravel())
    for head, size in zip(heads[~small].tolist(), sizes[~small].tolist(), strict=True):
        group = notes[head : head + size]
        found.append(group[0] << 32 | group[1:])
        found.append(group[1:-1] << 32 | group[2:])
    return np.concatenate(found) if found else np.zeros(0, np.int64)


def add(parts: Iterable[Pairs], least: int) -> Pairs:
    """Counts of the same pairs added up; pairs with fewer than ``least`` go."""
    parts = list(parts)
    keys = np.concatenate([part.left << 32 | part.right for part in parts] or [np.zeros(0, np.int64)])
    counts = np.concatenate([part.counts for part in parts] or [np.zeros(0, np.int64)])
    order = np.argsort(keys, kind="stable")
    keys, counts = keys[order], counts[order]
    heads = _heads(keys)
    sums = np.add.reduceat(counts, heads) if len(heads) else counts
    return _kept(keys[heads], sums, least)


def count(keys: Array, least: int) -> Pairs:
    """Keys of links, sorted in place, as pairs that share at least ``least`` fingerprints."""
    keys.sort()
    pairs = _counted(keys)
    return _kept(pairs.left << 32 | pairs.right, pairs.counts, least)


def _counted(keys: Array) -> Pairs:
    heads = _heads(keys)
    counts = np.diff(np.concatenate((heads, [len(keys)])))
    keys = keys[heads]
    return Pairs(keys >> 32, keys & 0xFFFFFFFF, counts)


def _kept(keys: Array, counts: Array, least: int) -> Pairs:
    kept = counts >= least
    keys = keys[kept]
    return Pairs(keys >> 32, keys & 0xFFFFFFFF, counts[kept])


def _heads(keys: Array) -> Array:
    """Where runs of equal keys begin."""
    fresh = np.ones(len(keys), bool)
    fresh[1:] = keys[1:] != keys[:-1]
    return np.flatnonzero(fresh)


def frequent(hashes: Array, notes: Array, least: int) -> dict[int, int]:
    """The fingerprints of at least that many notes, with the number of notes."""
    order = np.lexsort((notes, hashes))
    hashes, notes = hashes[order], notes[order]
    fresh = np.ones(len(hashes), bool)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (notes[1:] != notes[:-1])
    values, counts = np.unique(hashes[fresh], return_counts=True)
    kept = counts >= least
    return dict(zip(values[kept].tolist(), counts[kept].tolist(), strict=True))
