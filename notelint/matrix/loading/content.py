"""brand.yaml, pillars.yaml, topics.csv, keywords.csv, lives.csv, campaigns/*.yaml, experiments.yaml -> records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.config.schema import BRAND
from notelint.matrix.content import Campaign, Keyword, Live, Pairing, Pillar, Topic
from notelint.matrix.loading import values
from notelint.matrix.loading.columns import ACCOUNT
from notelint.matrix.loading.entry import open_document
from notelint.matrix.loading.schema import CAMPAIGN, EXPERIMENTS, PILLARS
from notelint.matrix.model import Brand, Collab, Cost, Experiment, Message, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.loading.entry import Entry
    from notelint.matrix.loading.reading import Reading
    from notelint.matrix.model import Row

SECTIONS = ("内容", "社交", "技术")
"""The three parts of a campaign's brief (M-106)."""


def brand(reading: Reading) -> Brand:
    """The brand; an empty one where there is no brand.yaml."""
    entry = open_document(reading, "brand.yaml", BRAND)
    if entry is None:
        return Brand()
    looks = entry.inner("视觉")
    return Brand(
        names=entry.texts("名称"),
        industry=entry.texts("行业"),
        slogan=entry.text("slogan"),
        goals=entry.texts("目标"),
        values=tuple(Value(name, part.texts("冲突词")) for name, part in _named(entry, "价值观", "名称")),
        messages=tuple(
            Message(part.text("id") or words, words, part.flag("必须") is not False)
            for words, part in _named(entry, "关键信息", "文案")
        ),
        products=tuple(name for name, _ in _named(entry, "产品", "名称")),
        palette=looks.texts("主色"),
        fonts=looks.texts("字体"),
        guide_version=entry.text("规范版本"),
        role_target=entry.shares("角色占比"),
        tags=entry.texts("话题"),
        at=entry.at,
    )


def _named(entry: Entry, key: str, name: str) -> list[tuple[str, Entry]]:
    """The items of a list whose items are mappings with a name, or the name alone."""
    items = entry.data.get(key)
    found = []
    for place, item in enumerate(items if isinstance(items, list) else []):
        inner = entry._replace(where=(*entry.where, key, place), data=item if isinstance(item, dict) else {name: item})
        words = inner.text(name)
        if words is not None:
            found.append((words, inner))
    return found


def pillars(reading: Reading) -> tuple[Pillar, ...]:
    """The content pillars; a pillar without an id is known by its name."""
    document = open_document(reading, "pillars.yaml", PILLARS)
    found: dict[str, Pillar] = {}
    for entry in document.entries("pillars") if document else ():
        name = entry.text("名称") or entry.text("id")
        if name is None:
            continue
        pillar = Pillar(
            id=entry.text("id") or name,
            name=name,
            share=entry.read("占比", values.share),
            need=entry.text("需求层"),
            kinds=entry.texts("账号类型"),
            at=entry.at,
        )
        if pillar.id in found:
            reading.problem(
                entry.at, f"支柱「{pillar.id}」重复（第 {found[pillar.id].at.line} 行已有）；请换一个", "matrix.yaml"
            )
            continue
        found[pillar.id] = pillar
    total = sum(pillar.share or 0 for pillar in found.values())
    if document and total > 1.01:
        reading.problem(document.place("pillars"), f"各支柱的占比加起来是 {total:.0%}，超过了 100%", "matrix.yaml")
    return tuple(found.values())


def topics(reading: Reading, rows: Sequence[Row]) -> tuple[Topic, ...]:
    """The topics; one whose last day is before its first is told."""
    found = tuple(Topic(**row.values, at=row.at) for row in rows)
    for topic in found:
        if topic.first_day and topic.last_day and topic.last_day < topic.first_day:
            reading.problem(
                topic.at, f"选题「{topic.id}」的可用止 {topic.last_day} 早于可用起 {topic.first_day}", "matrix.sheet"
            )
    return found


def keywords(rows: Sequence[Row]) -> tuple[Keyword, ...]:
    """The search words."""
    return tuple(Keyword(**row.values, at=row.at) for row in rows)


