"""The views of a note: folded and masked as one text, each field is what it would be alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from notelint.brand.brand import Brand
from notelint.kinds.view import FieldView, NoteView
from notelint.model import Field, Note
from notelint.text.fold import fold
from notelint.text.mask import mask_contact, mask_prose
from notelint.text.squeeze import squeeze

if TYPE_CHECKING:
    from notelint.text.words import Words

PIECES = (
    "全网最·好·用", "微 信", "1️⃣3️⃣", "👍🏻", "㎏", "ﬁ", "臺灣", "Ｖ信", "\u200b", "\ufeff", "a\u0301", "\n", "ß", "İ", "①②", "#话题#", "[笑哭R]",
    "https://a.example/b", "<!-- notelint-disable-line x: y -->", "<!-- notelint-", "-->", "[话题]",
)  # fmt: skip
TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.characters(exclude_categories=["Cs"], exclude_characters="Σς\ue000")),
    max_size=8,
).map("".join)


def no_words() -> Words:
    raise AssertionError("no rule asked for words")


def views(texts: list[str]) -> list[FieldView]:
    fields = tuple(Field("comments", text, place) for place, text in enumerate(texts))
    return NoteView(Note("a.md", "a", fields), no_words, Brand(), "种草").fields


@given(st.lists(TEXTS, max_size=4))
def test_a_field_among_others_reads_and_leads_back_as_if_it_stood_alone(texts: list[str]) -> None:
    for text, view in zip(texts, views(texts), strict=True):
        alone = squeeze(fold(text))
        assert view.text == mask_contact(alone.text)
        assert view.prose == mask_prose(view.text)
        places = range(len(alone.text))
        assert [view.span(at, at + 1) for at in places] == [alone.span(at, at + 1) for at in places]


def test_the_character_that_joins_fields_joins_nothing_where_a_writer_used_it() -> None:
    first, second = views(["甲\ue000乙", "丙"])
    assert (len(first.text), second.text) == (3, "丙")
    assert first.span(2, 3) == (2, 3)
