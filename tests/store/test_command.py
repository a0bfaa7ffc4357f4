"""``notelint history`` as it is run, and a check that compares a draft with what was published."""

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
REST = "回家的路上买了一个烤红薯，烫得两只手来回倒。明天要早起去量新店的柜台，听说那边的灯是暖色的，照得人脸色都好。"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "accounts.yaml").write_text("accounts: [{id: zhang, 昵称: 小张}, {id: wang}]\n", encoding="utf-8")
    (tmp_path / "notelint.yaml").write_text(
        "accounts: accounts.yaml\nhistory: brand.db\ngenre: 个人\n", encoding="utf-8"
    )
    (tmp_path / "old.jsonl").write_text(
        json.dumps(
            {"id": "old-1", "标题": "柜台第一天", "正文": STORY, "账号": "zhang", "发布时间": "2026-03-05"},
            ensure_ascii=False,
        ),
        encoding="utf-8",
    )
    (tmp_path / "draft.md").write_text(f"---\n账号: wang\n---\n{STORY}{REST}\n", encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    ran = CliRunner().invoke(group, list(arguments), standalone_mode=False)
    if ran.exception is not None:
        raise ran.exception
    return int(ran.return_value or 0), ran.stdout, ran.stderr


def found(*arguments: str) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = json.loads(run(*arguments, "--format", "json")[1])["findings"]
    return [finding for finding in data if finding["rule"].startswith("similar.")]


def test_check_names_the_published_note_that_a_draft_repeats(folder: Path) -> None:
    assert run("history", "add", "old.jsonl")[0] == 0
    status, text, _ = run("check", "draft.md", "--today", "2026-11-22", "--fail-on", "warning")
    assert status == 1
    assert "与 3 月 5 日 @小张 的笔记《柜台第一天》" in text
    (finding,) = found("check", "draft.md")
    assert finding["rule"] == "similar.near"
    assert finding["match"] == STORY[:-1]
    assert finding["related"][0]["note"] == "old-1"
    assert finding["related"][0]["match"] == STORY[:-1]


def test_duplicates_uses_the_history_too(folder: Path) -> None:
    run("history", "add", "old.jsonl")
    assert [finding["rule"] for finding in found("duplicates", "draft.md")] == ["similar.near"]
    (folder / "notelint.yaml").unlink()
    assert found("duplicates", "draft.md") == []
    assert len(found("duplicates", "draft.md", "--history", "brand.db")) == 1


def test_a_published_note_is_held_against_earlier_ones_only(folder: Path) -> None:
    run("history", "add", "old.jsonl", "draft.md", "--published", "2026-04-01")
    assert found("check", "old.jsonl") == []
    assert len(found("check", "draft.md")) == 1


def test_a_suppression_of_this_family_holds_in_a_check(folder: Path) -> None:
    run("history", "add", "old.jsonl")
    with (folder / "draft.md").open("a", encoding="utf-8") as file:
        file.write("<!-- notelint-disable-file similar: 旧的一篇会删 -->\n")
    assert found("check", "draft.md") == []


@pytest.mark.parametrize("words", [("check", "draft.md"), ("duplicates", "draft.md"), ("audit", ".")])
def test_a_configured_history_that_is_not_there_yet_is_told_and_stops_nothing(
    folder: Path, words: tuple[str, ...]
) -> None:
    told = "还没有历史库 brand.db：没有与已发布的笔记比"
    before = run(*words, "--config", str(_without_history(folder)))[0]
    status, text, said = run(*words)
    assert (status, said) == (before, "")
    assert told in text
    status, _, said = run(*words, "--format", "json")
    assert status == before
    assert told in said
    assert not (folder / "brand.db").exists()


def _without_history(folder: Path) -> Path:
    (folder / "other.yaml").write_text("accounts: accounts.yaml\ngenre: 个人\n", encoding="utf-8")
    return folder / "other.yaml"


def test_a_history_of_figures_only_is_told_too(folder: Path) -> None:
    from notelint.store.figures import Export, add

    add(str(folder / "brand.db"), Export(b"a", "a.csv", "creator-notes", "2026-06-22"), ())
    assert "历史库 brand.db 里还没有笔记：没有与已发布的笔记比" in run("check", "draft.md")[1]
    run("history", "add", "old.jsonl")
    assert "历史库" not in run("check", "draft.md")[1]


@pytest.mark.parametrize("words", [("duplicates", "draft.md", "--history", "gone.db"), ("check", "draft.md")])
def test_a_history_that_was_asked_for_or_cannot_come_to_be_stops_the_run(folder: Path, words: tuple[str, ...]) -> None:
    (folder / "notelint.yaml").write_text("history: gone/brand.db\n", encoding="utf-8")
    status, _, said = run(*words)
    assert status == 2
    assert "找不到历史库" in said


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"x" * 4080])
def test_a_configured_history_that_cannot_be_read_stops_the_check(folder: Path, content: bytes) -> None:
    (folder / "brand.db").write_bytes(content)
    assert run("check", "draft.md")[0] == 2


