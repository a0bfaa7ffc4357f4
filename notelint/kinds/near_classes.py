"""The entries of a ``near`` list: words, classes of words and small templates.

``{名}`` stands for a class below, ``(甲|乙|)`` for a choice, ``…`` for up to four code points of the same clause;
everything else is itself. A class is a list of words and of patterns: plain words are looked up one by one, which
needs no pattern to be compiled, so a draft pays only for templates.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
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
_PIECE = lazy(r"\((?P<choice>[^()]*)\)|\{(?P<name>[^{}]+)\}|[^({]+")
_CHOICE = lazy(r"\(([^()]*)\)")

_LONGEST = 18
"""Code points; longer than any entry of a shipped list matches."""

_Place = tuple[int, int]
_Nearness = tuple[int, int, _Place]
"""Distance from the term, negative length, place: of two the smaller is nearer, or longer."""


class Entries:
    """A list ready to be looked for.

    Words are kept by their first and by their last character, so that a place is given up after one look at the few
    characters beside it, however long the list, and no pattern is compiled for them. ``needed`` are characters
    without which no template matches.
    """

    __slots__ = ("_ending", "_firsts", "_lasts", "_needed", "_pattern", "_source", "_starting")

    def __init__(self, words: Sequence[str], patterns: Sequence[str], needed: frozenset[str]) -> None:
        self._starting: dict[str, tuple[str, ...]] = {}
        self._ending: dict[str, tuple[str, ...]] = {}
        for word in sorted(dict.fromkeys(words), key=len, reverse=True):
            self._starting[word[0]] = (*self._starting.get(word[0], ()), word)
            self._ending[word[-1]] = (*self._ending.get(word[-1], ()), word)
        self._firsts = frozenset(self._starting)
        self._lasts = frozenset(self._ending)
        self._source = "|".join(patterns)
        self._needed = needed
        self._pattern: re.Pattern[str] | None = None

    @property
    def compiled(self) -> bool:
        """Whether a template has been asked for yet."""
        return self._pattern is not None

    def first(self, text: str, begin: int = 0, stop: int | None = None) -> _Place | None:
        """The place of an entry in text[begin:stop]: of the first word, the longest there, else of the first template."""
        end = len(text) if stop is None else stop
        if not self._firsts.isdisjoint(text[begin:end]):
            place = self._word_from(text, begin, end, end)
            if place is not None:
                return place
        found = next(iter(self._templates(text, begin, end)), None)
        return found.span() if found else None

    def nearest(self, text: str, reach: _Place, term: _Place, order: str, distance: int | None) -> _Place | None:
        """The place of an entry nearest to the term and beside it, within ``reach``; of equals the longest.

        ``distance`` is the most code points between the two.
        """
        best: _Nearness | None = None
        if order != "before":
            best = self._after(text, term[1], reach[1], distance)
        if order != "after":
            other = self._before(text, term[0], reach[0], distance)
            if best is None or (other is not None and other < best):
                best = other
        return best[2] if best else None

    def is_near(self, text: str, term: _Place, order: str, distance: int) -> bool:
        """Whether ``nearest`` finds an entry in the whole text: most terms stand alone, and are given up here."""
        start, end = term
        length = len(text)
        last, first = end + distance + 1, max(0, start - distance - 1)
        # The first look is written out here: nearly every term that a note holds ends with it.
        if (
            order != "before"
            and not self._firsts.isdisjoint(text[end:last])
            and self._word_from(text, end, min(length, last), length) is not None
        ):
            return True
        if (
            order != "after"
            and not self._lasts.isdisjoint(text[first:start])
            and self._word_to(text, start, first, 0) is not None
        ):
            return True
        if not self._source:
            return False
        if order != "before":
            found = next(iter(self._templates(text, end, min(length, last + _LONGEST))), None)
            if found is not None and found.start() < last:
                return True
        if order == "after":
            return False
        return any(match.end() > first for match in self._templates(text, max(0, first - _LONGEST), start))

    def _word_from(self, text: str, at: int, last: int, end: int) -> _Place | None:
        """The first word that begins in [at, last) and ends by ``end``, the longest there."""
        starting = self._starting
        for place in range(at, last):
            words = starting.get(text[place])
            if words is not None and text.startswith(words, place, end):
                for word in words:
                    if text.startswith(word, place, end):
                        return place, place + len(word)
        return None

    def _word_to(self, text: str, at: int, first: int, begin: int) -> _Place | None:
        """The last word that ends in (first, at] and begins from ``begin`` on, the longest there."""
        ending = self._ending
        for place in range(at, first, -1):
            words = ending.get(text[place - 1])
            if words is not None and text.endswith(words, begin, place):
                for word in words:
                    if text.endswith(word, begin, place):
                        return place - len(word), place
        return None

    def _after(self, text: str, at: int, end: int, distance: int | None) -> _Nearness | None:
        best: _Nearness | None = None
        last = end if distance is None else min(end, at + distance + 1)
        word = self._word_from(text, at, last, end)
        if word is not None:
            best = (word[0] - at, word[0] - word[1], word)
        if self._source:
            stop = min(end, last + _LONGEST)
            for match in self._templates(text, at, stop):
                if match.start() >= last:
                    break
                key = (match.start() - at, match.start() - match.end(), match.span())
                best = key if best is None or key < best else best
        return best

    def _before(self, text: str, at: int, begin: int, distance: int | None) -> _Nearness | None:
        best: _Nearness | None = None
        first = begin if distance is None else max(begin, at - distance - 1)
        word = self._word_to(text, at, first, begin)
        if word is not None:
            best = (at - word[1], word[0] - word[1], word)
        if self._source:
            for match in self._templates(text, max(begin, first - _LONGEST), at):
                if match.end() > first:
                    key = (at - match.end(), match.start() - match.end(), match.span())
                    best = key if best is None or key < best else best
        return best

    def _templates(self, text: str, begin: int, stop: int) -> Iterable[re.Match[str]]:
        if self._needed.isdisjoint(text[begin:stop]):
            return ()
        if self._pattern is None:
            self._pattern = re.compile(self._source)
        return self._pattern.finditer(text, begin, stop)


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


def spelled(template: str) -> Iterator[str]:
    """The literals a template of plain words stands for: (不|没)感冒 is two; none where it has no plain words."""
    if not _TOKEN.search(template):
        yield template
        return
    pieces: list[Sequence[str]] = []
    for found in _PIECE.finditer(template):
        if found["choice"] is not None:
            pieces.append(found["choice"].split("|"))
        elif found["name"] is not None:
            pieces.append(() if found["name"] in PATTERNS else WORDS.get(found["name"], ()))
        else:
            pieces.append(() if "…" in found[0] else (found[0],))
    yield from ("".join(parts) for parts in product(*pieces) if any(parts))


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
