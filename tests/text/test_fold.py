"""Folding never loses its way back: the span cut from the original is what the fold was made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.text.fold import fold, fold_term
from notelint.text.fold_table import DELETED, MANY, ONE_FROM

PIECES = (
    "全网最好用",
    "微信",
    "1️⃣3️⃣",
    "👨‍👩‍👧‍👦",
    "👍🏻",
    "𝟏𝟑𝟖",
    "㎏",
    "№",
    "ﬁ",
    "臺灣",
    "Ｖ信",
    "\u200b",
    "\ufeff",
    "a\u0301",
    "\r\n",
    "\n",
    "ß",
    "İ",
    "①②",
    "，",
    "…",
    "𠮷",
)
# A capital sigma folds by its neighbours in str.lower; no draft of ours is Greek.
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="Σς")
TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), CHARACTERS, st.sampled_from(sorted(MANY)), st.sampled_from(DELETED)),
    max_size=12,
).map("".join)


@given(TEXTS, st.data())
def test_the_span_cut_from_the_original_folds_to_the_match(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    end = data.draw(st.integers(0, len(folded.text)))
    start = data.draw(st.integers(0, end))
    first, last = folded.span(start, end)
    cut = fold(text[first:last]).text
    match = folded.text[start:end]
    assert match in cut
    # Only where an edge lies within the letters of one character (㎏ → kg) does the cut hold more than the match.
    whole_start = start == 0 or folded.original(start) != folded.original(start - 1)
    whole_end = end == len(folded.text) or folded.original(end) != folded.original(end - 1)
    if start < end and whole_start and whole_end:
        assert cut == match


@given(TEXTS, st.data())
def test_a_span_leaves_out_what_was_folded_away_at_its_edges(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.span(start, end)
    assert fold(text[first]).text
    assert fold(text[last - 1]).text


@given(TEXTS)
def test_places_never_run_backwards_and_stay_in_the_text(text: str) -> None:
    folded = fold(text)
    places = [folded.original(at) for at in range(len(folded.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    assert len(folded.starts) == len(folded.originals)


@given(TEXTS)
def test_a_folded_text_is_its_own_fold(text: str) -> None:
    once = fold_term(text)
    assert fold_term(once) == once


@given(st.text(st.characters(codec="ascii")))
def test_ascii_only_loses_its_capitals(text: str) -> None:
    assert fold_term(text) == text.lower()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1️⃣3️⃣8️⃣", "138"),
        ("①③⑧", "138"),
        ("１３８ＡＢＣ", "138abc"),
        ("𝟏𝟑𝟖", "138"),
        ("繁體測試", "繁体测试"),
        ("微\u200b信", "微信"),
        ("最\u00ad好", "最好"),
        ("VX", "vx"),
        ("，。！", "，。！"),
        ("第一\r\n第二", "第一\r\n第二"),
    ],
)
def test_one_spelling_stands_for_all(written: str, read: str) -> None:
    assert fold_term(written) == read


def test_a_keycap_digit_is_found_at_the_digit() -> None:
    text = "加1️⃣3️⃣元"
    folded = fold(text)
    first, last = folded.span(1, 3)
    assert text[first:last] == "1️⃣3"


def test_a_joined_family_keeps_every_face() -> None:
    text = "👨‍👩‍👧最好用"
    folded = fold(text)
    at = folded.text.index("最好用")
    assert text[slice(*folded.span(at, at + 3))] == "最好用"


def test_line_ends_survive() -> None:
    assert not set("\r\n\t") & ({*ONE_FROM, *MANY, *DELETED})


def test_an_empty_span_is_a_place() -> None:
    assert fold("a\u200bb").span(1, 1) == (2, 2)


def test_the_end_of_the_text_is_a_place() -> None:
    assert fold("a\u200b").span(1, 1) == (2, 2)
