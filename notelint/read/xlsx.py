"""XLSX: every sheet with a 正文 or body column, one note a row, each text with its cell."""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

from notelint.model import Unchecked
from notelint.read.source import LIMIT
from notelint.read.table import NoBody, Row, read_rows, without_body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from notelint.read.source import Read, Source

_ROWS = 1_048_576
_UNPACKED = 2_000_000_000
_SMALL = 64_000_000
_RATIO = 200
"""A part that unpacks to more than _SMALL bytes and this many times its size is no table but a bomb."""


def open_book(file: BinaryIO, source: Source) -> Any:
    """The workbook of openpyxl, or the ``Unchecked`` that says why it is not opened. Needs openpyxl."""
    try:
        import openpyxl
    except ImportError:
        return source.unchecked("missing-extra", "读 .xlsx 需要 openpyxl；请运行 pip install 'notelint[office]'")
    refusal = _refusal(file, source)
    if refusal is not None:
        return refusal
    warnings.filterwarnings("ignore", module="openpyxl")  # it warns of styles and validations, which nobody reads
    try:
        return openpyxl.load_workbook(file, read_only=True, data_only=True)
    except Exception:
        return source.unchecked("broken", "不是有效的 Excel 文件（内容损坏）；请重新导出")


def read(file: BinaryIO, source: Source) -> Iterator[Read]:
    """The notes of a workbook, sheet by sheet. Needs openpyxl."""
    book = open_book(file, source)
    if isinstance(book, Unchecked):
        yield book
        return
    with_body = False
    silent = True
    for sheet in book.worksheets:
        mark = f"#{sheet.title}!" if with_body else "#"
        prefix = f"{sheet.title}!" if with_body else ""
        try:
            for item in read_rows(rows(sheet, source, prefix), source, mark):
                silent = False
                yield item
            with_body = True
        except NoBody as none:
            silent = silent and not none.unchecked
            yield from none.unchecked
    book.close()
    if silent and not with_body:
        yield without_body(source)
    elif silent and source.explicit:
        yield source.unchecked("empty", "只有表头，没有数据行")


def _refusal(file: BinaryIO, source: Source) -> Unchecked | None:
    """Why the file is not opened; null where it may be."""
    head = file.read(8)
    file.seek(0)
    if not head:
        return source.unchecked("empty", "空文件，没有可检查的文字")
    if head == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return source.unchecked("broken", "这是加密的或旧版（.xls）的 Excel 文件；请去掉密码，另存为 .xlsx")
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return source.unchecked("broken", "不是有效的 Excel 文件（内容损坏）；请重新导出")
    finally:
        file.seek(0)
    for part in parts:
        if part.file_size > _SMALL and part.file_size > _RATIO * max(part.compress_size, 1):
            return source.unchecked(
                "broken", f"解压后异常地大（{part.file_size // 1_000_000} MB），可能是压缩炸弹，没有打开"
            )
    if sum(part.file_size for part in parts) > _UNPACKED:
        return source.unchecked(
            "too-long", f"解压后超过 {_UNPACKED // 1_000_000_000} GB；请拆成几个文件，或导出为 .csv"
        )
    return None


def rows(sheet: Any, source: Source, prefix: str = "") -> Iterator[Row | Unchecked]:
    """The rows of a worksheet that say anything, with the names of their cells (``prefix`` before each)."""
    from openpyxl.utils import get_column_letter

    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()  # what the file says of its size is often wrong
    letters: list[str] = []
    lines = enumerate(sheet.iter_rows(values_only=True), 1)
    number = 0
    while number < _ROWS:
        try:
            number, values = next(lines)
        except StopIteration:
            return
        except Exception:  # as above
            break
        if any(value is not None and value != "" for value in values):
            letters += [get_column_letter(at) for at in range(len(letters) + 1, len(values) + 1)]
            if any(isinstance(value, str) and len(value) > LIMIT for value in values):
                yield source.unchecked("too-long", f"一格超过 {LIMIT // 1_000_000} MB，没有检查", number)
                continue
            cells = [f"{prefix}{letter}{number}" for letter in letters[: len(values)]]
            yield Row(number, [_plain(value) for value in values], cells)
    reason = f"工作表「{sheet.title}」从这一行起读不出来（内容损坏）；请重新导出"
    yield source.unchecked("broken", reason, number + 1)


def _plain(value: Any) -> Any:
    """A cell's value as JSON would have it: whole numbers without a point, dates in ISO."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return str(value)
    return value
