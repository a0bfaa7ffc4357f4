"""Whatever the matrix: a plan that the pre-checks let pass breaks no hard constraint, by judges that know nothing of
how plans are made."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from notelint.matrix.content import Campaign, Pairing, Pillar, Post, Topic
from notelint.matrix.model import Collab, Matrix
from notelint.matrix.planning.judging import breaches
from notelint.matrix.planning.plan import Earlier, make_plan
from notelint.matrix.planning.precheck import troubles
from notelint.matrix.planning.problem import problem_of
from notelint.matrix.planning.settings import PlanSettings
from notelint.matrix.roster import Account, Kos, Operator
from notelint.model import Note
from tests.matrix.planning.small import TODAY, accounts, topics

FIRST, LAST = date(2026, 6, 1), date(2026, 6, 30)
PILLARS = ("干货", "测评", "场景")
HOLIDAYS = {"2026-06-19": True, "2026-06-27": False}


def day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


@st.composite
def account(draw: Any, number: int) -> Account:
    least = draw(st.integers(0, 4))
    begins = draw(st.integers(0, 29))
    return Account(
        f"a{number}",
        f"账号{number}",
        kind=draw(st.sampled_from(["官方号", "KOS员工号", "KOS员工号", "IP号", "合作KOC", "素人号", None])),
        weekly=(least, least + draw(st.integers(0, 2))),
        pillars=tuple(draw(st.lists(st.sampled_from(PILLARS), unique=True, max_size=2))),
        registered_on=draw(st.sampled_from([None, "2025-01-01", "2026-06-10"])),
        leave=draw(st.sampled_from([(), ((day(begins), day(min(29, begins + 5))),)])),
        kos=Kos(expires_on=draw(st.sampled_from([None, None, "2026-06-18"]))),
        state=draw(st.sampled_from(["在营", "在营", "在营", "停更"])),
        owner=draw(st.sampled_from([None, "w0", "w1"])),
        hours=draw(st.sampled_from([(), (("12:00", "13:30"), ("20:00", "22:00"))])),
    )


@st.composite
def campaign(draw: Any, count: int) -> Campaign:
    begins = draw(st.integers(-5, 25))
    length = draw(st.integers(0, 12))
    some = st.integers(0, count - 1).map(lambda number: f"a{number}")
    pair = draw(st.lists(some, min_size=2, max_size=2, unique=True)) if count > 1 else []
    least = draw(st.integers(0, 4))
    return Campaign(
        "夏",
        "夏天",
        first_day=day(begins),
        last_day=day(begins + length),
        messages=tuple(draw(st.sampled_from([(), ("天然", "健康", "有效")]))),
        accounts=tuple(draw(st.lists(some, unique=True, max_size=3))),
        burst=draw(
            st.sampled_from([None, (day(begins), day(begins + length), least, draw(st.sampled_from([None, 1, 2])))])
        ),
        pairings=(Pairing(pair[0], pair[1], (1, draw(st.integers(1, 3)))),) if pair and draw(st.booleans()) else (),
        hot_share=draw(st.sampled_from([None, 0.2])),
    )


@st.composite
def small_matrix(draw: Any) -> Matrix:
    count = draw(st.integers(1, 5))
    own = tuple(draw(account(number)) for number in range(count))
    pool = tuple(
        Topic(
            f"T{number}",
            f"题{number}",
            draw(st.sampled_from(PILLARS)),
            angle=draw(st.sampled_from([None, None, "新手", "新手、预算"])),
            core_word=draw(st.sampled_from([None, "收纳", "护肤"])),
            first_day=draw(st.sampled_from([None, None, day(10)])),
            last_day=draw(st.sampled_from([None, None, day(20)])),
        )
        for number in range(draw(st.integers(1, 24)))
    )
    team = (
        Operator("w0", "写甲", weekly_capacity=draw(st.integers(2, 12))),
        Operator(
            "w1", "写乙", weekly_capacity=draw(st.integers(2, 12)), review_capacity=draw(st.sampled_from([None, 2]))
        ),
        Operator(
            "r",
            "审丙",
            review_capacity=draw(st.integers(1, 3)),
            left_on=draw(st.sampled_from([None, None, "2026-05-01"])),
        ),
    )
    before = draw(st.lists(st.tuples(st.integers(-9, -1), st.integers(0, count - 1), st.integers(0, 23)), max_size=6))
    posts = tuple(
        Post(Note("n", f"n{place}", ()), f"n{place}", f"a{who}", "题", "", (), "已发布", day(when), topic=f"T{which}")
        for place, (when, who, which) in enumerate(before)
    )
    return Matrix(
        "/m",
        TODAY,
        accounts=own,
        pillars=tuple(
            Pillar(name, name, kinds=kinds)
            for name, kinds in zip(PILLARS, ((), (), draw(st.sampled_from([(), ("官方号",)]))), strict=True)
        ),
        topics=pool,
        operators=draw(st.sampled_from([(), team])),
        posts=posts,
        campaigns=(draw(campaign(count)),) if draw(st.booleans()) else (),
        collabs=tuple(Collab(f"账号{number}", filing_no=f"PGY{number}") for number in range(0, count, 2)),
        holidays=HOLIDAYS,
    )


def thresholds_of(values: tuple[int, int, int, int, float]) -> PlanSettings:
    gap, daily, lead, commercial_gap, hot_share = values
    return PlanSettings(gap=gap, daily=daily, lead=lead, commercial_gap=commercial_gap, hot_share=hot_share)


wanted = st.tuples(
    st.integers(1, 10), st.integers(1, 2), st.integers(0, 3), st.integers(1, 9), st.sampled_from([0.0, 0.1, 0.3])
).map(thresholds_of)


@given(small_matrix(), wanted, st.booleans())
@settings(max_examples=150)
def test_a_plan_that_the_pre_checks_let_pass_breaks_no_hard_constraint(
    matrix: Matrix, thresholds: PlanSettings, partial: bool
) -> None:
    plan = make_plan(matrix, thresholds, FIRST, LAST, partial=partial)
    assume(not plan.troubles)
    assert breaches(matrix._replace(calendar=plan.slots, plan=thresholds)) == []


@given(small_matrix(), wanted, st.data())
@settings(max_examples=60)
def test_planned_anew_with_locked_lines_it_still_breaks_none_and_keeps_them(
    matrix: Matrix, thresholds: PlanSettings, data: Any
) -> None:
    plan = make_plan(matrix, thresholds, FIRST, LAST, partial=True)
    assume(plan.slots)
    locked = tuple(slot._replace(locked=data.draw(st.booleans())) for slot in plan.slots)
    fewer = matrix._replace(topics=matrix.topics[:-1]) if data.draw(st.booleans()) else matrix
    again = make_plan(fewer, thresholds, FIRST, LAST, Earlier(previous=locked, keep_locked=True), partial=True)
    assume(not again.troubles)
    kept = {(slot.on, slot.account, slot.topic, slot.state) for slot in again.slots}
    assert {(slot.on, slot.account, slot.topic, slot.state) for slot in locked if slot.locked} <= kept
    assert [
        name for name, _ in breaches(fewer._replace(calendar=again.slots, plan=thresholds)) if name != "topic-unknown"
    ] == []


@given(st.integers(1, 12), st.integers(1, 40), st.integers(1, 10), st.integers(1, 4))
def test_accounts_that_are_always_open_are_all_served_by_a_tenth_more_topics_than_the_pre_checks_want(
    count: int, pool: int, gap: int, least: int
) -> None:
    own, thresholds = accounts(count, weekly=(least, 7)), PlanSettings(gap=gap, hot_share=0)
    few = Matrix("/m", TODAY, accounts=own, topics=topics(pool), pillars=(Pillar("干货", "干货"),))
    assume(not troubles(problem_of(few, thresholds, FIRST, LAST)))
    plan = make_plan(few._replace(topics=topics(-(-pool * 11 // 10) + 1)), thresholds, FIRST, LAST)
    assert plan.terms[0].times == 0


@given(small_matrix(), wanted)
@settings(max_examples=20)
def test_the_same_matrix_gives_the_same_plan(matrix: Matrix, thresholds: PlanSettings) -> None:
    one = make_plan(matrix, thresholds, FIRST, LAST, partial=True)
    assert make_plan(matrix, thresholds, FIRST, LAST, partial=True).slots == one.slots
