"""Alias tables: for each official export, which of its columns is what. They are data, one YAML file a source."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.matrix.importing.cells import WORDS
from notelint.matrix.importing.schema import IMPORTER, OVERVIEW, SERIES, TALLY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from notelint.packs.document import Document, Problem

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sources")


class Part(NamedTuple):
    """One value of a cell: the name it is stored under and how it is written."""

    name: str
    unit: str


class Column(NamedTuple):
    """A column of an export: its heading as the tool writes it, and the values in its cells, parted by ``|``."""

    heading: str
    parts: tuple[Part, ...]


class Table(NamedTuple):
    """One kind of sheet of a source. ``columns`` and ``series`` are found under ``plain`` headings and sheet names."""

    layout: str
    subject: str
    basis: str
    columns: Mapping[str, Column]
    series: Mapping[str, Column]
    required: tuple[str, ...]
    key: tuple[tuple[str, ...], ...]
    fixed_key: str | None = None
    tally: str | None = None
    distinct: str | None = None
    sheet: re.Pattern[str] | None = None

    def meant_for(self, sheet: str | None) -> bool:
        """Whether a sheet of that name may be of this kind; a CSV file has none."""
        return self.sheet is None or (sheet is not None and self.sheet.fullmatch(sheet) is not None)


class Source(NamedTuple):
    """An importer. ``private`` (plain -> as written) and ``ignored`` (plain) are headings that are never read."""

    id: str
    title: str
    account: str
    tables: tuple[Table, ...]
    private: Mapping[str, str] = {}
    ignored: frozenset[str] = frozenset()
    limit: int | None = None


class BadSource(Exception):  # noqa: N818 - a finding about the user's file
    """An importer that cannot be used, with every problem and its place."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def plain(heading: object) -> str:
    """A heading without what exports vary: width, case, blanks and line ends."""
    if heading is None:
        return ""
    return "".join(unicodedata.normalize("NFKC", str(heading)).lower().split()).strip("\ufeff\u200b")


@cache
def shipped() -> tuple[Source, ...]:
    """Every importer that ships, by id."""
    names = sorted(name for name in os.listdir(FOLDER) if name.endswith(".yaml"))
    return tuple(read(os.path.join(FOLDER, name)) for name in names)


def read(path: str) -> Source:
    """The importer of a YAML file. Raises BadSource, with every problem; OSError where it cannot be opened."""
    from notelint.packs.document import Problem
    from notelint.packs.document import read as read_yaml
    from notelint.packs.validate import validate

    try:
        with open(path, encoding="utf-8-sig") as file:
            written = file.read()
    except UnicodeDecodeError:
        raise BadSource([Problem(path, None, None, "不是 UTF-8 编码，请另存为 UTF-8")]) from None
    document, problems = read_yaml(written, path)
    if document is not None:
        problems += validate(document, IMPORTER)
        if not problems:
            problems += _contradictions(document)
    if problems or document is None:
        raise BadSource(problems)
    return _source(document.data)


def _source(data: Mapping[str, Any]) -> Source:
    return Source(
        data["id"],
        data["title"],
        data["account"],
        tuple(_table(each, data["subject"]) for each in data["tables"]),
        {plain(heading): heading for heading in data.get("private") or ()},
        frozenset(map(plain, data.get("ignore") or ())),
        data.get("limit"),
    )


def _table(data: Mapping[str, Any], subject: str) -> Table:
    sheet = data.get("sheet")
    return Table(
        data["layout"],
        data.get("subject") or subject,
        data["basis"],
        _columns(data.get("columns") or {}),
        _columns(data.get("series") or {}),
        tuple(map(plain, data.get("required") or ())),
        tuple((each,) if isinstance(each, str) else tuple(each) for each in data.get("key") or ()),
        data.get("fixed_key"),
        data.get("tally"),
        plain(data["distinct"]) if data.get("distinct") else None,
        re.compile(sheet) if sheet else None,
    )


def _columns(data: Mapping[str, Any]) -> dict[str, Column]:
    return {plain(heading): Column(heading, _parts(each)) for heading, each in data.items()}


def _parts(data: Mapping[str, Any]) -> tuple[Part, ...]:
    written = data.get("parts") or [data]
    return tuple(Part(each["as"], each["unit"]) for each in written)


def _contradictions(document: Document) -> Iterator[Problem]:
    """What the schema cannot say: every required and key column must be one of the table's own."""
    for number, table in enumerate(document.data["tables"]):
        at = ("tables", number)
        columns = table.get("columns") or {}
        named = {plain(heading) for heading in columns}
        units = {part.name: part.unit for each in columns.values() for part in _parts(each)}
        for place, heading in enumerate(table.get("required") or ()):
            if plain(heading) not in named:
                yield document.problem((*at, "required", place), f"required 里的「{heading}」不在 columns 里")
        for place, names in enumerate(table.get("key") or ()):
            for name in [names] if isinstance(names, str) else names:
                if units.get(name) not in WORDS:
                    yield document.problem((*at, "key", place), f"key 里的「{name}」不是 columns 里的文字列")
        layout = table["layout"]
        if layout == SERIES and not table.get("series"):
            yield document.problem(at, "series 的表要写 series: {工作表名: {as, unit}}")
        if layout == OVERVIEW and not (table.get("fixed_key") or table.get("key")):
            yield document.problem(at, "overview 的表要写 fixed_key")
        if layout == TALLY and not (table.get("tally") and table.get("key")):
            yield document.problem(at, "tally 的表要写 tally 与 key")
        if layout not in {SERIES, OVERVIEW} and not (table.get("key") and table.get("required")):
            yield document.problem(at, "要写 key（怎样区分对象）与 required（凭哪些列认出来源）")
        try:
            re.compile(table.get("sheet") or "")
        except re.error as error:
            yield document.problem((*at, "sheet"), f"不是合法的正则表达式：{error}")
