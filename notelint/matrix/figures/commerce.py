"""The third group: goods, leads, advertisements, creators, and the funnels of the team's own sheet."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.figures.definitions import COMMERCE, GROUPS
from notelint.matrix.figures.figure import Block, Column, Table
from notelint.matrix.figures.formulas import ZERO, ratio, shares, steps, total
from notelint.matrix.figures.ledger import summed
from notelint.matrix.figures.stretches import Told, span
from notelint.store.snapshots import AD, GOODS, NOTE, STAFF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notelint.matrix.figures.figure import Figure, Window
    from notelint.matrix.figures.frame import Frame
    from notelint.matrix.figures.ledger import Series
    from notelint.matrix.model import Collab
    from notelint.store.snapshots import Snapshot

GOODS_FUNNEL, LEADS, RETENTION = "商品", "线索", "留存"
FLOWING = (GOODS_FUNNEL, LEADS)
"""Funnels that count what happened in a stretch of days, so that stretches add up."""
LEAD_STAGES = ("进线", "开口", "留资")
LEAD_NAMES = ("messages_in", "messages_open", "messages_left")
SPENDING = {"juguang-report": "聚光", "shutiao": "薯条"}
"""Of which category of costs.csv an export is, by its importer."""
SHOP_STAGES = ("到店访客", "购买客户")


def block(frame: Frame) -> Block:
    """Figures and tables of the group 转化与电商."""
    figures = (*_goods(frame), *_advertised(frame), *_creators(frame), *_funnels(frame))
    return Block(COMMERCE, GROUPS[COMMERCE], figures, () if frame.earlier else tuple(_tables(frame)))


def _goods(frame: Frame) -> Iterator[Figure]:
    for ident, part, whole in (("ctr_link", "goods_clicks", "views"), ("cvr_pv", "orders", "goods_clicks")):
        told = _told(frame, NOTE, part)
        rows = [row for row in told.rows if whole in row.values]
        if told.clash:
            yield _refused(frame, ident, told)
        elif rows:
            yield frame.rate(ident, _sum(rows, part), _sum(rows, whole), _of(rows), remark=_stretch(rows))
    counts = stages(frame, GOODS_FUNNEL)
    goods = _told(frame, GOODS, "buyers")
    sold = [row for row in goods.rows if "visitors" in row.values]
    if set(SHOP_STAGES) <= counts.keys():
        visitors, buyers = (counts[name] for name in SHOP_STAGES)
        yield frame.rate("cvr_uv", buyers, visitors, _files(frame))
    elif goods.clash:
        yield _refused(frame, "cvr_uv", goods)
    elif sold:
        words = "各商品的人数相加，看过几样的人会重复"
        yield frame.rate("cvr_uv", _sum(sold, "buyers"), _sum(sold, "visitors"), _of(sold), remark=words)
    earned = _told(frame, NOTE, "gmv")
    paid = earned.rows
    if earned.clash:
        yield _refused(frame, "gmv", earned)
        yield _refused(frame, "gmv_net", earned)
    elif paid:
        yield frame.given("gmv", _sum(paid, "gmv"), len(paid), _of(paid), remark=_stretch(paid))
        returned = [row for row in paid if "refund" in row.values]
        if returned:
            net = _sum(paid, "gmv") - _sum(returned, "refund")
            yield frame.given("gmv_net", net, len(paid), _of(paid), remark=_stretch(paid))


def _told(frame: Frame, subject: str, name: str) -> Told:
    """The rows of the window, else why exports that touch it cannot be used."""
    told = frame.ledger.within(subject, name, frame.window)
    beyond = frame.ledger.reaching_out(subject, name, frame.window) if not (told.rows or told.clash) else []
    if not beyond:
        return told
    first, last = span(beyond[-1])
    window = frame.window
    reason = f"导出的时段 {first} 至 {last} 超出这一期；请按 {window.first} 至 {window.last} 再导出一份"
    return Told((), reason, tuple(sorted({row.file for row in beyond})))


def _refused(frame: Frame, ident: str, told: Told) -> Figure:
    return frame.given(ident, None, None, told.files, reason=told.clash)


def _sum(rows: Iterable[Snapshot], name: str) -> Decimal:
    return total(row.values.get(name, ZERO) for row in rows)


def _of(rows: Iterable[Snapshot]) -> set[str]:
    return {row.file for row in rows}


def _stretch(rows: Sequence[Snapshot]) -> str:
    """A word where an export does not say which days it counts."""
    return (
        ""
        if all("period" in row.texts for row in rows)
        else f"导出没有写期间，按 {rows[0].taken_on} 导出的那份算作本期"
    )


class Spent(NamedTuple):
    """Money spent on advertising in 元, rows or orders counted, their files, and the orders left out of it because
    what they spent in the window was not measured."""

    amount: Decimal
    rows: int
    files: tuple[str, ...]
    left: int = 0
    clash: str = ""
    """Why the reports cannot be added up; then nothing is known of the amount."""

    @property
    def remark(self) -> str:
        """What is not in the amount, or why there is none; empty where all is told."""
        if self.clash:
            return self.clash
        return f"{self.left} 个薯条订单缺期初或期末快照，不计入" if self.left else ""


def spending(frame: Frame) -> Spent:
    """What the advertising reports of a window say was spent: reports by stretches, and what orders added."""
    told = _told(frame, AD, "spend")
    if told.clash:
        return Spent(ZERO, 0, told.files, clash=told.clash)
    rows = told.rows
    orders = [(order, order.gained("spend", frame.window)) for order in frame.ledger.orders]
    gained, known, files = summed(point for _, point in orders)
    left = sum(point is None and _running(order, frame.window) for order, point in orders)
    return Spent(_sum(rows, "spend") + gained, len(rows) + known, tuple(sorted({*_of(rows), *files})), left)


def by_category(frame: Frame) -> dict[str, Decimal]:
    """What each kind of advertising spent in the window by the exports that are known to speak of one."""
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in _told(frame, AD, "spend").rows:
        if row.source in SPENDING:
            found[SPENDING[row.source]] += row.values["spend"]
    for order in frame.ledger.orders:
        point = order.gained("spend", frame.window)
        if point is not None and order.source in SPENDING:
            found[SPENDING[order.source]] += point.value
    return dict(found)


def _running(order: Series, window: Window) -> bool:
    """Whether an order may have spent in a window: it began in it, or began before and was exported in it."""
    if not order.points.get("spend") or (order.published or "") > window.last:
        return False
    last = order.at("spend", window.last)
    return (order.published or "") >= window.first or (last is not None and last.day >= window.first)


def _advertised(frame: Frame) -> Iterator[Figure]:
    spent = spending(frame)
    if spent.clash:
        yield frame.given("spend", None, None, spent.files, reason=spent.clash)
    elif spent.rows or spent.left:
        reason = "" if spent.rows else f"{spent.remark}；别的投放报表没有"
        yield frame.given(
            "spend", spent.amount, spent.rows, spent.files, reason=reason, partial=spent.left > 0, remark=spent.remark
        )  # fmt: skip
    told = frame.ledger.daily("leads", frame.window)
    if told:
        yield frame.given("leads", total(row.values["leads"] for row in told), len(told), _of(told))
    sources = (_told(frame, subject, LEAD_NAMES[0]) for subject in (AD, STAFF, NOTE))
    came_in = next((told for told in sources if told.files), Told())
    if came_in.clash:
        for ident in ("lead_open", "lead_rate", "lead_total", "cpl"):
            yield _refused(frame, ident, came_in)
        return
    rows = came_in.rows
    counts = [_sum(rows, name) for name in LEAD_NAMES]
    files: set[str] | tuple[str, ...] = _of(rows)
    if not rows:
        sheet = stages(frame, LEADS)
        if not set(LEAD_STAGES) <= sheet.keys():
            return
        counts, files = [Decimal(sheet[name]) for name in LEAD_STAGES], _files(frame)
    came, opened, left = counts
    yield frame.rate("lead_open", opened, came, files)
    yield frame.rate("lead_rate", left, opened, files)
    yield frame.rate("lead_total", left, came, files)
    paid = [row for row in rows if "spend" in row.values]
    if paid:
        got = _sum(paid, LEAD_NAMES[2])
        yield frame.given(
            "cpl", ratio(_sum(paid, "spend"), got), got, _of(paid), reason="" if got else "本期没有留资"
        )  # fmt: skip


def price(collab: Collab) -> Decimal:
    """What a cooperation costs in 元: the fee, and the commission on what was sold."""
    return (collab.fee or Decimal(0)) + (collab.commission or Decimal(0)) * (collab.gmv or Decimal(0))


def _creators(frame: Frame) -> Iterator[Figure]:
    collabs = frame.matrix.collabs
    if not collabs:
        return
    files = {collab.at.path for collab in collabs}
    remark = "全部合作，不分期（表里没有日期）"
    modes = sorted({collab.mode or "未写模式" for collab in collabs})
    for mode in modes:
        of = [collab for collab in collabs if (collab.mode or "未写模式") == mode]
        yield frame.given("collab_cost", total(map(price, of)), len(of), files, mode, remark=remark)
    for ident, field, times in (("cpe", "interactions", 1), ("cpm", "impressions", 1000)):
        of = [collab for collab in collabs if getattr(collab, field)]
        if not of:
            continue
        counted = sum(getattr(collab, field) for collab in of)
        value = ratio(total(map(price, of)) * times, counted)
        yield frame.given(ident, value, len(of), files, reason=frame.small(counted), remark=remark)
    tiers = Counter(collab.tier for collab in collabs if collab.tier)
    for tier, share in sorted(shares(tiers).items()):
        yield frame.given("tier_mix", share, tiers.total(), files, tier, remark=remark)


def stages(frame: Frame, funnel: str) -> dict[str, int]:
    """The numbers of people at the stages of a funnel in the window, in the order they are written."""
    rows = [row for row in frame.rows("funnel") if (row.values.get("funnel") or "") == funnel]
    if funnel not in FLOWING:
        # How many people stand at a stage is counted anew each time: the last time counts.
        last = max((str(row.values.get("on") or "") for row in rows), default="")
        rows = [row for row in rows if str(row.values.get("on") or "") == last]
    found: dict[str, int] = {}
    for row in rows:
        stage = str(row.values["stage"])
        found[stage] = found.get(stage, 0) + int(row.values["count"])
    wanted = frame.settings.funnels.get(funnel, ())
    return {stage: found[stage] for stage in (*wanted, *found) if stage in found}


def funnels(frame: Frame) -> list[str]:
    """The names of the funnels that are written down, the configured ones first."""
    written = {str(row.values.get("funnel") or "") for row in frame.rows("funnel")} - {RETENTION}
    known = [name for name in (GOODS_FUNNEL, LEADS, *frame.settings.funnels) if name in written]
    return [*known, *sorted(written - set(known))]


def _files(frame: Frame) -> tuple[str, ...]:
    return tuple(sorted({row.at.path for row in frame.rows("funnel")}))


def _funnels(frame: Frame) -> Iterator[Figure]:
    for name in funnels(frame):
        counts = list(stages(frame, name).values())
        if len(counts) > 1:
            rising = any(later > earlier for earlier, later in pairwise(counts))
            alarm = "后一层比前一层多，请核对阶段的先后与口径" if rising else ""
            yield frame.rate("funnel_total", counts[-1], counts[0], _files(frame), name or "漏斗", alarm=alarm)


def _tables(frame: Frame) -> Iterator[Table]:
    for name in funnels(frame):
        counts = stages(frame, name)
        if len(counts) < 2:
            continue
        numbers = [Decimal(count) for count in counts.values()]
        kept = [None, *steps(numbers)]
        rows = tuple(
            (stage, number, None if place == 0 or frame.small(numbers[place - 1]) else kept[place])
            for place, (stage, number) in enumerate(zip(counts, numbers, strict=True))
        )
        yield Table(
            f"funnel_{name}", f"{name or '自家'}漏斗", (Column("阶段"), Column("人数", "人"), Column("较上一层", "%")), rows,
            _files(frame), f"上一层少于 {frame.settings.least} 人的不给比率", chart="funnel",
        )  # fmt: skip
