"""The fourth group, as to effect: who sends readers to whom, what doing things together brought, who applauds whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from notelint.matrix.amounts import rounded
from notelint.matrix.figures.content import percent
from notelint.matrix.figures.figure import Column, Table
from notelint.matrix.figures.formulas import ENGAGED_PARTS, centralisation, mean, shares, total
from notelint.matrix.figures.ledger import summed
from notelint.matrix.naming import naming, naming_posts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notelint.matrix.figures.figure import Figure
    from notelint.matrix.figures.frame import Frame
    from notelint.matrix.figures.ledger import Series
    from notelint.matrix.model import Row

STAR, NET, BETWEEN = "中心辐射型", "网络化", "介于两者之间"
FIRST_DAY = 24
"""Hours in which an early interaction counts."""
MOST_ACCOUNTS = 12
"""Rows and columns of the flow matrix that are drawn."""
OFFICIAL = "官方做法是薯条或聚光加热，请停止矩阵内互赞互评"


def figures(frame: Frame) -> Iterator[Figure]:
    """How the accounts work together in the window."""
    yield from _flow(frame)
    yield from _uplift(frame)
    yield from _applause(frame)
    yield from _topology(frame)
    tasks = Counter(str(row.values["kind"]) for row in frame.rows("tasks"))
    files = {row.at.path for row in frame.rows("tasks")}
    for kind, share in shares(tasks).items():
        yield frame.given("task_mix", share, tasks.total(), files, kind)


def flows(frame: Frame) -> tuple[dict[tuple[str, str], int], int, int]:
    """Visits between accounts of the roster by (from, to), the follows of these, and visits from anywhere else."""
    between: dict[tuple[str, str], int] = {}
    follows = outside = 0
    for row in frame.rows("flows"):
        source, target = (frame.matrix.account(str(row.values[end])) for end in ("source", "target"))
        visits = int(row.values["visits"])
        if source is None or target is None:
            outside += visits
        elif source.id != target.id:
            pair = source.id, target.id
            between[pair] = between.get(pair, 0) + visits
            follows += int(row.values.get("follows") or 0)
    return between, follows, outside


def _flow(frame: Frame) -> Iterator[Figure]:
    between, follows, outside = flows(frame)
    files = {row.at.path for row in frame.rows("flows")}
    if not between:
        return
    visits = sum(between.values())
    if outside:
        yield frame.rate("flow", visits, visits + outside, files)
    elif daily := frame.ledger.daily("visitors", frame.window):
        everybody = total(row.values["visitors"] for row in daily)
        yield frame.rate("flow", visits, everybody, {*files, *(row.file for row in daily)})
    else:
        words = "没有主页总访问：在 flows.csv 里把来源写作「其他」补上矩阵外的访问"
        yield frame.given("flow", None, None, files, reason=words)
    yield frame.rate("flow_conv", follows, visits, files)


def _uplift(frame: Frame) -> Iterator[Figure]:
    """Views of notes of campaigns with several accounts, over those of the same accounts outside any campaign."""
    together = {
        name
        for campaign in frame.matrix.campaigns
        if len(set(campaign.accounts)) > 1
        for name in (campaign.id, campaign.name)
    }
    notes = [note for note in frame.ledger.published(frame.window) if note.post is not None]
    joint: defaultdict[str, list[Series]] = defaultdict(list)
    base: defaultdict[str, list[Series]] = defaultdict(list)
    for note in notes:
        assert note.post is not None
        if note.post.campaign in together:
            joint[note.form or ""].append(note)
        elif note.post.campaign is None:
            base[note.form or ""].append(note)
    for form in sorted(joint):
        accounts = {note.account for note in joint[form]}
        alone = [note for note in base[form] if note.account in accounts]
        yield uplift(frame, joint[form], alone, form)


def uplift(frame: Frame, joint: Sequence[Series], alone: Sequence[Series], form: str) -> Figure:
    """Mean views at equal age of joint notes over those of the others, less one; withheld where ages differ."""
    files = frame.of([*joint, *alone])
    for age in reversed(frame.settings.ages):
        views = [
            [point.value for note in notes if (point := note.aged("views", age, frame.settings.tolerance))]
            for notes in (joint, alone)
        ]
        ours, theirs = map(mean, views)
        if ours is not None and theirs:
            said = [f"{len(of)} 篇均值 {rounded(value, 0)}" for of, value in zip(views, (ours, theirs), strict=True)]
            return frame.given(
                "uplift", ours / theirs - 1, len(views[0]) + len(views[1]), files, form,
                remark=f"联动 {said[0]}，基线 {said[1]}，发布后 {age} 天；不是因果",
            )  # fmt: skip
    reason = "没有基线笔记" if not alone else "联动与基线的快照天龄不同，不比"
    return frame.given("uplift", None, len(joint) + len(alone), files, form, reason=reason)


def _applause(frame: Frame) -> Iterator[Figure]:
    rows = frame.matrix.sheets.get("interactions", ())
    if not rows:
        return
    notes = frame.ledger.published(frame.window)
    inside, unclear = _inside(frame, rows)
    remark = f"{unclear} 行互动对不上是哪一篇（没有这一篇，或有几篇同名），不计入：请写稿件的编号" if unclear else ""
    files = {row.at.path for row in rows}
    early = Decimal(0)
    counted = 0
    for note in notes:
        done = _first_day(note, frame.settings.tolerance)
        if done:
            early, counted = early + done, counted + inside[note.key]
            files |= note.files(frame.window.last)
    limit = frame.settings.limits.self_engagement
    if not early:
        reason = "；".join(filter(None, ("没有发布后 24 小时的快照", remark)))
        yield frame.given("self_engagement", None, None, files, reason=reason)
        return
    over = counted / early >= limit
    yield frame.rate(
        "self_engagement", counted, early, files, partial=bool(unclear), remark=remark,
        alarm=f"达到 {percent(limit)}：属于虚假互动风险。{OFFICIAL}" if over else "",
    )  # fmt: skip


def _inside(frame: Frame, rows: Iterable[Row]) -> tuple[Counter[str], int]:
    """How many early interactions of each note came from the matrix, and the rows that name no one note."""
    named = naming(
        frame.ledger.notes,
        lambda note: (note.key, *((note.post.id, note.post.note.id) if note.post else ())),
        lambda note: (note.title, *((note.post.title,) if note.post else ())),
    )
    drafts = naming_posts(frame.matrix.posts)
    inside: Counter[str] = Counter()
    unclear = 0
    for row in rows:
        word = str(row.values["note"])
        meant = named(word)
        # A draft that no export has measured yet is no stranger.
        unclear += len(meant) > 1 or (not meant and len(drafts(word)) != 1)
        actor = frame.matrix.account(str(row.values["account"]))
        if len(meant) == 1 and actor is not None and _early(meant[0], row.values.get("at")):
            inside[meant[0].key] += 1
    return inside, unclear


def _first_day(note: Series, tolerance: int) -> Decimal:
    """The interactions of a note's first day, as far as they were measured on that day or the next."""
    if note.published is None:
        return Decimal(0)
    points = (note.aged(name, 1, tolerance) or note.at(name, note.published) for name in ENGAGED_PARTS)
    return summed(points)[0]


