"""CSV: one note a record, below a heading line. Commas, tabs or semicolons, whichever splits the headings."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from notelint.read.decode import Undecodable
from notelint.read.lines import BadLine, Lines
from notelint.read.source import LIMIT
from notelint.read.table import NoBody, Row, read_rows, without_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from notelint.model import Unchecked
    from notelint.read.source import Read, Source

_DELIMITERS = ",\t;"


def read(file: BinaryIO, source: Source) -> Iterator[Read]:
    """The notes of a file; a record that cannot be read is told with its first line, and the next one is read."""
    csv.field_size_limit(max(csv.field_size_limit(), LIMIT))  # of the whole process: the module knows no other
    empty = True
    unchecked: Sequence[Unchecked] = ()
    for delimiter in _DELIMITERS:
        try:
            lines = Lines(file, source.options.encoding)
            for item in read_rows(_rows(lines, delimiter, source), source):
                empty = False
                yield item
        except NoBody as none:
            unchecked = unchecked or none.unchecked
            file.seek(0)
            continue
        except Undecodable as error:
            yield source.unchecked("undecodable", error.reason, error.line, error.column)
            return
        if empty and source.explicit:
            yield source.unchecked("empty", "只有表头，没有数据行")
        return
    if not file.read(1):
        yield source.unchecked("empty", "空文件，没有可检查的文字")
    else:
        yield from unchecked or (without_body(source),)


def _rows(lines: Lines, delimiter: str, source: Source) -> Iterator[Row | Unchecked]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        first = lines.number + 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except BadLine as error:
            yield source.unchecked(error.code, error.reason, lines.number, error.column)
            continue
        except csv.Error as error:
            yield _broken(str(error), first, source)
            continue
        if any(value and not value.isspace() for value in values):
            yield Row(first, values)


def _broken(english: str, line: int, source: Source) -> Unchecked:
    if "field limit" in english:
        reason = f"一格超过 {LIMIT // 1_000_000} MB，没有检查；多半是前面的引号没有收尾"
        return source.unchecked("too-long", reason, line)
    if "unexpected end" in english:
        return source.unchecked("broken", "从这一行开始的引号没有收尾，后面的内容都没有检查", line)
    if "expected after" in english:
        return source.unchecked("broken", '引号后面还有文字；格子里的引号要写成两个（""），并给整格加引号', line)
    if "new-line" in english:
        return source.unchecked("broken", "换行符不对（只有 \\r）；请另存为「CSV UTF-8」", line)
    return source.unchecked("broken", "这一行不是有效的 CSV", line)
