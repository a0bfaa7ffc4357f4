"""The days of a year that differ from an ordinary week, from the library ``holidays`` or the table that ships."""

from __future__ import annotations

import csv
import io
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.matrix.starting.layers import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable

BUNDLED = os.path.join(FOLDER, "holidays.csv")
"""Written by ``tools/build_holidays.py``."""
HEADINGS = ("日期", "休息", "名称", "预计")


class Day(NamedTuple):
    """A day off, or a weekend day on which people work. ``projected``: not announced yet."""

    on: str
    off: bool
    name: str
    projected: bool


def days(years: Iterable[int]) -> list[Day]:
    """The days of these years; those of a year that neither the library nor the table knows are missing."""
    wanted = sorted(set(years))
    try:
        import holidays
    except ImportError:
        return [day for day in _bundled() if int(day.on[:4]) in wanted]
    return [day for year in wanted for day in _computed(holidays, year)]


def _computed(library: Any, year: int) -> list[Day]:
    known = library.country_holidays("CN", years=year, language="zh_CN")
    projected = year not in known.special_public_holidays
    off = [Day(day.isoformat(), True, name, projected) for day, name in known.items()]
    at_work = [Day(day.isoformat(), False, "调休上班", projected) for day in known.weekend_workdays if day.year == year]
    return sorted([*off, *at_work])


def _bundled() -> list[Day]:
    with open(BUNDLED, encoding="utf-8-sig", newline="") as file:
        return [Day(on, off == "是", name, projected == "是") for on, off, name, projected in [*csv.reader(file)][1:]]


def sheet(found: Iterable[Day]) -> str:
    """The days as the text of ``calendar/holidays.csv``."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows((day.on, "是" if day.off else "否", day.name, "是" if day.projected else "") for day in found)
    return text.getvalue()
