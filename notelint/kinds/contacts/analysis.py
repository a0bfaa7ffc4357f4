"""One analysis of a field for all contact rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.kinds.contacts.apart import apart, names_channel
from notelint.kinds.contacts.call import calls, lone_calls
from notelint.kinds.contacts.channel import channels
from notelint.kinds.contacts.digits import numbers, runs
from notelint.kinds.contacts.handles import handles
from notelint.kinds.contacts.hints import hints
from notelint.kinds.contacts.join import additions, joins
from notelint.kinds.contacts.leak import HARD, Leak, strongest
from notelint.kinds.contacts.links import NETWORK, links
from notelint.kinds.contacts.spelling import FIRST_ROLE, ORDER, spelled
from notelint.kinds.contacts.vocabulary import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from notelint.text.words import Words

_CHANNELS = frozenset(("chat", "number", "platform", "place"))
"""Kinds of words that name a channel, or where one stands."""


def analyse(
    text: str, places: Sequence[tuple[int, int, int]], signs: Collection[str], cut: Callable[[], Words]
) -> list[Leak]:
    """Every leak of a folded text.

    ``places`` are the literals of the vocabulary found there: start, end, role; ``signs`` those of ``apart.SIGNS``.
    """
    network: set[str] = set()
    lone = False
    around: list[tuple[int, int, int]] = []
    for place in places:
        word = ORDER[place[2] - FIRST_ROLE]
        kind = WORDS[word]
        if kind == "net" or word in NETWORK:
            network.add(word)
        if kind == "lone":
            lone = True
        elif kind != "net":
            around.append(place)
    words = spelled(text, around)
    digits = runs(text)
    spoken = any(word.kind == "digit" for word in words)
    found = [
        Leak(number.start, number.end, HARD, "电话号码", number.how, number.digits if number.how else "")
        for number in numbers(text, digits, network, spoken=spoken)
    ]
    found.extend(links(text, network))
    found.extend(handles(text, digits))
    found.extend(additions(text, cut))
    named = any(word.kind in _CHANNELS for word in words) or names_channel(signs)
    found.extend(apart(text, signs, named=named, numbered=bool(digits)))
    if lone:
        found.extend(lone_calls(text))
    if words:
        found.extend(channels(text, words, cut()))
        found.extend(joins(text, words, cut()))
        found.extend(calls(text, words, cut()))
        found.extend(hints(text, words))
    return strongest(found) if found else found
