"""JSON lines: one note an object. Ranges of bytes let several workers share one file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.model import Notice, Skipped
from notelint.read.decode import Undecodable
from notelint.read.lines import BadLine, Lines
from notelint.read.rows import Plan, note, plan, unknown_columns
from notelint.read.source import ReadOptions, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from notelint.model import Unchecked
    from notelint.read.source import Read

_HEAD = 20
"""How many lines are asked whether the file holds notes at all."""


class Part(NamedTuple):
    """A range of bytes that begins with a line, and how many lines stand before it."""

    start: int
    end: int
    line: int


def split(path: str, parts: int) -> list[Part]:
    """Cuts a file into at most that many ranges of about equal size, each of whole lines; at least one.

    UTF-16 and UTF-32 files stay whole, and one that cannot be read is left to ``read_part`` to tell.
    """
    try:
        with open(path, "rb") as file:
            return _split(file, parts)
    except OSError:
        return [Part(0, 0, 0)]


def _split(file: BinaryIO, parts: int) -> list[Part]:
    size = file.seek(0, 2)
    file.seek(0)
    if file.read(2) in {b"\xff\xfe", b"\xfe\xff", b"\0\0"}:
        return [Part(0, size, 0)]
    starts = [0]
    for number in range(1, parts):
        file.seek(max(size * number // parts - 1, 0))
        while (piece := file.readline(1 << 20)) and not piece.endswith(b"\n"):
            pass
        if starts[-1] < file.tell() < size:
            starts.append(file.tell())
    found = []
    line = 0
    for start, end in zip(starts, [*starts[1:], size], strict=True):
        found.append(Part(start, end, line))
        if end < size:
            line += _count_lines(file, start, end)
    return found


def _count_lines(file: BinaryIO, start: int, end: int) -> int:
    file.seek(start)
    count = 0
    while start < end:
        chunk = file.read(min(1 << 20, end - start))
        count += chunk.count(b"\n")
        start += len(chunk)
    return count


def read(file: BinaryIO, source: Source) -> Iterator[Read]:
    """The notes of a file, line by line; what is no note is told with its line."""
    return _read(file, source, None)


def read_part(path: str, shown: str, part: Part, options: ReadOptions, *, explicit: bool = True) -> Iterator[Read]:
    """The notes of one range of ``split``: all ranges in turn give what ``read`` gives."""
    source = Source(path, shown, options, explicit)
    try:
        with open(path, "rb") as file:
            yield from _read(file, source, part)
    except OSError as error:
        yield source.unreadable(error)


def _read(file: BinaryIO, source: Source, part: Part | None) -> Iterator[Read]:
    first = part is None or part.start == 0
    try:
        lines = Lines(file, source.options.encoding)
        refusal = _refusal(lines, source)
    except Undecodable as error:
        if first:
            yield source.unchecked("undecodable", error.reason, error.line, error.column)
        return
    if refusal is not None:
        if first:
            yield refusal
        return
    lines.limit(*(part or (0, None, 0)))
    found = False
    for item in _notes(lines, source, first=first):
        found = True
        yield item
    if not found and first and (part is None or part.end >= file.seek(0, 2)):
        yield source.unchecked("empty", "空文件，没有可检查的文字")


def _refusal(lines: Lines, source: Source) -> Unchecked | Skipped | None:
    """Why a file whose objects have no body is not read; null where it may be."""
    objects = 0
    for _ in range(_HEAD):
        try:
            record = json.loads(next(lines))
        except StopIteration:
            break
        except (BadLine, ValueError, RecursionError):
            continue
        if isinstance(record, dict):
            objects += 1
            if plan(tuple(record)).has_body():
                return None
    if not objects:
        return None
    if not source.explicit:
        return Skipped(source.shown, "没有「正文」或 body 键，不是草稿")
    return source.unchecked("no-body-column", "没有「正文」或 body 键，不知道该检查哪些文字；请改名", 1)


def _notes(lines: Lines, source: Source, *, first: bool) -> Iterator[Read]:
    plans: dict[tuple[str, ...], Plan] = {}
    account = source.account(None)
    decode = json.JSONDecoder().decode
    while True:
        try:
            line = next(lines)
        except StopIteration:
            return
        except BadLine as error:
            yield source.unchecked(error.code, error.reason, lines.number, error.column)
            continue
        except Undecodable as error:
            yield source.unchecked("undecodable", error.reason, error.line)
            return
        try:
            record = decode(line)
        except ValueError as error:
            if line.isspace():
                continue
            yield _broken(error, source, lines.number)
            continue
        except RecursionError:
            yield source.unchecked("broken", "这一行的 JSON 嵌套太深", lines.number)
            continue
        if type(record) is not dict:
            yield source.unchecked("broken", '每行应为一个 JSON 对象，如 {"正文": "…"}', lines.number)
            continue
        headings = tuple(record)
        how = plans.get(headings)
        notices: tuple[Notice, ...] = ()
        if how is None:
            how = plan(headings)
            if len(plans) < 1000:
                plans[headings] = how
        if first:
            first = False
            notices = unknown_columns(how.unknown, lines.number)
        if how.repeated is not None:
            one, other = how.repeated
            yield source.unchecked("duplicate-key", f"「{one}」与「{other}」是同一个键，请只留一个", lines.number)
            continue
        if "\\ud" in line or "\\uD" in line:
            record = _whole(record)
        yield note(how, record, source, f"#{lines.number}", lines.number, account, None, notices)


def _broken(error: ValueError, source: Source, line: int) -> Unchecked:
    if isinstance(error, json.JSONDecodeError):
        reason = '这一行不是有效的 JSON；字符串里的引号和换行要写成 \\" 和 \\n'
        return source.unchecked("broken", reason, line, error.colno)
    return source.unchecked("broken", "这一行不是有效的 JSON（数字太长）", line)


def _whole(value: Any) -> Any:
    """A JSON value whose lone surrogates, which no UTF-8 output can hold, are U+FFFD: one for one, places stay."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in value)
        return value
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    return value
