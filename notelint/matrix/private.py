"""Which tables of a folder have columns of personal data, by their headings alone; no value is read into a report."""

from __future__ import annotations

import csv
import os
import re
import zipfile
from typing import TYPE_CHECKING

from notelint.read.decode import Undecodable, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEAD = 65_536
"""Bytes of a text table in which its headings stand."""
_BANNERS = 6
"""Rows that may stand above the headings."""
_STRINGS = 2_000_000
"""Bytes of a workbook's strings that are read; headings come first."""
_STRING = re.compile(r"<t(?:\s[^>]*)?>([^<]{1,40})</t>")
_AROUND = re.compile(r"[\s*＊:：]|[（(【\[].*?[）)】\]]")


def personal_columns(folder: str, names: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(path relative to the folder, headings of personal data) of every such table, in the order of the paths."""
    wanted = frozenset(map(_plain, names))
    for path in sorted(_tables(folder)):
        found = tuple(dict.fromkeys(head for head in _headings(os.path.join(folder, path)) if _plain(head) in wanted))
        if found:
            yield path, found


def _tables(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "node_modules", "__pycache__")))
        for name in files:
            if name.lower().endswith((".csv", ".tsv", ".xlsx")) and not name.startswith((".", "~$")):
                yield os.path.relpath(os.path.join(place, name), folder).replace(os.sep, "/")


def _headings(path: str) -> Iterator[str]:
    try:
        yield from _of_workbook(path) if path.lower().endswith(".xlsx") else _of_text(path)
    except (OSError, Undecodable, zipfile.BadZipFile, csv.Error):
        # A table that cannot be read is told of where it is read for its values.
        return


def _of_text(path: str) -> Iterator[str]:
    with open(path, "rb") as file:
        head = file.read(_HEAD)
    if len(head) == _HEAD:
        head = head[: head.rfind(b"\n") + 1] or head
    lines = decode(head).text.splitlines()[:_BANNERS]
    for row in csv.reader(lines, delimiter="\t" if path.lower().endswith(".tsv") else ","):
        yield from (cell.strip() for cell in row)


def _of_workbook(path: str) -> Iterator[str]:
    with zipfile.ZipFile(path) as book:
        names = [
            name for name in book.namelist() if name == "xl/sharedStrings.xml" or name.startswith("xl/worksheets/")
        ]
        for name in sorted(names):
            with book.open(name) as part:
                text = part.read(_STRINGS if name.endswith("Strings.xml") else _HEAD).decode("utf-8", "ignore")
            yield from (found[1].strip() for found in _STRING.finditer(text))


def _plain(words: str) -> str:
    return _AROUND.sub("", words).lower()
