"""Where the headings of a sheet stand, and which column is what: banners above, groups over merged cells, three rows.

Without an alias table the heading row is the one with the most distinct non-empty cells among the first six: a merged
banner repeats one text over all columns, so that most cells would choose it. With a table it is the block of up to
three rows in which most of its columns are found.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.importing.sources import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.matrix.importing.sheets import Line
    from notelint.matrix.importing.sources import Column, Source, Table

_SEARCHED = 6
_DEEPEST = 3


class Found(NamedTuple):
    """The headings of a sheet under one table of a source.

    ``columns`` are (index of the cell, column); ``line`` is the last heading row's. ``missing`` are required headings
    that are not there, ``twice`` stand over two columns, ``unread`` are those that nobody asked for.
    """

    line: int
    columns: tuple[tuple[int, Column], ...]
    missing: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    private: tuple[str, ...] = ()

    @property
    def matches(self) -> int:
        """How many columns of the table were found."""
        return len(self.columns)


def headings(head: Sequence[Line]) -> tuple[str, ...]:
    """The cells of the row that looks most like headings, for telling a user what was seen."""
    rows = [tuple(plain(value) for value in values) for _, values in head[:_SEARCHED]]
    best = max(rows, key=lambda row: len({cell for cell in row if cell}), default=())
    return tuple(dict.fromkeys(cell for cell in best if cell))


def find(head: Sequence[Line], table: Table, source: Source) -> Found:
    """The best block of headings for a table, though it may lack required ones."""
    best = Found(0, (), tuple(table.columns[heading].heading for heading in table.required))
    for last, names in _blocks(head):
        found = _matched(names, table, source, head[last][0])
        if (found.matches, -len(found.missing)) > (best.matches, -len(best.missing)):
            best = found
    return best


def _blocks(head: Sequence[Line]) -> Iterator[tuple[int, list[list[str]]]]:
    """(index of the last row, the names of each column from the most to the least specific), shallow blocks first."""
    rows = [[plain(value) for value in values] for _, values in head]
    for depth in range(1, _DEEPEST + 1):
        for start in range(min(_SEARCHED, len(rows) - depth + 1)):
            yield start + depth - 1, _joined(rows[start : start + depth])


def _joined(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows))
    padded = [row + [""] * (width - len(row)) for row in rows]
    groups = [_filled(row) for row in padded[:-1]]
    names: list[list[str]] = []
    for at in range(width):
        own = [place for place, row in enumerate(padded) if row[at]]
        if not own:
            names.append([])
            continue
        deepest = own[-1]
        path = [group[at] for group in groups[:deepest]] + [padded[deepest][at]]
        path = [part for place, part in enumerate(path) if part and (place == 0 or part != path[place - 1])]
        whole = ["".join(path[place:]) for place in range(len(path))]
        names.append([*whole[:-1], *(path[place] + path[-1] for place in range(len(path) - 2)), whole[-1]])
    last = Counter(candidates[-1] for candidates in names if candidates)
    if len(rows) > 1:  # a name under several groups is none without its group
        names = [
            candidates[:-1] if len(candidates) > 1 and last[candidates[-1]] > 1 else candidates for candidates in names
        ]
    return names


def _filled(row: list[str]) -> list[str]:
    """A row of groups: merged cells keep their text in the first one."""
    filled: list[str] = []
    for cell in row:
        filled.append(cell or (filled[-1] if filled else ""))
    return filled


def _matched(names: list[list[str]], table: Table, source: Source, line: int) -> Found:
    columns: list[tuple[int, Column]] = []
    seen: dict[str, str] = {}
    present: set[str] = set()
    twice: list[str] = []
    unread: list[str] = []
    private: list[str] = []
    for at, candidates in enumerate(names):
        heading = next((name for name in candidates if name in table.columns), None)
        if heading is None:
            secret = next((source.private[name] for name in candidates if name in source.private), None)
            if secret is not None:
                private.append(secret)
            elif candidates and not any(name in source.ignored for name in candidates):
                unread.append(candidates[0])
            continue
        column = table.columns[heading]
        name = column.parts[0].name
        if name in seen:
            if seen[name] == column.heading:
                twice.append(column.heading)
            else:
                unread.append(column.heading)
            continue
        seen[name] = column.heading
        present.add(heading)
        columns.append((at, column))
    missing = tuple(table.columns[heading].heading for heading in table.required if heading not in present)
    return Found(line, tuple(columns), missing, tuple(twice), tuple(unread), tuple(private))