def test_export_and_add_go_round(folder: Path) -> None:
    run("history", "add", "old.jsonl", "draft.md", "--published", "2026-04-01")
    exported = run("history", "export")[1]
    (folder / "copy.jsonl").write_text(exported, encoding="utf-8")
    run("history", "add", "copy.jsonl", "--store", "other.db")
    assert run("history", "export", "--store", "other.db")[1] == exported
    assert '"published_at": "2026-04-01"' in exported


def test_only_published_notes_are_kept(folder: Path) -> None:
    (folder / "plan.md").write_text(f"---\n状态: 待审\n---\n{REST}\n", encoding="utf-8")
    _, _, said = run("history", "add", "plan.md", "old.jsonl")
    assert "新存 1 篇" in said
    assert "1 篇的状态不是「已发布」" in said


def test_a_draft_that_does_not_say_that_it_is_out_is_not_kept(folder: Path) -> None:
    (folder / "notes").mkdir()
    for name, head in {
        "a": "标题: 初稿",
        "b": "发布时间: 2026-11-30",
        "c": "状态: 已发布",
        "d": "发布时间: 2026-11-01",
    }.items():
        (folder / f"notes/{name}.md").write_text(f"---\n{head}\n---\n{REST}{name}\n", encoding="utf-8")
    status, _, said = run("history", "add", "notes", "--today", "2026-11-22")
    assert status == 0
    assert "新存 2 篇" in said
    assert "1 篇的发布时间还没有到，没有存" in said
    assert "1 篇没有写状态，也没有写发布时间（如 notes/a.md），不知道发布了没有，没有存" in said
    assert "新存 1 篇" in run("history", "add", "notes/a.md", "--published", "2026-11-02")[2]


def test_what_cannot_be_kept_makes_no_history(folder: Path) -> None:
    assert run("history", "add", "nosuch")[0] == 2
    assert run("history", "add")[0] == 2
    assert "没有可存的笔记，没有建立历史库" in run("history", "add", "draft.md")[2]
    assert [*folder.glob("*.db*")] == []


def test_remove_stats_and_verify_say_what_they_did(folder: Path) -> None:
    run("history", "add", "old.jsonl", "draft.md", "--published", "2026-04-01")
    assert json.loads(run("history", "stats", "--json")[1])["notes"] == 2
    assert run("history", "verify")[:2] == (0, "brand.db：完好，2 篇\n")
    assert "去掉 1 篇" in run("history", "remove", "--account", "zhang")[2]
    assert run("history", "remove", "nobody")[0] == 2


def test_a_table_without_bodies_is_not_kept_in_silence(folder: Path) -> None:
    (folder / "export.csv").write_text("笔记标题,首次发布时间\n柜台第一天,2026-03-05\n", encoding="utf-8")
    status, _, said = run("history", "add", "export.csv")
    assert status == 2
    assert "没有「正文」" in said


def test_a_first_writing_that_was_cut_off_leaves_an_empty_history(folder: Path) -> None:
    (folder / "brand.db").touch()
    assert run("history", "verify")[:2] == (0, "brand.db：完好，还没有笔记\n")
    assert run("check", "draft.md")[0] == 2
    assert run("history", "add", "old.jsonl")[0] == 0
