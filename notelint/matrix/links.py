"""Accounts that hang together: what one of them does may be laid at the door of all (一损俱损).

Two accounts are linked when one telephone holds both, one card, one keeper's payment account, or (only where asked)
one company. Companies are left out by default: the platform knows of those itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.roster import CLOSED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from notelint.matrix.at import At
    from notelint.matrix.model import Matrix

DEVICE, SIM, PAYMENT, ENTITY = "设备", "手机卡", "支付账户", "主体"
ALWAYS = (DEVICE, SIM, PAYMENT)


class Link(NamedTuple):
    """One thing that two accounts or more share, and where that is written."""

    kind: str
    name: str
    accounts: tuple[str, ...]
    at: At


class Component(NamedTuple):
    """Accounts (ids, in the order of the roster) that hang together through the links."""

    accounts: tuple[str, ...]
    links: tuple[Link, ...] = ()


def links(matrix: Matrix, kinds: Iterable[str] = ALWAYS) -> tuple[Link, ...]:
    """What is shared, in the order of the sheet of devices, then of companies. Accounts that are closed do not count."""
    ids = {key: account.id for account in matrix.accounts for key in (account.id, account.name)}
    closed = {account.id for account in matrix.accounts if account.state == CLOSED}
    holders: dict[tuple[str, str], tuple[dict[str, None], At]] = {}

    def note(kind: str, name: str | None, accounts: Iterable[str], at: At) -> None:
        known = [ids.get(each, each) for each in accounts]
        if name:
            holders.setdefault((kind, name), ({}, at))[0].update(
                dict.fromkeys(account for account in known if account not in closed)
            )

    for device in matrix.devices:
        note(DEVICE, device.id, device.accounts, device.at)
        note(SIM, device.sim, device.accounts, device.at)
        note(PAYMENT, device.payment, device.accounts, device.at)
    for account in matrix.accounts:
        note(ENTITY, account.entity, (account.id,), account.at)
    wanted = tuple(kinds)
    return tuple(
        Link(kind, name, tuple(accounts), at)
        for (kind, name), (accounts, at) in holders.items()
        if kind in wanted and len(accounts) > 1
    )


def components(matrix: Matrix, kinds: Iterable[str] = ALWAYS) -> tuple[Component, ...]:
    """Every account in its component, the largest first; an account that shares nothing is one of its own."""
    shared = links(matrix, kinds)
    order = {account.id: place for place, account in enumerate(matrix.accounts) if account.state != CLOSED}
    for link in shared:
        for account in link.accounts:
            order.setdefault(account, len(order))
    root = {account: account for account in order}

    def find(account: str) -> str:
        while root[account] != account:
            root[account] = root[root[account]]
            account = root[account]
        return account

    for link in shared:
        for other in link.accounts[1:]:
            one, two = sorted((find(link.accounts[0]), find(other)), key=order.__getitem__)
            root[two] = one
    groups: dict[str, list[str]] = {}
    for account in order:
        groups.setdefault(find(account), []).append(account)
    found = [
        Component(tuple(group), tuple(link for link in shared if link.accounts[0] in group))
        for group in groups.values()
    ]
    return tuple(sorted(found, key=lambda group: -len(group.accounts)))


def exposure(component: Component, weights: Mapping[str, float]) -> float:
    """The share of a component in the weights (曝光, GMV or notes by account id); nothing where all weigh nothing."""
    whole = sum(weights.values())
    return sum(weights.get(account, 0) for account in component.accounts) / whole if whole else 0.0
