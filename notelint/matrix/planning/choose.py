"""Which pillar and topic a note gets: the pillar furthest behind its share, the topic used longest ago."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from notelint.matrix.planning.board import Placed

if TYPE_CHECKING:
    from notelint.matrix.planning.board import Board

_LONG_AGO = -10_000


def choose(board: Board, account: int, day: int) -> Placed | None:
    """A note for an account on a day on which it has room; null where no topic is free."""
    for pillar in pillars_by_want(board, account):
        topic = best_topic(board, account, day, pillar)
        if topic is not None:
            return Placed(account, day, pillar, topic)
    return None


def pillars_by_want(board: Board, account: int) -> list[int]:
    """The pillars of an account, that furthest behind first."""
    member = board.problem.members[account]
    counts = board.pillar_counts[account]
    shares = dict(member.shares)
    total = sum(counts.values()) + 1

    def behind(pillar: int) -> tuple[float, int, int]:
        wanted = shares.get(pillar, 0.0) if shares else 1 / max(1, len(member.pillars))
        return round(counts[pillar] - wanted * total, 6), -len(board.topics_of[pillar]), pillar

    return sorted(member.pillars, key=behind)


def best_topic(board: Board, account: int, day: int, pillar: int) -> int | None:
    """The topic whose last use lies longest back, of those free; words that another account just had come last."""
    best: tuple[tuple[int, int, int, int], int] | None = None
    for topic in board.topics(account, day, pillar):
        own = board.problem.topics[topic]
        clash = int(bool(own.core_word) and clashes(board, day, topic) > 0)
        days = board.topic_days[topic]
        place = bisect_left(days, day)
        key = (clash, own.last, days[place - 1] if place else _LONG_AGO, topic)
        if best is None or key < best[0]:
            best = key, topic
    return best[1] if best is not None else None


def clashes(board: Board, day: int, topic: int) -> int:
    """Other topics with the same core word that are used within the gap: accounts that compete in search (S6)."""
    problem = board.problem
    word = problem.topics[topic].core_word
    gap = problem.settings.gap
    found = 0
    for other in board.by_word[word]:
        if other != topic:
            days = board.topic_days[other]
            place = bisect_left(days, day - gap + 1)
            found += int(place < len(days) and days[place] < day + gap)
    return found
