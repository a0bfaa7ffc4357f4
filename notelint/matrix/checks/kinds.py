"""Account kinds that platform rules forbid a brand to run (M-01, M-11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.remark import Remark
from notelint.matrix.roster import DIVERSION, FAKE_CONSUMER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix


def fake_consumer(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts that a brand runs as if a consumer did."""
    del rule
    yield from _of_kind(matrix, FAKE_CONSUMER)


def diversion(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts kept to lead buyers off the platform."""
    del rule
    yield from _of_kind(matrix, DIVERSION)


def _of_kind(matrix: Matrix, kind: str) -> Iterator[Remark]:
    for account in matrix.accounts:
        if account.kind == kind:
            yield Remark(account.at, account.id, {"name": account.name}, account=account.id, match=kind)
