"""One export -> the store: what it is, whose, of which day; its snapshots go in whole or not at all."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.importing import pairs, rows, tally
from notelint.matrix.importing.journal import Journal
from notelint.matrix.importing.recognise import Unknown, recognise
from notelint.matrix.importing.schema import OF_FILE, TABLE, TALLY
from notelint.matrix.importing.sheets import Unreadable, opened
from notelint.model import Unchecked
from notelint.store.figures import Export, Kept, add, gave, stored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.matrix.importing.drafts import Drafts
    from notelint.matrix.importing.recognise import Chosen
    from notelint.matrix.importing.roster import Accounts
    from notelint.matrix.importing.sources import Source
    from notelint.store.snapshots import Snapshot

GIVEN, BEFORE, NAMED, TODAY = "命令行写明", "上次存入时", "文件名", "今天"
_DATE = re.compile(r"(?<!\d)(20\d{2})[-_.年/]?(\d{2})[-_.月/]?(\d{2})(?!\d)")


class Wanted(NamedTuple):
    """What holds for all files of a run. ``store`` is null for a dry run; ``taken_on`` and ``today`` are ISO days."""

    today: str
    sources: Sequence[Source]
    accounts: Accounts
    drafts: Drafts
    store: str | None = None
    source: Source | None = None
    account: str | None = None
    taken_on: str | None = None
    encoding: str | None = None
    dry: bool = False
    replace: bool = False
    """Whether a file may be stored for another account than before."""


class Imported(NamedTuple):
    """What became of a file. ``kept`` is null where nothing was stored; ``problems`` say why."""

    shown: str
    problems: tuple[Unchecked, ...] = ()
    source: Source | None = None
    account: str | None = None
    taken_on: str = ""
    day_from: str = ""
    journal: Journal | None = None
    kept: Kept | None = None
    moved_from: Export | None = None
    passed_over: tuple[str, ...] = ()


class _RefusedError(Exception):
    """Ends the transaction of a file that has problems."""


def import_file(path: str, shown: str, wanted: Wanted) -> Imported:
    """Read one export and store it. Raises StoreError; every other fault is in ``problems``."""
    try:
        with opened(path, shown, wanted.encoding) as sheets:
            chosen = recognise(sheets, wanted.sources, wanted.source)
            return _import(path, shown, chosen, wanted)
    except Unreadable as error:
        return Imported(shown, (error.said,))
    except Unknown as error:
        return Imported(shown, (Unchecked(shown, "matrix.figures", str(error)),))


def _import(path: str, shown: str, chosen: Chosen, wanted: Wanted) -> Imported:
    source = chosen.source
    journal = Journal(shown)
    digest = _digest(path)
    before = stored(wanted.store, digest) if wanted.store else None
    account = None
    if source.account == OF_FILE:
        account = wanted.account or wanted.accounts.of_file(path) or _account_before(before, wanted)
        if (
            wanted.store is not None
            and before is not None
            and before.account not in ("", account or "")
            and not wanted.replace
            and gave(wanted.store, digest)  # two accounts without a note may have exports that are the same
        ):
            journal.problem(1, _of_another(before, account or "", wanted))
        if account is None:
            journal.problem(
                1, "不知道是哪个账号的数据；请加 --account 昵称，或把文件放进以昵称命名的文件夹，或在文件名里写上昵称"
            )
    taken_on, day_from = _day(path, wanted, before)
    if taken_on > wanted.today:
        journal.problem(1, f"导出日 {taken_on}（{day_from}）在今天（{wanted.today}）之后")
    period = _period(path)
    if wanted.taken_on is not None and period is not None and period[-10:] > wanted.taken_on:
        journal.problem(1, f"导出日 {wanted.taken_on} 在文件名里的时段 {period} 结束之前；请改 --taken-on 或文件名")
    for read in chosen.sheets:
        for heading in read.found.twice:
            journal.problem(read.found.line, f"有两列都叫「{heading}」，不知道用哪一列")
        journal.unread += read.found.unread
        journal.private += read.found.private
    done = Imported(shown, (), source, account, taken_on, day_from, journal, None, None, chosen.passed_over)
    if journal.problems:
        return done._replace(problems=tuple(journal.problems))
    file = rows.File(shown, source, taken_on, wanted.today, account, wanted.accounts, wanted.drafts, period)
    found = _snapshots(chosen, file, journal)
    kept = None
    if wanted.store is None or wanted.dry:
        for _ in found:
            pass
    else:
        export = Export(digest, shown, source.id, taken_on, account or "")
        with suppress(_RefusedError):
            kept = add(wanted.store, export, _whole(found, journal))
    moved = before if kept and before and before[2:] != (source.id, taken_on, account or "") else None
    return done._replace(problems=tuple(journal.problems), kept=kept, moved_from=moved)


def _account_before(before: Export | None, wanted: Wanted) -> str | None:
    return before.account if before is not None and before.account in wanted.accounts.names else None


def _of_another(before: Export, account: str, wanted: Wanted) -> str:
    old, new = (wanted.accounts.names.get(name, name) for name in (before.account, account))
    return f"这份文件已存为 @{old}（{before.taken_on}）；存错了、要改成 @{new}，请再加 --replace"


def _whole(found: Iterator[Snapshot], journal: Journal) -> Iterator[Snapshot]:
    """The snapshots; after the last one a file with problems ends its transaction."""
    for snapshot in found:
        if not journal.problems:
            yield snapshot
    if journal.problems:
        raise _RefusedError


def _snapshots(chosen: Chosen, file: rows.File, journal: Journal) -> Iterator[Snapshot]:
    for read in chosen.sheets:
        if read.table.layout == TABLE:
            yield from rows.snapshots(read.sheet, read.table, read.found, file, journal)
        elif read.table.layout == TALLY:
            yield from tally.snapshots(read, file, journal)
    yield from pairs.snapshots(
        [read for read in chosen.sheets if read.table.layout not in {TABLE, TALLY}], file, journal
    )


def _day(path: str, wanted: Wanted, before: Export | None) -> tuple[str, str]:
    """The day of the export and where it was learned."""
    if wanted.taken_on is not None:
        return wanted.taken_on, GIVEN
    if before is not None:
        return before.taken_on, BEFORE
    days = _days(path)
    return (days[-1], NAMED) if days else (wanted.today, TODAY)


def _period(path: str) -> str | None:
    """The stretch that a file name gives as its first and last day: ``2026-06-01/2026-06-30``."""
    days = _days(path)
    if len(days) != 2 or days[0] > days[1]:
        return None
    return days[0] if days[0] == days[1] else "/".join(days)


def _days(path: str) -> list[str]:
    """The ISO days in the name of a file."""
    days = []
    for year, month, day in _DATE.findall(os.path.basename(path)):
        with suppress(ValueError):
            days.append(date(int(year), int(month), int(day)).isoformat())
    return days


def _digest(path: str) -> bytes:
    digest = blake2b(digest_size=16)
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.digest()
