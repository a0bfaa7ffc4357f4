"""Files -> notes, whatever their format."""

from __future__ import annotations

import io
import os
from importlib import import_module
from typing import TYPE_CHECKING

from notelint.read.source import ReadOptions, Source, shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.model import Note, Unchecked
    from notelint.read.source import Read

FORMATS = {
    ".md": "markdown",
    ".txt": "plain",
    ".jsonl": "jsonl",
    ".csv": "csv_table",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
}
"""Suffix -> the module of this package whose ``read(file, source)`` reads it."""

ONE_NOTE = frozenset({".md", ".txt"})
"""Suffixes of files that are one note each."""

_DEFAULT = ReadOptions()


def suffix(path: str) -> str:
    """The suffix of a path in lower case, with its dot; empty where there is none."""
    name = path[path.rfind("/") + 1 :].rpartition(os.sep)[2]
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def read_file(path: str, shown: str, options: ReadOptions = _DEFAULT, *, explicit: bool = True) -> Iterator[Read]:
    """The notes of a file and what in it could not be read, in the order of the file.

    ``path`` opens it, ``shown`` is its path in reports. ``explicit`` is false for a file found in a folder: a table
    without a body column is then passed over instead of refused.
    """
    source = Source(path, shown, options, explicit)
    try:
        with open(path, "rb") as file:
            yield from _read(file, source)
    except OSError as error:
        yield source.unreadable(error)


def read_bytes(data: bytes, *, path: str = "-", options: ReadOptions = _DEFAULT) -> Iterator[Read]:
    """The notes of standard input. The suffix of ``path`` gives the format; without one it is Markdown."""
    shown = shown_path(os.path.abspath(path).replace(os.sep, "/"), _here()) if suffix(path) else path
    return _read(io.BytesIO(data), Source(path, shown, options), ".md")


def _here() -> str:
    return os.getcwd().replace(os.sep, "/")


def read_text(text: str, *, path: str = "-", options: ReadOptions = _DEFAULT) -> Note | Unchecked:
    """The note of a decoded text; ``.txt`` is plain text, all else Markdown."""
    from notelint.read import markdown, plain

    source = Source(path, path, options)
    return plain.read_text(text, source) if suffix(path) == ".txt" else markdown.read_text(text, source)


def _read(file: io.BufferedIOBase, source: Source, default: str = "") -> Iterator[Read]:
    ending = suffix(source.path) or default
    name = FORMATS.get(ending)
    if name is None:
        yield source.unchecked("unsupported", f"不认识 {ending or '没有后缀'} 的文件；能读 {' '.join(FORMATS)}")
        return
    yield from import_module(f"notelint.read.{name}").read(file, source)
