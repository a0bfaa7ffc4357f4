"""Write the table of public holidays that ships, from the library ``holidays``: this year and the next.

Run it when the State Council has announced a year (it needs ``pip install 'notelint[plan]'``).
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from notelint.matrix.starting.holidays import BUNDLED, days, sheet


def main(year: int) -> None:
    """Write the table for a year and the one after it."""
    found = days((year, year + 1))
    Path(BUNDLED).write_text(sheet(found), encoding="utf-8", newline="\n")
    print(f"{BUNDLED}: {len(found)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else date.today().year)  # noqa: DTZ011 - the year of the one who runs it
