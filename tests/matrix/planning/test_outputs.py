"""What a plan is written as: sheet, workbook, iCalendar, pages, report, one HTML page."""

from __future__ import annotations

import csv
import io
import os
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from notelint.matrix.content import Campaign
from notelint.matrix.planning.account_pages import account_pages
from notelint.matrix.planning.calendar_page import calendar_page
from notelint.matrix.planning.ical import ical
from notelint.matrix.planning.plan import Plan, make_plan
from notelint.matrix.planning.settings import KEYS, PlanSettings, document
from notelint.matrix.planning.sheet import CALENDAR, read_sheet, text
from notelint.matrix.planning.slot import Slot
from notelint.matrix.planning.summary import data
from notelint.matrix.planning.summary import document as summary
from notelint.matrix.planning.workbook import workbook
from notelint.matrix.roster import Account
from tests.matrix.planning.small import accounts, matrix

if TYPE_CHECKING:
    from pathlib import Path

JUNE = date(2026, 6, 1), date(2026, 6, 30)
LINE = Slot(
    "2026-06-22",
    "小张的装修日记",
    "20:00-22:00",
    "干货",
    "T1",
    "收纳, 五步; 一次说清\n换行",
    author="写甲",
    submit_by="2026-06-17",
    message="天然",
)


def plan() -> Plan:
    hostile = Account("x", "<script>alert(1)</script>|甲", kind="KOS员工号", weekly=(1, 2))
    return make_plan(matrix(0, 30, accounts=(*accounts(2), hostile)), PlanSettings(), *JUNE)


def test_a_sheet_has_the_columns_of_the_calendar_and_reads_back_as_it_was(tmp_path: Path) -> None:
    slots = plan().slots
    path = tmp_path / "2026-06.csv"
    path.write_bytes(b"\xef\xbb\xbf" + text(slots).encode())
    head = next(csv.reader(io.StringIO(text(slots))))
    assert head[:16] == (
        [
            "日期",
            "星期",
            "时段",
            "账号",
            "支柱",
            "选题ID",
            "标题占位",
            "体裁",
            "关键词",
            "活动",
            "配对ID",
            "作者",
            "审核人",
            "最晚提交",
            "状态",
            "锁定",
        ]
    )
    again, problems = read_sheet(str(path), str(tmp_path))
    assert problems == ()
    assert [slot._replace(at=slots[0].at) for slot in again] == [slot._replace(at=slots[0].at) for slot in slots]


