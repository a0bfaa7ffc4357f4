"""JSON lines: one note a line, each line on its own."""

from __future__ import annotations

import json
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.model import Note, Skipped, Unchecked
from notelint.read import jsonl
from notelint.read.notes import read_bytes, read_file
from notelint.read.source import ReadOptions

if TYPE_CHECKING:
    from pathlib import Path


def lines(*records: Any) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


DEFAULT = ReadOptions()


def read(data: bytes, options: ReadOptions = DEFAULT) -> list[Any]:
    return list(read_bytes(data, path="x/a.jsonl", options=options))


def test_a_line_is_a_note_with_its_texts_as_decoded() -> None:
    (found,) = read(
        lines({"标题": "甲", "正文": "一\r\n二😀", "话题": ["护肤", "", "#敏感肌"], "评论话术": "谢谢", "系列": "课"})
    )
    assert [(field.name, field.text, field.item) for field in found.fields] == [
        ("title", "甲", None),
        ("body", "一\r\n二😀", None),
        ("tags", "护肤", 0),
        ("tags", "#敏感肌", 2),
        ("comments", "谢谢", 0),
    ]
    assert (found.path, found.id, found.line, found.source) == ("x/a.jsonl", "x/a.jsonl#1", 1, None)
    assert found.meta == {"series": "课"}


def test_ids_and_numbers_and_nulls_are_taken_as_text() -> None:
    one, two = read(lines({"id": 7, "body": 123, "title": None}, {"body": "乙", "tags": "护肤、干皮"}))
    assert (one.id, [field.text for field in one.fields]) == ("7", ["123"])
    assert (two.id, [field.text for field in two.fields]) == ("x/a.jsonl#2", ["乙", "护肤", "干皮"])


def test_keys_that_nothing_reads_are_said_once_for_the_file() -> None:
    one, two = read(lines({"body": "甲", "keyword": "k", "year": 1}, {"body": "乙", "keyword": "k", "year": 1}))
    (notice,) = one.notices
    assert notice.code == "unknown-column"
    assert "keyword、year" in notice.message
    assert "「keywords」" in notice.message
    assert two.notices == ()


def test_a_bad_value_is_said_with_its_line() -> None:
    _, found = read(lines({"body": "甲"}, {"body": "乙", "内容性质": "广告"}))
    assert [(notice.code, notice.line) for notice in found.notices] == [("bad-value", 2)]
    assert "genre" not in found.meta


def test_a_bad_line_is_told_with_its_place_and_the_rest_is_read() -> None:
    good = lines({"body": "甲"})
    data = b"".join(
        [
            good,
            b'{"body": "a" "b"}\n',
            b'["a"]\n',
            b"\n",
            lines({"body": " \n", "title": ""}),
            lines({"body": ["a"]}),
            lines({"body": "a", "正文": "b"}),
            b'{"body": "\xff"}\n',
            b"[" * 100_000 + b"\n",
            b'{"body": "\xe4\xb9\x99"}',
        ]
    )
    found = read(data)
    assert [(item.line, item.code) for item in found if isinstance(item, Unchecked)] == [
        (2, "broken"),
        (3, "broken"),
        (5, "no-text"),
        (6, "bad-value"),
        (7, "duplicate-key"),
        (8, "undecodable"),
        (9, "broken"),
    ]
    assert [item.fields[0].text for item in found if isinstance(item, Note)] == ["甲", "乙"]
    assert found[1].column == 14
    assert found[-1].id == "x/a.jsonl#10"


def test_lone_surrogates_become_marks_of_the_same_length() -> None:
    (found,) = read(b'{"body": "a\\ud83db\\ud83d\\ude00", "title": "\\uDE00"}\n')
    assert [field.text for field in found.fields] == ["\ufffd", "a\ufffdb😀"]


