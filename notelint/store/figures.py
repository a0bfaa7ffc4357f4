"""Figures of exports in the history file: one row for each subject, account, key and day.

A later export of the same day adds figures and replaces those it repeats; it takes none away. So the same file twice,
copies of it and overlapping exports leave one row. An export is stored whole or not at all.
"""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from notelint.store.opening import connect, telling, transaction
from notelint.store.schema import StoreError, create, fault, migrate
from notelint.store.snapshots import NOTE, Snapshot

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal
    from typing import Any

_COLUMNS = "source, subject, key, taken_on, file, line, nullif(account, ''), note, title, published, form, figures, texts, remarks"
_INSERT = (
    "INSERT INTO snapshot (source, subject, account, taken_on, key, export, line, figures, texts, remarks, note, title,"
    " published, form) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
_UPDATE = (
    "UPDATE snapshot SET export = ?, line = ?, figures = ?, texts = ?, remarks = ?, note = ?, title = ?, published = ?,"
    " form = ? WHERE number = ?"
)
_TITLE = (
    "INSERT INTO title VALUES (?,?,?,?,?,?) ON CONFLICT DO UPDATE SET"
    " note = excluded.note, seen_on = min(seen_on, excluded.seen_on)"
)
_CACHE = 65_536
"""KiB of the file kept in memory while an export is stored: keys come in no order."""
_BATCH = 500
"""Snapshots that are looked up and stored at once."""
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
            kept = Kept()
            rest = iter(found)
            while batch := list(islice(rest, _BATCH)):
                kept = Kept(*map(sum, zip(kept, _put(connection, number, batch), strict=True)))
        return kept
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
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
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


class _Written(NamedTuple):
    """A snapshot as its row says it: what is compared, and the rest."""

    figures: str
    texts: str
    remarks: str
    note: str | None
    title: str | None
    published: str | None
    form: str | None


def _put(connection: sqlite3.Connection, export: int, batch: Sequence[Snapshot]) -> Kept:
    """Store some snapshots."""
    new: dict[tuple[str, ...], tuple[Any, ...]] = {}
    titles: list[tuple[Any, ...]] = []
    changed = same = 0
    known = _known(connection, batch)
    for snapshot in batch:
        account = snapshot.account or ""
        key = (snapshot.source, snapshot.subject, account, snapshot.taken_on, snapshot.key)
        before = known.get(key)
        after = _written(snapshot, before[1] if before is not None else None)
        if before is not None and after == before[1]:
            same += 1
            continue
        if snapshot.subject == NOTE and snapshot.title:
            titles.append((snapshot.source, account, snapshot.key, snapshot.title, snapshot.note, snapshot.taken_on))
        if before is None:
            new[key] = (*key, export, snapshot.line, *after)
        elif before[0]:
            changed += 1
            connection.execute(_UPDATE, (export, snapshot.line, *after, before[0]))
        else:  # twice in this batch
            changed += 1
            new[key] = (*key, export, snapshot.line, *after)
        known[key] = (before[0] if before is not None else 0, after)
    connection.executemany(_INSERT, new.values())
    connection.executemany(_TITLE, titles)
    return Kept(len(new), changed, same)


def _known(connection: sqlite3.Connection, batch: Sequence[Snapshot]) -> dict[tuple[str, ...], tuple[int, _Written]]:
    """The rows that some snapshots have already, with their numbers."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for each in batch:
        groups.setdefault((each.source, each.subject, each.account or "", each.taken_on), []).append(each.key)
    known: dict[tuple[str, ...], tuple[int, _Written]] = {}
    for group, keys in groups.items():
        asked = (
            f"SELECT key, number, {', '.join(_Written._fields)} FROM snapshot WHERE source = ? AND subject = ?"
            f" AND account = ? AND taken_on = ? AND key IN ({','.join('?' * len(keys))})"
        )
        for row in connection.execute(asked, (*group, *keys)):
            known[(*group, row[0])] = (row[1], _Written(*row[2:]))
    return known


def _written(found: Snapshot, before: _Written | None) -> _Written:
    """The row of a snapshot, with the figures and texts that were there before and that it does not repeat."""
    figures = {name: _exact(value) for name, value in found.values.items()}
    texts = dict(found.texts)
    rest = ("\n".join(found.remarks), found.note, found.title, found.published_at, found.form)
    made = _Written(_json(figures), _json(texts), *rest)
    if before is None or before[:2] == made[:2]:
        return made
    from json import loads

    earlier: dict[str, str] = loads(before.figures)
    said: dict[str, str] = loads(before.texts)
    if figures.items() <= earlier.items() and texts.items() <= said.items():  # in whatever order
        return _Written(before.figures, before.texts, *rest)
    return _Written(_json(earlier | figures), _json(said | texts), *rest)


def _exact(value: Decimal) -> str:
    """The shortest plain writing of a number."""
    written = str(value)
    return written if written.isdigit() else format(value.normalize(), "f")


def _json(data: dict[str, str]) -> str:
    if not data:
        return "{}"
    from json import dumps

    return dumps(data, ensure_ascii=False)


def _snapshot(row: tuple[Any, ...]) -> Snapshot:
    from decimal import Decimal
    from json import loads

    figures = {name: Decimal(value) for name, value in loads(row[11]).items()}
    remarks = tuple(row[13].split("\n")) if row[13] else ()
    return Snapshot._make((*row[:11], figures, loads(row[12]), remarks))
