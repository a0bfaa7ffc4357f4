"""``calendar/holidays.csv`` with the days of one more year, from the library ``holidays`` or the table that ships."""

from __future__ import annotations

from notelint.matrix.loading.columns import HOLIDAYS
from notelint.matrix.loading.reading import Reading
from notelint.matrix.loading.sheet import rows
from notelint.matrix.starting.holidays import Day, days, sheet


def holiday_file(folder: str, year: int) -> tuple[bytes, int, int]:
    """The bytes of the file with the days of that year anew and those of other years as they were; how many days the
    year has in it, and how many of them are projected."""
    own = days((year,))
    kept = [
        Day(values["on"], values["off"], values.get("name", ""), bool(values.get("projected")))
        for values in (row.values for row in rows(Reading(folder), HOLIDAYS))
        if not values["on"].startswith(f"{year}-")
    ]
    text = "\ufeff" + sheet(sorted([*kept, *own]))
    return text.encode(), len(own), sum(day.projected for day in own)
