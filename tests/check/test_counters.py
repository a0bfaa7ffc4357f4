"""The lengths shown beside a note are those of what will be published."""

from __future__ import annotations

from notelint.check.counters import counters
from notelint.model import Counter, Field, Note


def test_lengths_are_the_platforms_and_leave_out_our_own_comments() -> None:
    body = "<!-- notelint-disable-next-line adlaw: 引用 -->\n最好用[赞R]\n"
    note = Note("a.md", "a", (Field("title", "换季 abc"), Field("body", body)))
    assert counters(note) == (Counter("标题", 4, 20), Counter("正文", 5, 1000))
