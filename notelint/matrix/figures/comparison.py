"""What worked better: the window's notes by account kind, pillar and form, and the team's experiments."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from notelint.matrix.figures.figure import Column, Table
from notelint.matrix.figures.formulas import interactions, median
from notelint.matrix.figures.windows import days_between

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from notelint.matrix.figures.frame import Frame
    from notelint.matrix.figures.ledger import Series

LONG = 30
"""Days after which an experiment should have a result."""


def tables(frame: Frame) -> Iterator[Table]:
    """Median views and engagement of the window's notes, set against each other; never by 曝光."""
    pillars = {pillar.id: pillar.name for pillar in frame.matrix.pillars}

    def kind(note: Series) -> str | None:
        account = frame.matrix.account(note.account)
        return account.kind if account else None

    def pillar(note: Series) -> str | None:
        named = note.post.pillar if note.post else None
        return pillars.get(named, named) if named else None

    ways: tuple[tuple[str, str, Callable[[Series], str | None]], ...] = (
        ("by_kind", "账号类型", kind),
        ("by_pillar", "内容支柱", pillar),
        ("by_form", "体裁", lambda note: note.form),
    )
    for ident, title, key in ways:
        table = _compared(frame, ident, title, key)
        if table is not None:
            yield table


def _compared(frame: Frame, ident: str, title: str, key: Callable[[Series], str | None]) -> Table | None:
    views: defaultdict[str, list[Decimal]] = defaultdict(list)
    rates: defaultdict[str, list[Decimal]] = defaultdict(list)
    notes = frame.ledger.published(frame.window)
    for note in notes:
        name, of = key(note), note.values(frame.window.last)
        if name is not None and "views" in of:
            views[name].append(of["views"])
            done = interactions(of)
            if done is not None and of["views"] >= frame.settings.least:
                rates[name].append(done / of["views"])
    if len(views) < 2:
        return None
    rows = sorted(
        ((name, median(values), median(rates[name]), len(values)) for name, values in views.items()),
        key=lambda row: (-(row[1] or Decimal(0)), row[0]),
    )
    columns = (Column(title), Column("观看中位数", "次"), Column("互动率中位数", "%"), Column("篇数", "篇"))
    remark = "篇数少时只作参考；比的是观看，不是曝光"
    return Table(ident, f"按{title}比", columns, tuple(rows), frame.of(notes), remark, chart="bars")


def experiments(frame: Frame) -> Table | None:
    """The experiments that have begun by the end of the window; null where there are none."""
    begun = [each for each in frame.matrix.experiments if (each.first_day or "") <= frame.window.last]
    if not begun:
        return None
    rows = []
    for each in begun:
        open_ = each.result is None and each.first_day is not None
        days = days_between(each.first_day or "", frame.window.last) if open_ else 0
        late = f"已 {days} 天没有结果，请收尾" if days > LONG else f"进行中，{days} 天" if open_ else "没有写结果"
        span = " 至 ".join(filter(None, (each.first_day, each.last_day)))
        rows.append((each.id, each.hypothesis, each.variable, each.metric, each.sample, span, each.result or late))
    names = (
        ("编号", None),
        ("假设", None),
        ("变量", None),
        ("看什么", None),
        ("样本", "个"),
        ("时间", None),
        ("结果", None),
    )
    return Table(
        "experiments", "实验", tuple(Column(*name) for name in names), tuple(rows),
        tuple(sorted({each.at.path for each in begun})), "样本少的实验只作线索，不下结论",
    )  # fmt: skip
