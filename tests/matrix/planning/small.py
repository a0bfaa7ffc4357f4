"""Small matrices to plan, built in place."""

from __future__ import annotations

from typing import Any

from notelint.matrix.content import Pillar, Topic
from notelint.matrix.model import Matrix
from notelint.matrix.roster import Account

TODAY = "2026-05-20"


def accounts(count: int, **values: Any) -> tuple[Account, ...]:
    return tuple(
        Account(f"a{n}", f"账号{n}", **{"kind": "KOS员工号", "weekly": (3, 4), **values}) for n in range(count)
    )


def topics(count: int, pillar: str = "干货", start: int = 1, **values: Any) -> tuple[Topic, ...]:
    return tuple(Topic(f"T{n}", f"选题{n}", pillar, **values) for n in range(start, start + count))


def matrix(count: int, pool: int, **values: Any) -> Matrix:
    filled: dict[str, Any] = {
        "accounts": accounts(count),
        "topics": topics(pool),
        "pillars": (Pillar("干货", "干货"),),
        **values,
    }
    return Matrix("/matrix", TODAY, **filled)
