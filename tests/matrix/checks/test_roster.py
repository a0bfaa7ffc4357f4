"""Accounts: kinds, roles, interests, page, warming up, who looks after them."""

from __future__ import annotations

import pytest

from notelint.matrix.model import Brand
from notelint.matrix.roster import Operator
from tests.matrix.checks.ground import account, matrix, person, post, said


def test_brand_run_consumers_and_diversion_accounts_are_errors_and_no_other_kind_is() -> None:
    kinds = ["官方号", "IP号", "KOS员工号", "KOS员工号", "素人号", "导流号"]
    whole = matrix(*(account(f"a{place}", kind) for place, kind in enumerate(kinds)))
    fake, diversion = said(whole, "matrix.account.fake-consumer"), said(whole, "matrix.account.diversion")
    assert [(one.level, one.subject) for one in [*fake, *diversion]] == [("error", "a4"), ("error", "a5")]


def test_an_account_without_a_value_for_the_others_is_told_so_by_name() -> None:
    missing = account("a", role="种草主力", positioning="工地日记")
    whole = account("b", role="种草主力", positioning="工地日记", synergy="给官方号供素材")
    found = said(matrix(missing, whole), "matrix.account.role")
    assert [(one.level, one.subject) for one in found] == [("warning", "a")]
    assert "没有写协同价值" in found[0].message


def test_closed_accounts_need_no_role() -> None:
    assert said(matrix(account("a", state="注销")), "matrix.account.role") == []


def test_interests_that_share_a_third_with_the_trade_are_too_far_from_it() -> None:
    brand = Brand(industry=("家居", "收纳"))
    found = said(matrix(account("a", interests=("家居", "美食")), brand=brand), "matrix.account.interests")
    assert [one.level for one in found] == ["warning"]
    assert "0.33" in found[0].message


@pytest.mark.parametrize("interests", [("家居",), ("收纳", "家居"), ()])
def test_interests_within_the_trade_are_well(interests: tuple[str, ...]) -> None:
    brand = Brand(industry=("家居", "收纳"))
    assert said(matrix(account("a", interests=interests), brand=brand), "matrix.account.interests") == []


def test_a_trade_is_known_by_the_everyday_words_for_it() -> None:
    brand = Brand(industry=("化妆品",))
    assert said(matrix(account("a", interests=("护肤", "美妆")), brand=brand), "matrix.account.interests") == []
    assert said(matrix(account("a", interests=("钓鱼", "汽车")), brand=brand), "matrix.account.interests")


def test_three_of_four_parts_of_a_page() -> None:
    found = said(matrix(account("a", bio="写工地", avatar=True, background=False)), "matrix.account.profile")
    assert [one.level for one in found] == ["warning"]
    assert "3/4" in found[0].message
    assert "主页背景图" in found[0].message


def test_a_roster_that_does_not_speak_of_pictures_is_not_judged_by_them() -> None:
    assert said(matrix(account("a", bio="写工地")), "matrix.account.profile") == []
    assert said(matrix(account("a", bio="写工地", avatar=True, background=True)), "matrix.account.profile") == []


def test_an_official_account_shows_the_brand_in_name_or_bio() -> None:
    hidden = account("a", "官方号", name="装修研究所", bio="讲装修")
    shown = account("b", "官方号", name="装修研究所二号", bio="沪上家居的官方账号")
    staff = account("c", name="小张的装修日记")
    assert [one.subject for one in said(matrix(hidden, shown, staff), "matrix.account.brand-word")] == ["a"]


def test_a_note_two_days_after_registration_is_early_and_three_days_after_is_not() -> None:
    own = account("a", registered_on="2026-05-01")
    early = post("a", on="2026-05-03", state="排期")
    whole = matrix(own, posts=(early, post("a", on="2026-05-04", state="排期")))
    found = said(whole, "matrix.account.warmup")
    assert [(one.level, one.subject) for one in found] == [("info", early.id)]
    assert "距注册 2 天，少于 3 天" in found[0].message


def test_a_note_that_is_still_to_come_is_told_of_once_with_the_plan() -> None:
    own = account("a", registered_on="2026-06-15")
    whole = matrix(own, posts=(post("a", on="2026-06-16", state="排期"),))
    assert said(whole, "matrix.account.warmup") == []
    assert len(said(whole, "matrix.plan.warmup")) == 1


def test_a_note_before_registration_or_withdrawn_is_no_warming_up() -> None:
    own = account("a", registered_on="2026-05-01")
    posts = (post("a", on="2026-04-20"), post("a", on="2026-05-02", state="驳回"))
    assert said(matrix(own, posts=posts), "matrix.account.warmup") == []


def test_an_official_account_in_the_hands_of_somebody_who_left() -> None:
    people = (Operator("E1", "王五", employed=False), Operator("E2", "李四"))
    whole = matrix(account("a", "官方号", owner="E1"), account("b", "官方号", owner="E2"), operators=people)
    assert [one.subject for one in said(whole, "matrix.account.owner-left")] == ["a"]


def test_of_two_personas_with_the_same_promise_the_pair_is_told_once() -> None:
    one = account("a", persona=person(proposition="家装避坑"))
    two = account("b", persona=person(proposition="家装避坑！"))
    other = account("c", persona=person(proposition="老房翻新的账本"))
    found = said(matrix(one, two, other), "matrix.persona.same-proposition")
    assert [(each.level, each.subject) for each in found] == [("warning", "a-b")]


def test_a_person_without_a_promise_is_reminded_and_an_official_account_is_not() -> None:
    whole = matrix(account("a"), account("b", "官方号"), account("c", persona=person(proposition="老房翻新的账本")))
    assert [(one.level, one.subject) for one in said(whole, "matrix.persona.proposition")] == [("info", "a")]