def _early(note: Series, at: object) -> bool:
    """Whether an interaction of a moment lies in the first day of a note; without a moment it counts."""
    if not at or note.published is None:
        return True
    moment = datetime.fromisoformat(str(at))
    start = note.post.at_time if note.post and note.post.at_time else "00:00"
    begun = datetime.fromisoformat(f"{note.published}T{start}")
    # Without an hour of publication the first day may end as late as the next.
    hours = FIRST_DAY if note.post and note.post.at_time else 2 * FIRST_DAY
    return timedelta(0) <= moment - begun <= timedelta(hours=hours)


def edges(frame: Frame) -> list[tuple[str, str]]:
    """Pairs of accounts that point at each other: @提及, the link of the profile, a collection of the same name."""
    found: set[tuple[str, str]] = set()
    collections: defaultdict[str, set[str]] = defaultdict(set)
    for post in frame.matrix.posts:
        author = frame.matrix.account(post.account)
        if author is None or (post.on or "") > frame.window.last:
            continue
        if post.collection:
            collections[post.collection].add(author.id)
        for name in post.mentions:
            other = frame.matrix.account(name.removeprefix("@"))
            if other is not None and other.id != author.id:
                found.add((min(author.id, other.id), max(author.id, other.id)))
    for account in frame.matrix.accounts:
        other = frame.matrix.account(account.link)
        if other is not None and other.id != account.id:
            found.add((min(account.id, other.id), max(account.id, other.id)))
    for members in collections.values():
        ordered = sorted(members)
        found |= {(one, other) for place, one in enumerate(ordered) for other in ordered[place + 1 :]}
    return sorted(found)


