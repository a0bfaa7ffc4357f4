"""Folding: the one spelling that rules are written in, with an exact way back.

What folds: upper to lower case, full-width and styled letters and digits (NFKC of letters, numbers, symbols and
spaces), circled and keycap digits, traditional to simplified characters, letters of other scripts that look Latin;
invisible characters and marks drawn over others vanish. Punctuation stays: it ends clauses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from notelint.text.fold_table import DELETED, MANY, ONE_FROM, ONE_TO

_TABLE = dict(zip(ONE_FROM, ONE_TO, strict=True))
_TABLE.update(MANY)
_TABLE.update(dict.fromkeys(DELETED, ""))


@cache
def _candidates() -> re.Pattern[str]:
    # Astral code points stand as one range: sre keeps the first plane in a bitmap but walks the ranges beyond it.
    basic = "".join(sorted(char for char in _TABLE if char < "\U00010000"))
    # Emoji are most of what stands beyond it in a draft, and none of them folds.
    return re.compile(f"[{re.escape(basic)}\U00010000-\U0010ffff](?<![\U0001f300-\U0001f7a1])")


class Folded(NamedTuple):
    """A folded text with break points: from ``starts[i]`` on, code points stand ``originals[i]`` onwards."""

    text: str
    starts: tuple[int, ...] = (0,)
    originals: tuple[int, ...] = (0,)

    def original(self, position: int) -> int:
        """Where the code point at ``position`` of the folded text stands in the original."""
        piece = bisect_right(self.starts, position) - 1
        return self.originals[piece] + position - self.starts[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of [start, end) of the folded text; what was folded away at its edges is left out."""
        if start >= end:
            place = self.original(start)
            return place, place
        return self.original(start), self.original(end - 1) + 1


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def fold(text: str) -> Folded:
    """Fold a text; the result knows the place of every code point in the original."""
    lowered = _lower(text)
    table = _TABLE
    # Compiling the class takes longer than a draft that needs no folding; a set answers until one does.
    if not _candidates.cache_info().currsize and table.keys().isdisjoint(lowered):
        return Folded(lowered)
    pieces: list[str] = []
    starts = [0]
    originals = [0]
    last = length = 0
    for found in _candidates().finditer(lowered):
        at = found.start()
        replacement = table.get(lowered[at])
        if replacement is None:
            continue
        length += at - last + len(replacement)
        pieces.append(lowered[last:at])
        last = at + 1
        if replacement:
            pieces.append(replacement)
        if len(replacement) == 1:
            continue
        for extra in range(1, len(replacement)):
            starts.append(length - len(replacement) + extra)
            originals.append(at)
        starts.append(length)
        originals.append(last)
    if not pieces:
        return Folded(lowered)
    pieces.append(lowered[last:])
    return Folded("".join(pieces), tuple(starts), tuple(originals))


def fold_term(term: str) -> str:
    """A term of a rule in the spelling that drafts are folded to."""
    return fold(term).text
