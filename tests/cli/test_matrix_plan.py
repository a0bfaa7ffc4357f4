"""``notelint matrix plan`` on a folder: what is written, what is said, and how it ends."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from notelint.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

ACCOUNTS = """\
accounts:
  - {id: zhang, 昵称: 小张的装修日记, 类型: KOS员工号, 发布频次: {每周: [2, 3]}, 支柱: [干货]}
  - {id: li, 昵称: 小李家居, 类型: KOS员工号, 发布频次: {每周: [2, 3]}, 支柱: [干货]}
  - {id: puppet, 昵称: 路人甲, 类型: 素人号, 发布频次: {每周: [2, 3]}}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small matrix."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "notelint.yaml").write_text("packs: [adlaw]\n", encoding="utf-8")
    (tmp_path / "accounts.yaml").write_text(ACCOUNTS, encoding="utf-8")
    (tmp_path / "pillars.yaml").write_text("pillars:\n  - {id: 干货, 名称: 干货}\n", encoding="utf-8")
    write_topics(tmp_path, 20)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_topics(folder: Path, count: int) -> None:
    rows = "".join(f"T{number:02d},选题{number},干货\n" for number in range(count))
    (folder / "topics.csv").write_text(f"选题ID,标题,支柱\n{rows}", encoding="utf-8")


def plan(*words: str) -> int:
    """The exit status of the command."""
    with pytest.raises(SystemExit) as ended:
        main(["matrix", "plan", "--today", "2026-05-20", *words])
    return int(ended.value.code or 0)


