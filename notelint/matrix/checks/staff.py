"""Employee accounts: policy, quota, fees, yearly review, people who left, companies split up (M-15 to M-18, M-20)."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from notelint.matrix import kos
from notelint.matrix.amounts import yuan
from notelint.matrix.days import between, later
from notelint.matrix.remark import Remark
from notelint.matrix.roster import CLOSED, STAFF
from notelint.model import ERROR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.kos import Group
    from notelint.matrix.model import Matrix
    from notelint.matrix.roster import Account, Operator

_FEES = "KOS年费"
_YEAR = 365


def unpicked(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Companies with employee accounts whose version of the policy nobody picked; said once for all of them."""
    thresholds = rule.options["thresholds"]
    without = [group for group in kos.groups(matrix) if group.policy is None]
    if without:
        known = "、".join(policy.id for policy in matrix.policies)
        values = {
            "names": "、".join(group.name for group in without),
            "quota": str(thresholds["quota"]),
            "fee": yuan(kos.decimal(thresholds["fee"])),
            "known": f"（policy/ 里有 {known}）" if known else "（policy/ 里还没有政策文件）",
        }
        yield Remark(without[0].at, without[0].subject, values, others=tuple(group.at for group in without[1:]))


def quota(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Companies with more employee accounts than they may have."""
    default = rule.options["thresholds"]["quota"]
    for group in kos.groups(matrix):
        most = group.quota(default)
        if len(group.accounts) > most:
            values = {
                "entity": group.name,
                "count": str(len(group.accounts)),
                "quota": str(most),
                "over": str(len(group.accounts) - most),
                "policy": _policy(group),
            }
            yield Remark(group.at, group.subject, values)


def fee(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """What employee accounts cost, where the costs of the last year do not show it."""
    default = kos.decimal(rule.options["thresholds"]["fee"])
    since = later(matrix.today, -_YEAR)
    paid = sum((cost.amount for cost in matrix.costs if cost.category == _FEES and cost.on > since), Decimal(0))
    owned = kos.groups(matrix)
    if paid >= sum((kos.yearly(group, default) for group in owned), Decimal(0)):
        owned = tuple(group for group in owned if kos.monthly_spending(group))
    for group in owned:
        values = {"entity": group.name, "policy": _policy(group), "paid": yuan(paid), "sum": _sum(group, default)}
        yield Remark(group.at, group.subject, values)


def _sum(group: Group, default: Decimal) -> str:
    """``35 个号 × 600 元 = 21,000 元/年``"""
    fees = Counter(group.fee(account, default) for account in group.accounts)
    parts = [f"{count} 个号 × {yuan(each)} 元" for each, count in sorted(fees.items(), reverse=True) if each]
    said = [f"{' + '.join(parts)} = {yuan(kos.yearly(group, default))} 元/年"] if parts else []
    spending = kos.monthly_spending(group)
    if spending and group.policy is not None and group.policy.daily_spend is not None:
        daily = yuan(group.policy.daily_spend)
        said.append(f"{len(group.accounts)} 个号 × 每天 {daily} 元消耗 × {kos.MONTH} 天 = {yuan(spending)} 元/月")
    return "；".join(said)


def _policy(group: Group) -> str:
    if group.entity is not None and group.entity.quota is not None:
        return "主体自己登记的名额" if group.policy is None else f"政策 {group.policy.id}"
    if group.policy is None:
        return "没有选政策版本，按默认值"
    status = group.policy.status or ""
    return f"政策 {group.policy.id}{f'，{status}' if status not in group.policy.id else ''}"


def renewal(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Employee accounts whose yearly review is near or past."""
    lead = rule.options["thresholds"]["lead_days"]
    for account in _staff(matrix):
        day = kos.due(account)
        left = between(matrix.today, day) if day is not None else None
        if day is None or left is None or left > lead:
            continue
        said = f"还有 {left} 天" if left > 0 else "就在今天" if left == 0 else f"已经过了 {-left} 天"
        values = {"name": account.name, "due": day, "left": said}
        yield Remark(account.at, account.id, values, account=account.id, level=ERROR if left < 0 else None)


def leaver(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Employee accounts still bound to somebody who left."""
    del rule
    for account in _staff(matrix):
        gone = _gone(matrix, account)
        if gone is not None and _successor(matrix, account, gone) is None:
            days = between(gone.left_on, matrix.today) if gone.left_on is not None else None
            said = f"{gone.left_on} 离职，{days} 天未解绑" if days is not None else "已离职，还没有解绑"
            values = {"name": account.name, "person": gone.name, "said": said}
            yield Remark(account.at, account.id, values, account=account.id, others=(gone.at,))


def inherited(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Employee accounts that have a new holder under the persona of the one who left."""
    del rule
    for account in _staff(matrix):
        gone = _gone(matrix, account)
        holder = _successor(matrix, account, gone) if gone is not None else None
        if gone is not None and holder is not None:
            values = {"name": account.name, "person": gone.name, "holder": holder.name}
            yield Remark(account.at, account.id, values, account=account.id, others=(gone.at,))


def owner_left(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Other accounts that somebody who left still looks after or stands for."""
    del rule
    for account in matrix.accounts:
        if account.state == CLOSED or account.kind == STAFF:
            continue
        people = dict.fromkeys((account.owner, account.persona.operator))
        gone = [person for key in people if (person := matrix.operator(key)) is not None and _left(matrix, person)]
        if gone:
            values = {"name": account.name, "person": gone[0].name}
            yield Remark(account.at, account.id, values, account=account.id, others=(gone[0].at,))


def split(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Companies that do no business of their own and hold accounts."""
    del rule
    for entity in matrix.entities:
        held = [
            account
            for account in matrix.accounts
            if account.state != CLOSED and account.entity in (entity.id, entity.name)
        ]
        if held and not entity.operating:
            staff = sum(account.kind == STAFF for account in held)
            values = {"entity": entity.name, "count": str(len(held)), "staff": str(staff)}
            yield Remark(entity.at, entity.id, values)


def _staff(matrix: Matrix) -> Iterator[Account]:
    for account in matrix.accounts:
        if account.kind == STAFF and account.state != CLOSED:
            yield account


def _left(matrix: Matrix, person: Operator) -> bool:
    return person.left_on <= matrix.today if person.left_on is not None else not person.employed


def _gone(matrix: Matrix, account: Account) -> Operator | None:
    """The person behind an account, if that person left."""
    person = matrix.operator(account.persona.operator or account.owner)
    return person if person is not None and _left(matrix, person) else None


def _successor(matrix: Matrix, account: Account, gone: Operator) -> Operator | None:
    """Who holds the account now. Somebody who looks after several accounts manages them, and holds none."""
    holder = matrix.operator(account.owner)
    if holder is None or holder == gone or _left(matrix, holder):
        return None
    kept = sum(other.state != CLOSED and other.owner in (holder.id, holder.name) for other in matrix.accounts)
    return holder if kept == 1 else None
