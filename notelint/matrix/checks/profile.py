"""What an account says of itself on the roster and its page (M-02, M-07, M-09)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.remark import Remark
from notelint.matrix.roster import CLOSED, DIVERSION, FAKE_CONSUMER, OFFICIAL, SHOP
from notelint.text.fold import fold_term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix
    from notelint.matrix.roster import Account

_PARTS = {"role": "角色", "positioning": "定位", "synergy": "协同价值"}


def live(matrix: Matrix) -> Iterator[Account]:
    """Accounts that are neither closed nor of a kind that must not be."""
    for account in matrix.accounts:
        if account.state != CLOSED and account.kind not in (FAKE_CONSUMER, DIVERSION):
            yield account


def role(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts without a role, a positioning or a value for the others."""
    del rule
    for account in live(matrix):
        missing = [label for key, label in _PARTS.items() if not getattr(account, key)]
        if missing:
            values = {"name": account.name, "missing": "、".join(missing)}
            yield Remark(account.at, account.id, values, account=account.id)


def interests(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts registered under interests that have little to do with the trade of the brand."""
    least, families = rule.options["thresholds"]["least"], rule.options["thresholds"]["families"]
    for account in live(matrix):
        own = {fold_term(word) for word in account.interests}
        category = _category(matrix.brand.industry, own, families)
        if not own or not category or own <= category:
            continue
        likeness = len(own & category) / len(own | category)
        if likeness < least:
            values = {
                "name": account.name,
                "interests": "、".join(account.interests),
                "category": "、".join(matrix.brand.industry),
                "likeness": f"{likeness:.2f}",
                "least": f"{least:.2f}",
            }
            yield Remark(account.at, account.id, values, account=account.id)


def _category(industry: Iterable[str], own: Collection[str], families: Mapping[str, Iterable[str]]) -> set[str]:
    """The words of a trade; one that is not itself an interest is spoken for by the interests of its family."""
    category: set[str] = set()
    for word in map(fold_term, industry):
        kin = {fold_term(each) for each in families.get(word, ())} & set(own)
        category |= kin if kin and word not in own else {word}
    return category


def page(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts whose page lacks one of avatar, name, bio and background; only where the roster speaks of pictures."""
    del rule
    for account in live(matrix):
        if account.avatar is None and account.background is None:
            continue
        parts = {
            "头像": bool(account.avatar),
            "昵称": bool(account.name),
            "简介": bool(account.bio),
            "主页背景图": bool(account.background),
        }
        missing = [label for label, there in parts.items() if not there]
        if missing:
            count = f"{len(parts) - len(missing)}/{len(parts)}"
            values = {"name": account.name, "missing": "、".join(missing), "count": count}
            yield Remark(account.at, account.id, values, account=account.id)


def brand_word(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts in the brand's own name that show it neither in their name nor in their bio."""
    del rule
    names = [fold_term(name) for name in matrix.brand.names if name]
    for account in live(matrix):
        if not names or account.kind not in (OFFICIAL, SHOP):
            continue
        shown = fold_term(f"{account.name}\n{account.bio or ''}")
        if not any(name in shown for name in names):
            values = {"name": account.name, "kind": account.kind, "brand": matrix.brand.names[0]}
            yield Remark(account.at, account.id, values, account=account.id)
