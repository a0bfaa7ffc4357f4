"""Employee accounts (KOS) by company, and the version of the platform's policy that holds for each.

The versions are files of the user (``policy/*.yaml``); a company names the one it is under. What none says is taken
from the rule's thresholds, and said.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.matrix.days import next_year
from notelint.matrix.roster import CLOSED, STAFF

if TYPE_CHECKING:
    from notelint.matrix.at import At
    from notelint.matrix.model import Matrix
    from notelint.matrix.roster import Account, Entity, Policy

MONTH = 30
"""Days of a month of daily spending."""


class Group(NamedTuple):
    """The employee accounts of one company. ``entity`` is null for accounts that name none."""

    entity: Entity | None
    accounts: tuple[Account, ...]
    policy: Policy | None

    @property
    def name(self) -> str:
        """The company's name."""
        return self.entity.name if self.entity is not None else "没有写主体的账号"

    @property
    def at(self) -> At:
        """Where the company stands, or the first account."""
        return self.entity.at if self.entity is not None else self.accounts[0].at

    @property
    def subject(self) -> str:
        """The company's id."""
        return self.entity.id if self.entity is not None else self.accounts[0].id

    def quota(self, default: int) -> int:
        """How many accounts it may have."""
        if self.entity is not None and self.entity.quota is not None:
            return self.entity.quota
        return self.policy.quota if self.policy is not None and self.policy.quota is not None else default

    def fee(self, account: Account, default: Decimal) -> Decimal:
        """元 a year for one account; nothing where the policy asks for spending instead."""
        if account.kos.fee is not None:
            return account.kos.fee
        if self.policy is None:
            return default
        if self.policy.yearly_fee is not None:
            return self.policy.yearly_fee
        return default if self.policy.daily_spend is None else Decimal(0)


def groups(matrix: Matrix) -> tuple[Group, ...]:
    """Employee accounts that are not closed, by company in the order of its sheet; those that name none belong to the
    only company there is, else come last."""
    only = matrix.entities[0] if len(matrix.entities) == 1 else None
    held: dict[str | None, list[Account]] = {entity.id: [] for entity in matrix.entities}
    keys = {key: entity.id for entity in matrix.entities for key in (entity.name, entity.id)}
    for account in matrix.accounts:
        if account.kind == STAFF and account.state != CLOSED:
            key = keys.get(account.entity or "", only.id if only is not None and account.entity is None else None)
            held.setdefault(key, []).append(account)
    known = {entity.id: entity for entity in matrix.entities}
    policies = {policy.id: policy for policy in matrix.policies}
    found = []
    for key, accounts in held.items():
        entity = known.get(key or "")
        if accounts:
            named = policies.get(entity.policy or "") if entity is not None else None
            found.append(Group(entity, tuple(accounts), named))
    return tuple(found)


def yearly(group: Group, default: Decimal) -> Decimal:
    """元 a year that the accounts of a company cost in fees."""
    return sum((group.fee(account, default) for account in group.accounts), Decimal(0))


def monthly_spending(group: Group) -> Decimal:
    """元 of advertising a month that the policy asks for to keep the accounts; nothing where it asks for none."""
    daily = group.policy.daily_spend if group.policy is not None else None
    return (daily or Decimal(0)) * MONTH * len(group.accounts)


def due(account: Account) -> str | None:
    """The day the yearly review is due: as registered, else a year after certification; null where neither is known."""
    if account.kos.expires_on is not None:
        return account.kos.expires_on
    return next_year(account.kos.certified_on) if account.kos.certified_on is not None else None


def decimal(value: Any) -> Decimal:
    """A threshold as money."""
    return Decimal(str(value))
