"""What a plan looks like: pairs, bursts, voices, free places, people, days for handing in, and little change."""

from __future__ import annotations

from datetime import date

import pytest

from notelint.matrix.content import Campaign, Live, Pairing, Post
from notelint.matrix.planning.plan import Earlier, Plan, make_plan
from notelint.matrix.planning.settings import PlanSettings
from notelint.matrix.planning.workdays import submit_by
from notelint.matrix.roster import Account, Operator
from notelint.model import Note
from tests.matrix.planning.small import accounts, matrix, topics

JUNE = date(2026, 6, 1), date(2026, 6, 30)
DRAGON_BOAT = {"2026-06-19": True, "2026-06-20": True, "2026-06-21": True}
TEAM = (
    Operator("w1", "写甲", weekly_capacity=20),
    Operator("w2", "写乙", weekly_capacity=20),
    Operator("r", "审丙", review_capacity=4),
)
SUMMER = Campaign(
    "夏",
    "夏天",
    first_day="2026-06-08",
    last_day="2026-06-21",
    messages=("天然", "健康", "有效"),
    burst=("2026-06-10", "2026-06-12", 6, 2),
    pairings=(Pairing("a0", "a1", (1, 3)),),
)


def planned(plan: Plan) -> Plan:
    assert plan.troubles == ()
    return plan


@pytest.mark.parametrize(
    ("day", "lead", "wanted"),
    [
        (date(2026, 6, 22), 2, date(2026, 6, 17)),
        (date(2026, 6, 22), 1, date(2026, 6, 18)),
        (date(2026, 6, 23), 1, date(2026, 6, 22)),
        (date(2026, 6, 22), 0, date(2026, 6, 22)),
    ],
)
def test_handing_in_counts_working_days_around_holidays(day: date, lead: int, wanted: date) -> None:
    assert submit_by(day, lead, DRAGON_BOAT) == wanted


def test_a_sunday_on_which_people_work_counts() -> None:
    assert submit_by(date(2026, 6, 29), 1, {"2026-06-28": False}) == date(2026, 6, 28)


def test_a_campaign_gets_its_pair_its_burst_and_its_messages() -> None:
    plan = planned(make_plan(matrix(6, 40, campaigns=(SUMMER,)), PlanSettings(), *JUNE))
    own = [slot for slot in plan.slots if slot.campaign == "夏"]
    burst = [slot for slot in own if "2026-06-10" <= slot.on <= "2026-06-12"]
    assert len(burst) >= 6
    assert max(sum(slot.on == day for slot in burst) for day in {slot.on for slot in burst}) <= 2
    seed, landing = sorted((slot for slot in own if slot.pair == "夏-1"), key=lambda slot: slot.account)
    assert (seed.account, landing.account) == ("账号0", "账号1")
    assert 1 <= (date.fromisoformat(landing.on) - date.fromisoformat(seed.on)).days <= 3
    assert {slot.message for slot in own} == {"天然", "健康", "有效"}


def test_risky_kinds_are_left_out_with_the_official_way() -> None:
    risky = (*accounts(1), Account("x", "小号", kind="素人号"), Account("y", "引流", kind="导流号"))
    plan = planned(make_plan(matrix(0, 20, accounts=risky), PlanSettings(), *JUNE))
    assert {slot.account for slot in plan.slots} == {"账号0"}
    reasons = {one.name: one.reason for one in plan.problem.left_out}
    assert "KOS 员工号" in reasons["小号"]
    assert "私信通" in reasons["引流"]


def test_leave_registration_and_the_end_of_a_kos_year_shrink_an_account() -> None:
    away = accounts(1, leave=(("2026-06-01", "2026-06-07"),), registered_on="2026-06-06")
    plan = planned(make_plan(matrix(0, 20, accounts=away), PlanSettings(), *JUNE))
    assert min(slot.on for slot in plan.slots) >= "2026-06-09"
    assert [(one.reason, one.days) for one in plan.problem.left_out] == [("注册未满 3 天", 8)]


