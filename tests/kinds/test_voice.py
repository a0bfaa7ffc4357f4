"""``voice`` knows whom an account speaks as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from notelint.brand.brand import Account, Brand, Persona
from notelint.kinds.voice import problems
from notelint.model import Field, Note
from tests.shelf import linter, rule

if TYPE_CHECKING:
    from pathlib import Path

    from notelint.model import Finding

BRAND = Brand(
    names=("岚谷",),
    accounts=(
        Account("kos-01", "设计师小满", "KOS员工号", None, Persona(("我", "小满"), (0.0, 0.1))),
        Account("main", "岚谷官方", "官方号"),
    ),
)


def judge(
    folder: Path,
    aspect: str,
    body: str,
    *fields: Field,
    account: str | None = "kos-01",
    meta: dict[str, Any] | None = None,
    **keys: Any,
) -> list[Finding]:
    made = rule("own.voice", kind="voice", aspect=aspect, level="warning", **{"message": "{match}", **keys})
    made["terms"] = keys.get("terms", [])
    note = Note("a.md", "a", (Field("body", body), *fields), meta or {}, account)
    return list(linter(folder, made, brand=BRAND).check(note).findings)


OWN: dict[str, Any] = {"terms": ["我司", "本品牌", "官方"], "accounts": ["员工", "kos"], "min": 0.6}


def test_the_share_of_the_first_person_is_counted_without_the_brands_own_we(tmp_path: Path) -> None:
    found = judge(tmp_path, "person", "我司和本品牌都说好，我也试了", **{**OWN, "message": "{share} {first}:{brand}"})
    assert [(f.match, f.start, f.message) for f in found] == [("我司", 0, "33% 1:2")]


def test_a_note_that_mostly_says_i_may_name_the_brand(tmp_path: Path) -> None:
    assert judge(tmp_path, "person", "我量了，我试了，官方尺码表我也改过", **OWN) == []
    assert judge(tmp_path, "person", "没有人称的一段话", **OWN) == []


def test_an_official_account_may_speak_as_the_brand(tmp_path: Path) -> None:
    assert judge(tmp_path, "person", "我司和本品牌都说好", account="main", **OWN) == []
    assert judge(tmp_path, "person", "我司和本品牌都说好", account=None, **OWN) == []


def test_an_account_off_the_roster_is_known_by_its_name(tmp_path: Path) -> None:
    assert len(judge(tmp_path, "person", "我司和本品牌都说好", account="门店员工阿青", **OWN)) == 1


def test_a_note_drifts_that_uses_another_name_for_itself(tmp_path: Path) -> None:
    keys: dict[str, Any] = {"terms": ["小编", "本旗舰店"], "message": "{account}|{selves}|{match}"}
    assert [f.message for f in judge(tmp_path, "self", "小编来啦", **keys)] == ["设计师小满|我、小满|小编"]
    assert judge(tmp_path, "self", "小满来啦，不是小编", **keys) == []
    assert judge(tmp_path, "self", "小编来啦", account="main", **keys) == []
    assert len(judge(tmp_path, "self", "小编来啦", account="main", selves=["岚谷君"], **keys)) == 1


def test_a_long_text_without_a_person_speaks_to_nobody(tmp_path: Path) -> None:
    keys: dict[str, Any] = {"terms": ["你", "我"], "min": 10}
    found = judge(tmp_path, "reader", "面料为纯棉，克重二百二十。", **keys)
    assert [(f.field, f.start) for f in found] == [("body", None)]
    assert judge(tmp_path, "reader", "面料为纯棉，你可以机洗。", **keys) == []
    assert judge(tmp_path, "reader", "面料为纯棉", **keys) == []


def test_emoji_are_held_against_the_persona(tmp_path: Path) -> None:
    assert len(judge(tmp_path, "emoji", "好软🌸🌸")) == 1
    assert judge(tmp_path, "emoji", "好软", account="kos-01") == []
    assert judge(tmp_path, "emoji", "好软🌸🌸", account="main") == []


def test_an_order_to_buy_is_a_hard_sell_only_among_many_brand_names(tmp_path: Path) -> None:
    keys: dict[str, Any] = {"terms": ["立即下单"], "min": 3}
    assert [f.match for f in judge(tmp_path, "hard-sell", "岚谷好，岚谷妙，岚谷立即下单", **keys)] == ["立即下单"]
    assert judge(tmp_path, "hard-sell", "岚谷好，喜欢就立即下单", **keys) == []
    assert judge(tmp_path, "hard-sell", "岚谷好，岚谷妙，岚谷呱呱叫", **keys) == []


def test_a_keyword_is_missed_only_where_the_note_has_a_place_for_it(tmp_path: Path) -> None:
    keys: dict[str, Any] = {"message": "{keyword} {present} {missing}", "meta": {"keywords": ["阳台收纳"]}}
    title = Field("title", "阳台收纳三步")
    found = judge(tmp_path, "keywords", "先说尺寸" + "。" * 60 + "阳台收纳", title, **keys)
    assert [(f.message, f.start) for f in found] == [("阳台收纳 1/2 开头", None)]
    cover = Field("cover", "三步")
    found = judge(tmp_path, "keywords", "阳台收纳先量尺寸 #收纳[话题]#", title, cover, **keys)
    assert [f.message for f in found] == ["阳台收纳 2/4 封面文字、话题"]
    assert judge(tmp_path, "keywords", "先说尺寸", title, message="x") == []


@pytest.mark.parametrize("data", [{}, {"aspect": "person"}])
def test_a_rule_without_an_aspect_or_its_words_is_refused(data: dict[str, Any]) -> None:
    assert len(list(problems(data))) == 1
