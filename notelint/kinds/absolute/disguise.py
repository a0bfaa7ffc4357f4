"""Spellings that hide a trigger: 蕞, 㝡, zui for 最. They are judged by the same grammar and named as disguised.

醉, 嘴, 罪 are words of their own and count only before a quality that none of them could govern.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from notelint.kinds.absolute.quality import PRAISE, merit
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_ALWAYS = {"蕞": "最", "㝡": "最", "冣": "最"}
_BEFORE_QUALITY = {"醉": "最", "嘴": "最", "罪": "最", "坠": "最", "zui": "最"}
_QUALITY = lazy(
    r"好(?:用|吃|喝|看|闻|穿|的)|有效|正宗|便宜|实惠|划算|优质|优惠|专业|高级|高端|显白|显瘦|保湿|安全|新款|强|佳|热销|畅销|先进|权威|受欢迎|顶级|靠谱|值得|舒服|滋润|温和|美味|火|棒"
)


_SIGNS = frozenset("*·•‧・_^~`|丨+=/\\.-—–―")
_SET_IN = "*·.-_/|~^"
_DASHES = frozenset("—–―-")
_REACH = 10
_PICTURES = frozenset(("So", "Sk", "Sm", "Co", "Mn"))
_CIRCLED = frozenset("①❶⓵➀➊㊀")


class Joined(NamedTuple):
    """A text without the signs set into the word behind a trigger; ``places`` are where its characters stood."""

    text: str
    places: tuple[int, ...]


def join(text: str, end: int) -> Joined | None:
    """Take out the signs between the single characters right behind a trigger (最*好用, 最.好.用); null without any."""
    if _is_picture(text[end : end + 1]):
        return _unpictured(text, end)
    if text[end : end + 1] not in _SIGNS or not _is_han(text[end + 1 : end + 2]):
        return None
    stop = min(len(text), end + _REACH)
    places = [
        at
        for at in range(end, stop)
        if not (text[at] in _SIGNS and _is_han(text[at - 1]) and _is_han(text[at + 1 : at + 2]))
    ]
    joined = "".join(text[at] for at in places)
    return Joined(text[:end] + joined + text[stop:], tuple(places))


def _unpictured(text: str, end: int) -> Joined | None:
    """最♥好♥用, 最🔥爆: take out the pictures, where a quality is left; 最❤吃 and 最🔥 alone mean a word of their own."""
    stop = min(len(text), end + _REACH)
    places: list[int] = []
    for at in range(end, stop):
        if _is_picture(text[at]):
            continue
        if not _is_han(text[at]):
            stop = at
            break
        places.append(at)
    joined = "".join(text[at] for at in places)
    if not (_is_praise(joined, 0) or (merit(joined, 0, len(joined)) or 0) > 0):
        return None
    return Joined(text[:end] + joined + text[stop:], tuple(places))


def _is_picture(char: str) -> bool:
    return char > "\u2000" and category(char) in _PICTURES and char != "\ue000"


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def is_written_oddly(written: str, gap: str) -> bool:
    """Whether circled figures stood in a word as written, or signs in the gap behind it that folding took out."""
    return any(char in _CIRCLED for char in written) or any(char in _SIGNS for char in gap)


def broken(term: str) -> Iterator[str]:
    """The spellings of a two-character trigger with a sign set into it."""
    if len(term) == 2 and all(map(_is_han, term)):
        for sign in _SET_IN:
            yield f"{term[0]}{sign}{term[1]}"


def pictured(text: str, start: int, terms: Container[str]) -> int | None:
    """Where a term of two characters ends whose first stands at ``start`` and whose second behind pictures (顶🔝级)."""
    position = start + 1
    while position < len(text) and position - start < _REACH and not text[position].isalnum():
        if category(text[position]) not in _PICTURES and text[position] not in _DASHES:
            return None
        position += 1
    if position == start + 1 or text[start] + text[position : position + 1] not in terms:
        return None
    return position + 1


def meaning(text: str, start: int, end: int) -> tuple[str | None, bool]:
    """The word a trigger means and whether it is disguised; null where it is a word of its own."""
    written = text[start:end]
    if len(written) > 2 and not written[1].isalnum() and _is_han(written[0]):
        return written[0] + written[-1], True
    if written in _ALWAYS:
        return _ALWAYS[written], True
    if written not in _BEFORE_QUALITY:
        return written, False
    if written == "zui" and start and text[start - 1].isascii() and text[start - 1].isalnum():
        return None, False
    if not (_QUALITY.match(text, end) or _is_praise(text, end)):
        return None, False
    return _BEFORE_QUALITY[written], True


def _is_praise(text: str, position: int) -> bool:
    word = text[position : position + 2]
    if len(word) < 2:
        return False
    return word in PRAISE or (merit(text, position, position + 6) or 0) > position + 1


def plain(text: str, written: str, meant: str) -> str:
    """A claim in its plain spelling, for the message: signs taken out, the trigger as the word it means."""
    return "".join(char for char in text.replace(written, meant, 1) if char not in _SIGNS and not _is_picture(char))
