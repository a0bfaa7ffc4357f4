"""Whether a plan can be, said before anything is searched: which pool, which days, how much is missing, what helps.

Every check is a necessary condition with its exact numbers (§4.3). What campaigns must have is settled by placing it on
the empty board first (``required``); all later notes only stand where they break nothing.
"""

from __future__ import annotations

from itertools import combinations
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.planning.demand import span
from notelint.matrix.planning.precheck_people import people, too_late
from notelint.matrix.planning.precheck_topics import own, pool, windows
from notelint.matrix.planning.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.matrix.planning.problem import Problem


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
    late = too_late(problem)
    if late is not None and problem.matrix.accounts and max(problem.deadline) < 0:
        return [late]
    found = [*_nobody(problem), *_contradictions(problem), *_lives(problem)]
    if found:
        return found
    return [*pool(problem), *own(problem), *windows(problem), *people(problem)]


def _nobody(problem: Problem) -> Iterator[Trouble]:
    if not problem.matrix.accounts:
        yield Trouble(
            "no-account",
            "accounts.yaml 里还没有账号",
            (
                "在 accounts.yaml 的 accounts: 下面写一个账号：id、昵称、类型、支柱、发布频次（docs/文件格式.md 有例子）",
            ),
        )
    elif not problem.members:
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
                        f"{why.get(name, '没有一天能发') if account else '没有登记这个账号'}",
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
