"""Limits of a claim and what is missing of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.kinds.absolute import limiter

WORDS = sorted({word for word in re.findall(r"\w+", limiter._PLACES + limiter._WIDE.pattern) if word.isalpha()})


@pytest.mark.parametrize(
    ("before", "length"),
    [
        ("全网", 2),
        ("这家店是全上海", 3),
        ("市面上", 3),
        ("全国范围内", 5),
        ("业内公认", 4),
        ("它", 0),
        ("我在上海的时候", 0),
        ("", 0),
    ],
)
def test_the_limiter_right_before_the_trigger(before: str, length: int) -> None:
    assert limiter.leading(before) == length


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("".join))
def test_a_limiter_ends_with_one_of_the_characters_that_are_looked_for_first(before: str) -> None:
    found = limiter._WIDE.search(before[-16:])
    assert found is None or before[-1] in limiter._LASTS


def test_a_fact_with_source_time_and_place_lacks_nothing() -> None:
    assert limiter.missing("据统计局数据，2025年上海门店数") == ""


def test_what_is_missing_is_named() -> None:
    assert limiter.missing("门店数第一") == "数据来源、统计时间、地域或市场范围"
    assert limiter.missing("上海门店数第一") == "数据来源、统计时间"
