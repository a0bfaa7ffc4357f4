"""A sheet with a row for each note, account, advertisement, article or creator -> snapshots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.matrix.importing.cells import UNITS, BadCell, approximate
from notelint.matrix.importing.drafts import platform_id
from notelint.matrix.importing.joins import Joins
from notelint.matrix.importing.schema import OF_COLUMN, OF_PERIOD
from notelint.matrix.importing.sources import plain
from notelint.matrix.titles import normal
from notelint.store.snapshots import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from notelint.matrix.importing.drafts import Drafts
    from notelint.matrix.importing.heading import Found
    from notelint.matrix.importing.journal import Journal
    from notelint.matrix.importing.roster import Accounts
    from notelint.matrix.importing.sheets import Sheet
    from notelint.matrix.importing.sources import Source, Table

TOTALS = frozenset({"合计", "总计", "汇总", "总体", "小计", "全部", "平均", "平均值", "均值", "暂无数据", "无数据"})
VIDEO, IMAGE = "视频", "图文"
INCOMPLETE = "曝光口径=不完整"
ROUNDED = "约数"
BY_NAME = "时段取自文件名"
_OF_ACCOUNT = ("user_id", "account_number", "account_name")
_OWN_FIELDS = frozenset({"title", "published_at", "form", "period"})


class File(NamedTuple):
    """What holds for every row of a file. ``taken_on`` and ``today`` are ISO days; ``account`` an id or null.

    ``period`` is the one that its name gives, ``2026-06-01/2026-06-30``, or null.
    """

    shown: str
    source: Source
    taken_on: str
    today: str
    account: str | None
    accounts: Accounts
    drafts: Drafts
    period: str | None = None


class Reader(NamedTuple):
    """One value of a column: where the column stands, its heading, the value's name and reader.

    ``piece`` is the place of the value in a cell that holds several, parted by ``|``; else null.
    """

    at: int
    heading: str
    name: str
    read: Callable[[Any], Decimal | str | None]
    piece: int | None = None


class Row(NamedTuple):
    """The values of a row under their names."""

    words: dict[str, str]
    figures: dict[str, Decimal]
    rounded: bool


def readers(found: Found) -> list[Reader]:
    """The values of a sheet's columns, ready to read."""
    return [
        Reader(at, column.heading, part.name, UNITS[part.unit], piece if len(column.parts) > 1 else None)
        for at, column in found.columns
        for piece, part in enumerate(column.parts)
    ]


def read_row(columns: Sequence[Reader], values: Sequence[Any], problems: list[tuple[Reader, str]]) -> Row:
    """The values of one row; what cannot be read goes to ``problems``."""
    words: dict[str, str] = {}
    figures: dict[str, Decimal] = {}
    rounded = False
    width = len(values)
    for column in columns:
        at, _, name, read, piece = column
        value = values[at] if at < width else None
        if piece is not None and isinstance(value, str):
            pieces = value.split("|")
            value = pieces[piece] if piece < len(pieces) else None
        if value is None or value == "":
            continue
        try:
            found = read(value)
        except BadCell as bad:
            problems.append((column, str(bad)))
            continue
        if found is None:
            continue
        if isinstance(found, str):
            words[name] = found
        else:
            figures[name] = found
            rounded = rounded or (type(value) is str and approximate(value))
    return Row(words, figures, rounded)


def snapshots(sheet: Sheet, table: Table, found: Found, file: File, journal: Journal) -> Iterator[Snapshot]:
    """The snapshots of a sheet; what is wrong, left out or unmatched goes to the journal."""
    columns = readers(found)
    wanted = {reader.name: reader for reader in columns}
    seen: dict[tuple[str | None, str, str], tuple[int, int]] = {}
    joins = Joins(file.drafts, journal)
    # What the rows say themselves, and even that they say nothing, comes before the name of the file.
    if table.basis != OF_PERIOD or "period" in wanted:
        file = file._replace(period=None)
    for line, values in sheet.lines():
        if line <= found.line:
            continue
        first = next((value for value in values if value not in (None, "")), "")
        if isinstance(first, str) and first.strip() in TOTALS:
            journal.left_out["合计或「暂无数据」"] += 1
            continue
        wrong: list[tuple[Reader, str]] = []
        row = read_row(columns, values, wrong)
        if wrong:
            if all(plain(values[one.at]) == plain(one.heading) for one, _ in wrong):
                journal.left_out["重复的表头"] += 1
                continue
            for one, why in wrong:
                journal.problem(line, f"{place(sheet, one.at, line)}「{one.heading}」：{why}")
            continue
        key = _key(table, row.words, file.period)
        if key is None:
            _without_key(table, row, wanted, sheet, line, journal)
            continue
        journal.rows += 1
        snapshot = _snapshot(row, key, table, file, line, journal)
        if snapshot is None:
            continue
        same = (snapshot.account, snapshot.key, snapshot.taken_on)
        mark = hash(tuple(values))
        before = seen.setdefault(same, (line, mark))
        if before[0] != line:
            _again(before, mark, line, journal)
            continue
        ready = joins.join(snapshot)
        if ready is not None:
            yield ready
    yield from joins.rest()