def shape(value: Decimal, star: Decimal, net: Decimal) -> str:
    """What a centralisation says of the matrix."""
    return STAR if value >= star else NET if value <= net else BETWEEN


def _topology(frame: Frame) -> Iterator[Figure]:
    linked = edges(frame)
    if not linked:
        return
    value = centralisation(linked, (account.id for account in frame.matrix.accounts))
    files = ("notes/", "accounts.yaml")
    remark = shape(value, frame.settings.star, frame.settings.net) if value is not None else ""
    reason = "账号少于三个" if value is None else ""
    yield frame.given("topology", value, len(linked), files, remark=remark, reason=reason)


def tables(frame: Frame) -> Iterator[Table]:
    """The flow matrix, the busiest accounts first."""
    between, _, _ = flows(frame)
    busy: Counter[str] = Counter()
    for (source, target), visits in between.items():
        busy[source] += visits
        busy[target] += visits
    names = [account for account, _ in sorted(busy.items(), key=lambda entry: (-entry[1], entry[0]))]
    if not names:
        return
    shown = names[:MOST_ACCOUNTS]
    rows = tuple(
        (
            frame.name(source),
            *(Decimal(between.get((source, target), 0)) if source != target else None for target in shown),
        )
        for source in shown
    )
    left = len(names) - len(shown)
    files = tuple(sorted({row.at.path for row in frame.rows("flows")}))
    yield Table(
        "flow", "互导矩阵（访问次数，行到列）",
        (Column("从＼到"), *(Column(frame.name(target), "次") for target in shown)), rows, files,
        f"另有 {left} 个账号未列" if left else "", chart="heat",
    )  # fmt: skip


def percentile(value: Decimal, values: Sequence[Decimal]) -> Decimal:
    """Which share of the values (itself among them, equals by half) lies below one, in points of 100."""
    below = sum(other < value for other in values)
    equal = sum(other == value for other in values)
    return Decimal(2 * below + equal) * 50 / len(values)


def appraisals(frame: Frame) -> Iterator[Figure]:
    """What each account is worth by itself and to the others, weighted as the team has agreed."""
    if frame.settings.appraisal is None:
        return
    alone, joint = frame.settings.appraisal
    gains: defaultdict[str, list[Decimal]] = defaultdict(list)
    for note in frame.ledger.notes:
        point = note.gained("views", frame.window)
        if note.account is not None and point is not None:
            gains[note.account].append(point.value)
    own = {account: total(values) for account, values in gains.items()}
    sent: Counter[str] = Counter()
    for (source, _), visits in flows(frame)[0].items():
        sent[source] += visits
    if not own:
        return
    files = frame.of(frame.ledger.notes)
    given = {account: Decimal(sent[account]) for account in own}
    for account in sorted(own):
        score = (
            percentile(own[account], list(own.values())) * alone / 100
            + percentile(given[account], list(given.values())) * joint / 100
        )
        yield frame.given(
            "appraisal", score, len(own), files, frame.name(account), remark=f"单号 {alone}，协同 {joint}"
        )
