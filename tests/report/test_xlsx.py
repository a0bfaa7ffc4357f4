"""The workbook, read back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

from notelint.model import Result, Unchecked
from notelint.report.formats import ReportOptions, open_reporter
from tests.report.factory import finding, note, row, write

if TYPE_CHECKING:
    from pathlib import Path


def test_findings_are_rows_with_real_types_and_a_red_hit(tmp_path: Path) -> None:
    draft = note("真的，全网最好用。", title="一瓶见底", account="shop")
    spare = finding(draft, "最好", clause="guide.6.2", reason="使用方法")
    hit = finding(draft, "全网最好用", suggestions=("写出处", "换成体验"))
    target = tmp_path / "a.xlsx"
    unchecked = (Unchecked("b.md", "encoding", "不是文字文件", 3),)
    write(open_reporter("xlsx", target, ReportOptions()), [Result(draft, (hit,), (spare,))], unchecked=unchecked)
    book = openpyxl.load_workbook(target, rich_text=True)
    assert book.sheetnames == ["概览", "问题", "豁免", "忽略", "未检查"]
    sheet = book["问题"]
    values = dict(zip((cell.value for cell in sheet[1]), (cell.value for cell in sheet[2]), strict=True))
    assert (values["级别"], values["行"], values["列"], values["命中"]) == ("错误", 3, 4, "全网最好用")
    assert values["依据"] == "《广告法》第九条第（三）项"
    assert values["建议"] == "写出处\n换成体验"
    context = values["上下文"]
    assert isinstance(context, CellRichText)
    assert str(context) == "真的，全网最好用。"
    (block,) = [part for part in context if isinstance(part, TextBlock) and part.font.b]
    assert block.text == "全网最好用"
    assert sheet.auto_filter.ref == "A1:Q2"
    assert sheet.freeze_panes == "B2"
    assert [cell.value for cell in book["豁免"][2]][-2:] == ["指南六（二）", "使用方法"]
    assert book["未检查"]["B2"].value == 3
    assert "1 个错误" in str(book["概览"]["B2"].value)


def test_a_draft_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    draft = row('=HYPERLINK("http://example.com","最好")', title="+1+1")
    target = tmp_path / "a.xlsx"
    hits = (finding(draft, draft.fields[1].text), finding(draft, "最好", message="@SUM(A1)"))
    write(open_reporter("xlsx", target, ReportOptions()), [Result(draft, hits)])
    sheet = openpyxl.load_workbook(target)["问题"]
    assert {cell.data_type for cells in sheet.iter_rows(min_row=2) for cell in cells} <= {"s", "n", "inlineStr"}
    assert sheet["D2"].value == "+1+1"
    assert sheet["D2"].quotePrefix
    with ZipFile(target) as archive:
        assert not any(
            b"<f>" in archive.read(name) or b"hyperlink" in archive.read(name) for name in archive.namelist()
        )


def test_what_a_cell_cannot_hold_is_cut_or_replaced(tmp_path: Path) -> None:
    draft = row("坏\ud83d\x00最好" + "长" * 40_000)
    target = tmp_path / "a.xlsx"
    hits = (finding(draft, "\ud83d\x00最好"), finding(draft, "长" * 40_000))
    write(open_reporter("xlsx", target, ReportOptions()), [Result(draft, hits)])
    sheet = openpyxl.load_workbook(target)["问题"]
    assert "最好" in str(sheet["J2"].value)
    assert len(str(sheet["J3"].value)) == 32_767


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    draft = note("最好")
    for name in ("a.xlsx", "b.xlsx"):
        write(open_reporter("xlsx", tmp_path / name, ReportOptions()), [Result(draft, (finding(draft, "最好"),))])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_redaction_reaches_the_cells(tmp_path: Path) -> None:
    draft = note("微信 13800138000 领")
    hit = finding(draft, "微信 13800138000", "xhs.contact.hard")
    write(open_reporter("xlsx", tmp_path / "a.xlsx", ReportOptions(redact=True)), [Result(draft, (hit,))])
    with ZipFile(tmp_path / "a.xlsx") as archive:
        content = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8")
    assert "138****8000" in content
    assert "13800138000" not in content


def test_a_missing_extra_is_an_import_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "notelint.report.xlsx_workbook", raising=False)
    with pytest.raises(ImportError):
        open_reporter("xlsx", tmp_path / "a.xlsx", ReportOptions())
    assert list(tmp_path.iterdir()) == []
