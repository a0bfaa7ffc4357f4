"""The first group: how the window's notes were received, and what they were made of."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from notelint.matrix.amounts import rounded
from notelint.matrix.checks.activity import advertising
from notelint.matrix.figures.definitions import CONTENT, GROUPS
from notelint.matrix.figures.figure import Block, Column, Table
from notelint.matrix.figures.formulas import (
    PUBLIC_PARTS,
    ces,
    distance,
    interactions,
    mean,
    median,
    ratio,
    shares,
    total,
)
from notelint.matrix.figures.ledger import IMAGES, VIDEO
from notelint.matrix.roster import PARTNER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from notelint.matrix.content import Post
    from notelint.matrix.figures.figure import Figure
    from notelint.matrix.figures.frame import Frame
    from notelint.matrix.figures.ledger import Series
    from notelint.matrix.roster import Account

MOST_NOTES = 10
MONTH = 30
"""Days whose notes tell what an account is like; a week of two notes does not."""
NO_NOTES = "本期没有可算的笔记数据：用 notelint matrix import 读入创作者中心的「笔记列表明细表」"
VIDEO_IMPRESSIONS = "视频的曝光不含沉浸流自动播放，按曝光算没有意义"
CLOSE = Decimal("0.02")
"""How far 观看/曝光 of an image note may lie from the cover's rate as the platform prints it."""


def block(frame: Frame) -> Block:
    """Figures and tables of the group 互动与内容."""
    notes = frame.ledger.published(frame.window)
    figures = (*_received(frame, notes), *_made(frame), *_replies(frame))
    return Block(CONTENT, GROUPS[CONTENT], figures, () if frame.earlier else tuple(_tables(frame, notes)))


def _received(frame: Frame, notes: Sequence[Series]) -> Iterator[Figure]:
    day = frame.window.last
    numbers = {note.key: note.values(day) for note in notes}
    measured = [note for note in notes if numbers[note.key]]
    files = frame.of(measured)
    count, strangers = frame.published()
    kept = bool(frame.ledger.notes or frame.matrix.posts)
    yield frame.given(
        "notes", count, count, [*files, *(["notes/"] if frame.posts() else [])],
        reason="" if kept else "没有草稿，也没有读入笔记数据",
        remark=f"其中 {strangers} 篇只在导出里，没有对上草稿" if strangers and strangers < count else "",
    )  # fmt: skip
    ages = [Decimal(days) for note in measured if (days := note.age(day)) is not None]
    age = median(ages)
    reason = "" if measured else NO_NOTES

    def middle(ident: str, of: dict[str, Decimal], subject: str = "", **more: str) -> Figure:
        return frame.middle(
            ident, list(of.values()), frame.of(note for note in measured if note.key in of), subject, age=age,
            reason=more.get("reason") or reason, remark=more.get("remark", ""),
        )  # fmt: skip

    yield from _ces(frame, measured, numbers, middle)
    yield _pooled(frame, "er_view", measured, numbers, "views", age, reason)
    images = [note for note in measured if note.form == IMAGES]
    yield _pooled(frame, "er_imp", images, numbers, "impressions", age, reason, IMAGES)
    if any(note.form == VIDEO for note in measured):
        yield frame.given("er_imp", None, None, (), VIDEO, reason=VIDEO_IMPRESSIONS)
    yield _by_fans(frame, measured, numbers, age, reason)
    for form in (IMAGES, VIDEO):
        of = [note for note in measured if note.form == form]
        if of:
            covers = {note.key: v for note in of if (v := numbers[note.key].get("cover_ctr")) is not None}
            doubt = _doubt(covers, numbers) if form == IMAGES else ""
            yield middle("ctr_cover", covers, form, remark=doubt)
            yield middle("watch_time", _named(of, numbers, "watch_seconds"), form)
    yield middle("completion", _named(measured, numbers, "finish_rate"), VIDEO)
    yield middle("like_save", _quotients(frame, measured, numbers, "saves", "likes"))
    yield middle("fan_conv", _quotients(frame, measured, numbers, "follows", "views"))
    yield middle("median_note", _named(measured, numbers, "views"))


