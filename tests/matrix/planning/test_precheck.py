"""Infeasible plans are explained before anything is searched, with the numbers of the research (§4.3, §4.5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from notelint.matrix.content import Campaign, Live, Pairing, Pillar, Post, Topic
from notelint.matrix.model import Matrix
from notelint.matrix.planning.plan import Plan, make_plan
from notelint.matrix.planning.precheck import resources
from notelint.matrix.planning.problem import problem_of
from notelint.matrix.planning.settings import PlanSettings
from notelint.matrix.roster import Account, Operator
from notelint.model import Note
from tests.matrix.planning.small import TODAY, accounts, matrix, topics

if TYPE_CHECKING:
    from notelint.matrix.planning.trouble import Trouble

JUNE = date(2026, 6, 1), date(2026, 6, 30)
WEEK = date(2026, 6, 1), date(2026, 6, 7)


def of(plan: Plan, code: str) -> Trouble:
    return next(trouble for trouble in plan.troubles if trouble.code == code)


def test_a_pool_of_sixty_topics_serves_twenty_accounts_with_a_gap_of_seven_days() -> None:
    plan = make_plan(matrix(20, 60), PlanSettings(gap=7), *JUNE)
    assert sum(sum(member.need) for member in plan.problem.members) == 260
    assert not plan.troubles


def test_with_a_gap_of_fourteen_days_eighty_uses_are_missing_and_two_ways_out_are_named() -> None:
    trouble = of(make_plan(matrix(20, 60), PlanSettings(gap=14), *JUNE), "pool")
    assert "60 个选题、间隔 14 天，30 天里最多用 180 次，要 260 篇，缺 80 个位" in trouble.message
    assert trouble.remedies == (
        "加选题 27 个（一个选题 30 天里能用 3 次）",
        "或把选题间隔改到 7 天以内（N≤7）",
    )


def test_the_ways_out_lead_out() -> None:
    assert not [t for t in make_plan(matrix(20, 87), PlanSettings(gap=14), *JUNE).troubles if t.code == "pool"]
    assert not make_plan(matrix(20, 60), PlanSettings(gap=7), *JUNE).troubles
    assert of(make_plan(matrix(20, 60), PlanSettings(gap=8), *JUNE), "pool")


def test_two_accounts_with_two_topics_cannot_fill_a_week_and_the_window_is_named() -> None:
    short = matrix(2, 2, accounts=accounts(2, weekly=(2, 2)))
    plan = make_plan(short, PlanSettings(hot_share=0), *WEEK)
    assert plan.slots == ()
    trouble = of(plan, "window")
    assert trouble.message == "干货 2026-06-01..06-07 需4个选题，仅2个"
    assert trouble.remedies[0] == "加 2 个这几天可用的选题"


def test_with_four_topics_it_is_planned_with_four_different_ones_and_one_a_day() -> None:
    enough = matrix(2, 4, accounts=accounts(2, weekly=(2, 2)))
    plan = make_plan(enough, PlanSettings(hot_share=0), *WEEK)
    assert plan.troubles == ()
    assert sorted(slot.topic for slot in plan.slots) == ["T1", "T2", "T3", "T4"]
    assert len({(slot.account, slot.on) for slot in plan.slots}) == 4


def test_a_pillar_short_of_topics_is_named_though_others_have_plenty() -> None:
    short = matrix(
        2,
        2,
        accounts=(*accounts(1, pillars=("测评",), weekly=(3, 3)), Account("b", "乙", weekly=(3, 3), pillars=("干货",))),
        topics=(*topics(30), *topics(1, "测评", 40)),
        pillars=(Pillar("干货", "干货"), Pillar("测评", "测评")),
    )
    assert of(make_plan(short, PlanSettings(), *WEEK), "window").message == "测评 2026-06-01..06-07 需3个选题，仅1个"


def test_a_topic_that_can_be_used_in_the_last_week_only_does_not_help_the_first() -> None:
    late = matrix(1, 0, topics=(*topics(1), *topics(9, start=2, first_day="2026-06-22")))
    assert "2026-06-01..06-07 需3个选题，仅1个" in of(make_plan(late, PlanSettings(), *JUNE), "window").message


def test_angles_that_are_used_up_are_said() -> None:
    spent = matrix(1, 0, topics=topics(2, angle="新手、预算"))
    plan = make_plan(spent, PlanSettings(gap=1), *JUNE)
    assert of(plan, "pool").message == (
        "干货：2 个选题（2 个只剩 4 个角度）、间隔 1 天，30 天里最多用 4 次，要 13 篇，缺 9 个位"
    )


def used(topic: str, count: int) -> tuple[Post, ...]:
    days = [f"2026-05-{day:02d}" for day in range(1, count + 1)]
    return tuple(Post(Note(day, day, ()), day, "a0", "题", "", (), "已发布", day, topic=topic) for day in days)


def test_topics_without_an_angle_left_are_the_reason_and_the_number_of_new_ones_is_explained() -> None:
    spent = matrix(1, 0, topics=topics(2, angle="新手、预算"), posts=(*used("T1", 2), *used("T2", 2)))
    plan = make_plan(spent, PlanSettings(), *JUNE)
    trouble = of(plan, "pool")
    assert trouble.message == "干货：2 个选题（角度都用完了）、间隔 7 天，30 天里最多用 0 次，要 13 篇，缺 13 个位"
    assert trouble.remedies == (
        "加选题 13 个（同一账号一个月里不重复选题）",
        "或给角度用完的选题补新角度（topics.csv 的「角度」，一个角度用一次）",
    )
    assert "只有 0 个能用的选题" in of(plan, "own").message
    more = spent._replace(topics=(*spent.topics, *topics(13, start=10)))
    assert not make_plan(more, PlanSettings(), *JUNE).troubles


def test_a_lead_that_reaches_beyond_today_is_the_reason_and_no_capacity_is_asked_for() -> None:
    team = (Operator("r", "审", review_capacity=8),)
    long = PlanSettings(gap=400, lead=60)
    (trouble,) = make_plan(matrix(3, 30, operators=team), long, *JUNE).troubles
    assert trouble.message == ("「审核提前」60 个工作日太长：从今天（2026-05-20）起提交，2026-06-01..06-30 都赶不上")
    assert trouble.remedies == ("「审核提前」改到 8 以内，整个月都来得及（calendar/plan.yaml，默认 2）",)
    assert not [
        one
        for one in make_plan(matrix(3, 30, operators=team), PlanSettings(lead=8), *JUNE).troubles
        if one.code in ("lead", "review")
    ]


def test_where_a_long_lead_leaves_too_few_days_for_reviews_a_shorter_one_is_proposed_first() -> None:
    crowd = matrix(20, 120, operators=(Operator("r", "审", review_capacity=12),))
    trouble = of(make_plan(crowd, PlanSettings(gap=1, lead=12), *JUNE), "review")
    assert trouble.remedies[0] == "「审核提前」12 个工作日太长，改到 10 以内（calendar/plan.yaml，默认 2）"
    assert trouble.remedies[1].startswith("审核日产能加到 13")
    assert not make_plan(crowd, PlanSettings(gap=1, lead=10), *JUNE).troubles


def test_a_roster_without_an_account_is_said() -> None:
    plan = make_plan(Matrix("/m", TODAY), PlanSettings(), *JUNE)
    assert plan.troubles[0].message == "accounts.yaml 里还没有账号"
    assert "在 accounts.yaml" in plan.troubles[0].remedies[0]


def test_six_writers_of_fourteen_notes_are_busy_at_95_percent_with_twenty_accounts_of_four() -> None:
    team = tuple(Operator(f"w{n}", f"写手{n}", weekly_capacity=14) for n in range(6))
    busy = matrix(20, 90, accounts=accounts(20, weekly=(4, 4)), operators=team)
    writing = resources(problem_of(busy, PlanSettings(), *WEEK))[0]
    assert (writing.needed, writing.there, writing.share, writing.tight) == (80, 84, "95.2%", True)


def test_twelve_reviews_a_day_over_twenty_two_working_days_are_tight_for_260_notes() -> None:
    team = (Operator("r", "审", review_capacity=12),)
    busy = matrix(20, 60, operators=team)
    june = problem_of(busy, PlanSettings(), *JUNE)
    assert len(june.review_days) == 22
    review = resources(june)[0]
    assert (review.needed, review.there, review.share, review.tight) == (260, 264, "98.5%", True)


def test_review_beyond_the_team_says_by_when_and_how_much() -> None:
    plan = make_plan(matrix(20, 70, operators=(Operator("r", "审", review_capacity=8),)), PlanSettings(), *JUNE)
    assert "审核 8 篇/日" in of(plan, "review").message


def test_writing_beyond_the_team_names_the_week() -> None:
    plan = make_plan(matrix(20, 70, operators=(Operator("w", "写", weekly_capacity=30),)), PlanSettings(), *JUNE)
    assert of(plan, "writing").message.startswith("2026-06-01..06-07 要写 60 篇，写手一共能写 30 篇（200.0%）")


def test_a_burst_that_its_daily_limit_forbids_is_said_before_any_search() -> None:
    campaign = Campaign(
        "夏", "夏", first_day="2026-06-01", last_day="2026-06-30", burst=("2026-06-10", "2026-06-12", 12, 3)
    )
    trouble = of(make_plan(matrix(20, 90, campaigns=(campaign,)), PlanSettings(), *JUNE), "burst")
    assert "要 12 篇，而每日上限 3 × 3 天 = 9 篇" in trouble.message


def test_a_pair_that_has_no_days_is_said() -> None:
    away = Account("b", "乙", kind="官方号", weekly=(1, 2), leave=(("2026-06-01", "2026-06-30"),))
    home = Account("c", "丙", kind="官方号", weekly=(1, 2), leave=(("2026-06-05", "2026-06-30"),))
    campaign = Campaign("夏", "夏", first_day="2026-06-20", last_day="2026-06-30", pairings=(Pairing("a0", "c"),))
    plan = make_plan(matrix(1, 30, accounts=(*accounts(1), away, home), campaigns=(campaign,)), PlanSettings(), *JUNE)
    assert "「账号0」种草、「丙」1–3 天后承接" in of(plan, "pair").message


def test_two_lives_at_once_contradict_each_other() -> None:
    lives = (
        Live("甲场", ("a0", "a1"), "2026-06-12T20:00", "2026-06-12T21:00"),
        Live("乙场", ("a1",), "2026-06-12T20:30", "2026-06-12T22:00"),
    )
    trouble = of(make_plan(matrix(2, 30, lives=lives), PlanSettings(), *JUNE), "live")
    assert trouble.message == "a1 同时在两场直播：甲场 2026-06-12 20:00–21:00 与 乙场 2026-06-12 20:30–22:00"


def test_a_weekly_least_above_the_most_is_a_contradiction() -> None:
    assert (
        "每周最少 5 篇，多于最多 3 篇"
        in of(make_plan(matrix(1, 30, accounts=accounts(1, weekly=(5, 3))), PlanSettings(), *JUNE), "weekly").message
    )


def test_nothing_to_plan_is_said() -> None:
    assert of(make_plan(Matrix("/m", TODAY), PlanSettings(), *JUNE), "no-account")
    assert of(make_plan(matrix(1, 0), PlanSettings(), *JUNE), "no-topic")


def test_partial_plans_as_far_as_it_goes() -> None:
    plan = make_plan(matrix(2, 2, accounts=accounts(2, weekly=(2, 2))), PlanSettings(hot_share=0), *WEEK, partial=True)
    assert len(plan.slots) == 2
    assert plan.terms[0].times == 2


def test_topics_of_a_pillar_are_found_by_its_id_as_by_its_name() -> None:
    by_id = matrix(
        1, 0, topics=(Topic("T1", "题", "p1"),), pillars=(Pillar("p1", "干货"),), accounts=accounts(1, pillars=("p1",))
    )
    problem = problem_of(by_id, PlanSettings(), *WEEK)
    assert problem.pillars == ("干货",)
    assert problem.members[0].pillars == (0,)
