"""A month of a matrix as numbers: days, weeks, accounts, topics, capacities, what already stands, what campaigns want.

Days are counted from the first day of the plan (the day before is -1); accounts, pillars and topics by their place.
"""

from __future__ import annotations

from datetime import date, timedelta
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.planning.capacity import Capacity, capacity_of
from notelint.matrix.planning.demand import Burst, Coverage, Pair, demands
from notelint.matrix.planning.hot import hot_share
from notelint.matrix.planning.pool import TopicUse, pool_of
from notelint.matrix.planning.standing import PARTNERS, Closed, closed, excluded, filing_no, why_closed
from notelint.matrix.planning.workdays import submit_by, working_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.model import Matrix
    from notelint.matrix.planning.settings import PlanSettings
    from notelint.matrix.planning.slot import Slot
    from notelint.matrix.roster import Account


class Member(NamedTuple):
    """An account that is planned. ``need`` and ``most`` are notes by week of the plan."""

    id: str
    name: str
    kind: str | None
    open: tuple[bool, ...]
    need: tuple[int, ...]
    most: tuple[int, ...]
    pillars: tuple[int, ...]
    shares: tuple[tuple[int, float], ...]
    """Wanted share by pillar; empty where nothing is wanted."""
    commercial: bool
    filing_no: str
    account: Account


class LeftOut(NamedTuple):
    """An account that is not planned, or less than it could be, and why."""

    name: str
    reason: str
    days: int
    """Days lost; those of the whole plan where it is not planned at all."""


class Problem(NamedTuple):
    """Everything a plan depends on."""

    matrix: Matrix
    settings: PlanSettings
    first: date
    days: int
    week_of: tuple[int, ...]
    weeks: int
    deadline: tuple[int, ...]
    """By day, the place in ``review_days`` of the last day for handing in; below zero: too late already."""
    review_days: tuple[date, ...]
    members: tuple[Member, ...]
    pillars: tuple[str, ...]
    topics: tuple[TopicUse, ...]
    capacity: Capacity
    pairs: tuple[Pair, ...]
    bursts: tuple[Burst, ...]
    coverage: tuple[Coverage, ...]
    hot_share: float
    left_out: tuple[LeftOut, ...]

    def iso(self, day: int) -> str:
        """The day of that number."""
        return (self.first + timedelta(days=day)).isoformat()

    def number(self, day: str) -> int:
        """The number of a day."""
        return (date.fromisoformat(day) - self.first).days

    def place(self, account: str) -> int | None:
        """The place of a planned account, by id or 昵称."""
        for place, member in enumerate(self.members):
            if account in (member.id, member.name):
                return place
        return None


def problem_of(
    matrix: Matrix,
    settings: PlanSettings,
    first: date,
    last: date,
    before: Sequence[Slot] = (),
) -> Problem:
    """The problem of planning from one day to another, inclusive.

    ``before`` are lines of earlier calendars: they count for the gaps. A month that is over is planned as if at its
    beginning; else nothing is planned that could no longer be handed in on ``matrix.today``.
    """
    days = (last - first).days + 1
    dates = [first + timedelta(days=number) for number in range(days)]
    weeks = [day.isocalendar()[:2] for day in dates]
    names = list(dict.fromkeys(weeks))
    week_of = tuple(names.index(week) for week in weeks)
    pool = pool_of(matrix, settings, first, days, before)
    capacity = capacity_of(matrix, first, last, names)
    deadlines = [submit_by(day, settings.lead, matrix.holidays) for day in dates]
    review_days = _review_days(matrix, deadlines, first, last)
    index = {day: place for place, day in enumerate(review_days)}
    before_all = min(review_days, default=last)
    deadline = tuple(_place(day, index, before_all) for day in deadlines)
    in_time = [place >= 0 for place in deadline]
    members, left_out = _members(matrix, settings, dates, in_time, week_of, pool.pillars)
    problem = Problem(
        matrix=matrix,
        settings=settings,
        first=first,
        days=days,
        week_of=week_of,
        weeks=len(names),
        deadline=deadline,
        review_days=tuple(review_days),
        members=members,
        pillars=pool.pillars,
        topics=pool.topics,
        capacity=capacity,
        pairs=(),
        bursts=(),
        coverage=(),
        hot_share=hot_share(matrix, settings, first.isoformat(), last.isoformat()),
        left_out=tuple(left_out),
    )
    pairs, bursts, coverage = demands(problem)
    return problem._replace(pairs=pairs, bursts=bursts, coverage=coverage)


