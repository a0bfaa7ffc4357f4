"""How many columns of a terminal a text takes, and how untrusted text is made fit for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

JOINER = "\u200d"
EMOJI_STYLE = "\ufe0f"
SKIN_TONES = range(0x1F3FB, 0x1F400)
#: Characters that would turn the direction of what follows.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def widths(text: str) -> list[int]:
    """Columns of each code point, so that their sum is the width of the whole.

    An emoji sequence (ZWJ, skin tone, U+FE0F) takes two columns, all of them at its first code point. East Asian
    ambiguous characters count one, as terminals in UTF-8 show them.
    """
    # Not needed for what is said of drafts without findings, which every commit hook waits for.
    from unicodedata import category, combining, east_asian_width

    taken: list[int] = []
    base = -1
    joined = False
    for position, char in enumerate(text):
        if " " <= char <= "~":
            taken.append(1)
            base, joined = position, False
            continue
        if char == EMOJI_STYLE:
            taken.append(0)
            if base >= 0 and taken[base] == 1:
                taken[base] = 2
        elif char == JOINER:
            taken.append(0)
            joined = base >= 0 and taken[base] == 2
        elif joined or (ord(char) in SKIN_TONES and base >= 0 and taken[base] == 2):
            taken.append(0)
            joined = False
        elif combining(char) or category(char) in {"Mn", "Me", "Cf"}:
            taken.append(0)
        else:
            taken.append(2 if east_asian_width(char) in {"W", "F"} else 1)
            base, joined = position, False
    return taken


def width(text: str) -> int:
    """Columns that the text takes."""
    return sum(widths(text))


def shown(text: str) -> str:
    """The text with control characters and turning marks replaced one for one: a draft must not steer the terminal."""
    if text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char in "\t\n\r\u2028\u2029\u0085\u000b\u000c":
        return " "
    from unicodedata import category

    if char in TURNING or category(char) in {"Cc", "Cs"}:
        return "\ufffd"
    return char


class View(NamedTuple):
    """The part of a line that is shown: its text, the widths of its code points, and the hit in it as [start, end).

    ``before`` and ``after`` are an ellipsis where something was left out, else empty.
    """

    before: str
    text: str
    columns: list[int]
    start: int
    end: int
    after: str


def view(line: str, start: int, end: int, room: int) -> View:
    """The part of a line that fits in ``room`` columns and shows the hit [start, end); all of it where room is 0.

    The hit stands near the middle; one too long for the room is shown from its start. Sequences of emoji are not cut.
    """
    # Most columns hold a code point at least, so a long line need not be measured far from the hit.
    low = max(0, start - 2 * room) if room else 0
    high = min(len(line), min(end, start + 2 * room) + 2 * room) if room else len(line)
    text = shown(line[low:high])
    columns = widths(text)
    first, last = _fitting(columns, start - low, min(end, high) - low, room or sum(columns))
    return View(
        before="…" if low + first > 0 else "",
        text=text[first:last],
        columns=columns[first:last],
        start=start - low - first,
        end=max(start - low, min(end - low, last)) - first,
        after="…" if low + last < len(line) else "",
    )


def _fitting(columns: Sequence[int], start: int, end: int, room: int) -> tuple[int, int]:
    """The part of a text, as code points [first, last), that fits in ``room`` columns around [start, end)."""
    if sum(columns) <= room:
        return 0, len(columns)
    first = last = start
    used = 0
    while last < end and used + columns[last] <= room:
        used += columns[last]
        last += 1
    left = True
    while used < room:
        can_left = first > 0 and used + columns[first - 1] <= room
        can_right = last < len(columns) and last >= end and used + columns[last] <= room
        if not can_left and not can_right:
            break
        if (left and can_left) or not can_right:
            first -= 1
            used += columns[first]
        else:
            used += columns[last]
            last += 1
        left = not left
    while last < len(columns) and columns[last] == 0:
        last += 1
    while 0 < first < start and columns[first] == 0:
        first += 1
    return first, last
