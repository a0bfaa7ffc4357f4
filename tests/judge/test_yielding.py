"""Two rules that say the same of the same words: the more specific one speaks alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.packs.ruleset import compile_rules, ruleset
from tests.shelf import linter, pack, pack_text, rule, write

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def said(folder: Path, text: str, *rules: dict[str, Any]) -> list[tuple[str, str | None]]:
    result = linter(folder, *rules).check_text(text)
    return [(finding.rule, finding.match) for finding in result.findings]


def general(*terms: str, to: str = "own.special") -> dict[str, Any]:
    return rule("own.general", *terms, yields_to=[to])


def test_a_finding_within_that_of_a_more_specific_rule_is_dropped(tmp_path: Path) -> None:
    special = rule("own.special.words", "绝对安全")
    assert said(tmp_path, "绝对安全", general("绝对安全"), special) == [("own.special.words", "绝对安全")]
    assert said(tmp_path, "绝对安全", general("安全"), special) == [("own.special.words", "绝对安全")]


def test_one_that_reaches_beyond_stays(tmp_path: Path) -> None:
    found = said(tmp_path, "绝对安全", general("绝对安全"), rule("own.special", "安全"))
    assert found == [("own.general", "绝对安全"), ("own.special", "安全")]


def test_another_place_and_another_field_stay(tmp_path: Path) -> None:
    rules = (general("安全"), rule("own.special", "绝对安全", fields=["title"]))
    assert said(tmp_path, "安全", *rules) == [("own.general", "安全")]
    checked = linter(tmp_path, *rules).check_text("绝对安全", title="绝对安全")
    assert [(finding.rule, finding.field) for finding in checked.findings] == [
        ("own.general", "body"),
        ("own.special", "title"),
    ]


def test_a_prefix_is_whole_parts_of_an_id(tmp_path: Path) -> None:
    assert len(said(tmp_path, "安全", general("安全", to="own.spec"), rule("own.special", "安全"))) == 2


def test_a_less_grave_finding_hides_none(tmp_path: Path) -> None:
    mild = rule("own.special", "安全", level="warning")
    assert len(said(tmp_path, "安全", general("安全"), mild)) == 2


def test_of_two_that_yield_to_each_other_one_stays(tmp_path: Path) -> None:
    other = rule("own.special", "安全", yields_to=["own.general"])
    assert len(said(tmp_path, "安全", general("安全"), other)) == 1


def test_the_key_survives_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    path = str(write(tmp_path / "p.yaml", pack_text("own", general("安全"))))
    fresh = compile_rules([pack(tmp_path, general("安全"))]).rules
    for _ in range(2):
        loaded, problems = ruleset([path], (), ())
        assert problems == []
        assert loaded is not None
        assert loaded.rules == fresh
