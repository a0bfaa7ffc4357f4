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
    if note.source is not None and field.origin is not None:
        text = note.source
        start = field.origin.offset(finding.start)
        end = field.origin.offset(finding.end - 1) + 1 if finding.end > finding.start else start
        label = str(finding.line) if finding.line is not None else field_name(finding)
    else:
        text, start, end, label = field.text, finding.start, finding.end, field_name(finding)
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    line = text[begin : None if stop < 0 else stop].removesuffix("\r")
    return Excerpt(label, line, min(start - begin, len(line)), max(min(end - begin, len(line)), start - begin))
