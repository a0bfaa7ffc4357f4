"""The lengths shown beside a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.model import Counter

if TYPE_CHECKING:
    from notelint.model import Note

TITLE_LIMIT = 20.0
BODY_LIMIT = 1000.0


def counters(note: Note) -> tuple[Counter, ...]:
    """Title and body as the platform counts them, and the number of topics, beside their limits."""
    from notelint.text.length import body_length, title_length

    found: list[Counter] = []
    title, body = note.field("title"), note.field("body")
    if title is not None:
        found.append(Counter("标题", title_length(title.text), TITLE_LIMIT))
    if body is not None:
        found.append(Counter("正文", body_length(body.text), BODY_LIMIT))
    return tuple(found)
