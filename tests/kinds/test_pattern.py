"""``pattern`` runs where its keywords stand, stops in time, and refuses what cannot be used."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from notelint.kinds import pattern
from notelint.kinds.pattern import PatternTimeout, expand, problems
from tests.shelf import draft, linter, rule

if TYPE_CHECKING:
    from pathlib import Path


def made(**keys: Any) -> dict[str, Any]:
    one = rule("own.pattern", kind="pattern", message="{match}|{target}", **keys)
    del one["terms"]
    return one


def matches(folder: Path, text: str, **keys: Any) -> list[str | None]:
    return [finding.match for finding in linter(folder, made(**keys)).check(draft(text)).findings]


GIFT = {"keywords": ["送"], "patterns": ["送(?P<target>[一二三]盒)"]}


def test_a_match_stands_where_it_stands_in_the_draft(tmp_path: Path) -> None:
    found = linter(tmp_path, made(**GIFT)).check(draft("今天\u200b全场，送\u200b三盒面膜")).findings
    assert [(f.match, f.start, f.message) for f in found] == [("送\u200b三盒", 6, "送\u200b三盒|三盒")]


def test_expressions_of_rules_long_gone_are_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern, "_COMPILED", {})
    monkeypatch.setattr(pattern, "_MOST", 3)
    for _ in range(10):
        assert matches(tmp_path, "送三盒", **GIFT) == ["送三盒"]
    assert len(pattern._COMPILED) <= 3


def test_the_group_hit_is_the_span(tmp_path: Path) -> None:
    assert matches(tmp_path, "一律包邮", keywords=["包邮"], patterns=["一律(?P<hit>包邮)"]) == ["包邮"]


def test_overlapping_matches_are_found_once_and_the_longest_first(tmp_path: Path) -> None:
    assert matches(tmp_path, "买一送一盒", keywords=["送"], patterns=["一送", "买一送一", "送一盒"]) == ["买一送一"]


def test_only_the_sentence_of_a_keyword_is_read(tmp_path: Path) -> None:
    keys = {"keywords": ["赠"], "patterns": ["送.盒"]}
    assert matches(tmp_path, "有赠品，送三盒。再送五盒。", **keys) == ["送三盒"]
    assert matches(tmp_path, "有赠品，送三盒。", scope="clause", **keys) == []
    assert matches(tmp_path, "有赠品。送三盒。送五盒", scope="field", **keys) == ["送三盒", "送五盒"]


def test_also_and_unless_look_at_the_same_sentence(tmp_path: Path) -> None:
    assert matches(tmp_path, "送三盒", also=["免费"], **GIFT) == []
    assert matches(tmp_path, "免费，送三盒", also=["免费"], **GIFT) == ["送三盒"]
    assert matches(tmp_path, "不会送三盒。送两盒，送一盒", unless=["不会"], **GIFT) == ["送一盒"]


def test_references_by_number_and_flags_mean_what_they_mean_alone(tmp_path: Path) -> None:
    keys = {"keywords": ["送"], "patterns": ["送(一|两)盒", "(.)\\1送", "(?i)送VIP"]}
    assert matches(tmp_path, "天天送", **keys) == ["天天送"]
    assert matches(tmp_path, "送两盒，送vip", **keys) == ["送两盒", "送vip"]


def test_parts_are_alternatives_and_may_hold_earlier_parts(tmp_path: Path) -> None:
    parts = {"number": ["一", "两"], "box": "{number}盒"}
    assert matches(tmp_path, "送两盒", keywords=["送"], parts=parts, patterns=["送{box}"]) == ["送两盒"]
    assert expand("{a}{2}{b}", {"a": "x|y"}) == "(?:x|y){2}{b}"


def test_without_keywords_a_rule_runs_only_when_it_says_always(tmp_path: Path) -> None:
    assert matches(tmp_path, "第12届", patterns=["第[0-9]+届"], always=True) == ["第12届"]


def test_a_catastrophic_expression_is_stopped_and_names_its_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pattern, "SECONDS", 0.05)
    judge = linter(tmp_path, made(keywords=["啊"], patterns=[r"(?:(啊+)+\1)+[0-9]"]))
    with pytest.raises(PatternTimeout, match=r"own\.pattern") as stopped:
        judge.check(draft("啊" * 60))
    assert stopped.value.rule == "own.pattern"
    assert judge.check(draft("没有这个字")).findings == ()


@pytest.mark.parametrize(
    ("data", "key", "message"),
    [
        ({"patterns": ["(未完"], "keywords": ["未"]}, ("patterns", 0), "正则写法不对"),
        ({"patterns": ["a*"], "keywords": ["a"]}, ("patterns", 0), "空文字"),
        ({"patterns": ["甲"], "unless": ["["], "keywords": ["甲"]}, ("unless", 0), "正则写法不对"),
        ({"patterns": ["甲"]}, ("patterns",), "keywords"),
        ({"keywords": ["甲"]}, ("kind",), "patterns"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(
    data: dict[str, Any], key: tuple[str | int, ...], message: str
) -> None:
    found = list(problems(data))
    assert [path for path, _ in found] == [key]
    assert message in found[0][1]


def test_regex_is_not_imported_where_no_keyword_stands(tmp_path: Path) -> None:
    linter(tmp_path, made(**GIFT))
    code = f"""
import sys
from notelint.check.linter import Linter
from notelint.config.settings import Settings
from notelint.packs.ruleset import ruleset
path = {str(tmp_path / "own.yaml")!r}
ruleset([path], [], [])
for name in [n for n in sys.modules if n.split('.')[0] in ('regex', '_regex')]:
    del sys.modules[name]
rules, problems = ruleset([path], [], [])
linter = Linter(Settings('.'), rules, '2026-11-22')
linter.check_text('今天天气不错')
assert 'regex' not in sys.modules
assert linter.check_text('送三盒').findings
assert 'regex' in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
