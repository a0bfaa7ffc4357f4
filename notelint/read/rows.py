"""Rows of tables -> notes. This is the hot path of large inputs: one plan for each set of headings, no maps to places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.model import FIELDS, Field, Note, Notice, Unchecked
from notelint.read import keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from notelint.read.source import Source

BODY = ("正文", "body")


class Plan(NamedTuple):
    """What the headings of a table mean: ``texts`` are (heading, field name) in the order of FIELDS, ``values`` are
    (heading, English key), ``repeated`` are two headings for one thing."""

    texts: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    repeated: tuple[str, str] | None

    def has_body(self) -> bool:
        """Whether one of the headings is 正文 or body."""
        return any(name == "body" for _, name in self.texts)


def column(heading: str) -> str | None:
    """The English name of a column, ``body`` included, or null."""
    name = keys.canonical(heading)
    if name is None and heading.strip().lower() in BODY:
        return "body"
    return name


def plan(headings: Sequence[str]) -> Plan:
    """The plan for these headings. Blank ones are unknown but not told."""
    texts: dict[str, str] = {}
    values: dict[str, str] = {}
    unknown = []
    repeated = None
    for heading in headings:
        name = column(heading)
        if name is None:
            if heading.strip():
                unknown.append(heading)
            continue
        known = texts if name in FIELDS else values
        if name in known:
            repeated = repeated or (known[name], heading)
        known.setdefault(name, heading)
    ordered = tuple((texts[name], name) for name in FIELDS if name in texts)
    return Plan(ordered, tuple((heading, name) for name, heading in values.items()), tuple(unknown), repeated)


def unknown_columns(unknown: Iterable[str], line: int | None) -> tuple[Notice, ...]:
    """One notice for all columns of a file that nothing reads."""
    names = list(unknown)
    if not names:
        return ()
    hints = [f"「{name}」是不是「{near}」？" for name in names[:20] if (near := keys.nearest(name, _HEADINGS, 0.75))]
    shown = "、".join(name[:40] for name in names[:20]) + (f" 等 {len(names)} 列" if len(names) > 20 else "")
    return (Notice("unknown-column", f"这些列没有读取：{shown}。{''.join(hints)}", line),)


_HEADINGS = (*keys.KEYS, *keys.KEYS.values(), *BODY)


def note(
    how: Plan,
    record: Mapping[str, Any],
    source: Source,
    mark: str,
    line: int | None,
    account: str | None,
    cells: Mapping[str, str] | None = None,
    notices: tuple[Notice, ...] = (),
) -> Note | Unchecked:
    """The note of one row, or why there is none.

    ``mark`` (``#3``) makes the id of a row that names none, ``account`` is the one of the folder, ``cells`` tells the
    cell of a heading, ``notices`` are said with this note.
    """
    meta: dict[str, Any] = {}
    if how.values:
        notices += _values(how, record, meta, line)
    which = meta.get("id") or source.shown + mark
    try:
        fields = _fields(how, record, cells)
    except keys.BadValue as error:
        return Unchecked(source.shown, "bad-value", f"{error.reason}；这一行没有检查", line, None, which)
    if not fields:
        return Unchecked(source.shown, "no-text", "这一行没有任何文字可检查", line, None, which)
    key = meta.get("account")
    owner = account if key is None else source.account(key)
    return Note(source.shown, which, tuple(fields), meta, owner, None, line, notices)


def _fields(how: Plan, record: Mapping[str, Any], cells: Mapping[str, str] | None) -> list[Field]:
    """The texts of a row; raises ``BadValue`` for one that is no text."""
    fields: list[Field] = []
    for heading, name in how.texts:
        value = record[heading]
        cell = None if cells is None else cells.get(heading)
        if type(value) is list and name in keys.LISTS:
            for index, item in enumerate(value):
                text = item if type(item) is str else _text(item, heading)
                if text and not text.isspace():
                    fields.append(Field(name, text, index, None, cell))
            continue
        text = value if type(value) is str else _text(value, heading)
        if not text or text.isspace():
            continue
        if name == "tags":
            fields += [
                Field(name, text[start:end], index, None, cell)
                for index, (start, end) in enumerate(keys.split_tags(text))
            ]
        else:
            fields.append(Field(name, text, 0 if name == "comments" else None, None, cell))
    return fields


def _text(value: Any, heading: str) -> str:
    """A value that is no string as text."""
    if value is None:
        return ""
    text = keys.scalar(value)
    if text is None:
        raise keys.BadValue(
            f"「{heading}」要写成一段文字" + ("，或文字的列表" if column(heading) in keys.LISTS else "")
        )
    return text


def _values(how: Plan, record: Mapping[str, Any], meta: dict[str, Any], line: int | None) -> tuple[Notice, ...]:
    """Puts what the columns say into ``meta``; gives what is wrong with it."""
    notices: tuple[Notice, ...] = ()
    for heading, name in how.values:
        value = record[heading]
        if value is None or value == "":
            continue
        problems: list[str] = []
        try:
            kept = keys.meaning(name, value, problems)
        except keys.BadValue as error:
            problems.append(f"{error.reason}；没有采用")
        else:
            if kept is not None:
                meta[name] = kept
        if problems:
            notices += tuple(Notice("bad-value", f"「{heading}」{problem}", line) for problem in problems)
    return notices
