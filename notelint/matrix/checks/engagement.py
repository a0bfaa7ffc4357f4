"""Accounts of the matrix that like each other's new notes (M-63). Measured to be stopped; nothing here arranges it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.days import later
from notelint.matrix.remark import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.content import Post
    from notelint.matrix.model import Matrix, Row


def internal(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Notes of whose first interactions too many come from accounts of the same matrix.

    Where the sheet holds interactions of the matrix alone, there is nothing to divide by: their number is told.
    """
    most = rule.options["thresholds"]["most"]
    by_note: dict[str, list[Row]] = {}
    for row in matrix.sheets.get("interactions", ()):
        by_note.setdefault(str(row.values.get("note") or ""), []).append(row)
    posts = {key: post for post in matrix.posts for key in (post.title, post.id)}
    strangers = any(matrix.account(row.values.get("account")) is None for rows in by_note.values() for row in rows)
    for note, rows in by_note.items():
        post = posts.get(note)
        first = [row for row in rows if _first_day(row, post)]
        writer = matrix.account(post.account) if post is not None else None
        # Answering under one's own note is no applause.
        others = [row for row in first if matrix.account(row.values.get("account")) != writer or writer is None]
        own = [row for row in others if matrix.account(row.values.get("account")) is not None]
        if not own or (strangers and len(own) / len(others) < most):
            continue
        share = (
            f"占 {len(own)}/{len(others)} = {len(own) / len(others):.0%}"
            if strangers
            else "表里没有外部互动，占比算不出"
        )
        values = {"note": note, "count": str(len(own)), "share": share, "most": f"{most:.0%}"}
        at = post.at if post is not None else own[0].at
        subject = post.id if post is not None else f"互动-{note}"
        account = post.account if post is not None else None
        level = None if strangers else "warning"
        yield Remark(at, subject, values, account=account, level=level, others=(own[0].at,))


def _first_day(row: Row, post: Post | None) -> bool:
    """Whether an interaction falls into the first 24 hours; without times, all count."""
    at = row.values.get("at")
    if post is None or post.on is None or not at:
        return True
    return str(at) <= f"{later(post.on, 1)}T{post.at_time or '23:59'}"
