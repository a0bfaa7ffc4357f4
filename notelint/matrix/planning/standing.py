"""Which accounts may be planned, and on which days: what §4 calls H4, with a reason for every day that is lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.roster import DIVERSION, FAKE_CONSUMER, RUNNING, STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.matrix.model import Matrix
    from notelint.matrix.planning.settings import PlanSettings
    from notelint.matrix.roster import Account

_OFFICIAL_WAY = {
    FAKE_CONSUMER: "品牌自营的「素人号」不排期：冒充消费者；真实员工请用 KOS 员工号，真实消费者请走蒲公英报备",
    DIVERSION: "「导流号」不排期：违反交易导流规则；请用聚光、私信通、留资卡、商家名片、店铺承接",
}
PARTNERS = ("合作KOC", "合作KOL")


class Closed(NamedTuple):
    """Days on which an account publishes nothing, and why. ``last`` is null where it never opens again."""

    first: str | None
    last: str | None
    reason: str


def excluded(account: Account, matrix: Matrix) -> str | None:
    """Why an account is not planned at all; null where it is."""
    if account.kind in _OFFICIAL_WAY:
        return _OFFICIAL_WAY[account.kind]
    if account.state != RUNNING:
        return f"状态是「{account.state}」"
    if account.kind in PARTNERS and filing_no(account, matrix) is None:
        return "合作账号在 collabs.csv 里没有报备号；请先在蒲公英报备"
    return None


def filing_no(account: Account, matrix: Matrix) -> str | None:
    """The number under which the cooperation with an account is filed."""
    for collab in matrix.collabs:
        same = collab.creator in (account.name, account.id) or (collab.number and collab.number == account.number)
        if same and collab.filing_no:
            return collab.filing_no
    return None


def closed(account: Account, matrix: Matrix, settings: PlanSettings) -> Iterator[Closed]:
    """The days that an account does not publish. An open end is null."""
    if account.registered_on:
        opens = date.fromisoformat(account.registered_on) + timedelta(days=settings.warmup)
        yield Closed(None, (opens - timedelta(days=1)).isoformat(), f"注册未满 {settings.warmup} 天")
    for first, last in account.leave:
        yield Closed(first, last, "请假")
    if account.kos.expires_on:
        after = date.fromisoformat(account.kos.expires_on) + timedelta(days=1)
        yield Closed(after.isoformat(), None, "KOS 到期")
    person = matrix.operator(account.persona.operator) if account.kind == STAFF else None
    if person is not None and (person.left_on or not person.employed):
        yield Closed(person.left_on, None, f"{person.name}已离职，账号要先换绑")


def why_closed(day: str, spells: tuple[Closed, ...]) -> str | None:
    """Why an account publishes nothing on a day; null where it may."""
    for spell in spells:
        if (spell.first is None or spell.first <= day) and (spell.last is None or day <= spell.last):
            return spell.reason
    return None