def test_a_month_is_written_beside_the_matrix_and_passes_its_own_check(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plan("--month", "2026-06") == 0
    said = capsys.readouterr()
    assert "2 个账号，18 篇" in said.out
    assert "「路人甲」整月" in said.out
    assert "写好了 calendar/2026-06.csv" in said.err
    assert (here / "calendar" / "2026-06.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert plan("--check", "calendar/2026-06.csv") == 0


def test_twice_gives_the_same_bytes_in_every_form(here: Path) -> None:
    outputs = [word for name in ("a.csv", "a.ics", "a.html", "a.json", "a.md", "a.xlsx") for word in ("-o", name)]
    assert plan("--month", "2026-06", *outputs, "-o", "pages/") == 0
    first = {path.name: path.read_bytes() for path in [*here.glob("a.*"), *(here / "pages").iterdir()]}
    assert len(first) == 8
    assert plan("--month", "2026-06", *outputs, "-o", "pages/") == 0
    assert {path.name: path.read_bytes() for path in [*here.glob("a.*"), *(here / "pages").iterdir()]} == first
    assert not (here / "calendar" / "2026-06.csv").exists()


def test_a_calendar_that_is_there_is_not_written_over(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("--month", "2026-06") == 0
    before = (here / "calendar" / "2026-06.csv").read_bytes()
    assert plan("--month", "2026-06") == 2
    assert "--from calendar/2026-06.csv --keep-locked" in capsys.readouterr().err
    assert (here / "calendar" / "2026-06.csv").read_bytes() == before


def test_too_few_topics_are_said_before_any_search_and_nothing_is_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_topics(here, 2)
    assert plan("--month", "2026-06") == 1
    said = capsys.readouterr().out
    assert "干货 2026-06-01..06-07 需4个选题，仅2个" in said
    assert "可以：加选题" in said
    assert not (here / "calendar" / "2026-06.csv").exists()
    assert plan("--month", "2026-06", "--partial", "-o", "a.csv") == 0
    assert "篇没有放下（低于每周最少）" in capsys.readouterr().out


def test_thresholds_of_the_folder_hold(here: Path) -> None:
    write_topics(here, 10)
    assert plan("--month", "2026-06", "-o", "a.csv") == 0
    (here / "calendar").mkdir()
    (here / "calendar" / "plan.yaml").write_text("plan:\n  选题间隔: 30\n", encoding="utf-8")
    assert plan("--month", "2026-06", "-o", "a.csv") == 1


def test_a_broken_sheet_ends_with_one_and_names_line_and_rule(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = "账号;日期;选题ID;支柱\n小张的装修日记;2026/6/2;T01;干货\n小李家居;2026/6/5;T01;干货\n路人甲;2026/6/6;T02;干货\n"
    (here / "改.csv").write_bytes(sheet.encode("gb18030"))
    capsys.readouterr()
    assert plan("--check", "改.csv", "--format", "json") == 1
    found = {(one["rule"], one["path"], one["line"]) for one in json.loads(capsys.readouterr().out)["findings"]}
    assert ("matrix.plan.topic-gap", "改.csv", 3) in found
    assert ("matrix.plan.forbidden-kind", "改.csv", 4) in found


def test_a_sheet_that_cannot_be_read_ends_with_two(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "改.csv").write_text("日期,账号\n2026-06-31,小张的装修日记\n", encoding="utf-8")
    assert plan("--check", "改.csv") == 2
    assert "不是日历上有的日期" in capsys.readouterr().out
    assert plan("--check", "没有.csv") == 2


def test_planned_again_locked_lines_stay_and_the_changes_are_counted(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plan("--month", "2026-06") == 0
    path = here / "calendar" / "2026-06.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    cells = lines[1].split(",")
    cells[15] = "是"
    path.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n", encoding="utf-8")
    capsys.readouterr()
    assert plan("--month", "2026-06", "--from", "calendar/2026-06.csv", "--keep-locked") == 0
    assert "与上一版相比改了 0 行" in capsys.readouterr().out
    assert ",".join(cells) in path.read_text(encoding="utf-8-sig")


def test_a_matrix_that_cannot_be_read_is_not_planned(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "topics.csv").write_text("选题ID,标题\nT1,题\n", encoding="utf-8")
    assert plan("--month", "2026-06") == 2
    assert "缺少「支柱」这一列" in capsys.readouterr().err


def test_an_empty_folder_is_no_matrix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert plan("--month", "2026-06") == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--month", "2026-13"], "「2026-13」不是月份"),
        (["--keep-locked"], "--from"),
        (["-o", "六月.docx"], "后缀可以是 .csv .xlsx .ics .html .json .md"),
        (["-o", "a.csv", "-o", "./a.csv"], "两个写到同一处"),
        (["--format", "json"], "--check"),
    ],
)
def test_what_makes_no_sense_is_said(
    here: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plan(*words) == 2
    assert said in capsys.readouterr().err


def test_without_ortools_the_install_line_is_printed(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("ortools", "ortools.sat", "ortools.sat.python"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("improve", "cp_group"):
        monkeypatch.delitem(sys.modules, f"notelint.matrix.planning.{name}", raising=False)
    assert plan("--month", "2026-06", "--improve", "-o", "a.csv") == 2
    assert "pip install 'notelint[plan]'" in capsys.readouterr().err
    assert not (here / "a.csv").exists()


def holidays(folder: Path, content: str, encoding: str = "utf-8") -> Path:
    (folder / "calendar").mkdir(exist_ok=True)
    path = folder / "calendar" / "holidays.csv"
    path.write_bytes(content.encode(encoding))
    return path


def test_holidays_of_a_year_are_written_and_days_and_columns_of_ones_own_stay(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = (
        "x-备注,日期,休息,名称,预计\n去年,2025-10-01,是,国庆节,\n问过行政,2026-03-09,是,公司放假,\n"
        "错了,2026-06-19,否,写错的,\n旧的,2026-06-18,是,端午节,是\n照旧,2026/10/1,是,国庆长假,\n"
    )
    path = holidays(here, sheet)
    assert plan("--holidays", "2026") == 0
    written = path.read_text(encoding="utf-8-sig").splitlines()
    assert written[0] == "x-备注,日期,休息,名称,预计"
    assert "去年,2025-10-01,是,国庆节," in written
    assert "问过行政,2026-03-09,是,公司放假," in written
    assert "错了,2026-06-19,是,端午节," in written
    assert "照旧,2026/10/1,是,国庆长假," in written
    assert ",2026-10-02,是,国庆节," in written
    assert not [line for line in written if "2026-06-18" in line or "写错的" in line]
    said = capsys.readouterr().out
    assert "2026 年有" in said
    assert "改了 1 天：2026-06-19 写错的（班） → 2026-06-19 端午节（休）" in said
    assert "去掉了 1 天，以前是推算的，现在不是了：2026-06-18 端午节（休，预计）" in said
    assert "你写的 1 天照旧：2026-03-09 公司放假（休）" in said
    before = path.read_bytes()
    assert plan("--holidays", "2026") == 0
    assert path.read_bytes() == before


def test_a_sheet_of_holidays_that_cannot_be_read_whole_is_left_alone(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = holidays(here, "日期,休息,名称,预计,x-备注\n2026-12-32,是,年会,,甲\n2026-10-01,是,国庆节,,乙\n")
    before = path.read_bytes()
    assert plan("--holidays", "2028") == 2
    assert path.read_bytes() == before
    said = capsys.readouterr().err
    assert "calendar/holidays.csv:2 读不了：A2 「日期」「2026-12-32」" in said
    assert "没有动节假日表" in said


def test_holidays_of_an_encoding_that_was_named_stay_readable(here: Path) -> None:
    path = holidays(here, "on,off,name\n2027-03-08,是,婦女節\n", "big5")
    assert plan("--holidays", "2026", "--encoding", "big5") == 0
    assert "2027-03-08,是,婦女節" in path.read_text(encoding="utf-8-sig")


def test_the_check_of_the_whole_matrix_reads_the_calendar_too(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "calendar").mkdir()
    (here / "calendar" / "2026-06.csv").write_text(
        "日期,账号,选题ID\n2026-06-02,zhang,T01\n2026-06-03,li,T01\n", encoding="utf-8"
    )
    with pytest.raises(SystemExit) as ended:
        main(["matrix", "check", "--today", "2026-05-20", "--select", "matrix.plan.topic-gap", "--format", "json"])
    assert ended.value.code == 1
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["path"], found["line"]) == ("calendar/2026-06.csv", 3)


def test_a_line_of_another_month_and_a_weekday_that_is_not_its_dates_are_told(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "calendar").mkdir()
    (here / "calendar" / "2026-12.csv").write_text(
        "日期,星期,账号,选题ID\n2027-01-05,周六,zhang,T01\n2026-12-01,星期二,li,T02\n2026-12-08,,li,T03\n2026-12-15,Tue,li,T04\n",
        encoding="utf-8",
    )
    assert plan("--check", "calendar/2026-12.csv", "--format", "json", "--ignore", "matrix.plan.hot") == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [(one["rule"], one["line"], one["message"]) for one in found] == [
        ("matrix.plan.month", 2, "这一行的日期是 2027-01-05，不在 2026-12"),
        ("matrix.plan.weekday", 2, "星期对不上：2027-01-05 应为周二，这里写的是周六"),
    ]


def test_a_sheet_of_another_folder_is_judged_by_the_matrix_it_lies_in(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plan("--month", "2026-06") == 0
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    capsys.readouterr()
    assert plan("--check", "../calendar/2026-06.csv") == 0
    assert "行日历" in capsys.readouterr().out
    (here / "改.csv").write_bytes((here / "calendar" / "2026-06.csv").read_bytes())
    assert plan("--check", "../改.csv") == 2
    said = capsys.readouterr()
    assert "没有发现问题" not in said.out
    assert "请写矩阵的文件夹：notelint matrix plan .. --check ../改.csv" in said.err
    assert plan("..", "--check", "../改.csv") == 0


def test_a_sheet_that_is_not_there_is_named_as_it_was_given(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(here.parent)
    assert plan(here.name, "--check", "nosuch.csv") == 2
    said = capsys.readouterr().out
    assert "nosuch.csv" in said
    assert ".." not in said


def test_what_was_checked_is_counted_in_lines(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("--month", "2026-06") == 0
    lines = len((here / "calendar" / "2026-06.csv").read_text(encoding="utf-8-sig").splitlines()) - 1
    capsys.readouterr()
    assert plan("--check", "calendar/2026-06.csv") == 0
    assert f"检查了 {lines} 行日历" in capsys.readouterr().out


def test_planned_again_lines_of_another_month_are_told_not_dropped_in_silence(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "上一版.csv").write_text("日期,账号,选题ID\n2026-07-02,zhang,T01\n2026-06-02,li,T02\n", encoding="utf-8")
    assert plan("--month", "2026-06", "--from", "上一版.csv", "-o", "a.csv") == 0
    assert "上一版里有 1 行的日期不在 2026-06" in capsys.readouterr().out


def test_a_terminal_gets_plain_words_in_line_and_a_file_gets_markdown(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from notelint.report.width import width

    assert plan("--month", "2026-06", "-o", "说明.md") == 0
    said = capsys.readouterr().out
    assert "#" not in said
    assert "|" not in said
    table = said[said.index("  愿望 ") :].split("\n\n")[0].splitlines()
    assert len(table) == 10
    assert len({width(line) for line in table}) == 1
    written = (here / "说明.md").read_text(encoding="utf-8")
    assert written.startswith("# 2026-06 排期说明\n\n2 个账号")
    assert "| 愿望 | 没做到 | 扣分 |\n|---|---|---|\n| 低于每周最少 |" in written
