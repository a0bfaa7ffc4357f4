"""What a page draws: lengths for bars, columns and funnels, shades for a matrix; the templates write the SVG.

Every drawing stands beside its numbers, so a reader who sees no picture misses nothing.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.amounts import rounded
from notelint.matrix.figures.definitions import PERCENT
from notelint.matrix.figures.wording import NOTHING, besides, change, name, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.matrix.figures.figure import Column, Figure, Table

SHADES = 5
MOST_SUBJECTS = 12
WAN = 10_000
ORDERED = ("ret", "funnel_total")
"""Figures whose subjects have an order of their own; others are shown largest first."""
MOSTLY = Decimal("0.3")
"""Shares are drawn against the whole where one of them is at least this much of it."""


class Bar(NamedTuple):
    """A length of a hundred, from where it starts."""

    start: float
    length: float


class Cell(NamedTuple):
    """A cell of a table: its words, whether it is a number, and the shade behind it (0 none, 5 darkest)."""

    words: str
    number: bool
    shade: int = 0


class Line(NamedTuple):
    """A row of a table with the bar under its first cell."""

    cells: tuple[Cell, ...]
    bar: Bar | None = None


class Row(NamedTuple):
    """What a figure says of one of several subjects; ``n`` where they differ in it."""

    subject: str
    value: str
    bar: Bar
    alarm: str
    n: str


class Card(NamedTuple):
    """One figure, or one figure of several subjects."""

    figure: Figure
    title: str
    value: str = ""
    compared: str = ""
    previous: str = ""
    beside: str = ""
    rows: tuple[Row, ...] = ()
    left: int = 0
    alarms: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    n: str = ""

    @property
    def height(self) -> int:
        """Rows, by which cards of a like size come to stand side by side."""
        return len(self.rows)


def bars(values: Sequence[Decimal | None], *, centred: bool = False) -> list[Bar | None]:
    """Bars for some values, the largest a hundred long; none for what is missing or below nothing."""
    longest = max((value for value in values if value is not None), default=Decimal(0))
    found: list[Bar | None] = []
    for value in values:
        if value is None or longest <= 0 or value < 0:
            found.append(None)
            continue
        length = float(rounded(value * 100 / longest, 2))
        found.append(Bar(round((100 - length) / 2, 2) if centred else 0, length))
    return found


def lines(table: Table) -> list[Line]:
    """The rows of a table as a page shows them."""
    drawn: list[Bar | None] = [None] * len(table.rows)
    if table.chart in ("bars", "funnel"):
        drawn = bars([_number(row[table.drawn]) for row in table.rows], centred=table.chart == "funnel")
    most = Decimal(0)
    if table.chart == "heat":
        most = max((_number(cell) or Decimal(0) for row in table.rows for cell in row[1:]), default=Decimal(0))
    return [
        Line(tuple(_cell(cell, column, most) for cell, column in zip(row, table.columns, strict=True)), bar)
        for row, bar in zip(table.rows, drawn, strict=True)
    ]


def columns(table: Table) -> list[tuple[str, str, Bar | None]]:
    """The columns of a chart over time: label, short value, height of a hundred."""
    heights = bars([_number(row[table.drawn]) for row in table.rows])
    return [
        (str(row[0]), short(_number(row[table.drawn])), height) for row, height in zip(table.rows, heights, strict=True)
    ]


def short(value: Decimal | None) -> str:
    """12,345 as 1.2万: room is little under a column."""
    if value is None:
        return NOTHING
    if abs(value) >= WAN:
        return f"{rounded(value / WAN, 1)}万"
    return shown(value, "") if value != value.to_integral_value() else f"{value:,.0f}"


def cards(figures: Sequence[Figure]) -> Iterator[Card]:
    """The figures that are given, those of several subjects together."""
    given = [figure for figure in figures if figure.value is not None]
    order = list(dict.fromkeys(figure.id for figure in given))
    given.sort(key=lambda figure: order.index(figure.id))
    for _, group in groupby(given, key=lambda figure: figure.id):
        same = list(group)
        if len(same) > 2 or (len(same) > 1 and figure_mix(same[0])):
            yield _several(same)
        else:
            yield from map(_single, same)


def figure_mix(figure: Figure) -> bool:
    """Whether the figure is one share of a whole, whose parts keep their order."""
    return figure.id.endswith("_mix")


def _single(figure: Figure) -> Card:
    unit = figure.definition.unit
    compared = change(figure)
    return Card(
        figure,
        name(figure),
        shown(figure.value, unit),
        compared,
        shown(figure.previous, unit) if compared else "",
        besides(figure),
        alarms=(figure.alarm,) if figure.alarm else (),
        files=figure.files,
        n=_count(figure),
    )


def _several(figures: Sequence[Figure]) -> Card:
    first = figures[0]
    of = first.definition
    if not figure_mix(first) and first.id not in ORDERED:
        figures = sorted(figures, key=lambda figure: (-(figure.value or Decimal(0)), figure.subject))
    shown_ = figures[:MOST_SUBJECTS]
    values = [figure.value or Decimal(0) for figure in shown_]
    whole = [Decimal(1)] if of.unit == PERCENT and MOSTLY <= max(values) <= 1 else []
    drawn = bars([*values, *whole])
    counts = {_count(figure) for figure in figures}
    return Card(
        first,
        of.name,
        rows=tuple(
            Row(
                figure.subject,
                shown(figure.value, of.unit),
                bar or Bar(0, 0),
                figure.alarm,
                _count(figure) if len(counts) > 1 else "",
            )
            for figure, bar in zip(shown_, drawn, strict=False)
        ),
        left=len(figures) - len(shown_),
        alarms=tuple(dict.fromkeys(figure.alarm for figure in figures if figure.alarm)),
        files=tuple(sorted({file for figure in figures for file in figure.files})),
        n=_count(first) if len(counts) == 1 else "",
    )


def _count(figure: Figure) -> str:
    return f"n={Decimal(figure.n):,.0f}" if figure.n is not None else ""


def _cell(cell: str | Decimal | int | None, column: Column, most: Decimal) -> Cell:
    value = _number(cell)
    if value is None:
        return Cell(str(cell) if cell else NOTHING, column.unit is not None)
    shade = min(SHADES, int(value * SHADES / most) + 1) if most and value > 0 else 0
    return Cell(shown(value, column.unit), True, shade)


def _number(cell: str | Decimal | int | None) -> Decimal | None:
    return Decimal(cell) if isinstance(cell, Decimal | int) else None
