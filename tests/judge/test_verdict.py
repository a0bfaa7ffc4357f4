"""A hit becomes a finding: level, words, place, fingerprint, and what evidence makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.brand.brand import Brand
from notelint.judge.select import Choice
from notelint.judge.verdict import EVIDENCE_CLAUSE, Terms, finding
from notelint.kinds.rule import Rule
from notelint.kinds.view import NoteView
from notelint.model import EXEMPT, GENRES, NEEDS_EVIDENCE, VIOLATION, Basis, Finding, Hit
from tests.shelf import TODAY, draft, linter, rule

if TYPE_CHECKING:
    from pathlib import Path

RULE = Rule(
    "own.a",
    "own",
    "phrase",
    "t",
    dict.fromkeys(GENRES, "error"),
    ("body",),
    "「{match}」指向「{target}」",
    Basis("法律", "广告法", status="转述"),
    suggest=("改",),
)


def no_words() -> Any:
    raise AssertionError


def judged(text: str, match: str, rule: Rule = RULE, choice: Choice = Choice(), **hit: Any) -> Finding | None:
    note = draft(text)
    place = next(index for index, field in enumerate(note.fields) if match in field.text)
    start = note.fields[place].text.index(match)
    view = NoteView(note, no_words, Brand(), "种草")
    return finding(rule, Hit(place, start, start + len(match), **hit), view, Terms(TODAY, choice))


EVIDENCE = "---\n依据:\n  - {{quote: {quote}, source: {source}, date: {date}, file: 检测.pdf}}\n---\n三年销量第一\n"


def backed(quote: str, source: str = "尼尔森", date: str = "2026-01-05") -> Finding:
    found = judged(EVIDENCE.format(quote=quote, source=source, date=date), "销量第一", verdict=NEEDS_EVIDENCE)
    assert found is not None
    return found


def test_evidence_whose_quote_holds_the_hit_makes_it_exempt() -> None:
    found = backed("连续三年销量第一")
    assert found.verdict == EXEMPT
    assert found.clause == EVIDENCE_CLAUSE
    assert found.reason is not None
    assert "真实性由广告主证明" in found.reason
    assert "尼尔森" in found.reason


def test_evidence_is_compared_folded() -> None:
    assert backed("連續三年銷量第一").verdict == EXEMPT


@pytest.mark.parametrize(
    ("quote", "source", "date"),
    [("销量领先", "尼尔森", "2026-01-05"), ("销量第一", "", "2026-01-05"), ("销量第一", "尼尔森", "")],
)
def test_evidence_without_the_words_a_source_or_a_date_backs_nothing(quote: str, source: str, date: str) -> None:
    found = backed(quote, source or "''", date or "''")
    assert found.verdict == NEEDS_EVIDENCE
    assert found.level == "warning"


def test_evidence_backs_no_violation() -> None:
    found = judged(EVIDENCE.format(quote="销量第一", source="甲", date="2026-01-05"), "销量第一")
    assert found is not None
    assert found.verdict == VIOLATION


def test_what_needs_evidence_warns_at_most_unless_its_kind_raised_it() -> None:
    found = judged("销量第一", "销量第一", verdict=NEEDS_EVIDENCE)
    assert found is not None
    assert found.level == "warning"
    raised = judged("疗效第一", "疗效第一", verdict=NEEDS_EVIDENCE, level="error")
    assert raised is not None
    assert raised.level == "error"


@pytest.mark.parametrize(
    ("day", "level", "says"), [("2026-11-22", "error", False), ("2026-11-23", "warning", True), (None, "error", False)]
)
def test_law_that_is_not_yet_in_force_warns_and_says_from_when(day: str | None, level: str, says: bool) -> None:
    found = judged("最好用", "最好用", RULE._replace(basis=Basis("法律", "广告法", status="转述", effective_from=day)))
    assert found is not None
    assert found.level == level
    assert (f"自 {day} 起" in found.message) is says


def test_a_message_is_filled_and_an_unknown_name_stays() -> None:
    found = judged("最好用的面霜", "最好用", values={"target": "面霜"})
    assert found is not None
    assert found.message == "「最好用」指向「面霜」"
    bare = judged("最好用的面霜", "最好用")
    assert bare is not None
    assert bare.message == "「最好用」指向「{target}」"


def test_words_of_the_draft_never_act_as_a_pattern_of_the_message() -> None:
    found = judged("{target}{0}最好用", "{0}最好用", values={"target": "{match}"})
    assert found is not None
    assert found.message == "「{0}最好用」指向「{match}」"


@pytest.mark.parametrize("level", ["error", "warning", "info"])
def test_a_hit_may_have_a_level_of_its_own(level: str) -> None:
    found = judged("最好用", "最好用", level=level)
    assert found is not None
    assert found.level == level


def test_off_for_a_kind_of_content_is_off_whatever_the_hit_says() -> None:
    off = RULE._replace(levels={**RULE.levels, "种草": "off"})
    assert judged("最好用", "最好用", off, level="error") is None


@pytest.mark.parametrize("choice", [Choice(), Choice(levels={"own": "error"}), Choice(locked=("own",))])
@pytest.mark.parametrize("level", ["error", None])
def test_law_that_nobody_read_never_makes_an_error(choice: Choice, level: str | None) -> None:
    found = judged("最好用", "最好用", RULE._replace(basis=Basis("法律", "某法", status="未核对")), choice, level=level)
    assert found is not None
    assert found.level == "warning"


def test_what_concerns_a_whole_note_is_known_by_the_name_the_note_was_given() -> None:
    def print_of(note_id: str) -> str:
        view = NoteView(draft("正文")._replace(id=note_id), no_words, Brand(), "种草")
        found = finding(RULE, Hit(None, name="title"), view, Terms(TODAY, Choice()))
        assert found is not None
        return found.fingerprint

    assert print_of("jt-1") != print_of("jt-2")
    assert print_of("a") == print_of("a#2")


def test_off_is_nothing() -> None:
    assert judged("最好用", "最好用", choice=Choice(levels={"own": "off"})) is None


def test_a_finding_about_the_whole_note_has_no_place() -> None:
    view = NoteView(draft("正文"), no_words, Brand(), "种草")
    found = finding(RULE, Hit(None, name="title"), view, Terms(TODAY, Choice()))
    assert found is not None
    assert found.field == "title"
    assert (found.start, found.end, found.match) == (None, None, None)
    assert (found.line, found.column, found.end_line, found.end_column) == (None, None, None, None)


LINE = st.text(st.sampled_from("今天护肤a1 👍🏻\u200b"), max_size=6)


@given(st.lists(LINE, max_size=4), st.lists(LINE, max_size=4), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_line_and_column_lead_to_the_match(before: list[str], after: list[str], end: str, headed: bool) -> None:
    text = end.join([*before, "👨‍👩‍👧真是最好用呀", *after])
    if headed:
        text = f"---{end}标题: 甲{end}---{end}" + text
    found = judged(text, "最好用")
    assert found is not None
    assert found.line is not None
    assert found.column is not None
    line = text.split("\n")[found.line - 1]
    assert line[found.column - 1 :].startswith("最好用")
    assert (found.end_line, found.end_column) == (found.line, found.column + 3)


@given(st.lists(st.text(st.sampled_from("今天护肤。"), max_size=6), max_size=5))
def test_a_fingerprint_outlives_lines_moved_before_and_after(lines: list[str]) -> None:
    alone = judged("这是最好用的面霜。", "最好用")
    moved = judged("\n".join([*lines, "这是最好用的面霜。后来", *lines]), "最好用")
    assert alone is not None
    assert moved is not None
    assert alone.fingerprint == moved.fingerprint


@pytest.mark.parametrize("text", ["这是最好用的眼霜。", "这是最好用的面霜吗。", "# 这是最好用的面霜。\n正文"])
def test_other_words_or_another_field_are_another_fingerprint(text: str) -> None:
    one, other = judged("这是最好用的面霜。", "最好用"), judged(text, "最好用")
    assert one is not None
    assert other is not None
    assert one.fingerprint != other.fingerprint


def test_findings_come_in_the_order_of_the_text(tmp_path: Path) -> None:
    judge = linter(tmp_path, rule("own.b", "最好"), rule("own.a", "第一"))
    found = judge.check(draft("# 第一\n最好\n第一 最好\n")).findings
    assert [(item.line, item.column, item.rule) for item in found] == [
        (1, 3, "own.a"),
        (2, 1, "own.b"),
        (3, 1, "own.a"),
        (3, 4, "own.b"),
    ]
