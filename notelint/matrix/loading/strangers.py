"""Files of the folder that nothing reads although their names nearly say what they are: ``operater.csv``,
``calendar/2026-6.csv``."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from notelint.matrix.at import At
from notelint.matrix.loading import columns

if TYPE_CHECKING:
    from notelint.matrix.loading.reading import Reading

SHEETS = (".csv", ".xlsx")
YAMLS = (".yaml", ".yml")
_KNOWN_YAML = ("notelint", "brand", "accounts", "pillars", "experiments", "figures", "roi")
_OF_CALENDAR = re.compile(r"(?:\d{4}-\d{2}|holidays)\.(?:csv|xlsx)|plan\.yaml")
_ALIKE = 0.75
"""Below this a name is one of the user's own."""


def strangers(reading: Reading) -> None:
    """Tell files that were meant to be read. A name that begins with ``x-`` is the user's own."""
    sheets = [sheet.name for sheet in (*columns.RECORDS, *columns.SHEETS) if "/" not in sheet.name]
    for name in _files(reading.folder):
        stem, suffix = os.path.splitext(name)
        known = sheets if suffix in SHEETS else list(_KNOWN_YAML) if suffix in YAMLS else []
        if stem in known or stem.startswith("x-"):
            continue
        near = get_close_matches(stem.lower(), known, 1, _ALIKE)
        if near:
            right = f"{near[0]}{suffix if suffix in SHEETS else '.yaml'}"
            reading.problem(At(name), f"没有读这个文件：是不是 {right}？自己用的请在文件名前加 x-", "matrix.stranger")
    for name in _files(os.path.join(reading.folder, "calendar")):
        if name.endswith((*SHEETS, *YAMLS)) and not name.startswith("x-") and not _OF_CALENDAR.fullmatch(name):
            said = "没有读这个文件：日历写作 2026-06.csv 或 .xlsx，假日写作 holidays.csv；自己用的请在文件名前加 x-"
            reading.problem(At(f"calendar/{name}"), said, "matrix.stranger")
        elif name.endswith(".xlsx") and reading.has(f"calendar/{name.removesuffix('.xlsx')}.csv"):
            reading.problem(
                At(f"calendar/{name}"), "同一个月有 .csv 又有 .xlsx，不知道读哪一份；请留下一份", "matrix.stranger"
            )


def _files(folder: str) -> list[str]:
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return sorted(
        name for name in names if not name.startswith((".", "~$")) and os.path.isfile(os.path.join(folder, name))
    )
