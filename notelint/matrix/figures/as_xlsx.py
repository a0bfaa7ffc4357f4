"""A report as a workbook: one sheet of figures, one for every table, numbers as numbers with formats of their own.

Needs xlsxwriter, of the extra ``office``. Words are written as words, with the mark that keeps them so when a cell is
edited: a title that begins with ``=`` is a title, not a formula.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import xlsxwriter

from notelint.matrix.figures.definitions import GROUPS, PERCENT, PLACES, YUAN
from notelint.matrix.figures.wording import besides
from notelint.report.xlsx_workbook import cell_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.figures.figure import Figure, Report, Table

COLUMNS = (
    ("分组", 12), ("指标", 22), ("对象", 20), ("值", 14), ("单位", 8), ("上期", 14), ("n", 9), ("另见", 26), ("起", 12), ("止", 12),
    ("公式", 40), ("口径", 46), ("来源文件", 36), ("没有给出的原因", 36), ("说明", 36), ("要处理", 36), ("编号", 18),
)  # fmt: skip
_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
"""Of a sheet, by Microsoft's "Excel specifications and limits"."""


class _Book:
    def __init__(self, file: io.BytesIO, report: Report) -> None:
        self.book = xlsxwriter.Workbook(file, {"in_memory": True})
        # Dated by the report's day, not by the clock: the same report is the same file.
        created = datetime.strptime(report.today, "%Y-%m-%d").replace(tzinfo=UTC)
        self.book.set_properties({"title": f"notelint {report.title}", "created": created})
        self.head = self.book.add_format({"bold": True, "bg_color": "#EEEEEA", "bottom": 1, "valign": "top"})
        self.text = self.book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True, "num_format": "@"})
        self.day = self.book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
        self.names: set[str] = set()
        self.formats: dict[str, Any] = {}

    def number(self, unit: str | None, value: Decimal | int) -> Any:
        """The format of a number in a unit."""
        places = PLACES.get(unit or "", 0 if unit or Decimal(value) == Decimal(value).to_integral_value() else 3)
        if unit not in PLACES and Decimal(value) != Decimal(value).to_integral_value():
            places = 1
        pattern = "#,##0" + ("." + "0" * places if places else "")
        if unit == PERCENT:
            pattern = "0.00%"
        elif unit == YUAN:
            pattern = '"¥"#,##0.00'
        if pattern not in self.formats:
            self.formats[pattern] = self.book.add_format({"valign": "top", "num_format": pattern})
        return self.formats[pattern]

    def sheet(self, title: str, columns: Sequence[tuple[str, int]]) -> Any:
        """A sheet with a frozen head; its name is made fit for one."""
        plain = _NAME.sub(" ", cell_text(title)).strip()[:_LONGEST_NAME] or "表"
        name, number = plain, 2
        while name.lower() in self.names:
            name, number = f"{plain[: _LONGEST_NAME - 3]} {number}", number + 1
        self.names.add(name.lower())
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, (head, room) in enumerate(columns):
            sheet.set_column(place, place, room)
            sheet.write_string(0, place, cell_text(head), self.head)
        return sheet

    def write(self, sheet: Any, row: int, place: int, value: Any, unit: str | None = "") -> None:
        """Write one cell: words as words, numbers as numbers."""
        if value is None or value == "":
            return
        if isinstance(value, Decimal | int):
            sheet.write_number(row, place, float(value), self.number(unit, value))
        else:
            sheet.write_string(row, place, cell_text(str(value)), self.text)


def workbook(report: Report) -> bytes:
    """The report as the bytes of an .xlsx file."""
    file = io.BytesIO()
    book = _Book(file, report)
    _overview(book, report)
    sheet = book.sheet("指标", COLUMNS)
    for row, figure in enumerate(report.figures, 1):
        _figure(book, sheet, row, figure)
    sheet.autofilter(0, 0, len(report.figures), len(COLUMNS) - 1)
    for block in report.blocks:
        for table in block.tables:
            _table(book, table)
    book.book.close()
    return file.getvalue()


def _overview(book: _Book, report: Report) -> None:
    sheet = book.sheet("概览", (("项", 18), ("内容", 100)))
    rows = [("报告", f"{report.title}{f' · 给{report.audience}' if report.audience else ''} · {report.today}")]
    rows += report.head
    rows += [(block.title, line) for block in report.blocks for line in block.lines]
    for row, (name, words) in enumerate(rows, 1):
        book.write(sheet, row, 0, name)
        book.write(sheet, row, 1, words)


def _figure(book: _Book, sheet: Any, row: int, figure: Figure) -> None:
    of = figure.definition
    before = (GROUPS[of.group], of.name, figure.subject)
    after = (of.formula, of.basis, "、".join(figure.files), figure.reason, figure.remark, figure.alarm, figure.id)
    for place, words in enumerate(before):
        book.write(sheet, row, place, words)
    book.write(sheet, row, 3, figure.value, of.unit)
    book.write(sheet, row, 4, of.unit)
    book.write(sheet, row, 5, figure.previous, of.unit)
    book.write(sheet, row, 6, figure.n, "个")
    book.write(sheet, row, 7, besides(figure))
    for place, day in ((8, figure.window.first), (9, figure.window.last)):
        sheet.write_datetime(row, place, datetime.strptime(day, "%Y-%m-%d"), book.day)  # noqa: DTZ007 - a day, no moment
    for place, words in enumerate(after, 10):
        book.write(sheet, row, place, words)


def _table(book: _Book, table: Table) -> None:
    widths = [(f"{column.name}（{column.unit}）" if column.unit else column.name, 16) for column in table.columns]
    widths[0] = (widths[0][0], 30)
    sheet = book.sheet(table.title, widths)
    for row, cells in enumerate(table.rows, 1):
        for place, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
            book.write(sheet, row, place, cell, column.unit)
    last = len(table.rows) + 1
    if table.remark:
        book.write(sheet, last, 0, table.remark)
