"""Bytes -> text: byte order mark, strict UTF-8, GB18030 where the result reads like Chinese; else an error with its place.

Nearly every byte string is valid GB18030, so validity proves nothing: Big5 and UTF-16 decode into rare characters. The
test counts the share of non-ASCII characters that GB2312 or Big5 put in their level of frequent characters. In 1,190
real notes cut to 60 characters it is 0.95 or more for 95 %; Big5 read as GB18030 reaches 0.49 at the same rank, UTF-8
0.41. Of these notes as GB18030 1,189 are read, as Big5 all are named; at 8 characters 98.6 and 98.8 %.
"""

from __future__ import annotations

import codecs
from functools import cache
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_PLAUSIBLE = 0.6
_SAMPLE = 20_000
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》【】…—～·「」『』￥　")


class Decoded(NamedTuple):
    """Text without its byte order mark, the codec's name, and whether there was a mark."""

    text: str
    encoding: str
    bom: bool


class Undecodable(ValueError):  # noqa: N818 - a finding about the file, not an error of the program
    """Bytes that are no text we can read: ``reason`` in Chinese, the place in 1-based line and code point column."""

    def __init__(self, reason: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a whole file. ``encoding`` replaces the guess. Raises ``Undecodable``."""
    if encoding is not None:
        name, length = told(data, encoding)
        return Decoded(_strict(data[length:], name), name, bom=length > 0)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], name), name, bom=True)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return Decoded(_guess(data, error), "gb18030", bom=False)
    if "\0" in text:
        raise _binary(data)
    return Decoded(text, "utf-8", bom=False)


def sniff(head: bytes) -> tuple[str, int]:
    """The encoding of a file and the length of its byte order mark, from its first bytes (cut anywhere).

    Raises ``Undecodable``. ASCII is reported as UTF-8.
    """
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name, len(mark)
    whole = head[: head.rfind(b"\n") + 1]  # no byte of a character is a line feed in UTF-8, GB18030 or Big5
    for cut in range(0 if whole or b"\0" in head else 4):
        try:
            return decode(head[: len(head) - cut]).encoding, 0
        except Undecodable:
            continue
    return decode(whole or head).encoding, 0


def known_encoding(name: str) -> bool:
    """Whether ``--encoding NAME`` names a text codec that Python has."""
    try:
        return isinstance("".encode(name), bytes)
    except (LookupError, TypeError, ValueError):
        return False


def told(head: bytes, encoding: str) -> tuple[str, int]:
    """The codec for the encoding a user named, and the length of the byte order mark at the head of the file.

    Raises ``Undecodable`` for an encoding that Python does not know.
    """
    if not known_encoding(encoding):
        raise Undecodable(f"不认识编码「{encoding}」；常用的有 utf-8、gb18030、big5、utf-16")
    for mark, name in _BOMS:
        if head.startswith(mark) and _family(name) == _family(encoding):
            return name, len(mark)
    return encoding, 0


def _family(encoding: str) -> str:
    name = codecs.lookup(encoding).name.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    return "gb18030" if name in {"gbk", "gb2312"} else name


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="replace")
        shown = "UTF-8" if encoding == "utf-8" else encoding.upper()
        raise _at(before, f"这里的字节不是有效的 {shown}；请用编辑器另存为 UTF-8") from None
    if "\0" in text:
        raise _at(text[: text.index("\0")], "含有 NUL 字符，不是文本文件；请检查是不是传错了文件")
    return text


def _at(before: str, reason: str) -> Undecodable:
    return Undecodable(reason, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _guess(data: bytes, error: UnicodeDecodeError) -> str:
    """The text as GB18030, where that is what it is; else raises the likeliest explanation."""
    before = data[: error.start].decode()
    if error.reason == "unexpected end of data" and (not before.isascii() or error.end - error.start > 1):
        raise _at(before, "UTF-8 文件在末尾被截断，最后一个字不完整；请重新导出或补全")
    if b"\0" in data:
        raise _binary(data)
    text = _attempt(data, "gb18030")
    chinese = 0.0 if text is None else plausibility(text)
    other, share = _rival(data)
    if text is not None and chinese >= max(_PLAUSIBLE, share):
        return text
    if other is not None:
        raise _at(before, f"看起来是 {other} 编码，不是 UTF-8 或 GB18030；{_ADVICE[other]}")
    if text is None and before.isascii():
        cut = _broken_gb18030(data)
        if cut is not None:
            raise cut
    raise _at(before, "从这里起不是有效的 UTF-8，也不像 GB18030；请用编辑器另存为 UTF-8，或用 --encoding 指明编码")


_ADVICE = {
    "Big5（繁体）": "请另存为 UTF-8，或加 --encoding big5",
    "没有 BOM 的 UTF-16（小端）": "请另存为 UTF-8，或加 --encoding utf-16-le",
    "没有 BOM 的 UTF-16（大端）": "请另存为 UTF-8，或加 --encoding utf-16-be",
}
_RIVALS = tuple(zip(_ADVICE, ("cp950", "utf-16-le", "utf-16-be"), strict=True))


def _rival(data: bytes) -> tuple[str | None, float]:
    """The other encoding under which the bytes read most like Chinese, and how much; null below plausibility."""
    best, most = None, _PLAUSIBLE
    for name, codec in _RIVALS:
        text = _attempt(data, codec)
        if text is not None and (share := plausibility(text)) > most:
            best, most = name, share
    return best, most if best else 0.0


def _attempt(data: bytes, codec: str) -> str | None:
    if codec.startswith("utf-16"):
        data = data[: len(data) & ~1]
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _broken_gb18030(data: bytes) -> Undecodable | None:
    """The first bad place of a file that reads like GB18030 up to there."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("gb18030")
        if not before.isascii() and plausibility(before) >= _PLAUSIBLE:
            if error.end >= len(data):
                return _at(before, "GB18030 文件在末尾被截断，最后一个字不完整；请重新导出或补全")
            return _at(before, "这里的字节不是有效的 GB18030；请用编辑器另存为 UTF-8")
    return None


def _binary(data: bytes) -> Undecodable:
    """What bytes with NULs are: UTF-16 that lost its mark, or no text at all."""
    for name, codec in _RIVALS[1:]:
        text = _attempt(data, codec)
        if text is not None and plausibility(text) > _PLAUSIBLE:
            return Undecodable(f"看起来是{name}；{_ADVICE[name]}", 1, 1)
    at = data.index(b"\0")
    line = data.count(b"\n", 0, at) + 1
    return Undecodable(f"二进制文件（第 {at + 1} 个字节是 NUL），不是文本；请检查是不是传错了文件", line, None)


def plausibility(text: str) -> float:
    """The share of non-ASCII characters that are frequent Chinese characters or punctuation; emoji do not count.

    1.0 where nothing counts. Looks at the first 20,000 characters.
    """
    frequent = _frequent()
    counted = good = 0
    for char in text[:_SAMPLE]:
        code = ord(char)
        if code < 0x80:
            if code >= 0x20 or char in "\t\n\r":
                continue
        elif 0x1F000 <= code < 0x20000 or 0x2600 <= code < 0x27C0 or code in (0x200D, 0xFE0F):
            continue
        counted += 1
        good += char in frequent
    return good / counted if counted else 1.0


@cache
def _frequent() -> frozenset[str]:
    """Level 1 of GB2312 (rows 16-55) and of Big5 (A440-C67E), and full-width punctuation."""
    simplified = bytes(byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for byte in (high, low))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = bytes(byte for high in range(0xA4, 0xC7) for low in trails for byte in (high, low))
    return (
        frozenset(simplified.decode("gb2312", "ignore")) | frozenset(traditional.decode("big5", "ignore"))
    ) | _PUNCTUATION
