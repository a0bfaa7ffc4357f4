"""Which files a check takes for drafts: never the reports it writes, and for a hook never what is no draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.shelf import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

BEST = "这是全网最好用的面霜\n"


@pytest.mark.parametrize("target", ["a.txt", "./a.txt", "same.txt"])
def test_a_report_never_overwrites_a_draft_that_was_named(here: Path, notelint: Command, target: str) -> None:
    path = write(here / "a.txt", BEST)
    (here / "same.txt").symlink_to(path)
    ran = notelint("check", "a.txt", "-o", target)
    assert ran.status == 2
    assert f"-o {target}" in ran.err
    assert path.read_text(encoding="utf-8") == BEST


def test_a_report_never_overwrites_the_file_an_editor_shows(here: Path, notelint: Command) -> None:
    path = write(here / "a.txt", BEST)
    assert notelint("check", "-", "--stdin-filename", "a.txt", "-o", "a.txt", stdin=BEST.encode()).status == 2
    assert path.read_text(encoding="utf-8") == BEST


def test_the_last_report_is_no_draft_of_the_next_run(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    for _ in range(2):
        ran = notelint("check", ".", "--format", "json", "-o", "report.txt", "-o", "report.jsonl")
        assert ran.status == 1
        assert ran.json["summary"]["notes"] == 1
    assert ran.json["summary"]["skipped"] == 2


def test_two_reports_cannot_share_a_file(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    ran = notelint("check", "a.md", "-o", "r.json", "-o", "./r.json")
    assert ran.status == 2
    assert "写了两次" in ran.err


def test_a_hook_passes_over_what_is_no_draft(here: Path, notelint: Command) -> None:
    others = ["README.md", "requirements-dev.txt", "LICENSE.txt", "docs/a.md", "x/docs/a.md", ".github/a.md"]
    others += ["build/deep/a.md", "图.png"]
    for name in others:
        write(here / name, BEST)
    write(here / ".gitignore", "build/\n")
    write(here / "表.csv", "日期,人\n1,小张\n")
    ran = notelint("check", "--only-drafts", *others, "表.csv")
    assert ran.status == 0
    assert "都不是稿件" in ran.out
    write(here / "a.md", BEST)
    ran = notelint("check", "--only-drafts", "--format", "json", *others, "表.csv", "a.md")
    assert ran.status == 1
    assert ran.json["summary"]["checked"] == 1
    assert ran.json["summary"]["skipped"] == len(others) + 1


def test_a_hook_asks_the_configuration_what_is_a_draft(here: Path, notelint: Command) -> None:
    write(here / "notelint.yaml", "drafts: ['notes/**']\nexclude: ['notes/old/']\n")
    for name in ("notes/a.md", "notes/old/a.md", "plan/a.md"):
        write(here / name, BEST)
    assert notelint("check", "--only-drafts", "notes/old/a.md", "plan/a.md").status == 0
    ran = notelint("check", "--only-drafts", "notes/a.md", "notes/old/a.md", "plan/a.md", "--format", "json")
    assert [finding["path"] for finding in ran.json["findings"]] == ["notes/a.md"]


def test_a_hook_still_fails_on_what_could_not_be_read(here: Path, notelint: Command) -> None:
    (here / "a.md").write_bytes(b"\x00\x01")
    assert notelint("check", "--only-drafts", "a.md").status == 2
    assert notelint("check", "--only-drafts", "gone.md").status == 2
    assert notelint("check", "a.md").status == 2


def test_what_was_named_without_the_flag_is_read_whatever_its_name(here: Path, notelint: Command) -> None:
    write(here / "README.md", BEST)
    assert notelint("check", "README.md").status == 1
