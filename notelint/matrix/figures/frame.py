"""What every group of figures is computed from, and how a figure is given or withheld."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.figures.definitions import SAME_MEMBERS, STANDING
from notelint.matrix.figures.figure import Figure
from notelint.matrix.figures.formulas import mean, median, ratio
from notelint.matrix.figures.windows import day_before
from notelint.matrix.posts import was_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notelint.matrix.content import Post
    from notelint.matrix.figures.figure import Window
    from notelint.matrix.figures.ledger import Ledger, Series
    from notelint.matrix.figures.settings import Settings
    from notelint.matrix.model import Matrix, Row


class Frame(NamedTuple):
    """The matrix, what was measured of it, the weights and thresholds, and the days asked for."""

    matrix: Matrix
    ledger: Ledger
    settings: Settings
    window: Window
    earlier: bool = False
    """Whether this is the window before, of which only what can be compared is wanted."""

    def posts(self) -> list[Post]:
        """The notes published in the window, as the drafts say."""
        since = day_before(self.window.first)
        return [post for post in self.matrix.posts if was_out(post, since, self.window.last)]

    def published(self) -> tuple[int, int]:
        """How many notes were published in the window by drafts and exports together, and how many only exports know."""
        measured = self.ledger.published(self.window)
        joined = {note.post.id for note in measured if note.post is not None}
        strangers = sum(note.post is None for note in measured)
        return strangers + len(joined | {post.id for post in self.posts()}), strangers

    def rows(self, sheet: str) -> list[Row]:
        """The rows of a sheet that fall into the window; those without a day count whenever asked."""
        return [
            row
            for row in self.matrix.sheets.get(sheet, ())
            if not row.values.get("on") or self.window.first <= str(row.values["on"]) <= self.window.last
        ]

    def undated(self) -> frozenset[str]:
        """The sheets of which a row has no day."""
        sheets = self.matrix.sheets.values()
        return frozenset(row.at.path for rows in sheets for row in rows if not row.values.get("on"))

    def recent(self, days: int) -> list[Post]:
        """The notes published in the last days of the window, or in the window where that is longer."""
        since = (date.fromisoformat(self.window.last) - timedelta(days=days)).isoformat()
        since = min(since, day_before(self.window.first))
        return [post for post in self.matrix.posts if was_out(post, since, self.window.last)]

    def name(self, account: str | None) -> str:
        """The 昵称 of an account of the roster, else what was written."""
        known = self.matrix.account(account)
        return known.name if known else account or "（没有写账号）"

    def of(self, sources: Iterable[Series]) -> tuple[str, ...]:
        """The files that what holds at the end of the window was read from."""
        return tuple(sorted({file for series in sources for file in series.files(self.window.last)}))

    def given(
        self,
        ident: str,
        value: Decimal | int | None,
        n: Decimal | int | None,
        files: Iterable[str],
        subject: str = "",
        *,
        reason: str = "",
        beside: Sequence[tuple[str, Decimal]] = (),
        age: Decimal | None = None,
        partial: bool = False,
        remark: str = "",
        alarm: str = "",
    ) -> Figure:
        """A figure of this window."""
        return Figure(
            ident,
            None if value is None or reason else Decimal(value),
            self.window,
            subject,
            n,
            tuple(sorted(set(files))),
            reason or ("没有可算的数" if value is None else ""),
            tuple(beside),
            None,
            age,
            partial,
            remark,
            alarm if value is not None and not reason else "",
        )

    def rate(
        self,
        ident: str,
        part: Decimal | int,
        whole: Decimal | int,
        files: Iterable[str],
        subject: str = "",
        *,
        partial: bool = False,
        remark: str = "",
        alarm: str = "",
    ) -> Figure:
        """part / whole, withheld where the whole is too small to say anything; the counts are said even so."""
        least = self.settings.least
        reason = f"{part}/{whole}，分母少于 {least}，不给比率" if whole < least else ""
        return self.given(
            ident, ratio(part, whole), whole, files, subject, reason=reason, partial=partial, remark=remark, alarm=alarm
        )  # fmt: skip

    def small(self, whole: Decimal | int) -> str:
        """Why a rate over this denominator is withheld; empty where it is not."""
        return f"分母 {whole}，少于 {self.settings.least}，不给比率" if whole < self.settings.least else ""

    def middle(
        self,
        ident: str,
        values: Sequence[Decimal],
        files: Iterable[str],
        subject: str = "",
        *,
        age: Decimal | None = None,
        remark: str = "",
        beside: Sequence[tuple[str, Decimal]] = (),
        reason: str = "",
    ) -> Figure:
        """The median of some notes' values with the mean beside it."""
        average = mean(values)
        more = (("均值", average), *beside) if average is not None else tuple(beside)
        return self.given(
            ident, median(values), len(values), files, subject, reason=reason, beside=more, age=age, remark=remark
        )


def compared(
    now: Sequence[Figure], then: Sequence[Figure], tolerance: int, undated: frozenset[str] = frozenset()
) -> tuple[Figure, ...]:
    """Figures with those of the window before beside them, unless their notes' snapshots are of unequal age.

    What stands whenever asked, or comes from a file whose rows have no days (``undated``), has no window before.
    """
    before = {(figure.id, figure.subject): figure for figure in then}
    found = []
    for figure in now:
        earlier = before.get((figure.id, figure.subject))
        standing = figure.id in STANDING or not undated.isdisjoint(figure.files)
        if earlier is None or earlier.value is None or figure.value is None or standing:
            found.append(figure)
        elif figure.partial or earlier.partial or (figure.id in SAME_MEMBERS and figure.n != earlier.n):
            found.append(_with(figure, "不与上期比：两期量到的范围不同"))
        elif figure.age is not None and earlier.age is not None and abs(figure.age - earlier.age) > tolerance:
            words = f"不与上期比：快照年龄不同（本期中位 {_days(figure.age)} 天，上期 {_days(earlier.age)} 天）"
            found.append(_with(figure, words))
        else:
            found.append(figure._replace(previous=earlier.value))
    return tuple(found)


def _with(figure: Figure, words: str) -> Figure:
    return figure._replace(remark="；".join(filter(None, (figure.remark, words))))


def _days(value: Decimal) -> str:
    return f"{value.normalize():f}"
