"""Finds the words of the vocabulary in any spelling: by sound, by shape, split, in pinyin, with signs between.

The automaton looks for pairs: the first or last two characters of a word with at most one of them replaced (both,
for the few words in ``DOUBLY``). Where a pair stands, the word is read out from there, element by element.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from notelint.kinds.contacts.tables import ALIKE, COMMON, PINYIN, SPLIT
from notelint.kinds.contacts.vocabulary import DISGUISED, DOUBLY, FORMS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FIRST_ROLE = 3
ORDER = tuple(WORDS)
"""Literals carry the place of their word in this order as their role, counted from ``FIRST_ROLE``."""

_ENDS = frozenset("\n，,。！!？?；;、：:<>《》\ue000")
_COMMON = frozenset(COMMON)
KEPT = "心新星"
_MOST_SIGNS = 3
_BETWEEN = r"(?:[^\w\n，。！？；、：:\[(（]|[_丨丶])"
_WIDEST = 12


class Spelled(NamedTuple):
    """A word of the vocabulary at [start, end). ``changed`` are the elements that differ from the plain spelling."""

    start: int
    end: int
    word: str
    kind: str
    changed: tuple[str, ...] = ()
    signs: bool = False

    @property
    def weak(self) -> bool:
        """Whether a changed element is so common a character that it proves nothing by itself."""
        return any(element in _COMMON for element in self.changed)

    @property
    def kept(self) -> int:
        """How many characters are as they should be."""
        return len(self.word) - len(self.changed)


def literals() -> Iterator[tuple[str, int]]:
    """What the automaton looks for, each with the role of its word."""
    for place, word in enumerate(ORDER):
        role = FIRST_ROLE + place
        yield word, role
        if word not in DISGUISED:
            continue
        pairs = (0,) if len(word) == 2 else (0, len(word) - 2)
        for at in pairs:
            for pair in _pairs(word[at], word[at + 1]):
                yield pair, role


def _pairs(first: str, second: str) -> Iterator[str]:
    for other in forms(first):
        yield other + second
    for other in forms(second):
        yield first + other
    for one in PINYIN.get(first, ()):
        for other in PINYIN.get(second, ()):
            yield one + other
            yield f"{one} {other}"


@cache
def forms(char: str) -> tuple[str, ...]:
    """Every other way to write a character, longest first."""
    every = {*ALIKE.get(char, ""), *PINYIN.get(char, ()), *SPLIT.get(char, ()), *FORMS.get(char, ())} - {char}
    return tuple(sorted(every, key=lambda form: (-len(form), form)))


@cache
def _by_first(char: str) -> dict[str, tuple[str, ...]]:
    """The forms of a character by their own first character, longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for form in forms(char):
        found[form[0]] = (*found.get(form[0], ()), form)
    return found


def _class(char: str) -> str:
    """The first characters of every way to write a character that prove something."""
    return "".join({form[0] for form in (char, *forms(char)) if form[0] not in _COMMON or char == form})


def _set(chars: Iterable[str]) -> str:
    """The inside of a character class. Astral signs stand as one range: sre walks them one by one for every character
    of a text; the reading that follows is exact.
    """
    basic = sorted(char for char in set(chars) if char < "\U00010000")
    return re.escape("".join(basic)) + "\U0001f300-\U0001faff"


@cache
def _begun() -> re.Pattern[str]:
    """Where a word may begin whose literals do not show: both characters replaced, signs between two plain ones, or a
    sign for 信 after a character that is too common to begin a search with (卫❤).
    """
    firsts = re.escape("".join(sorted({char for word in DOUBLY for char in _class(word[0]) if char < "\U00010000"})))
    seconds = _set(char for word in DOUBLY for char in (*_class(word[1]), *KEPT))
    common = "".join(sorted(_common_wei()))
    hearts = _set(form for form in forms("信") if len(form) == 1 and not form.isalnum())
    plain = "".join(sorted(_PLAIN_FIRSTS))
    others = "".join(sorted({char for word in DISGUISED for char in word[1:]}))
    return re.compile(
        rf"[{firsts}{common}{plain}](?<![a-z][a-z])(?:(?<=[{firsts}])(?={_BETWEEN}{{0,{_MOST_SIGNS}}}[{seconds}])"
        rf"|(?<=[{plain}])(?={_BETWEEN}{{1,{_MOST_SIGNS}}}[{others}])|(?<=[{common}])(?=[{hearts}]))"
    )


_PLAIN_FIRSTS = frozenset(char for word in DISGUISED for char in word[:-1])


@cache
def _common_wei() -> frozenset[str]:
    return frozenset(form for form in forms("微") if form in _COMMON)


