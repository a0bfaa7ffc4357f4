"""A sheet of the matrix, CSV or XLSX, -> rows of typed values, each with its place; all that is wrong is told at once."""

from __future__ import annotations

import csv
import io
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.matrix.at import At
from notelint.matrix.loading.reading import Reference
from notelint.matrix.model import Row
from notelint.packs.validate import nearest
from notelint.read.keys import BadValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notelint.matrix.loading.columns import Column, Sheet
    from notelint.matrix.loading.reading import Reading

CODE = "matrix.sheet"
_DELIMITERS = ",\t;"
_SHOWN = 6
_WESTERN = frozenset("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")
"""What Windows-1252 has outside of Latin-1."""


class Line(NamedTuple):
    """A record as written: the file's line it begins at, the row a spreadsheet shows it in (1-based), its cells."""

    number: int
    row: int
    cells: Sequence[Any]


def rows(reading: Reading, sheet: Sheet) -> list[Row]:
    """The rows of a sheet; none where there is no such file. A wrong cell is told and left empty, and the row is
    left out where the cell must be there."""
    plain, book = f"{sheet.name}.csv", f"{sheet.name}.xlsx"
    if reading.has(plain) and reading.has(book):
        reading.problem(At(book), f"与 {plain} 并存，不知道以哪一份为准；请只留一份", CODE)
        return []
    return rows_of(reading, sheet, book if reading.has(book) else plain)


def rows_of(reading: Reading, sheet: Sheet, path: str) -> list[Row]:
    """The rows of one file, CSV or XLSX by its name; none where there is no such file."""
    return _typed(reading, sheet, path, lines_of(reading, sheet, path), in_cells=path.endswith(".xlsx"))


def lines_of(reading: Reading, sheet: Sheet, path: str) -> Iterable[Line]:
    """The records of one file as they are written, headings first."""
    if path.endswith(".xlsx"):
        from notelint.matrix.loading.workbook import lines

        return lines(reading, path)
    text = reading.text(path, reading.encoding)
    return () if text is None else _records(reading, path, text, sheet)


def _records(reading: Reading, path: str, text: str, sheet: Sheet) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, sheet), strict=True)
    for row in count(1):
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            unclosed = "unexpected end" in str(error) or "field limit" in str(error)
            said = "从这一行开始的引号没有收尾" if unclosed else '引号的位置不对；格子里的引号要写成两个（""）'
            reading.problem(At(path, first), said, CODE)
            if unclosed:
                return
            continue
        yield Line(first, row, cells)


def _delimiter(text: str, sheet: Sheet) -> str:
    """What parts the cells: whichever gives the heading line the most columns we know."""
    head = text.lstrip("\r\n").partition("\n")[0].rstrip("\r")
    known = {name for column in sheet.columns for name in (column.header, column.key)}
    return max(_DELIMITERS, key=lambda mark: len(known.intersection(cell.strip(' "') for cell in head.split(mark))))


def _typed(reading: Reading, sheet: Sheet, path: str, lines: Iterable[Line], *, in_cells: bool) -> list[Row]:
    found: list[Row] = []
    places: list[Column | None] | None = None
    seen: dict[Any, At] = {}
    wrong: dict[str, list[At]] = {}
    for line in lines:
        if all(cell is None or str(cell).strip() == "" for cell in line.cells):
            continue
        at = At(path, line.number, None, f"A{line.row}" if in_cells else None)
        if places is None:
            places = _headings(reading, sheet, at, line)
            if places is None:
                return []
            continue
        row = _row(reading, wrong, at, places, line)
        if row is None:
            continue
        key = row.values.get(sheet.unique) if sheet.unique else None
        if key is not None and key in seen:
            header = next(column.header for column in sheet.columns if column.key == sheet.unique)
            reading.problem(at, f"{header}「{key}」重复（第 {seen[key].line} 行已有）；请留下一个", CODE)
            continue
        seen[key] = at
        found.append(row)
    for message, cells_at in wrong.items():
        reading.problem(cells_at[0], message + _also(cells_at[1:]), CODE)
    if places is None and path in reading.present:
        wanted = "、".join(column.header for column in sheet.columns)
        reading.problem(At(path, 1), f"空文件：连表头也没有；表头是 {wanted}", CODE)
    return found


