"""A calendar edited by hand: what is said of it (acceptance examples of M-08, M-12, M-48, M-64, M-72, M-75)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.matrix.content import Campaign, Live, Pairing, Pillar
from notelint.matrix.model import Matrix
from notelint.matrix.planning import judge_accounts, judge_campaigns, judge_people, judge_topics
from notelint.matrix.planning.settings import PlanSettings
from notelint.matrix.planning.slot import Slot
from notelint.matrix.planning.view import Breach, View, view
from notelint.matrix.roster import Account, Operator
from tests.matrix.planning.small import accounts, matrix, topics

if TYPE_CHECKING:
    import pytest

DRAGON_BOAT = {"2026-06-19": True, "2026-06-20": True, "2026-06-21": True}


def seen(*slots: Slot, **values: Any) -> View:
    base: dict[str, Any] = {"accounts": accounts(3), "calendar": slots, **values}
    return view(matrix(0, 9)._replace(**base))


def only(found: Any) -> Breach:
    (one,) = found
    assert isinstance(one, Breach)
    return one


def slot(day: str, account: str = "账号0", topic: str = "", **values: Any) -> Slot:
    return Slot(f"2026-{day}", account, topic=topic, **values)


def test_a_new_account_two_days_after_registration_is_told_and_three_days_after_is_fine() -> None:
    new = (Account("n", "新号", kind="KOS员工号", registered_on="2026-05-01"),)
    found = only(judge_accounts.warmup(seen(slot("05-03", "新号"), accounts=new)))
    assert (found.values["days"], found.values["wanted"]) == ("2", "3")
    assert not list(judge_accounts.warmup(seen(slot("05-04", "新号"), accounts=new)))


def test_a_landing_within_the_window_matches_its_seed_and_a_later_one_does_not() -> None:
    campaign = Campaign("夏", "夏", first_day="2026-06-01", last_day="2026-06-30", pairings=(Pairing("a0", "a1"),))
    seed = slot("06-10", "账号0")
    assert not list(judge_campaigns.pairs(seen(seed, slot("06-12", "账号1"), campaigns=(campaign,))))
    found = only(judge_campaigns.pairs(seen(seed, slot("06-15", "账号1"), campaigns=(campaign,))))
    assert found.values["window"] == "2026-06-11 到 2026-06-13"
    assert found.at == seed.at


def test_a_pairing_that_was_not_planned_at_all_is_told() -> None:
    campaign = Campaign("夏", "夏", first_day="2026-06-01", last_day="2026-06-30", pairings=(Pairing("a0", "a1"),))
    assert only(judge_campaigns.pairs(seen(slot("06-12", "账号2"), campaigns=(campaign,)))).subject == "夏-1"


def test_a_tenth_of_forty_notes_are_four_free_places() -> None:
    plan = [slot(f"06-{day:02d}", f"账号{number}") for day in range(1, 15) for number in range(3)][:40]
    three = [slot(f"06-{day}", state="机动") for day in (20, 21, 22)]
    found = only(judge_campaigns.hot_share(seen(*plan, *three)))
    assert (found.values["hot"], found.values["wanted"], found.values["planned"]) == ("3", "4", "40")
    assert not list(judge_campaigns.hot_share(seen(*plan, *three, slot("06-23", state="机动"))))


def test_an_account_in_two_lives_at_once_is_told() -> None:
    lives = (
        Live("甲场", ("a0", "a1"), "2026-06-12T20:00", "2026-06-12T21:00"),
        Live("乙场", ("a1",), "2026-06-12T20:30", "2026-06-12T22:00"),
    )
    assert only(judge_accounts.lives(seen(lives=lives))).values["accounts"] == "a1"


def test_lives_one_after_the_other_are_fine() -> None:
    lives = (
        Live("甲场", ("a1",), "2026-06-12T20:00", "2026-06-12T21:00"),
        Live("乙场", ("a1",), "2026-06-12T21:00", "2026-06-12T22:00"),
    )
    assert not list(judge_accounts.lives(seen(lives=lives)))


def test_a_note_while_its_account_is_live_is_told() -> None:
    lives = (Live("甲场", ("a0",), "2026-06-12T20:00", "2026-06-12T21:00"),)
    assert only(judge_accounts.during_live(seen(slot("06-12", hours="20:30-22:00"), lives=lives)))
    assert not list(judge_accounts.during_live(seen(slot("06-12", hours="21:00-22:00"), lives=lives)))


def test_eighty_notes_for_six_writers_of_fourteen_are_a_warning_at_95_percent() -> None:
    team = tuple(Operator(f"w{n}", f"写手{n}", weekly_capacity=14) for n in range(6))
    week = [slot(f"06-{day:02d}", f"账号{n}") for day in range(1, 5) for n in range(20)]
    found = only(judge_people.writing(seen(*week, accounts=accounts(20), operators=team)))
    assert (found.values["count"], found.values["able"], found.values["share"], found.level) == (
        "80",
        "84",
        "95.2%",
        "warning",
    )


def test_more_than_can_be_written_has_the_level_of_the_rule() -> None:
    team = (Operator("w", "写手", weekly_capacity=2),)
    week = [slot(f"06-{day:02d}") for day in range(1, 5)]
    assert only(judge_people.writing(seen(*week, operators=team))).level is None


def test_two_working_days_before_the_monday_after_dragon_boat_is_wednesday() -> None:
    told = only(judge_people.late(seen(slot("06-22", submit_by="2026-06-18"), holidays=DRAGON_BOAT)))
    assert told.values["latest"] == "2026-06-17"
    assert not list(judge_people.late(seen(slot("06-22", submit_by="2026-06-17"), holidays=DRAGON_BOAT)))


def test_accounts_that_may_not_be_run_are_not_planned() -> None:
    kinds = (Account("x", "小号", kind="素人号"), Account("y", "引流", kind="导流号"))
    found = list(judge_accounts.forbidden_kind(seen(slot("06-02", "小号"), slot("06-03", "引流"), accounts=kinds)))
    assert [one.values["kind"] for one in found] == ["素人号", "导流号"]


def test_a_topic_is_used_once_within_the_gap_whoever_uses_it() -> None:
    close = seen(slot("06-02", "账号0", "T1"), slot("06-08", "账号1", "T1"))
    assert only(judge_topics.topic_gap(close)).values["days"] == "6"
    assert not list(judge_topics.topic_gap(seen(slot("06-02", "账号0", "T1"), slot("06-09", "账号1", "T1"))))


def test_a_topic_is_used_once_a_month_by_one_account() -> None:
    again = seen(slot("06-02", "账号0", "T1"), slot("06-20", "账号0", "T1"))
    assert only(judge_topics.topic_repeat(again)).values["before"] == "2026-06-02"
    assert not list(judge_topics.topic_repeat(seen(slot("06-02", "账号0", "T1"), slot("07-02", "账号0", "T1"))))


def test_each_angle_of_a_topic_is_used_once() -> None:
    two = topics(1, angle="新手、预算")
    uses = [slot(f"0{month}-01", f"账号{month - 5}", "T1") for month in (5, 6, 7)]
    assert only(judge_topics.topic_angles(seen(*uses, topics=two))).values["day"] == "2026-07-01"
    assert not list(judge_topics.topic_angles(seen(*uses[:2], topics=two)))


def test_a_pillar_of_another_kind_of_account_is_told() -> None:
    pillars = (Pillar("公告", "公告", kinds=("官方号",)),)
    assert (
        "只给 官方号" in only(judge_accounts.pillar(seen(slot("06-02", pillar="公告"), pillars=pillars))).values["why"]
    )


def test_an_author_does_not_review_the_own_note() -> None:
    assert only(judge_people.own_review(seen(slot("06-02", author="甲", reviewer="甲"))))
    assert not list(judge_people.own_review(seen(slot("06-02", author="甲", reviewer="乙"))))


def test_a_partner_needs_a_number_and_a_gap() -> None:
    partner = (Account("k", "小K", kind="合作KOC", weekly=(0, 3)),)
    close = seen(slot("06-02", "小K", filing_no="PGY1"), slot("06-05", "小K"), accounts=partner)
    assert only(judge_accounts.commercial_gap(close)).values["days"] == "3"
    assert only(judge_accounts.filing(close)).values["day"] == "2026-06-05"


def test_thresholds_of_the_folder_hold() -> None:
    close = seen(slot("06-02", "账号0", "T1"), slot("06-08", "账号1", "T1"), plan=PlanSettings(gap=6))
    assert not list(judge_topics.topic_gap(close))


def test_what_was_published_before_today_only_fills_gaps() -> None:
    from notelint.matrix.content import Post
    from notelint.model import Note

    def post(day: str) -> Post:
        return Post(Note("n", day, ()), day, "a0", "题", "", (), "已发布", day, topic="T1")

    past = Matrix("/m", "2026-06-10", accounts=accounts(2), posts=(post("2026-06-01"), post("2026-06-02")))
    assert not list(judge_topics.topic_gap(view(past)))
    planned = past._replace(calendar=(slot("06-07", "账号1", "T1"),))
    assert [one.values["day"] for one in judge_topics.topic_gap(view(planned))] == ["2026-06-07"]


def test_all_rules_of_a_run_share_one_view_of_a_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    from notelint.kinds.rule import Rule
    from notelint.matrix.checks import calendar
    from notelint.model import Basis

    asked = []

    def counted(one: Matrix) -> View:
        asked.append(one)
        return view(one)

    monkeypatch.setattr(calendar, "view", counted)
    rule = Rule("matrix.plan.daily", "matrix", "matrix", "题", {}, (), "话", Basis("经验"))
    early, late = matrix(2, 9), matrix(2, 9, calendar=(slot("06-02"), slot("06-02")))
    assert not list(calendar.daily(early, rule))
    assert not list(calendar.weekly_most(early, rule))
    assert len(list(calendar.daily(late, rule))) == 1
    assert asked == [early, late]


def test_a_note_during_any_of_the_lives_of_its_account_is_told_and_lives_of_others_are_not() -> None:
    lives = (
        Live("午场", ("a0",), "2026-06-12T12:00", "2026-06-12T13:00"),
        Live("晚场", ("a0", "账号0"), "2026-06-12T20:00", "2026-06-12T21:00"),
        Live("别人的", ("a1",), "2026-06-12T20:00", "2026-06-12T21:00"),
    )
    found = only(judge_accounts.during_live(seen(slot("06-12", hours="20:30-21:30"), lives=lives)))
    assert found.values["live"] == "晚场"
