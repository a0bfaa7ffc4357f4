"""How far a matrix has grown (种子资料：1–10、10–50、50–100 个号；10 与 50 算在较小的一段)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.roster import CLOSED, INFLUENCER, PARTNER

if TYPE_CHECKING:
    from notelint.matrix.model import Matrix
    from notelint.matrix.roster import Account

TRIAL, GROWTH, REFINED, BEYOND = "测试", "放大", "精细化", "超名额"


class Stage(NamedTuple):
    """A stage with the largest number of accounts that belongs to it."""

    name: str
    most: int


STAGES = (Stage(TRIAL, 10), Stage(GROWTH, 50), Stage(REFINED, 100))


def stage(accounts: int) -> str:
    """The stage of a matrix with so many accounts of its own (at least one)."""
    return next((each.name for each in STAGES if accounts <= each.most), BEYOND)


def own_accounts(matrix: Matrix) -> tuple[Account, ...]:
    """The accounts that count: neither closed nor those of partners, who are people of their own."""
    return tuple(
        account for account in matrix.accounts if account.state != CLOSED and account.kind not in (PARTNER, INFLUENCER)
    )