def _ces(
    frame: Frame, notes: Sequence[Series], numbers: Mapping[str, Mapping[str, Decimal]], middle: Callable[..., Figure]
) -> Iterator[Figure]:
    weights = frame.settings.weights
    whole = [note for note in notes if {"shares", "follows", *PUBLIC_PARTS} <= numbers[note.key].keys()]
    public = [note for note in notes if set(PUBLIC_PARTS) <= numbers[note.key].keys()]
    scores = {note.key: ces(numbers[note.key], weights) for note in whole}
    left = len(public) - len(whole)
    yield middle("ces", scores, remark=f"{left} 篇没有分享或涨粉两列，不计入，见 CES（公开数）" if left else "")
    if left:
        yield middle("ces_public", {note.key: ces(numbers[note.key], weights, PUBLIC_PARTS) for note in public})
    views = {note.key: numbers[note.key].get("views") or Decimal(0) for note in whole}
    least = frame.settings.least
    yield middle("ces_1k", {key: scores[key] / views[key] * 1000 for key in scores if views[key] >= least})


def _pooled(
    frame: Frame,
    ident: str,
    notes: Sequence[Series],
    numbers: Mapping[str, Mapping[str, Decimal]],
    base: str,
    age: Decimal | None,
    reason: str,
    subject: str = "",
) -> Figure:
    """The median of the notes' rates, with the rate of all together beside it."""
    done = {note.key: count for note in notes if (count := interactions(numbers[note.key])) is not None}
    least = frame.settings.least
    usable = [note for note in notes if note.key in done and numbers[note.key].get(base, 0) >= least]
    rates = [done[note.key] / numbers[note.key][base] for note in usable]
    together = ratio(total(done[note.key] for note in usable), total(numbers[note.key][base] for note in usable))
    left = len(notes) - len(usable)
    return frame.middle(
        ident, rates, frame.of(usable), subject, age=age, reason=reason,
        beside=(("合计", together),) if together is not None else (),
        remark=f"{left} 篇的分母少于 {frame.settings.least} 或缺列，不计入" if left else "",
    )  # fmt: skip


def _by_fans(
    frame: Frame,
    notes: Sequence[Series],
    numbers: Mapping[str, Mapping[str, Decimal]],
    age: Decimal | None,
    reason: str,
) -> Figure:
    day = frame.window.last
    fans = {account.key: point.value for account in frame.ledger.accounts if (point := account.at("fans", day))}
    done = {note.key: count for note in notes if (count := interactions(numbers[note.key])) is not None}
    least = frame.settings.least
    usable = [note for note in notes if note.key in done and fans.get(note.account or "", 0) >= least]
    rates = [done[note.key] / fans[note.account or ""] for note in usable]
    missing = "" if usable or reason else "没有账号的粉丝数"
    return frame.middle("er_fan", rates, frame.of(usable), age=age, reason=reason or missing)


def _named(notes: Sequence[Series], numbers: Mapping[str, Mapping[str, Decimal]], name: str) -> dict[str, Decimal]:
    return {note.key: numbers[note.key][name] for note in notes if name in numbers[note.key]}


def _quotients(
    frame: Frame, notes: Sequence[Series], numbers: Mapping[str, Mapping[str, Decimal]], part: str, whole: str
) -> dict[str, Decimal]:
    least = frame.settings.least
    return {
        note.key: of[part] / of[whole]
        for note in notes
        if part in (of := numbers[note.key]) and whole in of and of[whole] >= least
    }


def _doubt(covers: Mapping[str, Decimal], numbers: Mapping[str, Mapping[str, Decimal]]) -> str:
    """A word where 观看/曝光 of image notes does not agree with the platform's rate."""
    off = 0
    for key, rate in covers.items():
        of = numbers[key]
        implied = ratio(of.get("views", Decimal(0)), of.get("impressions", Decimal(0)))
        off += implied is not None and abs(implied - rate) > CLOSE
    return f"{off} 篇图文的 观看/曝光 与平台给的封面点击率相差超过 2 个百分点，口径可能不同" if off else ""


def _made(frame: Frame) -> Iterator[Figure]:
    """What the window's notes are made of, by their drafts; of each account those of the last month."""
    posts = frame.posts()
    files = ("notes/",) if posts else ()
    forms = Counter(post.form for post in posts if post.form)
    for form, share in sorted(shares(forms).items()):
        yield frame.given("format_mix", share, forms.total(), files, form)
    kinds = [account.kind for post in posts if (account := frame.matrix.account(post.account)) is not None]
    if kinds:
        yield frame.given("ugc_share", ratio(kinds.count(PARTNER), len(kinds)), len(kinds), files)
    own: defaultdict[str, list[Post]] = defaultdict(list)
    for post in frame.recent(MONTH):
        account = frame.matrix.account(post.account)
        if account is not None:
            own[account.id].append(post)
    written = [(account, own[account.id]) for account in frame.matrix.accounts if own[account.id]]
    yield from (_advertising(frame, *each) for each in written)
    yield from (figure for each in written if (figure := _pillars(frame, *each)) is not None)
    needs = Counter(topic.need for topic in frame.matrix.topics if topic.need)
    for need, share in sorted(shares(needs).items()):
        yield frame.given("need_mix", share, needs.total(), ("topics.csv",), need)


