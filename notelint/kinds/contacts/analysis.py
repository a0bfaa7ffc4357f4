"""One analysis of a field for all contact rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.kinds.contacts.call import calls
from notelint.kinds.contacts.channel import channels
from notelint.kinds.contacts.digits import numbers, service
from notelint.kinds.contacts.handles import handles
from notelint.kinds.contacts.hints import hints
from notelint.kinds.contacts.leak import HARD, Leak, strongest
from notelint.kinds.contacts.links import links
from notelint.kinds.contacts.spelling import spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from notelint.text.words import Words


def analyse(text: str, places: Sequence[tuple[int, int, int]], cut: Callable[[], Words]) -> list[Leak]:
    """Every leak of a folded text. ``places`` are the literals found there: start, end, role."""
    found = [Leak(number.start, number.end, HARD, "电话号码", number.how, number.digits) for number in numbers(text)]
    found.extend(Leak(number.start, number.end, HARD, "电话号码") for number in service(text))
    found.extend(links(text))
    found.extend(handles(text))
    words = spelled(text, places)
    if words:
        found.extend(channels(text, words, cut()))
        found.extend(calls(text, words, cut()))
        found.extend(hints(text, words))
    return strongest(found)
