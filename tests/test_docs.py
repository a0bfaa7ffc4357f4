"""Docs that are generated stay equal to what they are generated from; commands in them exist."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from notelint.check.ruletest import run_examples
from notelint.cli.main import COMMANDS
from notelint.read.keys import KEYS

ROOT = Path(__file__).parents[1]


def test_the_rule_list_is_what_the_packs_say() -> None:
    spec = importlib.util.spec_from_file_location("build_rule_docs", ROOT / "tools" / "build_rule_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.TARGET.read_text(encoding="utf-8") == module.page(), "规则变了：运行 make docs"


def test_every_command_a_page_shows_exists() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        for word in re.findall(r"^notelint ([a-z]+)\b(?![./])", page.read_text(encoding="utf-8"), re.MULTILINE):
            assert word in COMMANDS, f"{page.name}: notelint {word}"


def _rule_files() -> list[tuple[str, str]]:
    """Every whole rule file that a page shows."""
    found = []
    for page in (ROOT / "docs").glob("*.md"):
        for number, block in enumerate(re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)):
            if re.search(r"^rules:", block, re.MULTILINE):
                found.append((f"{page.stem}-{number}", block))
    return found


@pytest.mark.parametrize(("name", "text"), _rule_files())
def test_a_rule_file_that_a_page_shows_passes_its_own_test(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    outcome = run_examples([str(tmp_path / f"{name}.yaml")], "2026-11-22")
    assert outcome.problems == ()
    assert outcome.examples > 0


def test_the_keys_of_a_draft_are_those_the_page_lists() -> None:
    page = (ROOT / "docs" / "稿件格式.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| (\S+) \| ([a-z_]+) \|", page, re.MULTILINE))
    listed.pop("正文")
    assert listed == KEYS


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)}: {target}"
