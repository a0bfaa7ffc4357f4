"""One analysis of a field for all contact rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.kinds.contacts.call import calls, lone_calls
from notelint.kinds.contacts.channel import channels
from notelint.kinds.contacts.digits import numbers
from notelint.kinds.contacts.handles import handles
from notelint.kinds.contacts.hints import hints
from notelint.kinds.contacts.join import additions, joins
from notelint.kinds.contacts.leak import HARD, Leak, strongest
from notelint.kinds.contacts.links import links
from notelint.kinds.contacts.spelling import may_be_doubly, spelled
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from notelint.text.words import Words


_PLAIN = lazy(r"(?:(?![点丶零〇一二三四五六七八九幺])[\u4e00-\u9fffa-z]){0,10}")
"""A short text of nothing but letters, in which no literal was found, holds no contact: most topics."""


_DIGIT = lazy(r"[\d零〇一二三四五六七八九幺壹叁肆伍陆柒捌玖洞拐勾a-z]")
_LATIN = lazy(r"[a-z0-9]")


def analyse(text: str, places: Sequence[tuple[int, int, int]], cut: Callable[[], Words]) -> list[Leak]:
    """Every leak of a folded text. ``places`` are the literals found there: start, end, role."""
    if not places and _PLAIN.fullmatch(text) and not may_be_doubly(text):
        return [*additions(text, cut), *lone_calls(text)]
    words = spelled(text, places)
    found: list[Leak] = []
    if _DIGIT.search(text):
        spoken = any(word.kind == "digit" for word in words)
        found = [
            Leak(number.start, number.end, HARD, "电话号码", number.how, number.digits if number.how else "")
            for number in numbers(text, spoken=spoken)
        ]
    if _LATIN.search(text) or "复" in text:
        found.extend(links(text))
    found.extend(handles(text))
    found.extend(additions(text, cut))
    found.extend(lone_calls(text))
    if words:
        found.extend(channels(text, words, cut()))
        found.extend(joins(text, words, cut()))
        found.extend(calls(text, words, cut()))
        found.extend(hints(text, words))
    return strongest(found) if found else found
