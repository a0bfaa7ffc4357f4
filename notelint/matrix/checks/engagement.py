"""Accounts of the matrix that like each other's new notes (M-63). Measured to be stopped; nothing here arranges it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.days import later
from notelint.matrix.naming import naming_posts
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
    by_note = _by_note(matrix)
    named = naming_posts(matrix.posts)
    strangers = any(matrix.account(row.values.get("account")) is None for rows in by_note.values() for row in rows)
    for note, rows in by_note.items():
        found = named(note)
        if len(found) != 1:
            continue
        post = found[0]
        first = [row for row in rows if _first_day(row, post)]
        writer = matrix.account(post.account)
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
        level = None if strangers else "warning"
        yield Remark(post.at, post.id, values, account=post.account, level=level, others=(own[0].at,))


def unclear(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Interactions of which it is not clear which note they are of, so that they are in no share. A matrix without any
    drafts misses none."""
    del rule
    named = naming_posts(matrix.posts)
    for note, rows in _by_note(matrix).items():
        found = named(note)
        if not matrix.posts or len(found) == 1:
            continue
        own = sum(matrix.account(row.values.get("account")) is not None for row in rows)
        values = {
            "note": note,
            "said": f"有 {len(found)} 篇叫这个名字" if found else "在稿件里没有",
            "rows": str(len(rows)),
            "own": str(own),
        }
        yield Remark(rows[0].at, f"互动-{note}", values, others=tuple(post.at for post in found))


def _by_note(matrix: Matrix) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in matrix.sheets.get("interactions", ()):
        found.setdefault(str(row.values.get("note") or ""), []).append(row)
    return found


def _first_day(row: Row, post: Post) -> bool:
    """Whether an interaction falls into the first 24 hours; without times, all count."""
    at = row.values.get("at")
    if post.on is None or not at:
        return True
    return str(at) <= f"{later(post.on, 1)}T{post.at_time or '23:59'}"
