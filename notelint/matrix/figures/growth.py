"""The second group: what was gained in the window, share of voice, places in search, and the matrix's own quantiles."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from notelint.matrix.figures.definitions import GROUPS, GROWTH
from notelint.matrix.figures.figure import Block, Column, Table
from notelint.matrix.figures.formulas import ENGAGED_PARTS, growth, median, quantile, ratio, total
from notelint.matrix.figures.ledger import IMAGES, VIDEO, summed
from notelint.matrix.figures.windows import day_before, days_between, recent
from notelint.matrix.model import Beyond

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.matrix.figures.figure import Figure, Window
    from notelint.matrix.figures.frame import Frame
    from notelint.matrix.figures.ledger import Series

POOL = {"pool_p50": Decimal("0.5"), "pool_p75": Decimal("0.75"), "pool_p90": Decimal("0.9")}
MOST_PERIODS = 8
MOST_STALE = 0.2
"""Share of notes without both snapshots from which on what the others gained says little of the whole."""
NO_GAIN = "没有期初与期末两次快照，算不出本期新增：每期导出一次，用 notelint matrix import 读入"


def block(frame: Frame) -> Block:
    """Figures and tables of the group 增长与声量."""
    figures = (*_gained(frame), *_fans(frame), *_daily(frame), *_voice(frame), *_ranks(frame), *_pool(frame))
    return Block(GROWTH, GROUPS[GROWTH], figures, () if frame.earlier else tuple(_tables(frame)))


def _gained(frame: Frame) -> Iterator[Figure]:
    notes = [note for note in frame.ledger.notes if note.points]
    for form in (IMAGES, VIDEO):
        of = [note for note in notes if note.form == form]
        if of:
            yield gain(frame, "impressions", of, form)
    yield gain(frame, "views", notes)
    yield gain(frame, "follows", notes)


def gain(frame: Frame, ident: str, notes: Sequence[Series], subject: str = "") -> Figure:
    """What notes gained of a count in the window."""
    last = frame.window.last
    measured = [note for note in notes if (note.published or "") <= last and note.at(ident, last) is not None]
    gained, known, files = summed(note.gained(ident, frame.window) for note in measured)
    stale = sum(note.gained(ident, frame.window) is None for note in measured)
    remark = f"{stale} 篇缺期初或期末快照，不计入" if stale else ""
    alarm = "累计数比期初还少，请核对导出文件" if gained < 0 else ""
    reason = "" if known else NO_GAIN
    partial = stale > MOST_STALE * (known + stale)
    return frame.given(
        ident, gained, known, files, subject, reason=reason, partial=partial, remark=remark, alarm=alarm
    )  # fmt: skip


def _fans(frame: Frame) -> Iterator[Figure]:
    last, first = frame.window.last, day_before(frame.window.first)
    now = {account.key: point for account in frame.ledger.accounts if (point := account.at("fans", last))}
    then = {account.key: point for account in frame.ledger.accounts if (point := account.at("fans", first))}
    missing = "没有账号粉丝数"
    together, count, files = summed(now.values())
    yield frame.given("fans", together, count, files, reason="" if count else missing)
    both = sorted(
        key for key in now if key in then and now[key].day >= frame.window.first and then[key].day < now[key].day
    )
    files = tuple({point.file for key in both for point in (now[key], then[key])})
    value = growth((then[key].value for key in both), (now[key].value for key in both))
    base = total(then[key].value for key in both)
    left = len(now) - len(both)
    yield frame.given(
        "growth", value, len(both), files,
        reason=frame.small(base) if both else f"{missing}的期初与期末" if not now else "粉丝数没有期初与期末两次",
        remark=f"{left} 个账号只有一次粉丝数，不计入" if both and left else "",
    )  # fmt: skip


def _daily(frame: Frame) -> Iterator[Figure]:
    """What the accounts' own pages saw, day by day."""
    length = days_between(frame.window.first, frame.window.last) + 1
    for ident in ("net_follows", "visitors"):
        rows = frame.ledger.daily(ident, frame.window)
        days = Counter(row.account for row in rows)
        short = sum(count < length for count in days.values())
        if rows:
            yield frame.given(
                ident, total(row.values[ident] for row in rows), len(days), {row.file for row in rows},
                partial=bool(short), remark=f"{short} 个账号缺几天的数" if short else "",
            )  # fmt: skip


def _voice(frame: Frame) -> Iterator[Figure]:
    rows = frame.rows("market")
    if not rows:
        return
    files = {row.at.path for row in rows}
    market = sum(int(row.values["notes"]) for row in rows)
    yield frame.rate("sov_notes", frame.published()[0], market, files)
    interacted = [int(row.values["interactions"]) for row in rows if row.values.get("interactions") is not None]
    if interacted:
        last = frame.window.last
        measured = [
            [note.gained(name, frame.window) for name in ENGAGED_PARTS]
            for note in frame.ledger.notes
            if (note.published or "") <= last and any(note.at(name, last) is not None for name in ENGAGED_PARTS)
        ]
        own, known, sources = summed(point for parts in measured for point in parts)
        stale = sum(None in parts for parts in measured)
        if known:
            yield frame.rate(
                "sov_interactions", own, sum(interacted), {*files, *sources},
                partial=stale > MOST_STALE * len(measured),
                remark=f"{stale} 篇缺期初或期末快照，或缺赞藏评转的某一列，没有计全：份额偏低" if stale else "",
            )  # fmt: skip
        else:
            yield frame.given("sov_interactions", None, None, files, reason=NO_GAIN)


