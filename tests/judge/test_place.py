"""Where a span stands in its file."""

from __future__ import annotations

from notelint.judge.place import Place, place
from notelint.model import Field, Note, Origin
from tests.shelf import draft


def test_a_row_of_a_table_has_its_line_and_no_column() -> None:
    field = Field("body", "最好用")
    assert place(Note("a.csv", "a#2", (field,), line=5), field, 0, 3) == Place(5)


def test_a_span_over_a_line_end_ends_on_the_next_line() -> None:
    note = draft("第一\r\n第二")
    field = note.field("body")
    assert field is not None
    assert place(note, field, 1, 5) == Place(1, 2, 2, 2)


def test_a_text_in_pieces_is_found_in_its_pieces() -> None:
    field = Field("title", "甲乙丙", origin=Origin((0, 2), (1, 7)))
    note = Note("a.md", "a", (field,), source='"甲乙"\n "丙"')
    assert place(note, field, 0, 3) == Place(1, 2, 2, 4)


def test_an_empty_span_is_a_point() -> None:
    note = draft("正文")
    field = note.field("body")
    assert field is not None
    assert place(note, field, 1, 1) == Place(1, 2, 1, 2)
