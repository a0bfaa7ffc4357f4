"""Days, weeks and months, and what they are compared with."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.matrix.figures.windows import CYCLES, before, recent, window


@pytest.mark.parametrize(
    ("cycle", "until", "first", "complete", "name", "earlier"),
    [
        ("日", "2026-06-12", "2026-06-12", True, "2026-06-12", ("2026-06-11", "2026-06-11")),
        ("周", "2026-06-14", "2026-06-08", True, "2026 年第 24 周", ("2026-06-01", "2026-06-07")),
        ("周", "2026-06-10", "2026-06-08", False, "2026 年第 24 周", ("2026-06-01", "2026-06-03")),
        ("周", "2027-01-01", "2026-12-28", False, "2026 年第 53 周", ("2026-12-21", "2026-12-25")),
        ("月", "2026-06-30", "2026-06-01", True, "2026 年 6 月", ("2026-05-01", "2026-05-31")),
        ("月", "2026-03-30", "2026-03-01", False, "2026 年 3 月", ("2026-02-01", "2026-02-28")),
    ],
)
def test_a_window_holds_its_day_and_is_compared_with_as_many_days(
    cycle: str, until: str, first: str, complete: bool, name: str, earlier: tuple[str, str]
) -> None:
    found = window(cycle, until)
    assert (found.first, found.last, found.complete, found.name) == (first, until, complete, name)
    assert before(cycle, found)[:2] == earlier


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(CYCLES))
def test_windows_touch_and_do_not_overlap(day: dt.date, cycle: str) -> None:
    found = recent(cycle, window(cycle, day.isoformat()), 4)
    assert found[-1].first <= day.isoformat() == found[-1].last
    for one, other in pairwise(found):
        last = dt.date.fromisoformat(one.last)
        assert (last + dt.timedelta(days=1)).isoformat() == other.first
    assert before(cycle, found[-1]).last < found[-1].first
