"""The fifth group: who stays, who recommends, what they say, and which layer and stage they are in."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from notelint.matrix.figures.commerce import RETENTION, stages
from notelint.matrix.figures.definitions import GROUPS, LOYALTY
from notelint.matrix.figures.figure import Block, Column, Table
from notelint.matrix.figures.formulas import promoters, ratio, shares
from notelint.matrix.figures.windows import days_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from notelint.matrix.figures.figure import Figure
    from notelint.matrix.figures.frame import Frame
    from notelint.matrix.figures.settings import Layers, Stages

LAYERS = ("普通", "活跃", "KOC", "头部")
LIFE = ("探索期", "兴趣培养期", "活跃参与期", "忠实拥护期", "推荐传播期", "流失预警期")
MOODS = {"正面": 1, "中性": 0, "负面": -1}
MOST_TAGS = 10


def block(frame: Frame) -> Block:
    """Figures and tables of the group 留存与口碑."""
    figures = (*_kept(frame), *_said(frame), *_fans(frame))
    return Block(LOYALTY, GROUPS[LOYALTY], figures, () if frame.earlier else tuple(_tables(frame)))


def _kept(frame: Frame) -> Iterator[Figure]:
    counts = stages(frame, RETENTION)
    if len(counts) > 1:
        files = {row.at.path for row in frame.rows("funnel")}
        (_, first), *later = counts.items()
        for stage, count in later:
            yield frame.rate("ret", count, first, files, stage)
    rows = frame.rows("nps")
    if rows:
        scores: Counter[int] = Counter()
        for row in rows:
            scores[int(row.values["score"])] += int(row.values.get("count", 1))
        n = scores.total()
        yield frame.given("nps", promoters(scores), n, {row.at.path for row in rows}, reason=frame.small(n))


def _said(frame: Frame) -> Iterator[Figure]:
    tags, files = _tags(frame)
    moods = {name: tags.pop(name) for name in MOODS if name in tags}
    n = sum(moods.values())
    if n:
        balance = sum(MOODS[name] * count for name, count in moods.items())
        yield frame.given("sent", ratio(balance * 100, n), n, files, reason=frame.small(n))
    if tags.total():
        top, count = min(tags.items(), key=lambda entry: (-entry[1], entry[0]))
        yield frame.given("feedback_top", ratio(count, tags.total()), tags.total(), files, top)


def _tags(frame: Frame) -> tuple[Counter[str], tuple[str, ...]]:
    tags: Counter[str] = Counter()
    rows = frame.rows("feedback")
    for row in rows:
        tags[str(row.values["tag"])] += int(row.values["count"])
    return tags, tuple(sorted({row.at.path for row in rows}))


def layer(fan: Mapping[str, Any], bounds: Layers) -> str:
    """The layer of a follower (普通 活跃 KOC 头部), by what the sheet says of the last 30 days."""

    def count(name: str) -> int:
        return int(fan.get(name) or 0)

    if count("followers") >= bounds.top_fans:
        return LAYERS[3]
    if count("followers") >= bounds.koc_fans and count("mentions_30d") >= bounds.koc_mentions:
        return LAYERS[2]
    if count("notes_30d") >= bounds.active_posts or count("interactions_30d") >= bounds.active_interactions:
        return LAYERS[1]
    return LAYERS[0]


def life_stage(fan: Mapping[str, Any], bounds: Stages, today: str) -> str | None:
    """The stage of a follower's life at a day, or null where the sheet does not say when they were seen.

    Whoever has not been there for long is about to be lost whatever they did before; then the strongest deed counts.
    """
    first, last = fan.get("first_seen"), fan.get("last_active") or fan.get("first_seen")
    if last is None:
        return None
    if days_between(str(last), today) > bounds.lost_days:
        return LIFE[5]

    def count(name: str) -> int:
        return int(fan.get(name) or 0)

    if count("referrals_90d") >= bounds.referrals:
        return LIFE[4]
    if count("purchases") >= bounds.purchases:
        return LIFE[3]
    if count("interactions") >= bounds.interactions:
        return LIFE[2]
    if first is not None and days_between(str(first), today) <= bounds.new_days:
        return LIFE[0]
    return LIFE[1]


def _layers(frame: Frame) -> Counter[str]:
    return Counter(layer(row.values, frame.settings.layers) for row in frame.rows("fans"))


def _lives(frame: Frame) -> Counter[str]:
    found = (life_stage(row.values, frame.settings.life, frame.window.last) for row in frame.rows("fans"))
    return Counter(stage for stage in found if stage is not None)


def _fans(frame: Frame) -> Iterator[Figure]:
    files = {row.at.path for row in frame.rows("fans")}
    remark = "名单的现状，不分期"
    for ident, names, counts in (("layer_mix", LAYERS, _layers(frame)), ("life_mix", LIFE, _lives(frame))):
        mix = shares(counts)
        for name in names:
            if name in mix:
                yield frame.given(ident, mix[name], counts.total(), files, name, remark=remark)


def _tables(frame: Frame) -> Iterator[Table]:
    files = tuple(sorted({row.at.path for row in frame.rows("fans")}))
    for ident, title, names, counts in (
        ("layers", "用户分层", LAYERS, _layers(frame)),
        ("life", "用户生命周期", LIFE, _lives(frame)),
    ):
        if counts:
            mix = shares(counts)
            rows = tuple((name, Decimal(counts[name]), mix.get(name, Decimal(0))) for name in names)
            columns = (Column("层" if ident == "layers" else "阶段"), Column("人数", "人"), Column("占比", "%"))
            yield Table(ident, title, columns, rows, files, "门槛是默认值，见报告开头", chart="bars")
    tags, sources = _tags(frame)
    for name in MOODS:
        tags.pop(name, None)
    if tags.total():
        ranked = sorted(tags.items(), key=lambda entry: (-entry[1], entry[0]))[:MOST_TAGS]
        rows = tuple((name, Decimal(count), Decimal(count) / tags.total()) for name, count in ranked)
        yield Table(
            "feedback", "用户反馈", (Column("标签"), Column("次数", "次"), Column("占比", "%")), rows, sources,
            "交给产品与客服逐条答复", chart="bars",
        )  # fmt: skip
