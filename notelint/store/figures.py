"""Figures of exports in the history file: what each export says of each subject, account, key and day.

Several exports that speak of the same are read as one (see ``merged``), so that the same file twice, copies of it and
overlapping exports give one snapshot; an export that turns out to be of another day takes only its own along. An
export is stored whole or not at all.
"""

from __future__ import annotations

import os
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from notelint.store.merged import Said, merged, said
from notelint.store.opening import connect, telling, transaction
from notelint.store.schema import StoreError, create, fault, migrate
from notelint.store.snapshots import NOTE, Snapshot

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

_KEY = "source, subject, account, taken_on, key"
"""What tells a snapshot apart; several exports may speak of it."""
_COLUMNS = f"source, subject, key, taken_on, file, line, nullif(account, ''), {', '.join(Said._fields)}"
_INSERT = f"INSERT INTO snapshot ({_KEY}, export, line, {', '.join(Said._fields)}) VALUES ({','.join('?' * 14)})"
_UPDATE = f"UPDATE snapshot SET line = ?, {', '.join(f'{name} = ?' for name in Said._fields)} WHERE number = ?"
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
            writing = _Writing(connection, export)
            kept = Kept()
            rest = iter(found)
            while batch := list(islice(rest, _BATCH)):
                kept = Kept(*map(sum, zip(kept, writing.put(batch), strict=True)))
            writing.end()
        return kept
    finally:
        connection.close()


def stored(path: str, digest: bytes) -> Export | None:
    """How these bytes were stored before, or null."""
    asked = "SELECT digest, file, source, taken_on, account FROM export WHERE digest = ?"
    return next((Export(*row) for row in _rows(path, asked, (digest,))), None)


def gave(path: str, digest: bytes) -> bool:
    """Whether any figures are stored that these bytes gave."""
    asked = "SELECT 1 FROM snapshot WHERE export = (SELECT number FROM export WHERE digest = ?) LIMIT 1"
    return next(_rows(path, asked, (digest,)), None) is not None


def snapshots(
    path: str, *, subject: str | None = None, since: str | None = None, until: str | None = None
) -> Iterator[Snapshot]:
    """The snapshots of a store by day, source, account and key; ``since`` and ``until`` are ISO days, inclusive.

    A store that is not there, or has no figures, gives none. Raises StoreError.
    """
    where, values = _where(subject, since, until)
    order = "ORDER BY taken_on, subject, source, account, key, export"
    yield from _snapshots(_rows(path, f"SELECT {_COLUMNS} FROM {_FROM} {where} {order}", values))


def latest(path: str, *, subject: str | None = None, until: str | None = None) -> Iterator[Snapshot]:
    """Of each source, subject, account and key the newest snapshot up to ``until``, ordered by these."""
    where, values = _where(subject, None, until)
    age = "rank() OVER (PARTITION BY source, subject, account, key ORDER BY taken_on DESC) AS age"
    newest = f"(SELECT *, {age} FROM {_FROM} {where}) WHERE age = 1"
    order = "ORDER BY subject, source, account, key, export"
    yield from _snapshots(_rows(path, f"SELECT {_COLUMNS} FROM {newest} {order}", values))


def titles(path: str, note: str) -> tuple[Title, ...]:
    """Every title a draft's note was seen with on the platform, the earliest first."""
    asked = (
        "SELECT title, min(taken_on) FROM snapshot WHERE note = ? AND title IS NOT NULL GROUP BY title ORDER BY 2, 1"
    )
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
    each = f"(SELECT DISTINCT {_KEY} FROM snapshot)"
    asked = f"SELECT count(*), min(taken_on), max(taken_on) FROM {each}"
    count, first, last = next(_rows(path, asked, ()), (0, None, None))
    exports = next(_rows(path, "SELECT count(*) FROM export", ()), (0,))[0]
    kinds = _rows(path, f"SELECT subject, source, count(*) FROM {each} GROUP BY subject, source ORDER BY 1, 2", ())
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


class _Writing:
    """One export on its way into the store."""

    def __init__(self, connection: sqlite3.Connection, export: Export) -> None:
        self._connection = connection
        self._export = _export(connection, export)
        own = connection.execute("SELECT number FROM snapshot WHERE export = ?", (self._export,))
        self._before = {row[0] for row in own}
        """Rows this export gave when it was read before, and not yet now."""

    def put(self, batch: Sequence[Snapshot]) -> Kept:
        """Store some snapshots."""
        new: dict[tuple[str, ...], tuple[Any, ...]] = {}
        counts = [0, 0, 0]
        known = self._known(batch)
        for snapshot in batch:
            key = (snapshot.source, snapshot.subject, snapshot.account or "", snapshot.taken_on, snapshot.key)
            exports = known.setdefault(key, {})
            earlier = merged([each[1] for each in exports.values()]) if exports else None
            number, own = exports.get(self._export, (0, None))
            now = said(snapshot)
            if own is not None and number not in self._before:  # said twice by this export
                now = merged([own, now])
            self._before.discard(number)
            exports[self._export] = (number, now)
            if number == 0:
                new[key] = (*key, self._export, snapshot.line, *now)
            elif now != own:
                self._connection.execute(_UPDATE, (snapshot.line, *now, number))
            later = merged([exports[each][1] for each in sorted(exports)])
            counts[0 if earlier is None else 1 if later != earlier else 2] += 1
        self._connection.executemany(_INSERT, new.values())
        return Kept(*counts)

    def end(self) -> None:
        """Forget what the export gave when it was read before and gives no more."""
        self._connection.executemany("DELETE FROM snapshot WHERE number = ?", ((each,) for each in self._before))

    def _known(self, batch: Sequence[Snapshot]) -> dict[tuple[str, ...], dict[int, tuple[int, Said]]]:
        """What is stored of some snapshots already: by export, the earliest first, the number of the row and its words."""
        groups: dict[tuple[str, ...], set[str]] = {}
        for each in batch:
            groups.setdefault((each.source, each.subject, each.account or "", each.taken_on), set()).add(each.key)
        known: dict[tuple[str, ...], dict[int, tuple[int, Said]]] = {}
        for group, keys in groups.items():
            asked = (
                f"SELECT key, export, number, {', '.join(Said._fields)} FROM snapshot WHERE source = ? AND subject = ?"
                f" AND account = ? AND taken_on = ? AND key IN ({','.join('?' * len(keys))}) ORDER BY export"
            )
            for key, export, number, *words in self._connection.execute(asked, (*group, *sorted(keys))):
                known.setdefault((*group, key), {})[export] = (number, Said(*words))
        return known


def _snapshots(rows: Iterable[tuple[Any, ...]]) -> Iterator[Snapshot]:
    """Rows in order, those of one snapshot side by side with the earliest export first -> snapshots."""
    from decimal import Decimal
    from json import loads

    for (source, subject, key, taken_on, account), group in groupby(rows, lambda row: (*row[:4], row[6])):
        same = list(group)
        file, line = same[-1][4:6]
        words = merged([Said(*row[7:]) for row in same]) if len(same) > 1 else Said(*same[0][7:])
        figures = {name: Decimal(value) for name, value in loads(words.figures).items()}
        remarks = tuple(words.remarks.split("\n")) if words.remarks else ()
        yield Snapshot(
            source, subject, key, taken_on, file, line, account, words.note, words.title, words.published, words.form,
            figures, loads(words.texts), remarks,
        )  # fmt: skip
