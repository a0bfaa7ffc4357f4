"""A run over many drafts: the same bytes from any number of processes, and a rule that hangs stops alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from notelint.check.run import Ended, items, run
from notelint.check.session import Request, Session
from notelint.model import Result, Unchecked
from notelint.packs import locate
from notelint.read.files import Draft
from tests.shelf import TODAY, pack_text, rule, stock, write

if TYPE_CHECKING:
    from pathlib import Path

    from notelint.check.work import Item


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    stock(tmp_path / "package")
    monkeypatch.setattr(locate, "_PACKAGE", str(tmp_path / "package"))
    folder = tmp_path / "work"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def drafts(here: Path) -> list[Draft]:
    return [Draft(str(path), path.name, True) for path in sorted(here.iterdir()) if path.suffix in (".md", ".jsonl")]


def judged(here: Path, jobs: int | None = None, **request: Any) -> list[Item]:
    return list(items(Session(Request(TODAY, **request)), drafts(here), jobs))


def ended(found: list[Item], fail_on: str = "error") -> Ended:
    return run(Session(Request(TODAY)), found, (), fail_on=lambda _: fail_on)


def said(found: list[Item]) -> list[Any]:
    return [
        (item.findings, item.exempt, item.suppressed, item.note.id) if isinstance(item, Result) else item
        for item in found
    ]


def test_any_number_of_processes_says_the_same_in_the_same_order(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notelint.check.run._CHUNK", 2000)
    for number in range(8):
        write(here / f"{number}.md", "全网最好用\n" * (number % 3) + "今天\n" * 50)
    lines = [json.dumps({"id": f"n{at}", "body": "销量第一" if at % 7 == 0 else "今天护肤" * 5}) for at in range(300)]
    write(here / "z.jsonl", "\n".join(lines) + "\n{broken\n")
    one, two = judged(here, 1), judged(here, 2)
    assert said(one) == said(two)
    assert ended(one) == ended(two)
    assert sum(isinstance(item, Result) for item in one) == 308


def test_small_runs_stay_in_one_process(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here / "a.md", "今天\n")
    monkeypatch.setattr("notelint.check.workers.parallel", lambda *_: pytest.fail("started processes"))
    assert len(judged(here)) == 1


def test_an_expression_without_end_is_stopped_and_named_and_the_rest_goes_on(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notelint.kinds.pattern.SECONDS", 0.05)
    hang = rule("own.hang", kind="pattern", patterns=["(a|a)*(a|a)*(a|aa)+b"], keywords=["a"])
    del hang["terms"], hang["examples"]
    write(here / "own.yaml", pack_text("own", hang, rule("own.plain", "最好用")))
    write(here / "notelint.yaml", "packs: [own.yaml]\n")
    write(here / "1.md", "最好用\n")
    write(here / "2.md", "最好用" + "a" * 5000 + "\n")
    write(here / "3.md", "最好用\n")
    found = judged(here)
    stopped = found[1]
    assert isinstance(stopped, Unchecked)
    assert (stopped.path, stopped.code) == ("2.md", "timeout")
    assert "own.hang" in stopped.reason
    assert [isinstance(item, Result) and len(item.findings) for item in found] == [1, False, 1]
    assert ended(found).status == 2


def test_in_a_table_too_only_the_note_with_the_expression_without_end_is_lost(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notelint.kinds.pattern.SECONDS", 0.05)
    hang = rule("own.hang", kind="pattern", patterns=["(a|a)*(a|a)*(a|aa)+b"], keywords=["a"])
    del hang["terms"], hang["examples"]
    write(here / "own.yaml", pack_text("own", hang, rule("own.plain", "最好用")))
    write(here / "notelint.yaml", "packs: [own.yaml]\n")
    bodies = ["最好用", "最好用" + "a" * 5000, "最好用", "今天"]
    lines = [json.dumps({"id": str(at), "body": body}) for at, body in enumerate(bodies)]
    write(here / "notes.jsonl", "\n".join((*lines[:3], "{broken", lines[3])))
    found = judged(here)
    assert [isinstance(item, Result) and len(item.findings) for item in found] == [1, False, 1, False, 0]
    assert [(item.code, item.note) for item in found if isinstance(item, Unchecked)] == [
        ("timeout", "1"),
        ("broken", None),
    ]


@pytest.mark.parametrize(
    ("fail_on", "text", "status"),
    [
        ("error", "全网最好用", 1),
        ("error", "小红薯", 0),
        ("warning", "小红薯", 1),
        ("info", "小红薯", 1),
        ("never", "全网最好用", 0),
        ("info", "今天", 0),
    ],
)
def test_the_threshold_decides_the_status(here: Path, fail_on: str, text: str, status: int) -> None:
    write(here / "a.md", text + "\n")
    assert ended(judged(here), fail_on).status == status


def test_what_was_not_checked_wins(here: Path) -> None:
    write(here / "a.md", "全网最好用\n")
    (here / "b.md").write_bytes(b"\xff\xfe\xff\0\0")
    assert ended(judged(here)).status == 2


def test_a_run_that_checked_nothing_is_never_clean() -> None:
    result = ended([])
    assert result.status == 2
    assert result.outcome.unchecked[0].code == "no-draft"


def test_a_note_id_stands_once(here: Path) -> None:
    write(here / "a.md", "---\nid: same\n---\n今天\n")
    write(here / "b.md", "---\nid: same\n---\n明天\n")
    result = ended(judged(here))
    assert result.status == 2
    assert [item.code for item in result.outcome.unchecked] == ["duplicate-id"]


REPORTS = """
import os, sys
from notelint.check.run import items, run
from notelint.check.session import Request, Session
from notelint.packs import locate
from notelint.model import Run
from notelint.read.files import Draft
from notelint.report.formats import FORMATS, ReportOptions, open_reporter

locate._PACKAGE, jobs, to = sys.argv[1], int(sys.argv[2]), sys.argv[3]
run_module = sys.modules["notelint.check.run"]
run_module._CHUNK = 300
drafts = [Draft(os.path.abspath(name), name, True) for name in sorted(os.listdir(".")) if name.endswith((".md", ".jsonl"))]
session = Session(Request("2026-11-22"))
reporters = [open_reporter(name, f"{to}.{name}", ReportOptions(False, 100, False, True)) for name in FORMATS]
for reporter in reporters:
    reporter.begin(Run("1", "2026-11-22"))
run(session, items(session, drafts, jobs), reporters, fail_on=lambda _: "error", counting=True)
"""


def test_every_report_is_the_same_bytes_from_any_number_of_processes_and_any_order_of_hashes(
    here: Path, tmp_path: Path
) -> None:
    for number in range(6):
        write(here / f"{number}.md", f"# 第{number}篇\n" + "全网最好用\n" * (number % 2) + "今天护肤，面霜\n" * 20)
    lines = [
        json.dumps({"id": f"n{at}", "title": f"行{at}", "body": "今天护肤"}, ensure_ascii=False) for at in range(40)
    ]
    write(here / "z.jsonl", "\n".join(lines) + "\n")
    written: list[dict[str, bytes]] = []
    for at, (jobs, seed) in enumerate((("1", "0"), ("2", "1"), ("3", "2"))):
        to = tmp_path / f"out{at}"
        words = [sys.executable, "-c", REPORTS, str(tmp_path / "package"), jobs, str(to)]
        subprocess.run(words, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        written.append({path.suffix: path.read_bytes() for path in tmp_path.glob(f"out{at}.*")})
    assert len(written[0]) > 5
    for other in written[1:]:
        assert [name for name in written[0] if written[0][name] != other[name]] == []
