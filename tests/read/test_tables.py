"""CSV and XLSX: one note a row, each with its line or cells."""

from __future__ import annotations

import builtins
import datetime as dt
import io
import time
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from notelint.model import Note, Skipped, Unchecked
from notelint.read.notes import read_bytes, read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


def read(data: bytes, suffix: str = "csv") -> list[Any]:
    return list(read_bytes(data, path=f"a.{suffix}"))


def texts(found: list[Any]) -> list[list[str]]:
    return [[field.text for field in item.fields] for item in found if isinstance(item, Note)]


def codes(found: list[Any]) -> list[tuple[str, int | None]]:
    return [(item.code, item.line) for item in found if isinstance(item, Unchecked)]


def workbook(*sheets: Sequence[Sequence[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rezipped(data: bytes, change: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """A workbook whose part of that name was changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change[name](old.read(name)) if name in change else old.read(name))
    return out.getvalue()


WHEN = dt.datetime(2026, 11, 2, 9, 5)  # noqa: DTZ001 - cells have no zone
SHEET = "xl/worksheets/sheet1.xml"


def test_a_record_may_span_lines_and_is_placed_at_its_first() -> None:
    found = read('标题,正文,话题\r\n甲,"一\r\n二,😀","#护肤 #面霜"\r\n\r\n,,\r\n乙,三\r\n'.encode())
    assert texts(found) == [["甲", "一\r\n二,😀", "护肤", "面霜"], ["乙", "三"]]
    assert [(item.id, item.line) for item in found] == [("a.csv#1", 2), ("a.csv#2", 6)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_exports_of_every_spreadsheet_are_read(encoding: str, delimiter: str) -> None:
    rows = [["标题", "正文"], ["换季护肤", "先做耳后测试"]]
    data = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    assert texts(read(data)) == [["换季护肤", "先做耳后测试"]]


def test_a_broken_record_is_told_with_its_line_and_the_rest_is_read() -> None:
    long = "x" * 10_000_001
    found = read(f'标题,正文\n甲,"一"二\n乙,三,四\n丙,五\n丁,{long}\n戊,六\n己,"七\n'.encode())
    assert texts(found) == [["丙", "五"], ["戊", "六"]]
    assert codes(found) == [("broken", 2), ("broken", 3), ("too-long", 5), ("broken", 7)]
    assert "引号没有收尾" in found[-1].reason


def test_a_line_in_another_encoding_is_told_and_the_rest_is_read() -> None:
    found = read("标题,正文\n甲,先做耳后测试\n".encode() + "乙,二".encode("gb18030") + "\n丙,三\n".encode())
    assert texts(found) == [["甲", "先做耳后测试"], ["丙", "三"]]
    assert codes(found) == [("undecodable", 3)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        ("正文\n".encode(), "empty"),
        ("标题,文\n甲,乙\n".encode(), "no-body-column"),
        ("正文,标题,body\n甲,乙,丙\n".encode(), "duplicate-key"),
        ("標題,正文\n換季的時候,先在耳後試一晚\n".encode("big5"), "undecodable"),
        (b"\x89PNG\r\n\x1a\n\0\0", "undecodable"),
        ("正文\r甲\r".encode(), "broken"),
    ],
)
def test_a_file_that_is_no_table_of_drafts_is_told(data: bytes, code: str) -> None:
    (found,) = read(data)
    assert found.code == code


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_table_without_body_is_passed_over_in_a_folder(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(workbook([["日期", "花费"], ["1", "2"]]) if name == "a.xlsx" else b"date,cost\n1,2\n")
    (found,) = read_file(str(path), name, explicit=False)
    assert isinstance(found, Skipped)
    (found,) = read_file(str(path), name)
    assert isinstance(found, Unchecked)


def test_columns_that_nothing_reads_are_said_once() -> None:
    one, two = read("标提,正文,阅读量\n甲,乙,1\n丙,丁,2\n".encode())
    assert [notice.code for notice in one.notices] == ["unknown-column"]
    assert "标提、阅读量" in one.notices[0].message
    assert two.notices == ()


def test_a_sheet_gives_each_text_its_cell_below_a_banner() -> None:
    found = read(
        workbook(
            [
                ["导出自后台"],
                ["标题", "话题", "正文", "发布时间"],
                ["甲", "护肤,面霜", 123.0, WHEN],
                [],
                ["乙", None, "文", WHEN.date()],
            ],
            [["说明"], ["无"]],
            [["正文"], ["丙"]],
        ),
        "xlsx",
    )
    assert [[(field.name, field.text, field.cell) for field in item.fields] for item in found] == [
        [("title", "甲", "A3"), ("body", "123", "C3"), ("tags", "护肤", "B3"), ("tags", "面霜", "B3")],
        [("title", "乙", "A5"), ("body", "文", "C5")],
        [("body", "丙", "表3!A2")],
    ]
    assert [(item.id, item.line) for item in found] == [("a.xlsx#1", 3), ("a.xlsx#2", 5), ("a.xlsx#表3!1", 2)]
    assert [item.meta.get("published_at") for item in found] == ["2026-11-02T09:05:00", "2026-11-02", None]


def test_a_broken_workbook_is_told() -> None:
    data = workbook([["正文"], ["甲"]])
    for broken in (data[: len(data) // 2], b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"text"):
        assert codes(read(broken, "xlsx")) == [("broken", None)]
    assert codes(read(b"", "xlsx")) == [("empty", None)]


def test_a_sheet_that_breaks_off_is_told_and_the_next_is_read() -> None:
    data = workbook([["正文"], ["甲"], ["乙"]], [["正文"], ["丙"]])
    found = read(rezipped(data, {SHEET: lambda part: part[: part.index(b'<row r="3"') + 5]}), "xlsx")
    assert texts(found) == [["甲"], ["丙"]]
    assert codes(found) == [("broken", 3)]


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "haha">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + level, b"&%c;" % (97 + level) * 10) for level in range(10)
)


@pytest.mark.parametrize(
    "change",
    [
        lambda part: part + b" " * 100_000_000,
        lambda part: LAUGHS + part.replace(b'<row r="1"', b'<row r="1" spans="&k;"'),
        lambda part: part.replace(b'<row r="2"', b'<row r="2000000000"'),
    ],
    ids=["zip", "entities", "row number"],
)
def test_a_bomb_in_a_workbook_ends_soon_and_is_told(change: Callable[[bytes], bytes]) -> None:
    data = rezipped(workbook([["正文"], ["甲"]]), {SHEET: change})
    before = time.process_time()
    found = read(data, "xlsx")
    assert time.process_time() - before < 2
    assert [code for code, _ in codes(found)] == ["broken"]


def test_a_missing_extra_prints_the_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "openpyxl":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    (found,) = read(workbook_bytes, "xlsx")
    assert found.code == "missing-extra"
    assert "pip install 'notelint[office]'" in found.reason


workbook_bytes = workbook([["正文"], ["甲"]])
