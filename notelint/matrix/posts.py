"""The notes of a matrix by account, and which of them count for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.content import PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Callable

    from notelint.matrix.content import Post
    from notelint.matrix.model import Matrix

WITHDRAWN = ("驳回", "下架")
OUT = (None, PUBLISHED, "下架", "排期")
"""States of a note that may have been out on its day: of a team that keeps no states, or does so late, none."""


def by_account(matrix: Matrix) -> dict[str, list[Post]]:
    """The notes that stand or are to stand, under the id of their account, in the order they were read."""
    ids = {key: account.id for account in matrix.accounts for key in (account.name, account.id)}
    found: dict[str, list[Post]] = {account.id: [] for account in matrix.accounts}
    for post in matrix.posts:
        if post.account is not None and post.account in ids and post.state not in WITHDRAWN:
            found[ids[post.account]].append(post)
    return found


def left_to_plan(matrix: Matrix) -> Callable[[Post], bool]:
    """Whether a note is judged by the rules of the plan (``matrix.plan.*``): it is still to come, or the calendar has a
    line for its account and day. Rules about what went out leave it alone, so that nothing is told twice."""
    ids = {key: account.id for account in matrix.accounts for key in (account.name, account.id)}
    lines = {(ids.get(slot.account, slot.account), slot.on) for slot in matrix.calendar}

    def left(post: Post) -> bool:
        coming = post.on is not None and post.on >= matrix.today and post.state not in (PUBLISHED, *WITHDRAWN)
        return coming or (ids.get(post.account or ""), post.on) in lines

    return left


def was_out(post: Post, first: str, last: str) -> bool:
    """Whether a note went out after ``first`` and not after ``last`` (ISO days), as far as its state tells."""
    return post.on is not None and first < post.on <= last and post.state in OUT
