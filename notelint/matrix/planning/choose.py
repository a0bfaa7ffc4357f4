"""Which pillar and topic a note gets: the pillar furthest behind its share, the topic used longest ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.planning.board import Placed
from notelint.matrix.planning.topic_ledger import members

if TYPE_CHECKING:
    from notelint.matrix.planning.board import Board


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
        return round(counts[pillar] - wanted * total, 6), -len(board.topics.of_pillar[pillar]), pillar

    return sorted(member.pillars, key=behind)


def best_topic(board: Board, account: int, day: int, pillar: int) -> int | None:
    """The topic whose last use lies longest back, of those free; words that another account just had come last."""
    ledger = board.topics
    topics = board.problem.topics
    return min(
        members(ledger.free(account, day, pillar)),
        key=lambda topic: (ledger.clashes(topic, day), topics[topic].last, ledger.last_use(topic, day), topic),
        default=None,
    )