def _ranks(frame: Frame) -> Iterator[Figure]:
    rows = frame.rows("rankings")
    if not rows:
        return
    latest = latest_ranks(frame)
    files = {row.at.path for row in rows}
    places = sorted(latest.values(), key=_ordered)
    middle = places[(len(places) - 1) // 2 : len(places) // 2 + 1]
    for ident, of in (("rank_best", places[:1]), ("rank", middle)):
        behind = next((place for place in of if isinstance(place, Beyond)), None)
        reason = f"在 {behind.place} 名以外" if behind is not None else ""
        value = None if behind is not None else median([Decimal(place) for place in of if isinstance(place, int)])
        yield frame.given(ident, value, len(places), files, reason=reason)


def latest_ranks(frame: Frame) -> dict[str, int | Beyond]:
    """Of each search word the best place on the last day it was looked up in the window."""
    found: dict[str, tuple[str, int | Beyond]] = {}
    for row in frame.rows("rankings"):
        word, day, rank = str(row.values["word"]), str(row.values.get("on") or ""), row.values["rank"]
        known = found.get(word)
        if known is None or day > known[0] or (day == known[0] and _ordered(rank) < _ordered(known[1])):
            found[word] = day, rank
    return {word: rank for word, (_, rank) in sorted(found.items())}


def _ordered(place: int | Beyond) -> tuple[int, bool]:
    """What orders places: one behind the twentieth comes after the twentieth."""
    return (place.place, True) if isinstance(place, Beyond) else (place, False)


def _pool(frame: Frame) -> Iterator[Figure]:
    """Quantiles of impressions at equal age, over every note measured up to the end of the window."""
    for form in (IMAGES, VIDEO):
        of = [note for note in frame.ledger.notes if note.form == form and (note.published or "9") <= frame.window.last]
        for age in frame.settings.ages:
            points = [
                point
                for note in of
                if (point := note.aged("impressions", age, frame.settings.tolerance)) is not None
                and point.day <= frame.window.last
            ]
            if not of:
                continue
            values = [point.value for point in points]
            reason = f"只有 {len(values)} 篇有发布后 {age} 天的快照" if len(values) < frame.settings.least else ""
            for ident, share in POOL.items():
                yield frame.given(
                    ident, quantile(values, share), len(values), {point.file for point in points},
                    f"{form}·{age} 天", reason=reason,
                )  # fmt: skip


def trend(frame: Frame, cycle: str) -> Table | None:
    """Gains period by period, oldest first; null where fewer than two were measured."""
    rows: list[tuple[str, Decimal | None, int]] = []
    for window in recent(cycle, frame.window, MOST_PERIODS):
        of = frame._replace(window=window)
        figure = gain(of, "views", frame.ledger.notes)
        rows.append((_short(window), None if figure.partial else figure.value, len(frame.ledger.published(window))))
    while rows and rows[0][1] is None:
        rows.pop(0)
    if sum(value is not None for _, value, _ in rows) < 2:
        return None
    return Table(
        "trend", "新增观看走势", (Column("期间"), Column("新增观看", "次"), Column("发布", "篇")), tuple(rows),
        frame.of(frame.ledger.notes), "" if frame.window.complete else "最后一期还没有过完", chart="line",
    )  # fmt: skip


def _short(window: Window) -> str:
    """11-16 for a week or month that begins that day."""
    return window.first[5:] if window.first == window.last else f"{window.first[5:]} 起"


def _tables(frame: Frame) -> Iterator[Table]:
    ranks = latest_ranks(frame)
    if ranks:
        ranked = sorted(ranks.items(), key=lambda item: (_ordered(item[1]), item[0]))
        rows = tuple((word, f">{rank.place}" if isinstance(rank, Beyond) else rank) for word, rank in ranked)
        files = tuple(sorted({row.at.path for row in frame.rows("rankings")}))
        yield Table("rankings", "关键词名次", (Column("关键词"), Column("名次", "位")), rows, files)
    last, first = frame.window.last, day_before(frame.window.first)
    fans: list[tuple[str, Decimal, Decimal | None, Decimal | None]] = []
    for account in frame.ledger.accounts:
        now, then = account.at("fans", last), account.at("fans", first)
        if now is not None:
            then = then if then is not None and then.day < now.day else None
            change = ratio(now.value - then.value, then.value) if then and then.value >= frame.settings.least else None
            fans.append((frame.name(account.account), now.value, then.value if then else None, change))
    if fans:
        largest = sorted(fans, key=lambda of: (-of[1], of[0]))
        yield Table(
            "fans", "各账号粉丝",
            (Column("账号"), Column("期末", "人"), Column("期初", "人"), Column("增长率", "%")),
            tuple(largest), frame.of(frame.ledger.accounts),
            "各号增长率不能平均成矩阵增长率", chart="bars",
        )  # fmt: skip
