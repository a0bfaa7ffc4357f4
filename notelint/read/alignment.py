"""Where each character of a YAML scalar's value stands in the text that wrote it.

YAML changes text in three ways only: it drops or merges white space around line ends, it doubles or escapes quotes,
and it decodes backslashes. Both scanners below yield runs that were copied unchanged; everything between is white
space or one escape, which maps to its first character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.model import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_BREAKS = re.compile(r"\r\n?|[\n\x85\u2028\u2029]")
_BLANK = " \t\r\n\x85\u2028\u2029"
_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}


def alignment(value: str, raw: str, style: str, base: int) -> tuple[int, Origin | None]:
    """Offset of the first character, and the map where the value is no slice of ``raw``, which stands at ``base``.

    ``style`` is the indicator that opens the scalar, empty for a plain one. ``raw`` may begin with an anchor or tag.
    """
    properties = _PROPERTIES.match(raw)
    start = properties.end() if properties else 0
    if style in ("'", '"'):
        start += 1
        runs = _quoted(raw, start, style)
    elif style:
        header = _BREAKS.search(raw, start)
        start = header.end() if header else len(raw)
        runs = _words(value, raw, start)
    else:
        runs = _words(value, raw, start)
    starts: list[int] = []
    offsets: list[int] = []
    for position, place in runs:
        if not starts or place - position != offsets[-1] - starts[-1]:
            starts.append(position)
            offsets.append(place)
    if not starts:
        return base + start, None
    if starts[0] == 0 and len(starts) == 1:
        return base + offsets[0], None
    return base + offsets[0], Origin(tuple(starts), tuple(base + place for place in offsets))


def _words(value: str, raw: str, at: int) -> Iterator[tuple[int, int]]:
    """Runs of a plain or block scalar: only white space differs, so every word is found right after the last one."""
    position = 0
    for word in re.finditer(rf"[^{_BLANK}]+", value):
        blank = at
        while raw[at] in _BLANK:
            at += 1
        gap = word.start() - position
        if gap:
            # A gap that was changed maps to its first white space; one that was kept needs no piece of its own.
            kept = raw[blank:at] == value[position : word.start()]
            yield position, blank if kept or gap <= at - blank else at - gap
        yield word.start(), at
        position = word.end()
        at += len(word.group())
    if position < len(value):
        yield position, at


def _quoted(raw: str, at: int, quote: str) -> Iterator[tuple[int, int]]:
    """Runs of a quoted scalar; each escape, doubled quote and folded line end begins a run of its own."""
    position = 0
    end = len(raw) - 1
    special = re.compile(r"''" if quote == "'" else r"\\(?:\r\n?|[\s\S])", 0)
    fold = re.compile(rf"[ \t]*(?:{_BREAKS.pattern})[{_BLANK}]*")
    step = re.compile(rf"{fold.pattern}|{special.pattern}")
    yield position, at
    while at < end:
        found = step.search(raw, at, end)
        if found is None:
            return
        position += found.start() - at
        text = found.group()
        yield position, found.start()
        if text == "''":
            at, length = found.end(), 1
        elif text.startswith("\\") and _BREAKS.match(text, 1) is None:
            at, length = found.start() + _ESCAPE_LENGTH.get(text[1], 2), 1
        elif text.startswith("\\"):
            blank = re.compile(rf"[{_BLANK}]*").match(raw, found.end(), end)
            at = blank.end() if blank else found.end()
            length = len(_BREAKS.findall(raw, found.end(), at))
        else:
            at = found.end()
            length = max(1, len(_BREAKS.findall(text)) - 1)
        position += length
        yield position, at
