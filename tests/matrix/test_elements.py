"""The five elements of a note that catches on, as far as a draft shows them (M-47)."""

from __future__ import annotations

from notelint.matrix.elements import PENDING, elements, score
from tests.matrix.checks.ground import post

BODY = "今天去工地，量了 12 厘米，改了 3 处。"


def test_four_of_five_can_be_seen_before_publishing_and_three_are_met() -> None:
    found = elements(post("a", BODY, state="草稿"), alike=False)
    assert score(found) == (3, 4)
    assert [element.name for element in found if element.met is None] == [PENDING]
    assert [element.name for element in found if element.met is False] == ["精准选题"]


def test_a_copied_draft_is_not_distinct() -> None:
    found = elements(post("a", BODY, state="草稿", keywords=("收纳",)), alike=True)
    assert score(found) == (3, 4)
    assert [element.name for element in found if element.met is False] == ["独特差异化"]
