"""Accounts of one matrix that compete for a search word (M-66)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from notelint.matrix.days import between
from notelint.matrix.posts import WITHDRAWN
from notelint.matrix.remark import Remark
from notelint.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.content import Post
    from notelint.matrix.model import Matrix


def cannibals(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Notes of different accounts on one word within so many days; each is told on the later of two neighbours."""
    days = rule.options["thresholds"]["days"]
    words: dict[str, list[Post]] = {}
    for post in matrix.posts:
        if post.on and post.account and post.state not in WITHDRAWN:
            for word in dict.fromkeys(fold(keyword).text.strip() for keyword in post.keywords):
                words.setdefault(word, []).append(post)
    for word, posts in words.items():
        for one, other in pairwise(sorted(posts, key=lambda post: (post.on or "", post.id))):
            gap = between(one.on or "", other.on or "")
            if one.account == other.account or gap >= days:
                continue
            first = matrix.account(one.account)
            values = {
                "word": word,
                "other": first.name if first else one.account or "",
                "on": one.on or "",
                "gap": str(gap),
                "days": str(days),
            }
            yield Remark(other.at, other.id, values, account=other.account, others=(one.at,))
