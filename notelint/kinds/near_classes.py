"""The entries of a ``near`` list: words, classes of words and small templates.

``{名}`` stands for a class below, ``(甲|乙|)`` for a choice, ``…`` for up to four code points of the same clause;
everything else is itself. A class is a list of words and of patterns: plain words are looked up one by one, which
needs no pattern to be compiled, so a draft pays only for templates.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from notelint.kinds.near_words import NEEDED, PATTERNS, WORDS
from notelint.text.fold import fold_term
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

INDUSTRIES: Mapping[str, str] = {
    "cosmetics": "{化妆品}",
    "化妆品": "{化妆品}",
    "美妆": "{化妆品}",
    "护肤": "{化妆品}",
    "food": "{食品}",
    "食品": "{食品}",
    "medical": "{医疗}",
    "医疗": "{医疗}",
    "医美": "{医疗}",
    "保健食品": "{食品}",
}
"""Which class of products an industry of the configuration or the note stands for."""

CLASSES = tuple(sorted({*WORDS, *PATTERNS}))

_GAP = "[^，,。！!？?；;\n：:、]{0,4}?"
_TOKEN = lazy(r"\{(?P<name>[^{}]+)\}|(?P<sign>[(|)…])")
_CHOICE = lazy(r"\(([^()]*)\)")

_LONGEST = 24
"""Code points; longer than any entry of a shipped list matches."""

_Place = tuple[int, int]


class Entries:
    """A list ready to be looked for.

    Words are kept by their first character: looking one window over costs a step for each of its code points, however
    long the list, and no pattern is compiled for them. ``needed`` are characters without which no template matches.
    """

    __slots__ = ("_firsts", "_needed", "_pattern", "_source", "_words")

    def __init__(self, words: Sequence[str], patterns: Sequence[str], needed: frozenset[str]) -> None:
        self._words: dict[str, list[str]] = {}
        for word in sorted(dict.fromkeys(words), key=len, reverse=True):
            self._words.setdefault(word[0], []).append(word)
        self._firsts = frozenset(self._words)
        self._source = "|".join(patterns)
        self._needed = needed
        self._pattern: re.Pattern[str] | None = None

    def places(self, text: str, begin: int, stop: int) -> Iterator[_Place]:
        """Every place of an entry in text[begin:stop], words first; at each place the longest word."""
        window = text[begin:stop]
        if not self._firsts.isdisjoint(window):
            words = self._words
            for at, char in enumerate(window, begin):
                if char in words:
                    for word in words[char]:
                        if at + len(word) <= stop and text.startswith(word, at):
                            yield at, at + len(word)
                            break
        if self._source and not self._needed.isdisjoint(window):
            if self._pattern is None:
                self._pattern = re.compile(self._source)
            for found in self._pattern.finditer(text, begin, stop):
                yield found.span()

    @property
    def compiled(self) -> bool:
        """Whether a template has been asked for yet."""
        return self._pattern is not None

    def first(self, text: str, begin: int = 0, stop: int | None = None) -> _Place | None:
        """The place of the first entry found in text[begin:stop]."""
        return next(self.places(text, begin, len(text) if stop is None else stop), None)

    def nearest(self, text: str, reach: _Place, term: _Place, order: str, distance: int | None) -> _Place | None:
        """The place of an entry nearest to the term and beside it, within ``reach``; of equals the longest.

        ``distance`` is the most code points between the two.
        """
        best: tuple[int, int, _Place] | None = None
        if order != "before":
            stop = reach[1] if distance is None else min(reach[1], term[1] + distance + _LONGEST)
            for start, end in self.places(text, term[1], stop):
                key = (start - term[1], start - end, (start, end))
                best = key if best is None or key < best else best
        if order != "after":
            begin = reach[0] if distance is None else max(reach[0], term[0] - distance - _LONGEST)
            for start, end in self.places(text, begin, term[0]):
                key = (term[0] - end, start - end, (start, end))
                best = key if best is None or key < best else best
        return best[2] if best and (distance is None or best[0] <= distance) else None


def entries(templates: Iterable[str]) -> Entries:
    """The entries of a list of words and templates. Raises KeyError for a class that does not exist."""
    words: list[str] = []
    patterns: list[str] = []
    needed: frozenset[str] = frozenset()
    for template in templates:
        if template.startswith("{") and template.endswith("}") and template.count("{") == 1:
            name = template[1:-1]
            words.extend(WORDS.get(name, ()))
            if name in PATTERNS or name not in WORDS:
                patterns.append(PATTERNS[name])
                needed |= frozenset(NEEDED[name])
        elif _TOKEN.search(template):
            patterns.append(_pattern(template))
            needed |= _needed(template)
        else:
            words.append(fold_term(template))
    return Entries(words, patterns, needed)


def unknown(template: str) -> list[str]:
    """The names of classes in an entry that do not exist."""
    return [found["name"] for found in _TOKEN.finditer(template) if found["name"] and found["name"] not in CLASSES]


def _pattern(template: str) -> str:
    # The longest choice first: 没有任何 must not stop at 没有.
    template = _CHOICE.sub(lambda found: f"({'|'.join(sorted(found[1].split('|'), key=len, reverse=True))})", template)
    pieces: list[str] = []
    at = 0
    for found in _TOKEN.finditer(template):
        pieces.append(re.escape(fold_term(template[at : found.start()])))
        at = found.end()
        name = found["name"]
        if name is None:
            pieces.append({"(": "(?:", "…": _GAP}.get(found["sign"], found["sign"]))
        else:
            pieces.append(_class(name))
    pieces.append(re.escape(fold_term(template[at:])))
    return "".join(pieces)


@lru_cache(maxsize=64)
def _class(name: str) -> str:
    choices = [re.escape(word) for word in sorted(WORDS.get(name, ()), key=len, reverse=True)]
    if name in PATTERNS or not choices:
        choices.insert(0, PATTERNS[name])
    return "(?:" + "|".join(choices) + ")"


def _needed(template: str) -> frozenset[str]:
    """Characters of which every match of a template holds at least one."""
    bare = fold_term(_TOKEN.sub("", _CHOICE.sub("", template)))
    if bare:
        return frozenset(bare[0])
    for found in _TOKEN.finditer(_CHOICE.sub("", template)):
        if found["name"] in NEEDED and found["name"] not in WORDS:
            return frozenset(NEEDED[found["name"]])
    options = [option for option in _CHOICE.findall(template) if all(option.split("|"))]
    if options and "{" not in options[0]:
        return frozenset(fold_term(choice)[0] for choice in options[0].split("|"))
    classes = [found["name"] for found in _TOKEN.finditer(template) if found["name"]]
    return frozenset().union(*(_firsts(name) for name in classes))


def _firsts(name: str) -> frozenset[str]:
    return frozenset(NEEDED.get(name, "")) | frozenset(word[0] for word in WORDS.get(name, ()))