def test_a_cell_that_a_spreadsheet_would_compute_is_kept_as_words(tmp_path: Path) -> None:
    path = tmp_path / "2026-06.csv"
    path.write_text(text([LINE._replace(title='=HYPERLINK("http://x")')]), encoding="utf-8")
    assert "'=HYPERLINK" in path.read_text(encoding="utf-8")
    (again,), _ = read_sheet(str(path), str(tmp_path))
    assert again.title == '=HYPERLINK("http://x")'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_sheet_as_spreadsheets_save_it_is_read(tmp_path: Path, encoding: str, mark: str) -> None:
    lines = (
        mark.join(("账号", "日期", "选题ID", "时段", "锁定", "最晚提交", "备注", "状态")).replace("备注", "x-备注"),
        mark.join(("小张的装修日记", "2026/6/22", "T1", "20:00-22:00", "是", "2026年6月17日", "好", "")),
        mark.join(("小李", "2026-06-23 00:00:00", "T2", "8：05", "", "", "", "待审")),
        mark.join([""] * 8),
    )
    path = tmp_path / "改.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    slots, problems = read_sheet(str(path), str(tmp_path))
    assert problems == ()
    assert [
        (slot.on, slot.account, slot.topic, slot.hours, slot.locked, slot.submit_by, slot.state) for slot in slots
    ] == [
        ("2026-06-22", "小张的装修日记", "T1", "20:00-22:00", True, "2026-06-17", "草稿"),
        ("2026-06-23", "小李", "T2", "08:05", False, "", "待审"),
    ]
    assert [slot.at.line for slot in slots] == [2, 3]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("日期,账号\n2026-02-30,小张\n", "A2 「日期」「2026-02-30」不是日历上有的日期"),
        ("日期,选题ID\n2026-06-01,T1\n", "缺少「账号」这一列"),
        ("日期,账号,状态\n2026-06-01,小张,草搞\n", "C2 「状态」不能是「草搞」"),
        ("日期,账号,时段\n2026-06-01,小张,22:00-20:00\n", "的结束不晚于开始"),
        ("日期,账号\n", "日历里一行也没有"),
        ("日期,账号,报备号\n2026-06-01,小张,2.02612E+16\n", "C2 「报备号」「2.02612E+16」是表格软件改写过的长数字"),
        ("??,??,????\n2026-06-01,??,??\n", "表头是乱码"),
        ("æ—¥æœŸ,è´¦å�·\n2026-06-01,x\n", "表头是乱码"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_cell(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "改.csv"
    path.write_text(content, encoding="utf-8")
    _, problems = read_sheet(str(path), str(tmp_path))
    assert said in problems[0].reason


def test_a_sheet_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "找不到" in read_sheet(str(tmp_path / "无.csv"), str(tmp_path))[1][0].reason


def test_a_workbook_has_real_dates_and_reads_back(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="要安装 notelint[office]")
    content = workbook([LINE], "2026-05-20")
    assert content == workbook([LINE], "2026-05-20")
    path = tmp_path / "六月.xlsx"
    path.write_bytes(content)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet["A2"].value == datetime(2026, 6, 22)  # noqa: DTZ001
    (again,), problems = read_sheet(str(path), str(tmp_path))
    assert problems == ()
    assert again._replace(at=LINE.at) == LINE


def test_icalendar_is_what_its_library_reads() -> None:
    if not os.environ.get("CI"):
        pytest.importorskip("icalendar", reason="开发依赖 icalendar 没有安装")
    import icalendar

    slots = [
        LINE,
        LINE._replace(on="2026-06-23", hours="", topic="T2"),
        LINE._replace(on="2026-06-24", hours="09:30", topic="T3"),
    ]
    written = ical(slots, "栗屿, 六月", "2026-05-20")
    events = icalendar.Calendar.from_ical(written).events
    assert str(events[0]["summary"]) == "小张的装修日记｜收纳, 五步; 一次说清\n换行"
    assert (events[0].start.isoformat(), events[0].end.isoformat()) == (
        "2026-06-22T12:00:00+00:00",
        "2026-06-22T14:00:00+00:00",
    )
    assert events[1].start == date(2026, 6, 23)
    assert "最晚提交：2026-06-17" in str(events[0]["description"])
    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75


def test_an_event_keeps_its_id_when_its_day_changes_and_no_two_share_one() -> None:
    def ids(*slots: Slot) -> list[str]:
        return [line for line in ical(slots, "六月", "2026-05-20").split("\r\n") if line.startswith("UID")]

    assert ids(LINE) == ids(LINE._replace(on="2026-06-25"))
    twice = ids(*plan().slots)
    assert len(set(twice)) == len(twice)


def test_every_account_has_a_page_and_its_name_makes_no_path() -> None:
    pages = account_pages([*plan().slots, LINE._replace(account="../甲/乙")], "2026-06")
    assert all("/" not in name and not name.startswith(".") for name in pages)
    assert len(pages) == 4
    assert "收纳, 五步" in next(page for name, page in pages.items() if "乙" in name)


def test_the_page_asks_for_nothing_and_escapes_what_it_shows() -> None:
    page = calendar_page(plan(), "栗屿 2026-06 发布日历")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "default-src 'none'" in page
    assert "http://" not in page
    assert "https://" not in page
    assert page == calendar_page(plan(), "栗屿 2026-06 发布日历")


def test_the_report_tells_costs_room_and_who_is_left_out() -> None:
    risky = make_plan(
        matrix(0, 30, accounts=(*accounts(2), Account("s", "小号", kind="素人号"))), PlanSettings(), *JUNE
    )
    told = summary(risky, "2026-06", ["与上一版相比改了 3 行。"])
    assert "与上一版相比改了 3 行" in told
    assert "选题「干货」：30 个，至多用 150 次，用了 26 次" in told
    assert "「小号」整月：品牌自营的「素人号」不排期" in told
    assert "H5 同一选题 7 天内" in told


def test_a_report_without_a_plan_says_why_and_what_helps() -> None:
    told = summary(make_plan(matrix(2, 2), PlanSettings(), *JUNE), "2026-06")
    assert "排不出来，因为：" in told
    assert "可以：加选题" in told


def test_places_that_could_not_be_kept_free_are_told_with_the_share_that_was_asked_for() -> None:
    campaign = Campaign("夏", "夏", first_day="2026-06-01", last_day="2026-06-30", hot_share=0.1)
    tight = matrix(2, 30, accounts=accounts(2, weekly=(3, 4)), campaigns=(campaign,))
    plan = make_plan(tight, PlanSettings(hot_share=1.0), *JUNE)
    hot = sum(slot.hot for slot in plan.slots)
    assert hot > 3
    assert f"热点机动位要 26 个（「热点机动」100%），只放得下 {hot} 个" in summary(plan, "2026-06")
    assert "只放得下" not in summary(make_plan(tight, PlanSettings(), *JUNE), "2026-06")


def test_programs_get_the_lines_with_english_keys() -> None:
    found = data(plan(), "2026-06")
    assert set(found["calendar"][0]) == {column.key for column in CALENDAR.columns}
    assert found["feasible"] is True


def test_every_setting_has_a_key_and_the_file_of_defaults_reads_as_the_defaults(tmp_path: Path) -> None:
    from notelint.matrix.loading.reading import Reading
    from notelint.matrix.planning.settings import read_settings

    assert {key.field for key in KEYS.values()} == set(PlanSettings._fields)
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar" / "plan.yaml").write_text(document(), encoding="utf-8")
    reading = Reading(str(tmp_path))
    assert read_settings(reading) == PlanSettings()
    assert reading.problems == []


def test_a_wrong_setting_is_told_with_its_line(tmp_path: Path) -> None:
    from notelint.matrix.loading.reading import Reading
    from notelint.matrix.planning.settings import read_settings

    (tmp_path / "calendar").mkdir()
    wrong = "plan:\n  选题间隔: 0\n  热点机动: 很多\n  默认时段: [晚上]\n  选题間隔: 3\n"
    (tmp_path / "calendar" / "plan.yaml").write_text(wrong, encoding="utf-8")
    reading = Reading(str(tmp_path))
    read_settings(reading)
    assert {problem.line for problem in reading.problems} == {2, 3, 4, 5}


def test_the_page_about_planning_names_every_setting_and_column() -> None:
    from pathlib import Path

    from notelint.matrix.planning.settings import WEIGHTS

    page = (Path(__file__).parents[3] / "docs" / "排期.md").read_text(encoding="utf-8")
    assert [name for name in KEYS if name != "权重" and f"| `{name}` |" not in page] == []
    assert [name for name in WEIGHTS if f"| `权重: {name}` |" not in page] == []
    assert "、".join(column.header for column in CALENDAR.columns) in page
