"""docs/*.md, scripts/*.md, brandbook.md, .gitignore and the holidays -> what the matrix keeps beside its records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from notelint.matrix.at import At
from notelint.matrix.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notelint.matrix.loading.reading import Reading
    from notelint.matrix.model import Row

BRANDBOOK = "brandbook.md"
FOLDERS = ("docs", "scripts")


def documents(reading: Reading) -> tuple[Text, ...]:
    """The documents of the team, by their paths."""
    paths = [BRANDBOOK, *(path for folder in FOLDERS for path in reading.names(folder, (".md",)))]
    return tuple(_document(reading, path, text) for path in paths if (text := reading.text(path)) is not None)


def _document(reading: Reading, path: str, text: str) -> Text:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start, meta = _front_matter(reading, path, lines)
    headings: list[tuple[int, str, int]] = []
    fence = ""
    for number, line in enumerate(lines[start:], start + 1):
        mark = re.match(r" {0,3}(```+|~~~+)", line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and (found := re.match(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$", line)):
            headings.append((len(found[1]), found[2], number))
    name = path.rpartition("/")[2].removesuffix(".md")
    return Text(path, headings[0][1] if headings else name, tuple(headings), text, meta)


def _front_matter(reading: Reading, path: str, lines: Sequence[str]) -> tuple[int, Mapping[str, Any]]:
    """How many lines it takes, and what it says."""
    if lines[0].rstrip() != "---":
        return 0, {}
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."}), None)
    if end is None:
        return 0, {}
    from notelint.packs.document import read

    # A blank line stands for the opening dashes, so that places are those of the file.
    document, problems = read("\n".join(["", *lines[1:end]]), path)
    reading.misread(problems)
    data = document.data if document else None
    return end + 1, data if isinstance(data, dict) else {}


def ignored(reading: Reading) -> tuple[str, ...]:
    """The patterns of .gitignore."""
    text = reading.text(".gitignore") or ""
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def holidays(reading: Reading, rows: Sequence[Row]) -> tuple[dict[str, bool], tuple[str, ...]]:
    """Day → whether it is off, and the days that are projected. A day that stands twice is told."""
    days: dict[str, bool] = {}
    projected = []
    for row in rows:
        day = row.values["on"]
        if day in days and days[day] != row.values["off"]:
            reading.problem(At(row.at.path, row.at.line), f"{day} 写了两次，休与班不一样；请留下一行", "matrix.sheet")
            continue
        days[day] = row.values["off"]
        if row.values.get("projected"):
            projected.append(day)
    return days, tuple(projected)
