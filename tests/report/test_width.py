"""The part of a line that is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notelint.report.width import shown, view, width, widths

LINES = st.text(
    st.one_of(st.sampled_from("ab中文，👩👧❤\u200d\ufe0f\u20e31🏽\t"), st.characters()), min_size=1, max_size=400
)


@given(LINES, st.data(), st.integers(10, 60))
def test_a_view_fits_shows_the_hit_and_is_part_of_the_line(line: str, data: st.DataObject, room: int) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    part = view(line, start, end, room)
    assert sum(part.columns) <= room
    assert len(part.columns) == len(part.text)
    assert part.text in shown(line)
    hit = part.text[part.start : part.end]
    assert shown(line[start:end]).startswith(hit)
    assert hit or not line[start:end] or width(line[start : start + 1]) == 0
    assert bool(part.before + part.after) == (len(part.text) < len(line))


@given(LINES)
def test_without_a_limit_the_whole_line_is_shown(line: str) -> None:
    part = view(line, 0, len(line), 0)
    assert (part.before, part.text, part.after) == ("", shown(line), "")


@given(st.text(max_size=200))
def test_what_is_shown_has_the_length_of_what_was_written_and_no_control_characters(text: str) -> None:
    assert len(shown(text)) == len(text)
    assert not set(shown(text)) & {*map(chr, range(32)), *map(chr, range(127, 160)), "\u202e"}
    assert len(widths(text)) == len(text)
