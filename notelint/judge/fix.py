"""Unambiguous replacements, applied to a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notelint.model import Fix


def fixed(text: str, fixes: Iterable[Fix | None]) -> str:
    """A text with fixes applied from the end to the start; of overlapping ones the first stands."""
    pieces: list[str] = []
    last = 0
    for fix in sorted((fix for fix in fixes if fix is not None), key=lambda fix: (fix.start, fix.end)):
        if fix.start < last:
            continue
        pieces += [text[last : fix.start], fix.text]
        last = fix.end
    return "".join((*pieces, text[last:]))
