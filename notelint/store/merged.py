"""What several exports say of one subject on one day, as one: a later export adds and replaces, and takes none away."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from notelint.store.snapshots import Snapshot


class Said(NamedTuple):
    """What a row of the store says: figures and texts as JSON objects, remarks one a line."""

    figures: str
    texts: str
    remarks: str
    note: str | None
    title: str | None
    published: str | None
    form: str | None


def said(found: Snapshot) -> Said:
    """The row of a snapshot."""
    figures = {name: _exact(value) for name, value in found.values.items()}
    rest = ("\n".join(found.remarks), found.note, found.title, found.published_at, found.form)
    return Said(_json(figures), _json(found.texts), *rest)


def merged(rows: Sequence[Said]) -> Said:
    """One row of some, the earliest export first. Remarks are those of the exports whose figures are still there."""
    last = rows[-1]
    if len(rows) == 1 or all(row == last for row in rows):
        return last
    from json import loads

    figures: dict[str, str] = {}
    texts: dict[str, str] = {}
    told = [loads(row.figures) for row in rows]
    for row, own in zip(rows, told, strict=True):
        figures |= own
        texts |= loads(row.texts)
    remarks: dict[str, None] = dict.fromkeys(_lines(last))
    later = set(told[-1])
    for row, own in reversed(list(zip(rows[:-1], told[:-1], strict=True))):
        if not own.keys() <= later:
            remarks |= dict.fromkeys(_lines(row))
        later |= own.keys()
    note, title, published, form = (
        next((value for value in reversed(values) if value is not None), None)
        for values in zip(*(row[3:] for row in rows), strict=True)
    )
    return Said(_json(figures), _json(texts), "\n".join(remarks), note, title, published, form)


def _lines(row: Said) -> list[str]:
    return row.remarks.split("\n") if row.remarks else []


def _exact(value: Decimal) -> str:
    """The shortest plain writing of a number."""
    written = str(value)
    return written if written.isdigit() else format(value.normalize(), "f")


def _json(data: object) -> str:
    return _encoder()(data) if data else "{}"


@cache
def _encoder() -> Callable[[object], str]:
    from json import JSONEncoder

    return JSONEncoder(ensure_ascii=False).encode
