"""The weekly notes of every account, day by day: topics are given in the order of the days, so that a topic is free
again as soon as it can be (greedy colouring of a unit interval graph)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.planning.board import NO_TOPIC, Board, Placed
from notelint.matrix.planning.choose import choose
from notelint.matrix.planning.hot import hot_places
from notelint.matrix.planning.swap import make_room

if TYPE_CHECKING:
    from collections.abc import Callable

    from notelint.matrix.planning.problem import Problem

_GOLDEN = 0.6180339887498949


def fill(board: Board, *, eager: bool) -> None:
    """Give accounts the notes they need. ``eager`` publishes as early in the week as topics allow, which serves most
    notes when topics are few; else the notes of an account are spread over its week, and accounts over the days."""
    problem = board.problem
    for day in range(problem.days):
        week = problem.week_of[day]
        for _, account in sorted(_due(board, day, week, eager=eager)):
            while board.missing(account, week) and board.room(account, day):
                note = choose(board, account, day) or (make_room(board, account, day) if eager else None)
                if note is None:
                    break
                board.place(note)
                if board.missing(account, week) <= _left(board, account, day):
                    break
    complete(board)


def _due(board: Board, day: int, week: int, *, eager: bool) -> list[tuple[tuple[int, int, int], int]]:
    """Accounts that should publish on a day, the most pressing first."""
    found = []
    for account, member in enumerate(board.problem.members):
        missing = board.missing(account, week)
        if not missing or not member.open[day]:
            continue
        spare = _left(board, account, day) + 1 - missing
        if eager or spare <= 0 or _turn(board, account, day, week):
            found.append(((spare, len(member.pillars), (account * 7 + day * 3) % 11), account))
    return found


def _left(board: Board, account: int, day: int) -> int:
    """Days of the week after a day on which an account is open."""
    problem = board.problem
    week = problem.week_of[day]
    own = problem.members[account].open
    return sum(1 for later in range(day + 1, problem.days) if problem.week_of[later] == week and own[later])


def _turn(board: Board, account: int, day: int, week: int) -> bool:
    """Whether an even spread, shifted from account to account, asks for a note by this day."""
    problem = board.problem
    member = problem.members[account]
    days = [other for other in range(problem.days) if problem.week_of[other] == week and member.open[other]]
    shift = (account * _GOLDEN) % 1
    wanted = int(member.need[week] * (days.index(day) + 1) / len(days) + shift)
    return board.filled[account][week] < min(wanted, member.need[week])


def complete(board: Board) -> None:
    """Place what is still missing wherever it fits, moving one other note for it where that helps."""
    problem = board.problem
    for account in range(len(problem.members)):
        for week in range(problem.weeks):
            while board.missing(account, week):
                note = _anywhere(board, problem, account, week)
                if note is None:
                    break
                board.place(note)


def _anywhere(board: Board, problem: Problem, account: int, week: int) -> Placed | None:
    days = [day for day in range(problem.days) if problem.week_of[day] == week and board.room(account, day)]
    days.sort(key=lambda day: (board.load[day], day))
    for day in days:
        note = choose(board, account, day)
        if note is not None:
            return note
    for day in days:
        note = make_room(board, account, day)
        if note is not None:
            return note
    return None


def keep_free(board: Board) -> None:
    """Keep places free for what cannot be planned (S5), on quiet days, spread over the accounts."""
    problem = board.problem
    own = [0] * len(problem.members)
    for note in board.notes.values():
        own[note.account] += note.hot
    able = [account for account, member in enumerate(problem.members) if not member.commercial]
    wanted = hot_wanted(board) - sum(own)
    while wanted > 0 and able:
        account = min(able, key=lambda account: (own[account], (account * _GOLDEN) % 1))
        days = [day for day in range(problem.days) if board.room(account, day)]
        if not days:
            able.remove(account)
            continue
        board.place(Placed(account, min(days, key=_quiet(board, account)), NO_TOPIC, NO_TOPIC, hot=True))
        own[account] += 1
        wanted -= 1


def _quiet(board: Board, account: int) -> Callable[[int], tuple[int, int, float, int]]:
    """Days in the order in which a free place disturbs least: beside no other note, where little is published, and
    not for all accounts at the same time of the month."""
    last = board.problem.days - 1
    own = board.by_day[account]
    middle = last * ((account * _GOLDEN) % 1)

    def key(day: int) -> tuple[int, int, float, int]:
        beside = (day > 0 and own[day - 1] > 0) + (day < last and own[day + 1] > 0)
        return beside, board.load[day], round(abs(day - middle), 6), day

    return key


def hot_wanted(board: Board) -> int:
    """The places to be kept free."""
    planned = sum(1 for note in board.notes.values() if not note.hot)
    return hot_places(planned, board.problem.hot_share)
