"""Reports over stretches of days that hold, touch and overlap each other: every day is counted once or not at all."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from notelint.matrix.figures.stretches import once
from notelint.store.snapshots import AD, Snapshot


def spent(period: str, amount: int, **texts: str) -> Snapshot:
    own = {"plan_name": "夏日", **texts, "period": period}
    key = "|".join(own.values())
    return Snapshot(
        "juguang-report", AD, key, period[-10:], "聚光.csv", 2, values={"spend": Decimal(amount)}, texts=own
    )


def total(*rows: Snapshot) -> int | None:
    told = once(rows)
    return None if told.clash else int(sum(row.values["spend"] for row in told.rows))


FORTNIGHT = spent("2026-11-01/2026-11-15", 500)
LONGER = spent("2026-11-01/2026-11-22", 1000)
DAY = spent("2026-11-22", 10)


def test_a_stretch_within_a_longer_one_is_not_added_to_it() -> None:
    assert total(FORTNIGHT, LONGER) == 1000


def test_a_single_day_replaces_nothing_but_itself() -> None:
    assert total(FORTNIGHT, LONGER, DAY) == 1000
    assert total(FORTNIGHT, DAY) == 510


def test_stretches_that_overlap_are_refused_with_what_to_export() -> None:
    later = spent("2026-11-10/2026-11-22", 700)
    told = once([FORTNIGHT, later])
    assert not told.rows
    assert told.files == ("聚光.csv",)
    assert "2026-11-01 至 2026-11-15 与 2026-11-10 至 2026-11-22 有几天重叠" in told.clash
    assert total(FORTNIGHT, later, LONGER) == 1000


def test_what_lies_end_to_end_settles_an_overlap() -> None:
    rows = [
        spent("2026-11-01/2026-11-15", 500),
        spent("2026-11-10/2026-11-22", 700),
        spent("2026-11-16/2026-11-22", 300),
    ]
    assert total(*rows) == 800


def test_plans_have_stretches_of_their_own() -> None:
    assert total(LONGER, spent("2026-11-01/2026-11-15", 80, plan_name="秋日")) == 1080


def test_a_plan_its_units_and_its_creatives_tell_one_sum() -> None:
    plan = spent("2026-11-01/2026-11-15", 100, plan_id="1")
    parts = [spent("2026-11-01/2026-11-15", 50, plan_id="1", unit_id="2", creative_id=str(place)) for place in range(2)]
    after = [spent("2026-11-16/2026-11-22", 20, unit_id="2", creative_id=str(place)) for place in range(2)]
    assert total(plan, *parts) == 100
    assert total(*parts) == 100
    assert total(plan, *parts, *after) == 140


def test_the_hours_of_a_day_are_added_and_are_in_its_sum() -> None:
    hours = [spent(f"2026-11-22T{hour:02}:00:00+08:00", 1) for hour in range(10)]
    assert total(*hours) == 10
    assert total(*hours, DAY) == 10


DAYS = st.integers(0, 13)


@given(st.lists(st.tuples(DAYS, DAYS).map(lambda ends: (min(ends), max(ends))), min_size=1, max_size=8))
def test_each_day_is_counted_once_whatever_was_exported(found: list[tuple[int, int]]) -> None:
    def day(number: int) -> str:
        return (date(2026, 11, 1) + timedelta(days=number)).isoformat()

    # One 元 a day, so that a sum is the number of days it holds.
    rows = {ends: spent("/".join(sorted({day(ends[0]), day(ends[1])})), ends[1] - ends[0] + 1) for ends in found}
    days = {number for first, last in found for number in range(first, last + 1)}
    assert total(*rows.values()) in (len(days), None)
    if total(*rows.values()) is None:
        assert total(*rows.values(), spent(f"{day(0)}/{day(13)}", 14)) == 14
