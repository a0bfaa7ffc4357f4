"""The history of a brand: what was published, and who shares fingerprints with a draft. One SQLite file, WAL.

Several processes may read while one writes; writers wait for each other. A batch of notes is written in one
transaction, so a process that dies loses what it had not committed and nothing else. Bodies are kept as they were
published: spans point into them, and fingerprints can be made again when their version changes.
"""

from __future__ import annotations

import os
import time
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from notelint.store.opening import connect, telling, transaction
from notelint.store.published import Published
from notelint.store.schema import EmptyStoreError, StoreError, create, fault, migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

BATCH = 500
"""Notes in the first transaction of an addition. Each further one takes twice as many, as long as that goes quickly:
fingerprints lie all over the file, so that few large transactions write much less than many small ones."""
MOST = 100_000
"""Notes in one transaction at most."""
_QUICK, _SLOW = 8.0, 20.0
"""Seconds: a transaction that took less is followed by a larger one, one that took more by a smaller. Other writers
wait meanwhile, and give up in the end."""
_CACHE = 256_000
"""KB of the file that a writer may keep in memory."""
CAP = 200
"""Notes looked at for one fingerprint, the oldest first: all hot fingerprints of a template then name the same ones."""
_COLUMNS = "id, body, title, account, published, series, path"


def holds_notes(path: str) -> bool:
    """Whether there is any note in a history that can be read. Raises StoreError."""
    with telling(path):
        connection = connect(path, write=False)
        try:
            return connection.execute("SELECT 1 FROM note LIMIT 1").fetchone() is not None
        finally:
            connection.close()


class Fingerprints(NamedTuple):
    """How fingerprints of a body, or of many at once, are made, and the version to which they belong."""

    make: Callable[[str], Iterable[int]]
    version: str
    make_all: Callable[[Sequence[str]], Iterable[tuple[int, int]]] | None = None

    def rows(self, bodies: Sequence[str]) -> Iterable[tuple[int, int]]:
        """Every different fingerprint of each of some bodies with the body's place, in ascending order."""
        if self.make_all is not None:
            return self.make_all(bodies)
        return sorted({(value, place) for place, body in enumerate(bodies) for value in self.make(body)})


class Added(NamedTuple):
    """What became of the notes handed in."""

    new: int = 0
    changed: int = 0
    same: int = 0


class Stats(NamedTuple):
    """What a history holds. ``size`` is in bytes; dates are ISO."""

    notes: int
    fingerprints: int
    size: int
    first: str | None
    last: str | None
    accounts: tuple[tuple[str | None, int], ...]
    version: str


