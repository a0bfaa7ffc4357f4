"""Snapshots of many exports -> each note's and account's numbers over time, one source for each number.

Counts are cumulative to the day of the export; what was gained in a window is computed here and stored nowhere. The
same note may stand in several exports: for each number the export that knows it best is read, and only that one.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.figures.formulas import ZERO
from notelint.matrix.figures.identity import told_apart
from notelint.matrix.figures.stretches import Told, once, span
from notelint.matrix.figures.windows import day_after, day_before, days_between
from notelint.store.snapshots import ACCOUNT, AD, NOTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from notelint.matrix.content import Post
    from notelint.matrix.figures.figure import Window
    from notelint.matrix.model import Matrix
    from notelint.store.snapshots import Snapshot

IMAGES, VIDEO = "图文", "视频"
SOURCES = (
    "creator-notes",
    "note-detail",
    "pro-notes",
    "qianfan-notes",
    "pugongying-notes",
    "lingxi-notes",
    "qiangua-notes",
)
"""Whom to believe about a number that several exports give: the platform's own first."""
CUMULATIVE, DAILY, PERIOD = "累计", "当日", "时段"
"""How a row counts; a row that does not say counts from the beginning to its day."""
MARK = "口径="
LONGEST = 1.5
"""How many lengths of a window two snapshots may lie apart to say what was gained in it."""


class Point(NamedTuple):
    """A number on a day, and the file that says so."""

    day: str
    value: Decimal
    file: str


class Series(NamedTuple):
    """What is measured of one subject. ``points`` are by name, each in the order of days."""

    key: str
    account: str | None
    title: str
    published: str | None
    """ISO day."""
    form: str | None
    points: Mapping[str, Sequence[Point]]
    post: Post | None = None
    source: str = ""
    """The importer of the latest row."""

    def at(self, name: str, day: str) -> Point | None:
        """The number as it stood at the end of a day: of that day, else of the next, else the latest before.

        What the platform shows on a morning is the day before; a week is exported on the Monday after it.
        """
        following = day_after(day)
        morning = None
        # From the end: what is asked for is nearly always among the latest.
        for point in reversed(self.points.get(name, ())):
            if point.day == following:
                morning = point
            elif point.day <= day:
                return point if morning is None or point.day == day else morning
        return morning

    def before(self, name: str, day: str) -> Point | None:
        """The latest number of an export before a day."""
        return next((point for point in reversed(self.points.get(name, ())) if point.day < day), None)

    def values(self, day: str) -> dict[str, Decimal]:
        """All numbers as they stood on a day."""
        found = {name: self.at(name, day) for name in self.points}
        return {name: point.value for name, point in found.items() if point is not None}

    def age(self, day: str, name: str = "views") -> int | None:
        """Days from publication to the snapshot that holds on a day."""
        point = self.at(name, day)
        return None if point is None or self.published is None else days_between(self.published, point.day)

    def aged(self, name: str, days: int, tolerance: int) -> Point | None:
        """The number so many days after publication; the nearest snapshot within the tolerance."""
        if self.published is None:
            return None
        near = [(abs(days_between(self.published, point.day) - days), point) for point in self.points.get(name, ())]
        near = [entry for entry in near if entry[0] <= min(tolerance, days - 1)]
        return min(near, key=lambda entry: (entry[0], entry[1].day))[1] if near else None

    def gained(self, name: str, window: Window) -> Point | None:
        """What was added in a window: the last number in it less the last one before it.

        A note published in the window began at nothing. Null where either end was not measured, or where the two lie
        so far apart that most of the gain belongs to other windows.
        """
        last = self.at(name, window.last)
        if last is None or last.day < window.first or (self.published or "") > window.last:
            return None
        if self.published is not None and self.published >= window.first:
            return last
        first = self.at(name, day_before(window.first))
        if first is not None and first.day >= last.day:
            first = self.before(name, window.first)
        length = days_between(window.first, window.last) + 1
        if first is None or days_between(first.day, last.day) > max(LONGEST * length, length + 1):
            return None
        return last._replace(value=last.value - first.value)

    def files(self, day: str) -> set[str]:
        """The files that say what held on a day."""
        return {point.file for name in self.points if (point := self.at(name, day)) is not None}


