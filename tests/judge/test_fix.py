"""Fixes change what they point at and nothing else, and a second round changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.judge.fix import fixed
from notelint.model import Fix
from tests.shelf import linter, rule

if TYPE_CHECKING:
    from notelint.check.linter import Linter

SPELLINGS = {"小红薯": "小红书", "爆款": "热门款", "粉丝": "朋友", "VX": "官方客服", "1元": "一元"}


def spelling_rule() -> dict[str, Any]:
    return rule("own.spelling", kind="term", prefer=SPELLINGS, message="宜写作「{preferred}」")


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    return linter(tmp_path_factory.mktemp("rules"), spelling_rule())


TEXTS = st.lists(
    st.one_of(
        st.sampled_from([*SPELLINGS, *SPELLINGS.values(), "爆\u200b款", "ＶＸ", "1️⃣元", "小紅薯", "\r\n"]),
        st.text(max_size=4),
    ),
    max_size=10,
).map("".join)


@given(text=TEXTS)
def test_a_mended_text_needs_no_mending(judge: Linter, text: str) -> None:
    once = fixed(text, [finding.fix for finding in judge.check_text(text).findings])
    assert [finding.match for finding in judge.check_text(once).findings] == []
    assert fixed(once, [finding.fix for finding in judge.check_text(once).findings]) == once


@given(st.text(max_size=30), st.data())
def test_only_what_fixes_point_at_changes(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(places, places).map(sorted), max_size=4))
    result = fixed(text, [Fix(start, end, "\ue001") for start, end in spans] + [None])
    held = {at for start, end in spans for at in range(start, end)}
    assert result.replace("\ue001", "") == "".join(text[at] for at in _left(text, spans))
    assert set(range(len(text))) - held <= set(_left(text, spans))


def _left(text: str, spans: list[list[int]]) -> list[int]:
    left, last = list(range(len(text))), 0
    for start, end in sorted(map(tuple, spans)):
        if start >= last:
            left = [at for at in left if not start <= at < end]
            last = end
    return left


def test_of_overlapping_fixes_the_first_stands() -> None:
    assert fixed("abcdef", [Fix(2, 5, "Y"), Fix(1, 3, "X")]) == "aXdef"
