"""Lines against the pool of topics (H5): how close, how often, from which angle, on which days."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from notelint.matrix.planning.pool import angles_of
from notelint.matrix.planning.view import breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.matrix.content import Topic
    from notelint.matrix.planning.view import Breach, Line, View


def topic_gap(view: View) -> Iterator[Breach]:
    """A topic used twice within the gap, by whichever accounts."""
    for lines in _by_topic(view).values():
        for one, other in pairwise(lines):
            days = (other.day - one.day).days
            if days < view.settings.gap and (one.own or other.own):
                yield breach(
                    other, [one], topic=other.slot.topic, other=one.slot.account, days=days, gap=view.settings.gap
                )


def topic_repeat(view: View) -> Iterator[Breach]:
    """A topic used twice in a month by one account."""
    for lines in _by_topic(view).values():
        seen: dict[tuple[str, str], Line] = {}
        for line in lines:
            key = line.name, line.slot.on[:7]
            if key in seen and (line.own or seen[key].own):
                yield breach(line, [seen[key]], topic=line.slot.topic, before=seen[key].slot.on)
            seen.setdefault(key, line)


def topic_angles(view: View) -> Iterator[Breach]:
    """A topic used more often than it has angles."""
    topics = _topics(view)
    for name, lines in _by_topic(view).items():
        angles = angles_of(topics[name]) if name in topics else ()
        for line in lines[len(angles) :] if angles else ():
            if line.own:
                yield breach(line, topic=name, angles="、".join(angles), count=len(angles))


def topic_days(view: View) -> Iterator[Breach]:
    """A topic used before or after the days on which it may be."""
    topics = _topics(view)
    for line in view.lines:
        topic = topics.get(line.slot.topic)
        if not line.own or topic is None:
            continue
        if (topic.first_day and line.slot.on < topic.first_day) or (topic.last_day and line.slot.on > topic.last_day):
            yield breach(line, topic=topic.id, usable=f"{topic.first_day or '…'} 到 {topic.last_day or '…'}")


def topic_unknown(view: View) -> Iterator[Breach]:
    """A topic that is not in the pool."""
    topics = _topics(view)
    for line in view.lines:
        if line.own and line.slot.topic and topics and line.slot.topic not in topics:
            yield breach(line, topic=line.slot.topic)


def _topics(view: View) -> dict[str, Topic]:
    return {topic.id: topic for topic in view.matrix.topics}


def _by_topic(view: View) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in view.lines:
        if line.slot.topic:
            found.setdefault(line.slot.topic, []).append(line)
    return found
