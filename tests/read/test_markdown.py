"""Markdown drafts: title, body and front matter, each with its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from notelint.model import Note, Unchecked
from notelint.read.notes import read_file, read_text

if TYPE_CHECKING:
    from pathlib import Path


def note(text: str) -> Note:
    found = read_text(text, path="a.md")
    assert isinstance(found, Note), found
    return found


def refused(text: str) -> Unchecked:
    found = read_text(text, path="a.md")
    assert isinstance(found, Unchecked), found
    return found


def texts(found: Note) -> dict[str, list[str]]:
    by_name: dict[str, list[str]] = {}
    for field in found.fields:
        by_name.setdefault(field.name, []).append(field.text)
        assert field.origin is not None
        assert found.source is not None
        offset = field.origin.offset(0)
        assert found.source[offset : offset + 1] == field.text[:1]
    return by_name


def test_front_matter_gives_title_and_tags_and_the_rest_is_body() -> None:
    found = note('---\n标题: 换季护肤\n话题: [护肤, "敏感肌"]\n---\n先做测试\n')
    assert texts(found) == {"title": ["换季护肤"], "body": ["先做测试\n"], "tags": ["护肤", "敏感肌"]}
    assert [field.item for field in found.fields] == [None, None, 0, 1]
    assert found.id == "a"


def test_a_first_line_heading_is_the_title_and_not_body() -> None:
    assert texts(note("# 换季护肤\r\n先做测试\r\n")) == {"title": ["换季护肤"], "body": ["先做测试\r\n"]}


def test_a_heading_below_a_front_matter_title_stays_in_the_body() -> None:
    assert texts(note("---\ntitle: 甲\n---\n# 乙\n")) == {"title": ["甲"], "body": ["# 乙\n"]}


@pytest.mark.parametrize("text", ["#护肤 打卡\n", "## 小标题\n", "正文\n# 标题\n", "#\n正文"])
def test_only_a_first_line_heading_of_level_one_is_a_title(text: str) -> None:
    assert texts(note(text)) == {"body": [text]}


def test_an_unclosed_front_matter_is_refused_with_its_place() -> None:
    found = refused("---\n标题: 甲\n正文\n")
    assert (found.code, found.line, found.column) == ("front-matter", 1, 1)


def test_a_full_width_colon_is_named() -> None:
    found = refused("---\n标题：甲\n---\n正文\n")
    assert "全角冒号" in found.reason
    assert (found.line, found.column) == (2, 3)


def test_a_duplicate_key_is_refused_with_its_place_also_across_languages() -> None:
    found = refused("---\n标题: 甲\nid: b\ntitle: 乙\n---\n正文\n")
    assert (found.line, found.column) == (4, 1)
    assert "第 2 行" in found.reason


def test_an_unknown_key_is_a_notice_with_the_nearest_name() -> None:
    (notice,) = note("---\n标提: 甲\n---\n正文\n").notices
    assert (notice.code, notice.line, notice.column) == ("unknown-key", 2, 1)
    assert "标题" in notice.message


def test_a_file_on_disk_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("# 甲\n乙".encode("gb18030"))
    (found,) = read_file(str(path), "b/a.md")
    assert isinstance(found, Note)
    assert texts(found) == {"title": ["甲"], "body": ["乙"]}
    assert (found.path, found.id) == ("b/a.md", "b/a")
