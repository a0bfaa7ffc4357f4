"""A topic for a note that found none: another note gives its topic up for one that is free, or makes way to a day near by.

One step of an augmenting path: the note that gives way finds another place at once, or nothing is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.planning.board import Placed
from notelint.matrix.planning.choose import best_topic, choose, pillars_by_want

if TYPE_CHECKING:
    from notelint.matrix.planning.board import Board


def make_room(board: Board, account: int, day: int) -> Placed | None:
    """A note for an account that has room on a day but no free topic; another note is changed for it. Null where that
    is of no use; the board then is as it was."""
    problem = board.problem
    gap = problem.settings.gap
    for pillar in pillars_by_want(board, account):
        for topic in board.topics.of_pillar[pillar]:
            own = problem.topics[topic]
            if not own.first <= day <= own.last:
                continue
            others = [
                number
                for number in board.topics.users[topic]
                if abs(board.notes[number].day - day) < gap or board.notes[number].account == account
            ]
            wanted = Placed(account, day, pillar, topic)
            if len(others) == 1 and movable(board.notes[others[0]]) and _give_way(board, others[0], wanted):
                return wanted
    return None


def movable(note: Placed) -> bool:
    """Whether a note is ours to change."""
    return note.fixed is None and not note.hot


def _give_way(board: Board, number: int, wanted: Placed) -> bool:
    """Change one note so that the wanted one could stand."""
    other = board.take(number)
    if not board.topics.usable(wanted.account, wanted.day, wanted.topic):
        board.restore(number, other)
        return False
    guest = board.place(wanted)
    moved = _elsewhere(board, other)
    board.take(guest)
    board.restore(number, moved or other)
    return moved is not None


def _elsewhere(board: Board, note: Placed) -> Placed | None:
    """The note with another topic on its own day, or on another day of its week; null where there is none.

    Notes that answer a want of a campaign keep their day.
    """
    topic = best_topic(board, note.account, note.day, note.pillar)
    if topic is not None:
        return note._replace(topic=topic)
    if board.room(note.account, note.day, note.campaign):
        found = choose(board, note.account, note.day)
        if found is not None:
            return note._replace(pillar=found.pillar, topic=found.topic)
    if note.campaign or note.pair:
        return None
    week = board.problem.week_of[note.day]
    for day in range(board.problem.days):
        if board.problem.week_of[day] == week and day != note.day and board.room(note.account, day):
            found = choose(board, note.account, day)
            if found is not None:
                return found
    return None
