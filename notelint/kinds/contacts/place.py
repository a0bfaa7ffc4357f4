"""Looking around a word: its line before it, words across its edges, whether its spelling hides anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.contacts.spelling import Spelled
    from notelint.text.words import Words

_REACH = 16
_LONGEST_WORD = 16
"""No word of the dictionary that lies across an edge is longer; what jieba leaves uncut is no word."""
_SPELLED_OUT = lazy(r"[wv][^\w\n]{0,2}x|v信|kk")
"""Abbreviations so common that they are plain spellings."""

NARRATED = lazy(
    r"(?:(?:不要?|不用|别|没有?|无需|勿|拒绝|禁止|避免|不让|防止)[^，。！？\n]{0,2}"
    r"|(?:谁|他们?|她们?|它|对方|柜姐|(?<!的)朋友|同事|专员|骗子|诈骗|有人|人家|老师|(?:让|叫|要)我|我(?:要|去|在|从|用|上)|被)[^，。！？\n]{0,5}"
    r"|(?:之前|当时|上次|昨天|后来|以前|曾经|已经|突然|完了|并|于是)[^，。！？\n]{0,6})$"
)
"""Before a word: someone tells of it or forbids it."""

LURE = lazy(r"领|发你|发给|发送|发完|发放|发图|发资|发链|拿|送你|送资|免费|获取|自取|福利|资料|红包|优惠|返")
"""Something is promised for the contact."""


_STOPLESS = lazy(r"[^\n。！？!?；;]*")


def line_before(text: str, place: int, reach: int = _REACH) -> str:
    """Up to sixteen code points of the sentence before a place, or as many as ``reach`` says."""
    # Read backwards over a reversed copy: one look of the pattern in place of a step of Python for each character.
    back = text[max(0, place - reach) : place][::-1]
    stopless = _STOPLESS.match(back)
    return back[: stopless.end() if stopless else 0][::-1]


def crossed(text: str, start: int, end: int, cut: Words) -> bool:
    """Whether a word of the dictionary lies across an edge of [start, end): 因为|新款 holds no 为新."""
    for edge in (start, end):
        begin, stop = cut.word_at(text, edge)
        if not begin < edge < stop or stop - begin > _LONGEST_WORD or (begin >= start and stop <= end):
            continue
        if cut.tag(text[begin:stop]) != "x":
            return True
    return False


def disguised(text: str, word: Spelled, cut: Words) -> bool:
    """Whether the spelling can only be meant to hide the word."""
    if not word.changed and not word.signs:
        return False
    written = text[word.start : word.end]
    if _SPELLED_OUT.fullmatch(written):
        return False
    if not word.signs and cut.tag(written) != "x":
        return False
    if (
        not word.kept
        and word.word == "微信"
        and not word.changed[-1].isalnum()
        and word.changed[0] not in ("v", "w", "薇")
    ):
        return False
    if not word.weak:
        return True
    return word.kept > 0 and len(word.word) > 2


def how(word: Spelled) -> str:
    """How a word was disguised, for the reader; empty where it was not."""
    if word.changed:
        return "换了写法"
    return "字间加了符号" if word.signs else ""
