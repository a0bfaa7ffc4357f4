"""Lines against what campaigns want (H6, H7, H12, S5; M-12, M-48)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from notelint.matrix.planning.hot import hot_places
from notelint.matrix.planning.hot import hot_share as share_of
from notelint.matrix.planning.standing import closed, excluded, why_closed
from notelint.matrix.planning.view import Breach, breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.matrix.content import Campaign, Pairing
    from notelint.matrix.planning.view import Line, View
    from notelint.matrix.roster import Account


def pairs(view: View) -> Iterator[Breach]:
    """Seed notes that no landing note follows within its window (M-12), and pairings that were not planned at all."""
    for campaign, number, pairing in _pairings(view):
        name = f"{campaign.id}-{number}"
        seeds, landings = _side(view, pairing.seed), _side(view, pairing.landing)
        named = any(line.slot.pair == name for line in (*seeds, *landings))
        if named:
            seeds = [line for line in seeds if line.slot.pair == name]
            landings = [line for line in landings if line.slot.pair == name]
        elif seeds and campaign.first_day and campaign.last_day:
            seeds = [line for line in seeds if campaign.first_day <= line.slot.on <= campaign.last_day]
        least, most = pairing.window
        for seed in seeds:
            if seed.own and not any(least <= (line.day - seed.day).days <= most for line in landings):
                window = f"{seed.day + timedelta(days=least)} 到 {seed.day + timedelta(days=most)}"
                yield breach(seed, landings, landing=pairing.landing, window=window, pair=name)
        if not seeds and _wanted(view, campaign):
            values = {
                "account": pairing.seed,
                "landing": pairing.landing,
                "window": "活动期间",
                "day": "整月",
                "pair": name,
            }
            yield Breach(campaign.at, name, values)


def _pairings(view: View) -> Iterator[tuple[Campaign, int, Pairing]]:
    for campaign in view.matrix.campaigns:
        for number, pairing in enumerate(campaign.pairings, 1):
            yield campaign, number, pairing


def _side(view: View, key: str) -> list[Line]:
    return [line for line in view.lines if line.account is not None and key in (line.account.id, line.account.name)]


def _wanted(view: View, campaign: Campaign) -> bool:
    """Whether a campaign has days in a month that is planned."""
    first, last = campaign.first_day or "", campaign.last_day or "9"
    return any(first <= f"{month}-31" and f"{month}-01" <= last for month in view.months)


def burst(view: View) -> Iterator[Breach]:
    """Bursts with fewer notes than wanted, in proportion to the planned days."""
    for campaign in view.matrix.campaigns:
        if campaign.burst is None:
            continue
        begins, ends, least, _ = campaign.burst
        days = [day for day in _days(begins, ends) if view.planned(day)]
        wanted = -(-least * len(days) // max(1, len(_days(begins, ends))))
        inside = frozenset(days)
        own = [line for line in view.lines if line.slot.campaign == campaign.id and line.slot.on in inside]
        if days and len(own) < wanted:
            values = {
                "name": campaign.name,
                "days": f"{days[0]}..{days[-1][5:]}",
                "count": str(len(own)),
                "least": str(wanted),
            }
            yield Breach(campaign.at, campaign.id, values)


def burst_daily(view: View) -> Iterator[Breach]:
    """Days of a burst with more notes than wanted."""
    for campaign in view.matrix.campaigns:
        begins, ends, _, most = campaign.burst or ("", "", 0, None)
        if most is None:
            continue
        days: dict[str, list[Line]] = {}
        for line in view.lines:
            if line.slot.campaign == campaign.id and begins <= line.slot.on <= ends:
                days.setdefault(line.slot.on, []).append(line)
        for lines in days.values():
            if len(lines) > most and any(line.own for line in lines):
                yield breach(lines[most], lines[:most], name=campaign.name, count=len(lines), most=most)


def coverage(view: View) -> Iterator[Breach]:
    """Campaigns with key messages for which a kind of account says nothing in a planned month."""
    for campaign in view.matrix.campaigns:
        if not campaign.messages:
            continue
        days = [day for month in view.months for day in _month(month) if _within(campaign, day)]
        if not days:
            continue
        kinds = {account.kind for account in _taking_part(view, campaign) if _able(view, account, days)}
        inside = frozenset(days)
        spoken = {
            line.account.kind
            for line in view.lines
            if line.account is not None and line.slot.campaign == campaign.id and line.slot.on in inside
        }
        for kind in sorted(kind or "" for kind in kinds - spoken):
            values = {"name": campaign.name, "kind": kind or "没写类型"}
            yield Breach(campaign.at, f"{campaign.id} {kind}", values)


def _taking_part(view: View, campaign: Campaign) -> list[Account]:
    if campaign.accounts:
        found = (view.matrix.account(name) for name in campaign.accounts)
        return [account for account in found if account is not None]
    return [account for account in view.matrix.accounts if account.kind not in ("合作KOC", "合作KOL")]


def _able(view: View, account: Account, days: list[str]) -> bool:
    """Whether an account may publish on one of the days."""
    if excluded(account, view.matrix) is not None:
        return False
    spells = tuple(closed(account, view.matrix, view.settings))
    return any(why_closed(day, spells) is None for day in days)


def _within(campaign: Campaign, day: str) -> bool:
    return (campaign.first_day or "") <= day <= (campaign.last_day or "9")


def hot_share(view: View) -> Iterator[Breach]:
    """Months that keep too few places free (M-48)."""
    for month in view.months:
        lines = [line for line in view.lines if line.own and line.slot.on.startswith(month)]
        hot = sum(line.slot.hot for line in lines)
        wanted_share = share_of(view.matrix, view.settings, f"{month}-01", f"{month}-31")
        planned = len(lines) - hot
        wanted = hot_places(planned, wanted_share)
        if lines and hot < wanted:
            values = {
                "month": month,
                "hot": str(hot),
                "wanted": str(wanted),
                "planned": str(planned),
                "share": f"{wanted_share:.0%}",
            }
            yield Breach(lines[0].slot.at, month, values)


def _days(first: str, last: str) -> list[str]:
    start = date.fromisoformat(first)
    return [(start + timedelta(days=n)).isoformat() for n in range((date.fromisoformat(last) - start).days + 1)]


def _month(month: str) -> list[str]:
    first = date.fromisoformat(f"{month}-01")
    return [day for n in range(31) if (day := (first + timedelta(days=n)).isoformat()).startswith(month)]
