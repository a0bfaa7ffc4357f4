"""Notes that name what no file of the matrix knows (DESIGN: nothing passes in silence)."""

from __future__ import annotations

from typing import Any

import pytest

from notelint.matrix.content import Campaign, Pillar, Topic
from tests.matrix.checks.ground import account, matrix, post, said

RULE = "matrix.note.reference"
PARTS: dict[str, Any] = {
    "pillars": (Pillar("tips", "干货"),),
    "topics": (Topic("T1", "量阳台", "tips"),),
    "campaigns": (Campaign("summer", "夏天"),),
}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"pillar": "干活"}, "「支柱」写的「干活」在 pillars.yaml 里没有，是不是想写「干货」"),
        ({"topic": "T9"}, "「选题」写的「T9」在 topics.csv 里没有，是不是想写「T1」"),
        ({"campaign": "夏日"}, "「活动」写的「夏日」在 campaigns/ 里没有，是不是想写「夏天」"),
        ({"state": "已发步"}, "「状态」写的「已发步」不认识"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_with_the_nearest(parts: dict[str, str], expected: str) -> None:
    (one,) = said(matrix(account("a"), posts=(post("a", **parts),), **PARTS), RULE)
    assert expected in one.message
    assert one.level == "warning"


def test_a_note_of_no_account_is_told() -> None:
    assert len(said(matrix(account("a"), posts=(post("b"),)), RULE)) == 1
    (one,) = said(matrix(account("a"), posts=(post("a")._replace(account=None),)), RULE)
    assert "没有写账号" in one.message


def test_known_names_and_absent_parts_are_not_told() -> None:
    good = post("a", pillar="tips", topic="T1", campaign="summer")
    assert said(matrix(account("a"), posts=(good, post("a")), **PARTS), RULE) == []
    assert said(matrix(account("a"), posts=(post("a", pillar="别的", topic="T7", campaign="秋"),)), RULE) == []
