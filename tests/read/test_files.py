"""What is a draft in a folder, and what becomes of paths that are none."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

import pytest

from notelint.read.files import Scope, Selection, find

if TYPE_CHECKING:
    from pathlib import Path


def lay(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("文字", encoding="utf-8")


def shown(selection: Selection) -> list[str]:
    return [draft.shown for draft in selection.drafts]


def test_a_folder_gives_its_drafts_sorted_and_nothing_else(tmp_path: Path) -> None:
    lay(tmp_path, "b.md", "a/c.txt", "a/B.MD", "README.md", "readme.zh.md", "CHANGELOG.txt", "docs/a.md", "x/docs/a.md")
    lay(tmp_path, ".hidden/a.md", ".a.md", "node_modules/a.md", ".venv/a.md", "photo.png", "a/no_suffix")
    selection = find(["."], cwd=str(tmp_path))
    assert shown(selection) == ["a/B.MD", "a/c.txt", "b.md"]
    assert not any(draft.explicit for draft in selection.drafts)
    assert [*selection.empty, *selection.unchecked, *selection.skipped] == []


def test_a_folder_without_drafts_is_told(tmp_path: Path) -> None:
    lay(tmp_path, "leer/README.md")
    assert find(["leer"], cwd=str(tmp_path)).empty == ("leer",)


def test_a_file_named_twice_is_read_once_and_its_folder_is_not_empty(tmp_path: Path) -> None:
    lay(tmp_path, "n/a.md")
    selection = find(["n/a.md", "n", "./n/../n/a.md"], cwd=str(tmp_path))
    assert shown(selection) == ["n/a.md"]
    assert selection.empty == ()
    (draft,) = find(["n", "n/a.md"], cwd=str(tmp_path)).drafts
    assert draft.explicit


def test_ignore_files_hold_in_folders_and_from_the_repository_above(tmp_path: Path) -> None:
    lay(tmp_path, "n/a.md", "n/b.md", "n/c.md", "n/old/d.md", "n/keep/old.md")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("b.md\nold/\n", encoding="utf-8")
    (tmp_path / "n" / ".notelintignore").write_text("# mine\nc.md\n", encoding="utf-8")
    assert shown(find(["n"], cwd=str(tmp_path))) == ["n/a.md", "n/keep/old.md"]
    assert shown(find(["n/b.md"], cwd=str(tmp_path))) == ["n/b.md"]


def test_an_inner_ignore_file_can_take_back(tmp_path: Path) -> None:
    lay(tmp_path, "n/a.md", "n/b.md")
    (tmp_path / ".notelintignore").write_text("*.md\n", encoding="utf-8")
    (tmp_path / "n" / ".notelintignore").write_text("!a.md\n", encoding="utf-8")
    assert shown(find(["."], cwd=str(tmp_path))) == ["n/a.md"]


def test_exclude_holds_for_files_named_too(tmp_path: Path) -> None:
    lay(tmp_path, "n/a.md", "old/b.md", "n/c.md")
    selection = find(["old/b.md", "."], cwd=str(tmp_path), exclude=["old/", "c.md"])
    assert shown(selection) == ["n/a.md"]
    assert [skip.path for skip in selection.skipped] == ["old/b.md", "n/c.md", "old/"]


def test_drafts_of_the_configuration_replace_the_default(tmp_path: Path) -> None:
    lay(tmp_path, "n/a.md", "b.md", "docs/README.md")
    assert shown(find(["."], cwd=str(tmp_path), drafts=["n/", "docs/*.md"])) == ["docs/README.md", "n/a.md"]


def test_each_folder_may_have_its_own_scope(tmp_path: Path) -> None:
    lay(tmp_path, "p/a.md", "p/b.md", "q/a.md", "q/b.md")
    root = str(tmp_path)
    selection = find(
        ["."], cwd=root, scope=lambda folder: Scope(folder, None, ["/b.md"] if folder.endswith("/q") else [])
    )
    assert shown(selection) == ["p/a.md", "p/b.md", "q/a.md"]


def test_a_missing_path_and_an_unknown_format_are_unchecked_and_the_rest_is_found(tmp_path: Path) -> None:
    lay(tmp_path, "a.md", "b.docx")
    selection = find(["nein.md", "b.docx", "a.md"], cwd=str(tmp_path))
    assert [(item.path, item.code) for item in selection.unchecked] == [
        ("nein.md", "missing"),
        ("b.docx", "unsupported"),
    ]
    assert shown(selection) == ["a.md"]


def test_shown_paths_are_nfc_and_the_file_still_opens(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "café.md")
    lay(tmp_path, name)
    (draft,) = find(["."], cwd=str(tmp_path)).drafts
    assert draft.shown == "café.md"
    assert os.path.exists(draft.path)


def test_paths_outside_the_working_folder_are_shown_relative(tmp_path: Path) -> None:
    lay(tmp_path, "n/a.md", "w/x.md")
    assert shown(find(["../n"], cwd=str(tmp_path / "w"))) == ["../n/a.md"]


def test_a_link_to_a_folder_is_not_followed_and_a_dangling_link_is_told(tmp_path: Path) -> None:
    lay(tmp_path, "n/a.md")
    (tmp_path / "n" / "loop").symlink_to(tmp_path / "n")
    (tmp_path / "n" / "b.md").symlink_to(tmp_path / "nowhere.md")
    selection = find(["n"], cwd=str(tmp_path))
    assert shown(selection) == ["n/a.md"]
    assert [(item.path, item.code) for item in selection.unchecked] == [("n/b.md", "missing")]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_folder_that_cannot_be_read_is_unchecked(tmp_path: Path) -> None:
    lay(tmp_path, "n/a.md", "m/b.md")
    (tmp_path / "m").chmod(0)
    try:
        selection = find(["."], cwd=str(tmp_path))
    finally:
        (tmp_path / "m").chmod(0o700)
    assert [(item.path, item.code) for item in selection.unchecked] == [("m", "unreadable")]
    assert shown(selection) == ["n/a.md"]
