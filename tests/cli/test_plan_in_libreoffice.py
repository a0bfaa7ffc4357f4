"""A planned calendar opened, changed and saved by LibreOffice is still read; skipped where soffice is not installed."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from notelint.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="没有安装 LibreOffice（soffice），跳过真实表格软件的往返")
openpyxl = pytest.importorskip("openpyxl", reason="要安装 notelint[office]")

UTF8 = "44,34,76,1,,2052,false,true"
GB18030_SEMICOLON = "59,34,85,1,,2052,false,true"
ACCOUNTS = """\
accounts:
  - {id: zhang, 昵称: 小张的装修日记, 类型: KOS员工号, 发布频次: {每周: [2, 3]}, 支柱: [干货]}
  - {id: li, 昵称: 小李家居, 类型: KOS员工号, 发布频次: {每周: [2, 3]}, 支柱: [干货]}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small matrix with a calendar as CSV and as a workbook."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "accounts.yaml").write_text(ACCOUNTS, encoding="utf-8")
    (tmp_path / "pillars.yaml").write_text("pillars:\n  - {id: 干货, 名称: 干货}\n", encoding="utf-8")
    rows = "".join(f"T{number:02d},选题{number},干货\n" for number in range(20))
    (tmp_path / "topics.csv").write_text(f"选题ID,标题,支柱\n{rows}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert plan("--month", "2026-06", "-o", "六月.csv", "-o", "六月.xlsx") == 0
    return tmp_path


def plan(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["matrix", "plan", "--today", "2026-05-20", *words])
    return int(ended.value.code or 0)


def saved(source: Path, form: str, infilter: str | None = None) -> Path:
    """The file as LibreOffice saves it again."""
    folder = source.parent / "存"
    words = [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{source.parent}/profile"]
    words += [f"--infilter=CSV:{infilter}"] if infilter else []
    words += ["--convert-to", form, "--outdir", str(folder), str(source)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return folder / f"{source.stem}.{form.partition(':')[0]}"


def test_a_sheet_saved_as_a_workbook_and_changed_and_saved_in_another_encoding_is_judged(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = saved(here / "六月.csv", "xlsx", UTF8)
    assert plan("--check", str(book)) == 0
    opened = openpyxl.load_workbook(book)
    sheet = opened.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[1]}
    account = sheet.cell(3, heads["账号"]).value
    sheet.cell(2, heads["账号"]).value = account
    sheet.cell(2, heads["日期"]).value = sheet.cell(3, heads["日期"]).value
    sheet.cell(2, heads["时段"]).value = "08:05"
    opened.save(book)
    table = saved(book, f"csv:Text - txt - csv (StarCalc):{GB18030_SEMICOLON}")
    assert "日期;星期;" in table.read_bytes().decode("gb18030")
    capsys.readouterr()
    assert plan("--check", str(table)) == 1
    said = capsys.readouterr().out
    assert f"「{account}」" in said
    assert "有 2 篇，一天最多 1 篇" in said
    assert "星期对不上" in said


def test_our_workbook_saved_as_a_table_keeps_its_dates(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = saved(here / "六月.xlsx", f"csv:Text - txt - csv (StarCalc):{UTF8}")
    capsys.readouterr()
    assert plan("--check", str(table)) == 0
    assert "没有发现问题" in capsys.readouterr().out


def test_a_sheet_opened_in_the_wrong_encoding_is_told_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = saved(here / "六月.csv", "xlsx", "44,34,1,1,,1033,false,true")
    capsys.readouterr()
    assert plan("--check", str(book)) == 2
    said = capsys.readouterr().out
    assert "表头是乱码" in said
    assert "不认识的列" not in said
