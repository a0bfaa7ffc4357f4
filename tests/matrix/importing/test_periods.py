"""Exports whose columns do not say which days they count, but whose file names do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from notelint.matrix.importing.rows import BY_NAME
from tests.matrix.importing.ground import SAMPLE, imported, listing, sheet, stored

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = ["笔记ID", "笔记标题", "作者昵称", "笔记创建时间", "笔记支付金额", "笔记商品点击次数"]


def sold(path: Path, gmv: str = "128.50", published: str = "2026-06-12") -> Path:
    return sheet(path, [HEADINGS, ["66aa00000000000000000001", "雨天的柜台", "小张的装修日记", published, gmv, 9]])


@pytest.mark.parametrize(
    "name",
    ["千帆_2026-10-21_2026-11-20.xlsx", "千帆 20261021-20261120 (1).csv", "千帆2026年10月21日至2026年11月20日.csv"],
)
def test_the_stretch_is_the_one_between_the_two_days_of_the_name(tmp_path: Path, name: str) -> None:
    assert imported(sold(tmp_path / name)).problems == ()
    (found,) = stored(tmp_path)
    assert (found.taken_on, found.texts["period"]) == ("2026-11-20", "2026-10-21/2026-11-20")
    assert found.remarks == ("口径=时段", BY_NAME)


@pytest.mark.parametrize("name", ["千帆_2026-11-20.csv", "千帆.csv", "千帆_2026-11-20_2026-10-21.csv"])
def test_one_day_or_none_or_two_in_the_wrong_order_are_no_stretch(tmp_path: Path, name: str) -> None:
    imported(sold(tmp_path / name))
    (found,) = stored(tmp_path)
    assert "period" not in found.texts
    assert found.remarks == ("口径=时段",)


def test_stretches_that_end_on_one_day_are_two_things(tmp_path: Path) -> None:
    imported(sold(tmp_path / "千帆_2026-10-21_2026-11-20.csv", "128.50"))
    imported(sold(tmp_path / "千帆_2026-11-14_2026-11-20.csv", "28.50"))
    assert [(each.texts["period"], str(each.values["gmv"])) for each in stored(tmp_path)] == [
        ("2026-10-21/2026-11-20", "128.5"),
        ("2026-11-14/2026-11-20", "28.5"),
    ]


def test_the_same_file_under_a_name_with_its_stretch_takes_the_place_of_what_it_gave(tmp_path: Path) -> None:
    imported(sold(tmp_path / "千帆_2026-11-20.csv"))
    (tmp_path / "千帆_2026-11-20.csv").rename(tmp_path / "千帆_2026-10-21_2026-11-20.csv")
    imported(tmp_path / "千帆_2026-10-21_2026-11-20.csv")
    assert [each.texts.get("period") for each in stored(tmp_path)] == ["2026-10-21/2026-11-20"]


def test_figures_that_count_from_publication_on_have_no_stretch(tmp_path: Path) -> None:
    imported(listing(tmp_path / "笔记列表明细表_2026-06-01_2026-11-20.csv", SAMPLE))
    (found,) = stored(tmp_path)
    assert "period" not in found.texts


@pytest.mark.parametrize(
    ("asked", "published", "said"),
    [
        ({"taken_on": "2026-11-01"}, "2026-06-12", "导出日 2026-11-01 在文件名里的时段 2026-10-21/2026-11-20 结束之前"),
        ({}, "2026-11-21", "发布日 2026-11-21 在文件名里的时段 2026-10-21/2026-11-20 之后；时段不对请改文件名"),
    ],
)
def test_a_name_that_contradicts_is_told(tmp_path: Path, asked: dict[str, Any], published: str, said: str) -> None:
    done = imported(sold(tmp_path / "千帆_2026-10-21_2026-11-20.csv", published=published), **asked)
    (problem,) = done.problems
    assert said in problem.reason
