"""Whether a plan can be, said before anything is searched: which pool, which days, how much is missing, what helps.

Every check is a necessary condition with its exact numbers (§4.3). What campaigns must have is settled by placing it on
the empty board first (``required``); all later notes only stand where they break nothing.
"""

from __future__ import annotations

from itertools import combinations
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.planning.demand import span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.matrix.planning.problem import Problem

_MOST_GROUPS = 64


class Trouble(NamedTuple):
    """Why there is no plan: in one sentence, and what would make one."""

    code: str
    message: str
    remedies: tuple[str, ...] = ()


class Resource(NamedTuple):
    """How much of something a plan needs and how much there is."""

    name: str
    needed: int
    there: int
    tight: bool

    @property
    def share(self) -> str:
        """「95.2%」; without anything there it is no share."""
        return f"{self.needed / self.there * 100:.1f}%" if self.there else "—"


def troubles(problem: Problem) -> list[Trouble]:
    """Everything that stands in the way, the plainest first."""
    found = [*_nobody(problem), *_contradictions(problem), *_lives(problem)]
    if found:
        return found
    return [*_pool(problem), *_own(problem), *_windows(problem), *_people(problem)]


def _nobody(problem: Problem) -> Iterator[Trouble]:
    if not problem.members:
        yield Trouble("no-account", "没有可以排期的账号", ("看下面每个账号没有排的原因",))
    elif not problem.topics and any(sum(member.need) for member in problem.members):
        yield Trouble("no-topic", "选题库是空的", ("在 topics.csv 里写选题（选题ID、标题、支柱）",))


def _contradictions(problem: Problem) -> Iterator[Trouble]:
    daily = problem.settings.daily
    for member in problem.members:
        least, most = member.account.weekly or problem.settings.weekly
        if least > most:
            yield Trouble(
                "weekly", f"「{member.name}」每周最少 {least} 篇，多于最多 {most} 篇", ("改 accounts.yaml 的发布频次",)
            )
        elif least > 7 * daily:
            yield Trouble(
                "weekly",
                f"「{member.name}」每周最少 {least} 篇，而一天最多 {daily} 篇",
                (f"每周最少改到 {7 * daily} 以内",),
            )
        if sum(member.need) and not member.pillars:
            yield Trouble("pillar", f"「{member.name}」没有能发的支柱", ("核对它的「支柱」与 pillars.yaml 的账号类型",))
    yield from _pairs(problem)
    for burst in problem.bursts:
        longest = burst.last - burst.first + 1
        if burst.daily is not None and burst.least > burst.daily * longest:
            yield Trouble(
                "burst",
                f"活动 {burst.campaign} 爆发期要 {burst.least} 篇，而每日上限 {burst.daily} × {longest} 天 = "
                f"{burst.daily * longest} 篇",
                (f"最少篇数改到 {burst.daily * longest}，或每日上限改到 {ceil(burst.least / longest)}",),
            )


def _pairs(problem: Problem) -> Iterator[Trouble]:
    """Pairings of accounts that are not planned at all."""
    why = {one.name: one.reason for one in problem.left_out}
    for campaign in problem.matrix.campaigns:
        first, last = span(problem, campaign)
        for pairing in campaign.pairings if first <= last else ():
            for key in (pairing.seed, pairing.landing):
                if problem.place(key) is None:
                    account = problem.matrix.account(key)
                    name = account.name if account else key
                    yield Trouble(
                        "pair",
                        f"活动 {campaign.id} 的配对要「{name}」发，而它这个月不排："
                        f"{why.get(name, '') if account else '没有登记这个账号'}",
                        ("换一个账号，或去掉这个配对",),
                    )


def _lives(problem: Problem) -> Iterator[Trouble]:
    for one, other in combinations(sorted(problem.matrix.lives, key=lambda live: (live.start, live.name)), 2):
        both = sorted(set(one.accounts) & set(other.accounts))
        begins, ends = problem.iso(0), problem.iso(problem.days)
        if both and one.start < other.end and other.start < one.end and begins <= other.start < ends:
            yield Trouble(
                "live",
                f"{'、'.join(both)} 同时在两场直播：{one.name} {_hours(one.start, one.end)} 与 "
                f"{other.name} {_hours(other.start, other.end)}",
                ("错开时间，或换一个账号",),
            )


