"""Plain text drafts: the whole file is the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.model import Field, Note, Origin
from notelint.read.document import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from notelint.model import Unchecked
    from notelint.read.source import Read, Source


def read(file: BinaryIO, source: Source) -> Iterator[Read]:
    """The one note of a text file, or why there is none."""
    text = decoded(file, source)
    yield read_text(text, source) if isinstance(text, str) else text


def read_text(text: str, source: Source) -> Note | Unchecked:
    """The note of a decoded text."""
    if not text or text.isspace():
        return source.unchecked("empty", "文件里没有文字")
    body = Field("body", text, None, Origin((0,), (0,)))
    return Note(source.shown, source.stem(), (body,), {}, source.account(None), text)
