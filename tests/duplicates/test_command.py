"""``notelint duplicates`` as it is run: formats, exit statuses, suppressions, configurations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from notelint.cli.group import group

if TYPE_CHECKING:
    from pathlib import Path

STORY = (
    "早上八点开门，先把昨天洗好的毛巾叠起来，再去后面仓库把今天要上架的罐子数一遍。数到第三排的时候总会少一罐，"
    "后来才知道是店长拿去做了试用装，写在一张很小的便签上，贴在灯的开关旁边。下午人多起来，有位阿姨带着女儿来，"
    "问的不是哪一款贵，而是哪一款闻起来像她小时候的院子。我想了很久也没想出来，只好请她把每一罐都闻一遍。"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(f"---\n发布时间: 2026-03-05\n---\n# 柜台第一天\n\n{STORY}\n", encoding="utf-8")
    (tmp_path / "b.md").write_text(f"# 我的一天\n\n✨{STORY}#日常\n", encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    ran = CliRunner().invoke(group, ["duplicates", *arguments], standalone_mode=False)
    if ran.exception is not None:
        raise ran.exception
    return int(ran.return_value or 0), ran.stdout


def report(*arguments: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run(*arguments, "--format", "json")[1])
    return data


def test_a_copy_fails_the_run_and_the_text_shows_both_sides(folder: Path) -> None:
    status, text = run(".", "--today", "2026-11-22")
    assert status == 1
    assert "3 月 5 日 的笔记《柜台第一天》" in text
    assert "本篇:3:2" in text
    assert "a.md:6:1" in text


def test_json_has_the_other_note_and_the_measures(folder: Path) -> None:
    (finding,) = report(".")["findings"]
    assert (finding["rule"], finding["path"]) == ("similar.copy", "b.md")
    other = finding["related"][0]
    assert (other["path"], other["similarity"], other["line"]) == ("a.md", 1.0, 6)
    assert other["match"] == STORY[:-1]


def test_sarif_has_related_locations(folder: Path) -> None:
    log = json.loads(run(".", "--format", "sarif")[1])
    (result,) = log["runs"][0]["results"]
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a.md"


def test_html_shows_the_passages_side_by_side(folder: Path) -> None:
    run(".", "-o", "r.html")
    page = (folder / "r.html").read_text(encoding="utf-8")
    assert 'class="passages"' in page
    assert page.count("先把昨天洗好的毛巾叠起来") >= 3


def test_notes_without_a_double_are_clean(folder: Path) -> None:
    assert run("a.md")[0] == 0


def test_a_missing_file_is_said_and_ends_in_2(folder: Path) -> None:
    assert run("a.md", "nowhere.md")[0] == 2


def test_a_threshold_is_a_threshold(folder: Path) -> None:
    assert run(".", "--fail-on", "never")[0] == 0


def test_a_draft_may_suppress_with_a_reason(folder: Path) -> None:
    path = folder / "b.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n<!-- notelint-disable-file similar: 同一篇改稿，旧的会删 -->\n", encoding="utf-8")
    data = report(".")
    assert data["findings"] == []
    assert [finding["reason"] for finding in data["suppressed"]] == ["同一篇改稿，旧的会删"]


def test_suppressions_of_other_rules_are_left_to_check(folder: Path) -> None:
    (folder / "notelint.yaml").write_text(
        "suppress:\n  - {rule: adlaw.absolute, path: '**', reason: 法务确认}\n  - {rule: similar.copy, reason: 改稿, path: b.md}\n"
        "levels: {similar.copy: warning}\n",
        encoding="utf-8",
    )
    data = report(".")
    assert data["findings"] == []
    assert len(data["suppressed"]) == 1


def test_a_rule_of_this_family_in_a_configuration_does_not_stop_a_check(folder: Path) -> None:
    (folder / "notelint.yaml").write_text(
        "ignore: [similar.title]\nsuppress:\n  - {rule: similar, path: '**', reason: 系列}\n", encoding="utf-8"
    )
    ran = CliRunner().invoke(group, ["check", "a.md", "--format", "json"], standalone_mode=False)
    assert json.loads(ran.stdout)["findings"] == []


def test_an_unknown_rule_is_said(folder: Path) -> None:
    status, _ = run(".", "--select", "similar.nothing")
    assert status == 2
