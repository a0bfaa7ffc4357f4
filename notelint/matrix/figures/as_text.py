"""A report for the terminal: blocks of figures and tables, aligned by the width of Chinese characters."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from notelint.matrix.figures.wording import NOTHING, besides, change, name, shown
from notelint.matrix.figures.wording import withheld as grouped
from notelint.report.width import shown as clean
from notelint.report.width import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.matrix.figures.figure import Figure, Report, Table

GAP = 2
WIDEST = 40
"""Columns that a cell of words may take."""
MOST_ROWS = 12


def lines(report: Report) -> Iterator[str]:
    """The report line by line, without line ends."""
    audience = f" · 给{report.audience}" if report.audience else ""
    yield clean(f"{report.title}{audience} · {report.today}")
    margin = max(width(words) for words, _ in report.head)
    for words, said in report.head:
        yield clean(f"  {words}{' ' * (margin - width(words))}  {said}")
    withheld: list[Figure] = []
    for block in report.blocks:
        yield ""
        yield clean(block.title)
        yield from (clean(f"  · {line}") for line in block.lines)
        given = [figure for figure in block.figures if figure.value is not None]
        yield from _figures(given)
        if not (given or block.tables or block.lines):
            yield "    还没有算得出的，原因见末尾"
        withheld += [figure for figure in block.figures if figure.value is None]
        for table in block.tables:
            yield ""
            yield from _table(table)
    if withheld:
        yield ""
        yield "没有给出的"
        yield from (clean(f"    {names}：{reason}") for names, reason in grouped(withheld))


def _figures(figures: Sequence[Figure]) -> Iterator[str]:
    rows = []
    for figure in figures:
        compared = (
            f"{change(figure)}（上期 {shown(figure.previous, figure.definition.unit)}）" if change(figure) else ""
        )
        n = f"n={figure.n:,}" if figure.n is not None else ""
        said = "；".join(filter(None, (besides(figure), figure.remark, f"！{figure.alarm}" if figure.alarm else "")))
        rows.append((name(figure), shown(figure.value, figure.definition.unit), compared, n, said))
    yield from _aligned(rows, (False, True, False, True, False))


def _table(table: Table) -> Iterator[str]:
    yield clean(f"  {table.title}")
    rows = [
        tuple(
            shown(cell, column.unit or "") if isinstance(cell, Decimal | int) else cut(cell or NOTHING)
            for cell, column in zip(row, table.columns, strict=True)
        )
        for row in table.rows[:MOST_ROWS]
    ]
    head = tuple(column.name for column in table.columns)
    yield from _aligned([head, *rows], tuple(column.unit is not None for column in table.columns))
    if len(table.rows) > MOST_ROWS:
        yield f"    ……还有 {len(table.rows) - MOST_ROWS} 行，见网页或表格"
    if table.remark:
        yield clean(f"    {table.remark}")


def _aligned(rows: Sequence[Sequence[str]], right: Sequence[bool]) -> Iterator[str]:
    """Rows in columns; ``right`` says which are set flush right."""
    if not rows:
        return
    cells = [[clean(cell) for cell in row] for row in rows]
    widest = [max(width(row[place]) for row in cells) for place in range(len(right))]
    for row in cells:
        padded = (
            " " * (room - width(cell)) + cell if flush else cell + " " * (room - width(cell))
            for cell, room, flush in zip(row, widest, right, strict=True)
            if room
        )
        yield f"    {(' ' * GAP).join(padded)}".rstrip()


def cut(text: str) -> str:
    """The words as far as a column of a table has room."""
    if width(text) <= WIDEST:
        return text
    kept = ""
    for char in text:
        if width(kept + char) > WIDEST - 1:
            break
        kept += char
    return f"{kept}…"
