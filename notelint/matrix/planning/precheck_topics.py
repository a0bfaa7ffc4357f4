"""Whether there are topics enough: in all, for each account, and in every stretch of days (H5)."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.planning.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.matrix.planning.pool import TopicUse
    from notelint.matrix.planning.problem import Member, Problem

_MOST_GROUPS = 64


def groups(problem: Problem) -> list[frozenset[int]]:
    """Sets of pillars worth asking about: what some account may publish, and what several may together."""
    own = sorted({member.pillars for member in problem.members if sum(member.need)})
    sets = [frozenset(pillars) for pillars in own]
    for one in list(sets):
        for other in list(sets):
            if len(sets) >= _MOST_GROUPS:
                break
            if one | other not in sets:
                sets.append(one | other)
    return sorted(sets, key=lambda pillars: (len(pillars), sorted(pillars)))


def pool(problem: Problem) -> Iterator[Trouble]:
    """Pools with fewer uses than notes: T topics, each once in N days, over D days serve T·⌈D/N⌉ notes (§4.3)."""
    gap = problem.settings.gap
    for pillars in groups(problem):
        topics = [topic for topic in problem.topics if topic.pillar in pillars]
        demand = sum(sum(member.need) for member in problem.members if pillars.issuperset(member.pillars))
        offered = sum(_within(topic.first, topic.last, topic.spare, 0, problem.days - 1, gap) for topic in topics)
        if offered >= demand:
            continue
        each = ceil(problem.days / gap)
        widest = max(
            (
                n
                for n in range(1, gap)
                if sum(_within(topic.first, topic.last, topic.spare, 0, problem.days - 1, n) for topic in topics)
                >= demand
            ),
            default=None,
        )
        remedies = [_more_topics(problem, pillars, demand - offered, each)]
        if widest is not None:
            remedies.append(f"或把选题间隔改到 {widest} 天以内（N≤{widest}）")
        if any(topic.spare == 0 for topic in topics):
            remedies.append("或给角度用完的选题补新角度（topics.csv 的「角度」，一个角度用一次）")
        yield Trouble(
            "pool",
            f"{_names(problem, pillars)}：{len(topics)} 个选题{_why_fewer(problem, topics, each)}、间隔 {gap} 天，{problem.days} 天里最多用 {offered} 次，"
            f"要 {demand} 篇，缺 {demand - offered} 个位",
            tuple(remedies),
        )


def _more_topics(problem: Problem, pillars: frozenset[int], missing: int, each: int) -> str:
    """How many topics more, with the reason: each serves several notes, but one account uses it once a month."""
    shared = ceil(missing / each)
    alone = max(
        sum(member.need) - _usable(problem, member) for member in problem.members if pillars.issuperset(member.pillars)
    )
    if alone > shared:
        return f"加选题 {alone} 个（同一账号一个月里不重复选题）"
    return f"加选题 {shared} 个（一个选题 {problem.days} 天里能用 {each} 次）"


def _why_fewer(problem: Problem, topics: Sequence[TopicUse], each: int) -> str:
    """What keeps topics from being used as often as the gap allows."""
    away = [topic for topic in topics if topic.first >= problem.days or topic.last < 0]
    spent = [topic for topic in topics if topic.spare == 0 and topic not in away]
    few = [topic.spare for topic in topics if topic.spare and topic.spare < each and topic not in away]
    said = [f"{len(away)} 个的可用日期不在这些天"] if away else []
    if spent:
        said.append(f"{len(spent)} 个的角度都用完了" if len(spent) < len(topics) else "角度都用完了")
    if few:
        said.append(f"{len(few)} 个只剩 {sum(few)} 个角度")
    return f"（{'，'.join(said)}）" if said else ""


def _usable(problem: Problem, member: Member) -> int:
    """The topics that an account may use in the plan."""
    return sum(
        topic.pillar in member.pillars and topic.first < problem.days and topic.last >= 0 and topic.spare != 0
        for topic in problem.topics
    )


def own(problem: Problem) -> Iterator[Trouble]:
    """Accounts that need more notes than they have topics: one account uses a topic once a month (H5)."""
    for member in problem.members:
        need = sum(member.need)
        there = _usable(problem, member)
        if need > there:
            yield Trouble(
                "own",
                f"「{member.name}」要 {need} 篇，它的支柱只有 {there} 个能用的选题；同一账号一个月里不重复选题",
                (f"给 {_names(problem, frozenset(member.pillars))} 加选题 {need - there} 个",),
            )


def windows(problem: Problem) -> Iterator[Trouble]:
    """The first days that must hold more notes than their topics can serve (exact for H5 within one gap)."""
    for pillars in groups(problem):
        found = first_window(problem, pillars, problem.settings.gap)
        if found is None:
            continue
        start, end, forced, there = found
        times = -(-(end - start + 1) // problem.settings.gap)
        missing = -(-(forced - there) // times)
        remedies = [f"加 {missing} 个这几天可用的选题"]
        narrower = max(
            (n for n in range(1, problem.settings.gap) if first_window(problem, pillars, n) is None), default=None
        )
        if narrower is not None:
            remedies.append(f"或把选题间隔改到 {narrower} 天以内（N≤{narrower}）")
        days = f"{_names(problem, pillars)} {problem.iso(start)}..{problem.iso(end)[5:]}"
        said = f"需{forced}个选题，仅{there}个" if times == 1 else f"要 {forced} 篇，选题最多用 {there} 次"
        yield Trouble("window", f"{days} {said}", tuple(remedies))


class _Kind(NamedTuple):
    """Accounts that are open on the same days and need the same notes."""

    accounts: int
    need: tuple[int, ...]
    open: tuple[bool, ...]


def first_window(problem: Problem, pillars: frozenset[int], gap: int) -> tuple[int, int, int, int] | None:
    """The first window of one gap's days, or of several, with more notes than uses of topics: first and last day,
    notes, uses. A note counts where its account has too few open days outside the window for what it needs that week.
    """
    kinds = _kinds(problem, pillars)
    topics = [topic for topic in problem.topics if topic.pillar in pillars and topic.spare != 0]
    for length in range(min(gap, problem.days), problem.days + 1, gap):
        for start in range(problem.days - length + 1):
            end = start + length - 1
            forced = sum(kind.accounts * _forced(problem, kind, start, end) for kind in kinds)
            if not forced:
                continue
            there = sum(_within(topic.first, topic.last, topic.spare, start, end, gap) for topic in topics)
            if forced > there:
                return start, end, forced, there
    return None


def _kinds(problem: Problem, pillars: frozenset[int]) -> list[_Kind]:
    counts: dict[tuple[tuple[int, ...], tuple[bool, ...]], int] = {}
    for member in problem.members:
        if pillars.issuperset(member.pillars):
            key = member.need, member.open
            counts[key] = counts.get(key, 0) + 1
    return [_Kind(count, need, opened) for (need, opened), count in counts.items()]


def _forced(problem: Problem, kind: _Kind, start: int, end: int) -> int:
    """The notes of one account that cannot stand outside a window."""
    free = [0] * problem.weeks
    for day, opened in enumerate(kind.open):
        if opened and not start <= day <= end:
            free[problem.week_of[day]] += problem.settings.daily
    return sum(max(0, need - outside) for need, outside in zip(kind.need, free, strict=True))


def _within(first: int, last: int, spare: int | None, start: int, end: int, gap: int) -> int:
    """How often a topic can be used from one day to another."""
    length = min(last, end) - max(first, start) + 1
    if length <= 0:
        return 0
    most = ceil(length / gap)
    return most if spare is None else min(most, spare)


def _names(problem: Problem, pillars: frozenset[int]) -> str:
    return "、".join(problem.pillars[place] for place in sorted(pillars))
