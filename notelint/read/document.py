"""A file that is one note: its whole text, within the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.read.decode import Undecodable, decode
from notelint.read.source import LIMIT

if TYPE_CHECKING:
    from typing import BinaryIO

    from notelint.model import Unchecked
    from notelint.read.source import Source


_USUAL = 100_000
"""Bytes asked for at once: whoever asks for the limit gets room for the limit, which takes longer than the draft."""


def decoded(file: BinaryIO, source: Source) -> str | Unchecked:
    """The decoded text of a file, or why it cannot be had."""
    data = file.read(_USUAL)
    if len(data) == _USUAL:
        data += file.read(LIMIT + 1 - _USUAL)
    if not data:
        return source.unchecked("empty", "空文件，没有可检查的文字")
    if len(data) > LIMIT:
        return source.unchecked(
            "too-long", f"一篇草稿超过 {LIMIT // 1_000_000} MB；如果是很多篇，请拆成多个文件或导出为 .jsonl"
        )
    try:
        return decode(data, source.options.encoding).text
    except Undecodable as error:
        return source.unchecked("undecodable", error.reason, error.line, error.column)