def lives(reading: Reading, rows: Sequence[Row]) -> tuple[Live, ...]:
    """The live streams; one that ends before it begins is told."""
    found = tuple(Live(**row.values, at=row.at) for row in rows)
    for live in found:
        if live.end <= live.start:
            reading.problem(live.at, f"直播「{live.name}」的结束不晚于开始", "matrix.sheet")
    return found


def collabs(rows: Sequence[Row]) -> tuple[Collab, ...]:
    """The cooperations."""
    return tuple(Collab(**row.values, at=row.at) for row in rows)


def costs(rows: Sequence[Row]) -> tuple[Cost, ...]:
    """The money spent."""
    return tuple(Cost(**row.values, at=row.at) for row in rows)


def experiments(reading: Reading) -> tuple[Experiment, ...]:
    """The tests of one change each."""
    document = open_document(reading, "experiments.yaml", EXPERIMENTS)
    found: dict[str, Experiment] = {}
    for entry in document.entries("experiments") if document else ():
        key = entry.text("id")
        if key is None:
            continue
        if key in found:
            reading.problem(entry.at, f"实验「{key}」重复（第 {found[key].at.line} 行已有）", "matrix.yaml")
            continue
        found[key] = Experiment(
            id=key,
            hypothesis=entry.text("假设"),
            variable=entry.text("变量"),
            sample=entry.whole("样本数"),
            metric=entry.text("指标"),
            first_day=entry.day("开始"),
            last_day=entry.day("结束"),
            result=entry.text("结果"),
            at=entry.at,
        )
        _in_order(reading, entry, found[key].first_day, found[key].last_day, "结束", "开始")
    return tuple(found.values())


def campaigns(reading: Reading) -> tuple[Campaign, ...]:
    """The campaigns, by the names of their files."""
    found: dict[str, Campaign] = {}
    for path in reading.names("campaigns", (".yaml", ".yml")):
        entry = open_document(reading, path, CAMPAIGN)
        key = entry.text("id") if entry else None
        if entry is None or key is None:
            continue
        if key in found:
            reading.problem(entry.place("id"), f"活动「{key}」在 {found[key].at.path} 里已有", "matrix.yaml")
            continue
        found[key] = _campaign(reading, entry, key)
    return tuple(found.values())


def _campaign(reading: Reading, entry: Entry, key: str) -> Campaign:
    first, last = entry.day("起"), entry.day("止")
    _in_order(reading, entry, first, last, "止", "起")
    return Campaign(
        id=key,
        name=entry.text("名称") or key,
        kind=entry.text("类型"),
        first_day=first,
        last_day=last,
        goals=entry.texts("目标"),
        messages=entry.texts("关键信息"),
        tags=entry.texts("话题"),
        accounts=entry.naming("账号", ACCOUNT),
        burst=_burst(reading, entry.inner("爆发期")),
        pairings=tuple(pairing for part in entry.entries("配对") if (pairing := _pairing(part)) is not None),
        budget=entry.money("预算"),
        hot_share=entry.read("热点机动位", values.share),
        sections=tuple(name for name in SECTIONS if entry.data.get(name) not in (None, "", [], {})),
        at=entry.at,
    )


def _burst(reading: Reading, entry: Entry) -> tuple[str, str, int, int | None] | None:
    first, last, least, most = entry.day("起"), entry.day("止"), entry.whole("最少篇数"), entry.whole("每日上限")
    _in_order(reading, entry, first, last, "止", "起")
    if first is None or last is None or least is None:
        return None
    return first, last, least, most


def _pairing(entry: Entry) -> Pairing | None:
    seed, landing = entry.naming("种草账号", ACCOUNT), entry.naming("承接账号", ACCOUNT)
    if not seed or not landing:
        return None
    return Pairing(seed[0], landing[0], entry.pair("窗口天", values.count) or (1, 3), entry.text("产品"))


def _in_order(reading: Reading, entry: Entry, first: str | None, last: str | None, end: str, start: str) -> None:
    if first and last and last < first:
        reading.problem(entry.place(end), f"「{end}」{last} 早于「{start}」{first}", "matrix.yaml")
