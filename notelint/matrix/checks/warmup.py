"""Notes of an account that was only just registered (M-08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.days import between
from notelint.matrix.posts import by_account, left_to_plan
from notelint.matrix.remark import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix


def early(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Notes that went out within the first days of their account; those to come are judged with the plan."""
    least = rule.options["thresholds"]["days"]
    posts, coming = by_account(matrix), left_to_plan(matrix)
    for account in matrix.accounts:
        for post in posts[account.id]:
            if account.registered_on is None or post.on is None or coming(post):
                continue
            days = between(account.registered_on, post.on)
            if 0 <= days < least:
                values = {"name": account.name, "on": post.on, "days": str(days), "least": str(least)}
                yield Remark(post.at, post.id, values, account=account.id, others=(account.at,))
