"""Lines against the sheet they stand in: the month of its name, and the day of the week written beside the date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.matrix.planning.view import breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.matrix.planning.view import Breach, Line, View

_MONTH = re.compile(r"(?:.*/)?(\d{4}-\d{2})\.(?:csv|xlsx)")


def named_month(path: str) -> str | None:
    """The month that the name of a sheet says, ``2026-12``."""
    found = _MONTH.fullmatch(path)
    return found[1] if found else None


def other_month(view: View) -> Iterator[Breach]:
    """Lines of a sheet ``2026-12`` on days of another month."""
    for line in _of_sheets(view):
        named = named_month(line.slot.at.path)
        if named and named != line.slot.on[:7]:
            yield breach(line, month=named)


def weekday(view: View) -> Iterator[Breach]:
    """Lines whose day of the week is not that of their date: one of the two is wrong."""
    for line in _of_sheets(view):
        if line.slot.said_weekday:
            yield breach(line, said=line.slot.said_weekday, right=line.slot.weekday)


def _of_sheets(view: View) -> Iterator[Line]:
    sheets = {slot.at.path for slot in view.matrix.calendar}
    return (line for line in view.lines if line.own and line.slot.at.path in sheets)
