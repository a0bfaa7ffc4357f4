"""The calendar as an Excel workbook with real dates; needs xlsxwriter, of the extra ``office``."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from notelint.matrix.planning.sheet import CALENDAR, cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.planning.slot import Slot

_WIDTHS = {"日期": 11, "星期": 6, "时段": 13, "账号": 16, "标题占位": 34, "最晚提交": 11, "关键信息": 20}
_DATES = frozenset({"日期", "最晚提交"})


def workbook(slots: Sequence[Slot], today: str) -> bytes:
    """The bytes of the workbook, the same for the same calendar. Raises ImportError without xlsxwriter."""
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "notelint 发布日历", "created": datetime.strptime(today, "%Y-%m-%d")})  # noqa: DTZ007
    sheet = book.add_worksheet("日历")
    head = book.add_format({"bold": True, "bg_color": "#EEEEEA", "bottom": 1})
    words = book.add_format({"num_format": "@", "valign": "top"})
    dates = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    sheet.freeze_panes(1, 4)
    for place, column in enumerate(CALENDAR.columns):
        sheet.set_column(place, place, _WIDTHS.get(column.header, 10))
        sheet.write_string(0, place, column.header, head)
    for number, slot in enumerate(slots, 1):
        for place, (column, cell) in enumerate(zip(CALENDAR.columns, cells(slot), strict=True)):
            if cell and column.header in _DATES:
                sheet.write_datetime(number, place, datetime.strptime(cell, "%Y-%m-%d"), dates)  # noqa: DTZ007
            elif cell:
                sheet.write_string(number, place, cell, words)
    sheet.autofilter(0, 0, len(slots), len(CALENDAR.columns) - 1)
    states = next(place for place, column in enumerate(CALENDAR.columns) if column.header == "状态")
    sheet.data_validation(
        1,
        states,
        max(1, len(slots)),
        states,
        {"validate": "list", "source": CALENDAR.columns[states].about.split("、")},
    )
    book.close()
    return file.getvalue()
