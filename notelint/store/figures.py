"""Figures of exports in the history file: one row for each subject, account, key and day.

A later export of the same day adds figures and replaces those it repeats; it takes none away. So the same file twice,
copies of it and overlapping exports leave one row. An export is stored whole or not at all.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from notelint.store.opening import connect, telling, transaction
from notelint.store.schema import StoreError, create, fault, migrate
from notelint.store.snapshots import NOTE, Snapshot

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from typing import Any

_COLUMNS = "source, subject, key, taken_on, file, line, nullif(account, ''), note, title, published, form, figures, texts, remarks"
_KEY = "source = ? AND subject = ? AND account = ? AND key = ? AND taken_on = ?"
_FROM = "(SELECT s.*, e.file AS file FROM snapshot AS s JOIN export AS e ON e.number = s.export)"


class Export(NamedTuple):
    """A file as it was stored: digest of its bytes, the account it was read for, importer, ISO day of its figures."""

    digest: bytes
    file: str
    source: str
    taken_on: str
    account: str = ""


class Kept(NamedTuple):
    """What became of the snapshots handed in."""

    new: int = 0
    changed: int = 0
    same: int = 0


class FigureStats(NamedTuple):
    """What the store holds: snapshots by (subject, source), files, first and last ISO day."""

    snapshots: int = 0
    exports: int = 0
    first: str | None = None
    last: str | None = None
    kinds: tuple[tuple[str, str, int], ...] = ()


class Title(NamedTuple):
    """A title a note was seen with on the platform, and the first day of that."""

    title: str
    seen_on: str


def add(path: str, export: Export, found: Iterable[Snapshot]) -> Kept:
    """Store one export in one transaction; what ``found`` raises undoes it.

    The same bytes under another day, account or importer move there: what they gave before is taken out. Raises
    StoreError.
    """
    with telling(path):
        connection = _writable(path)
    try:
        with telling(path), transaction(connection):
            number = _export(connection, export)
            counts = [0, 0, 0]
            for snapshot in found:
                counts[_put(connection, number, snapshot)] += 1
        return Kept(*counts)
    finally:
        connection.close()


def stored(path: str, digest: bytes) -> Export | None:
    """How these bytes were stored before, or null."""
    asked = "SELECT digest, file, source, taken_on, account FROM export WHERE digest = ?"
    return next((Export(*row) for row in _rows(path, asked, (digest,))), None)


def snapshots(
    path: str, *, subject: str | None = None, since: str | None = None, until: str | None = None
) -> Iterator[Snapshot]:
    """The snapshots of a store by day, source, account and key; ``since`` and ``until`` are ISO days, inclusive.

    A store that is not there, or has no figures, gives none. Raises StoreError.
    """
    where, values = _where(subject, since, until)
    order = "ORDER BY taken_on, subject, source, account, key"
    for row in _rows(path, f"SELECT {_COLUMNS} FROM {_FROM} {where} {order}", values):
        yield _snapshot(row)


def latest(path: str, *, subject: str | None = None, until: str | None = None) -> Iterator[Snapshot]:
    """Of each source, subject, account and key the newest snapshot up to ``until``, ordered by these."""
    where, values = _where(subject, None, until)
    newest = f"SELECT *, max(taken_on) FROM {_FROM} {where} GROUP BY source, subject, account, key"
    for row in _rows(path, f"SELECT {_COLUMNS} FROM ({newest}) ORDER BY subject, source, account, key", values):
        yield _snapshot(row)


def titles(path: str, note: str) -> tuple[Title, ...]:
    """Every title a draft's note was seen with on the platform, the earliest first."""
    asked = "SELECT title, min(seen_on) FROM title WHERE note = ? GROUP BY title ORDER BY 2, 1"
    return tuple(Title(*row) for row in _rows(path, asked, (note,)))


def joined_ids(path: str) -> tuple[tuple[str, str], ...]:
    """Platform ids of notes, each with the draft it was last joined with."""
    asked = (
        "SELECT json_extract(texts, '$.note_id') AS platform, note, max(taken_on) FROM snapshot"
        " WHERE subject = ? AND note IS NOT NULL AND platform IS NOT NULL GROUP BY platform ORDER BY platform"
    )
    return tuple((str(row[0]), str(row[1])) for row in _rows(path, asked, (NOTE,)))


def stats(path: str) -> FigureStats:
    """What a store holds; nothing where it has no figures."""
    count, first, last = next(
        _rows(path, "SELECT count(*), min(taken_on), max(taken_on) FROM snapshot", ()), (0, None, None)
    )
    exports = next(_rows(path, "SELECT count(*) FROM export", ()), (0,))[0]
    kinds = _rows(path, "SELECT subject, source, count(*) FROM snapshot GROUP BY subject, source ORDER BY 1, 2", ())
    return FigureStats(count, exports, first, last, tuple((str(row[0]), str(row[1]), int(row[2])) for row in kinds))