class _Start(NamedTuple):
    """What a word without literals may be that begins with a character.

    ``doubly`` are the words of ``DOUBLY``, each with what its second character may begin with, and what may stand
    inside a split first one; ``signed`` are those read only with a sign behind the first character.
    """

    doubly: tuple[tuple[str, frozenset[str]], ...]
    common: bool
    signed: tuple[str, ...]


def hidden(text: str) -> Iterator[Spelled]:
    """The words of a text that no literal shows."""
    for found in _begun().finditer(text):
        start = found.start()
        first = _start(found[0])
        following = text[start + 1 : start + 2]
        written = following.isalnum()
        for word, second in first.doubly:
            if written and not following.isascii() and following not in second:
                continue
            reading = read(text, word, start)
            if reading is not None and (reading.changed or reading.signs):
                yield reading
        if first.common and (reading := read(text, "微信", start)) is not None:
            yield reading
        if first.signed and (not written or following in "_丨丶"):
            for word in first.signed:
                if (reading := read(text, word, start)) is not None and reading.signs:
                    yield reading


@cache
def _start(char: str) -> _Start:
    doubly = tuple((word, _second(word)) for word in DOUBLY if char == word[0] or char in _by_first(word[0]))
    signed = sorted(word for word in DISGUISED if word[0] == char and not char.isascii())
    return _Start(doubly, char in _common_wei(), tuple(signed) if char in _PLAIN_FIRSTS else ())


@cache
def _second(word: str) -> frozenset[str]:
    inside = (char for split in SPLIT.get(word[0], ()) for char in split)
    return frozenset((word[1], *_by_first(word[1]), *inside))


def spelled(text: str, places: Iterable[tuple[int, int, int]]) -> list[Spelled]:
    """The words at these places (start, end, role of a literal found there), none inside another."""
    found: dict[tuple[int, int, str], Spelled] = {}
    for start, end, role in places:
        word = ORDER[role - FIRST_ROLE]
        reading = read_around(text, word, start, end)
        if reading is not None:
            found[reading.start, reading.end, word] = reading
    for reading in hidden(text):
        found[reading.start, reading.end, reading.word] = reading
    return outermost(list(found.values())) if found else []


def outermost(readings: Sequence[Spelled]) -> list[Spelled]:
    """The readings that lie in no longer one; of equals the one with fewest changes."""
    if len(readings) == 1:
        return list(readings)
    chosen: list[Spelled] = []
    reach: dict[int, int] = {}
    for reading in sorted(readings, key=lambda r: (-len(r.word), r.start - r.end, len(r.changed), r.start)):
        if reach.get(reading.start, 0) >= reading.end:
            continue
        chosen.append(reading)
        for place in range(reading.start, reading.end):
            reach[place] = max(reach.get(place, 0), reading.end)
    return sorted(chosen)


def read_around(text: str, word: str, start: int, end: int) -> Spelled | None:
    """The word read so that it covers [start, end), or null."""
    if text.startswith(word, start) and end - start == len(word) and _free(text, start, end):
        return Spelled(start, end, word, WORDS[word])
    if word not in DISGUISED:
        return None
    for begin in range(start, max(-1, start - _WIDEST if len(word) > 2 else start - 1), -1):
        reading = read(text, word, begin)
        if reading is not None and reading.end >= end:
            return reading
    return None


def read(text: str, word: str, start: int) -> Spelled | None:
    """The word as spelled from ``start`` on, or null."""
    at = start
    changed: list[str] = []
    signs = False
    for place, char in enumerate(word):
        element = _element(text, at, char)
        if element is None and place:
            after = _skip(text, at)
            element = _element(text, after, char) if after > at else None
            if element is not None:
                at = after
                signs = True
        if element is None:
            return None
        if element != char:
            changed.append(element)
        at += len(element)
    if not _free(text, start, at):
        return None
    return Spelled(start, at, word, WORDS[word], tuple(changed), signs)


def _element(text: str, at: int, char: str) -> str | None:
    if text.startswith(char, at):
        return char
    for form in _by_first(char).get(text[at : at + 1], ()):
        if text.startswith(form, at):
            return form
    return None


def _skip(text: str, at: int) -> int:
    """Past at most three signs that a writer sets inside a word."""
    end = at
    while end < len(text) and end - at < _MOST_SIGNS and _is_sign(text[end]):
        end += 1
    return end


def _is_sign(char: str) -> bool:
    return char in "丨丶" or (not char.isalnum() and char not in _ENDS)


def _free(text: str, start: int, end: int) -> bool:
    """Whether letters at the edges are not part of a longer run of letters."""
    before, first = text[start - 1 : start], text[start]
    last, after = text[end - 1], text[end : end + 1]
    return not (
        (_letter(first) and _letter(before)) or (_letter(last) and _letter(after) and not text.startswith("hao", end))
    )


def _letter(char: str) -> bool:
    return "a" <= char <= "z" if char else False
