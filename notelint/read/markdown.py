"""Markdown drafts: front matter, a title, and a body that is the rest of the file, character for character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.model import Field, Note, Origin
from notelint.read.document import decoded
from notelint.read.front_matter import FrontMatterError, read_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from notelint.model import Unchecked
    from notelint.read.source import Read, Source


def read(file: BinaryIO, source: Source) -> Iterator[Read]:
    """The one note of a Markdown file, or why there is none."""
    text = decoded(file, source)
    yield read_text(text, source) if isinstance(text, str) else text


def read_text(text: str, source: Source) -> Note | Unchecked:
    """The note of a decoded Markdown text. The title is the front matter's, else a first-line ``# `` heading."""
    try:
        front = read_front_matter(text)
    except FrontMatterError as error:
        return source.unchecked(error.code, error.reason, error.line, error.column)
    fields = list(front.fields)
    body = front.end
    if not any(field.name == "title" for field in fields):
        heading = _heading(text, body)
        if heading is not None:
            start, end, body = heading
            fields.insert(0, Field("title", text[start:end], None, Origin((0,), (start,))))
    content = text[body:]
    if content and not content.isspace():
        at = 1 if fields and fields[0].name == "title" else 0
        fields.insert(at, Field("body", content, None, Origin((0,), (body,))))
    if not fields:
        reason = (
            "文件里没有文字" if front.end == 0 else "front matter 之后没有正文，也没有标题、话题、封面文字或评论话术"
        )
        return source.unchecked("empty" if front.end == 0 else "no-text", reason)
    meta = front.meta
    return Note(
        source.shown,
        meta.get("id") or source.stem(),
        tuple(fields),
        meta,
        source.account(meta.get("account")),
        text,
        None,
        front.notices,
    )


def _heading(text: str, start: int) -> tuple[int, int, int] | None:
    """Start and end of the words of a ``# `` heading on the first line that is not blank, and where the body begins."""
    length = len(text)
    while start < length:
        end = text.find("\n", start)
        if end < 0:
            end = length
        line = text[start:end]
        if line and not line.isspace():
            if not line.startswith("# "):
                return None
            words = line[2:].strip()
            if not words:
                return None
            at = start + line.index(words, 2)
            return at, at + len(words), min(end + 1, length)
        start = end + 1
    return None
