"""Lines of a file of any size: decoded one by one, each within the limit, whatever the encoding."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from notelint.read.decode import Undecodable, decode, sniff, told
from notelint.read.source import LIMIT

if TYPE_CHECKING:
    from typing import BinaryIO

_CHUNK = 1 << 20
_HEAD = 1 << 16


class BadLine(Exception):  # noqa: N818 - the next line may be good
    """One line that cannot be had: ``code`` and ``reason`` for reports, the 1-based column where it is known."""

    def __init__(self, code: str, reason: str, column: int | None = None) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.column = column


class Lines:
    """The lines of an open file, with their ends; ``number`` is that of the last one.

    Raises ``BadLine`` for a line that is too long or not in the encoding; iteration goes on with the next one.
    ``encoding`` is null to guess it.
    """

    def __init__(self, file: BinaryIO, encoding: str | None) -> None:
        """Finds out the encoding of the whole file; raises ``Undecodable``. The file must be seekable."""
        self.number = 0
        self.left = float("inf")
        self.encoding, mark = _encoding(file, encoding)
        file.seek(mark)
        self.start = mark
        self.file: BinaryIO | _Recoded = file
        if self.encoding.startswith(("utf-16", "utf-32")):
            self.file = _Recoded(file, self.encoding)
            self.encoding = "utf-8"
        self._readline = self.file.readline

    def limit(self, start: int, end: int | None, number: int) -> None:
        """Reads only the lines that begin in the bytes [start, end); ``number`` lines stand before."""
        start = max(start, self.start)
        self.file.seek(start)
        self.left = float("inf") if end is None else end - start
        self.number = number

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        if self.left <= 0:
            raise StopIteration
        try:
            raw = self._readline(LIMIT + 1)
        except Undecodable as error:
            raise Undecodable(error.reason, self.number + 1) from None
        if not raw:
            raise StopIteration
        self.number += 1
        self.left -= len(raw)
        if len(raw) > LIMIT:
            self._skip(raw)
            raise BadLine("too-long", f"这一行超过 {LIMIT // 1_000_000} MB，没有检查；请检查是不是少了换行")
        try:
            return raw.decode(self.encoding)
        except UnicodeDecodeError:
            raise self._undecodable(raw) from None

    def _skip(self, raw: bytes) -> None:
        while raw and not raw.endswith(b"\n"):
            raw = self._readline(_CHUNK)
            self.left -= len(raw)

    def _undecodable(self, raw: bytes) -> BadLine:
        try:
            decode(raw, self.encoding)
        except Undecodable as error:
            return BadLine("undecodable", error.reason, error.column)
        return BadLine("undecodable", "这一行的编码与整个文件不同")


class _Recoded:
    """A UTF-16 or UTF-32 file as UTF-8 lines."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self.file = file
        self.encoding = encoding
        self.seek(file.tell())

    def seek(self, offset: int) -> None:
        """Goes to where a line begins."""
        self.file.seek(offset)
        self.decoder = codecs.getincrementaldecoder(self.encoding)()
        self.buffer = b""
        self.at = 0

    def readline(self, size: int) -> bytes:
        """The next line, or that many bytes of it; empty at the end. Raises ``Undecodable``."""
        seen = self.at
        while (end := self.buffer.find(b"\n", seen)) < 0 and len(self.buffer) - self.at < size:
            chunk = self.file.read(_CHUNK)
            try:
                more = self.decoder.decode(chunk, final=not chunk).encode()
            except UnicodeDecodeError:
                raise Undecodable(f"这里的字节不是有效的 {self.encoding.upper()}；请用编辑器另存为 UTF-8") from None
            self.buffer = self.buffer[self.at :] + more
            self.at = 0
            seen = len(self.buffer) - len(more)
            if not chunk:
                break
        start = self.at
        self.at = min(start + size, len(self.buffer) if end < 0 else end + 1)
        return self.buffer[start : self.at]


def _encoding(file: BinaryIO, named: str | None) -> tuple[str, int]:
    """The encoding of a file and the length of its mark: decided by the first of its chunks that is not plain ASCII."""
    head = file.read(_HEAD)
    if named is not None:
        return told(head, named)
    found, mark = _sniff(head)
    chunk = head
    while chunk and chunk.isascii():
        chunk = file.read(_CHUNK)
    return _sniff(chunk)[0] if chunk is not head else found, mark


def _sniff(chunk: bytes) -> tuple[str, int]:
    try:
        return sniff(chunk)
    except Undecodable:
        if not _mostly_utf8(chunk):
            raise
        return "utf-8", 0


def _mostly_utf8(head: bytes) -> bool:
    """Whether most lines that are not ASCII are UTF-8: then the others are broken, each on its own."""
    good = bad = 0
    for line in head.split(b"\n"):
        if not line.isascii():
            try:
                line.decode()
            except UnicodeDecodeError:
                bad += 1
            else:
                good += 1
    return good > bad
