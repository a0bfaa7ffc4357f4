"""Goals, stage, tools, pairings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from notelint.matrix.content import Campaign, Pairing
from notelint.matrix.model import Brand, Cost
from notelint.matrix.stage import stage
from tests.matrix.checks.ground import account, document, matrix, person, post, said


def test_a_goal_no_account_works_for() -> None:
    brand = Brand(goals=("品牌", "转化", "洞察"))
    whole = matrix(account("a", goals=("品牌",)), account("b", goals=("转化",)), brand=brand)
    found = said(whole, "matrix.goal.uncovered")
    assert [one.level for one in found] == ["warning"]
    assert "用户洞察与反馈" in found[0].message


def test_a_goal_that_only_an_idle_account_works_for_is_not_served() -> None:
    brand = Brand(goals=("品牌",))
    assert said(matrix(account("a", goals=("品牌",), state="停更"), brand=brand), "matrix.goal.uncovered")
    assert said(matrix(account("a", goals=("品牌",)), brand=brand), "matrix.goal.uncovered") == []


@pytest.mark.parametrize(
    ("accounts", "name"),
    [(8, "测试"), (10, "测试"), (11, "放大"), (50, "放大"), (51, "精细化"), (100, "精细化"), (101, "超名额")],
)
def test_the_stages(accounts: int, name: str) -> None:
    assert stage(accounts) == name


def test_fourteen_accounts_need_a_content_sop() -> None:
    accounts = [account(f"a{place}") for place in range(14)]
    found = said(matrix(*accounts), "matrix.stage.sop")
    assert [one.level for one in found] == ["error"]
    assert "进入放大阶段需内容SOP" in found[0].message
    assert said(matrix(*accounts, documents=(document("docs/内容SOP.md", "# 内容SOP"),)), "matrix.stage.sop") == []
    assert said(matrix(*accounts[:10]), "matrix.stage.sop") == []


def test_partners_and_closed_accounts_do_not_make_a_matrix_larger() -> None:
    own = [account(f"a{place}") for place in range(10)]
    more = [account(f"k{place}", "合作KOC") for place in range(5)]
    assert said(matrix(*own, *more, account("old", state="注销")), "matrix.stage.sop") == []


def test_sixty_accounts_without_layers() -> None:
    accounts = [account(f"a{place}") for place in range(60)]
    assert [one.level for one in said(matrix(*accounts), "matrix.stage.layers")] == ["error"]
    layered = [*accounts[:59], account("a59", region="上海")]
    assert said(matrix(*layered), "matrix.stage.layers") == []
    assert said(matrix(*accounts[:50]), "matrix.stage.layers") == []


def test_more_than_a_hundred_accounts() -> None:
    accounts = [account(f"a{place}") for place in range(101)]
    assert [one.level for one in said(matrix(*accounts), "matrix.stage.beyond")] == ["info"]
    assert said(matrix(*accounts[:100]), "matrix.stage.beyond") == []


def test_eight_accounts_with_one_kind_of_persona() -> None:
    accounts = [account(f"a{place}", persona=person(job="设计师")) for place in range(8)]
    found = said(matrix(*accounts), "matrix.stage.variety")
    assert [one.level for one in found] == ["warning"]
    assert "只有 1 种人设（设计师），少于 3 种" in found[0].message


def test_a_trial_of_three_personas_or_of_two_accounts_is_varied_enough() -> None:
    three = [
        account(f"a{place}", persona=person(job=job))
        for place, job in enumerate(["设计师", "软装搭配师", "工地巡检员"])
    ]
    assert said(matrix(*three), "matrix.stage.variety") == []
    assert said(matrix(*three[:2]), "matrix.stage.variety") == []
    assert said(matrix(account("a"), account("b"), account("c")), "matrix.stage.variety") == []


def test_sixty_two_accounts_without_a_tool_among_the_costs() -> None:
    accounts = [account(f"a{place}") for place in range(62)]
    assert [one.level for one in said(matrix(*accounts), "matrix.tools")] == ["info"]
    tool = Cost("2026-06-01", "工具订阅", Decimal(1500))
    assert said(matrix(*accounts, costs=(tool,)), "matrix.tools") == []
    assert said(matrix(*accounts[:50]), "matrix.tools") == []


PAIR = Campaign("夏季护肤", "夏季护肤", pairings=(Pairing("a", "b", (1, 3)),))


@pytest.mark.parametrize(("landing", "matched"), [("2026-06-12", True), ("2026-06-13", True), ("2026-06-15", False)])
def test_a_landing_note_comes_within_the_window(landing: str, matched: bool) -> None:
    seed = post("a", on="2026-06-10", state="排期")
    whole = matrix(
        account("a"), account("b", "官方号"), posts=(seed, post("b", on=landing, state="排期")), campaigns=(PAIR,)
    )
    found = said(whole, "matrix.pairing.unmatched")
    assert [(one.level, one.subject) for one in found] == ([] if matched else [("warning", seed.id)])


def test_a_note_of_another_campaign_asks_for_no_landing() -> None:
    seed = post("a", on="2026-06-10", campaign="双旦")
    assert said(matrix(account("a"), account("b"), posts=(seed,), campaigns=(PAIR,)), "matrix.pairing.unmatched") == []


def test_a_withdrawn_landing_is_none() -> None:
    posts = (post("a", on="2026-06-10"), post("b", on="2026-06-12", state="驳回"))
    whole = matrix(account("a"), account("b"), posts=posts, campaigns=(PAIR,))
    assert len(said(whole, "matrix.pairing.unmatched")) == 1


def test_a_pairing_with_an_account_that_hides_whose_it_is() -> None:
    hidden = matrix(account("a", "素人号"), account("b", "官方号"), campaigns=(PAIR,))
    assert [one.level for one in said(hidden, "matrix.pairing.disguised")] == ["error"]
    assert said(matrix(account("a"), account("b", "官方号"), campaigns=(PAIR,)), "matrix.pairing.disguised") == []


def test_a_seed_that_is_still_to_come_is_told_of_once_with_the_plan() -> None:
    whole = matrix(account("a"), account("b"), posts=(post("a", on="2026-06-20", state="排期"),), campaigns=(PAIR,))
    assert said(whole, "matrix.pairing.unmatched") == []
    assert len(said(whole, "matrix.plan.pair")) == 1
