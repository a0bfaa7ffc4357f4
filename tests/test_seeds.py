"""docs/seeds.md answers for every system of the seeds, with rules and figures that exist."""

from __future__ import annotations

import re
from pathlib import Path

from notelint.config.settings import pack_paths
from notelint.matrix.checks.table import CHECKS
from notelint.matrix.figures.definitions import DEFINITIONS
from notelint.packs.load import load_pack

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs/seeds.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| (M-\d+) \| (.+) \|$", PAGE, re.MULTILINE))


def rules() -> set[str]:
    paths, _ = pack_paths(["all"], "test")
    return {rule.id for path in paths if (pack := load_pack(path)[0]) for rule in pack.rules}


def test_every_system_of_the_seeds_is_answered() -> None:
    assert list(ROWS) == [f"M-{number:02}" if number < 100 else f"M-{number}" for number in range(1, 109)]


def test_every_rule_and_figure_that_is_named_exists() -> None:
    known = rules()
    names = set(DEFINITIONS)
    for row in ROWS.values():
        for word in re.findall(r"`([a-z0-9_.*-]+)`", row):
            if "." in word and not word.endswith((".yaml", ".csv")):
                assert any(rule == word or rule.startswith(word.rstrip("*")) for rule in known), word
            elif word.islower() and "." not in word and word not in ("phrase",):
                assert word in names, word


def test_every_check_of_the_matrix_is_named() -> None:
    named = set(re.findall(r"`(matrix\.[a-z.-]+)`", PAGE))
    unnamed = {rule for rule in CHECKS if rule not in named and not rule.startswith(("matrix.plan.", "matrix.note."))}
    assert unnamed == set()
