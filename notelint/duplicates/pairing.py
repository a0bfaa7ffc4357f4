"""A batch of stripped texts -> the pairs worth comparing, the fingerprints that many notes share, what pairs share."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from notelint.duplicates.candidates import candidates
from notelint.duplicates.passages import shared
from notelint.duplicates.winnow import fingerprints, scale_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notelint.duplicates.passages import Shared, Text
    from notelint.duplicates.winnow import Scale

PLAIN = 500
"""Notes up to which loading numpy costs more than it saves."""
PLAIN_PAIRS = 200
"""Pairs up to which the same holds."""


class Pairing(NamedTuple):
    """Pairs of places in order; ``common`` has the number of notes of each common fingerprint."""

    pairs: list[tuple[int, int]]
    common: Mapping[int, int]
    scale: Scale


def pairing(texts: Sequence[str]) -> Pairing:
    """The pairs of a batch. numpy is used where there is enough work and it is installed; the result is the same."""
    scale = scale_for(len(texts))
    if by_columns(len(texts)):
        return _columns(texts, scale)
    pairs, common = candidates([fingerprints(text, scale) for text in texts], scale.shared)
    return Pairing(pairs, common, scale)


def by_columns(notes: int) -> bool:
    """Whether so many notes are worth numpy, and it is installed."""
    return notes > PLAIN and find_spec("numpy") is not None


def shared_by(texts: Sequence[Text], pairs: Sequence[tuple[int, int]]) -> list[Shared]:
    """What each pair of places shares, by numpy or without it as ``pairing``."""
    if len(pairs) <= PLAIN_PAIRS or find_spec("numpy") is None:
        return [shared(texts[this], texts[other]) for this, other in pairs]
    from notelint.duplicates.evidence import shared_all

    return shared_all([text.text for text in texts], pairs)


def _columns(texts: Sequence[str], scale: Scale) -> Pairing:
    import numpy as np

    from notelint.duplicates.candidates import COMMON, RARE_WEIGHT
    from notelint.duplicates.columns import BLOCK, fingerprints_all
    from notelint.duplicates.join import add, frequent, grouped, join
    from notelint.duplicates.letters import codes_of

    hashes, notes = [], []
    for first in range(0, len(texts), BLOCK):
        rows = fingerprints_all(codes_of(texts[first : first + BLOCK]), scale)
        hashes.append(rows.hashes)
        notes.append(rows.notes + first)
    groups = grouped(np.concatenate(hashes), np.concatenate(notes))
    pairs = add([join(groups)], scale.shared * RARE_WEIGHT)
    found = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    return Pairing(found, frequent(groups, COMMON), scale)
