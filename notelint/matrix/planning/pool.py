"""The pool of topics: when each may be used, how often still, and when it was used before."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.matrix.content import Post, Topic
    from notelint.matrix.model import Matrix
    from notelint.matrix.planning.settings import PlanSettings
    from notelint.matrix.planning.slot import Slot

REFUSED = "驳回"
_PART = re.compile(r"[、,，;；|\n]")


class TopicUse(NamedTuple):
    """A topic of the pool. ``first`` and ``last`` are days of the plan on which it may be used."""

    id: str
    title: str
    pillar: int
    first: int
    last: int
    core_word: str
    angles: tuple[str, ...]
    past: tuple[tuple[int, str], ...]
    """Earlier uses as (day, account), in order."""
    spare: int | None
    """Uses still left by its angles; null where it names none (every account has its own)."""


class Pool(NamedTuple):
    """Topics with the names of their pillars."""

    pillars: tuple[str, ...]
    topics: tuple[TopicUse, ...]


class Use(NamedTuple):
    """A note that stands outside the sheet that is planned or judged."""

    on: str
    account: str
    topic: str
    title: str
    post: Post | None = None


def angles_of(topic: Topic) -> tuple[str, ...]:
    """The angles of a topic: its cell may list several."""
    return tuple(part.strip() for part in _PART.split(topic.angle or "") if part.strip())


def uses(matrix: Matrix, before: Sequence[Slot] = ()) -> Iterator[Use]:
    """Notes that have a day: those of the folder but refused ones, and earlier lines that no note carries out."""
    seen = set()
    for post in matrix.posts:
        if post.on and post.state != REFUSED:
            account = matrix.account(post.account)
            name = account.id if account else post.account or ""
            seen.add((post.on[:10], name))
            yield Use(post.on[:10], name, post.topic or "", post.title, post)
    for slot in before:
        account = matrix.account(slot.account)
        name = account.id if account else slot.account
        if (slot.on, name) not in seen and not slot.hot:
            yield Use(slot.on, name, slot.topic, slot.title)


def pool_of(matrix: Matrix, settings: PlanSettings, first: date, days: int, before: Sequence[Slot]) -> Pool:
    """The topics that may be planned from ``first`` on. Uses within the plan itself are not among the past ones."""
    ids = {one.id: one.name for one in matrix.pillars}
    names = list(dict.fromkeys([*ids.values(), *(ids.get(topic.pillar, topic.pillar) for topic in matrix.topics)]))
    past: dict[str, list[tuple[int, str]]] = {}
    for use in uses(matrix, before):
        day = (date.fromisoformat(use.on) - first).days
        if use.topic and not 0 <= day < days:
            past.setdefault(use.topic, []).append((day, use.account))
    topics = []
    for topic in sorted(matrix.topics, key=lambda topic: topic.id):
        used = sorted(past.get(topic.id, ()))
        angles = angles_of(topic)
        topics.append(
            TopicUse(
                id=topic.id,
                title=topic.title,
                pillar=names.index(ids.get(topic.pillar, topic.pillar)),
                first=_day(topic.first_day, first, 0),
                last=_day(topic.last_day, first, days - 1),
                core_word=topic.core_word or "",
                angles=angles,
                past=tuple(use for use in used if use[0] > -settings.gap),
                spare=max(0, len(angles) - len(used)) if angles else None,
            )
        )
    return Pool(tuple(names), tuple(topics))


def _day(day: str | None, first: date, otherwise: int) -> int:
    return (date.fromisoformat(day) - first).days if day else otherwise
