"""Opening the history file for reading or writing, and telling in words what goes wrong with it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from notelint.store.schema import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

WAIT = 30.0
"""Seconds to wait for another writer."""


def connect(path: str, *, write: bool) -> sqlite3.Connection:
    """A connection in autocommit mode; one that only reads never changes the file. Raises sqlite3.Error."""
    if write:
        return sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    address = "file:" + _quoted(os.path.abspath(path))
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=WAIT, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        # A reader of a WAL file needs to write beside it. Where it cannot, nobody else does either.
        if os.path.exists(path + "-wal") and os.path.getsize(path + "-wal"):
            raise
        connection.close()
        return sqlite3.connect(f"{address}?immutable=1", uri=True, timeout=WAIT, isolation_level=None)
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it; other writers wait."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def telling(path: str) -> Iterator[None]:
    """SQLite's errors become StoreError, in words for the user."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, path) from error


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(path)
