"""Figures in the history file: each once, exact, whole exports only, and no matter to the published notes beside them."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from notelint.duplicates.past import FINGERPRINTS
from notelint.store.figures import Export, Kept, add, latest, snapshots, stats, stored, titles
from notelint.store.history import History
from notelint.store.published import Published
from notelint.store.schema import APPLICATION, SCHEMA, StoreError
from notelint.store.snapshots import ACCOUNT, NOTE, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION_1 = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE note (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest BLOB NOT NULL, path TEXT NOT NULL,
 account TEXT, title TEXT NOT NULL, published TEXT, series TEXT, body TEXT NOT NULL);
CREATE TABLE fingerprint (hash INTEGER NOT NULL, note INTEGER NOT NULL, PRIMARY KEY (hash, note)) WITHOUT ROWID;
"""
VERSION_2 = """
CREATE TABLE export (number INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, file TEXT NOT NULL, source TEXT NOT NULL,
 account TEXT NOT NULL, taken_on TEXT NOT NULL);
CREATE TABLE snapshot (number INTEGER PRIMARY KEY, export INTEGER NOT NULL, source TEXT NOT NULL, subject TEXT NOT NULL,
 account TEXT NOT NULL, key TEXT NOT NULL, taken_on TEXT NOT NULL, line INTEGER NOT NULL, note TEXT, title TEXT,
 published TEXT, form TEXT, figures TEXT NOT NULL, texts TEXT NOT NULL, remarks TEXT NOT NULL,
 UNIQUE (source, subject, account, taken_on, key));
CREATE TABLE title (source TEXT NOT NULL, account TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL, note TEXT,
 seen_on TEXT NOT NULL, PRIMARY KEY (source, account, key, title)) WITHOUT ROWID;
"""
WRITER = """
import sys
from decimal import Decimal
from notelint.store.figures import Export, add
from notelint.store.snapshots import Snapshot
def rows(number):
    for line in range(500):
        yield Snapshot("s", "note", f"k{line}", "2026-06-22", "f", line, values={"views": Decimal(number)})
number = 0
while True:
    add(sys.argv[1], Export(str(number).encode(), "f", "s", "2026-06-22"), rows(number))
    print(number, flush=True)
    number += 1
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "brand.db")


def export(name: str = "a.csv", day: str = "2026-06-22") -> Export:
    return Export(name.encode(), name, "creator-notes", day)


def snapshot(key: str = "收纳|2026-06-01", day: str = "2026-06-22", **values: str) -> Snapshot:
    figures = {name: Decimal(value) for name, value in (values or {"views": "4000"}).items()}
    return Snapshot("creator-notes", NOTE, key, day, "a.csv", 3, "xiaoman", "n1", "收纳", "2026-06-01", "图文", figures)


def test_a_snapshot_comes_back_as_it_was_with_exact_figures(path: str) -> None:
    given = snapshot(cover_ctr="0.16", spend="1234567890123.45")._replace(
        texts={"city": "临海"}, remarks=("口径=累计",)
    )
    assert add(path, export(), [given]) == Kept(new=1)
    assert list(snapshots(path)) == [given]


def test_the_same_again_changes_nothing_and_is_counted(path: str) -> None:
    add(path, export(), [snapshot()])
    assert add(path, export("a (1).csv"), [snapshot(views="4000.0")]) == Kept(same=1)
    assert len(list(snapshots(path))) == 1


def test_a_later_export_of_a_day_adds_and_replaces_and_takes_nothing_away(path: str) -> None:
    add(path, export(), [snapshot(views="4000", likes="120")])
    assert add(path, export("b.csv"), [snapshot(views="4100", saves="80")]) == Kept(changed=1)
    (kept,) = snapshots(path)
    assert kept.values == {"views": Decimal(4100), "likes": Decimal(120), "saves": Decimal(80)}
    assert kept.file == "b.csv"


def test_an_export_that_breaks_off_leaves_nothing(path: str) -> None:
    add(path, export(), [snapshot()])

    def broken() -> Iterator[Snapshot]:
        yield snapshot("别的|2026-06-02")
        raise ValueError

    with pytest.raises(ValueError):
        add(path, export("b.csv"), broken())
    assert len(list(snapshots(path))) == 1
    assert stored(path, b"b.csv") is None


def test_the_same_bytes_under_another_day_move_there(path: str) -> None:
    add(path, export(), [snapshot()])
    assert stored(path, b"a.csv") == export()
    assert add(path, export(day="2026-06-20"), [snapshot(day="2026-06-20")]) == Kept(new=1)
    assert [each.taken_on for each in snapshots(path)] == ["2026-06-20"]
    assert stored(path, b"a.csv") == export(day="2026-06-20")


def test_an_export_that_moves_leaves_what_another_said_of_its_day(path: str) -> None:
    add(path, export("a.csv"), [snapshot()])
    assert add(path, export("b.csv"), [snapshot()]) == Kept(same=1)
    add(path, export("a.csv", "2026-06-21"), [snapshot(day="2026-06-21")])
    assert [(each.taken_on, each.file) for each in snapshots(path)] == [
        ("2026-06-21", "a.csv"),
        ("2026-06-22", "b.csv"),
    ]


def test_figures_an_export_had_replaced_come_back_when_it_moves(path: str) -> None:
    add(path, export("a.csv"), [snapshot(likes="5")])
    assert add(path, export("c.csv"), [snapshot(likes="6", saves="2")]) == Kept(changed=1)
    add(path, export("c.csv", "2026-06-21"), [snapshot(day="2026-06-21", likes="6", saves="2")])
    assert {each.taken_on: dict(each.values) for each in snapshots(path)} == {
        "2026-06-21": {"likes": 6, "saves": 2},
        "2026-06-22": {"likes": 5},
    }


def test_an_earlier_export_read_again_does_not_undo_a_later_one(path: str) -> None:
    add(path, export("a.csv"), [snapshot(likes="5")])
    add(path, export("b.csv"), [snapshot(likes="6")])
    assert add(path, export("a.csv"), [snapshot(likes="5")]) == Kept(same=1)
    assert next(snapshots(path)).values == {"likes": Decimal(6)}


def test_an_export_read_again_forgets_what_it_gives_no_more(path: str) -> None:
    add(path, export(), [snapshot("a"), snapshot("b")])
    assert add(path, export(), [snapshot("a"), snapshot("b|2026-06-01/2026-06-22")]) == Kept(new=1, same=1)
    assert [each.key for each in snapshots(path)] == ["a", "b|2026-06-01/2026-06-22"]


def test_what_is_known_of_the_counting_stays_as_long_as_the_figures_it_speaks_of(path: str) -> None:
    add(path, export("a.csv"), [snapshot(views="10000", shown="3")._replace(remarks=("口径=累计", "约数"))])
    add(path, export("b.csv"), [snapshot(views="10123")._replace(remarks=("口径=累计",))])
    assert next(snapshots(path)).remarks == ("口径=累计", "约数")
    add(path, export("c.csv"), [snapshot(shown="3")._replace(remarks=("口径=累计",))])
    assert next(snapshots(path)).remarks == ("口径=累计",)


def test_snapshots_are_chosen_by_subject_and_days(path: str) -> None:
    many = [snapshot("a", "2026-06-20"), snapshot("a", "2026-06-21"), snapshot("b", "2026-06-21")]
    add(path, export(), [*many, snapshot("30d")._replace(subject=ACCOUNT)])
    assert [each.key for each in snapshots(path, subject=ACCOUNT)] == ["30d"]
    assert [each.taken_on for each in snapshots(path, subject=NOTE, since="2026-06-21")] == ["2026-06-21"] * 2
    assert [each.taken_on for each in snapshots(path, subject=NOTE, until="2026-06-20")] == ["2026-06-20"]
    assert [(each.key, each.taken_on) for each in latest(path, subject=NOTE)] == [
        ("a", "2026-06-21"),
        ("b", "2026-06-21"),
    ]
    assert [(each.key, each.taken_on) for each in latest(path, subject=NOTE, until="2026-06-20")] == [
        ("a", "2026-06-20")
    ]


def test_every_title_a_note_had_is_kept(path: str) -> None:
    add(path, export(), [snapshot()])
    add(path, export("b.csv"), [snapshot("收纳改|2026-06-01", "2026-06-25")._replace(title="收纳（改）")])
    assert [tuple(title) for title in titles(path, "n1")] == [("收纳", "2026-06-22"), ("收纳（改）", "2026-06-25")]


def test_no_store_and_an_older_store_have_no_figures(path: str) -> None:
    assert list(snapshots(path)) == []
    assert stats(path).snapshots == 0
    with History(path, FINGERPRINTS, write=True) as history:
        history.add([Published("n1", "今天的天气很好，去河边走了走。" * 5)])
    assert list(latest(path)) == []


def test_a_store_of_version_1_is_read_as_it_is_and_brought_up_to_date_when_written(path: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(VERSION_1)
    connection.execute("INSERT INTO meta VALUES ('fingerprints', ?)", (FINGERPRINTS.version,))
    connection.execute("INSERT INTO note VALUES (1, 'n1', x'00', 'a.md', NULL, '', NULL, NULL, '正文')")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    assert list(snapshots(path)) == []
    with History(path, FINGERPRINTS) as history:
        assert history.stats().notes == 1
    add(path, export(), [snapshot()])
    with History(path, FINGERPRINTS) as history:
        assert history.stats().notes == 1
    assert sqlite3.connect(path).execute("PRAGMA user_version").fetchone() == (SCHEMA,)


def test_a_store_of_version_2_keeps_its_figures_when_it_is_written(path: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(VERSION_1 + VERSION_2)
    connection.execute("INSERT INTO export VALUES (1, x'00', 'a.csv', 'creator-notes', 'xiaoman', '2026-06-22')")
    connection.execute(
        "INSERT INTO snapshot VALUES (1, 1, 'creator-notes', 'note', 'xiaoman', '收纳|2026-06-01', '2026-06-22', 3,"
        " 'n1', '收纳', '2026-06-01', '图文', '{\"views\": \"4000\"}', '{}', '')"
    )
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()
    assert list(snapshots(path)) == [snapshot()]
    assert add(path, export("b.csv"), [snapshot(views="4100")]) == Kept(changed=1)
    add(path, export("b.csv", "2026-06-23"), [snapshot(day="2026-06-23", views="4100")])
    assert [(each.taken_on, int(each.values["views"])) for each in snapshots(path)] == [
        ("2026-06-22", 4000),
        ("2026-06-23", 4100),
    ]


def test_a_store_with_figures_only_is_a_history_without_notes(path: str) -> None:
    add(path, export(), [snapshot()])
    with History(path, FINGERPRINTS) as history:
        assert history.stats().notes == 0
        assert history.verify() == []
    with History(path, FINGERPRINTS, write=True) as history:
        history.add([Published("n1", "今天的天气很好，去河边走了走。" * 5)])
    assert len(list(snapshots(path))) == 1


def test_a_foreign_database_is_not_touched(path: str) -> None:
    sqlite3.connect(path).execute("CREATE TABLE mine (x)")
    with pytest.raises(StoreError, match="不是 notelint 的历史库"):
        add(path, export(), [snapshot()])
    with pytest.raises(StoreError, match="不是 notelint 的历史库"):
        list(snapshots(path))


def test_a_writer_that_is_killed_leaves_whole_exports_only(path: str) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    for _ in range(2):
        writer.stdout.readline()
    time.sleep(0.02)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    kept = [each.values["views"] for each in snapshots(path)]
    assert len(kept) == 500
    assert len(set(kept)) == 1
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)