def test_a_tenth_is_kept_free() -> None:
    plan = planned(make_plan(matrix(4, 40), PlanSettings(hot_share=0.1), *JUNE))
    hot = [slot for slot in plan.slots if slot.hot]
    assert len(hot) == -(-(len(plan.slots) - len(hot)) // 10)
    assert {slot.topic for slot in hot} == {""}


def test_nobody_writes_or_reviews_more_than_they_can_and_nobody_reviews_the_own_note() -> None:
    plan = planned(make_plan(matrix(6, 60, operators=TEAM), PlanSettings(hot_share=0), *JUNE))
    assert {slot.reviewer for slot in plan.slots} == {"审丙"}
    by_due: dict[str, int] = {}
    for slot in plan.slots:
        by_due[slot.submit_by] = by_due.get(slot.submit_by, 0) + 1
        assert slot.submit_by <= submit_by(date.fromisoformat(slot.on), 2, {}).isoformat()
    assert max(by_due.values()) <= 4


def test_notes_that_stand_already_are_lines_and_keep_their_topic_from_others() -> None:
    post = Post(Note("n", "n", ()), "n", "a0", "已经写好的", "", (), "排期", "2026-06-03", topic="T1")
    plan = planned(make_plan(matrix(3, 30, posts=(post,)), PlanSettings(), *JUNE))
    own = next(slot for slot in plan.slots if slot.title == "已经写好的")
    assert (own.on, own.state, own.locked) == ("2026-06-03", "排期", True)
    close = [slot for slot in plan.slots if slot.topic == "T1" and slot is not own and abs(int(slot.on[8:]) - 3) < 7]
    assert close == []


def test_a_topic_published_late_in_may_waits_in_june() -> None:
    post = Post(Note("n", "n", ()), "n", "a0", "题", "", (), "已发布", "2026-05-30", topic="T1")
    one = matrix(1, 0, topics=topics(13), posts=(post,))
    plan = planned(make_plan(one, PlanSettings(hot_share=0), *JUNE))
    assert min(slot.on for slot in plan.slots if slot.topic == "T1") >= "2026-06-06"


def test_no_note_is_timed_while_its_account_is_live() -> None:
    live = Live("晚场", ("a0",), "2026-06-01T00:00", "2026-06-30T21:00")
    home = accounts(1, hours=(("20:00", "22:00"), ("21:00", "22:30")))
    plan = planned(make_plan(matrix(0, 20, accounts=home, lives=(live,)), PlanSettings(), *JUNE))
    assert {slot.hours for slot in plan.slots if slot.on < "2026-06-30"} == {""}


def test_days_that_could_no_longer_be_handed_in_are_not_planned() -> None:
    late = matrix(3, 40)._replace(today="2026-06-10")
    plan = planned(make_plan(late, PlanSettings(), *JUNE, partial=True))
    assert min(slot.on for slot in plan.slots) == "2026-06-12"
    assert min(slot.submit_by for slot in plan.slots) >= "2026-06-10"


def test_planned_again_from_itself_nothing_changes() -> None:
    base = matrix(6, 40, campaigns=(SUMMER,), operators=TEAM)
    plan = planned(make_plan(base, PlanSettings(), *JUNE))
    again = planned(make_plan(base, PlanSettings(), *JUNE, Earlier(previous=plan.slots)))
    assert again.changed == 0
    assert {(slot.on, slot.account, slot.topic) for slot in again.slots} == {
        (slot.on, slot.account, slot.topic) for slot in plan.slots
    }


def test_one_account_on_leave_changes_only_its_own_lines_of_those_days() -> None:
    base = matrix(6, 60)
    plan = planned(make_plan(base, PlanSettings(), *JUNE))
    away = base._replace(
        accounts=(base.accounts[0]._replace(leave=(("2026-06-08", "2026-06-14"),)), *base.accounts[1:])
    )
    again = planned(make_plan(away, PlanSettings(), *JUNE, Earlier(previous=plan.slots)))
    gone = {
        (slot.on, slot.account, slot.topic)
        for slot in plan.slots
        if slot.account == "账号0" and "2026-06-08" <= slot.on <= "2026-06-14"
    }
    kept = {(slot.on, slot.account, slot.topic) for slot in again.slots}
    assert {(slot.on, slot.account, slot.topic) for slot in plan.slots} - gone <= kept
    assert again.changed is not None
    assert again.changed <= len(gone)


def test_locked_lines_that_contradict_a_constraint_are_told_with_their_place() -> None:
    from notelint.matrix.at import At
    from notelint.matrix.planning.slot import Slot

    away = matrix(0, 20, accounts=accounts(1, leave=(("2026-06-08", "2026-06-14"),)))
    line = Slot("2026-06-09", "账号0", topic="T1", locked=True, at=At("calendar/2026-06.csv", 7))
    plan = make_plan(away, PlanSettings(), *JUNE, Earlier(previous=(line,), keep_locked=True))
    assert "calendar/2026-06.csv:7 锁定的一行「2026-06-09 账号0」与约束矛盾" in plan.troubles[0].message


def test_when_nothing_can_be_handed_in_any_more_it_says_so() -> None:
    plan = make_plan(matrix(2, 30)._replace(today="2026-06-30"), PlanSettings(), *JUNE)
    assert plan.troubles[0].code == "lead"
    assert plan.problem.left_out[0] == ("全部账号", "已来不及提交（要提前 2 个工作日）", 30)


def test_a_plan_without_a_line_is_no_plan() -> None:
    plan = make_plan(matrix(2, 30, accounts=accounts(2, weekly=(0, 0))), PlanSettings(), *JUNE)
    assert plan.troubles[0].code == "nothing"
