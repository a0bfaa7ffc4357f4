"""The line of text that a finding stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.report.wording import field_name

if TYPE_CHECKING:
    from notelint.model import Field, Finding, Note


class Excerpt(NamedTuple):
    """One line and the hit in it as code points [start, end). ``label`` is the line's number, or the field's name."""

    label: str
    line: str
    start: int
    end: int


def field_of(note: Note, finding: Finding) -> Field | None:
    """The field that a finding points into."""
    for field in note.fields:
        if field.name == finding.field and field.item == finding.item:
            return field
    return None


def line_of(note: Note, finding: Finding) -> Excerpt | None:
    """The line of the file in which the hit begins, or of the field where the note has no file of its own.

    A finding without a hit has its line if its place is known (a key of the front matter), else null. A hit over
    several lines ends with its first.
    """
    field = field_of(note, finding)
    if field is not None and finding.start is not None and finding.end is not None:
        text, start, end = stretch_of(note, field, finding.start, finding.end)
    elif note.source is not None and finding.line is not None and finding.column is not None:
        text = note.source
        start = _line_start(text, finding.line) + finding.column - 1
        end = start + 1
    else:
        return None
    label = str(finding.line) if text is note.source and finding.line is not None else field_name(finding)
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    line = text[begin : None if stop < 0 else stop].removesuffix("\r")
    first = min(start - begin, len(line))
    return Excerpt(label, line, first, max(min(end - begin, len(line)), first))


class Stretch(NamedTuple):
    """Code points [start, end) of a text, which is the file's or, for a row, the field's."""

    text: str
    start: int
    end: int


def stretch_of(note: Note, field: Field, start: int, end: int) -> Stretch:
    """Where code points [start, end) of a field stand in the file; in the field itself where there is no file."""
    if note.source is None or field.origin is None:
        return Stretch(field.text, start, end)
    first = field.origin.offset(start)
    return Stretch(note.source, first, field.origin.offset(end - 1) + 1 if end > start else first)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The 1-based line and column, in code points, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _line_start(text: str, line: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start
