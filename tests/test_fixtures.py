"""The made-up brand in fixtures/: each draft carries what should be said of it, and the linter says just that.

``fixtures/expected.yaml`` is written by the law and the design, not from output. Where the linter falls short of it,
the difference stands in ``KNOWN`` with its cause; one that has gone must be struck off.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import openpyxl
import pytest
import yaml

from notelint.model import Note
from notelint.read import files, notes

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
TODAY = "2026-11-22"
TABLES = (".csv", ".jsonl", ".xlsx")
PUBLISHED = "notes/已发布/"
"""Three months of notes that a tool writes: all of them clean."""

KNOWN: dict[str, dict[str, str]] = {
    "notes/小满在岬棠/07-私我.md": {
        "少了 xhs.contact.cta 丝我": "丝我 is a call only before a pause or a particle, not before 留名字",
    },
    "notes/成分慢慢读/03-零添加.md": {
        "少了 cosmetics.false 宝宝都能用": "the product stands one clause earlier",
    },
    "pq-03": {
        "少了 xhs.contact.hard 加V：jt shiguangli 88": "blanks inside an identifier",
        "多了 xhs.contact.channel 加V": "blanks inside an identifier",
    },
}
"""Draft → difference → why the linter is wrong there."""


class Said(NamedTuple):
    """What one run says: findings that count, exemptions and suppressed ones, by draft."""

    report: dict[str, Any]
    found: dict[str, list[dict[str, Any]]]
    exempt: dict[str, list[dict[str, Any]]]
    suppressed: dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def said() -> Said:
    """The demo's own run, as JSON."""
    report = json.loads(_notelint("check", "fixtures", "--fail-on", "never", "--format", "json", "--today", TODAY))
    counted = [finding for finding in report["findings"] if finding["level"] != "info"]
    return Said(report, _by_draft(counted), _by_draft(report["exempt"]), _by_draft(report["suppressed"]))


@pytest.fixture(scope="module")
def expected() -> dict[str, list[Any]]:
    loaded: dict[str, list[Any]] = yaml.safe_load((FIXTURES / "expected.yaml").read_text("utf-8"))
    return loaded


def test_each_draft_gets_what_it_should(said: Said, expected: dict[str, list[Any]]) -> None:
    lines = []
    for draft, wanted in expected.items():
        known = KNOWN.get(draft, {})
        found = _differences(draft, wanted, said)
        told = [what for what in found if what not in known]
        told += [f"已经没有这个差别，请从 KNOWN 里删去：{what}" for what in known if what not in found]
        lines += [f"  {draft}", *(f"    {what}" for what in told)] if told else []
    if lines:
        pytest.fail("与 fixtures/expected.yaml 不一致：\n" + "\n".join(lines), pytrace=False)


def test_every_draft_has_its_expectation_and_no_expectation_is_left_over(expected: dict[str, list[Any]]) -> None:
    drafts = [
        note.id if draft.shown.endswith(TABLES) else draft.shown
        for draft in files.find([str(FIXTURES)], cwd=str(FIXTURES)).drafts
        if not draft.shown.startswith(PUBLISHED)
        for note in notes.read_file(draft.path, draft.shown, explicit=False)
        if isinstance(note, Note)
    ]
    assert sorted(drafts) == sorted(expected)


def test_known_differences_speak_of_drafts_there_are(expected: dict[str, list[Any]]) -> None:
    assert set(KNOWN) <= set(expected)


def test_most_drafts_are_clean(expected: dict[str, list[Any]]) -> None:
    silent = [draft for draft, wanted in expected.items() if all(isinstance(entry, dict) for entry in wanted)]
    assert len(silent) > len(expected) / 2


def test_every_family_of_shipped_rules_is_met(said: Said) -> None:
    listed = _notelint("rules", "--packs", "all").split()
    families = {_family(word) for word in listed if word.count(".") >= 2 and word[0].isalpha() and word.isascii()}
    families = {family for family in families if not family.startswith("matrix.")}  # judged by matrix check
    met = {_family(finding["rule"]) for finding in said.report["findings"]}
    assert len(families) > 20
    assert sorted(families - met) == []


def test_every_exemption_of_the_guide_is_expected(expected: dict[str, list[Any]]) -> None:
    clauses = {entry["exempt"] for wanted in expected.values() for entry in wanted if "exempt" in entry and _is(entry)}
    assert clauses == {"guide.5", "guide.6.1", "guide.6.2", "guide.6.3", "guide.6.4", "guide.6.5", "evidence"}


def test_nothing_is_left_unchecked_and_what_is_no_draft_is_passed_over(said: Said) -> None:
    assert said.report["unchecked"] == []
    # The sheets of the matrix and 笔记数据.csv have no column of texts.
    assert said.report["summary"]["skipped"] == len([*FIXTURES.glob("*.csv"), *FIXTURES.glob("calendar/*.csv")]) + 1
    paths = {finding["path"] for finding in said.report["findings"]}
    assert not any("旧稿/" in path or path.endswith("README.md") for path in paths)


