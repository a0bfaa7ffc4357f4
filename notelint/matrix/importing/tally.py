"""Leads and the like: rows of personal data, of which only the number is kept, by day and note or account."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from notelint.matrix.importing.joins import Joins
from notelint.matrix.importing.rows import File, place, read_row, readers
from notelint.matrix.importing.sources import plain
from notelint.store.snapshots import ACCOUNT, NOTE, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.matrix.importing.journal import Journal
    from notelint.matrix.importing.recognise import Read

_Group = tuple[str | None, str | None, str]
"""Note id, else the account's name, and the day."""


def snapshots(read: Read, file: File, journal: Journal) -> Iterator[Snapshot]:
    """How many rows there are for each note (or account, where no note is named) and day."""
    columns = readers(read.found)
    distinct = _column(read)
    ids: set[Any] = set()
    groups: Counter[_Group] = Counter()
    first: dict[_Group, tuple[int, dict[str, str]]] = {}
    for line, values in read.sheet.lines():
        if line <= read.found.line:
            continue
        wrong: list[Any] = []
        row = read_row(columns, values, wrong)
        for one, why in wrong:
            journal.problem(line, f"{place(read.sheet, one.at, line)}「{one.heading}」：{why}")
        if wrong:
            continue
        day = row.words.get("period")
        if day is None:
            journal.problem(line, "没有写时间，不知道算在哪一天")
            continue
        if day > file.today:
            journal.problem(line, f"日期 {day} 在今天（{file.today}）之后")
            continue
        mark = values[distinct] if distinct is not None and distinct < len(values) else None
        if mark not in (None, ""):
            if mark in ids:
                journal.left_out["与前面完全相同"] += 1
                continue
            ids.add(mark)
        journal.rows += 1
        note_id = row.words.get("note_id")
        group = (note_id, None if note_id else row.words.get("account_name"), day)
        groups[group] += 1
        first.setdefault(group, (line, row.words))
    joins = Joins(file.drafts, journal)
    for group, count in groups.items():
        made = _snapshot(group, count, *first[group], read, file)
        # The title served to find the draft; a title may hold what a lead must not leave behind.
        yield (joins.join(made) or made)._replace(title=None)


def _snapshot(group: _Group, count: int, line: int, words: dict[str, str], read: Read, file: File) -> Snapshot:
    note_id, _, day = group
    name, title = words.get("account_name"), words.get("title")
    account = file.accounts.find((name,))
    texts = {key: value for key, value in (("note_id", note_id), ("account_name", name)) if value}
    return Snapshot(
        file.source.id, NOTE if note_id else ACCOUNT, note_id or f"没有来源笔记|{name or ''}", day, file.shown, line,
        account, None, title if note_id else None, None, None, {read.table.tally or "rows": Decimal(count)}, texts,
        (f"口径={read.table.basis}",),
    )  # fmt: skip


def _column(read: Read) -> int | None:
    """Where the column stands that tells rows apart."""
    for line, values in read.sheet.lines():
        if line == read.found.line:
            headings = [plain(value) for value in values]
            return headings.index(read.table.distinct) if read.table.distinct in headings else None
    return None
