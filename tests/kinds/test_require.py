"""``require``: if one thing is said, another must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from notelint.brand.brand import Brand, Product
from notelint.kinds.require import problems, said
from notelint.model import Field, Note
from tests.shelf import linter, rule

if TYPE_CHECKING:
    from pathlib import Path

BRAND = Brand(names=("岚谷",), products=(Product("岚谷云感枕", ("云枕",)),), messages=("先试睡再决定",))
DECLARED = [{"words": ["广告"]}]


def judge(
    folder: Path, keys: dict[str, Any], body: str, *tags: str, meta: dict[str, Any] | None = None
) -> list[tuple[str | None, int | None]]:
    made = rule("own.require", kind="require", **keys)
    del made["terms"]
    fields = (Field("body", body), *(Field("tags", tag, item) for item, tag in enumerate(tags)))
    checked = linter(folder, made, brand=BRAND).check(Note("a.md", "a", fields, meta or {}))
    return [(finding.match, finding.start) for finding in checked.findings]


def test_words_without_what_they_need_are_found_at_their_place(tmp_path: Path) -> None:
    keys = {"when": [{"words": ["试睡"]}], "need": DECLARED}
    assert judge(tmp_path, keys, "来店里试睡一晚") == [("试睡", 3)]
    assert judge(tmp_path, keys, "广告：来店里试睡一晚") == []
    assert judge(tmp_path, keys, "来店里坐坐") == []


def test_a_denied_declaration_is_none(tmp_path: Path) -> None:
    keys = {"when": [{"words": ["试睡"]}], "need": DECLARED}
    assert judge(tmp_path, keys, "不是广告，来试睡") == [("试睡", 6)]
    assert judge(tmp_path, keys, "不是广告？就是广告，来试睡") == []


def test_a_declaration_in_the_front_matter_is_found_for_the_note_as_a_whole(tmp_path: Path) -> None:
    keys = {"when": [{"meta": {"commercial": True}}], "need": DECLARED}
    assert judge(tmp_path, keys, "睡得很好", meta={"commercial": {"type": "合作"}}) == [(None, None)]
    assert judge(tmp_path, keys, "睡得很好", meta={"commercial": {}}) == []
    assert judge(tmp_path, keys, "睡得很好") == []


def test_every_condition_of_when_must_hold_and_unless_silences(tmp_path: Path) -> None:
    keys = {
        "when": [{"words": ["试睡"]}, {"words": ["免费"], "meta": {"self_paid": False}}],
        "need": DECLARED,
        "unless": [{"words": ["回购"]}],
    }
    assert judge(tmp_path, keys, "免费试睡") == [("试睡", 2)]
    assert judge(tmp_path, keys, "只能试睡") == []
    assert judge(tmp_path, keys, "免费试睡，后来回购了") == []
    assert judge(tmp_path, keys, "免费试睡", meta={"self_paid": True}) == []


def test_topics_stand_in_tags_and_in_the_body(tmp_path: Path) -> None:
    keys = {"when": [{"words": ["岚谷"]}], "need": [{"topics": ["岚谷好眠"]}]}
    assert judge(tmp_path, keys, "岚谷的枕头") == [("岚谷", 0)]
    assert judge(tmp_path, keys, "岚谷的枕头", "岚谷好眠") == []
    assert judge(tmp_path, keys, "岚谷的枕头 #岚谷好眠[话题]#") == []


def test_the_first_screen_is_the_beginning_of_each_field(tmp_path: Path) -> None:
    keys = {"when": [{"words": ["试睡"]}], "need": [{"words": ["广告"], "first": 10}]}
    assert judge(tmp_path, keys, "试睡了一个月，感觉不错，这是广告") == [("试睡", 0)]
    assert judge(tmp_path, keys, "广告｜试睡了一个月") == []


@pytest.mark.parametrize(
    ("what", "body"),
    [("names", "岚谷家的"), ("products", "岚谷云感枕"), ("aliases", "那只云枕"), ("messages", "先试睡再决定")],
)
def test_what_the_brand_says_of_itself_is_known(tmp_path: Path, what: str, body: str) -> None:
    keys = {"when": [{"brand": [what]}], "need": DECLARED}
    assert judge(tmp_path, keys, body) == [(None, None)]
    assert judge(tmp_path, keys, "别的枕头") == []


def test_the_product_of_the_note_counts_as_one_of_the_brands(tmp_path: Path) -> None:
    keys = {"when": [{"brand": ["products"]}], "need": DECLARED}
    assert judge(tmp_path, keys, "月白毯很轻", meta={"product": "月白毯"}) == [(None, None)]


def test_without_need_the_conditions_contradict_each_other(tmp_path: Path) -> None:
    keys = {"when": [{"meta": {"commercial": True}, "keywords": ["自费"], "patterns": ["自费[买购]的?"]}]}
    assert judge(tmp_path, keys, "这是自费买的", meta={"commercial": {"type": "合作"}}) == [("自费买的", 2)]
    assert judge(tmp_path, keys, "这是自费买的") == []


def test_dotted_keys_lead_into_the_front_matter() -> None:
    assert said({"ai": {"used": True}}, "ai.used") is True
    assert said({"ai": "是"}, "ai.used") is None


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({}, ("kind",)),
        ({"when": [{}]}, ("when", 0)),
        ({"when": [{"words": ["甲"]}], "need": [{"patterns": ["("]}]}, ("need", 0, "patterns", 0)),
    ],
)
def test_conditions_that_cannot_hold_are_refused_with_their_place(data: dict[str, Any], path: tuple[Any, ...]) -> None:
    assert [found for found, _ in problems(data)] == [path]
