"""The join of ``candidates`` with numpy: rows of (hash, note) in, pairs with the weight of what they share out.

A range of hashes is joined on its own, so that ranges can lie on disk or on several machines; weights are added up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from notelint.duplicates.candidates import CAP, COMMON, COMMON_WEIGHT, RARE_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable

    Array = np.ndarray[Any, Any]


_BITS = 24


class Pairs(NamedTuple):
    """Pairs of notes with the weight of the fingerprints they share; ``left`` is less than ``right``."""

    left: Array
    right: Array
    weights: Array


class Groups(NamedTuple):
    """Rows whose hash stands in several notes: sorted by hash, then note; each note once for a hash."""

    hashes: Array
    notes: Array
    heads: Array
    sizes: Array


def grouped(hashes: Array, notes: Array) -> Groups:
    """The groups of equal hashes. Note numbers are below 2**31."""
    rows = _several(hashes)
    hashes, notes = hashes[rows], notes[rows].astype(np.int64)
    order = np.argsort(hashes)
    hashes = hashes[order]
    fresh = np.ones(len(hashes) + 1, bool)
    fresh[1:-1] = hashes[1:] != hashes[:-1]
    shared = ~(fresh[:-1] & fresh[1:])
    order, fresh = order[shared], fresh[:-1][shared]
    names = hashes[shared][fresh]
    keys = (np.cumsum(fresh) - 1) << 32 | notes[order]
    keys.sort()
    keys = keys[np.diff(keys, prepend=-1) != 0]
    groups = keys >> 32
    heads = _heads(groups)
    return Groups(names[groups], keys & 0xFFFFFFFF, heads, np.diff(np.append(heads, len(keys))))


def _several(hashes: Array) -> Array:
    """The rows whose hash stands in others too, and some more: most stand alone and are not worth sorting with their
    notes."""
    ordered = np.sort(hashes)
    mask = np.int64((1 << min(max(len(hashes).bit_length(), 8), _BITS)) - 1)
    met = np.zeros(mask + 1, bool)
    met[ordered[1:][ordered[1:] == ordered[:-1]] & mask] = True
    return np.flatnonzero(met.take(hashes & mask))


def join(groups: Groups) -> Pairs:
    """Every pair that the groups link, each once, in order."""
    rare, common = groups.sizes < COMMON, groups.sizes >= COMMON
    parts = [_counted(links(groups, rare), RARE_WEIGHT), _counted(links(groups, common), COMMON_WEIGHT)]
    return add(parts, 0)


def links(groups: Groups, chosen: Array) -> Array:
    """The links of some groups as keys ``left << 32 | right``, one for each shared fingerprint."""
    _, notes, heads, sizes = groups
    found: list[Array] = []
    small = chosen & (sizes <= CAP)
    for size in np.unique(sizes[small & (sizes > 1)]).tolist():
        group = notes[heads[small & (sizes == size)][:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        found.append((group[:, left] << 32 | group[:, right]).ravel())
    large = chosen & (sizes > CAP)
    for head, size in zip(heads[large].tolist(), sizes[large].tolist(), strict=True):
        group = notes[head : head + size]
        found.append(group[0] << 32 | group[1:])
        found.append(group[1:-1] << 32 | group[2:])
    return np.concatenate(found) if found else np.zeros(0, np.int64)


def frequent(groups: Groups, least: int) -> dict[int, int]:
    """The fingerprints of at least that many notes, with the number of notes."""
    kept = groups.sizes >= least
    return dict(zip(groups.hashes[groups.heads[kept]].tolist(), groups.sizes[kept].tolist(), strict=True))


def add(parts: Iterable[Pairs], least: int) -> Pairs:
    """Weights of the same pairs added up; pairs of less than ``least`` go."""
    parts = list(parts)
    nothing = [np.zeros(0, np.int64)]
    keys = np.concatenate([part.left << 32 | part.right for part in parts] or nothing)
    weights = np.concatenate([part.weights for part in parts] or nothing)
    order = np.argsort(keys)
    keys, weights = keys[order], weights[order]
    heads = _heads(keys)
    sums = np.add.reduceat(weights, heads) if len(heads) else weights
    kept = sums >= least
    keys = keys[heads][kept]
    return Pairs(keys >> 32, keys & 0xFFFFFFFF, sums[kept])


def _counted(keys: Array, weight: int) -> Pairs:
    keys.sort()
    heads = _heads(keys)
    weights = np.diff(np.concatenate((heads, [len(keys)]))) * weight
    keys = keys[heads]
    return Pairs(keys >> 32, keys & 0xFFFFFFFF, weights)


def _heads(keys: Array) -> Array:
    """Where runs of equal keys begin."""
    fresh = np.ones(len(keys), bool)
    fresh[1:] = keys[1:] != keys[:-1]
    return np.flatnonzero(fresh)
