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

    Null for a finding about a whole note. A hit over several lines ends with its first.
    """
    field = field_of(note, finding)
    if field is None or finding.start is None or finding.end is None:
        return None
    text, start, end = stretch_of(note, field, finding.start, finding.end)
    label = str(finding.line) if text is note.source and finding.line is not None else field_name(finding)
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    line = text[begin : None if stop < 0 else stop].removesuffix("\r")
    return Excerpt(label, line, min(start - begin, len(line)), max(min(end - begin, len(line)), start - begin))


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
