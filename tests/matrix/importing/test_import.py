"""One file from disk to store: the same file twice, days, accounts, banners, encodings, and all that is wrong at once."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from notelint.matrix.importing.run import BEFORE, GIVEN, NAMED
from notelint.matrix.importing.run import TODAY as AS_TODAY
from notelint.matrix.importing.sources import shipped
from notelint.store.figures import Kept, titles
from tests.matrix.importing.ground import HEADINGS, SAMPLE, TODAY, book, imported, listing, post, row, sheet, stored

if TYPE_CHECKING:
    from pathlib import Path

    from notelint.matrix.importing.run import Imported
    from notelint.store.snapshots import Snapshot

DAY = "2026-06-12"


def only(folder: Path) -> Snapshot:
    (found,) = stored(folder)
    return found


def reasons(done: Imported) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.reason) for problem in done.problems]


def source(name: str) -> Any:
    return next(each for each in shipped() if each.id == name)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("banner", [True, False])
def test_a_list_is_read_below_its_banner(tmp_path: Path, suffix: str, banner: bool) -> None:
    done = imported(listing(tmp_path / f"a{suffix}", SAMPLE, banner=banner), post("n1", "雨天的柜台", DAY))
    assert done.problems == ()
    found = only(tmp_path)
    assert (found.note, found.account, found.form, found.taken_on) == ("n1", "xiaozhang", "图文", TODAY)
    assert found.published_at == "2026-06-12T18:01:32+08:00"
    assert found.values == {
        "impressions": 25000, "views": 4000, "cover_ctr": Decimal("0.16"), "likes": 120, "comments": 15, "saves": 80,
        "follows": 6, "shares": 10, "watch_seconds": Decimal("12.3"),
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_read_in_every_encoding_excel_writes(tmp_path: Path, encoding: str) -> None:
    imported(sheet(tmp_path / "a.csv", [HEADINGS, SAMPLE], encoding))
    assert only(tmp_path).title == "雨天的柜台"


def test_tabs_and_semicolons_part_columns_too(tmp_path: Path) -> None:
    for name, delimiter in (("a.csv", "\t"), ("b.csv", ";")):
        lines = (delimiter.join(map(str, cells)) for cells in (HEADINGS, SAMPLE))
        (tmp_path / name).write_text("\n".join(lines), "utf-8")
        assert imported(tmp_path / name).problems == ()


def test_an_older_export_without_the_last_columns_is_read(tmp_path: Path) -> None:
    done = imported(sheet(tmp_path / "a.csv", [HEADINGS[:11], SAMPLE[:11]]))
    assert done.problems == ()
    assert "watch_seconds" not in only(tmp_path).values


def test_the_same_file_twice_and_its_copy_leave_one_row(tmp_path: Path) -> None:
    first = imported(listing(tmp_path / "笔记列表明细表.xlsx", SAMPLE))
    copy = tmp_path / "笔记列表明细表 (1).xlsx"
    copy.write_bytes((tmp_path / "笔记列表明细表.xlsx").read_bytes())
    again = imported(copy)
    assert (first.kept, again.kept) == (Kept(new=1), Kept(same=1))
    assert len(stored(tmp_path)) == 1


def test_overlapping_exports_of_a_day_say_what_is_new_changed_and_known(tmp_path: Path) -> None:
    imported(listing(tmp_path / "a.csv", SAMPLE, row(笔记标题="晴天的柜台")))
    done = imported(
        listing(tmp_path / "b.csv", SAMPLE, row(笔记标题="晴天的柜台", 点赞=121), row(笔记标题="阴天的柜台"))
    )
    assert done.kept == Kept(new=1, changed=1, same=1)


def test_the_day_is_the_one_given_else_the_file_names_else_todays(tmp_path: Path) -> None:
    plain = imported(listing(tmp_path / "a.csv", SAMPLE))
    named = imported(listing(tmp_path / "笔记_2026-10-01_2026-11-03 (1).csv", row(点赞=1)))
    given = imported(listing(tmp_path / "b.csv", row(点赞=2)), taken_on="2026-11-05")
    assert [(done.taken_on, done.day_from) for done in (plain, named, given)] == [
        (TODAY, AS_TODAY), ("2026-11-03", NAMED), ("2026-11-05", GIVEN),
    ]  # fmt: skip


def test_a_file_keeps_the_day_it_was_first_stored_under_until_another_is_given(tmp_path: Path) -> None:
    path = listing(tmp_path / "a.csv", SAMPLE)
    imported(path, taken_on="2026-11-05")
    assert imported(path)[4:6] == ("2026-11-05", BEFORE)
    moved = imported(path, taken_on="2026-11-04")
    assert moved.moved_from is not None
    assert only(tmp_path).taken_on == "2026-11-04"


def test_titles_edited_after_publication_are_all_kept(tmp_path: Path) -> None:
    draft = post("n1", "雨天的柜台和伞", DAY)
    imported(listing(tmp_path / "a_2026-06-13.csv", row(笔记标题="雨天的柜台和伞")), draft)
    imported(listing(tmp_path / "b_2026-06-20.csv", row(笔记标题="雨天的柜台和伞架☔")), draft)
    assert [title.title for title in titles(str(tmp_path / "figures.db"), "n1")] == [
        "雨天的柜台和伞",
        "雨天的柜台和伞架☔",
    ]


def test_a_likely_draft_that_is_another_rows_for_sure_is_not_taken(tmp_path: Path) -> None:
    rows = [row(笔记标题="收纳技巧（下）"), row(笔记标题="收纳技巧（上）")]
    done = imported(listing(tmp_path / "a.csv", *rows), post("n1", "收纳技巧（上）", DAY))
    assert done.journal is not None
    (alone,) = done.journal.unmatched.values()
    assert alone.title == "收纳技巧（下）"
    assert "已与第 4 行对上" in alone.near.why
    assert {each.title: each.note for each in stored(tmp_path)} == {"收纳技巧（上）": "n1", "收纳技巧（下）": None}


def test_two_titles_like_one_draft_are_both_left_to_a_human(tmp_path: Path) -> None:
    rows = [row(笔记标题="收纳技巧（下）"), row(笔记标题="收纳技巧（中）")]
    done = imported(listing(tmp_path / "a.csv", *rows), post("n1", "收纳技巧（上）", DAY))
    assert done.journal is not None
    assert len(done.journal.unmatched) == 2
    assert all(each.note is None for each in stored(tmp_path))


def test_impressions_of_videos_are_marked_and_those_of_images_checked_against_the_rate(tmp_path: Path) -> None:
    video = row(笔记标题="视频", 体裁="视频", 曝光=2000, 观看量=1000, 封面点击率=0.12)
    wrong = row(笔记标题="图文", 曝光=2000, 观看量=1000, 封面点击率=0.12)
    imported(listing(tmp_path / "a.csv", SAMPLE, video, wrong))
    said = {each.title: each.remarks for each in stored(tmp_path)}
    assert said["雨天的柜台"] == ("口径=累计",)
    assert said["视频"] == ("口径=累计", "曝光口径=不完整")
    assert said["图文"][1] == "点击率不符：观看/曝光是 0.500，封面点击率写的是 0.12"


def test_rows_that_are_no_notes_are_left_out_and_counted(tmp_path: Path) -> None:
    placeholder: list[Any] = ["-", "--", *[None] * 11]
    rows: list[list[Any]] = [SAMPLE, placeholder, HEADINGS, ["合计", *[1] * 12], SAMPLE]
    done = imported(listing(tmp_path / "a.csv", *rows))
    assert done.problems == ()
    assert done.journal is not None
    assert dict(done.journal.left_out) == {
        "没有数据的占位行": 1, "重复的表头": 1, "合计或「暂无数据」": 1, "与前面完全相同": 1,
    }  # fmt: skip
    assert len(stored(tmp_path)) == 1


def test_two_rows_of_one_key_with_other_figures_are_told_and_only_the_first_kept(tmp_path: Path) -> None:
    done = imported(listing(tmp_path / "a.csv", SAMPLE, row(点赞=5)))
    assert done.journal is not None
    assert done.journal.unclear == ["第 4 行与第 3 行说的是同一个对象、同一天，数字却不同"]
    assert only(tmp_path).values["likes"] == 120


def test_an_export_with_headings_only_is_no_error(tmp_path: Path) -> None:
    done = imported(listing(tmp_path / "a.xlsx"))
    assert done.problems == ()
    assert stored(tmp_path) == []


def test_an_excel_serial_is_a_day(tmp_path: Path) -> None:
    imported(listing(tmp_path / "a.xlsx", row(首次发布时间=46_185.75)))
    assert only(tmp_path).published_at == "2026-06-12T18:00:00+08:00"


def test_everything_wrong_is_told_at_once_with_its_cell_and_nothing_is_stored(tmp_path: Path) -> None:
    rows = [
        SAMPLE,
        row(笔记标题="二", 曝光=-3, 点赞="很多"),
        row(笔记标题="三", 首次发布时间="2026年02月30日"),
        row(笔记标题="四", 封面点击率=16),
        row(笔记标题="五", 首次发布时间="--"),
        row(笔记标题="六", 首次发布时间="2026-12-01"),
    ]
    done = imported(listing(tmp_path / "a.xlsx", *rows))
    assert done.kept is None
    assert reasons(done) == [
        (4, "Sheet1!D4「曝光」：「-3」不能是负数"),
        (4, "Sheet1!G4「点赞」：「很多」应是数字"),
        (5, "Sheet1!B5「首次发布时间」：「2026年02月30日」不是日历上有的时间"),
        (6, "Sheet1!F6「封面点击率」：「16」大于 1；这一列应是 0–1 的小数，或带 % 号"),
        (7, "Sheet1!B7「首次发布时间」：空着，不知道这些数字是谁的"),
        (8, "发布日 2026-12-01 在导出日 2026-11-22 之后；导出日不对请用 --taken-on 写明"),
    ]
    assert stored(tmp_path) == []


def test_in_a_table_of_text_a_cell_is_named_by_its_column(tmp_path: Path) -> None:
    assert reasons(imported(listing(tmp_path / "a.csv", row(点赞="x")))) == [(3, "第 7 列「点赞」：「x」应是数字")]


def test_a_day_after_today_is_refused(tmp_path: Path) -> None:
    (only_one,) = reasons(imported(listing(tmp_path / "a_2027-01-01.csv", SAMPLE)))
    assert "2027-01-01（文件名）在今天（2026-11-22）之后" in only_one[1]


def test_a_file_of_one_account_must_say_which(tmp_path: Path) -> None:
    (only_one,) = reasons(imported(listing(tmp_path / "a.csv", SAMPLE), account=None))
    assert "不知道是哪个账号的数据" in only_one[1]
    assert imported(listing(tmp_path / "小张的装修日记_笔记.csv", SAMPLE), account=None).account == "xiaozhang"
    (tmp_path / "老王看工地").mkdir()
    assert imported(listing(tmp_path / "老王看工地" / "a.csv", SAMPLE), account=None).account == "laowang"


def test_a_file_of_another_source_than_the_one_named_is_refused(tmp_path: Path) -> None:
    done = imported(listing(tmp_path / "a.csv", SAMPLE), source=source("shutiao"))
    assert "不是「薯条 订单」的导出：缺「笔记ID」" in done.problems[0].reason
    assert "--source creator-notes" in done.problems[0].reason


def test_an_unknown_file_is_told_its_nearest_source_and_what_it_lacks(tmp_path: Path) -> None:
    headings = [name for name in HEADINGS if name not in {"首次发布时间", "观看量"}]
    done = imported(sheet(tmp_path / "a.csv", [headings, ["雨天", "图文", *[1] * 9]]))
    said = done.problems[0].reason
    assert "最像「创作者中心 笔记列表明细表」" in said
    assert "「首次发布时间」、「观看量」" in said
    assert "--alias" in said
    nothing = imported(sheet(tmp_path / "b.csv", [["日期", "人"], ["11-22", "小张"]]))
    assert "看到的列是 日期、人" in nothing.problems[0].reason


def test_a_heading_that_stands_twice_is_refused(tmp_path: Path) -> None:
    done = imported(sheet(tmp_path / "a.csv", [[*HEADINGS, "点赞"], [*SAMPLE, 5]]))
    assert reasons(done) == [(1, "有两列都叫「点赞」，不知道用哪一列")]


def test_columns_nobody_asked_for_are_named(tmp_path: Path) -> None:
    done = imported(sheet(tmp_path / "a.csv", [[*HEADINGS, "新指标"], [*SAMPLE, 5]]))
    assert done.journal is not None
    assert done.journal.unread == ["新指标"]


def test_other_sheets_of_a_workbook_are_named(tmp_path: Path) -> None:
    done = imported(book(tmp_path / "a.xlsx", Sheet1=[HEADINGS, SAMPLE], 说明=[["口径见帮助中心"]]))
    assert done.passed_over == ("说明",)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "空文件"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 100, "另存为 .xlsx"),
        ("a.xls", b"<html><table></table></html>", "网页表格"),
        ("a.xlsx", b"PK\x03\x04broken", "内容损坏"),
        ("a.xlsx", "笔记标题,曝光".encode(), "内容损坏"),
        ("a.csv", '笔记标题,曝光\n"没有收尾,1\n'.encode(), "引号"),
        ("a.csv", "笔记標題,曝光\n這是一個測試的標題,1\n".encode("big5", "ignore"), "Big5"),
        ("a.csv", b"\x00\x01\x02\x03" * 50, "NUL"),
    ],
)
def test_a_file_that_is_no_table_says_why(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    done = imported(tmp_path / name)
    assert len(done.problems) == 1
    assert said in done.problems[0].reason


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    assert "找不到" in imported(tmp_path / "没有.xlsx").problems[0].reason


def test_a_workbook_that_unpacks_without_end_is_not_opened(tmp_path: Path) -> None:
    path = listing(tmp_path / "a.xlsx", SAMPLE)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", b"0" * 70_000_000)
    assert "压缩炸弹" in imported(path).problems[0].reason


def test_a_dry_run_reads_all_and_stores_nothing(tmp_path: Path) -> None:
    done = imported(listing(tmp_path / "a.csv", SAMPLE), dry=True)
    assert done.journal is not None
    assert (done.journal.rows, done.kept) == (1, None)
    assert not (tmp_path / "figures.db").exists()


def test_a_day_in_a_trend_after_the_export_is_refused(tmp_path: Path) -> None:
    whole: list[list[Any]] = [["指标", "数值"], ["曝光", "1.2万"], ["观看", "很多"], ["新指标", 3]]
    trend: list[list[Any]] = [["日期", "数值"], ["2026年11月01日", 5], ["2026年12月01日", 5], ["2026年11月02日", -1]]
    done = imported(book(tmp_path / "近30日观看数据.xlsx", 账号总体观看数据=whole, 曝光趋势=trend))
    assert reasons(done) == [
        (3, "账号总体观看数据!B3「观看」：「很多」应是数字"),
        (3, "曝光趋势!A3：日期 2026-12-01 在导出日 2026-11-22 之后"),
        (4, "曝光趋势!B4「曝光趋势」：「-1」不能是负数"),
    ]


def test_sheets_of_a_single_note_may_stand_across_too(tmp_path: Path) -> None:
    sheets: dict[str, list[list[Any]]] = {
        "基础数据总览": [["曝光数", "观看数", "封面点击率(%)"], [25000, 4000, 16]],
        "互动数据总览": [["点赞数", "收藏数"], [120, 80]],
    }
    done = imported(book(tmp_path / "雨天的柜台-数据明细表.xlsx", **sheets), post("n1", "雨天的柜台", DAY))
    assert done.problems == ()
    found = only(tmp_path)
    assert found.note == "n1"
    assert found.values["cover_ctr"] == Decimal("0.16")
    assert found.values["saves"] == 80


def test_a_single_notes_file_must_be_named_after_its_note(tmp_path: Path) -> None:
    done = imported(book(tmp_path / "下载.xlsx", 基础数据总览=[["指标", "数值"], ["曝光数", 5], ["观看数", 4]]))
    assert "标题-数据明细表.xlsx" in done.problems[0].reason
