"""The entries of a ``near`` list: words, classes of words and small templates.

``{名}`` stands for a class below, ``(甲|乙|)`` for a choice, ``…`` for up to four code points of the same clause;
everything else is itself. A class is a list of words and of patterns: plain words are looked up one by one, which
needs no pattern to be compiled, so a draft pays only for templates.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from notelint.kinds.near_words import PATTERNS, WORDS
from notelint.text.fold import fold_term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
_TOKEN = re.compile(r"\{(?P<name>[^{}]+)\}|(?P<sign>[(|)…])")
_CHOICE = re.compile(r"\(([^()]*)\)")

_Place = tuple[int, int]


class Entries(NamedTuple):
    """A list ready to be looked for: plain words, and one pattern for the templates."""

    words: tuple[str, ...]
    pattern: re.Pattern[str] | None

    def places(self, text: str, begin: int, stop: int) -> Iterator[_Place]:
        """Every place of an entry in text[begin:stop], words first."""
        for word in self.words:
            at = text.find(word, begin, stop)
            while at >= 0:
                yield at, at + len(word)
                at = text.find(word, at + 1, stop)
        if self.pattern is not None:
            for found in self.pattern.finditer(text, begin, stop):
                yield found.span()


@lru_cache(maxsize=1024)
def entries(templates: tuple[str, ...]) -> Entries:
    """The entries of a list of words and templates.

    Raises KeyError for a class that does not exist.
    """
    words: list[str] = []
    patterns: list[str] = []
    for template in templates:
        if template.startswith("{") and template.endswith("}") and template.count("{") == 1:
            name = template[1:-1]
            words.extend(WORDS.get(name, ()))
            if name in PATTERNS or name not in WORDS:
                patterns.append(PATTERNS[name])
        elif _TOKEN.search(template):
            patterns.append(_pattern(template))
        else:
            words.append(fold_term(template))
    pattern = re.compile("|".join(patterns)) if patterns else None
    return Entries(tuple(dict.fromkeys(words)), pattern)


def unknown(template: str) -> list[str]:
    """The names of classes in an entry that do not exist."""
    return [found["name"] for found in _TOKEN.finditer(template) if found["name"] and found["name"] not in CLASSES]


def nearest(
    templates: tuple[str, ...], text: str, reach: _Place, term: _Place, order: str = "any", distance: int | None = None
) -> _Place | None:
    """The place of an entry nearest to the term and beside it, within ``reach``; of equals the longest."""
    begin, stop = reach
    listed = entries(templates)
    best: tuple[int, int, _Place] | None = None
    if order != "before":
        for start, end in listed.places(text, term[1], stop):
            key = (start - term[1], start - end, (start, end))
            best = key if best is None or key < best else best
    if order != "after":
        for start, end in listed.places(text, begin, term[0]):
            key = (term[0] - end, start - end, (start, end))
            best = key if best is None or key < best else best
    return best[2] if best and (distance is None or best[0] <= distance) else None


def occurs(templates: tuple[str, ...], text: str) -> str:
    """The first entry that stands in a text, as it stands there, or nothing."""
    place = next(entries(templates).places(text, 0, len(text)), None)
    return text[place[0] : place[1]] if place else ""


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
        choices.append(PATTERNS[name])
    return "(?:" + "|".join(choices) + ")"
