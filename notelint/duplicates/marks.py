"""Topics, emoji codes and comments in many texts at once with numpy: the matches of ``strip.MARKS``, place for place.

Each mark begins with one of a few characters and its end follows from the next character of some class, so both are
looked up for all texts together. A text in which that is not enough to tell is left to the pattern itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from notelint.duplicates.strip import MARKS

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]

_HASH, _OPEN, _CLOSE, _STOP, _NAME, _LESS = 1, 2, 4, 8, 16, 32
_PLANE = 0x10000
_TOPIC = 40
_CODE = 10


def _kinds() -> Array:
    kinds = np.zeros(0x110000, np.uint8)
    for chars, kind in (("#＃", _HASH), ("[", _OPEN), ("]", _CLOSE), ("#＃[]，,。！？!?", _STOP), ("<", _LESS)):
        kinds[[ord(char) for char in chars]] |= kind
    kinds[[code for code in range(_PLANE) if re.match(r"\s", chr(code))]] |= _STOP
    for first, last in ("AZ", "az", "\u4e00\u9fff"):
        kinds[ord(first) : ord(last) + 1] |= _NAME
    return kinds


_KINDS = _kinds()
_FIELD = np.array([ord(char) for char in "[话题]"], np.uint32)


def marks(codes: Array, ends: Array) -> tuple[Array, Array]:
    """Where marks begin and end, in order; text ``i`` is ``codes[ends[i - 1]:ends[i]]``."""
    kinds = _KINDS.take(codes)
    begins = np.flatnonzero(kinds & (_HASH | _OPEN | _LESS) != 0)
    nothing = np.zeros(0, np.int64)
    if not len(begins):
        return nothing, nothing
    texts = np.searchsorted(ends, begins, "right")
    limits = ends[texts]
    # Beyond the last text stands something that belongs to no mark.
    codes = np.concatenate((codes, np.zeros(_TOPIC + 8, np.uint32)))
    begun = kinds[begins]
    stops = begins.copy()
    hashes = begun & _HASH != 0
    stops[hashes] = _topics(codes, kinds, begins[hashes], limits[hashes])
    opens = begun & _OPEN != 0
    stops[opens] = _codes(codes, kinds, begins[opens], limits[opens])
    unclear = texts[(begun & _LESS != 0) & (codes[begins + 1] == ord("!"))]
    kept = stops > begins
    begins, stops, texts = begins[kept], stops[kept], texts[kept]
    # Of two that overlap the first counts; where a third is involved it may be the other way round.
    reach = np.maximum.accumulate(stops)
    apart = np.ones(len(begins), bool)
    apart[1:] = begins[1:] >= reach[:-1]
    heads = np.flatnonzero(apart)
    head = heads[np.cumsum(apart) - 1]
    unclear = np.union1d(unclear, texts[~apart & (begins >= stops[head])])
    begins, stops, texts = begins[apart], stops[apart], texts[apart]
    if len(unclear):
        clear = ~np.isin(texts, unclear)
        begins, stops = np.concatenate(
            (np.stack((begins[clear], stops[clear])), *(_matches(codes, ends, text) for text in unclear.tolist())), 1
        )
        order = np.argsort(begins)
        begins, stops = begins[order], stops[order]
    return begins, stops


def _topics(codes: Array, kinds: Array, begins: Array, limits: Array) -> Array:
    """Where the topics end that begin at some hashes; at the hash itself where none does."""
    places = np.append(np.flatnonzero(kinds & _STOP != 0), len(kinds))
    after = np.searchsorted(places, begins, "right")
    stops = np.minimum(np.minimum(places[np.minimum(after, len(places) - 1)], begins + 1 + _TOPIC), limits)
    marked = (codes[stops[:, None] + np.arange(4)] == _FIELD).all(1) & (stops + 4 <= limits)
    ends = stops + 4 * marked
    closed = ((codes[ends] == ord("#")) | (codes[ends] == ord("＃"))) & (ends < limits)
    return np.where(stops > begins + 1, ends + closed, begins)


def _codes(codes: Array, kinds: Array, begins: Array, limits: Array) -> Array:
    """Where the emoji codes end that begin at some brackets; at the bracket itself where none does."""
    places = np.append(np.flatnonzero(kinds & _CLOSE != 0), len(kinds))
    closes = places[np.searchsorted(places, begins)]
    length = closes - begins - 1
    around = np.arange(1, _CODE + 2)
    named = (_KINDS.take(codes[begins[:, None] + around]) & _NAME != 0) | (around > length[:, None])
    fits = (length >= 2) & (length <= _CODE + 1) & named.all(1) & (codes[closes - 1] == ord("R"))
    fits |= (codes[begins[:, None] + np.arange(4)] == _FIELD).all(1)
    return np.where(fits & (closes < limits), closes + 1, begins)


def _matches(codes: Array, ends: Array, text: int) -> Array:
    start = int(ends[text - 1]) if text else 0
    whole = codes[start : ends[text]].tobytes().decode("utf-32-le", "surrogatepass")
    found = [(start + mark.start(), start + mark.end()) for mark in MARKS.finditer(whole)]
    return np.array(found, np.int64).reshape(-1, 2).T