def _review_days(matrix: Matrix, deadlines: Sequence[date], first: date, last: date) -> list[date]:
    """The working days whose reviews serve this plan: as many as the plan's own days hold, up to its last deadline."""
    end = deadlines[-1]
    count = max(1, len(working_days(first, last, matrix.holidays)))
    start = deadlines[0]
    found = working_days(start - timedelta(days=60), end, matrix.holidays)
    days = [day for day in found if day >= start or day in found[-count:]] or [end]
    today = date.fromisoformat(matrix.today)
    return [day for day in days if day >= today] if today <= last else days


def _place(day: date, index: dict[date, int], first: date) -> int:
    """The place of the last review day on or before a deadline."""
    while day >= first:
        if day in index:
            return index[day]
        day -= timedelta(days=1)
    return -1


def _members(
    matrix: Matrix,
    settings: PlanSettings,
    dates: Sequence[date],
    in_time: Sequence[bool],
    week_of: Sequence[int],
    pillars: Sequence[str],
) -> tuple[tuple[Member, ...], list[LeftOut]]:
    members: list[Member] = []
    left_out: list[LeftOut] = []
    late = sum(not one for one in in_time)
    if late:
        left_out.append(LeftOut("全部账号", f"已来不及提交（要提前 {settings.lead} 个工作日）", late))
    for account in sorted(matrix.accounts, key=lambda account: account.id):
        reason = excluded(account, matrix)
        if reason is not None:
            left_out.append(LeftOut(account.name, reason, len(dates)))
            continue
        spells = tuple(closed(account, matrix, settings))
        lost = _lost(account, dates, spells)
        left_out += lost
        is_open = tuple(
            ready and why_closed(day.isoformat(), spells) is None for day, ready in zip(dates, in_time, strict=True)
        )
        if not any(is_open):
            continue
        members.append(_member(account, matrix, settings, is_open, week_of, pillars))
    return tuple(members), left_out


def _lost(account: Account, dates: Sequence[date], spells: tuple[Closed, ...]) -> list[LeftOut]:
    counts: dict[str, int] = {}
    for day in dates:
        reason = why_closed(day.isoformat(), spells)
        if reason is not None:
            counts[reason] = counts.get(reason, 0) + 1
    return [LeftOut(account.name, reason, count) for reason, count in counts.items()]


def _member(
    account: Account,
    matrix: Matrix,
    settings: PlanSettings,
    is_open: tuple[bool, ...],
    week_of: Sequence[int],
    pillars: Sequence[str],
) -> Member:
    partner = account.kind in PARTNERS
    least, most = account.weekly or ((0, 1) if partner else settings.weekly)
    allowed = allowed_pillars(account, matrix, pillars)
    return Member(
        id=account.id,
        name=account.name,
        kind=account.kind,
        open=is_open,
        need=_need(least, is_open, week_of, settings.daily),
        most=tuple(most for _ in range(week_of[-1] + 1)),
        pillars=allowed,
        shares=_shares(account, matrix, allowed, pillars),
        commercial=partner,
        filing_no=(filing_no(account, matrix) or "") if partner else "",
        account=account,
    )


def _need(least: int, is_open: Sequence[bool], week_of: Sequence[int], daily: int) -> tuple[int, ...]:
    """Notes wanted by week: the weekly least in proportion to the open days, rounded as they add up.

    Three a week over the thirty days of a month make thirteen: the two days left over get the thirteenth.
    """
    wanted: list[int] = []
    so_far = 0
    opened = 0
    for week in range(week_of[-1] + 1):
        here = sum(own for own, of in zip(is_open, week_of, strict=True) if of == week)
        opened += here
        total = floor(least * opened / 7 + 0.5)
        wanted.append(min(total - so_far, here * daily))
        so_far = total
    return tuple(wanted)


def allowed_pillars(account: Account, matrix: Matrix, pillars: Sequence[str]) -> tuple[int, ...]:
    """The pillars an account may publish (H3): its own where it names some, of those that are open to its kind."""
    kinds = {one.name: one.kinds for one in matrix.pillars}
    ids = {one.id: one.name for one in matrix.pillars}
    own = {ids.get(name, name) for name in account.pillars}
    return tuple(
        place
        for place, name in enumerate(pillars)
        if (not own or name in own) and (not kinds.get(name) or account.kind in kinds[name])
    )


def _shares(
    account: Account, matrix: Matrix, allowed: Sequence[int], pillars: Sequence[str]
) -> tuple[tuple[int, float], ...]:
    ids = {one.id: one.name for one in matrix.pillars}
    wanted = {ids.get(name, name): share for name, share in account.pillar_target.items()}
    wanted = wanted or {one.name: one.share for one in matrix.pillars if one.share is not None}
    found = [(place, wanted.get(pillars[place], 0.0)) for place in allowed]
    total = sum(share for _, share in found)
    return tuple((place, share / total) for place, share in found) if total else ()
