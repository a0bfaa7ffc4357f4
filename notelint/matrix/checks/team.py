"""The team and its ways: roles, training, approvals, partners' drafts, experiments (M-71, M-74, M-76, M-77, M-80, M-82)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.matrix.at import At
from notelint.matrix.days import between, later
from notelint.matrix.posts import by_account
from notelint.matrix.remark import Remark
from notelint.matrix.roster import INFLUENCER, PARTNER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.content import Post
    from notelint.matrix.model import Matrix

PARTNERS = (PARTNER, INFLUENCER)
READY = ("通过", "排期")
"""States that a note reaches only by an approval."""
REFUSED = "驳回"


def uncovered_roles(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Roles of the team that nobody at work fills."""
    if not matrix.operators:
        return
    filled = [role for operator in matrix.operators if operator.employed for role in operator.roles]
    for role, words in rule.options["thresholds"]["roles"].items():
        if not any(word in own for word in words for own in filled):
            yield Remark(At("operators.csv", 1), f"缺-{role}", {"role": role})


def many_roles(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """People who fill more roles than one person can."""
    most = rule.options["thresholds"]["most"]
    for operator in matrix.operators:
        if operator.employed and len(operator.roles) > most:
            values = {"name": operator.name, "count": str(len(operator.roles)), "roles": "、".join(operator.roles)}
            yield Remark(operator.at, operator.id, values)


def untrained(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """People trained on another version of the brand guide than the one in force."""
    del rule
    wanted = matrix.brand.guide_version
    for operator in matrix.operators:
        if wanted and operator.employed and operator.guide_version and operator.guide_version != wanted:
            values = {"name": operator.name, "had": operator.guide_version, "wanted": wanted}
            yield Remark(operator.at, operator.id, values)


def unapproved(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Notes that are cleared or scheduled although nobody approved them."""
    del rule
    for post in matrix.posts:
        account = matrix.account(post.account)
        if post.state in READY and not _approved(post) and (account is None or account.kind not in PARTNERS):
            yield Remark(post.at, post.id, {"state": post.state or ""}, account=post.account)


def self_approved(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Notes approved by whoever wrote them."""
    del rule
    for post in matrix.posts:
        author = matrix.operator(post.author)
        names = {post.author, author.id, author.name} if author else {post.author}
        for approval in post.approvals:
            if post.author and approval.by in names and approval.verdict != REFUSED:
                yield Remark(post.at, post.id, {"by": approval.by}, account=post.account)
                break


def unapproved_partners(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Partners whose notes are scheduled, or went out of late, without an approval on the brand's side."""
    since = later(matrix.today, -rule.options["thresholds"]["days"])
    posts = by_account(matrix)
    for account in matrix.accounts:
        if account.kind not in PARTNERS:
            continue
        own = [
            post
            for post in posts[account.id]
            if not _approved(post) and (post.state in READY or (post.published and (post.on or "") > since))
        ]
        if own:
            values = {"name": account.name, "count": str(len(own)), "first": own[0].title or own[0].id}
            yield Remark(own[0].at, own[0].id, values, account=account.id, others=tuple(post.at for post in own[1:6]))


def open_experiments(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Experiments that have run for long and have no result, and those that do not say what they test."""
    days = rule.options["thresholds"]["days"]
    for experiment in matrix.experiments:
        parts = {"假设": experiment.hypothesis, "指标": experiment.metric, "样本数": experiment.sample}
        missing = [name for name, value in parts.items() if value in (None, "")]
        if missing:
            said = f"没有写{'、'.join(missing)}"
        elif not experiment.result and experiment.first_day and between(experiment.first_day, matrix.today) > days:
            said = f"开始 {between(experiment.first_day, matrix.today)} 天了还没有结果"
        else:
            continue
        yield Remark(experiment.at, experiment.id, {"id": experiment.id, "said": said})


def decision_weights(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Decision tables whose weights do not sum to a hundred."""
    thresholds = rule.options["thresholds"]
    for document in matrix.documents:
        if thresholds["document"] not in f"{document.path} {document.title}":
            continue
        weights = [
            int(found[1])
            for line in document.text.splitlines()
            if line.lstrip().startswith("|") and (found := re.search(r"\|\s*(\d{1,3})\s*%?\s*\|", line))
        ]
        if weights and sum(weights) != thresholds["sum"]:
            values = {
                "sum": str(sum(weights)),
                "wanted": str(thresholds["sum"]),
                "weights": "+".join(map(str, weights)),
            }
            yield Remark(At(document.path, 1), document.path, values)


def _approved(post: Post) -> bool:
    return any(approval.verdict != REFUSED for approval in post.approvals)
