"""Clauses and sentences of a folded text: how far a judgement may look around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.text.lazy import lazy

if TYPE_CHECKING:
    import re

_CLAUSE_ENDS = "，,。！!？?；;\n…：:、"
_SENTENCE_ENDS = "。！!？?；;\n…"
_CLAUSE_END = lazy(f"[{_CLAUSE_ENDS}]")
_SENTENCE_END = lazy(f"[{_SENTENCE_ENDS}]")

LONGEST = 200
"""Code points on either side beyond which nothing is read: no sentence of a note is longer, and a text without any
stop would otherwise cost the square of its length."""


def clause(text: str, start: int, end: int | None = None) -> tuple[int, int]:
    """The clause around [start, end): up to the nearest comma, colon, stop or line end on either side."""
    return _around(text, start, start if end is None else end, _CLAUSE_ENDS, _CLAUSE_END)


def sentence(text: str, start: int, end: int | None = None) -> tuple[int, int]:
    """The sentence around [start, end): up to the nearest stop or line end on either side."""
    return _around(text, start, start if end is None else end, _SENTENCE_ENDS, _SENTENCE_END)


def _around(text: str, start: int, end: int, ends: str, pattern: re.Pattern[str]) -> tuple[int, int]:
    begin, first = start, max(start - LONGEST, 0)
    while begin > first and text[begin - 1] not in ends:
        begin -= 1
    last = min(end + LONGEST, len(text))
    found = pattern.search(text, end, last)
    return begin, found.start() if found else last
