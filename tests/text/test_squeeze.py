"""Signs between single characters are taken out of the reading, never out of the places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.text.fold import fold
from notelint.text.squeeze import squeeze

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
SIGNS = st.sampled_from(" ·•.|-_*~")


@given(st.lists(HAN, min_size=3, max_size=8), SIGNS, st.sampled_from(["", "，", "a\u200b", "1️⃣"]))
def test_a_spaced_out_word_is_read_whole_and_found_from_end_to_end(chars: list[str], sign: str, before: str) -> None:
    written = sign.join(chars)
    folded = squeeze(fold(f"{before}{written}！"))
    word = fold("".join(chars)).text
    at = folded.text.index(word)
    first, last = folded.span(at, at + len(word))
    assert f"{before}{written}！"[first:last] == written


@given(st.text(st.one_of(HAN, st.sampled_from(" ·.~\n\u200b㎏a1，")), max_size=40))
def test_every_place_leads_to_a_character_that_folds_to_it(text: str) -> None:
    folded = squeeze(fold(text))
    places = [folded.original(at) for at in range(len(folded.text))]
    assert places == sorted(places)
    for at, place in enumerate(places):
        assert folded.text[at] in fold(text[place]).text


@pytest.mark.parametrize(
    "text", ["面霜·精华·眼霜", "最·好", "最·好-用", "第\n一\n名", "a·b·c", "天然·最·好·用的", "好吃~好吃~"]
)
def test_lists_pairs_and_lines_stay_as_they_are(text: str) -> None:
    folded = fold(text)
    assert squeeze(folded) == folded


def test_two_words_in_one_text_are_both_read() -> None:
    folded = squeeze(fold("最·好·用，第 一 名"))
    assert folded.text == "最好用，第一名"
    assert folded.span(4, 7) == (6, 11)
