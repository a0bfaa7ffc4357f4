"""The quick reading of a check's words: click's own, or none."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from notelint.cli.check import command
from notelint.cli.main import COMMANDS
from notelint.cli.words import values

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command, Process

OPTIONS = sorted(name for param in command.params if isinstance(param, click.Option) for name in param.opts)
VALUES = [
    "text",
    "json",
    "html",
    "error",
    "never",
    "种草",
    "个人",
    "adlaw",
    "adlaw,xhs",
    "a，b ,",
    "2",
    "0",
    "-1",
    "２",
]
WORDS = [
    *OPTIONS,
    *VALUES,
    "a.md",
    "",
    "-",
    "--",
    "--help",
    "-h",
    "-oa.json",
    "--format=json",
    "--no-color",
    "2026-11-22",
]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there click reads every word")


def by_click(words: list[str]) -> dict[str, object] | None:
    try:
        return command.make_context("check", list(words)).params
    except (click.ClickException, click.exceptions.Exit):
        return None


@given(st.lists(st.sampled_from(WORDS), max_size=6))
@example(["--format", "json", "--packs", "adlaw，xhs", "a.md", "--select", "a", "--select", "b,c", "-o", "a.html"])
@example(["a.md", "--jobs"])
def test_words_that_are_read_at_once_mean_what_click_makes_of_them(words: list[str]) -> None:
    quick = values(["check", *words], COMMANDS)
    if quick is not None:
        assert quick == by_click(words)


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "a.md", "b.md"],
        ["check", "notes", "--packs", "own.yaml", "--format", "jsonl", "--jobs", "1"],
        ["check", "--only-drafts", "a.md"],
        [
            "check",
            "a.md",
            "-o",
            "a.html",
            "--fail-on",
            "never",
            "--genre",
            "种草",
            "--config",
            "c.yaml",
            "--statistics",
        ],
    ],
)
def test_the_usual_ways_to_check_are_read_at_once(words: list[str]) -> None:
    assert values(words, COMMANDS) == by_click(words[1:])


@pytest.mark.parametrize("words", [["rules"], ["--help"], ["--version"], ["-"], ["check", "--fix", "a.md"], ["chekc"]])
def test_other_words_are_left_to_click(here: Path, words: list[str]) -> None:
    assert values(words, COMMANDS) is None


def test_a_file_named_like_no_command_is_checked_at_once(here: Path) -> None:
    (here / "稿子").write_text("今天晴。", encoding="utf-8")
    assert values(["稿子"], COMMANDS) is not None


def test_completion_is_left_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_NOTELINT_COMPLETE", "bash_complete")
    assert values([], COMMANDS) is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_draft_that_may_not_be_read_does_not_keep_the_others_from_being_checked(
    here: Path, notelint: Command
) -> None:
    for name in ("a.md", "b.md"):
        (here / name).write_text("今天晴。", encoding="utf-8")
    (here / "a.md").chmod(0)
    for more in ([], ["--no-color"]):
        ran = notelint("a.md", "b.md", "--format", "json", *more)
        assert (ran.status, ran.json["summary"]["checked"]) == (2, 1)


def test_a_usual_check_does_without_click(here: Path, process: Process) -> None:
    (here / "a.md").write_text("今天晴。", encoding="utf-8")
    code = "import atexit; atexit.register(lambda: print('click' in sys.modules, file=sys.stderr));"
    code += "from notelint.cli.main import main; main()"
    assert process("a.md", code=code).err.split()[-1] == "False"
    assert process("a.md", "--no-color", code=code).err.split()[-1] == "True"
