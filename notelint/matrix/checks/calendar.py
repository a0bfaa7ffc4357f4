"""The calendar against the constraints of a plan (§4.2 of the research); what each judges stands in
``matrix.planning.judging``. Without a calendar the notes of the folder that are still to be published are judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.planning import judge_accounts, judge_campaigns, judge_people, judge_sheet, judge_topics
from notelint.matrix.planning.view import view
from notelint.matrix.remark import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix
    from notelint.matrix.planning.view import Breach, View
    from notelint.matrix.remark import Check


_viewed: list[tuple[Matrix, View]] = []
"""The matrix that was looked at last, by identity, and its view: all rules of a run ask for the same one."""


def _view(matrix: Matrix) -> View:
    if not _viewed or _viewed[0][0] is not matrix:
        _viewed[:] = [(matrix, view(matrix))]
    return _viewed[0][1]


def _check(judge: Callable[[View], Iterator[Breach]]) -> Check:
    def check(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
        del rule
        for one in judge(_view(matrix)):
            yield Remark(one.at, one.subject, one.values, account=one.account, level=one.level, others=one.others)

    return check


unknown_account = _check(judge_accounts.unknown_account)
forbidden_kind = _check(judge_accounts.forbidden_kind)
unavailable = _check(judge_accounts.unavailable)
warmup = _check(judge_accounts.warmup)
daily = _check(judge_accounts.daily)
weekly_most = _check(judge_accounts.weekly_most)
pillar = _check(judge_accounts.pillar)
commercial_gap = _check(judge_accounts.commercial_gap)
filing = _check(judge_accounts.filing)
live = _check(judge_accounts.lives)
during_live = _check(judge_accounts.during_live)
topic_gap = _check(judge_topics.topic_gap)
topic_repeat = _check(judge_topics.topic_repeat)
topic_angles = _check(judge_topics.topic_angles)
topic_days = _check(judge_topics.topic_days)
topic_unknown = _check(judge_topics.topic_unknown)
pair = _check(judge_campaigns.pairs)
burst = _check(judge_campaigns.burst)
burst_daily = _check(judge_campaigns.burst_daily)
coverage = _check(judge_campaigns.coverage)
hot = _check(judge_campaigns.hot_share)
writing = _check(judge_people.writing)
review = _check(judge_people.review)
late = _check(judge_people.late)
own_review = _check(judge_people.own_review)
gone = _check(judge_people.gone)
month = _check(judge_sheet.other_month)
weekday = _check(judge_sheet.weekday)