def _advertising(frame: Frame, account: Account, own: Sequence[Post]) -> Figure:
    share = Decimal(sum(map(advertising, own))) / len(own)
    limits = frame.settings.limits
    limit = limits.ad_share
    over = share > limit and len(own) >= limits.ad_notes and account.kind not in limits.ad_spared
    alarm = f"超过 {percent(limit)}，像广告号：多写使用经验与答疑，商业性仍要如实标明" if over else ""
    return frame.given("ad_ratio", share, len(own), ("notes/",), account.name, alarm=alarm)


def _pillars(frame: Frame, account: Account, own: Sequence[Post]) -> Figure | None:
    """How far an account's mix of pillars lies from its target, or from the brand's; null where there is none."""
    names = {pillar.id: pillar.name for pillar in frame.matrix.pillars}
    wanted = {names.get(name, name): Decimal(str(share)) for name, share in account.pillar_target.items()} or {
        pillar.name: Decimal(str(pillar.share)) for pillar in frame.matrix.pillars if pillar.share is not None
    }
    actual = Counter(names.get(post.pillar, post.pillar) for post in own if post.pillar)
    if not wanted or not actual:
        return None
    gap = distance(shares(actual), wanted)
    limits = frame.settings.limits
    # What the brand wants of all its accounts together is no plan of one of them.
    planned = bool(account.pillar_target) and actual.total() >= limits.pillar_notes
    over = planned and gap > limits.pillar_gap
    alarm = "与支柱目标差得多，下期补少的支柱" if over else ""
    return frame.given("pillar_gap", gap, actual.total(), ("notes/",), account.name, alarm=alarm)


def _replies(frame: Frame) -> Iterator[Figure]:
    rows = frame.rows("replies")
    if rows:
        comments, answered = (sum(int(row.values[key]) for row in rows) for key in ("comments", "answered"))
        yield frame.rate("reply_rate", answered, comments, {row.at.path for row in rows})


def _tables(frame: Frame, notes: Sequence[Series]) -> Iterator[Table]:
    day = frame.window.last
    rows = []
    for note in notes:
        of = note.values(day)
        if "views" in of:
            done = interactions(of)
            rate = done / of["views"] if done is not None and of["views"] >= frame.settings.least else None
            score = ces(of, frame.settings.weights) if {"shares", "follows", *PUBLIC_PARTS} <= of.keys() else None
            rows.append((note.title, frame.name(note.account), note.form, of["views"], score, rate, note.age(day)))
    rows.sort(key=lambda row: (-row[3], row[0], row[1]))
    if rows:
        left = f"，另有 {len(rows) - MOST_NOTES} 篇未列" if len(rows) > MOST_NOTES else ""
        yield Table(
            "top_notes", "观看最多的笔记",
            (Column("标题"), Column("账号"), Column("体裁"), Column("观看", "次"), Column("CES", "分"), Column("互动率", "%"), Column("快照天龄", "天")),
            tuple(rows[:MOST_NOTES]), frame.of(notes), f"按观看排；天龄不同的笔记不宜直接比{left}",
        )  # fmt: skip
    by_account: defaultdict[str, list[Decimal]] = defaultdict(list)
    for row in rows:
        by_account[row[1]].append(row[3])
    if len(by_account) > 1:
        ranked = sorted(
            ((name, median(views), mean(views), len(views)) for name, views in by_account.items()),
            key=lambda row: (-(row[1] or 0), row[0]),
        )
        yield Table(
            "accounts", "各账号单篇观看",
            (Column("账号"), Column("中位数", "次"), Column("均值", "次"), Column("篇数", "篇")),
            tuple((name, middle, rounded(average or Decimal(0), 1), n) for name, middle, average, n in ranked),
            frame.of(notes), "按中位数排：一篇爆文会把均值抬得很高", chart="bars",
        )  # fmt: skip


def percent(share: Decimal) -> str:
    """0.5 -> 50%."""
    return f"{(share * 100).normalize():f}%"
