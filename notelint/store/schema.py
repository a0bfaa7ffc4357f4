"""The tables of the history file, how an older file becomes a newer one, and what can be wrong with a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

SCHEMA = 3
APPLICATION = 0x6E6C6873
"""Marks a SQLite file as ours."""

_EXPORT = """
CREATE TABLE export (
    number INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    file TEXT NOT NULL,
    source TEXT NOT NULL,
    account TEXT NOT NULL,
    taken_on TEXT NOT NULL
);
"""
_SNAPSHOT = """
CREATE TABLE snapshot (
    number INTEGER PRIMARY KEY,
    export INTEGER NOT NULL,
    source TEXT NOT NULL,
    subject TEXT NOT NULL,
    account TEXT NOT NULL,
    key TEXT NOT NULL,
    taken_on TEXT NOT NULL,
    line INTEGER NOT NULL,
    note TEXT,
    title TEXT,
    published TEXT,
    form TEXT,
    figures TEXT NOT NULL,
    texts TEXT NOT NULL,
    remarks TEXT NOT NULL,
    UNIQUE (source, subject, account, taken_on, key, export)
)
"""
"""What each export said: a null account is the empty text, so that it takes part in what is unique."""

TABLES = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE note (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    digest BLOB NOT NULL,
    path TEXT NOT NULL,
    account TEXT,
    title TEXT NOT NULL,
    published TEXT,
    series TEXT,
    body TEXT NOT NULL
);
CREATE TABLE fingerprint (hash INTEGER NOT NULL, note INTEGER NOT NULL, PRIMARY KEY (hash, note)) WITHOUT ROWID;
{_EXPORT}{_SNAPSHOT}
"""

MIGRATIONS: dict[int, str] = {
    1: f"{_EXPORT}{_SNAPSHOT}",
    2: f"""
ALTER TABLE snapshot RENAME TO earlier;
{_SNAPSHOT};
INSERT INTO snapshot (number, export, source, subject, account, key, taken_on, line, note, title, published, form,
    figures, texts, remarks)
SELECT number, export, source, subject, account, key, taken_on, line, note, title, published, form,
    figures, texts, remarks FROM earlier;
DROP TABLE earlier;
DROP TABLE IF EXISTS title
""",
}
"""Schema version -> the statements that make the next one of it."""


class StoreError(Exception):
    """The history cannot be used; the words say why and what to do. What was committed before is untouched."""


class EmptyStoreError(StoreError):
    """The file is there and nothing was ever committed to it."""


def create(connection: sqlite3.Connection) -> None:
    """Lay the tables into an empty file, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        for statement in TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute("COMMIT")


def fault(connection: sqlite3.Connection, path: str) -> str | None:
    """Why a file is no history that this version can read, or null."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        return f"{path} 不是 notelint 的历史库（是别的程序的数据库），没有动它；请换一个文件名"
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA:
        return f"{path} 由更新版本的 notelint 写成（格式 {version}，本版本只认到 {SCHEMA}）；请升级 notelint"
    return None


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an older file to this version, each step whole or not at all."""
    while (version := connection.execute("PRAGMA user_version").fetchone()[0]) < SCHEMA:
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] == version:  # else another writer was quicker
            for statement in MIGRATIONS[version].split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
        connection.execute("COMMIT")


def explain(error: Exception, path: str) -> StoreError:
    """What SQLite says, in words that tell what to do."""
    said = str(error)
    if "full" in said:
        why = "磁盘满了：这一批没有写入，之前写入的都在；腾出空间再运行一次即可"
    elif "disk I/O" in said:
        why = "读写磁盘出错（可能是空间或文件大小到了上限）：这一批没有写入，之前写入的都在"
    elif "readonly" in said or "read-only" in said:
        why = "文件或所在文件夹是只读的，没有写入；请检查权限"
    elif "locked" in said or "busy" in said:
        why = "另一个程序一直在写这个历史库；请等它结束再运行一次"
    elif "not a database" in said:
        why = "这不是历史库文件，没有动它；请检查文件名"
    elif "malformed" in said or "corrupt" in said:
        why = "文件已损坏；请从备份恢复，或换一个文件名用 notelint history add 由原稿重建"
    elif "unable to open" in said:
        why = "打不开：文件夹不存在，或没有权限"
    else:
        why = said
    return StoreError(f"历史库 {path}：{why}")
