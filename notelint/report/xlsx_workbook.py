"""A workbook of findings for those who work in tables; needs xlsxwriter, of the extra ``office``.

Every text is written as text, with the mark that keeps it so when the cell is edited: a draft that begins with ``=`` is
a draft, not a formula.
"""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter

from notelint.model import ERROR, INFO, WARNING, Summary
from notelint.report.excerpt import line_of
from notelint.report.sink import STDOUT, open_sink
from notelint.report.width import view
from notelint.report.wording import (
    STATUS_MEANINGS,
    clause_name,
    field_name,
    law_name,
    level_name,
    summary_line,
)

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from notelint.model import Finding, Note, Outcome, Result, Run
    from notelint.report.formats import ReportOptions

#: Limits of a sheet and of a cell, by Microsoft's "Excel specifications and limits".
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
ROOM = 72
"""Columns of text around a hit."""
NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
FINDING_COLUMNS = (
    ("级别", 11), ("账号", 12), ("笔记", 22), ("标题", 26), ("文件", 26), ("行", 6), ("列", 6), ("单元格", 8), ("字段", 10),
    ("命中", 18), ("上下文", 60), ("说明", 46), ("依据", 30), ("核对状态", 10), ("建议", 40), ("规则", 30), ("指纹", 18),
)  # fmt: skip
EXCUSED_COLUMNS = (*FINDING_COLUMNS, ("条款", 14), ("理由", 40))
UNCHECKED_COLUMNS = (("文件", 40), ("行", 8), ("列", 8), ("笔记", 24), ("代码", 20), ("原因", 60))
COLORS = {ERROR: "#B3261E", WARNING: "#8A5A00", INFO: "#2F5D8A"}


class XlsxReporter:
    """Rows go to disk as notes arrive (xlsxwriter's constant memory)."""

    def __init__(self, target: str | os.PathLike[str] | None, _options: ReportOptions) -> None:
        if (target is None or str(target) == STDOUT) and sys.stdout.isatty():
            raise OSError("Excel 表格不能显示在终端里，请写明文件：-o 报告.xlsx")
        self._sink = open_sink(target)
        self._file = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._file, {"constant_memory": True})
        self._styles = styles = _styles(self._book)
        self._run: Run | None = None
        self._overview = self._book.add_worksheet("概览")
        self._findings = Sheet(self._book.add_worksheet("问题"), styles, FINDING_COLUMNS)
        self._exempt = Sheet(self._book.add_worksheet("豁免"), styles, EXCUSED_COLUMNS)
        self._suppressed = Sheet(self._book.add_worksheet("忽略"), styles, EXCUSED_COLUMNS)
        self._unchecked = Sheet(self._book.add_worksheet("未检查"), styles, UNCHECKED_COLUMNS)

    def begin(self, run: Run) -> None:
        """Date the file by the run, not by the clock."""
        self._run = run
        created = datetime.strptime(run.today, "%Y-%m-%d").replace(tzinfo=UTC)
        self._book.set_properties(
            {"title": "notelint 检查报告", "comments": f"notelint {run.version}", "created": created}
        )

    def add(self, result: Result) -> None:
        """Write the rows of one note."""
        for finding in result.findings:
            self._finding(self._findings, result.note, finding)
        for sheet, excused in ((self._exempt, result.exempt), (self._suppressed, result.suppressed)):
            for finding in excused:
                self._finding(sheet, result.note, finding, clause_name(finding.clause), finding.reason or "")

    def end(self, outcome: Outcome) -> None:
        """Write the overview and put the file in its place."""
        for item in outcome.unchecked:
            self._unchecked.add((item.path, item.line, item.column, item.note, item.code, item.reason))
        sheets = (self._findings, self._exempt, self._suppressed, self._unchecked)
        for sheet in sheets:
            sheet.close()
        self._write_overview(outcome, sum(sheet.left_out for sheet in sheets))
        self._book.close()
        self._sink.write_bytes(self._file.getvalue())
        self._sink.close()

    def _finding(self, sheet: Sheet, note: Note, finding: Finding, *more: str) -> None:
        title = note.field("title")
        basis = finding.basis
        sheet.add(
            (
                (self._styles.levels.get(finding.level), level_name(finding)),
                finding.account,
                finding.note,
                title.text if title else None,
                finding.path,
                finding.line,
                finding.column,
                finding.cell,
                field_name(finding),
                finding.match,
                self._context(note, finding),
                finding.message,
                law_name(basis),
                basis.status,
                "\n".join(finding.suggestions),
                finding.rule,
                finding.fingerprint,
                *more,
            )
        )

    def _context(self, note: Note, finding: Finding) -> list[Any] | str:
        """The line around the hit with the hit in red."""
        excerpt = line_of(note, finding)
        if excerpt is None:
            return ""
        part = view(excerpt.line, excerpt.start, excerpt.end, ROOM)
        before = part.before + part.text[: part.start]
        match = part.text[part.start : part.end]
        after = part.text[part.end :] + part.after
        if not match:
            return before + after
        return [piece for piece in (before, (self._styles.hit, match), after) if piece]

    def _write_overview(self, outcome: Outcome, left_out: int) -> None:
        run = self._run
        rows: list[tuple[str, str | int]] = [("notelint 检查报告", run.today if run else "")]
        rows.append(("结果", summary_line(outcome.summary, outcome.counted)))
        names = ("笔记", "已检查", "跳过的文件", "没能检查", "错误", "警告", "提示", "豁免", "放过的词", "按理由忽略")
        rows += zip(names, outcome.summary or Summary(), strict=True)
        if left_out:
            rows.append(("表格放不下的行", left_out))
        rows += [
            (f"规则包 {pack.id}", f"{pack.version}，核对于 {pack.reviewed_on or '未注明'}")
            for pack in (run.packs if run else ())
        ]
        rows += [("建议加查的规则包", pack) for pack in outcome.suggested_packs]
        rows += [(f"核对状态：{status}", meaning) for status, meaning in STATUS_MEANINGS.items()]
        self._overview.set_column(0, 0, 22)
        self._overview.set_column(1, 1, 90)
        for number, (name, value) in enumerate(rows):
            self._overview.write_string(number, 0, name, self._styles.head)
            if isinstance(value, int):
                self._overview.write_number(number, 1, value, self._styles.number)
            else:
                self._overview.write_string(number, 1, cell_text(value), self._styles.text)


