"""The lengths shown beside a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.model import Counter

if TYPE_CHECKING:
    from notelint.model import Note


def counters(note: Note) -> tuple[Counter, ...]:
    """Title and body as the platform counts them, beside their limits."""
    from notelint.text.length import BODY_LIMIT, TITLE_LIMIT, body_length, title_length
    from notelint.text.mask import published

    found: list[Counter] = []
    title, body = note.field("title"), note.field("body")
    if title is not None:
        found.append(Counter("标题", title_length(title.text), TITLE_LIMIT))
    if body is not None:
        found.append(Counter("正文", body_length(published(body.text)), BODY_LIMIT))
    return tuple(found)