def place(sheet: Sheet, at: int, line: int) -> str:
    """How a user finds a cell: ``Sheet1!B5`` in a workbook, the number of the column in CSV."""
    if sheet.title is None:
        return f"第 {at + 1} 列"
    letters, rest = "", at + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return f"{sheet.title}!{letters}{line}"


def _key(table: Table, words: dict[str, str], period: str | None) -> str | None:
    """What tells the row's subject apart: the first of the table's keys that is wholly there, and the file's period.

    Two exports that end on one day and begin on different ones count different things.
    """
    for names in table.key:
        if all(name in words for name in names):
            return "|".join([*(_part(name, words[name]) for name in names), *([period] if period else [])])
    return None


def _part(name: str, value: str) -> str:
    if name == "title":
        return normal(value)
    return value[:10] if name == "published_at" else value


def _without_key(table: Table, row: Row, wanted: dict[str, Reader], sheet: Sheet, line: int, journal: Journal) -> None:
    if not row.figures:
        journal.left_out["没有数据的占位行"] += 1
        return
    names = min(table.key, key=lambda names: sum(name not in row.words for name in names))
    for name in names:
        if name not in row.words:
            reader = wanted.get(name)
            where = f"{place(sheet, reader.at, line)}「{reader.heading}」" if reader else "这一行"
            journal.problem(line, f"{where}：空着，不知道这些数字是谁的")


def _snapshot(row: Row, key: str, table: Table, file: File, line: int, journal: Journal) -> Snapshot | None:
    words = row.words
    period = words.get("period", file.period)
    taken_on = _last_day(period) if period else file.taken_on
    published = words.get("published_at")
    if taken_on > file.today:
        journal.problem(line, f"日期 {taken_on} 在今天（{file.today}）之后")
        return None
    if published is not None and published[:10] > taken_on:
        known = f"文件名里的时段 {file.period}" if file.period else f"导出日 {taken_on}"
        how = "时段不对请改文件名" if file.period else "导出日不对请用 --taken-on 写明"
        journal.problem(line, f"发布日 {published[:10]} 在{known} 之后；{how}")
        return None
    account = file.account
    if file.source.account == OF_COLUMN:
        account = file.accounts.find(words.get(name) for name in _OF_ACCOUNT)
    form = words.get("form")
    remarks = (*_remarks(row, form, table.basis), *((BY_NAME,) if file.period else ()))
    for remark in remarks[1:]:
        journal.remarks[remark.partition("：")[0]] += 1
    texts = {name: value for name, value in words.items() if name not in _OWN_FIELDS}
    if period:
        texts["period"] = period
    if "note_id" not in texts and (found := platform_id(texts.get("link"))):
        texts["note_id"] = found
    return Snapshot(
        file.source.id, table.subject, key, taken_on, file.shown, line, account, None, words.get("title"), published,
        form, row.figures, texts, remarks,
    )  # fmt: skip


def _last_day(period: str) -> str:
    """The day at the end of ``2026-06-01/2026-06-30``, the day of an hour."""
    return period[:10] if "T" in period else period[-10:]


def _remarks(row: Row, form: str | None, basis: str) -> tuple[str, ...]:
    said = [f"口径={basis}"]
    figures = row.figures
    if form == VIDEO and "impressions" in figures:
        said.append(INCOMPLETE)
    elif form == IMAGE and (shown := figures.get("impressions")) and "views" in figures and "cover_ctr" in figures:
        implied = figures["views"] / shown
        given = figures["cover_ctr"]
        # The platform rounds the rate to two or three places.
        if abs(implied - given) > max(given / 20, type(given)("0.005")):
            said.append(f"点击率不符：观看/曝光是 {implied:.3f}，封面点击率写的是 {given}")
    if row.rounded:
        said.append(ROUNDED)
    return tuple(said)


def _again(before: tuple[int, int], mark: int, line: int, journal: Journal) -> None:
    if before[1] == mark:
        journal.left_out["与前面完全相同"] += 1
    else:
        journal.unclear.append(f"第 {line} 行与第 {before[0]} 行说的是同一个对象、同一天，数字却不同")
