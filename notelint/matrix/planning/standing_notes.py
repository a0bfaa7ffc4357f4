"""What stands before planning begins: notes of the folder that have a day, lines that are locked, lines to be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.planning.board import NO_TOPIC, Outside, Placed
from notelint.matrix.planning.pool import REFUSED
from notelint.matrix.planning.slot import DRAFT, REVIEWED, Slot
from notelint.matrix.planning.standing import PARTNERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.matrix.content import Post
    from notelint.matrix.model import Matrix
    from notelint.matrix.planning.problem import Problem
    from notelint.matrix.roster import Account


class Standing(NamedTuple):
    """Lines that are fixed, and those of the earlier version that should stay where they can."""

    fixed: tuple[Slot, ...]
    wished: tuple[Slot, ...]


def standing(matrix: Matrix, first: str, last: str, previous: Sequence[Slot], *, keep_locked: bool) -> Standing:
    """What stands between two days: notes of the folder, and of an earlier calendar the locked lines."""
    posts = [slot_of(post, matrix.account(post.account)) for post in posts_within(matrix, first, last)]
    fixed = list(posts)
    wished = []
    taken = {(matrix_name(matrix, slot.account), slot.on) for slot in posts}
    for slot in previous:
        if not first <= slot.on <= last or (matrix_name(matrix, slot.account), slot.on) in taken:
            continue
        if keep_locked and slot.locked:
            fixed.append(slot)
        else:
            wished.append(slot)
    return Standing(tuple(fixed), tuple(wished))


def posts_within(matrix: Matrix, first: str, last: str) -> Iterator[Post]:
    """Notes of the folder with a day between two days, but refused ones."""
    for post in matrix.posts:
        if post.on and first <= post.on[:10] <= last and post.state != REFUSED:
            yield post


def matrix_name(matrix: Matrix, account: str) -> str:
    """The id of an account by id or 昵称; what names none stays as it is."""
    found = matrix.account(account)
    return found.id if found else account


def slot_of(post: Post, account: Account | None) -> Slot:
    """A note of the folder, and its account where it is registered, as a line of the calendar, locked."""
    return Slot(
        on=(post.on or "")[:10],
        account=account.name if account else post.account or "",
        hours=post.at_time or "",
        pillar=post.pillar or "",
        topic=post.topic or "",
        title=post.title,
        form=post.form or "",
        keyword=post.keywords[0] if post.keywords else "",
        campaign=post.campaign or "",
        author=post.author or "",
        reviewer=post.approvals[-1].by if post.approvals else "",
        state=post.state or DRAFT,
        locked=True,
        filing_no=post.commercial.get("报备号", ""),
        at=post.at,
    )


def placed(problem: Problem, slot: Slot, *, fixed: bool) -> Placed | None:
    """A line as a note of the board; null where its account is not planned."""
    account = problem.place(slot.account)
    if account is None:
        return None
    pillar_names = {one.id: one.name for one in problem.matrix.pillars}
    pillar = pillar_names.get(slot.pillar, slot.pillar)
    topics = {topic.id: place for place, topic in enumerate(problem.topics)}
    topic = topics.get(slot.topic, NO_TOPIC)
    return Placed(
        account,
        problem.number(slot.on),
        problem.pillars.index(pillar) if pillar in problem.pillars else _pillar(problem, topic),
        topic,
        slot.campaign,
        slot.pair,
        slot.hot,
        slot if fixed else None,
        slot.state in REVIEWED,
        _due(problem, slot) if fixed else None,
    )


def _due(problem: Problem, slot: Slot) -> int | None:
    """The place of the day on which a line says it is handed in."""
    days = [day.isoformat() for day in problem.review_days]
    return days.index(slot.submit_by) if slot.submit_by in days else None


def _pillar(problem: Problem, topic: int) -> int:
    return problem.topics[topic].pillar if topic != NO_TOPIC else NO_TOPIC


def outside(problem: Problem, before: Sequence[Slot]) -> tuple[Outside, ...]:
    """Notes of planned accounts before and after the plan, as far as weeks and gaps reach."""
    from notelint.matrix.planning.pool import uses

    reach = max(7, problem.settings.commercial_gap)
    weeks = {_week(problem, day): problem.week_of[day] for day in range(problem.days)}
    found = []
    for use in uses(problem.matrix, before):
        day = problem.number(use.on)
        account = problem.place(use.account)
        if account is None or 0 <= day < problem.days or not -reach < day < problem.days + reach:
            continue
        commercial = problem.members[account].kind in PARTNERS
        found.append(Outside(account, day, weeks.get(_week(problem, day)), commercial))
    return tuple(found)


def _week(problem: Problem, day: int) -> tuple[int, int]:
    from datetime import timedelta

    year, week, _ = (problem.first + timedelta(days=day)).isocalendar()
    return year, week
