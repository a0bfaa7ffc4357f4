"""Local search: notes move to another day of their week where the plan then costs less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.planning.choose import best_topic

if TYPE_CHECKING:
    from notelint.matrix.planning.board import Board, Placed

_PASSES = 4


def polish(board: Board, keep: frozenset[int] = frozenset()) -> None:
    """Move notes while that helps, at most a few passes. ``keep`` are numbers of notes that stay where they are."""
    for _ in range(_PASSES):
        moved = sum(_move(board, number) for number in list(board.notes) if number not in keep)
        if not moved:
            return


def _move(board: Board, number: int) -> bool:
    """Move a note to the day that saves most; campaign notes stay where campaigns want them."""
    note = board.notes[number]
    if note.fixed is not None or note.campaign or note.pair:
        return False
    problem = board.problem
    weights = problem.settings.weights
    mean = -(-len(board.notes) // problem.days)
    week = problem.week_of[note.day]
    board.take(number)
    own = board.by_day[note.account]

    def cost(day: int) -> int:
        beside = (day > 0 and own[day - 1] > 0) + (day + 1 < problem.days and own[day + 1] > 0)
        return weights.consecutive * beside + weights.load * int(board.load[day] >= mean)

    stays = cost(note.day)
    best = note
    if stays:
        days = (day for day in range(problem.days) if (note.hot or problem.week_of[day] == week) and day != note.day)
        for price, _, day in sorted((cost(day), board.load[day], day) for day in days):
            if price >= stays:
                break
            topic = _topic(board, note, day) if board.room(note.account, day) else None
            if topic is not None:
                best = note._replace(day=day, topic=topic)
                break
    board.restore(number, best)
    return best is not note


def _topic(board: Board, note: Placed, day: int) -> int | None:
    """The topic a note would have on another day: its own where that is free; null where there is none."""
    if note.hot or board.topics.usable(note.account, day, note.topic):
        return note.topic
    return best_topic(board, note.account, day, note.pillar)