def test_a_line_over_the_limit_is_skipped_and_not_held_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(lines({"body": "甲"}))
        file.write(b'{"body": "')
        for _ in range(100):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n')
        file.write(lines({"body": "乙"}))
    tracemalloc.start()
    found = list(read_file(str(path), "a.jsonl"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [(item.code, item.line) for item in found if isinstance(item, Unchecked)] == [("too-long", 2)]
    assert [item.id for item in found if isinstance(item, Note)] == ["a.jsonl#1", "a.jsonl#3"]
    assert peak < 50_000_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32"])
def test_every_encoding_is_read_line_by_line(encoding: str) -> None:
    text = lines({"body": "换季护肤先做耳后测试，没有泛红再上脸"}, {"body": "😀"}).decode() * 50
    found = read(text.encode(encoding))
    assert [item.fields[0].text for item in found] == ["换季护肤先做耳后测试，没有泛红再上脸", "😀"] * 50


def test_an_encoding_that_only_shows_late_is_still_found() -> None:
    ascii_only = b'{"body": "plain"}\n' * 5000
    found = read(ascii_only + lines({"body": "换季护肤先做耳后测试"}).decode().encode("gb18030"))
    assert len(found) == 5001
    assert found[-1].fields[0].text == "换季护肤先做耳后测试"


def test_a_named_encoding_is_obeyed() -> None:
    text = '{"body": "換季護膚先做耳後測試"}\n'
    assert isinstance(read(text.encode("big5"))[0], Unchecked)
    (found,) = read(text.encode("big5"), ReadOptions(encoding="big5"))
    assert found.fields[0].text == "換季護膚先做耳後測試"


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(data: bytes) -> None:
    (found,) = read(data)
    assert found.code == "empty"


def test_objects_without_a_body_are_no_drafts(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"title": "甲"}))
    (found,) = read_file(str(path), "a.jsonl")
    assert isinstance(found, Unchecked)
    assert found.code == "no-body-column"
    (found,) = read_file(str(path), "a.jsonl", explicit=False)
    assert isinstance(found, Skipped)


def test_an_account_is_the_key_else_the_known_folder(tmp_path: Path) -> None:
    path = tmp_path / "notes" / "小美" / "a.jsonl"
    path.parent.mkdir(parents=True)
    path.write_bytes(lines({"body": "甲"}, {"body": "乙", "账号": "阿强"}, {"body": "丙", "账号": "新人"}))
    known = {"小美": "u1", "阿强": "u2"}
    found = list(read_file(str(path), "a.jsonl", ReadOptions(accounts=known)))
    assert [item.account for item in found if isinstance(item, Note)] == ["u1", "u2", "新人"]
    found = list(read_file(str(path), "a.jsonl"))
    assert [item.account for item in found if isinstance(item, Note)] == [None, "阿强", "新人"]


PIECES = st.sampled_from(
    [
        lines({"body": "甲"}),
        lines({"body": "乙" * 30, "k": 1}),
        b"\n",
        b"x\n",
        lines({"title": ""}),
        b'{"body": "\xff"}\n',
        b'{"body": "a"}\r\n',
    ]
)


@settings(deadline=None)
@given(pieces=st.lists(PIECES, max_size=12), parts=st.integers(1, 6), mark=st.booleans(), end=st.booleans())
def test_the_parts_of_a_file_give_what_the_whole_gives(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes], parts: int, mark: bool, end: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "parts.jsonl"
    path.write_bytes((b"\xef\xbb\xbf" if mark else b"") + b"".join(pieces) + (b"" if end else b'{"body": "z"}'))
    whole = list(read_file(str(path), "a.jsonl"))
    cut = jsonl.split(str(path), parts)
    assert len(cut) <= parts
    together = [item for part in cut for item in jsonl.read_part(str(path), "a.jsonl", part, ReadOptions())]
    assert together == whole


def test_a_part_of_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    path = str(tmp_path / "a.jsonl")
    (part,) = jsonl.split(path, 3)
    (found,) = jsonl.read_part(path, "a.jsonl", part, DEFAULT)
    assert isinstance(found, Unchecked)
    assert found.code == "missing"
