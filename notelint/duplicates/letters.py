"""Stripping many texts at once with numpy; the same results as ``strip``."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from notelint.duplicates.marks import marks
from notelint.duplicates.strip import LETTERS

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    Array = np.ndarray[Any, Any]

_UNKNOWN = np.uint32(0xFFFFFFFF)
_SEVERAL = np.uint32(0xFFFFFFFE)
_LETTERS: Array = np.full(0x110000, _UNKNOWN, np.uint32)
"""Code point -> the code point that stands for it, 0 for none. Filled as code points are met."""


class Codes(NamedTuple):
    """Texts one after the other as code points; text ``i`` is ``codes[ends[i - 1]:ends[i]]``."""

    codes: Array
    ends: Array


class Stripped(NamedTuple):
    """Stripped texts, and for each character of them its place in ``codes`` of the texts as they were."""

    texts: Codes
    places: Array


def codes_of(texts: Sequence[str]) -> Codes:
    """Texts as code points."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    return Codes(codes, np.fromiter(accumulate(map(len, texts)), np.int64, len(texts)))


def texts_of(texts: Codes) -> list[str]:
    """Texts as strings."""
    whole = texts.codes.tobytes().decode("utf-32-le", "surrogatepass")
    return [whole[start:end] for start, end in pairwise([0, *texts.ends.tolist()])]


def strip_all(texts: Sequence[str]) -> Codes:
    """Strip a block of texts."""
    return strip_codes(codes_of(texts)).texts


def strip_codes(texts: Codes) -> Stripped:
    """Strip a block of texts."""
    codes, ends = texts
    letters = _LETTERS.take(codes)
    # Numbers that stand for no letter are the largest ones.
    if letters.max(initial=0) >= _SEVERAL:
        unknown = letters == _UNKNOWN
        if unknown.any():
            _learn(np.unique(codes[unknown]))
            letters = _LETTERS.take(codes)
    begins, stops = marks(codes, ends)
    if len(begins):
        lengths = stops - begins
        letters[np.arange(lengths.sum()) + np.repeat(begins - np.cumsum(lengths) + lengths, lengths)] = 0
    places = np.flatnonzero(letters != 0)
    stripped = letters.take(places)
    if (stripped == _SEVERAL).any():
        stripped, places = _spelled(stripped, places, codes)
    return Stripped(Codes(stripped, np.searchsorted(places, ends)), places)


def strip_allowed_codes(texts: Codes, phrases: re.Pattern[str] | None) -> Stripped:
    """What ``strip.strip`` and ``strip.without`` leaves of each text."""
    stripped = strip_codes(texts)
    if phrases is None:
        return stripped
    kept = np.ones(len(stripped.places), bool)
    before = 0
    for text in texts_of(stripped.texts):
        for phrase in phrases.finditer(text):
            kept[before + phrase.start() : before + phrase.end()] = False
        before += len(text)
    left = np.concatenate((np.zeros(1, np.int64), np.cumsum(kept)))
    return Stripped(Codes(stripped.texts.codes[kept], left[stripped.texts.ends]), stripped.places[kept])


def _spelled(stripped: Array, places: Array, codes: Array) -> tuple[Array, Array]:
    """The same with characters that stand for several letters spelled out."""
    several = np.flatnonzero(stripped == _SEVERAL)
    letters = [LETTERS[code] for code in codes[places[several]].tolist()]
    counts = np.ones(len(stripped), np.int64)
    counts[several] = list(map(len, letters))
    whole = np.repeat(stripped, counts)
    whole[whole == _SEVERAL] = codes_of(letters).codes
    return whole, np.repeat(places, counts)


def _learn(codes: Array) -> None:
    for code in codes.tolist():
        letter = LETTERS[code]
        _LETTERS[code] = 0 if not letter else ord(letter) if len(letter) == 1 else _SEVERAL
