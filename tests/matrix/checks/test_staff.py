"""Employee accounts: policy, quota, fees, yearly review, leavers, split companies."""

from __future__ import annotations

from decimal import Decimal

import pytest

from notelint.matrix.model import Cost
from notelint.matrix.roster import Account, Entity, Kos, Operator, Policy
from tests.matrix.checks.ground import account, matrix, person, said

TRIAL = Policy("灰度-600元-100个", status="灰度", quota=100, yearly_fee=Decimal(600))
SPENDING = Policy("2025-09-消耗考核", quota=30, daily_spend=Decimal(200), grace_days=14)


def staff(count: int, entity: str | None = "x") -> list[Account]:
    return [account(f"{entity}{place}", entity=entity) for place in range(count)]


def test_thirty_five_accounts_at_600_yuan() -> None:
    whole = matrix(*staff(35), entities=(Entity("x", "主体X", policy=TRIAL.id),), policies=(TRIAL,))
    found = said(whole, "matrix.kos.fee")
    assert [one.level for one in found] == ["info"]
    assert "35 个号 × 600 元 = 21,000 元/年" in found[0].message


def test_fees_that_the_costs_show_are_not_told_again() -> None:
    paid = Cost("2026-03-15", "KOS年费", Decimal(21000))
    old = Cost("2025-03-15", "KOS年费", Decimal(21000))
    entities = (Entity("x", "主体X", policy=TRIAL.id),)
    assert said(matrix(*staff(35), entities=entities, policies=(TRIAL,), costs=(paid,)), "matrix.kos.fee") == []
    assert said(matrix(*staff(35), entities=entities, policies=(TRIAL,), costs=(old,)), "matrix.kos.fee")


def test_the_older_regime_asks_for_spending_instead() -> None:
    whole = matrix(*staff(35), entities=(Entity("x", "主体X", policy=SPENDING.id),), policies=(SPENDING,))
    assert "35 个号 × 每天 200 元消耗 × 30 天 = 210,000 元/月" in said(whole, "matrix.kos.fee")[0].message


@pytest.mark.parametrize(("policy", "words"), [(TRIAL, "超 20 个（120/100"), (SPENDING, "超 90 个（120/30")])
def test_quota_by_the_policy_the_company_names(policy: Policy, words: str) -> None:
    whole = matrix(*staff(120), entities=(Entity("x", "主体X", policy=policy.id),), policies=(TRIAL, SPENDING))
    found = said(whole, "matrix.kos.quota")
    assert [one.level for one in found] == ["error"]
    assert words in found[0].message


def test_a_quota_of_the_companys_own_beats_the_policy() -> None:
    entity = Entity("x", "主体X", policy=SPENDING.id, quota=150)
    assert said(matrix(*staff(120), entities=(entity,), policies=(SPENDING,)), "matrix.kos.quota") == []


def test_only_employee_accounts_count_against_the_quota() -> None:
    others = [account(f"o{place}", "官方号", entity="x") for place in range(40)]
    entity = Entity("x", "主体X", policy=SPENDING.id)
    assert said(matrix(*staff(30), *others, entities=(entity,), policies=(SPENDING,)), "matrix.kos.quota") == []


def test_companies_without_a_picked_policy_are_told_once_and_judged_by_the_usual_one() -> None:
    entities = (Entity("x", "主体X"), Entity("y", "主体Y"))
    whole = matrix(*staff(101), *staff(3, "y"), entities=entities, policies=(TRIAL, SPENDING))
    found = said(whole, "matrix.kos.policy")
    assert [one.level for one in found] == ["info"]
    assert "主体X、主体Y" in found[0].message
    assert "101/100" in said(whole, "matrix.kos.quota")[0].message
    assert said(matrix(account("a", "官方号"), entities=entities), "matrix.kos.policy") == []


@pytest.mark.parametrize(
    ("certified", "level", "words"),
    [
        ("2025-03-15", "warning", "2026-03-15 到期，还有 23 天"),
        ("2025-06-01", None, ""),
        ("2025-01-15", "error", "已经过了 36 天"),
        ("2024-02-29", "error", "2025-02-28"),
    ],
)
def test_the_yearly_review(certified: str, level: str | None, words: str) -> None:
    whole = matrix(account("a", kos=Kos(certified_on=certified)), today="2026-02-20")
    found = said(whole, "matrix.kos.renewal")
    assert [one.level for one in found] == ([level] if level else [])
    assert not level or words in found[0].message


def test_an_expiry_of_its_own_beats_the_year() -> None:
    own = account("a", kos=Kos(certified_on="2025-03-15", expires_on="2027-03-15"))
    assert said(matrix(own, today="2026-03-10"), "matrix.kos.renewal") == []


LEFT = Operator("E1", "王五", employed=False, left_on="2026-05-31")
HERE = Operator("E2", "李四")


def test_an_account_still_bound_five_days_after_its_person_left() -> None:
    whole = matrix(account("a", persona=person(operator="E1")), operators=(LEFT, HERE), today="2026-06-05")
    found = said(whole, "matrix.kos.leaver")
    assert [one.level for one in found] == ["error"]
    assert "5 天未解绑" in found[0].message
    assert said(whole, "matrix.kos.inherited") == []


def test_a_manager_of_several_accounts_is_no_new_holder() -> None:
    accounts = [account(key, owner="E2", persona=person(operator="E1" if key == "a" else "E2")) for key in "ab"]
    whole = matrix(*accounts, operators=(LEFT, HERE), today="2026-06-05")
    assert [one.subject for one in said(whole, "matrix.kos.leaver")] == ["a"]


def test_a_new_holder_under_the_old_persona() -> None:
    own = account("a", owner="E2", persona=person(operator="E1"))
    whole = matrix(own, operators=(LEFT, HERE), today="2026-06-05")
    assert [one.level for one in said(whole, "matrix.kos.inherited")] == ["warning"]
    assert said(whole, "matrix.kos.leaver") == []


def test_somebody_who_leaves_next_month_is_still_here() -> None:
    leaving = LEFT._replace(left_on="2026-06-30", employed=True)
    own = account("a", persona=person(operator="E1"))
    assert said(matrix(own, operators=(leaving,), today="2026-06-05"), "matrix.kos.leaver") == []


def test_three_of_four_companies_that_do_no_business() -> None:
    entities = tuple(Entity(key, f"主体{key}", operating=key == "p") for key in "pqrs")
    accounts = [each for key in "pqrs" for each in staff(30, key)]
    found = said(matrix(*accounts, entities=entities), "matrix.entity.split")
    assert [(one.level, one.subject) for one in found] == [("error", "q"), ("error", "r"), ("error", "s")]


def test_a_company_without_accounts_splits_nothing() -> None:
    assert said(matrix(account("a"), entities=(Entity("q", "旧公司", operating=False),)), "matrix.entity.split") == []
