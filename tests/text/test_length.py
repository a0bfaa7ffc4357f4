"""Titles and bodies are as long as the editor counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.text.length import body_length, title_length

TEXTS = st.text(alphabet=st.sampled_from("ab1 ,，。！“”（【家居收纳😀👩\u200d\ufe0f\ufeff\t[]R话题\n"), max_size=40)


@pytest.mark.parametrize(
    ("title", "length"),
    [
        ("", 0),
        ("小户型收纳", 5),
        ("IKEA收纳", 4),
        ("收纳，真的有用！", 7),
        ("“收纳”", 3),
        ("❤\ufe0f收纳", 3),
        ("👩\u200d💻的桌面", 5),
        ("𝟯平米", 3),
    ],
)
def test_a_title_counts_halves_for_ascii_and_punctuation_and_nothing_for_joiners(title: str, length: float) -> None:
    assert title_length(title) == length


@pytest.mark.parametrize(
    ("body", "length"),
    [
        ("", 0),
        ("量一量，再买。", 7),
        ("好看[笑哭R]", 3),
        ("[doge]", 6),
        ("#收纳[话题]#", 4),
        ("\ufeff好\t看❤\ufe0f\n", 4),
    ],
)
def test_a_body_counts_emoji_codes_once_and_topic_marks_not_at_all(body: str, length: int) -> None:
    assert body_length(body) == length


@given(TEXTS)
def test_no_text_is_longer_than_its_code_points(text: str) -> None:
    assert 0 <= title_length(text) <= len(text)
    assert 0 <= body_length(text) <= len(text)


@given(TEXTS, TEXTS)
def test_the_length_of_two_titles_is_the_sum_of_theirs(first: str, second: str) -> None:
    assert title_length(first + second) == title_length(first) + title_length(second)