class Ledger(NamedTuple):
    """Everything measured of the roster's accounts and their notes, by the way it is counted."""

    notes: tuple[Series, ...] = ()
    """Notes with numbers that count from publication on."""
    accounts: tuple[Series, ...] = ()
    """Accounts with their followers (``fans``) as several exports give them."""
    orders: tuple[Series, ...] = ()
    """Advertising orders with numbers that count from their start on."""
    periods: tuple[Snapshot, ...] = ()
    """Rows that count a stretch of days: ``texts["period"]``, else whatever stretch was asked for at the export."""
    days: tuple[Snapshot, ...] = ()
    """Rows that count one day."""

    def published(self, window: Window) -> list[Series]:
        """The notes that were published in a window."""
        return [note for note in self.notes if note.published and window.first <= note.published <= window.last]

    def daily(self, name: str, window: Window) -> list[Snapshot]:
        """The rows with a number of a single day that lies in a window."""
        return [row for row in self.days if name in row.values and window.first <= span(row)[0] <= window.last]

    def within(self, subject: str, name: str, window: Window) -> Told:
        """The rows with a number that count stretches lying wholly in a window, each day once.

        One source speaks, the platform's own first. Rows without a stretch of their own stand for the window in which
        they were exported, the last export of it only.
        """
        told = [row for row in self.periods if row.subject == subject and name in row.values]
        rows = [row for row in told if window.first <= span(row)[0] and span(row)[1] <= window.last]
        if not rows:
            # The morning after, as for whatever else is exported.
            following = day_after(window.last)
            rows = [row for row in told if row.taken_on == following and "period" not in row.texts]
        if not rows:
            return Told()
        source = min((row.source for row in rows), key=lambda each: (_rank(each), each))
        rows = [row for row in rows if row.source == source]
        if any("period" not in row.texts for row in rows):
            last = max(row.taken_on for row in rows)
            rows = [row for row in rows if row.taken_on == last]
            return Told(tuple(rows), "", tuple(sorted({row.file for row in rows})))
        return once(rows)

    def reaching_out(self, subject: str, name: str, window: Window) -> list[Snapshot]:
        """The rows with a number whose stretch overlaps a window and does not lie in it."""
        told = (row for row in self.periods if row.subject == subject and name in row.values and "period" in row.texts)
        return [
            row
            for row in told
            if span(row)[0] <= window.last
            and window.first <= span(row)[1]
            and not (window.first <= span(row)[0] and span(row)[1] <= window.last)
        ]


def ledger(matrix: Matrix, snapshots: Iterable[Snapshot]) -> Ledger:
    """Order snapshots by subject, basis and day. Notes and accounts of nobody in the roster are left out."""
    posts = {key: post for post in matrix.posts for key in (post.note.id, post.id)}
    notes: list[Snapshot] = []
    orders: defaultdict[str, list[Snapshot]] = defaultdict(list)
    fans: defaultdict[str, list[Snapshot]] = defaultdict(list)
    periods: list[Snapshot] = []
    days: list[Snapshot] = []
    for row in snapshots:
        if row.account is not None and "fans" in row.values:
            fans[row.account].append(row._replace(values={"fans": row.values["fans"]}, published_at=None))
        if row.subject in (NOTE, ACCOUNT) and row.account is None:
            continue
        counted = basis(row)
        if counted == PERIOD:
            periods.append(row)
        elif counted == DAILY:
            days.append(row)
        elif counted == CUMULATIVE and row.subject in (NOTE, AD):
            if row.subject == NOTE:
                notes.append(row)
            else:
                orders[f"{row.source}:{row.account}:{row.key}"].append(row)
    return Ledger(
        tuple(_series(key, rows, posts) for key, rows in told_apart(notes, posts)),
        tuple(_series(key, rows, {}) for key, rows in sorted(fans.items())),
        tuple(_series(key, rows, posts) for key, rows in sorted(orders.items())),
        tuple(sorted(periods, key=_order)),
        tuple(sorted(days, key=_order)),
    )


def basis(row: Snapshot) -> str:
    """How the numbers of a row count, as its importer remarks (口径=时段)."""
    said = (remark.removeprefix(MARK) for remark in row.remarks if remark.startswith(MARK))
    return next(said, CUMULATIVE)


def _order(row: Snapshot) -> tuple[str, str, str, str, int]:
    return row.taken_on, row.source, row.key, row.file, row.line


def _series(key: str, rows: Sequence[Snapshot], posts: Mapping[str, Post]) -> Series:
    ordered = sorted(rows, key=lambda row: (row.taken_on, _rank(row.source), row.file, row.line))
    best: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (_rank(row.source), row.source)):
        for name in row.values:
            best.setdefault(name, row.source)
    points: defaultdict[str, dict[str, Point]] = defaultdict(dict)
    for row in ordered:
        for name, value in row.values.items():
            if best[name] == row.source:
                points[name][row.taken_on] = Point(row.taken_on, value, row.file)
    latest = ordered[-1]
    post = posts.get(next((row.note for row in reversed(ordered) if row.note is not None), None) or "")
    published = next(
        (day for row in reversed(ordered) if (day := row.published_at or row.texts.get("started_at"))), None
    )
    form = next((row.form for row in reversed(ordered) if row.form), None)
    return Series(
        key,
        latest.account,
        latest.title or (post.title if post else ""),
        published[:10] if published else (post.on if post and post.published else None),
        form or (post.form if post else None),
        {name: tuple(of.values()) for name, of in points.items()},
        post,
        latest.source,
    )


def _rank(source: str) -> int:
    return SOURCES.index(source) if source in SOURCES else len(SOURCES)


def summed(points: Iterable[Point | None]) -> tuple[Decimal, int, tuple[str, ...]]:
    """The sum of what was measured, how many there were, and their files."""
    known = [point for point in points if point is not None]
    return sum((point.value for point in known), ZERO), len(known), tuple(sorted({point.file for point in known}))
