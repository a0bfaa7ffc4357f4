"""What of a note is compared, and what it is called when another note speaks of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from notelint.duplicates.passages import Text
from notelint.duplicates.strip import allowed_phrases, places, strip, without

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from notelint.brand.brand import Brand
    from notelint.duplicates.strip import Stripped
    from notelint.model import Field, Note

REFERENCE_KEYS = ("reference", "x-参考", "x-reference")


class Subject:
    """A note made ready for comparison. ``phrases`` is what ``allowed_phrases`` gives for the brand's boilerplate."""

    def __init__(self, note: Note, phrases: re.Pattern[str] | None = None, name: str | None = None) -> None:
        self.note = note
        self.phrases = phrases
        self.account_name = name or note.account
        self.body = note.field("body")

    @cached_property
    def _stripped(self) -> Stripped:
        return without(strip(self.written), self.phrases)

    @property
    def written(self) -> str:
        """Its body as it was written."""
        return self.body.text if self.body is not None else ""

    def know(self, stripped: str) -> None:
        """Its body stripped, if that was worked out elsewhere."""
        self._stripped = without(stripped, self.phrases)

    def know_places(self, places: Sequence[int]) -> None:
        """Where in the body each character of the text stands, if that was worked out elsewhere."""
        self._places = places

    @cached_property
    def text(self) -> Text:
        """What of its body is compared."""
        return Text(self._stripped.text)

    @property
    def allowed(self) -> int:
        """How many allowed phrases were taken out of it."""
        return self._stripped.allowed

    @cached_property
    def title(self) -> str:
        """The stripped title."""
        field = self.note.field("title")
        return strip(field.text) if field is not None else ""

    @property
    def published(self) -> str | None:
        """When the note was published, an ISO date."""
        value = self.note.meta.get("published_at")
        return str(value)[:10] if value else None

    @property
    def series(self) -> str | None:
        """The series it says it belongs to."""
        value = self.note.meta.get("series")
        return str(value) if value else None

    def refers_to(self, other: Subject) -> bool:
        """Whether it names another note as the one it was modelled on, by id, path or title."""
        named = next((self.note.meta[key] for key in REFERENCE_KEYS if self.note.meta.get(key)), None)
        if named is None:
            return False
        title = other.note.field("title")
        return str(named) in (other.note.id, other.note.path, title.text.strip() if title is not None else "")

    def same_account(self, other: Subject) -> bool:
        """Whether both are known to be of one account."""
        return self.note.account is not None and self.note.account == other.note.account

    @cached_property
    def _places(self) -> Sequence[int]:
        return places(self.written, self.phrases)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where [start, end) of the compared text stands in the body."""
        return int(self._places[start]), int(self._places[end - 1]) + 1


def subjects(notes: Sequence[Note], brands: Sequence[Brand]) -> list[Subject]:
    """Notes made ready, each under its own brand."""
    patterns: dict[tuple[str, ...], re.Pattern[str] | None] = {}
    found: list[Subject] = []
    for note, brand in zip(notes, brands, strict=True):
        if brand.boilerplate not in patterns:
            patterns[brand.boilerplate] = allowed_phrases(brand.boilerplate)
        account = brand.account(note.account)
        found.append(Subject(note, patterns[brand.boilerplate], account.name if account else None))
    return found


def later(one: Subject, place: int, other: Subject, other_place: int) -> bool:
    """Whether a note comes after another: by date, an undated draft last; else by its place in the input."""
    return (one.published or "9999", place) > (other.published or "9999", other_place)


def called(subject: Subject, today: str) -> str:
    """「3 月 5 日 @小张 的笔记《早八》」: date, account and title as far as they are known, else the path."""
    parts: list[str] = []
    if subject.published:
        year, month, day = subject.published.split("-")
        parts.append(f"{'' if today.startswith(year) else f'{int(year)} 年 '}{int(month)} 月 {int(day)} 日")
    if subject.account_name:
        parts.append(f"@{subject.account_name}")
    # It follows a Chinese word, from which figures and names stand off.
    head = " " + " ".join(parts) if parts else ""
    title = _title(subject.note.field("title"))
    if title:
        return f"{head} 的笔记《{title}》" if head else f"笔记《{title}》"
    return f"{head} 的笔记（{subject.note.id}）" if head else f"笔记 {subject.note.id}"


def _title(field: Field | None) -> str:
    text = " ".join(field.text.split()) if field is not None else ""
    return text if len(text) <= 24 else text[:23] + "…"