def test_names_of_the_brand_are_allowed(said: Said) -> None:
    assert said.report["summary"]["allowed"] > 0


def test_the_brands_own_rules_pass_their_own_examples() -> None:
    _notelint("test", "fixtures/rules/jiatang.yaml")


def test_files_are_written_as_they_claim() -> None:
    old = (FIXTURES / "notes/老秦质检日记/08-老电脑写的.txt").read_bytes()
    assert "樟树" in old.decode("gb18030")
    with pytest.raises(UnicodeDecodeError):
        old.decode("utf-8")
    assert (FIXTURES / "notes/老秦质检日记/09-记事本另存的.md").read_bytes()[:2] in {b"\xff\xfe", b"\xfe\xff"}
    assert b"\r\n" in (FIXTURES / "notes/岬棠拾光里店/10-从表格里拷出来的.md").read_bytes()


def test_published_notes_are_clean_and_many(said: Said) -> None:
    assert [draft for draft in said.found if draft.split("#")[0].startswith(PUBLISHED)] == []
    published = [
        line for path in FIXTURES.glob("notes/已发布/*.jsonl") for line in path.read_text("utf-8").splitlines()
    ]
    assert len(published) > 400
    assert len({json.loads(line)["账号"] for line in published}) >= 18


def test_published_notes_and_sheets_are_those_the_tools_build(tmp_path: Path) -> None:
    _tool("build_fixture_notes").build(tmp_path / "notes")
    _tool("build_fixture_sheets").build(tmp_path)
    for built, kept in ((tmp_path / "notes", FIXTURES / "notes/已发布"), (tmp_path, FIXTURES)):
        for path in (path for path in built.iterdir() if path.is_file()):
            assert path.read_bytes() == (kept / path.name).read_bytes(), path.name


def test_tables_are_those_the_tool_builds(tmp_path: Path) -> None:
    _tool("build_fixture_tables").build(tmp_path)
    for name in ("导出.csv", "笔记数据.csv", "千帆导出.jsonl"):
        assert (tmp_path / name).read_bytes() == (FIXTURES / "表格" / name).read_bytes(), name
    assert _cells(tmp_path / "排期表.xlsx") == _cells(FIXTURES / "表格/排期表.xlsx")


def _tool(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, ROOT / f"tools/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    sys.modules[name] = tool
    spec.loader.exec_module(tool)
    return tool


def _differences(draft: str, wanted: list[Any], said: Said) -> list[str]:
    rules = [entry for entry in wanted if isinstance(entry, str)]
    clauses = [entry["exempt"] for entry in wanted if _is(entry) and "exempt" in entry]
    aside = [entry["suppressed"] for entry in wanted if _is(entry) and "suppressed" in entry]
    found = said.found.get(draft, [])
    exempt = said.exempt.get(draft, [])
    suppressed = said.suppressed.get(draft, [])
    good = [finding for finding in found if any(_meets(finding, rule) for rule in rules)]
    # A second rule that speaks of the same words as an expected one says nothing new to the writer.
    extra = [finding for finding in found if finding not in good and not any(_overlap(finding, one) for one in good)]
    return [
        *(f"少了 {rule}" for rule in rules if not any(_meets(finding, rule) for finding in found)),
        *_once(f"多了 {finding['rule']} {finding['match'] or ''}" for finding in extra),
        *(f"少了豁免 {clause}" for clause in clauses if clause not in [one["clause"] for one in exempt]),
        *_once(f"多了豁免 {one['clause']} {one['match']}" for one in exempt if one["clause"] not in clauses),
        *(f"没有按理由忽略 {rule}" for rule in aside if not any(_meets(one, rule) for one in suppressed)),
        *_once(f"多忽略了 {one['rule']}" for one in suppressed if not any(_meets(one, rule) for rule in aside)),
    ]


def _meets(finding: dict[str, Any], entry: str) -> bool:
    """Whether a finding is the expected one: of that rule or below it, and at those words where some are given."""
    prefix, _, words = entry.partition(" ")
    rule, match = finding["rule"], finding["match"] or ""
    if rule != prefix and not rule.startswith(prefix + "."):
        return False
    return not words or words in match or (bool(match) and match in words)


def _once(lines: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(lines)


def _is(entry: Any) -> bool:
    return isinstance(entry, dict)


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if one["start"] is None or other["start"] is None:
        return False
    same = (one["field"], one["index"]) == (other["field"], other["index"])
    return same and one["start"] < other["end"] and other["start"] < one["end"]


def _by_draft(findings: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    drafts: dict[str, list[dict[str, Any]]] = {}
    for finding in findings:
        path = finding["path"].removeprefix("fixtures/")
        key = finding["note"] if path.endswith(TABLES) else path
        drafts.setdefault(key, []).append(finding)
    return drafts


def _family(rule: str) -> str:
    return ".".join(rule.split(".")[:2])


def _cells(path: Path) -> list[list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(path)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


def _notelint(*arguments: str) -> str:
    command = [sys.executable, "-m", "notelint", *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr or run.stdout
    return run.stdout
