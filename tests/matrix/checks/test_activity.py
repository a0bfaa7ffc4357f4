"""Idle accounts, nothing but advertising, nothing but machine writing, accounts that write alike."""

from __future__ import annotations

from decimal import Decimal

import pytest

from notelint.matrix.likeness import mean
from notelint.matrix.roster import Entity, Policy
from tests.matrix.checks.ground import account, matrix, post, said

TODAY = "2026-06-15"


def test_thirty_seven_of_a_hundred_accounts_are_idle() -> None:
    accounts = [account(f"a{place}", entity="x") for place in range(100)]
    posts = tuple(post(f"a{place}", on="2026-06-01") for place in range(63))
    policy = Policy("灰度", quota=100, yearly_fee=Decimal(600))
    whole = matrix(*accounts, posts=posts, entities=(Entity("x", "主体X", policy="灰度"),), policies=(policy,))
    found = said(whole, "matrix.idle")
    assert [one.level for one in found] == ["warning"]
    assert "停更率 37%" in found[0].message
    assert "37 × 600 = 22,200 元" in found[0].message


def test_new_accounts_partners_and_those_in_preparation_are_not_idle() -> None:
    accounts = [
        account("new", registered_on="2026-06-01"),
        account("soon", state="筹备"),
        account("closed", state="注销"),
        account("partner", "合作KOC"),
        account("busy"),
    ]
    assert said(matrix(*accounts, posts=(post("busy", on="2026-06-01"),)), "matrix.idle") == []


def test_drafts_and_plans_do_not_make_an_account_busy() -> None:
    posts = (
        post("a", on="2026-06-01", state="草稿"),
        post("a", on="2026-06-20", state="排期"),
        post("b", on="2026-06-14"),
    )
    found = said(matrix(account("a"), account("b"), posts=posts), "matrix.idle")
    assert "2 个号里有 1 个" in found[0].message


def test_a_matrix_without_any_dated_note_cannot_be_called_idle() -> None:
    assert said(matrix(account("a"), posts=(post("a", on=None),)), "matrix.idle") == []


def test_fifteen_of_twenty_notes_advertise() -> None:
    own = {"type": "自有产品"}
    posts = [post("a", title=str(place), commercial=own if place < 15 else {}) for place in range(20)]
    found = said(matrix(account("a"), posts=tuple(posts)), "matrix.ad-share")
    assert [one.level for one in found] == ["warning"]
    assert "20 篇笔记里 15 篇是广告，占 75%，超过 50%" in found[0].message


@pytest.mark.parametrize(("kind", "count"), [("KOS员工号", 10), ("官方号", 20), ("合作KOC", 20)])
def test_half_is_not_most_and_brands_and_partners_may_advertise(kind: str, count: int) -> None:
    posts = [post("a", title=str(place), **({"genre": "品牌广告"} if place < count else {})) for place in range(20)]
    assert said(matrix(account("a", kind), posts=tuple(posts)), "matrix.ad-share") == []


RAW = {"used": True, "human_edited": False}


@pytest.mark.parametrize(("raw", "level"), [(12, "error"), (3, "warning"), (1, None), (0, None)])
def test_notes_of_a_machine_without_a_human_hand(raw: int, level: str | None) -> None:
    posts = [post("a", title=str(place), ai=RAW if place < raw else {}) for place in range(12)]
    found = said(matrix(account("a"), posts=tuple(posts)), "matrix.ai.unattended")
    assert [one.level for one in found] == ([level] if level else [])


def test_what_a_human_went_over_is_no_unattended_writing() -> None:
    posts = tuple(post("a", title=str(place), ai={"used": True, "human_edited": True}) for place in range(12))
    assert said(matrix(account("a"), posts=posts), "matrix.ai.unattended") == []


def test_homogeneity_is_the_mean_of_the_pairs() -> None:
    assert mean([0.62, 0.20, 0.14]) == pytest.approx(0.32)
    assert mean([]) is None


SAME = "今天去工地巡检，发现厨房的止逆阀装反了，师傅当场返工，前后花了四十分钟，业主在旁边拍了照。"
OTHER = "仓库里最贵的是胶带：一卷能封六十箱，换成水溶的那种要多花两毛，算下来一年正好是一个人的工资。"


def test_two_accounts_with_the_same_notes_are_alike_and_a_third_is_not() -> None:
    posts = (post("a", SAME), post("b", SAME + "回来记一笔。"), post("c", OTHER))
    found = said(matrix(account("a"), account("b"), account("c"), posts=posts), "matrix.homogeneity")
    assert [(one.level, one.subject) for one in found] == [("warning", "a-b")]


def test_accounts_without_notes_are_like_nobody() -> None:
    assert said(matrix(account("a"), account("b"), posts=(post("a", SAME),)), "matrix.homogeneity") == []
