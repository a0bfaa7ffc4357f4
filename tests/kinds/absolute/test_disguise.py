"""Hidden spellings of a trigger and words that only look like one."""

from __future__ import annotations

import pytest

from notelint.kinds.absolute.disguise import broken, is_written_oddly, join, meaning, plain


@pytest.mark.parametrize(("text", "end"), [("蕞好", 1), ("㝡美", 1), ("醉好用", 1), ("zui有效", 3)])
def test_a_hidden_spelling_means_the_plain_word(text: str, end: int) -> None:
    assert meaning(text, 0, end) == ("最", True)


@pytest.mark.parametrize(("text", "start", "end"), [("醉酒", 0, 1), ("嘴角", 0, 1), ("罪魁", 0, 1), ("azui好用", 1, 4)])
def test_a_word_of_its_own_is_no_trigger(text: str, start: int, end: int) -> None:
    assert meaning(text, start, end) == (None, False)


def test_a_plain_trigger_is_not_disguised() -> None:
    assert meaning("最好", 0, 1) == ("最", False)


def test_signs_behind_a_trigger_are_taken_out_with_their_places() -> None:
    joined = join("最*好.用的锅", 1)
    assert joined is not None
    assert joined.text == "最好用的锅"
    assert joined.places[:2] == (2, 4)


@pytest.mark.parametrize("text", ["最好", "最，好", "最*", "最-a"])
def test_other_signs_stay(text: str) -> None:
    assert join(text, 1) is None


def test_only_two_chinese_characters_are_broken_by_a_sign() -> None:
    assert "绝*对" in set(broken("绝对"))
    assert list(broken("no1")) == []
    assert list(broken("独一无二")) == []


def test_circled_figures_and_signs_are_odd_writing() -> None:
    assert is_written_oddly("第①", "")
    assert is_written_oddly("最", "·")
    assert not is_written_oddly("第一", "")


def test_the_plain_spelling_is_shown() -> None:
    assert plain("全网蕞·好·用", "蕞", "最") == "全网最好用"
