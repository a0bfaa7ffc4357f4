"""``measure`` looks at what is there, and says how much it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from notelint.kinds.measure import emoji_share, problems
from notelint.model import Field, Note
from tests.shelf import linter, rule

if TYPE_CHECKING:
    from pathlib import Path

    from notelint.model import Finding

LONG = "把朝北的小书房改成两个人都能安静办公的样子一共花了三周"


def judge(folder: Path, keys: dict[str, Any], *fields: Field, **meta: Any) -> list[Finding]:
    made = rule("own.measure", kind="measure", level="warning", message="{value}/{limit}", **keys)
    del made["terms"]
    return list(linter(folder, made).check(Note("a.md", "a", fields, meta)).findings)


def test_a_title_beyond_its_limit_is_found_once_with_its_length_and_without_a_place(tmp_path: Path) -> None:
    found = judge(tmp_path, {"measure": "title-length", "max": 20}, Field("title", LONG + "!"), Field("body", "好"))
    assert [(f.message, f.field, f.start, f.line, f.match) for f in found] == [("27.5/20", "title", None, None, None)]


def test_a_title_is_measured_by_its_width_not_by_its_code_points(tmp_path: Path) -> None:
    keys = {"measure": "title-length", "max": 20}
    assert judge(tmp_path, keys, Field("title", "MacBook Pro 16 inch desk setup")) == []


def test_a_title_cut_from_the_beginning_of_the_body_is_nobodys_title(tmp_path: Path) -> None:
    keys = {"measure": "title-length", "max": 20}
    body = Field("body", f"{LONG}，先说预算。\n#书房改造[话题]#")
    assert judge(tmp_path, keys, Field("title", LONG), body) == []
    assert judge(tmp_path, keys, Field("title", f"#{LONG}[赞"), body) == []
    assert len(judge(tmp_path, keys, Field("title", f"真的{LONG}"), body)) == 1


def test_an_absent_field_raises_nothing_unless_it_is_required(tmp_path: Path) -> None:
    keys = {"measure": "title-length", "min": 5}
    body = Field("body", "没有标题。")
    assert judge(tmp_path, keys, body) == []
    assert [f.message for f in judge(tmp_path, {**keys, "required": True}, body)] == ["0/5"]


def test_a_least_is_held_against_the_true_length_even_where_a_most_is_far(tmp_path: Path) -> None:
    keys = {"measure": "title-length", "min": 5, "max": 20}
    assert [f.message for f in judge(tmp_path, keys, Field("title", "abcdefgh"))] == ["4/5"]


@pytest.mark.parametrize(
    ("measure", "most", "fields", "meta", "message"),
    [
        ("body-length", 5, [Field("body", "好看[赞R]真的好看")], {}, "7/5"),
        ("topic-count", 2, [Field("tags", "甲", 0), Field("body", "#乙[话题]# #丙[话题]#")], {}, "3/2"),
        ("topic-count", 2, [Field("tags", "甲", 0), Field("body", "#甲[话题]# #丙[话题]#")], {}, None),
        ("image-count", 1, [Field("body", "图")], {"images": ["a", "b"]}, "2/1"),
        ("exclamation-count", 2, [Field("body", "到了！到了!!")], {}, "3/2"),
        ("paragraph-length", 4, [Field("body", "短\n这一段长一点")], {}, "6/4"),
        ("emoji-share", 0.25, [Field("body", "好😀 😀软")], {}, "0.5/0.25"),
    ],
)
def test_each_measure_counts_what_it_says(
    tmp_path: Path, measure: str, most: float, fields: list[Field], meta: dict[str, Any], message: str | None
) -> None:
    found = judge(tmp_path, {"measure": measure, "max": most}, *fields, **meta)
    assert [f.message for f in found] == ([] if message is None else [message])


def test_emoji_codes_are_emoji() -> None:
    assert emoji_share("好[笑哭R]") == 0.5
    assert emoji_share("") == 0


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"max": 3}, "kind"),
        ({"measure": "body-length"}, "kind"),
        ({"measure": "body-length", "min": 5, "max": 3}, "min"),
    ],
)
def test_a_rule_that_measures_nothing_is_refused(data: dict[str, Any], key: str) -> None:
    assert [path[0] for path, _ in problems(data)] == [key]


OWN = "<!-- notelint-disable-next-line adlaw.absolute: 引用用户原话，已由法务确认！！ -->"


@pytest.mark.parametrize(
    "keys",
    [
        {"measure": "body-length", "max": 9},
        {"measure": "paragraph-length", "max": 8},
        {"measure": "exclamation-count", "max": 0},
        {"measure": "emoji-share", "min": 0.1},
    ],
)
@pytest.mark.parametrize("body", [f"{OWN}\n上班路上随手拍🌇\n{OWN}", f"上班路上{OWN}随手拍🌇"])
def test_our_own_comments_are_not_measured(tmp_path: Path, keys: dict[str, Any], body: str) -> None:
    assert [f for f in judge(tmp_path, keys, Field("body", body)) if f.rule == "own.measure"] == []


def test_a_body_of_comments_alone_has_no_length(tmp_path: Path) -> None:
    found = judge(tmp_path, {"measure": "body-length", "min": 5, "required": True}, Field("body", OWN))
    assert "0/5" in [f.message for f in found]


def test_a_number_of_images_concerns_the_note_and_no_text(tmp_path: Path) -> None:
    (found,) = judge(tmp_path, {"measure": "image-count", "max": 1}, Field("body", "图"), images=["a", "b"])
    assert found.field is None
