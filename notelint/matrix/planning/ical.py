"""The calendar as iCalendar (RFC 5545), by hand: of the format only events with a start and an end are written, for
which a library would bring three more. Times are told in UTC: China keeps one zone, eight hours ahead, without summer
time, so no zone has to be described."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.matrix.planning.slot import Slot

_OCTETS = 75
_AHEAD = timedelta(hours=8)


def ical(slots: Sequence[Slot], title: str, today: str) -> str:
    """An iCalendar file with CRLF. ``today`` (ISO) dates the events; a note keeps its id when its day changes."""
    stamp = today.replace("-", "") + "T000000Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//notelint//matrix plan//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(title)}",
        "X-WR-TIMEZONE:Asia/Shanghai",
    ]
    seen: dict[str, int] = {}
    for slot in slots:
        key = f"{slot.on[:7]}|{slot.account}|{slot.topic or slot.on}"
        seen[key] = seen.get(key, 0) + 1
        lines += _event(slot, hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:24], stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(slot: Slot, uid: str, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@notelint"
    yield f"DTSTAMP:{stamp}"
    yield from _times(slot)
    yield f"SUMMARY:{_escaped(f'{slot.account}｜{slot.title or slot.topic}')}"
    said = [
        f"{name}：{value}"
        for name, value in (
            ("选题", slot.topic),
            ("支柱", slot.pillar),
            ("关键词", slot.keyword),
            ("活动", slot.campaign),
            ("配对", slot.pair),
            ("作者", slot.author),
            ("审核人", slot.reviewer),
            ("最晚提交", slot.submit_by),
            ("报备号", slot.filing_no),
            ("关键信息", slot.message),
        )
        if value
    ]
    if said:
        yield "DESCRIPTION:" + _escaped("\n".join(said))
    if slot.pillar:
        yield f"CATEGORIES:{_escaped(slot.pillar)}"
    yield f"STATUS:{'TENTATIVE' if slot.hot or not slot.locked else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _times(slot: Slot) -> Iterator[str]:
    """Start and end; the whole day where no time is set."""
    day = datetime.strptime(slot.on, "%Y-%m-%d")  # noqa: DTZ007 - the zone is taken off below
    if len(slot.hours) not in (5, 11):
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        return
    start, end = slot.hours[:5], slot.hours[-5:]
    yield f"DTSTART:{_utc(day, start)}"
    if end > start:
        yield f"DTEND:{_utc(day, end)}"


def _utc(day: datetime, clock: str) -> str:
    moment = day + timedelta(hours=int(clock[:2]), minutes=int(clock[3:])) - _AHEAD
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    plain = "".join(sign for sign in text if sign == "\n" or ord(sign) >= 32)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, no character cut; all but the first begin with a space."""
    piece = ""
    size = 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece += sign
        size += octets
    yield piece