def _where(subject: str | None, since: str | None, until: str | None) -> tuple[str, tuple[str, ...]]:
    asked = (("subject = ?", subject), ("taken_on >= ?", since), ("taken_on <= ?", until))
    given = [(clause, value) for clause, value in asked if value is not None]
    where = " AND ".join(clause for clause, _ in given)
    return (f"WHERE {where}" if where else ""), tuple(value for _, value in given)


def _rows(path: str, asked: str, values: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """The rows of a query; none where there is no store, or one from before figures were kept."""
    if not os.path.isfile(path):
        return
    with telling(path):
        connection = connect(path, write=False)
    try:
        with telling(path):
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
                return
            _ours(connection, path)
            if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'snapshot'").fetchone() is None:
                return
            yield from connection.execute(asked, values)
    finally:
        connection.close()


def _writable(path: str) -> sqlite3.Connection:
    connection = connect(path, write=True)
    try:
        empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if not empty:
            _ours(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        if empty:
            create(connection)
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _ours(connection: sqlite3.Connection, path: str) -> None:
    foreign = fault(connection, path)
    if foreign is not None:
        raise StoreError(foreign)


def _export(connection: sqlite3.Connection, export: Export) -> int:
    """The number of an export; one that was stored under another day loses what it gave."""
    execute = connection.execute
    asked = "SELECT number, source, account, taken_on FROM export WHERE digest = ?"
    row = execute(asked, (export.digest,)).fetchone()
    now = (export.source, export.account, export.taken_on)
    if row is None:
        made = execute(
            "INSERT INTO export (source, account, taken_on, digest, file) VALUES (?,?,?,?,?)",
            (*now, export.digest, export.file),
        )
        return int(made.lastrowid or 0)
    if row[1:] != now:
        execute("DELETE FROM snapshot WHERE export = ?", (row[0],))
        execute(
            "UPDATE export SET source = ?, account = ?, taken_on = ?, file = ? WHERE number = ?",
            (*now, export.file, row[0]),
        )
    return int(row[0])


def _put(connection: sqlite3.Connection, export: int, found: Snapshot) -> int:
    """Store one snapshot: 0 it is new, 1 it changed, 2 it was there."""
    from json import dumps, loads

    execute = connection.execute
    account = found.account or ""
    key = (found.source, found.subject, account, found.key, found.taken_on)
    figures = {name: format(value.normalize(), "f") for name, value in found.values.items()}
    texts = dict(found.texts)
    known = execute(
        f"SELECT number, figures, texts, remarks, note, title, published, form FROM snapshot WHERE {_KEY}", key
    ).fetchone()
    remarks = "\n".join(found.remarks)
    rest = (found.note, found.title, found.published_at, found.form)
    if found.subject == NOTE and found.title:
        _title(connection, found, account)
    if known is None:
        execute(
            "INSERT INTO snapshot (source, subject, account, key, taken_on, export, line, note, title, published, form,"
            " figures, texts, remarks) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (*key, export, found.line, *rest, _json(dumps, figures), _json(dumps, texts), remarks),
        )
        return 0
    before = loads(known[1]), loads(known[2]), known[3], known[4:]
    after = {**before[0], **figures}, {**before[1], **texts}, remarks, rest
    if before == after:
        return 2
    execute(
        "UPDATE snapshot SET export=?, line=?, note=?, title=?, published=?, form=?, figures=?, texts=?, remarks=?"
        " WHERE number=?",
        (export, found.line, *rest, _json(dumps, after[0]), _json(dumps, after[1]), remarks, known[0]),
    )
    return 1


def _json(dumps: Any, data: dict[str, str]) -> str:
    return str(dumps(data, ensure_ascii=False)) if data else "{}"


def _title(connection: sqlite3.Connection, found: Snapshot, account: str) -> None:
    connection.execute(
        "INSERT INTO title VALUES (?,?,?,?,?,?) ON CONFLICT DO UPDATE SET"
        " note = excluded.note, seen_on = min(seen_on, excluded.seen_on)",
        (found.source, account, found.key, found.title, found.note, found.taken_on),
    )


def _snapshot(row: tuple[Any, ...]) -> Snapshot:
    from decimal import Decimal
    from json import loads

    figures = {name: Decimal(value) for name, value in loads(row[11]).items()}
    remarks = tuple(row[13].split("\n")) if row[13] else ()
    return Snapshot._make((*row[:11], figures, loads(row[12]), remarks))
