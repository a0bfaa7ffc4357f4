"""Start-up is a feature: what a clean draft needs is loaded, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.shelf import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Process

MODULES = """
import atexit
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
from notelint.cli.main import main; main()
"""
HEAVY = (
    *("yaml", "regex", "jieba", "jinja2", "jsonschema", "dataclasses", "openpyxl", "xlsxwriter", "json", "fractions"),
    *("click", "inspect", "gettext", "datetime", "unicodedata", "pathlib", "difflib", "tempfile", "shutil", "hashlib"),
)


def loaded(process: Process, status: int, *words: str) -> set[str]:
    process(*words)
    warm = process(*words, code=MODULES)
    assert warm.status == status, warm.err
    return {name.partition(".")[0] for name in warm.err.split()}


@pytest.fixture
def configured(here: Path) -> Path:
    write(here / "notelint.yaml", "packs: [adlaw, xhs, own.yaml]\ngenre: 种草\n")
    own = '{id: own, version: "1", rules: [{id: own.a, kind: pattern, title: t, level: error, message: m, '
    own += "patterns: [瘦\\d+斤], keywords: [瘦], basis: {kind: 经验, status: 已核对}}]}"
    write(here / "own.yaml", own)
    return here


def test_a_clean_draft_loads_nothing_heavy(configured: Path, process: Process) -> None:
    write(configured / "clean.md", "---\n标题: 换季护肤\n账号: 小美\n话题: [护肤, 日常]\n---\n今天先做耳后测试。\n")
    assert not loaded(process, 0, "check", "clean.md") & set(HEAVY)


def test_a_hit_of_plain_words_loads_neither_yaml_nor_jieba(configured: Path, process: Process) -> None:
    write(configured / "hit.md", "这是全网最好用的面霜\n")
    assert not loaded(process, 1, "check", "hit.md") & {"yaml", "jieba", "jinja2", "jsonschema"}


def test_a_clean_draft_loads_no_part_of_a_report_that_shows_findings(configured: Path, process: Process) -> None:
    write(configured / "clean.md", "今天先做耳后测试。\n")
    process("clean.md")
    names = process("clean.md", code=MODULES).err.split()
    assert not {"notelint.report.excerpt", "notelint.report.passages", "notelint.report.redact"} & set(names)


def test_the_version_loads_no_rules(process: Process) -> None:
    assert "notelint.check.linter" not in process("--version", code=MODULES).err.split()
