"""The history file: nothing committed is lost, nothing foreign is touched, every failure says what to do."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from notelint.duplicates.past import FINGERPRINTS
from notelint.store import history as history_module
from notelint.store.history import BATCH, CAP, Added, Fingerprints, History
from notelint.store.published import Published
from notelint.store.schema import APPLICATION, SCHEMA, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

WRITER = """
import sys
from notelint.duplicates.past import FINGERPRINTS
from notelint.store.history import History
from notelint.store.published import Published
path, name = sys.argv[1:]
number = 0
while True:
    with History(path, FINGERPRINTS, write=True) as history:
        body = "".join(chr(0x4E00 + (number * 131 + step * 7 + len(name)) % 9000) for step in range(300))
        history.add([Published(f"{name}{number}", body)])
    print(number, flush=True)
    number += 1
"""


def story(number: int) -> str:
    return "".join(chr(0x4E00 + (number * 131 + step * (number + 7)) % 9000) for step in range(200))


def notes(count: int, start: int = 0) -> list[Published]:
    return [
        Published(f"n{number}", story(number), f"标题{number}", "zhang", "2026-03-05") for number in range(start, count)
    ]


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "brand.db")


@pytest.fixture
def filled(path: str) -> str:
    with History(path, FINGERPRINTS, write=True) as history:
        history.add(notes(20))
    return path


def opened(path: str) -> History:
    return History(path, FINGERPRINTS)


def test_what_was_added_comes_back_as_it_was(filled: str) -> None:
    with opened(filled) as history:
        assert list(history.notes()) == notes(20)
        assert history.verify() == []
        stats = history.stats()
    assert (stats.notes, stats.first, stats.accounts) == (20, "2026-03-05", (("zhang", 20),))


def test_the_same_again_changes_nothing_and_a_new_body_replaces_the_old(filled: str) -> None:
    with History(filled, FINGERPRINTS, write=True) as history:
        changed = Published("n0", story(99), "标题0", "zhang", "2026-03-05")
        assert history.add([changed, *notes(20)[1:]]) == Added(new=0, changed=1, same=19)
        assert history.verify() == []
        assert not history.holding(set(FINGERPRINTS.make(story(0))) - set(FINGERPRINTS.make(story(99))))


def test_a_note_that_comes_twice_at_once_is_kept_as_it_came_last(path: str) -> None:
    twice = [notes(1)[0], notes(1)[0]._replace(body=story(7)), notes(1)[0]._replace(body=story(8)), *notes(120, 1)]
    with History(path, FINGERPRINTS, write=True) as history:
        assert history.add(twice) == Added(new=120, changed=2, same=0)
        assert history.verify() == []
        assert next(history.notes()).body == story(8)
        assert history.add([notes(1)[0], twice[2]]) == Added(new=0, changed=2, same=0)
        assert history.verify() == []


def test_very_many_notes_are_kept_in_ever_larger_batches(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def rows(bodies: Sequence[str]) -> Iterable[tuple[int, int]]:
        sizes.append(len(bodies))
        return Fingerprints(FINGERPRINTS.make, "").rows(bodies)

    monkeypatch.setattr(history_module, "BATCH", 5)
    monkeypatch.setattr(history_module, "MOST", 20)
    with History(path, FINGERPRINTS._replace(make_all=rows), write=True) as history:
        assert history.add(notes(70)).new == 70
        assert history.verify() == []
        assert history.stats().notes == 70
    assert sizes == [5, 10, 20, 20, 15]


def test_removed_notes_leave_nothing_behind(filled: str) -> None:
    with History(filled, FINGERPRINTS, write=True) as history:
        assert history.remove(["n3", "nobody"]) == ["n3"]
        assert history.verify() == []
        assert history.stats().notes == 19
        assert not history.holding(FINGERPRINTS.make(story(3)))


def test_a_hot_fingerprint_names_its_first_notes_only(path: str) -> None:
    with History(path, FINGERPRINTS, write=True) as history:
        history.add(Published(f"n{number}", story(5)) for number in range(CAP + 50))
        (holders,) = {tuple(numbers) for numbers in history.holding(FINGERPRINTS.make(story(5))).values()}
    assert holders == tuple(range(1, CAP + 1))


def test_a_history_that_is_not_there_is_said(path: str) -> None:
    with pytest.raises(StoreError, match="找不到历史库"):
        opened(path)


def test_a_file_that_is_no_database_is_left_alone(path: str) -> None:
    text = "这是一篇稿件，不是历史库。" * 100
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    for write in (False, True):
        with pytest.raises(StoreError, match="不是历史库"):
            History(path, FINGERPRINTS, write=write)
    with open(path, encoding="utf-8") as file:
        assert file.read() == text


def test_the_database_of_another_program_is_left_alone(path: str) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE note (id TEXT)")
    other.close()
    before = os.stat(path).st_mtime_ns
    for write in (False, True):
        with pytest.raises(StoreError, match="别的程序"):
            History(path, FINGERPRINTS, write=write)
    assert os.stat(path).st_mtime_ns == before


def test_a_newer_format_is_refused(filled: str) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    with pytest.raises(StoreError, match="升级 notelint"):
        opened(filled)


def test_fingerprints_of_another_version_are_made_again_when_written(filled: str) -> None:
    other = Fingerprints(lambda body: [len(body), 7], "0:other")
    with pytest.raises(StoreError, match="另一个版本"):
        History(filled, other)
    with History(filled, other, write=True) as history:
        assert history.verify() == []
        assert history.stats().fingerprints == 40
    with History(filled, FINGERPRINTS, write=True) as history:
        assert history.verify() == []


def test_a_damaged_file_is_an_error_with_a_way_out(filled: str) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    size = os.path.getsize(filled)
    with open(filled, "r+b") as file:
        for at in range(4096, size, 4096):
            file.seek(at)
            file.write(b"\xff" * 600)
    try:
        said = "".join(opened(filled).verify())
    except StoreError as error:
        said = str(error)
    assert "损坏" in said


def test_a_missing_fingerprint_is_found(filled: str) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("DELETE FROM fingerprint WHERE note = 4 AND hash IN (SELECT hash FROM fingerprint LIMIT 40)")
        connection.execute("INSERT INTO fingerprint VALUES (1, 999)")
    connection.close()
    with opened(filled) as history:
        assert history.verify()


@pytest.mark.skipif(os.name != "posix" or not hasattr(os, "geteuid"), reason="permissions of POSIX")
def test_a_read_only_file_is_read_and_not_written(filled: str) -> None:
    folder = os.path.dirname(filled)
    os.chmod(filled, 0o444)
    os.chmod(folder, 0o555)
    code = (
        "import os, sys, urllib.parse, encodings.idna\n"
        "from notelint.duplicates.past import FINGERPRINTS\n"
        "from notelint.store.history import History\n"
        "from notelint.store.schema import StoreError\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "print(History(sys.argv[1], FINGERPRINTS).stats().notes)\n"
        "try: History(sys.argv[1], FINGERPRINTS, write=True)\n"
        "except StoreError as error: print(error)\n"
    )
    try:
        _let_in(folder)
        ran = _python(code, filled)
    finally:
        os.chmod(folder, 0o755)
    assert ran.stdout.startswith("20\n"), ran.stderr
    assert "只读" in ran.stdout


def test_a_limit_on_the_size_of_files_loses_nothing_that_was_committed(path: str) -> None:
    limit = 400_000

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    code = (
        "import sys\n"
        "sys.path.insert(0, sys.argv[2])\n"
        "from tests.store.test_history import FINGERPRINTS, History, StoreError, notes\n"
        "history = History(sys.argv[1], FINGERPRINTS, write=True)\n"
        "kept = 0\n"
        "try:\n"
        "    for number in range(400):\n"
        "        history.add(notes(number + 1, number))\n"
        "        kept += 1\n"
        "except StoreError as error: print(kept, error)\n"
    )
    ran = _python(code, path, os.getcwd(), before=small)
    kept, said = ran.stdout.split(" ", 1)
    assert "之前写入的都在" in said
    with History(path, FINGERPRINTS, write=True) as history:
        assert history.verify() == []
        assert history.stats().notes == int(kept) > 0
        history.add(notes(400))
        assert history.stats().notes == 400


def test_kill_9_in_the_middle_of_writing_loses_no_committed_note(path: str) -> None:
    for turn in range(6):
        writer = _writer(path, f"turn{turn}-")
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(turn * 0.07)
        writer.send_signal(signal.SIGKILL)
        said = [first.strip(), *writer.communicate()[0].split()]
        with opened(path) as history:
            assert history.verify() == []
            ids = {note.id for note in history.notes()}
        assert {f"turn{turn}-{number}" for number in said} <= ids


def test_two_writers_and_a_reader_share_a_history(path: str) -> None:
    History(path, FINGERPRINTS, write=True).close()
    writers = [_writer(path, name) for name in ("a", "b")]
    end = time.monotonic() + 20
    counts: list[int] = []
    seen: set[str] = set()
    while not {"a9", "b9"} <= seen and time.monotonic() < end:
        with opened(path) as history:
            seen = {note.id for note in history.notes()}
            counts.append(len(seen))
    said = []
    for writer in writers:
        writer.kill()
        said.append(len(writer.communicate()[0].split()))
    with opened(path) as history:
        assert history.verify() == []
        assert history.stats().notes >= sum(said)
    assert min(said) >= 9
    assert counts == sorted(counts)


def test_a_batch_is_whole_or_not_there(path: str) -> None:
    def broken() -> Iterator[Published]:
        yield from notes(BATCH + 10)
        raise ValueError("the source ends")

    with History(path, FINGERPRINTS, write=True) as history:
        with pytest.raises(ValueError, match="the source ends"):
            history.add(broken())
        assert history.stats().notes == BATCH
        assert history.verify() == []


def test_an_empty_file_becomes_a_history_and_is_marked_as_ours(path: str) -> None:
    open(path, "w").close()
    History(path, FINGERPRINTS, write=True).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
    connection.close()


def _python(code: str, *arguments: str, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=before)


def _writer(path: str, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WRITER, path, name], stdout=subprocess.PIPE, text=True)


def _let_in(folder: str) -> None:
    """Temporary folders of a test run by root are closed to everyone else."""
    while os.path.basename(folder).startswith(("test_", "pytest-", "popen-")):
        os.chmod(folder, os.stat(folder).st_mode | 0o055)
        folder = os.path.dirname(folder)
