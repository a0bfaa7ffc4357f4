"""Any file: its format, its name, its account, and what is wrong with it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.model import Note, Unchecked
from notelint.read.notes import FORMATS, read_bytes, read_file, read_text
from notelint.read.source import ReadOptions, account_folder

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT = ReadOptions()
BODY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")).filter(
    lambda text: bool(text.strip())
)


def one(path: Path, options: ReadOptions = DEFAULT) -> Any:
    (found,) = read_file(str(path), path.name, options)
    return found


@given(body=BODY, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_a_text_file_is_its_body_character_for_character(body: str, encoding: str) -> None:
    (found,) = read_bytes(body.encode(encoding), path="a.txt")
    assert isinstance(found, Note)
    (field,) = found.fields
    assert (field.name, field.text, found.source) == ("body", body, body)
    assert field.origin is not None
    assert field.origin.offset(len(body) - 1) == len(body) - 1


def test_a_text_file_has_no_title_and_no_front_matter() -> None:
    found = read_text("---\n标题: 甲\n---\n# 乙\n", path="a.txt")
    assert isinstance(found, Note)
    assert [field.name for field in found.fields] == ["body"]


def test_standard_input_takes_its_format_from_its_name() -> None:
    data = '{"body": "甲"}\n'.encode()
    assert [
        [field.text for field in item.fields] for item in read_bytes(data, path="x.jsonl") if isinstance(item, Note)
    ] == [["甲"]]
    (found,) = read_bytes(b"# a\nb", path="-")
    assert isinstance(found, Note)
    assert [field.name for field in found.fields] == ["title", "body"]
    assert found.id == "-"


def test_standard_input_is_shown_like_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (found,) = read_bytes("甲".encode(), path=str(tmp_path / "n" / "a.md"))
    assert isinstance(found, Note)
    assert (found.path, found.id) == ("n/a.md", "n/a")


@pytest.mark.parametrize("name", ["a.docx", "no_suffix", ".md"])
def test_an_unknown_format_is_told_with_the_known_ones(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("甲", encoding="utf-8")
    found = one(path)
    assert found.code == "unsupported"
    assert all(known in found.reason for known in FORMATS)


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_empty_file_of_any_format_is_told(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.touch()
    assert one(path).code == "empty"


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_blank_file_is_empty(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("\ufeff \r\n\t\n", encoding="utf-8")
    assert one(path).code == "empty"


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_draft_over_the_limit_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x" * 10_000_001)
    assert one(path).code == "too-long"
    path.write_bytes(b"x" * 10_000_000)
    assert isinstance(one(path), Note)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert one(tmp_path / "nein.md").code == "missing"
    (tmp_path / "d.md").mkdir()
    assert one(tmp_path / "d.md").code == "unreadable"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("甲", encoding="utf-8")
    path.chmod(0)
    found = one(path)
    assert (found.code, "权限" in found.reason) == ("unreadable", True)


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="Linux only")
def test_a_file_that_fails_while_reading_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("/proc/self/mem")
    assert one(tmp_path / "a.md").code == "unreadable"


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.jsonl", "a.csv"])
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x7fELF\0\1\2", "二进制"),
        ("正文\n换季护肤先做耳后测试，没有泛红再上脸\n".encode("utf-16-le"), "UTF-16"),
        ("正文\n換季護膚先做耳後測試，沒有泛紅再上臉\n".encode("big5"), "Big5"),
    ],
)
def test_bytes_that_are_no_known_text_are_named_in_every_format(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = one(path)
    assert found.code == "undecodable"
    assert says in found.reason


def test_truncated_utf8_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("第一行\n面霜".encode()[:-1])
    assert (one(path).line, one(path).column) == (2, 2)


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("/r/notes/小美/a.md", "小美"),
        ("/r/notes/小美/2026/a.md", "小美"),
        ("/r/notes/a.md", None),
        ("/notes/x/drafts/notes/小美/a.md", "小美"),
        ("/r/drafts/a.md", None),
    ],
)
def test_the_folder_under_notes_names_the_account(path: str, folder: str | None) -> None:
    assert account_folder(path) == folder


def test_a_markdown_draft_has_the_account_of_its_folder_if_known(tmp_path: Path) -> None:
    path = tmp_path / "notes" / "小美" / "a.md"
    path.parent.mkdir(parents=True)
    path.write_text("甲", encoding="utf-8")
    assert one(path).account is None
    assert one(path, ReadOptions(accounts={"小美": "u1"})).account == "u1"
    assert one(path, ReadOptions(accounts=lambda name: "u2" if name == "小美" else None)).account == "u2"
    assert one(path, ReadOptions(accounts={"别人": "u3"})).account is None


def test_an_error_of_standard_input_has_its_name() -> None:
    (found,) = read_bytes(b"---\na\n", path="drafts/a.md")
    assert isinstance(found, Unchecked)
    assert found.path == "drafts/a.md"


def test_plain_drafts_need_no_heavy_import(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    program = (
        "import sys; from notelint.read.notes import read_text; from notelint.read.files import find\n"
        "read_text('---\\n标题: 甲\\n话题: [乙, \"丙\"]\\nai:\\n  used: 是\\n---\\n正文', path='a.md'); find([sys.argv[1]])\n"
        "print(sorted({'yaml', 'json', 'csv', 'openpyxl', 'difflib', 'pathlib', 'unicodedata', 'datetime'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program, str(tmp_path)], capture_output=True, text=True, check=True, cwd=_root()
    )
    assert done.stdout.strip() == "[]"


def _root() -> str:
    import notelint

    return os.path.dirname(os.path.dirname(notelint.__file__))
