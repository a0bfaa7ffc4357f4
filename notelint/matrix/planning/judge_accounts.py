"""Lines against accounts: who may publish, when, how often, about what (H1–H4, H10, H11; M-08, M-64)."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from notelint.matrix.planning.standing import PARTNERS, closed, excluded, why_closed
from notelint.matrix.planning.times import overlaps
from notelint.matrix.planning.view import HISTORY, Breach, breach, week_span
from notelint.matrix.roster import DIVERSION, FAKE_CONSUMER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from notelint.matrix.planning.view import Line, View


def unknown_account(view: View) -> Iterator[Breach]:
    """Lines of accounts that are not registered."""
    if not view.matrix.accounts:
        return
    for line in view.lines:
        if line.own and line.account is None:
            yield breach(line)


def forbidden_kind(view: View) -> Iterator[Breach]:
    """Lines of accounts that platform rules forbid a brand to run."""
    for line in view.lines:
        if line.own and line.account is not None and line.account.kind in (FAKE_CONSUMER, DIVERSION):
            yield breach(line, kind=line.account.kind)


def unavailable(view: View) -> Iterator[Breach]:
    """Lines on days on which an account publishes nothing, new ones left to ``warmup``."""
    for line in view.lines:
        account = line.account
        if not line.own or account is None or line.slot.state in HISTORY:
            continue
        if account.kind in (FAKE_CONSUMER, DIVERSION):
            continue
        spells = tuple(spell for spell in closed(account, view.matrix, view.settings) if spell.first is not None)
        reason = why_closed(line.slot.on, spells)
        if reason is None and account.kind not in PARTNERS:
            reason = excluded(account, view.matrix)
        if reason is not None:
            yield breach(line, reason=reason)


def warmup(view: View) -> Iterator[Breach]:
    """Lines less than the wanted days after registration (M-08)."""
    for line in view.lines:
        registered = line.account.registered_on if line.account else None
        if not line.own or registered is None or line.slot.state in HISTORY:
            continue
        days = (line.day - date.fromisoformat(registered)).days
        if days < view.settings.warmup:
            yield breach(line, days=days, wanted=view.settings.warmup)


def daily(view: View) -> Iterator[Breach]:
    """More notes of an account on a day than it may have."""
    for lines in _by(view, lambda line: (line.name, line.slot.on)):
        for line in lines[view.settings.daily :]:
            if any(one.own for one in lines):
                yield breach(line, lines[: view.settings.daily], count=len(lines), most=view.settings.daily)


def weekly_most(view: View) -> Iterator[Breach]:
    """More notes of an account in a week than it may have."""
    for lines in _by(view, lambda line: (line.name, line.week)):
        account = lines[0].account
        if account is None or not any(line.own for line in lines):
            continue
        _, most = account.weekly or ((0, 1) if account.kind in PARTNERS else view.settings.weekly)
        if len(lines) > most:
            yield breach(lines[most], lines[:most], count=len(lines), most=most, week=week_span(lines[0].week))


def pillar(view: View) -> Iterator[Breach]:
    """Lines of a pillar that the account, or its kind, may not publish (H3)."""
    names = {one.id: one.name for one in view.matrix.pillars}
    kinds = {one.name: one.kinds for one in view.matrix.pillars}
    for line in view.lines:
        account = line.account
        own = names.get(line.slot.pillar, line.slot.pillar)
        if not line.own or account is None or not own or line.slot.hot:
            continue
        allowed = [names.get(name, name) for name in account.pillars]
        if allowed and own not in allowed:
            yield breach(line, pillar=own, why=f"它的支柱是 {'、'.join(allowed)}")
        elif kinds.get(own) and account.kind not in kinds[own]:
            yield breach(line, pillar=own, why=f"这个支柱只给 {'、'.join(kinds[own])}")


def commercial_gap(view: View) -> Iterator[Breach]:
    """Two commercial notes of an account too close to each other (H11)."""
    for lines in _by(view, lambda line: line.name):
        own = [line for line in lines if _commercial(line)]
        for one, other in pairwise(own):
            days = (other.day - one.day).days
            if days < view.settings.commercial_gap and (one.own or other.own):
                yield breach(other, [one], days=days, wanted=view.settings.commercial_gap, before=one.slot.on)


def filing(view: View) -> Iterator[Breach]:
    """Notes of partners without the number under which the cooperation is filed (H11)."""
    for line in view.lines:
        if line.own and line.account is not None and line.account.kind in PARTNERS and not line.slot.filing_no:
            yield breach(line)


def lives(view: View) -> Iterator[Breach]:
    """Accounts in two live streams at once (M-64)."""
    streams = sorted(view.matrix.lives, key=lambda live: (live.start, live.name))
    for one, other in combinations(streams, 2):
        both = sorted(set(one.accounts) & set(other.accounts))
        if both and one.start < other.end and other.start < one.end:
            values = {"accounts": "、".join(both), "one": one.name, "other": other.name, "at": other.start[:16]}
            yield Breach(other.at, f"{one.name} {other.name}", values, others=(one.at,))


def during_live(view: View) -> Iterator[Breach]:
    """Notes at a time at which their account is live."""
    streams: dict[str, list[int]] = {}
    for place, live in enumerate(view.matrix.lives):
        for name in live.accounts:
            streams.setdefault(name, []).append(place)
    for line in view.lines:
        hours = line.slot.hours
        if not line.own or line.account is None or len(hours) != 11:
            continue
        own = {place for name in (line.account.id, line.account.name) for place in streams.get(name, ())}
        for live in (view.matrix.lives[place] for place in sorted(own)):
            if overlaps(live, line.slot.on, (hours[:5], hours[6:])):
                yield breach(line, live=live.name, hours=hours)


def _commercial(line: Line) -> bool:
    return bool(line.slot.filing_no) or (line.account is not None and line.account.kind in PARTNERS)


def _by(view: View, key: Callable[[Line], object]) -> list[list[Line]]:
    found: dict[object, list[Line]] = {}
    for line in view.lines:
        found.setdefault(key(line), []).append(line)
    return list(found.values())
