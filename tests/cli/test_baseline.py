"""``notelint baseline`` and ``check --baseline``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.shelf import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

BEST = "这是全网最好用的面霜\n"
FILE = "notelint-baseline.json"


def test_what_there_is_is_accepted_and_only_new_counts(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    assert notelint("baseline").status == 0
    assert notelint("check", ".", "--baseline", FILE).status == 0
    write(here / "a.md", "开头\n\n" + BEST)
    assert notelint("check", ".", "--baseline", FILE).status == 0
    write(here / "a.md", BEST + "史上最强\n")
    ran = notelint("check", ".", "--baseline", FILE, "--format", "json")
    assert ran.status == 1
    assert [finding["match"] for finding in ran.json["findings"]] == ["史上最强"]
    assert ran.json["suppressed"][0]["reason"]


def test_a_baseline_is_the_same_bytes_wherever_things_stand(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST + "史上最强\n")
    notelint("baseline")
    before = (here / FILE).read_bytes()
    write(here / "a.md", "史上最强\n\n\n" + BEST)
    notelint("baseline")
    assert (here / FILE).read_bytes() == before


def test_stale_entries_are_told_and_pruned(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST + "史上最强\n")
    notelint("baseline")
    write(here / "a.md", BEST + "销量第一\n")
    assert "--prune" in notelint("check", ".", "--baseline", FILE).err
    assert notelint("baseline", "--prune").status == 0
    kept = json.loads((here / FILE).read_text(encoding="utf-8"))["findings"]["a.md"]
    assert [entry["match"] for entry in kept.values()] == ["全网最好用"]
    ran = notelint("check", ".", "--baseline", FILE)
    assert ran.status == 1
    assert "--prune" not in ran.err


def test_a_moved_file_keeps_its_acceptance(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    notelint("baseline")
    (here / "b.md").write_bytes((here / "a.md").read_bytes())
    (here / "a.md").unlink()
    assert notelint("check", ".", "--baseline", FILE).status == 0


@pytest.mark.parametrize("content", [None, "", "[]", '{"schema": 9}', '{"schema": 1, "findings": {"a": 3}}'])
def test_what_is_no_baseline_is_said(here: Path, notelint: Command, content: str | None) -> None:
    write(here / "a.md", BEST)
    if content is not None:
        write(here / FILE, content)
    ran = notelint("check", ".", "--baseline", FILE)
    assert ran.status == 2
    assert FILE in ran.err
    assert notelint("baseline", "--prune").status == 2


def test_a_baseline_that_cannot_be_written_is_said(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    ran = notelint("baseline", "-o", "no/such/base.json")
    assert ran.status == 2
    assert "no/such/base.json" in ran.err
    assert "程序出了错" not in ran.err


def test_what_could_not_be_checked_is_said(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    ran = notelint("baseline", "a.md", "gone.md")
    assert ran.status == 2
    assert "gone.md" in ran.err


def test_a_locked_rule_is_never_accepted(here: Path, notelint: Command) -> None:
    write(here / "a.md", "加微信\n" + BEST)
    write(here / "notelint.yaml", "locked: [xhs.contact.hard]\n")
    notelint("baseline")
    ran = notelint("check", ".", "--baseline", FILE, "--format", "json")
    assert ran.rules == ["xhs.contact.hard"]
    assert ran.status == 1


def test_a_rule_locked_by_its_old_id_is_locked(here: Path, notelint: Command) -> None:
    write(here / "a.md", "<!-- notelint-disable-file adlaw: 引用 -->\n" + BEST)
    write(here / "notelint.yaml", "locked: [adlaw.best]\n")
    notelint("baseline")
    ran = notelint("check", ".", "--baseline", FILE, "--format", "json")
    assert "adlaw.absolute.superlative" in ran.rules
    assert ran.status == 1


def test_a_locked_rule_is_not_even_written_down(here: Path, notelint: Command) -> None:
    write(here / "a.md", "加微信\n" + BEST)
    write(here / "notelint.yaml", "locked: [xhs.contact.hard]\n")
    assert "接受 1 处" in notelint("baseline").out
    assert "xhs.contact.hard" not in (here / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [(), ("--prune",)])
def test_files_outside_the_run_keep_their_entries(here: Path, notelint: Command, words: tuple[str, ...]) -> None:
    write(here / "a.md", BEST)
    write(here / "notes" / "b.md", "史上最强\n")
    notelint("baseline")
    before = (here / FILE).read_bytes()
    assert notelint("baseline", "a.md", *words).status == 0
    assert (here / FILE).read_bytes() == before
    write(here / "a.md", "今天\n")
    notelint("baseline", "a.md", *words)
    assert list(json.loads((here / FILE).read_text(encoding="utf-8"))["findings"]) == ["notes/b.md"]


def test_files_that_are_gone_leave_the_baseline_where_their_folder_is_checked(here: Path, notelint: Command) -> None:
    write(here / "a.md", "今天\n")
    write(here / "notes" / "b.md", BEST)
    write(here / "notes" / "c.md", BEST)
    notelint("baseline")
    (here / "notes" / "b.md").unlink()
    notelint("baseline", "a.md")
    assert len(json.loads((here / FILE).read_text(encoding="utf-8"))["findings"]) == 2
    notelint("baseline", "notes")
    assert list(json.loads((here / FILE).read_text(encoding="utf-8"))["findings"]) == ["notes/c.md"]


def test_a_baseline_holds_from_any_folder(here: Path, notelint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here / "notes" / "a.md", BEST)
    notelint("baseline")
    monkeypatch.chdir(here / "notes")
    assert notelint("check", ".", "--baseline", f"../{FILE}").status == 0


def test_an_audit_without_suppressions_passes_over_the_baseline(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    notelint("baseline")
    ran = notelint("check", ".", "--baseline", FILE, "--no-suppress", "--format", "json")
    assert ran.status == 1
    assert ran.json["suppressed"] == []


def test_one_accepted_slip_of_the_front_matter_does_not_hide_another(here: Path, notelint: Command) -> None:
    write(here / "a.md", "---\n标题: 甲\n帐号: x\n---\n今天\n")
    notelint("baseline")
    write(here / "a.md", "---\n标题: 甲\n话提: x\n---\n今天\n")
    ran = notelint("check", ".", "--baseline", FILE, "--format", "json")
    assert ran.rules == ["notelint.draft.unknown-key"]
