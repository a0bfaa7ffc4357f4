"""A report as JSON: ``"schema": 1``, keys only ever added.

Numbers are JSON numbers with at most six decimals, not text: every reader of JSON can add them up. Rates are fractions
of one; ``shown`` is the value as people read it, rounded once, halves up, from the exact value.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from notelint.matrix.amounts import rounded
from notelint.matrix.figures.definitions import GROUPS
from notelint.matrix.figures.wording import change, shown

if TYPE_CHECKING:
    from notelint.matrix.figures.figure import Block, Figure, Report, Table, Window

SCHEMA = 1
DECIMALS = 6


def document(report: Report, version: str) -> dict[str, Any]:
    """The report as plain data. ``version`` is that of notelint."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "notelint", "version": version},
        "title": report.title,
        "audience": report.audience or None,
        "today": report.today,
        "window": _window(report.window),
        "previous_window": _window(report.before),
        "head": [{"name": name, "text": text} for name, text in report.head],
        "blocks": [_block(block) for block in report.blocks],
    }


def _window(window: Window) -> dict[str, Any]:
    return {"from": window.first, "to": window.last, "name": window.name or None, "complete": window.complete}


def _block(block: Block) -> dict[str, Any]:
    return {
        "id": block.id,
        "title": block.title,
        "lines": list(block.lines),
        "figures": [record(figure) for figure in block.figures],
        "tables": [_table(table) for table in block.tables],
    }


def record(figure: Figure) -> dict[str, Any]:
    """One figure as plain data."""
    of = figure.definition
    return {
        "id": figure.id,
        "name": of.name,
        "group": GROUPS[of.group],
        "subject": figure.subject or None,
        "value": plain(figure.value),
        "shown": shown(figure.value, of.unit) if figure.value is not None else None,
        "unit": of.unit or None,
        "n": plain(figure.n),
        "window": {"from": figure.window.first, "to": figure.window.last},
        "formula": of.formula,
        "basis": of.basis or None,
        "files": list(figure.files),
        "reason": figure.reason or None,
        "previous": plain(figure.previous),
        "change": change(figure) or None,
        "beside": {name: plain(value) for name, value in figure.beside},
        "remark": figure.remark or None,
        "alarm": figure.alarm or None,
        "source": of.source or None,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "title": table.title,
        "columns": [{"name": column.name, "unit": column.unit or None} for column in table.columns],
        "rows": [[plain(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in table.rows],
        "files": list(table.files),
        "remark": table.remark or None,
    }


def plain(value: Decimal | int | None) -> int | float | None:
    """The number as JSON has it: whole where it is whole, else with at most six decimals."""
    if value is None or isinstance(value, int):
        return value
    near = rounded(value, DECIMALS)
    return int(near) if near == near.to_integral_value() else float(near)