def _hours(start: str, end: str) -> str:
    return f"{start.replace('T', ' ')}–{end[11:16]}"


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


def _pool(problem: Problem) -> Iterator[Trouble]:
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
        add = ceil((demand - offered) / each)
        remedies = [f"加选题 {add} 个"]
        if widest is not None:
            remedies.append(f"或把选题间隔改到 {widest} 天以内（N≤{widest}）")
        spent = sum(topic.spare == 0 for topic in topics)
        if spent:
            remedies.append(f"其中 {spent} 个选题的角度已用完，可补新角度")
        yield Trouble(
            "pool",
            f"{_names(problem, pillars)}：{len(topics)} 个选题、间隔 {gap} 天，{problem.days} 天里最多用 {offered} 次，"
            f"要 {demand} 篇，缺 {demand - offered} 个位",
            tuple(remedies),
        )


def _own(problem: Problem) -> Iterator[Trouble]:
    """Accounts that need more notes than they have topics: one account uses a topic once a month (H5)."""
    for member in problem.members:
        need = sum(member.need)
        there = sum(
            topic.pillar in member.pillars and topic.first < problem.days and topic.last >= 0
            for topic in problem.topics
        )
        if need > there:
            yield Trouble(
                "own",
                f"「{member.name}」要 {need} 篇，它的支柱只有 {there} 个选题；同一账号一个月里不重复选题",
                (f"给 {_names(problem, frozenset(member.pillars))} 加选题 {need - there} 个",),
            )


def _windows(problem: Problem) -> Iterator[Trouble]:
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


def resources(problem: Problem, extra: int = 0) -> list[Resource]:
    """Writing and review against what is needed; ``extra`` are notes beyond the weekly least."""
    busy = problem.settings.busy
    needed = sum(sum(member.need) for member in problem.members) + extra
    found = []
    writing = problem.capacity.writing
    if writing is not None:
        found.append(_resource("写手产能", needed, sum(writing), busy))
    if problem.capacity.review is not None:
        found.append(_resource("审核产能", needed, problem.capacity.review * len(problem.review_days), busy))
    return found


def _resource(name: str, needed: int, there: int, busy: float) -> Resource:
    return Resource(name, needed, there, needed > there * busy)


def _people(problem: Problem) -> Iterator[Trouble]:
    writing = problem.capacity.writing
    need = [sum(member.need[week] for member in problem.members) for week in range(problem.weeks)]
    if writing is not None:
        for week, (wanted, able) in enumerate(zip(need, writing, strict=True)):
            if wanted > able:
                yield Trouble(
                    "writing",
                    f"{_week(problem, week)} 要写 {wanted} 篇，写手一共能写 {able} 篇（{_percent(wanted, able)}）",
                    (f"补 {wanted - able} 篇的产能，或降低每周最少篇数",),
                )
    yield from _review(problem, need)


def _review(problem: Problem, need: Sequence[int]) -> Iterator[Trouble]:
    """The notes of the weeks so far are all due by the last deadline of the last of them."""
    per_day = problem.capacity.review
    if per_day is None:
        return
    so_far = 0
    for week, wanted in enumerate(need):
        so_far += wanted
        days = [day for day in range(problem.days) if problem.week_of[day] == week]
        able = per_day * (problem.deadline[days[-1]] + 1)
        if so_far > able:
            yield Trouble(
                "review",
                f"到 {problem.iso(days[-1])} 为止要审 {so_far} 篇，审核 {per_day} 篇/日 × "
                f"{problem.deadline[days[-1]] + 1} 个工作日 = {able} 篇（{_percent(so_far, able)}）",
                (f"审核日产能加到 {ceil(so_far / max(1, problem.deadline[days[-1]] + 1))}，或降低每周最少篇数",),
            )
            return


def _percent(needed: int, there: int) -> str:
    return f"{needed / there * 100:.1f}%" if there else "没有产能"


def _week(problem: Problem, week: int) -> str:
    days = [day for day in range(problem.days) if problem.week_of[day] == week]
    return f"{problem.iso(days[0])}..{problem.iso(days[-1])[5:]}"
