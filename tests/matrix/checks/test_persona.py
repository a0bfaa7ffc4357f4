"""Personas: concrete, real, true to the brand's values, with a voice of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from notelint.matrix.checks.persona import facets
from notelint.matrix.checks.scene import is_useful, sets_scene
from notelint.matrix.model import Brand, Collab, Value
from notelint.matrix.roster import Operator
from notelint.model import PackInfo
from tests.matrix.checks.ground import account, matrix, person, post, said

if TYPE_CHECKING:
    from notelint.matrix.roster import Persona


@pytest.mark.parametrize(
    ("persona", "count"),
    [
        (person(generation="95后", job="设计师", name="小张"), 3),
        (person(years=8, job="家居顾问", name="老王"), 3),
        (person(job="设计师"), 1),
    ],
)
def test_how_concrete_a_persona_is_by_its_fields(persona: Persona, count: int) -> None:
    assert len(facets(account("a", persona=persona))) == count
    found = said(matrix(account("a", persona=persona)), "matrix.persona.concrete")
    assert [one.level for one in found] == ([] if count >= 3 else ["warning"])


@pytest.mark.parametrize(
    ("words", "said_of"),
    [
        ("95后设计师小张", {"代际或年龄", "职业", "称呼"}),
        ("从业8年的家居顾问老王", {"年限或资历", "职业", "称呼"}),
        ("设计师", {"职业"}),
        ("家装避坑", set()),
    ],
)
def test_how_concrete_a_persona_is_by_its_words(words: str, said_of: set[str]) -> None:
    assert set(facets(account("a", positioning=words))) == said_of


def test_official_accounts_need_no_persona() -> None:
    whole = matrix(account("a", "官方号"), account("b", "合作KOC"))
    assert said(whole, "matrix.persona.concrete") == []


WRITER = Operator("E1", "周周", roles=("文案",))


def test_a_doctor_played_by_a_copywriter() -> None:
    own = account("a", persona=person(name="三甲医生小李", operator="E1"))
    found = said(matrix(own, operators=(WRITER,)), "matrix.persona.fake")
    assert [one.level for one in found] == ["error"]
    assert "三甲医生小李" in found[0].message


@pytest.mark.parametrize(
    ("claimed", "real"),
    [
        ("医生", Operator("E1", "李医生", job="皮肤科医师")),
        ("设计师", Operator("E1", "小张", job="室内设计师")),
        ("家居顾问", Operator("E1", "老王", job="门店导购")),
        ("设计师", Operator("E1", "小张", roles=("内容", "社群"))),
        ("配方师", Operator("E1", "阿砚", job="研发工程师")),
        ("宝妈", Operator("E1", "周周", job="文案")),
        ("生活美学家", Operator("E1", "周周", job="文案")),
        ("文案", Operator("E1", "周周", job="文案策划")),
    ],
)
def test_a_profession_that_the_real_person_may_well_have(claimed: str, real: Operator) -> None:
    own = account("a", persona=person(job=claimed, operator="E1"))
    assert said(matrix(own, operators=(real,)), "matrix.persona.fake") == []


@pytest.mark.parametrize(("claimed", "job"), [("律师", "销售"), ("大学生", "运营编辑"), ("软装搭配师", "新媒体文案")])
def test_a_profession_that_the_real_person_does_not_have(claimed: str, job: str) -> None:
    own = account("a", persona=person(job=claimed, operator="E1"))
    whole = matrix(own, operators=(Operator("E1", "周周", job=job),))
    assert [one.level for one in said(whole, "matrix.persona.fake")] == ["error"]


def test_every_persona_has_a_real_person_and_every_partner_a_contract() -> None:
    accounts = [
        account("a", persona=person(operator="E1")),
        account("b"),
        account("c", "合作KOC", name="栗子"),
        account("d", "合作KOC", name="安安"),
        account("e", "合作KOC", persona=person(operator="BB-2026-001")),
        account("f", "官方号"),
    ]
    whole = matrix(*accounts, operators=(WRITER,), collabs=(Collab("栗子", filing_no="BB-2026-002"),))
    found = said(whole, "matrix.persona.operator")
    assert [(one.level, one.subject) for one in found] == [("warning", "b"), ("warning", "d")]


GREEN = Brand(values=(Value("环保", ("一次性", "用完就扔")),))


def conflicts(body: str) -> list[str]:
    return [
        one.level
        for one in said(matrix(account("a"), posts=(post("a", body),), brand=GREEN), "matrix.persona.value-conflict")
    ]


def test_a_note_against_a_value_of_the_brand() -> None:
    assert conflicts("这款抹布用完就扔超方便") == ["error"]
    assert conflicts("露营带一次性餐具最省事") == ["error"]


@pytest.mark.parametrize(
    "body",
    [
        "别再用完就扔了，洗洗还能用三年",
        "告别一次性餐具，从带自己的筷子开始",
        "我从来不用一次性的东西",
        "一次性讲清楚三种板材",
        "一次性付清比分期省了两百",
        "用可以洗的布代替一次性湿巾",
        "用完就扔太浪费，我踩坑了才明白",
        "抹布洗三年也没坏",
    ],
)
def test_words_that_turn_from_what_the_brand_is_against(body: str) -> None:
    assert conflicts(body) == []


def test_the_place_of_a_conflict_is_shown_in_the_note() -> None:
    from notelint.matrix.checks.table import check_of
    from tests.matrix.checks.ground import rules

    rule = rules()["matrix.persona.value-conflict"]
    whole = matrix(account("a"), posts=(post("a", "这款抹布，用完就扔，方便"),), brand=GREEN)
    (remark,) = check_of(rule.id)(whole, rule)
    assert (remark.field, remark.span, remark.match) == ("body", (5, 9), "用完就扔")


SELVES = person(selves=("我", "小张"))


def test_an_account_that_forgets_how_it_calls_itself() -> None:
    own = account("a", persona=SELVES)
    drifting = post("a", "本旗舰店新到一批板材，本旗舰店现货。")
    found = said(matrix(own, posts=(drifting,)), "matrix.persona.self")
    assert [one.level for one in found] == ["warning"]
    assert "「本旗舰店」2 次" in found[0].message


@pytest.mark.parametrize("body", ["我今天去了工地，小编写的那版不准。", "小张来讲讲板材。", "板材有三种。"])
def test_an_account_that_keeps_to_its_names(body: str) -> None:
    assert said(matrix(account("a", persona=SELVES), posts=(post("a", body),)), "matrix.persona.self") == []


def test_one_note_of_many_is_no_drift_of_the_account() -> None:
    posts = [post("a", "我去工地。", title=str(place)) for place in range(9)]
    drifting = post("a", "小编整理了板材的分类。")
    assert said(matrix(account("a", persona=SELVES), posts=(*posts, drifting)), "matrix.persona.self") == []


def test_what_the_pack_voice_says_of_one_note_is_not_said_again_of_its_account() -> None:
    notes = [post("a", "本品牌好。本品牌新。小编说。", title=str(place)) for place in range(2)]
    voice = (PackInfo("voice", "1"),)
    own = account("a", persona=SELVES)
    for rule in ("matrix.persona.self", "matrix.persona.viewpoint"):
        assert said(matrix(own, posts=tuple(notes[:1]), packs=voice), rule) == []
        assert said(matrix(own, posts=tuple(notes[:1])), rule)
        assert said(matrix(own, posts=tuple(notes), packs=voice), rule)


def viewpoint(kind: str, body: str) -> list[str]:
    return [
        one.message for one in said(matrix(account("a", kind), posts=(post("a", body),)), "matrix.persona.viewpoint")
    ]


def test_six_times_i_against_four_times_the_company_is_just_enough() -> None:
    assert viewpoint("KOS员工号", "我" * 6 + "。我司。官方。本品牌。本品牌。") == []


def test_an_employee_who_speaks_for_the_company() -> None:
    (message,) = viewpoint("KOS员工号", "我来说。本品牌好。本品牌新。本品牌快。本品牌省。")
    assert "员工视角 0.20，低于 0.60" in message


def test_an_official_account_may_speak_for_the_company() -> None:
    assert viewpoint("官方号", "本品牌好。本品牌新。我司出品。") == []
    assert viewpoint("门店号", "本店今天十点开门。") == []


def test_habits_of_a_persona_over_several_notes() -> None:
    own = account("a", persona=person(emoji=(0, 0.03), sentence=(5, 15), catchwords=("先量再买",)))
    loud = [post("a", f"新到🌸🌸🌸✨✨第{place}批", title=str(place)) for place in range(3)]
    found = said(matrix(own, posts=tuple(loud)), "matrix.persona.drift")
    assert [one.level for one in found] == ["info"]
    assert "先量再买" in found[0].message
    calm = [post("a", "先量再买，别急着下单。", title=str(place)) for place in range(3)]
    assert said(matrix(own, posts=tuple(calm)), "matrix.persona.drift") == []
    assert said(matrix(own, posts=tuple(loud[:2])), "matrix.persona.drift") == []


def test_an_opening_with_a_scene() -> None:
    assert sets_scene(post("a", "今天去工地巡检，发现这个细节没做好"))
    assert sets_scene(post("a", "客户家的软装落地了"))
    assert not sets_scene(post("a", "本产品采用E0级板材"))


def test_an_account_that_never_sets_a_scene_is_reminded() -> None:
    with_scene = matrix(account("a"), posts=(post("a", "今天去工地巡检，发现这个细节没做好"),))
    without = matrix(account("a"), posts=(post("a", "本产品采用E0级板材"),))
    assert said(with_scene, "matrix.persona.scene") == []
    assert [one.level for one in said(without, "matrix.persona.scene")] == ["info"]
    official = matrix(account("a", "官方号"), posts=(post("a", "本产品采用E0级板材"),))
    assert said(official, "matrix.persona.scene") == []


@pytest.mark.parametrize(
    ("title", "body", "useful"),
    [
        ("3个判断板材环保性的小技巧", "", True),
        ("小户型收纳的5个避坑指南", "", True),
        ("我们家新品来啦", "", False),
        ("板材怎么选", "1. 看检测报告\n2. 闻封边\n3. 看芯材", True),
        ("十二月的雨", "下了一整天。", False),
    ],
)
def test_what_a_reader_can_take_away(title: str, body: str, useful: bool) -> None:
    own = post("a", body, title)
    assert is_useful(own) is useful
    assert [one.level for one in said(matrix(account("a"), posts=(own,)), "matrix.persona.utility")] == (
        [] if useful else ["info"]
    )


def test_stories_of_the_day_need_be_of_no_use() -> None:
    own = post("a", "下了一整天。", "十二月的雨", pillar="日常")
    assert said(matrix(account("a"), posts=(own,)), "matrix.persona.utility") == []
