"""The matrix as a whole: goals, stage, tools (M-04, M-13, M-14, M-26)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.at import At
from notelint.matrix.checks.profile import live
from notelint.matrix.remark import Remark
from notelint.matrix.roster import OWN_KINDS, RUNNING
from notelint.matrix.stage import BEYOND, GROWTH, TRIAL, own_accounts, stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix

GOAL_NAMES = {
    "品牌": "品牌塑造与知名度",
    "私域": "用户增长与私域引流",
    "转化": "促进销售与转化",
    "洞察": "用户洞察与反馈",
}
_ROSTER = At("accounts.yaml", 1)
_WHOLE = "矩阵"
_TOOLS = "工具订阅"


def goals(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Goals of the brand that no running account works for."""
    del rule
    served = {goal for account in live(matrix) if account.state == RUNNING for goal in account.goals}
    for goal in dict.fromkeys(matrix.brand.goals):
        if matrix.accounts and goal not in served:
            yield Remark(matrix.brand.at, f"目标-{goal}", {"goal": GOAL_NAMES.get(goal, goal)}, match=goal)


def sop(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """A matrix beyond its trial that has no written way of making content."""
    wanted = rule.options["thresholds"]["document"]
    count = len(own_accounts(matrix))
    if count and stage(count) != TRIAL and not any(wanted in f"{each.path} {each.title}" for each in matrix.documents):
        yield Remark(_ROSTER, _WHOLE, {"count": str(count), "stage": stage(count), "document": wanted})


def layers(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """A large matrix none of whose accounts has a region, a line of products or an audience of its own."""
    del rule
    accounts = own_accounts(matrix)
    if not accounts or stage(len(accounts)) in (TRIAL, GROWTH):
        return
    if not any(account.region or account.product_line or account.audience for account in accounts):
        yield Remark(_ROSTER, _WHOLE, {"count": str(len(accounts)), "stage": stage(len(accounts))})


def beyond(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """A matrix larger than any stage the seeds know."""
    del rule
    count = len(own_accounts(matrix))
    if count and stage(count) == BEYOND:
        yield Remark(_ROSTER, _WHOLE, {"count": str(count)})


def variety(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """A trial that tries only one or two kinds of persona."""
    least = rule.options["thresholds"]["least"]
    accounts = own_accounts(matrix)
    people = [account for account in accounts if account.persona.job]
    kinds = dict.fromkeys(account.persona.job for account in people)
    if accounts and stage(len(accounts)) == TRIAL and kinds and len(kinds) < min(least, len(people)):
        values = {
            "count": str(len(accounts)),
            "kinds": str(len(kinds)),
            "jobs": "、".join(map(str, kinds)),
            "least": str(least),
        }
        yield Remark(_ROSTER, _WHOLE, values)


def tools(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """A large matrix without a tool among its costs."""
    most = rule.options["thresholds"]["most"]
    count = sum(account.kind is None or account.kind in OWN_KINDS for account in own_accounts(matrix))
    if count > most and not any(cost.category == _TOOLS for cost in matrix.costs):
        yield Remark(_ROSTER, _WHOLE, {"count": str(count), "most": str(most)})
