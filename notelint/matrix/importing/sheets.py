"""The sheets of an export, CSV or XLSX, as rows of raw cells with their line numbers; blank rows are left out."""

from __future__ import annotations

import csv
import os
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.model import Unchecked
from notelint.read.decode import Undecodable
from notelint.read.lines import BadLine, Lines
from notelint.read.source import LIMIT, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

HEAD = 9
"""Rows that may hold banner and headings; what a sheet is, is told from these."""
_DELIMITERS = ",\t;"
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"

Line = tuple[int, "Sequence[Any]"]


class Sheet(NamedTuple):
    """One sheet; ``lines`` reads it from its first row each time. ``title`` is null for CSV."""

    title: str | None
    lines: Callable[[], Iterator[Line]]

    def head(self) -> list[Line]:
        """The first rows that are not blank."""
        return list(islice(self.lines(), HEAD))


class Unreadable(Exception):  # noqa: N818 - a finding about the file
    """A file, or a place in it, that cannot be read."""

    def __init__(self, said: Unchecked) -> None:
        super().__init__(said.reason)
        self.said = said


@contextmanager
def opened(path: str, shown: str, encoding: str | None = None) -> Iterator[list[Sheet]]:
    """The sheets of a file while it is open. Raises Unreadable, also while rows are read."""
    source = Source(path, shown)
    try:
        with open(path, "rb") as file:
            start = file.read(4)
            file.seek(0)
            if not start:
                raise Unreadable(source.unchecked("empty", "空文件，没有数据"))
            if start == _OLD_EXCEL:
                raise Unreadable(
                    source.unchecked("broken", "这是加密的或旧版（.xls）的 Excel 文件；请去掉密码，另存为 .xlsx 再导入")
                )
            if start == _ZIP or path.lower().endswith((".xlsx", ".xlsm")):
                yield _workbook(file, source)
            elif start[:1] == b"<" or path.lower().endswith(".xls"):
                raise Unreadable(
                    source.unchecked(
                        "broken", "这个 .xls 不是 Excel 工作簿（多半是网页表格）；请用 Excel 打开，另存为 .xlsx"
                    )
                )
            else:
                yield [Sheet(None, _csv(file, source, encoding))]
    except OSError as error:
        raise Unreadable(source.unreadable(error)) from error


def _workbook(file: BinaryIO, source: Source) -> list[Sheet]:
    from notelint.read.xlsx import open_book

    book = open_book(file, source)
    if isinstance(book, Unchecked):
        raise Unreadable(book)
    return [Sheet(sheet.title, _of_sheet(sheet, source)) for sheet in book.worksheets]


def _of_sheet(sheet: Any, source: Source) -> Callable[[], Iterator[Line]]:
    def lines() -> Iterator[Line]:
        sheet.reset_dimensions()  # what the file says of its size is often wrong
        number = 0
        try:
            for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
                if any(value is not None and value != "" for value in values):
                    yield number, values
        except (OSError, GeneratorExit):
            raise
        except Exception as error:  # openpyxl raises whatever its parser meets
            reason = f"工作表「{sheet.title}」从这一行起读不出来（内容损坏）；请重新导出"
            raise Unreadable(source.unchecked("broken", reason, number + 1)) from error

    return lines


def _csv(file: BinaryIO, source: Source, encoding: str | None) -> Callable[[], Iterator[Line]]:
    csv.field_size_limit(max(csv.field_size_limit(), LIMIT))  # of the whole process: the module knows no other

    def split(delimiter: str) -> Iterator[Line]:
        try:
            file.seek(0)
            lines = Lines(file, encoding)
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            before = 0
            for values in reader:
                if any(value and not value.isspace() for value in values):
                    yield before + 1, values
                before = lines.number
        except Undecodable as error:
            raise Unreadable(source.unchecked("undecodable", error.reason, error.line, error.column)) from None
        except BadLine as error:
            raise Unreadable(source.unchecked(error.code, error.reason, lines.number, error.column)) from None
        except csv.Error:
            reason = "从这一行起不是有效的 CSV（多半是引号没有收尾）；请重新导出"
            raise Unreadable(source.unchecked("broken", reason, before + 1)) from None

    widths = {delimiter: _width(split(delimiter)) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=widths.__getitem__)
    return lambda: split(best)


def _width(lines: Iterator[Line]) -> int:
    return max((len(values) for _, values in islice(lines, HEAD)), default=0)


def named(path: str) -> str:
    """The name of a file without folder and suffix."""
    return os.path.splitext(os.path.basename(path))[0]
