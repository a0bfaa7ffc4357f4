"""Rows under a heading line -> notes: what CSV and spreadsheets share."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.model import Note, Skipped, Unchecked
from notelint.read.rows import Plan, note, plan, unknown_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notelint.read.source import Read, Source

_BANNER = 10
"""Exports put titles and notes above the headings; they are looked for in this many rows."""


class Row(NamedTuple):
    """One record: its first physical line, its values, and the cell of each value where cells have names."""

    line: int
    values: Sequence[Any]
    cells: Sequence[str] | None = None


class NoBody(Exception):  # noqa: N818 - in a folder it is no error
    """No row near the top has a 正文 or body column; ``unchecked`` is what could not be read there."""

    def __init__(self, unchecked: Sequence[Unchecked]) -> None:
        super().__init__()
        self.unchecked = unchecked


def read_rows(rows: Iterable[Row | Unchecked], source: Source, mark: str = "#") -> Iterator[Read]:
    """The notes of a table that has no blank rows; what could not be read stands between them in order.

    ``mark`` joins path and row number in the ids of notes that name none. Raises ``NoBody``.
    """
    rows = iter(rows)
    top = list(islice(rows, _BANNER))
    at, heading = _heading(top)
    yield from (row for row in top[:at] if isinstance(row, Unchecked))
    headings = tuple(_word(value) for value in heading.values)
    how = plan(headings)
    if how.repeated is not None:
        one, other = how.repeated
        yield source.unchecked("duplicate-key", f"「{one}」与「{other}」是同一列，请只留一个", heading.line)
        return
    notices = unknown_columns(how.unknown, heading.line)
    account = source.account(None)
    for number, row in enumerate(chain(top[at + 1 :], rows), 1):
        found = row if isinstance(row, Unchecked) else _read_row(how, headings, row, source, f"{mark}{number}", account)
        if notices and isinstance(found, Note):
            found = found._replace(notices=notices + found.notices)
            notices = ()
        yield found


def _heading(top: list[Row | Unchecked]) -> tuple[int, Row]:
    for at, row in enumerate(top):
        if isinstance(row, Row) and plan([_word(value) for value in row.values]).has_body():
            return at, row
    raise NoBody([row for row in top if isinstance(row, Unchecked)])


def _word(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _read_row(
    how: Plan, headings: tuple[str, ...], row: Row, source: Source, mark: str, account: str | None
) -> Note | Unchecked:
    values = row.values
    if len(values) < len(headings):
        values = [*values, *[None] * (len(headings) - len(values))]
    elif spare := [value for value in values[len(headings) :] if value not in (None, "")]:
        reason = f"这一行比表头多 {len(spare)} 格，文字可能错位；含逗号的文字请加引号"
        return source.unchecked("broken", reason, row.line)
    record = dict(zip(headings, values, strict=False))
    cells = None if row.cells is None else dict(zip(headings, row.cells, strict=False))
    return note(how, record, source, mark, row.line, account, cells)


def without_body(source: Source) -> Unchecked | Skipped:
    """What a table without a body column is: an error where the user named it, else no draft."""
    if not source.explicit:
        return Skipped(source.shown, "没有「正文」或 body 列，不是草稿")
    return source.unchecked("no-body-column", "没有「正文」或 body 列，不知道该检查哪些文字；请给那一列改名", 1)
