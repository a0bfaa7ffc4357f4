"""The dictionary on disk is rebuilt when it is not what it should be; without a cache folder it still works."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from notelint import cache
from notelint.text.dictionary import Dictionary, open_dictionary

LINES = "最近 300 f\n最 50 d\n最好 80 d\n近 9 a\n面霜 12 n\n最近几年 3 l\n𠮷野家 5 nt\n"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    path = tmp_path / "dict.txt"
    path.write_text(LINES, encoding="utf-8")
    return str(path)


def kept(source: str) -> Path:
    (only,) = Path(os.environ["NOTELINT_CACHE_DIR"]).iterdir()
    return only


def assert_whole(dictionary: Dictionary) -> None:
    assert dictionary.total == 459
    assert dictionary.singles == ({"最": 50, "近": 9, "面": 0, "𠮷": 0}, {"最": "d", "近": "a"})
    assert dictionary.group("最近") == ({"最近": 300, "最近几": 0, "最近几年": 3}, {"最近": "f", "最近几年": "l"})
    assert dictionary.group("𠮷野") == ({"𠮷野": 0, "𠮷野家": 5}, {"𠮷野家": "nt"})
    assert dictionary.group("没有") is None


def test_every_entry_is_found_by_its_first_two_characters(source: str) -> None:
    assert_whole(open_dictionary(source))
    assert_whole(open_dictionary(source))


def test_the_second_opening_builds_nothing(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_dictionary(source)
    monkeypatch.setattr("notelint.text.dictionary._build", lambda _: pytest.fail("built again"))
    assert_whole(open_dictionary(source))


@pytest.mark.parametrize("cut", [0, 1, 23, 24, 60, -1, -9])
def test_a_file_cut_short_is_rebuilt(source: str, cut: int) -> None:
    open_dictionary(source)
    file = kept(source)
    whole = file.read_bytes()
    file.write_bytes(whole[:cut])
    assert_whole(open_dictionary(source))
    assert file.read_bytes() == whole


@pytest.mark.parametrize(
    "content", [b"not a dictionary at all, but long enough for a head", b"nldict1\0" + b"\0" * 400]
)
def test_a_foreign_file_is_rebuilt(source: str, content: bytes) -> None:
    open_dictionary(source)
    kept(source).write_bytes(content)
    assert_whole(open_dictionary(source))


def test_no_flipped_bit_changes_what_is_read(source: str) -> None:
    open_dictionary(source)
    file = kept(source)
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        assert_whole(open_dictionary(source))
        file.write_bytes(whole)


def test_a_changed_source_is_read_anew(source: str) -> None:
    open_dictionary(source)
    Path(source).write_text(LINES + "玉沐颜 7 nz\n", encoding="utf-8")
    assert open_dictionary(source).group("玉沐") == ({"玉沐": 0, "玉沐颜": 7}, {"玉沐颜": "nz"})


def test_a_folder_that_cannot_be_written_costs_time_only(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "replace", lambda *_: False)
    assert_whole(open_dictionary(source))


def test_no_folder_at_all_costs_time_only(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "file" / "below"))
    assert cache.folder() is None
    assert_whole(open_dictionary(source))
