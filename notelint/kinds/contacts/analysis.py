"""One analysis of the fields of some notes for all contact rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    import re
    from collections.abc import Callable, Collection, Iterable, Sequence

    from notelint.kinds.contacts.spelling import Spelled
    from notelint.text.words import Words

    _Place = tuple[int, int, int]
    Text = tuple[str, Sequence[_Place], Collection[str], Callable[[], Words]]

_CHANNELS = frozenset(("chat", "number", "platform", "place"))
"""Kinds of words that name a channel, or where one stands."""


class _Known(NamedTuple):
    """What every step asks: the text, its words and their kinds, its runs of digits, which words of addresses stand there."""

    text: str
    words: Sequence[Spelled]
    kinds: Collection[str]
    digits: Sequence[re.Match[str]]
    network: Collection[str]
    lone: bool
    signs: Collection[str]
    cut: Callable[[], Words]


def analyse(texts: Sequence[Text]) -> list[list[Leak]]:
    """Every leak of each of some folded texts.

    With each come the literals of the vocabulary found there (start, end, role), the signs of ``apart.SIGNS``, and what
    cuts words. Each step is taken for all of them before the next: text by text the tables of one pattern push those of the others
    out of the processor's caches.
    """
    known = [_known(*each) for each in texts]
    found: list[list[Leak]] = [[] for _ in texts]
    for step in _STEPS:
        for each, leaks in zip(known, found, strict=True):
            leaks.extend(step(each))
    return [strongest(leaks) if len(leaks) > 1 else leaks for leaks in found]


def _known(text: str, places: Iterable[_Place], signs: Collection[str], cut: Callable[[], Words]) -> _Known:
    network: set[str] = set()
    lone = False
    around: list[_Place] = []
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
    return _Known(text, words, {word.kind for word in words}, runs(text), network, lone, signs, cut)


def _numbers(known: _Known) -> list[Leak]:
    spoken = "digit" in known.kinds
    return [
        Leak(number.start, number.end, HARD, "电话号码", number.how, number.digits if number.how else "")
        for number in numbers(known.text, known.digits, known.network, spoken=spoken)
    ]


def _apart(known: _Known) -> Iterable[Leak]:
    named = not _CHANNELS.isdisjoint(known.kinds) or names_channel(known.signs)
    return apart(known.text, known.signs, named=named, numbered=bool(known.digits))


def _spoken_of(known: _Known) -> Iterable[Leak]:
    """What the words of the vocabulary make with what stands around them."""
    if not known.words:
        return ()
    text, words, cut = known.text, known.words, known.cut()
    return (*channels(text, words, cut), *joins(text, words, cut), *calls(text, words, cut), *hints(text, words))


_STEPS: tuple[Callable[[_Known], Iterable[Leak]], ...] = (
    _numbers,
    lambda known: links(known.text, known.network),
    lambda known: handles(known.text, known.digits),
    lambda known: additions(known.text, known.cut),
    _apart,
    lambda known: lone_calls(known.text) if known.lone else (),
    _spoken_of,
)
