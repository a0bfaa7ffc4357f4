"""The report of a plan as a terminal shows it: plain words, indented, and a table whose columns stand in line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.report.width import shown, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.matrix.planning.summary import Section


def plain(sections: Sequence[Section]) -> str:
    """The sections of a report, each under its title."""
    lines: list[str] = []
    for section in sections:
        lines += ["", shown(section.title)] if lines else [shown(section.title)]
        lines += [f"  {shown(line)}" if line else "" for line in section.lines]
        lines += _aligned([[shown(cell) for cell in row] for row in section.table])
    return "\n".join(lines) + "\n"


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows with each column as wide as its widest cell; numbers, in all columns but the first, to the right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        blanks = [" " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)]
        right = [blank + cell for blank, cell in zip(blanks[1:], row[1:], strict=True)]
        yield "  " + "  ".join([row[0] + blanks[0], *right])
