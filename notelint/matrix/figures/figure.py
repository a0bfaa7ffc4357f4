"""A figure and what a report is made of, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.figures.definitions import DEFINITIONS

if TYPE_CHECKING:
    from decimal import Decimal

    from notelint.matrix.figures.definitions import Definition


class Window(NamedTuple):
    """A stretch of days, both ends inside it, with its name for the reader."""

    first: str
    last: str
    name: str = ""
    complete: bool = True
    """Whether the calendar period is over; else the stretch ends where the data ends."""


class Figure(NamedTuple):
    """One number with everything needed to trust or doubt it.

    ``value`` is unrounded, fractions of one where the unit is %; null with a ``reason`` where it is withheld.
    ``subject`` is what it speaks of (an account's name, 图文 …), empty for the whole matrix. ``n`` is what was counted:
    the denominator of a rate, else the number of notes, accounts or rows.
    """

    id: str
    value: Decimal | None
    window: Window
    subject: str = ""
    n: Decimal | int | None = None
    files: tuple[str, ...] = ()
    reason: str = ""
    beside: tuple[tuple[str, Decimal], ...] = ()
    """Further numbers of the same unit, such as the mean beside a median."""
    previous: Decimal | None = None
    """The same figure of the window before; null where it cannot be compared."""
    age: Decimal | None = None
    """Median age of the notes' snapshots in days; figures of unequal age are not compared."""
    partial: bool = False
    """Whether too much of what it speaks of was not measured to compare it with another window."""
    remark: str = ""
    alarm: str = ""
    """What is wrong with the value and what to do about it, empty where nothing is."""

    @property
    def definition(self) -> Definition:
        """Its name, unit and formula."""
        return DEFINITIONS[self.id]


class Column(NamedTuple):
    """A column of a table; of numbers where it has a unit (``""`` for a bare count), of words where it is null."""

    name: str
    unit: str | None = None


class Table(NamedTuple):
    """Rows under a title. ``chart`` says how they are drawn: bars, line, funnel, stack, heat, or not at all.

    A chart's labels are in the first column; ``drawn`` is the column of its numbers.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | Decimal | int | None, ...], ...]
    files: tuple[str, ...] = ()
    remark: str = ""
    chart: str = ""
    drawn: int = 1


class Block(NamedTuple):
    """A part of a report: figures, then tables."""

    id: str
    title: str
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    lines: tuple[str, ...] = ()
    """Sentences for the reader."""


class Report(NamedTuple):
    """Everything an output prints. ``head`` are lines of name and words: weights, thresholds, sources."""

    title: str
    today: str
    window: Window
    before: Window
    audience: str
    head: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures in order."""
        return tuple(figure for block in self.blocks for figure in block.figures)