def _headings(reading: Reading, sheet: Sheet, at: At, line: Line) -> list[Column | None] | None:
    """The column under each heading; null where one that must be there is missing."""
    if _garbled(line):
        said = "表头是乱码：表格软件打开或保存时用错了编码，字已经变了；请从原来的文件重来，打开与保存时都选 UTF-8"
        reading.problem(at, said, CODE)
        return None
    known = {name.lower(): column for column in sheet.columns for name in (column.header, column.key)}
    found: list[Column | None] = []
    for place, cell in enumerate(line.cells):
        word = "" if cell is None else str(cell).strip()
        column = known.get(word.lower())
        if column is not None and column in found:
            reading.problem(_cell(at, line, place), f"「{column.header}」有两列；请留下一列", CODE)
            column = None
        elif column is None and word and not word.lower().startswith("x-"):
            hint = nearest(word, [one.header for one in sheet.columns])
            reading.problem(_cell(at, line, place), f"不认识的列「{word}」{hint}；自家的列请以 x- 开头", CODE)
        found.append(column)
    missing = [column.header for column in sheet.columns if column.required and column not in found]
    for header in missing:
        reading.problem(at, f"缺少「{header}」这一列", CODE)
    return None if missing else found


def _garbled(line: Line) -> bool:
    """Whether most headings are question marks, or UTF-8 read as a Western encoding."""
    words = [str(cell).strip() for cell in line.cells if cell is not None and str(cell).strip()]
    return 2 * sum(map(_lost, words)) > len(words)


def _lost(word: str) -> bool:
    if len(word) > 1 and not word.strip("?\ufffd"):
        return True
    western = [char for char in word if "\x80" <= char <= "\xff" or char in _WESTERN]
    return 2 * len(western) > len(word)


def _also(others: Sequence[At]) -> str:
    """The other cells that say the same wrong thing: a column of ten thousand is one slip."""
    if not others:
        return ""
    shown = "、".join(str(at.cell) for at in others[:_SHOWN])
    return f"（同样的还有 {shown}{'等' if len(others) > _SHOWN else ''}，共 {len(others) + 1} 处）"


def _row(
    reading: Reading,
    wrong: dict[str, list[At]],
    at: At,
    places: Sequence[Column | None],
    line: Line,
) -> Row | None:
    """The typed values of a line; null where one that must be there is missing. ``wrong`` gathers cells by what is
    said of them."""
    values: dict[str, Any] = {}
    for place, cell in enumerate(line.cells):
        written = "" if cell is None else str(cell).strip()
        if not written:
            continue
        if place >= len(places):
            wrong.setdefault(f"「{written}」在表头之外；这一行比表头多出一格", []).append(_cell(at, line, place))
            continue
        column = places[place]
        if column is None:
            continue
        try:
            value = values[column.key] = column.read(written)
        except BadValue as error:
            wrong.setdefault(f"「{column.header}」{error.reason}", []).append(_cell(at, line, place))
            continue
        if column.refers:
            words = value if isinstance(value, tuple) else (value,)
            where = _cell(at, line, place)
            reading.references.extend(
                Reference(column.refers, word, column.header, where) for word in words if word != column.besides
            )
    required = [(place, column) for place, column in enumerate(places) if column is not None and column.required]
    for place, column in required:
        if _empty(line.cells, place):
            wrong.setdefault(f"「{column.header}」没有写", []).append(_cell(at, line, place))
    return Row(values, at) if all(column.key in values for _, column in required) else None


def _empty(cells: Sequence[Any], place: int) -> bool:
    return place >= len(cells) or cells[place] is None or not str(cells[place]).strip()


def _cell(at: At, line: Line, place: int) -> At:
    """The place of one cell, named as a spreadsheet names it."""
    return at._replace(cell=f"{_letters(place)}{line.row}")


def _letters(place: int) -> str:
    place, rest = divmod(place, 26)
    return (_letters(place - 1) if place else "") + chr(65 + rest)
