"""A baseline knows findings by content and count: moving changes nothing, one more is new."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from notelint.judge.baseline import dump, parse, replaced
from tests.shelf import draft, linter, rule, write

if TYPE_CHECKING:
    from pathlib import Path

    from notelint.judge.baseline import Baseline
    from notelint.model import Finding


def found(folder: Path, text: str, path: str = "a.md") -> tuple[Finding, ...]:
    return linter(folder, rule("own.best", "最好用"), rule("own.first", "第一")).check(draft(text, path)).findings


def kept(folder: Path, text: str) -> Baseline:
    return parse(json.loads(json.dumps(dump(found(folder, text)))))


def new(baseline: Baseline, findings: tuple[Finding, ...]) -> list[int | None]:
    return [finding.line for finding in findings if not baseline.take(finding)]


def test_accepted_findings_are_taken_and_nothing_is_left(tmp_path: Path) -> None:
    baseline = kept(tmp_path, "最好用\n第一\n")
    assert new(baseline, found(tmp_path, "最好用\n第一\n")) == []
    assert baseline.stale() == 0


def test_moved_lines_are_not_new(tmp_path: Path) -> None:
    baseline = kept(tmp_path, "最好用的面霜\n")
    assert new(baseline, found(tmp_path, "开头\n\n最好用的面霜\n")) == []


def test_one_more_of_the_same_is_new(tmp_path: Path) -> None:
    baseline = kept(tmp_path, "最好用的面霜\n")
    assert new(baseline, found(tmp_path, "最好用的面霜\n最好用的面霜\n")) == [2]


def test_two_of_the_same_are_two(tmp_path: Path) -> None:
    baseline = kept(tmp_path, "最好用\n最好用\n")
    assert new(baseline, found(tmp_path, "最好用\n")) == []
    assert baseline.stale() == 1


def test_other_words_in_the_sentence_are_new(tmp_path: Path) -> None:
    baseline = kept(tmp_path, "最好用的面霜\n")
    assert new(baseline, found(tmp_path, "最好用的眼霜\n")) == [1]
    assert baseline.stale() == 1


def test_a_moved_file_keeps_its_entries(tmp_path: Path) -> None:
    baseline = kept(tmp_path, "最好用的面霜\n")
    assert new(baseline, found(tmp_path, "最好用的面霜\n", "else/b.md")) == []


def test_a_copied_file_is_new(tmp_path: Path) -> None:
    baseline = kept(tmp_path, "最好用的面霜\n")
    assert new(baseline, found(tmp_path, "最好用的面霜\n")) == []
    assert new(baseline, found(tmp_path, "最好用的面霜\n", "copy.md")) == [1]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_read_first_does_not_take_the_entry_of_another_that_is_still_there(here: Path) -> None:
    for name in ("b.md", "c.md"):
        write(here / name, "最好用\n")
    baseline = parse(dump([*found(here, "最好用\n", "b.md"), *found(here, "最好用\n", "c.md")]))
    assert new(baseline, found(here, "最好用\n", "a.md")) == [1]
    assert new(baseline, found(here, "最好用\n", "b.md")) == []
    assert new(baseline, found(here, "最好用\n", "c.md")) == []


def test_what_concerns_a_whole_note_never_serves_another_file(here: Path) -> None:
    finding = found(here, "最好用")[0]._replace(match=None, start=None, end=None)
    baseline = parse(dump([finding._replace(path="gone.md")]))
    assert not baseline.take(finding._replace(path="b.md"))
    assert baseline.take(finding._replace(path="gone.md"))


def test_paths_are_those_seen_from_the_baselines_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = dump(found(here, "最好用", "notes/a.md"), ".")
    assert list(data["findings"]) == ["notes/a.md"]
    assert list(dump(found(here, "最好用", "notes/a.md"), "notes")["findings"]) == ["a.md"]
    write(here / "notes" / "a.md", "最好用")
    monkeypatch.chdir(here / "notes")
    assert new(parse(data, ".."), found(here, "最好用", "a.md")) == []
    assert new(parse(data, ".."), found(here, "最好用", "b.md")) == [1]


def test_a_baseline_that_took_over_another_accepts_both_and_counts_both(here: Path) -> None:
    one, other = kept(here, "最好用"), kept(here, "第一")
    one.absorb(other)
    assert one.stale() == 2
    assert new(one, found(here, "最好用\n第一")) == []
    assert one.stale() == 0


def test_only_the_paths_of_a_run_are_replaced(here: Path) -> None:
    before = dump([*found(here, "最好用", "a.md"), *found(here, "第一", "b.md")])
    after = dump(found(here, "第一", "a.md"))
    data = replaced(before, after, lambda path: path == "a.md")
    assert data == dump([*found(here, "第一", "a.md"), *found(here, "第一", "b.md")])


def test_lines_and_times_are_not_kept(tmp_path: Path) -> None:
    one, other = (json.dumps(dump(found(tmp_path, text))) for text in ("最好用\n第一\n", "\n第一\n\n\n最好用\n"))
    assert one == other


@pytest.mark.parametrize("data", [[], {}, {"schema": 2, "findings": {}}, {"schema": 1, "findings": []}, "x", None])
def test_what_is_no_baseline_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="基线"):
        parse(data)


@pytest.mark.parametrize(
    "entries", [{"a.md": []}, {"a.md": {"f": {}}}, {"a.md": {"f": {"count": "x"}}}, {"a.md": {"f": 3}}]
)
def test_a_baseline_damaged_within_is_refused(entries: object) -> None:
    with pytest.raises(ValueError, match="基线"):
        parse({"schema": 1, "findings": entries})
