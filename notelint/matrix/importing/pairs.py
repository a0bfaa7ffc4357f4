"""Sheets of one subject: 指标 | 数值 of a whole, and 日期 | 数值 day by day. Sheets of a file that speak of the same are one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from notelint.matrix.importing.cells import UNITS, BadCell, moment
from notelint.matrix.importing.joins import Joins
from notelint.matrix.importing.rows import File, place, read_row, readers
from notelint.matrix.importing.schema import SERIES
from notelint.matrix.importing.sheets import named
from notelint.matrix.importing.sources import plain
from notelint.matrix.titles import normal
from notelint.store.snapshots import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from notelint.matrix.importing.journal import Journal
    from notelint.matrix.importing.recognise import Read
    from notelint.matrix.importing.sources import Table

_VALUE_HEADINGS = frozenset({"数值", "值", "数据"})
_FILE_NAME = re.compile(r"(.+?)[-_—\s]*(?:笔记)?数据明细表.*")


class _Sums:
    """What all sheets of a file say of one key and day."""

    def __init__(self, table: Table, line: int) -> None:
        self.table = table
        self.line = line
        self.figures: dict[str, Decimal] = {}
        self.words: dict[str, str] = {}


def snapshots(reads: Sequence[Read], file: File, journal: Journal) -> Iterator[Snapshot]:
    """The snapshots of all sheets of pairs in a file."""
    sums: dict[tuple[str, str], _Sums] = {}
    for read in reads:
        if read.table.layout == SERIES:
            _series(read, file, journal, sums)
        else:
            _overview(read, file, journal, sums)
    joins = Joins(file.drafts, journal)
    for (key, day), found in sums.items():
        if not found.figures:
            continue
        journal.rows += 1
        title = found.words.get("title") or (_title(file.shown) if not key else None)
        if not key and title is None:
            journal.problem(
                found.line, "文件名里没有笔记标题，不知道是哪一篇；单篇导出的文件名应是「标题-数据明细表.xlsx」"
            )
            continue
        made = Snapshot(
            file.source.id, found.table.subject, key or normal(title or ""), day, file.shown, found.line, file.account,
            None, title, None, None, found.figures, {}, (f"口径={found.table.basis}",),
        )  # fmt: skip
        yield joins.join(made) or made


def _title(shown: str) -> str | None:
    found = _FILE_NAME.fullmatch(named(shown))
    return found[1].strip() if found else None


def _overview(read: Read, file: File, journal: Journal, sums: dict[tuple[str, str], _Sums]) -> None:
    if read.found.line:
        _across(read, file, journal, sums)
        return
    into = sums.setdefault((read.table.fixed_key or "", file.taken_on), _Sums(read.table, 1))
    for line, values in read.sheet.lines():
        label = plain(values[0])
        column = read.table.columns.get(label)
        if column is None:
            if label and not _is_heading(values):
                journal.unread.append(str(values[0]).strip())
            continue
        part = column.parts[0]
        try:
            value = UNITS[part.unit](values[1] if len(values) > 1 else None)
        except BadCell as bad:
            journal.problem(line, f"{place(read.sheet, 1, line)}「{column.heading}」：{bad}")
            continue
        if isinstance(value, str):
            into.words[part.name] = value
        elif value is not None:
            into.figures[part.name] = value


def _across(read: Read, file: File, journal: Journal, sums: dict[tuple[str, str], _Sums]) -> None:
    """The same as headings and one row of values."""
    columns = readers(read.found)
    rows = [(line, values) for line, values in read.sheet.lines() if line > read.found.line]
    for line, values in rows[:1]:
        wrong: list[Any] = []
        row = read_row(columns, values, wrong)
        for one, why in wrong:
            journal.problem(line, f"{place(read.sheet, one.at, line)}「{one.heading}」：{why}")
        into = sums.setdefault((read.table.fixed_key or "", file.taken_on), _Sums(read.table, line))
        into.figures.update(row.figures)
        into.words.update(row.words)
    if len(rows) > 1:
        journal.problem(rows[1][0], f"工作表「{read.sheet.title}」应只有一行数据，这里是第二行")


def _series(read: Read, file: File, journal: Journal, sums: dict[tuple[str, str], _Sums]) -> None:
    column = read.table.series[plain(read.sheet.title)]
    part = column.parts[0]
    for line, values in read.sheet.lines():
        if _is_heading(values) or len(values) < 2:
            continue
        try:
            on = moment(values[0])
        except BadCell as bad:
            journal.problem(line, f"{place(read.sheet, 0, line)}「日期」：{bad}")
            continue
        if on is None:
            continue
        if on[:10] > file.taken_on:
            journal.problem(line, f"{place(read.sheet, 0, line)}：日期 {on[:10]} 在导出日 {file.taken_on} 之后")
            continue
        try:
            value = UNITS[part.unit](values[1])
        except BadCell as bad:
            journal.problem(line, f"{place(read.sheet, 1, line)}「{column.heading}」：{bad}")
            continue
        if value is not None and not isinstance(value, str):
            sums.setdefault((read.table.fixed_key or "", on[:10]), _Sums(read.table, line)).figures[part.name] = value


def _is_heading(values: Sequence[Any]) -> bool:
    return any(plain(value) in _VALUE_HEADINGS for value in values[1:])
