"""Bytes become text, or an error that names what they are and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.read.decode import Undecodable, decode, known_encoding

SIMPLIFIED = "换季的时候脸总是又干又痒，先在耳后试一晚，没有泛红再上脸。\n第二天早上起来，摸着确实软了不少！"
TRADITIONAL = "換季的時候臉總是又乾又癢，先在耳後試一晚，沒有泛紅再上臉。\n第二天早上起來，摸著確實軟了不少！"


@given(st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_utf8_comes_back_whatever_it_holds(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8", False)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\0\0"),
        ("utf-32-be", b"\0\0\xfe\xff"),
        ("gb18030", b"\x84\x31\x95\x33"),
    ],
)
@pytest.mark.parametrize("text", ["", "a\r\n面霜😀"])
def test_a_byte_order_mark_decides_and_is_no_text(encoding: str, mark: bytes, text: str) -> None:
    assert decode(mark + text.encode(encoding)) == (text, encoding, True)


@pytest.mark.parametrize(
    "text", [SIMPLIFIED, TRADITIONAL, "面霜", "好用吗？\r\n", SIMPLIFIED + "😀👩\u200d🔬", "护肤 ABC 123"]
)
def test_gb18030_is_read(text: str) -> None:
    assert decode(text.encode("gb18030")) == (text, "gb18030", False)


@pytest.mark.parametrize("text", [TRADITIONAL, TRADITIONAL[:12], "標題：換季保養\n" + TRADITIONAL])
def test_big5_is_named_and_not_read_as_rare_characters(text: str) -> None:
    with pytest.raises(Undecodable) as caught:
        decode(text.encode("big5"))
    assert "Big5" in caught.value.reason
    assert "--encoding big5" in caught.value.reason
    assert decode(text.encode("big5"), "big5").text == text


@pytest.mark.parametrize(("encoding", "name"), [("utf-16-le", "小端"), ("utf-16-be", "大端")])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, "plain text\n", SIMPLIFIED.replace("\n", "")])
def test_utf16_without_a_mark_is_named(encoding: str, name: str, text: str) -> None:
    with pytest.raises(Undecodable) as caught:
        decode(text.encode(encoding))
    assert "UTF-16" in caught.value.reason
    assert name in caught.value.reason
    assert decode(text.encode(encoding), encoding).text == text


@pytest.mark.parametrize("cut", [1, 2])
def test_truncated_utf8_is_named_with_its_place(cut: int) -> None:
    with pytest.raises(Undecodable) as caught:
        decode("第一行\n第二行面".encode()[:-cut])
    assert "截断" in caught.value.reason
    assert (caught.value.line, caught.value.column) == (2, 4)


def test_truncated_gb18030_is_named_with_its_place() -> None:
    with pytest.raises(Undecodable) as caught:
        decode(SIMPLIFIED.encode("gb18030")[:-1])
    assert "GB18030" in caught.value.reason
    assert caught.value.line == 2
    assert caught.value.column == len(SIMPLIFIED.split("\n")[1])


def test_one_broken_byte_in_utf8_is_told_with_its_place() -> None:
    data = SIMPLIFIED.encode()
    at = SIMPLIFIED.index("早")
    broken = SIMPLIFIED[:at].encode() + b"\xff" + SIMPLIFIED[at:].encode()
    assert decode(data).text == SIMPLIFIED
    with pytest.raises(Undecodable) as caught:
        decode(broken)
    assert (caught.value.line, caught.value.column) == (2, 4)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", b"PK\x03\x04\x14\0\x08\0", b"a\nb\0c", bytes(range(256))]
)
def test_binary_is_named(data: bytes) -> None:
    with pytest.raises(Undecodable) as caught:
        decode(data)
    assert "二进制" in caught.value.reason


@pytest.mark.parametrize("data", [b"\xff\xff\xff", b"caf\xe9\n" * 3, b"\x81\x81\x81"])
def test_what_is_nothing_known_is_told_with_a_place(data: bytes) -> None:
    with pytest.raises(Undecodable) as caught:
        decode(data)
    assert caught.value.line == 1
    assert caught.value.column is not None


def test_a_nul_after_a_mark_is_told_with_its_place() -> None:
    with pytest.raises(Undecodable) as caught:
        decode(b"\xef\xbb\xbfab\n\0")
    assert (caught.value.line, caught.value.column) == (2, 1)


def test_a_named_encoding_is_obeyed_and_strips_its_mark() -> None:
    assert decode(SIMPLIFIED.encode("gbk"), "GBK").text == SIMPLIFIED
    assert decode(b"\xef\xbb\xbfa", "utf8") == ("a", "utf-8", True)
    assert decode("a".encode("utf-16"), "utf-16") == ("a", "utf-16-le", True)
    with pytest.raises(Undecodable):
        decode(SIMPLIFIED.encode("gbk"), "utf-8")


@pytest.mark.parametrize("name", ["utf-99", "rot13", "base64", ""])
def test_an_unknown_encoding_is_told(name: str) -> None:
    assert not known_encoding(name)
    with pytest.raises(Undecodable) as caught:
        decode(b"a", name)
    assert "不认识" in caught.value.reason