class Styles(NamedTuple):
    """The cell formats of a workbook."""

    head: Any
    text: Any
    number: Any
    hit: Any
    levels: dict[str, Any]


def _styles(book: Any) -> Styles:
    def level(color: str) -> Any:
        return book.add_format({"bold": True, "color": color, "valign": "top"})

    return Styles(
        head=book.add_format({"bold": True, "bg_color": "#EEEEEA", "bottom": 1, "valign": "top"}),
        text=book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True, "num_format": "@"}),
        number=book.add_format({"valign": "top", "num_format": "0"}),
        hit=book.add_format({"bold": True, "color": COLORS[ERROR]}),
        levels={name: level(color) for name, color in COLORS.items()},
    )


class Sheet:
    """One sheet of rows with a frozen head and a filter."""

    def __init__(self, sheet: Any, styles: Styles, columns: Sequence[tuple[str, int]]) -> None:
        self._sheet = sheet
        self._styles = styles
        self._columns = columns
        self._row = 0
        self.left_out = 0
        sheet.freeze_panes(1, 1)
        for column, (title, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, styles.head)

    def add(self, values: Sequence[Any]) -> None:
        """Append a row; what a sheet cannot hold is counted."""
        if self._row + 1 >= MOST_ROWS:
            self.left_out += 1
            return
        self._row += 1
        for column, value in enumerate(values):
            self._write(column, value)

    def close(self) -> None:
        """Set the filter over what was written."""
        self._sheet.autofilter(0, 0, self._row, len(self._columns) - 1)

    def _write(self, column: int, value: Any) -> None:
        if value is None or value in ("", []):
            return
        if isinstance(value, int):
            self._sheet.write_number(self._row, column, value, self._styles.number)
        elif isinstance(value, str):
            self._sheet.write_string(self._row, column, cell_text(value), self._styles.text)
        elif isinstance(value, tuple):
            style, text = value
            self._sheet.write_string(self._row, column, cell_text(text), style or self._styles.text)
        elif len(value) == 1:
            # A rich text needs two parts.
            style, text = value[0] if isinstance(value[0], tuple) else (self._styles.text, value[0])
            self._sheet.write_string(self._row, column, cell_text(text), style)
        else:
            parts: list[Any] = []
            for part in value:
                parts += [part[0], cell_text(part[1])] if isinstance(part, tuple) else [cell_text(part)]
            self._sheet.write_rich_string(self._row, column, *parts, self._styles.text)


def cell_text(text: str) -> str:
    """The text as a cell can hold it."""
    text = NOT_XML.sub("\ufffd", text)
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
