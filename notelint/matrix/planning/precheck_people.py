"""Whether the team can write and review what a plan needs, and whether there is time enough to hand it in."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.planning.problem import problem_of
from notelint.matrix.planning.settings import PlanSettings
from notelint.matrix.planning.trouble import Trouble
from notelint.matrix.planning.workdays import submit_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.matrix.planning.problem import Problem

_USUAL = PlanSettings().lead


def too_late(problem: Problem) -> Trouble | None:
    """Days that can no longer be handed in for: all of them, or some because the lead is longer than usual."""
    late = [day for day in range(problem.days) if problem.deadline[day] < 0]
    lead = problem.settings.lead
    if not late or (len(late) < problem.days and lead <= _USUAL):
        return None
    long = "太长" if lead > _USUAL else "来不及"
    begin, finish = (_longest_lead(problem, problem.iso(day)) for day in (0, problem.days - 1))
    if begin is not None:
        remedy = f"「审核提前」改到 {begin} 以内，整个月都来得及（calendar/plan.yaml，默认 {_USUAL}）"
    elif finish is not None and finish < lead:
        remedy = f"「审核提前」改到 {finish} 以内，还能排月底几天；或排下个月"
    else:
        remedy = "排下个月"
    days = f"{problem.iso(late[0])}..{problem.iso(late[-1])[5:]}"
    return Trouble(
        "lead", f"「审核提前」{lead} 个工作日{long}：从今天（{problem.matrix.today}）起提交，{days} 都赶不上", (remedy,)
    )


def _longest_lead(problem: Problem, iso: str) -> int | None:
    """The most working days by which a note of that day can be handed in ahead, from today on; null where none."""
    day, today = date.fromisoformat(iso), date.fromisoformat(problem.matrix.today)
    free = problem.matrix.holidays
    leads = range(problem.settings.lead, -1, -1)
    return next((lead for lead in leads if submit_by(day, lead, free) >= today), None)


def people(problem: Problem) -> Iterator[Trouble]:
    """Weeks with more to write than writers can, then days by which more is to be reviewed than can be."""
    writing = problem.capacity.writing
    need = _needed(problem)
    if writing is not None:
        for week, (wanted, able) in enumerate(zip(need, writing, strict=True)):
            if wanted > able:
                yield Trouble(
                    "writing",
                    f"{_week(problem, week)} 要写 {wanted} 篇，写手一共能写 {able} 篇（{_percent(wanted, able)}）",
                    (f"补 {wanted - able} 篇的产能，或降低每周最少篇数",),
                )
    overload = _overload(problem)
    if overload is not None:
        yield _review(problem, overload)


def _needed(problem: Problem) -> list[int]:
    """Notes wanted by week."""
    return [sum(member.need[week] for member in problem.members) for week in range(problem.weeks)]


class _Overload(NamedTuple):
    """The first day by which more is to be reviewed than can be: how many notes, in how many working days."""

    day: int
    wanted: int
    days: int
    able: int


def _overload(problem: Problem) -> _Overload | None:
    """The notes of the weeks so far are all due by the last deadline of the last of them."""
    per_day = problem.capacity.review
    if per_day is None:
        return None
    so_far = 0
    for week, wanted in enumerate(_needed(problem)):
        so_far += wanted
        last = max(day for day in range(problem.days) if problem.week_of[day] == week)
        days = problem.deadline[last] + 1
        if so_far > per_day * days:
            return _Overload(last, so_far, days, per_day * days)
    return None


def _review(problem: Problem, over: _Overload) -> Trouble:
    remedies = [f"审核日产能加到 {ceil(over.wanted / over.days)}，或降低每周最少篇数"] if over.days else []
    lead = problem.settings.lead
    first_bad = next((n for n in range(_USUAL, lead) if _overload(_with_lead(problem, n)) is not None), lead)
    if first_bad > _USUAL:
        said = f"「审核提前」{lead} 个工作日太长，改到 {first_bad - 1} 以内（calendar/plan.yaml，默认 {_USUAL}）"
        remedies.insert(0, said)
    return Trouble(
        "review",
        f"到 {problem.iso(over.day)} 为止要审 {over.wanted} 篇，审核 {problem.capacity.review} 篇/日 × "
        f"{over.days} 个工作日 = {over.able} 篇（{_percent(over.wanted, over.able)}）",
        tuple(remedies) or ("降低每周最少篇数",),
    )


def _with_lead(problem: Problem, lead: int) -> Problem:
    """The same days with another lead."""
    last = problem.first + timedelta(days=problem.days - 1)
    return problem_of(problem.matrix, problem.settings._replace(lead=lead), problem.first, last)


def _percent(needed: int, there: int) -> str:
    return f"{needed / there * 100:.1f}%" if there else "没有产能"


def _week(problem: Problem, week: int) -> str:
    days = [day for day in range(problem.days) if problem.week_of[day] == week]
    return f"{problem.iso(days[0])}..{problem.iso(days[-1])[5:]}"
