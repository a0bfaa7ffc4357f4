"""Clauses and sentences of a folded text: how far a judgement may look around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.text.lazy import lazy

if TYPE_CHECKING:
    import re

_CLAUSE_ENDS = "，,。！!？?；;\n…：:、"
_SENTENCE_ENDS = "。！!？?；;\n…"
_CLAUSE = lazy(f"[^{_CLAUSE_ENDS}]*")
_SENTENCE = lazy(f"[^{_SENTENCE_ENDS}]*")

LONGEST = 200
"""Code points on either side beyond which nothing is read: no sentence of a note is longer, and a text without any
stop would otherwise cost the square of its length."""


def clause(text: str, start: int, end: int | None = None) -> tuple[int, int]:
    """The clause around [start, end): up to the nearest comma, colon, stop or line end on either side."""
    return _around(text, start, start if end is None else end, _CLAUSE)


def sentence(text: str, start: int, end: int | None = None) -> tuple[int, int]:
    """The sentence around [start, end): up to the nearest stop or line end on either side."""
    return _around(text, start, start if end is None else end, _SENTENCE)


def _around(text: str, start: int, end: int, within: re.Pattern[str]) -> tuple[int, int]:
    # Backwards over a reversed copy: one look of the pattern in place of a step of Python for each character.
    before = within.match(text[max(start - LONGEST, 0) : start][::-1])
    after = within.match(text, end, end + LONGEST)
    return start - (before.end() if before else 0), after.end() if after else end
