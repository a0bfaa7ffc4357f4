"""Where a span of a field stands in its file: line and column in code points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from notelint.model import Field, Note


class Place(NamedTuple):
    """Lines and columns are 1-based; a row of a table has its line and no column."""

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


def place(note: Note, field: Field, start: int, end: int) -> Place:
    """The place of [start, end) of a field."""
    if note.source is None or field.origin is None:
        return Place(note.line)
    begin = field.origin.offset(start)
    stop = field.origin.offset(end - 1) + 1 if end > start else begin
    line, column = _line_and_column(note.source, begin)
    end_line, end_column = _line_and_column(note.source, stop)
    return Place(line, column, end_line, end_column)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
