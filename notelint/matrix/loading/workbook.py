"""A sheet kept as an Excel workbook: the lines of its first worksheet that says anything."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from notelint.matrix.loading.sheet import Line
from notelint.model import Unchecked
from notelint.read.source import Source
from notelint.read.xlsx import open_book
from notelint.read.xlsx import rows as rows_of

if TYPE_CHECKING:
    from notelint.matrix.loading.reading import Reading


def lines(reading: Reading, path: str) -> list[Line]:
    """The lines with their numbers; what cannot be read is told. Needs openpyxl."""
    whole = os.path.join(reading.folder, path)
    source = Source(whole, reading.shown(path))
    found: list[Line] = []
    with open(whole, "rb") as file:
        book = open_book(file, source)
        if isinstance(book, Unchecked):
            reading.problems.append(book)
            return []
        reading.present.append(path)
        for sheet in book.worksheets:
            for row in rows_of(sheet, source):
                if isinstance(row, Unchecked):
                    reading.problems.append(row)
                else:
                    found.append(Line(row.line, row.line, row.values))
            if found:
                break
        book.close()
    return found
