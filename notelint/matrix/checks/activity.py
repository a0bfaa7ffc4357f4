"""What accounts publish over time: idle ones, nothing but advertising, nothing but machine writing (M-21, M-23, M-108)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from notelint.matrix import kos
from notelint.matrix.amounts import yuan
from notelint.matrix.at import At
from notelint.matrix.days import later
from notelint.matrix.posts import by_account, was_out
from notelint.matrix.remark import Remark
from notelint.matrix.roster import IDLE, OWN_KINDS, RUNNING
from notelint.model import ERROR, INFO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.content import Post
    from notelint.matrix.model import Matrix
    from notelint.matrix.roster import Account

_SHOWN = 6
_RELATED = 20
_ADVERTISING = "品牌广告"


def idle_accounts(
    matrix: Matrix, days: int, until: str, seen: Iterable[tuple[str | None, str | None]] = ()
) -> tuple[list[Account], list[Account]]:
    """The accounts that should publish, and those of them that did not for so many days up to one (ISO). A new account
    has time. ``seen`` are account ids and days of notes that are known from elsewhere than drafts."""
    since = later(until, -days)
    due = [
        account
        for account in matrix.accounts
        if account.state in (RUNNING, IDLE)
        and (account.kind is None or account.kind in OWN_KINDS)
        and (account.registered_on is None or account.registered_on <= since)
    ]
    posts = by_account(matrix)
    wrote = {account for account, on in seen if since < (on or "") <= until}
    return due, [
        account
        for account in due
        if account.id not in wrote and not any(was_out(post, since, until) for post in posts[account.id])
    ]


def idle(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts that published nothing lately, said once with what they cost."""
    thresholds = rule.options["thresholds"]
    days = thresholds["days"]
    due, silent = idle_accounts(matrix, days, matrix.today)
    if not silent or not any(post.on is not None for post in matrix.posts):
        return
    ids = {account.id for account in silent}
    default = kos.decimal(thresholds["fee"])
    fees = [
        fee
        for group in kos.groups(matrix)
        for account in group.accounts
        if account.id in ids and (fee := group.fee(account, default))
    ]
    wasted = sum(fees, Decimal(0))
    same = len(set(fees)) == 1
    cost = f"{len(fees)} × {yuan(fees[0])} = {yuan(wasted)} 元" if same else f"{yuan(wasted)} 元"
    names = "、".join(account.name for account in silent[:_SHOWN])
    values = {
        "days": str(days),
        "all": str(len(due)),
        "silent": str(len(silent)),
        "share": f"{len(silent) / len(due):.0%}",
        "names": names + (" 等" if len(silent) > _SHOWN else ""),
        "cost": f"；其中员工号的年费 {cost} 闲置" if fees else "",
    }
    level = INFO if len(silent) / len(due) < thresholds["share"] else None
    others = tuple(account.at for account in silent[1:_RELATED])
    yield Remark(At("accounts.yaml", silent[0].at.line), "停更", values, level=level, others=others)


def advertising(post: Post) -> bool:
    """Whether a note says that it advertises: by its kind of content or a declared commercial interest."""
    return post.note.meta.get("genre") == _ADVERTISING or bool(post.commercial)


def ad_share(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts of people most of whose notes advertise."""
    thresholds = rule.options["thresholds"]
    posts = by_account(matrix)
    for account in matrix.accounts:
        own = posts[account.id]
        if account.kind in thresholds["spared"] or len(own) < thresholds["notes"]:
            continue
        count = sum(map(advertising, own))
        if count / len(own) > thresholds["most"]:
            values = {
                "name": account.name,
                "notes": str(len(own)),
                "count": str(count),
                "share": f"{count / len(own):.0%}",
                "most": f"{thresholds['most']:.0%}",
            }
            yield Remark(account.at, account.id, values, account=account.id)


def machine_written(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts whose notes come from a machine without a human hand: all of them, or too many."""
    thresholds = rule.options["thresholds"]
    posts = by_account(matrix)
    for account in matrix.accounts:
        own = posts[account.id]
        raw = [post for post in own if post.ai.get("used") and not post.ai.get("human_edited")]
        if not raw or len(raw) / len(own) < thresholds["share"]:
            continue
        whole = len(raw) == len(own) and len(own) >= thresholds["notes"]
        values = {
            "name": account.name,
            "notes": str(len(own)),
            "count": str(len(raw)),
            "share": f"{len(raw) / len(own):.0%}",
        }
        others = tuple(post.at for post in raw[:_SHOWN])
        yield Remark(account.at, account.id, values, account=account.id, level=ERROR if whole else None, others=others)
