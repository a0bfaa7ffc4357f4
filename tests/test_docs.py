"""Docs that are generated stay equal to what they are generated from; commands in them exist."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from notelint.cli.main import COMMANDS

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


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)}: {target}"
