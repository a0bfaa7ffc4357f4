"""All that is said of a calendar: which function speaks for which rule, and which rules may never be broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.planning import judge_accounts, judge_campaigns, judge_people, judge_sheet, judge_topics
from notelint.matrix.planning.view import view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from notelint.matrix.model import Matrix
    from notelint.matrix.planning.view import Breach, View

HARD: dict[str, Callable[[View], Iterator[Breach]]] = {
    "unknown-account": judge_accounts.unknown_account,
    "forbidden-kind": judge_accounts.forbidden_kind,
    "unavailable": judge_accounts.unavailable,
    "warmup": judge_accounts.warmup,
    "daily": judge_accounts.daily,
    "weekly-most": judge_accounts.weekly_most,
    "pillar": judge_accounts.pillar,
    "commercial-gap": judge_accounts.commercial_gap,
    "filing": judge_accounts.filing,
    "live": judge_accounts.lives,
    "during-live": judge_accounts.during_live,
    "topic-gap": judge_topics.topic_gap,
    "topic-repeat": judge_topics.topic_repeat,
    "topic-angles": judge_topics.topic_angles,
    "topic-days": judge_topics.topic_days,
    "pair": judge_campaigns.pairs,
    "burst": judge_campaigns.burst,
    "burst-daily": judge_campaigns.burst_daily,
    "coverage": judge_campaigns.coverage,
    "review": judge_people.review,
    "late": judge_people.late,
    "own-review": judge_people.own_review,
}
"""What no plan of ours breaks."""
WISHES: dict[str, Callable[[View], Iterator[Breach]]] = {
    "topic-unknown": judge_topics.topic_unknown,
    "hot": judge_campaigns.hot_share,
    "writing": judge_people.writing,
    "gone": judge_people.gone,
    "month": judge_sheet.other_month,
    "weekday": judge_sheet.weekday,
}
"""``writing`` is hard beyond the capacity (the breach then has no level of its own) and a warning when it is tight."""


def breaches(matrix: Matrix) -> list[tuple[str, Breach]]:
    """The hard constraints that the calendar of a matrix breaks, with the names of their rules."""
    seen = view(matrix)
    found = [(name, breach) for name, judge in HARD.items() for breach in judge(seen)]
    found += [("writing", breach) for breach in judge_people.writing(seen) if breach.level is None]
    return found
