"""The cache folder keeps whole things for one user, and is never in the way."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from notelint import cache
from tests.shelf import write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "deep" / "cache"
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(path))
    return path


def test_what_is_stored_comes_back(folder: Path) -> None:
    assert cache.load("thing") is None
    cache.store("thing", b"content")
    assert cache.load("thing") == b"content"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 40])
def test_damaged_content_is_no_content(folder: Path, damage: bytes) -> None:
    cache.store("thing", b"content")
    (folder / "thing").write_bytes(damage)
    assert cache.load("thing") is None


def test_a_folder_of_someone_else_is_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.store("thing", b"content")
    stranger = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: stranger)
    assert cache.folder() is None
    assert cache.load("thing") is None
    cache.store("thing", b"other")


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_that_others_may_write_to_is_not_used(folder: Path, mode: int) -> None:
    cache.store("thing", b"content")
    folder.chmod(mode)
    assert cache.folder() is None
    assert cache.load("thing") is None


def test_a_link_to_a_folder_is_not_used(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.store("thing", b"content")
    (tmp_path / "link").symlink_to(folder)
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "link"))
    assert cache.load("thing") is None


def test_only_the_newest_of_a_sort_are_kept(folder: Path) -> None:
    cache.store("other-a", b"content")
    for number in range(5):
        cache.store(f"thing-{number}", b"content", 3)
        os.utime(folder / f"thing-{number}", ns=(number, number))
    cache.store("thing-5", b"content", 3)
    assert sorted(path.name for path in folder.iterdir()) == ["other-a", "thing-3", "thing-4", "thing-5"]


def test_the_state_of_the_code_changes_with_any_module_that_shapes_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    names = ["model.py", "packs/a.py", "kinds/a.py", "kinds/deep/a.py", "text/a.py", "config/a.py"]
    for name in names:
        write(package / name, "")
    monkeypatch.setattr(cache, "_PACKAGE", str(package))

    def state() -> bytes:
        cache.code_state.cache_clear()
        return cache.code_state()

    before = state()
    assert state() == before
    for name in names:
        write(package / name, "changed")
        assert state() != before
        before = state()
    cache.code_state.cache_clear()


def test_a_write_that_fails_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.store("thing", b"content")

    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", fail)
    cache.store("thing", b"other")
    monkeypatch.undo()
    assert [path.name for path in folder.iterdir()] == ["thing"]


def test_the_custom_of_the_platform_holds_without_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTELINT_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setattr("sys.platform", "linux")
    assert cache.folder() == str(tmp_path / "xdg" / "notelint")
