"""Cells as the tools write them: numbers, rates, lengths of time, and every way to write a day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from notelint.matrix.importing import cells
from notelint.matrix.importing.cells import BadCell


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.2万", 12_000),
        ("2亿", 200_000_000),
        ("1,234", 1_234),
        ("10万+", 100_000),
        ("3w", 30_000),
        (7, 7),
        (7.0, 7),
        ("0", 0),
    ],
)
def test_a_count_is_read_in_every_writing(written: Any, number: int) -> None:
    assert cells.count(written) == number


@pytest.mark.parametrize("nothing", ["-", "--", "数据较少", "", "  ", "—", None])
def test_what_stands_for_no_number_is_null_and_not_zero(nothing: Any) -> None:
    for read in (cells.count, cells.yuan, cells.fraction, cells.percent, cells.seconds, cells.change):
        assert read(nothing) is None


@pytest.mark.parametrize(
    ("written", "why"), [("-3", "负数"), ("abc", "数字"), (1.5, "整数"), (True, "数字"), ("1_000", "数字")]
)
def test_what_is_no_count_is_refused(written: Any, why: str) -> None:
    with pytest.raises(BadCell, match=why):
        cells.count(written)


def test_a_rate_is_a_fraction_of_one_however_it_is_written() -> None:
    assert cells.fraction("12.5%") == Decimal("0.125")
    assert cells.fraction(0.16) == Decimal("0.16")
    assert cells.percent(26.94) == Decimal("0.2694")
    assert cells.percent("26.94%") == Decimal("0.2694")
    assert cells.change("-3.4") == Decimal("-0.034")
    assert cells.change("112") == Decimal("1.12")


def test_a_percentage_without_its_sign_is_not_taken_for_a_fraction() -> None:
    with pytest.raises(BadCell, match="0–1 的小数"):
        cells.fraction("26.94")


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026年06月22日18时01分32秒", "2026-06-22T18:01:32+08:00"),
        ("2026年07月01日08时", "2026-07-01T08:00:00+08:00"),
        ("2026年6月2日", "2026-06-02"),
        ("2026-06-22 18:01", "2026-06-22T18:01:00+08:00"),
        ("2026/6/2 8:05:09", "2026-06-02T08:05:09+08:00"),
        ("2026-06-22T10:01:32Z", "2026-06-22T18:01:32+08:00"),
        ("20260622", "2026-06-22"),
        (46_195, "2026-06-22"),
        (46_195.75, "2026-06-22T18:00:00+08:00"),
        ("46195", "2026-06-22"),
        (dt.datetime.fromisoformat("2026-06-22T18:01"), "2026-06-22T18:01:00+08:00"),
        (dt.datetime.fromisoformat("2026-06-22"), "2026-06-22"),
        ("--", None),
    ],
)
def test_a_time_is_beijing_time_in_iso(written: Any, iso: str | None) -> None:
    assert cells.moment(written) == iso


@pytest.mark.parametrize("written", ["2026年02月30日", "2026-13-01", "2026-06-22 25:00", "昨天", 12])
def test_a_day_no_calendar_has_is_refused(written: Any) -> None:
    with pytest.raises(BadCell):
        cells.moment(written)


def test_a_stretch_of_days_keeps_both_ends() -> None:
    assert cells.period("2026-06-01~2026-06-30") == "2026-06-01/2026-06-30"
    assert cells.period("2026-06-01 - 2026-06-30") == "2026-06-01/2026-06-30"
    assert cells.period("2026-06-01至2026-06-01") == "2026-06-01"
    with pytest.raises(BadCell, match="晚于"):
        cells.period("2026-06-30~2026-06-01")
    for half in ("—2026-06-01", "2026-06-01~--"):
        with pytest.raises(BadCell, match="看不懂时段"):
            cells.period(half)


@pytest.mark.parametrize("written", sorted(cells.NOTHING))
def test_what_stands_for_nothing_is_no_value_of_any_unit(written: str) -> None:
    assert [read(written) for read in cells.UNITS.values()] == [None] * len(cells.UNITS)


def test_a_length_of_time_is_seconds() -> None:
    assert [cells.seconds(each) for each in ("12.3", "12秒", "1分20秒", "00:01:20", dt.time(0, 1, 20), 9)] == [
        Decimal("12.3"), 12, 80, 80, 80, 9,
    ]  # fmt: skip


def test_an_id_that_lost_its_digits_is_refused() -> None:
    assert cells.identifier("66aa00000000000000000001") == "66aa00000000000000000001"
    assert cells.identifier(700_301) == "700301"
    for lost in ("6.7E+23", 6.7e23):
        with pytest.raises(BadCell, match="科学计数法"):
            cells.identifier(lost)
