"""A published note as the history keeps it."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from notelint.model import Field, Note

if TYPE_CHECKING:
    from typing import Any


class Published(NamedTuple):
    """A published note; ``published`` is an ISO date, ``path`` where it was read from."""

    id: str
    body: str
    title: str = ""
    account: str | None = None
    published: str | None = None
    series: str | None = None
    path: str = ""

    def digest(self) -> bytes:
        """What tells whether a note of the same id is still the same."""
        parts = "\0".join(part or "" for part in self)
        return blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def note(self) -> Note:
        """The note for comparison and reports."""
        meta: dict[str, Any] = {}
        if self.published:
            meta["published_at"] = self.published
        if self.series:
            meta["series"] = self.series
        title = (Field("title", self.title),) if self.title else ()
        return Note(self.path or self.id, self.id, (*title, Field("body", self.body)), meta, self.account)


def published(note: Note, date: str | None = None) -> Published:
    """What of a note is kept; ``date`` is taken where the note says none, ``x-path`` before its own path."""
    title, body = note.field("title"), note.field("body")
    said = note.meta.get("published_at")
    series = note.meta.get("series")
    return Published(
        note.id,
        body.text if body is not None else "",
        title.text if title is not None else "",
        note.account,
        str(said)[:10] if said else date,
        str(series) if series else None,
        str(note.meta.get("x-path") or note.path),
    )
