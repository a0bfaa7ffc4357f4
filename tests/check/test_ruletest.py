"""``notelint test``: a rule is what its examples say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from notelint.check.ruletest import run_examples
from tests.shelf import TODAY, pack_text, rule, write

if TYPE_CHECKING:
    from pathlib import Path

    from notelint.check.ruletest import Outcome

examined = run_examples


def outcome(folder: Path, *rules: dict[str, Any], **head: Any) -> Outcome:
    return examined([str(write(folder / "own.yaml", pack_text("own", *rules, **head)))], TODAY)


def said(folder: Path, *rules: dict[str, Any], **head: Any) -> list[str]:
    return [problem.message for problem in outcome(folder, *rules, **head).problems]


def best(bad: Any = ("<m>最好用</m>",), good: Any = ("今天",), **keys: Any) -> dict[str, Any]:
    return rule("own.a", "最好用", examples={"bad": list(bad), "good": list(good), **keys.pop("more", {})}, **keys)


def test_a_rule_that_keeps_its_word_passes(tmp_path: Path) -> None:
    found = outcome(tmp_path, best(), rule("own.b", "第一"))
    assert (found.rules, found.examples, found.problems, found.remarks) == (2, 4, (), ())


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (best(bad=()), "没有反例"),
        (best(good=()), "没有正例"),
        (best(bad=["今天天气不错"]), "没有命中"),
        (best(bad=["<m>最好用</m>，最好用"]), "应恰好命中一处"),
        (best(bad=["真<m>是最好用</m>"]), "应命中「是最好用」，实际命中「最好用」"),
        (best(bad=["真是最好用"]), "没有用 <m>…</m> 标出"),
        (best(bad=["<m>最好用</m>又<m>好看</m>"]), "恰好一对"),
        (best(bad=["<m>最好用</m>呀</m>"]), "恰好一对"),
        (best(bad=["<m>最好用"]), "恰好一对"),
        (best(bad=[{"title": "<m>最好用</m>", "text": "<m>今天</m>"}]), "恰好一对"),
        (best(message="「{mach}」不宜"), "{mach}"),
        (best(message="「{match}」指向「{target}」"), "{target}"),
        (best(good=["最好用"]), "不该命中"),
        (best(more={"exempt": {"guide.5": ["最好用"]}}), "guide.5"),
        (
            rule(
                "own.a",
                "真的是有史以来最好用的一款了",
                examples={"bad": ["<m>真的是有史以来最好用的一款了</m>"], "good": ["今"]},
            ),
            "一句例句",
        ),
    ],
)
def test_each_way_to_break_it_is_said_with_the_rule_and_its_line(
    tmp_path: Path, made: dict[str, Any], words: str
) -> None:
    found = outcome(tmp_path, made)
    assert any(words in problem.message for problem in found.problems)
    assert all(problem.message.startswith("own.a：") and problem.line == 6 for problem in found.problems)


def test_braces_of_the_draft_itself_are_no_names_left_over(tmp_path: Path) -> None:
    made = rule("own.a", "{match}呀", examples={"bad": ["真是<m>{match}呀</m>"], "good": ["今天"]})
    assert said(tmp_path, made) == []


def test_every_wrong_example_is_said_at_once(tmp_path: Path) -> None:
    assert len(said(tmp_path, best(bad=["甲", "乙"], good=["最好用", "丙最好用"]))) == 4


def test_a_fix_that_leaves_the_text_wrong_fails(tmp_path: Path) -> None:
    spelling = rule(
        "own.s",
        kind="term",
        prefer={"薯薯": "薯"},
        message="「{preferred}」",
        examples={"bad": ["<m>薯薯</m>薯"], "good": ["今"]},
    )
    assert any("fix" in message for message in said(tmp_path, spelling))


def test_terms_that_no_example_covers_are_remarked(tmp_path: Path) -> None:
    made = rule("own.a", "最好用", "绝绝子", examples={"bad": ["<m>最好用</m>"], "good": ["今"]})
    found = outcome(tmp_path, made)
    assert found.problems == ()
    assert "绝绝子" in found.remarks[0].message
    assert "最好用" not in found.remarks[0].message


def test_an_example_may_be_a_whole_note(tmp_path: Path) -> None:
    bad = {"title": "<m>最好用</m>的", "text": "正文", "tags": ["护肤"], "genre": "公告"}
    comment = {"text": "正文", "comments": ["一", "真<m>最好用</m>"]}
    assert said(tmp_path, best(bad=[bad, comment], fields=["title", "comments"], good=["最好用"])) == []


def test_recorded_cases_are_kept(tmp_path: Path) -> None:
    cases = [
        {"rule": "own.a", "bad": "真是<m>最好用</m>"},
        {"rule": "own.a", "good": "真是最好用"},
        {"rule": "own.z", "good": "x"},
    ]
    wrong = said(tmp_path, best(), cases=cases)
    assert len(wrong) == 2
    assert "不该命中" in wrong[0]
    assert "own.z" in wrong[1]


def test_a_broken_pack_tests_nothing(tmp_path: Path) -> None:
    found = examined([str(write(tmp_path / "own.yaml", "rules: 3\n"))], TODAY)
    assert found.rules == 0
    assert found.problems
