"""A batch of stripped texts -> the pairs worth comparing, and the fingerprints that very many notes share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.duplicates.candidates import candidates
from notelint.duplicates.winnow import fingerprints, scale_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notelint.duplicates.winnow import Scale

PLAIN = 500
"""Notes up to which loading numpy costs more than it saves."""
COMMON = 8
"""Notes that make a fingerprint common."""


class Pairing(NamedTuple):
    """Pairs of places in order; ``common`` has the number of notes for each fingerprint of ``COMMON`` notes or more."""

    pairs: list[tuple[int, int]]
    common: Mapping[int, int]
    scale: Scale


def pairing(texts: Sequence[str]) -> Pairing:
    """The pairs of a batch. numpy is used where there is enough work and it is installed; the result is the same."""
    scale = scale_for(len(texts))
    if len(texts) > PLAIN:
        try:
            from notelint.duplicates import columns
        except ImportError:
            pass
        else:
            del columns
            return _columns(texts, scale)
    found = [fingerprints(text, scale) for text in texts]
    counts: dict[int, int] = {}
    for values in found:
        for value in set(values):
            counts[value] = counts.get(value, 0) + 1
    common = {value: count for value, count in counts.items() if count >= COMMON}
    return Pairing(candidates(found, scale.shared), common, scale)


def _columns(texts: Sequence[str], scale: Scale) -> Pairing:
    import numpy as np

    from notelint.duplicates.columns import BLOCK, fingerprints_all, strip_all
    from notelint.duplicates.join import count, frequent, links

    hashes, notes = [], []
    for first in range(0, len(texts), BLOCK):
        rows = fingerprints_all(strip_all(texts[first : first + BLOCK]), scale)
        hashes.append(rows.hashes)
        notes.append(rows.notes + first)
    every, owners = np.concatenate(hashes), np.concatenate(notes)
    pairs = count(links(every, owners), scale.shared)
    found = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    return Pairing(found, frequent(every, owners, COMMON), scale)
