"""The calendar as a sheet: its columns, reading it, and the cells of a line.

A sheet edited by hand comes back as spreadsheets save it: other columns first, GB18030, semicolons, dates of all kinds.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from notelint.matrix.at import At
from notelint.matrix.loading import values
from notelint.matrix.loading.columns import Column, Sheet
from notelint.matrix.loading.reading import Reading
from notelint.matrix.loading.sheet import rows_of
from notelint.matrix.planning.slot import DRAFT, STATES, WEEKDAYS, Slot
from notelint.read.keys import BadValue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notelint.model import Unchecked

FOLDER = "calendar"
_MONTH = re.compile(r"calendar/\d{4}-\d{2}\.(csv|xlsx)")
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})(?:[:：]00)?")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)?([一二三四五六日天])")
_ENGLISH = "montuewedthufrisatsun"
_STATES = values.OneOf(STATES)


def _day(written: str) -> str:
    """A day; the weekday that long dates of spreadsheets end with is not read."""
    return values.day(re.sub(r"\s*(星期|周)[一二三四五六日天]$", "", written.strip()))


def _hours(written: str) -> str:
    """``20:00-22:00``, or a single time as it stands."""
    found = _CLOCK.fullmatch(written.strip())
    if found is not None:
        return values.clock(f"{found[1]}:{found[2]}")
    start, end = values.hours(written)
    return f"{start}-{end}"


def _weekday(written: str) -> str:
    """「周六」; empty where the cell names no day of the week: it follows from the date."""
    found = _WEEKDAY.fullmatch(written.strip())
    if found is not None:
        return f"周{found[1].replace('天', '日')}"
    place = _ENGLISH.find(written.strip()[:3].lower())
    return f"周{WEEKDAYS[place // 3]}" if place >= 0 and place % 3 == 0 and len(written.strip()) >= 3 else ""


def _text(written: str) -> str:
    """Words, without the mark that ``text`` puts before a formula."""
    plain = values.text(written)
    if _ROUNDED.fullmatch(plain):
        raise BadValue(f"「{plain}」是表格软件改写过的长数字，末几位已经丢了；请把这一格设成文本再填")
    return plain[1:] if plain.startswith("'") and _FORMULA.match(plain[1:]) else plain


_ROUNDED = re.compile(r"\d(?:\.\d+)?E\+\d+", re.IGNORECASE)
_FORMULA = re.compile(r"[=+\-@\t\r]")
_T = _text
CALENDAR = Sheet(
    "calendar",
    "发布日历",
    (
        Column("日期", "on", _day, True),
        Column("星期", "weekday", _weekday, False, "由日期得出；写了而对不上会提醒"),
        Column("时段", "hours", _hours, False, "20:00-22:00"),
        Column("账号", "account", _T, True, "昵称或 id"),
        Column("支柱", "pillar", _T),
        Column("选题ID", "topic", _T),
        Column("标题占位", "title", _T),
        Column("体裁", "form", _T),
        Column("关键词", "keyword", _T),
        Column("活动", "campaign", _T, False, "活动 id"),
        Column("配对ID", "pair", _T, False, "种草与承接写同一个"),
        Column("作者", "author", _T),
        Column("审核人", "reviewer", _T),
        Column("最晚提交", "submit_by", _day),
        Column("状态", "state", _STATES, False, "、".join(STATES)),
        Column("锁定", "locked", values.flag, False, "重排时不动的写 是"),
        Column("报备号", "filing_no", _T, False, "合作笔记必填"),
        Column("关键信息", "message", _T, False, "这一篇要说的关键信息"),
    ),
)


def read_folder(reading: Reading) -> tuple[Slot, ...]:
    """The lines of every ``calendar/YYYY-MM`` of the folder; where there is CSV and XLSX of one month, the CSV's."""
    names = [name for name in reading.names(FOLDER, (".csv", ".xlsx")) if _MONTH.fullmatch(name)]
    plain = {name.removesuffix(".csv") for name in names if name.endswith(".csv")}
    wanted = [name for name in names if name.endswith(".csv") or name.removesuffix(".xlsx") not in plain]
    return tuple(slot for name in wanted for slot in read_lines(reading, name))


def read_lines(reading: Reading, path: str) -> list[Slot]:
    """The lines of one sheet; what is wrong in it is told."""
    found = []
    for row in rows_of(reading, CALENDAR, path):
        cells = dict(row.values)
        said = cells.pop("weekday", "")
        cells.setdefault("state", DRAFT)
        slot = Slot(**cells, at=row.at)
        found.append(slot._replace(said_weekday=said) if said != slot.weekday else slot)
    return found


def read_sheet(path: str, folder: str, encoding: str | None = None) -> tuple[tuple[Slot, ...], tuple[Unchecked, ...]]:
    """The lines of a sheet anywhere, and what could not be read of it; places are relative to the matrix folder."""
    reading = Reading(folder, encoding)
    name = os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")
    if not reading.has(name):
        reading.problem(At(name), "找不到这份日历；请检查文件名", "no-calendar")
        return (), tuple(reading.problems)
    if not name.endswith((".csv", ".xlsx")):
        reading.problem(At(name), "日历要是 .csv 或 .xlsx", "no-calendar")
        return (), tuple(reading.problems)
    slots = tuple(read_lines(reading, name))
    if not slots and not reading.problems:
        reading.problem(At(name), "日历里一行也没有", "empty-calendar")
    return slots, tuple(reading.problems)


def cells(slot: Slot) -> tuple[str, ...]:
    """The cells of a line, in the order of the columns."""
    return (
        slot.on,
        slot.weekday,
        slot.hours,
        slot.account,
        slot.pillar,
        slot.topic,
        slot.title,
        slot.form,
        slot.keyword,
        slot.campaign,
        slot.pair,
        slot.author,
        slot.reviewer,
        slot.submit_by,
        slot.state,
        "是" if slot.locked else "",
        slot.filing_no,
        slot.message,
    )


def text(slots: Iterable[Slot]) -> str:
    """The calendar as CSV; without a byte order mark."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.header for column in CALENDAR.columns)
    writer.writerows([_guarded(cell) for cell in cells(slot)] for slot in slots)
    return out.getvalue()


def _guarded(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
