"""``near``: words that say something only together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.brand.brand import Brand, Product
from notelint.kinds.near import problems
from notelint.kinds.near_classes import entries, unknown
from notelint.kinds.near_words import NEEDED, PATTERNS
from notelint.model import Field, Note
from tests.shelf import linter, rule

if TYPE_CHECKING:
    from pathlib import Path


def judge(folder: Path, keys: dict[str, Any], body: str, **more: Any) -> list[tuple[str | None, str]]:
    """What a near rule with these keys says of a body: the matched text and the level."""
    options = {key: value for key, value in keys.items() if key != "terms"}
    made = rule("own.near", *keys["terms"], kind="near", **options)
    title = more.pop("title", None)
    tags = more.pop("tags", ())
    meta = more.pop("meta", {})
    fields = [Field("body", body), *(Field("tags", tag, item) for item, tag in enumerate(tags))]
    if title:
        fields.insert(0, Field("title", title))
    checked = linter(folder, made, **more).check(Note("a.md", "a", tuple(fields), meta))
    return [(finding.match, finding.level) for finding in checked.findings if finding.rule == "own.near"]


def cure(**keys: Any) -> dict[str, Any]:
    return {"terms": ["治好"], "with": ["{病}"], **keys}


def test_two_words_of_one_clause_are_one_finding_from_the_first_to_the_last(tmp_path: Path) -> None:
    assert judge(tmp_path, cure(), "这壶水治好了胃炎和鼻炎，真香") == [("治好了胃炎", "error")]


def test_one_word_alone_says_nothing(tmp_path: Path) -> None:
    assert judge(tmp_path, cure(), "这壶水治好了我的坏心情") == []
    assert judge(tmp_path, cure(), "胃炎要看医生") == []


def test_a_comma_parts_the_words_unless_the_rule_looks_at_the_sentence(tmp_path: Path) -> None:
    body = "终于治好，那个胃炎"
    assert judge(tmp_path, cure(), body) == []
    assert judge(tmp_path, cure(within="sentence"), body) == [("治好", "error")]
    assert judge(tmp_path, cure(within="sentence"), "终于治好。那个胃炎") == []


def test_a_rule_may_look_at_the_whole_note(tmp_path: Path) -> None:
    assert judge(tmp_path, cure(within="note"), "终于治好", title="胃炎三年") == [("治好", "error")]


def test_order_and_distance_hold(tmp_path: Path) -> None:
    after = cure(order="after", distance=1)
    assert judge(tmp_path, after, "治好了胃炎") == [("治好了胃炎", "error")]
    assert judge(tmp_path, after, "治好了多年的胃炎") == []
    assert judge(tmp_path, after, "胃炎治好了") == []
    assert judge(tmp_path, cure(order="before"), "胃炎治好了") == [("胃炎治好", "error")]


def test_the_product_may_stand_in_the_sentence_the_title_or_a_topic(tmp_path: Path) -> None:
    tea = cure(product=["茶"])
    assert judge(tmp_path, tea, "治好了胃炎") == []
    assert judge(tmp_path, tea, "喝茶，治好了胃炎") == [("治好了胃炎", "error")]
    assert judge(tmp_path, tea, "治好了胃炎", title="春茶上新") == [("治好了胃炎", "error")]
    assert judge(tmp_path, tea, "治好了胃炎", tags=["白茶"]) == [("治好了胃炎", "error")]


def test_the_product_may_come_from_the_note_the_brand_or_the_industry(tmp_path: Path) -> None:
    tea = cure(product=["{食品}"])
    assert judge(tmp_path, tea, "治好了胃炎", meta={"product": "岚谷一号"}) == [("治好了胃炎", "error")]
    brand = Brand(names=("岚谷",), products=(Product("岚谷一号", ()),))
    assert judge(tmp_path, tea, "岚谷一号治好了胃炎", brand=brand) == [("治好了胃炎", "error")]
    assert judge(tmp_path, tea, "治好了胃炎", meta={"industry": "食品"}) == [("治好了胃炎", "error")]
    assert judge(tmp_path, tea, "治好了胃炎", meta={"industry": "家居"}) == []


def test_a_hit_without_product_or_with_one_far_off_has_the_level_asked_for(tmp_path: Path) -> None:
    tea = cure(product=["茶"], without_product="warning", elsewhere="info")
    assert judge(tmp_path, tea, "治好了胃炎") == [("治好了胃炎", "warning")]
    assert judge(tmp_path, tea, "治好了胃炎", title="春茶上新") == [("治好了胃炎", "info")]
    clause = cure(product=["茶"], product_within="clause", elsewhere="warning")
    assert judge(tmp_path, clause, "喝茶，治好了胃炎") == [("治好了胃炎", "warning")]


def test_a_lower_level_of_the_genre_is_never_raised(tmp_path: Path) -> None:
    tea = cure(product=["茶"], without_product="warning")
    assert judge(tmp_path, tea, "治好了胃炎", meta={"genre": "个人"}) == [("治好了胃炎", "info")]


@pytest.mark.parametrize(
    "body",
    [
        "这壶水不能治好胃炎",
        "喝水能治好胃炎吗",
        "喝水治好胃炎？",
        "治好胃炎的说法是谣言",
        "论文里治好胃炎的三种办法",
        "要是能治好胃炎就好了",
    ],
)
def test_denied_asked_criticised_studied_and_wished_is_no_claim(tmp_path: Path, body: str) -> None:
    assert judge(tmp_path, cure(), body) == []


def test_a_rule_may_look_through_a_context(tmp_path: Path) -> None:
    assert judge(tmp_path, cure(despite=["criticised"]), "治好胃炎，别家都在骗人") == [("治好胃炎", "error")]


@pytest.mark.parametrize("body", ["不仅治好胃炎还好喝", "不到三天治好胃炎", "没想到治好了胃炎"])
def test_what_only_looks_like_a_denial_is_none(tmp_path: Path, body: str) -> None:
    assert len(judge(tmp_path, cure(), body)) == 1


def test_unless_silences_in_its_scope(tmp_path: Path) -> None:
    body = "医生说，治好了胃炎。"
    assert len(judge(tmp_path, cure(unless=["医生"]), body)) == 1
    assert judge(tmp_path, cure(unless=["医生"], unless_within="sentence"), body) == []
    assert judge(tmp_path, cure(unless=["医生"], unless_within="note"), "治好了胃炎", title="我是医生") == []


def test_own_experience_has_the_level_asked_for_unless_the_brand_speaks(tmp_path: Path) -> None:
    told = cure(told="info")
    assert judge(tmp_path, told, "我喝了半年，治好了胃炎") == [("治好了胃炎", "info")]
    assert judge(tmp_path, told, "喝半年，治好了胃炎") == [("治好了胃炎", "error")]
    assert judge(tmp_path, told, "我喝了半年，治好了胃炎", meta={"genre": "品牌广告"}) == [("治好了胃炎", "error")]


def test_a_word_boundary_keeps_a_term_whole(tmp_path: Path) -> None:
    grow = {"terms": ["生发"], "boundary": "word", "with": ["头皮"], "within": "sentence"}
    assert judge(tmp_path, grow, "女医生发现头皮要按摩") == []
    assert len(judge(tmp_path, grow, "头皮护理，认真生发")) == 1


def test_a_third_list_must_stand_too(tmp_path: Path) -> None:
    both = {"terms": ["瘦"], "with": ["{数}斤"], "also": ["{短时}"], "within": "sentence"}
    assert judge(tmp_path, both, "七天瘦12斤") == [("七天瘦12斤", "error")]
    assert judge(tmp_path, both, "瘦12斤") == []


def test_overlapping_terms_are_all_tried_and_a_clause_is_reported_once(tmp_path: Path) -> None:
    proof = {"terms": ["验证", "证明"], "with": ["实验"], "order": "before"}
    assert judge(tmp_path, proof, "实验证明有用") == [("实验证明", "error")]
    assert len(judge(tmp_path, cure(terms=["治好", "治愈"]), "治好胃炎治愈鼻炎")) == 1


def test_a_verdict_may_ask_for_evidence(tmp_path: Path) -> None:
    made = rule("own.near", "销量", kind="near", verdict="needs-evidence", **{"with": ["{数}万"]})
    note = Note("a.md", "a", (Field("body", "销量突破300万"),))
    assert [finding.verdict for finding in linter(tmp_path, made).check(note).findings] == ["needs-evidence"]


@pytest.mark.parametrize(
    ("template", "text", "found"),
    [
        ("{病}", "的鼻炎", "鼻炎"),
        ("{病}", "选择困难症", ""),
        ("{病}", "手机依赖症", ""),
        ("{病}", "小毛病", ""),
        ("{时}", "敷了3~5天", "3~5天"),
        ("{钱}", "日入¥500", "¥500"),
        ("{百分}", "好评99.8%", "99.8%"),
        ("涨了{数}分", "涨了二十分", "涨了二十分"),
        ("(没有|没有任何)副作用", "没有任何副作用", "没有任何副作用"),
        ("甩…条街", "甩它十条街", "甩它十条街"),
        ("{食品}", "一勺山楂糕", "山楂"),
        ("{食品}", "粉红色", ""),
    ],
)
def test_classes_and_templates_find_what_they_mean(template: str, text: str, found: str) -> None:
    place = entries([template]).first(text)
    assert (text[slice(*place)] if place else "") == found


def test_of_several_words_the_nearest_wins_and_of_equals_the_longest() -> None:
    assert entries(["炎", "关节炎"]).nearest("治关节炎", (0, 4), (0, 1), "any", None) == (1, 4)
    assert entries(["茶"]).nearest("茶和好茶治", (0, 5), (4, 5), "before", None) == (3, 4)
    assert entries(["茶"]).nearest("茶和好水治", (0, 5), (4, 5), "before", 2) is None


def test_a_list_of_words_compiles_no_pattern_and_templates_only_when_they_could_match() -> None:
    words = entries(["茶", "{孩子}"])
    assert words.first("给孩子泡茶") == (1, 3)
    assert not words.compiled
    both = entries(["茶", "瘦{数}斤"])
    assert both.first("给孩子泡水") is None
    assert not both.compiled
    assert both.first("瘦3斤") == (0, 3)
    assert both.compiled


@pytest.mark.parametrize("name", sorted(PATTERNS))
@given(text=st.text(alphabet="一二3天周斤%元炎病症痛消膏茶粉糖干喝吃了长期敷瘦多个秒月小孩的了心头kg", max_size=12))
def test_what_a_pattern_needs_stands_in_every_match(name: str, text: str) -> None:
    needed = frozenset(NEEDED[name])
    assert all(not needed.isdisjoint(found.group()) for found in re.finditer(PATTERNS[name], text))


def test_an_unknown_class_is_said_with_its_place() -> None:
    assert unknown("{没有}{数}") == ["没有"]
    found = list(problems({"with": ["茶", "{没有}"]}))
    assert [key for key, _ in found] == [("with", 1)]
    assert "{没有}" in found[0][1]


def test_a_term_may_be_written_as_choices_and_classes_of_plain_words(tmp_path: Path) -> None:
    keys = {"terms": ["(不|没再)(感冒|咳嗽)", "来杯{酒}"]}
    assert [match for match, _ in judge(tmp_path, keys, "从此没再咳嗽，也不感冒，来杯梅酒")] == [
        "没再咳嗽",
        "不感冒",
        "来杯梅酒",
    ]


@pytest.mark.parametrize("term", ["{数}天", "治…好", "{没有这一类}"])
def test_a_term_that_cannot_be_written_out_is_a_mistake(term: str) -> None:
    assert next(path for path, _ in problems({"terms": [term]})) == ("terms", 0)


def test_what_is_done_without_is_no_denial(tmp_path: Path) -> None:
    assert judge(tmp_path, cure(), "不打针也能治好鼻炎") == [("治好鼻炎", "error")]
    assert judge(tmp_path, cure(), "不打针不能治好鼻炎") == []


@pytest.mark.parametrize(
    "body",
    [
        "治好胃炎的东西，我从来不信",
        "治好胃炎这种话根本不存在",
        "没有什么糖水能治好胃炎",
        "听信人家说治好胃炎",
        "说治好胃炎，结果喝到拉肚子",
    ],
)
def test_a_denial_behind_a_word_and_a_tale_of_failure_silence(tmp_path: Path, body: str) -> None:
    assert judge(tmp_path, cure(), body) == []


def test_the_nearest_word_within_its_distance_counts() -> None:
    listed = entries(["甲乙", "乙", "{数}分"])
    text = "甲乙，乙词乙甲乙12分"
    at = (4, 5)
    assert listed.nearest(text, (0, len(text)), at, "before", 0) == (3, 4)
    assert listed.nearest(text, (0, len(text)), at, "after", 0) == (5, 6)
    assert listed.nearest(text, (0, len(text)), (6, 6), "after", None) == (6, 8)
    assert listed.nearest(text, (0, 4), (0, 0), "after", 0) == (0, 2)
    assert entries(["{数}分"]).nearest(text, (0, len(text)), at, "after", 2) is None
    assert entries(["{数}分"]).nearest(text, (0, len(text)), at, "after", 3) == (8, 11)


@given(st.text(alphabet="病痛出血炎胃眼底的,增生", max_size=14))
def test_every_illness_found_holds_a_character_it_needs(text: str) -> None:
    for found in re.finditer(PATTERNS["病"], text):
        assert set(found[0]) & set(NEEDED["病"])


@pytest.mark.parametrize(
    "body",
    [
        "店家说能治好胃炎，结果一点没好",
        "顾问承诺治好胃炎，后来拉黑我了",
        "主播吹治好胃炎，我一查就是糖水",
        "当初说治好胃炎，钱却根本没退",
        "说好的治好胃炎呢。最后还是去挂了号",
    ],
)
def test_a_promise_of_others_told_to_be_broken_is_no_claim(tmp_path: Path, body: str) -> None:
    assert judge(tmp_path, cure(), body) == []


@pytest.mark.parametrize(
    "body",
    [
        "店家说能治好胃炎，快来买",
        "店家说能治好胃炎，结果真的没再犯",
        "治好胃炎，其实没那么难",
        "老板说治好胃炎，从来不贵",
    ],
)
def test_a_promise_that_is_passed_on_or_kept_is_one(tmp_path: Path, body: str) -> None:
    assert judge(tmp_path, cure(), body) == [("治好胃炎", "error")]


def test_a_message_may_name_the_product_the_word_beside_and_the_term(tmp_path: Path) -> None:
    options = {key: value for key, value in cure(product=["{食品}"]).items() if key != "terms"}
    made = rule("own.near", "治好", kind="near", message="{term}/{word}/{target}", **options)
    checked = linter(tmp_path, made).check(Note("a.md", "a", (Field("body", "冲泡花茶治好胃炎"),), {}))
    assert [one.message for one in checked.findings if one.rule == "own.near"] == ["治好/胃炎/花茶"]


def test_a_product_known_only_by_its_industry_is_called_what_is_written_of(tmp_path: Path) -> None:
    options = {key: value for key, value in cure(product=["{食品}"]).items() if key != "terms"}
    made = rule("own.near", "治好", kind="near", message="{word}/{target}", **options)
    checked = linter(tmp_path, made, industries=["food"]).check(Note("a.md", "a", (Field("body", "治好胃炎"),), {}))
    assert [one.message for one in checked.findings if one.rule == "own.near"] == ["胃炎/所写的商品"]
