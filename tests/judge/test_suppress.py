"""Suppressions set findings aside with their reason; the ones that do nothing speak up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from notelint.judge.select import Choice
from notelint.judge.suppress import Entry, EntryUse
from tests.shelf import TODAY, draft, linter, rule

if TYPE_CHECKING:
    from pathlib import Path

    from notelint.check.linter import Linter
    from notelint.model import Note, Result


@pytest.fixture
def judge(tmp_path: Path) -> Linter:
    return linter(tmp_path, *RULES)


RULES = (rule("own.best", "最好用", formerly=["own.top"]), rule("own.first", "第一"), rule("other.cure", "治好"))


def kept(result: Result) -> list[tuple[str, int | None]]:
    return [(finding.rule, finding.line) for finding in result.findings]


def aside(result: Result) -> list[tuple[str, int | None, str | None]]:
    return [(finding.rule, finding.line, finding.reason) for finding in result.suppressed]


def test_the_next_line_only(judge: Linter) -> None:
    result = judge.check(draft("最好用\n<!-- notelint-disable-next-line own.best: 引用用户原话 -->\n最好用\n最好用\n"))
    assert aside(result) == [("own.best", 3, "引用用户原话")]
    assert kept(result) == [("own.best", 1), ("own.best", 4)]


def test_the_line_it_stands_on(judge: Linter) -> None:
    result = judge.check(draft("最好用\n最好用 <!-- notelint-disable-line own.best: 引用 -->\n最好用\n"))
    assert aside(result) == [("own.best", 2, "引用")]
    assert kept(result) == [("own.best", 1), ("own.best", 3)]


def test_from_disable_to_enable(judge: Linter) -> None:
    text = (
        "最好用\n<!-- notelint-disable own.best: 引用 -->\n最好用\n最好用\n<!-- notelint-enable own.best -->\n最好用\n"
    )
    result = judge.check(draft(text))
    assert [line for _, line, _ in aside(result)] == [3, 4]
    assert kept(result) == [("own.best", 1), ("own.best", 6)]


def test_disable_without_enable_holds_to_the_end(judge: Linter) -> None:
    result = judge.check(draft("最好用\n<!-- notelint-disable own.best: 引用 -->\n\n最好用\n"))
    assert kept(result) == [("own.best", 1)]


def test_the_whole_file_wherever_it_stands_title_included(judge: Linter) -> None:
    result = judge.check(draft("# 第一\n最好用\n<!-- notelint-disable-file own: 品牌史 -->\n"))
    assert kept(result) == []
    assert aside(result) == [("own.first", 1, "品牌史"), ("own.best", 2, "品牌史")]


def test_several_rules_in_one_directive(judge: Linter) -> None:
    result = judge.check(draft("<!-- notelint-disable-next-line own.best, own.first: 引用 -->\n最好用第一治好\n"))
    assert kept(result) == [("other.cure", 2)]
    assert len(result.suppressed) == 2


def test_a_full_width_colon_and_comma_will_do(judge: Linter) -> None:
    result = judge.check(draft("<!-- notelint-disable-next-line own.best，own.first：引用 -->\n最好用第一\n"))
    assert kept(result) == []


def test_an_old_id_still_names_its_rule(judge: Linter) -> None:
    result = judge.check(draft("<!-- notelint-disable-next-line own.top: 引用 -->\n最好用\n"))
    assert kept(result) == []


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_do_not_matter(judge: Linter, end: str) -> None:
    lines = ["最好用", "<!-- notelint-disable-next-line", "own.best: 引用 -->", "最好用", "最好用", ""]
    result = judge.check(draft(end.join(lines)))
    assert aside(result) == [("own.best", 4, "引用")]
    assert kept(result) == [("own.best", 1), ("own.best", 5)]


@pytest.mark.parametrize(("until", "holds"), [("2026-11-22", True), ("2026-11-23", True), ("2026-11-21", False)])
def test_a_suppression_holds_through_its_last_day(judge: Linter, until: str, holds: bool) -> None:
    result = judge.check(draft(f"<!-- notelint-disable-next-line own.best: 引用 until={until} -->\n最好用\n"))
    if holds:
        assert aside(result) == [("own.best", 2, "引用")]
        assert kept(result) == []
    else:
        assert kept(result) == [("notelint.suppress.expired", 1), ("own.best", 2)]


@pytest.mark.parametrize(
    ("directive", "code"),
    [
        ("notelint-disable-next-line own.best", "invalid"),
        ("notelint-disable-next-line own.best:", "invalid"),
        ("notelint-disable-next-line own.best: until=2026-12-31", "invalid"),
        ("notelint-disable-next-line: 引用", "invalid"),
        ("notelint-disable-next-line", "invalid"),
        ("notelint-disable-nextline own.best: 引用", "invalid"),
        ("notelint-disable-next-line own.best: 引用 until=明年", "invalid"),
        ("notelint-disable-next-line own.best: 引用 until=2026-13-41", "invalid"),
        ("notelint-disable-next-line own.bets: 引用", "unknown"),
        ("notelint-disable-next-line own.first: 引用", "unused"),
        ("notelint-enable own.best", "invalid"),
    ],
)
def test_a_suppression_that_is_wrong_or_idle_suppresses_nothing_and_is_a_finding(
    judge: Linter, directive: str, code: str
) -> None:
    text = f"<!-- {directive} -->\n最好用\n"
    result = judge.check(draft(text))
    assert kept(result) == [(f"notelint.suppress.{code}", 1), ("own.best", 2)]
    complaint = result.findings[0]
    assert complaint.match == f"<!-- {directive} -->"
    assert complaint.level == "warning"


def test_a_locked_rule_cannot_be_suppressed(tmp_path: Path) -> None:
    judge = linter(
        tmp_path,
        *RULES,
        choice=Choice(locked=("own.best",)),
        suppress=(Entry("own.best", "配置里放行"),),
    )
    result = judge.check(draft("<!-- notelint-disable-file own.best: 引用 -->\n最好用\n"))
    assert kept(result) == [("notelint.suppress.locked", 1), ("own.best", 2)]
    assert result.suppressed == ()


def test_a_directive_wider_than_a_lock_frees_the_rest_and_says_so(tmp_path: Path) -> None:
    judge = linter(tmp_path, *RULES, choice=Choice(locked=("own.best",)))
    result = judge.check(draft("<!-- notelint-disable-file own: 引用 -->\n最好用第一\n"))
    assert kept(result) == [("notelint.suppress.locked", 1), ("own.best", 2)]
    assert aside(result) == [("own.first", 2, "引用")]


def test_a_comment_is_no_text_of_the_note(judge: Linter) -> None:
    result = judge.check(draft("<!-- notelint-disable-file own.first: 客户说这是第一最好用 -->\n第一\n"))
    assert kept(result) == []


def test_nothing_is_suppressed_where_the_audit_asks_for_everything(tmp_path: Path) -> None:
    first = linter(tmp_path, *RULES)
    judge = type(first)(first.settings, first.rules, TODAY, suppressing=False)
    result = judge.check(draft("<!-- notelint-disable-file own.best: 引用 -->\n最好用\n"))
    assert kept(result) == [("own.best", 2)]


def row(ignore: str) -> Note:
    note = draft("最好用，第一")
    return note._replace(meta={"ignore": ignore}, source=None, line=7)


def test_the_ignore_column_of_a_table_names_rule_and_reason(judge: Linter) -> None:
    result = judge.check(row("own.top: 引用；own.first：客户确认 until=2026-12-31"))
    assert {(finding.rule, finding.reason) for finding in result.suppressed} == {
        ("own.best", "引用"),
        ("own.first", "客户确认"),
    }
    assert kept(result) == []


@pytest.mark.parametrize(
    ("ignore", "code"),
    [
        ("own.best", "invalid"),
        ("own.best:", "invalid"),
        ("own.bets: 引用", "unknown"),
        ("own.best: 引用 until=2026-01-01", "expired"),
        ("other.cure: 引用", "unused"),
    ],
)
def test_an_ignore_column_that_is_wrong_or_idle_is_a_finding(judge: Linter, ignore: str, code: str) -> None:
    rules = [name for name, _ in kept(judge.check(row(ignore)))]
    assert f"notelint.suppress.{code}" in rules
    assert "own.best" in rules


def test_an_ignore_column_frees_no_locked_rule(tmp_path: Path) -> None:
    judge = linter(tmp_path, *RULES, choice=Choice(locked=("own.best",)))
    rules = [name for name, _ in kept(judge.check(row("own.best: 引用")))]
    assert {"notelint.suppress.locked", "own.best"} <= set(rules)


@pytest.mark.parametrize(
    ("entry", "holds"),
    [
        (Entry("own.best", "r"), True),
        (Entry("own", "r", path="notes/*"), True),
        (Entry("own.top", "r", path="notes/a.md"), True),
        (Entry("own.best", "r", path="other/*"), False),
        (Entry("own.best", "r", note="notes/a"), True),
        (Entry("own.best", "r", note="b"), False),
        (Entry("own.best", "r", account="小美"), True),
        (Entry("own.best", "r", account="小丽"), False),
        (Entry("own.best", "r", path="notes/*", account="小丽"), False),
        (Entry("own.first", "r"), False),
        (Entry("own.best", "r", until="2026-11-22"), True),
        (Entry("own.best", "r", until="2026-11-21"), False),
    ],
)
def test_an_entry_of_the_configuration_speaks_of_paths_notes_and_accounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: Entry, holds: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    judge = linter(tmp_path, *RULES, suppress=(entry,))
    result = judge.check(draft("---\n账号: 小美\n---\n最好用\n", "notes/a.md"))
    assert [finding.rule for finding in result.suppressed] == (["own.best"] if holds else [])


def test_entries_that_expired_or_did_nothing_are_told(judge: Linter) -> None:
    entries = (
        Entry("own.best", "用到"),
        Entry("own.top", "旧编号也用到"),
        Entry("own.first", "没用到"),
        Entry("own", "过期", until="2026-11-21"),
        Entry("own.cure", "没遇到", path="else/*"),
    )
    use = EntryUse(entries, judge.rules.rules)
    note = draft("最好用", "notes/a.md")
    use.see(entries[:4], judge.check(note).findings)
    assert [code for code, _ in use.complaints(TODAY, lambda _: True)] == ["unused", "expired"]
    assert [code for code, _ in use.complaints(TODAY, lambda _: False)] == ["expired"]