class History:
    """An open history. Raises StoreError, in words for the user, for anything that goes wrong with the file."""

    def __init__(self, path: str, fingerprints: Fingerprints, *, write: bool = False) -> None:
        self.path = path
        self._fingerprints = fingerprints
        if not write and not os.path.isfile(path):
            raise StoreError(f"找不到历史库 {path}；用 notelint history add 稿件 --store {path} 建立")
        with telling(self.path):
            self._connection = connect(path, write=write)
        try:
            with telling(self.path):
                self._ready(write=write)
        except StoreError:
            self._connection.close()
            raise

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def __enter__(self) -> History:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, notes: Iterable[Published]) -> Added:
        """Keep notes; one of a known id replaces the earlier one. They are committed in batches."""
        total = [0, 0, 0]
        rest, size = iter(notes), BATCH
        while batch := list(islice(rest, size)):
            rows = self._fingerprints.rows([note.body for note in batch])
            begin = time.monotonic()
            with telling(self.path), transaction(self._connection):
                fresh: dict[int, int] = {}
                for place, note in enumerate(batch):
                    total[self._put(note, place, fresh)] += 1
                self._index(rows, {place: number for number, place in fresh.items()})
            taken = time.monotonic() - begin
            size = min(2 * size, MOST) if taken < _QUICK else max(size // 2, BATCH) if taken > _SLOW else size
        return Added(*total)

    def remove(self, ids: Sequence[str]) -> list[str]:
        """Forget notes; returns the ids that were there."""
        gone: list[str] = []
        with telling(self.path), transaction(self._connection):
            for name in ids:
                row = self._connection.execute("SELECT number, body FROM note WHERE id = ?", (name,)).fetchone()
                if row is not None:
                    self._drop(*row)
                    self._connection.execute("DELETE FROM note WHERE number = ?", (row[0],))
                    gone.append(name)
        return gone

    def of_account(self, account: str) -> list[str]:
        """The ids of an account's notes."""
        with telling(self.path):
            return [row[0] for row in self._connection.execute("SELECT id FROM note WHERE account = ?", (account,))]

    def holding(self, hashes: Iterable[int]) -> dict[int, list[int]]:
        """For each of these fingerprints that is known, the numbers of the notes that have it, up to ``CAP``."""
        known: dict[int, list[int]] = {}
        look = f"SELECT note FROM fingerprint WHERE hash = ? ORDER BY note LIMIT {CAP}"
        with telling(self.path):
            execute = self._connection.execute
            for value in set(hashes):
                found = execute(look, (value,)).fetchall()
                if found:
                    known[value] = [row[0] for row in found]
        return known

    def note(self, number: int) -> Published:
        """The note of a number that ``holding`` gave."""
        with telling(self.path):
            row = self._connection.execute(f"SELECT {_COLUMNS} FROM note WHERE number = ?", (number,)).fetchone()
        return Published(*row)

    def notes(self) -> Iterator[Published]:
        """Every note in the order in which they were added."""
        with telling(self.path):
            for row in self._connection.execute(f"SELECT {_COLUMNS} FROM note ORDER BY number"):
                yield Published(*row)

    def stats(self) -> Stats:
        """What the history holds."""
        with telling(self.path):
            execute = self._connection.execute
            notes, first, last = execute("SELECT count(*), min(published), max(published) FROM note").fetchone()
            accounts = execute("SELECT account, count(*) FROM note GROUP BY account ORDER BY 2 DESC, 1").fetchall()
            fingerprints = execute("SELECT count(*) FROM fingerprint").fetchone()[0]
        return Stats(
            notes, fingerprints, os.path.getsize(self.path), first, last, tuple(accounts), self._fingerprints.version
        )

    def verify(self) -> list[str]:
        """Everything that is wrong with the file, in words; empty where nothing is."""
        with telling(self.path):
            execute = self._connection.execute
            said = [row[0] for row in execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
            if said:
                return [f"文件损坏：{each}" for each in said]
            kept = execute("SELECT count(*) FROM fingerprint").fetchone()[0]
            expected = 0
            for number, name, body in execute("SELECT number, id, body FROM note"):
                own = set(self._fingerprints.make(body))
                expected += len(own)
                missing = [value for value in own if not self._has(value, number)]
                if missing:
                    said.append(f"笔记 {name} 缺 {len(missing)} 个指纹")
            if kept != expected and not said:
                said.append(f"多出 {kept - expected} 个没有笔记的指纹")
        return said

    def _ready(self, *, write: bool) -> None:
        execute = self._connection.execute
        empty = execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        foreign = fault(self._connection, self.path) if not empty else None
        if foreign is not None:
            raise StoreError(foreign)
        if not write:
            if empty:
                raise EmptyStoreError(f"历史库 {self.path} 是空的；用 notelint history add 存入已发布的笔记")
            if self._version() not in {None, self._fingerprints.version}:  # null: figures, and never a note
                raise StoreError(
                    f"历史库 {self.path} 的指纹是另一个版本的；运行一次 notelint history add（可不带稿件）即会更新"
                )
            return
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = FULL")
        execute(f"PRAGMA cache_size = -{_CACHE}")
        if empty:
            create(self._connection)
        migrate(self._connection)
        if self._version() != self._fingerprints.version:
            self._rebuild()

    def _version(self) -> str | None:
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'fingerprints'").fetchone()
        return None if row is None else row[0]

    def _rebuild(self) -> None:
        """Make all fingerprints again, in one transaction."""
        with transaction(self._connection):
            if self._version() == self._fingerprints.version:
                return
            self._connection.execute("DELETE FROM fingerprint")
            bodies = self._connection.execute("SELECT number, body FROM note ORDER BY number")
            while batch := bodies.fetchmany(MOST // 10):
                rows = self._fingerprints.rows([body for _, body in batch])
                self._index(rows, {place: number for place, (number, _) in enumerate(batch)})
            self._connection.execute(
                "INSERT OR REPLACE INTO meta VALUES ('fingerprints', ?)", (self._fingerprints.version,)
            )

    def _put(self, note: Published, place: int, fresh: dict[int, int]) -> int:
        """Keep the note at a place of a batch; ``fresh`` takes the numbers of bodies to be indexed, with their places."""
        execute = self._connection.execute
        digest = note.digest()
        row = execute("SELECT number, digest, body FROM note WHERE id = ?", (note.id,)).fetchone()
        values = (digest, note.path, note.account, note.title, note.published, note.series, note.body)
        if row is None:
            made = execute(
                "INSERT INTO note (digest, path, account, title, published, series, body, id) VALUES (?,?,?,?,?,?,?,?)",
                (*values, note.id),
            )
            fresh[int(made.lastrowid or 0)] = place
            return 0
        number, known, body = row
        if known == digest:
            return 2
        if body != note.body:
            if number not in fresh:
                self._drop(number, body)
            fresh[number] = place
        execute(
            "UPDATE note SET digest=?, path=?, account=?, title=?, published=?, series=?, body=? WHERE number=?",
            (*values, number),
        )
        return 1

    def _index(self, rows: Iterable[tuple[int, int]], numbers: Mapping[int, int]) -> None:
        """Keep the fingerprints of the bodies at some places, in their order: pages of the file are then met once."""
        own = ((value, numbers[place]) for value, place in rows if place in numbers)
        self._connection.executemany("INSERT INTO fingerprint VALUES (?, ?)", own)

    def _drop(self, number: int, body: str) -> None:
        rows = [(value, number) for value in set(self._fingerprints.make(body))]
        self._connection.executemany("DELETE FROM fingerprint WHERE hash = ? AND note = ?", rows)

    def _has(self, value: int, number: int) -> bool:
        look = "SELECT 1 FROM fingerprint WHERE hash = ? AND note = ?"
        return self._connection.execute(look, (value, number)).fetchone() is not None
