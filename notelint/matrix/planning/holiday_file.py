"""``calendar/holidays.csv`` with the days of one more year, from the library ``holidays`` or the table that ships.

What people wrote stays: rows of other years and of days that the library does not give, and columns of their own.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.at import At
from notelint.matrix.loading.columns import HOLIDAYS
from notelint.matrix.loading.documents import holidays
from notelint.matrix.loading.reading import Reading
from notelint.matrix.loading.sheet import lines_of, rows
from notelint.matrix.starting.holidays import Day, days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.model import Row

PATH = f"{HOLIDAYS.name}.csv"
_BOOK = f"{HOLIDAYS.name}.xlsx"


class HolidayFile(NamedTuple):
    """The bytes of the file, how many days of the year the library gives, how many of them are projected, and what
    the file says differently now, one sentence each."""

    content: bytes
    days: int
    projected: int
    changes: tuple[str, ...]


def holiday_file(reading: Reading, year: int) -> HolidayFile:
    """The file of the folder with the days of that year in it. What is wrong in the file as it stands is told to
    ``reading``; what is returned is then not to be written."""
    found = rows(reading, HOLIDAYS)
    holidays(reading, found)
    if reading.has(_BOOK):
        reading.problem(At(_BOOK), f"Excel 表不能补写；请另存为 {PATH} 并移走这一份，再来一次")
    given = days((year,))
    head, own = _as_written(reading)
    table = _Table(head)
    lines, changes = table.merged(found, own, given, year)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([table.head, *lines])
    return HolidayFile(f"\ufeff{out.getvalue()}".encode(), len(given), sum(day.projected for day in given), changes)


def _as_written(reading: Reading) -> tuple[list[str], dict[int, list[str]]]:
    """The headings and, by the line it begins at, each record of the file, cell by cell."""
    if not reading.has(PATH):
        return [], {}
    again = Reading(reading.folder, reading.encoding)
    lines = [line for line in lines_of(again, HOLIDAYS, PATH) if any(cell.strip() for cell in line.cells)]
    return list(lines[0].cells) if lines else [], {line.number: list(line.cells) for line in lines[1:]}


class _Table:
    """The columns of the file: those it has in their order, then those of ours that it lacks."""

    def __init__(self, head: Sequence[str]) -> None:
        names = {name.lower(): column.header for column in HOLIDAYS.columns for name in (column.header, column.key)}
        known = [names.get(cell.strip().lower(), "") for cell in head]
        lacking = [column.header for column in HOLIDAYS.columns if column.header not in known]
        self.head = [*head, *lacking]
        self.place = {name: place for place, name in enumerate([*known, *lacking]) if name}

    def merged(
        self, found: Sequence[Row], own: dict[int, list[str]], given: Sequence[Day], year: int
    ) -> tuple[list[list[str]], tuple[str, ...]]:
        """The records in the order of their days, and what has changed."""
        new = {day.on: day for day in given}
        names = {day.name for day in given}
        lines: list[tuple[str, list[str]]] = []
        kept: list[str] = []
        mended: list[str] = []
        dropped: list[str] = []
        for row in found:
            values, cells = row.values, own[row.at.line or 0]
            old = Day(values["on"], values["off"], values.get("name", ""), bool(values.get("projected")))
            day = new.pop(old.on, None)
            if day is None and old.projected and old.name in names and old.on[:4] == str(year):
                dropped.append(_told(old))
                continue
            if day is not None and (old.projected or old.off != day.off) and old != day:
                mended.append(f"{_told(old)} → {_told(day)}")
                cells = self.written(day, cells)
            elif day is None and old.on[:4] == str(year):
                kept.append(_told(old))
            lines.append((old.on, cells))
        lines += [(day.on, self.written(day, [])) for day in new.values()]
        said = (
            (f"加了 {len(new)} 天", bool(new)),
            (f"改了 {len(mended)} 天：{'；'.join(mended)}", bool(mended)),
            (f"去掉了 {len(dropped)} 天，以前是推算的，现在不是了：{'、'.join(dropped)}", bool(dropped)),
            (f"你写的 {len(kept)} 天照旧：{'、'.join(kept)}", bool(kept)),
        )
        lines.sort(key=lambda line: line[0])
        return [cells for _, cells in lines], tuple(words for words, so in said if so)

    def written(self, day: Day, cells: Sequence[str]) -> list[str]:
        """A record with what the library says of its day; its other cells as they were."""
        found = [*cells, *[""] * (len(self.head) - len(cells))]
        found[self.place["日期"]] = day.on
        found[self.place["休息"]] = "是" if day.off else "否"
        found[self.place["名称"]] = day.name
        found[self.place["预计"]] = "是" if day.projected else ""
        return found


def _told(day: Day) -> str:
    return f"{day.on} {day.name or '没写名称'}（{'休' if day.off else '班'}{'，预计' if day.projected else ''}）"
