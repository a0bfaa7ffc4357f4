"""What of a body is compared: letters, digits and Chinese characters as ``text.fold`` spells them.

Topics, emoji codes, punctuation, spaces and notelint's own comments go: changing them makes no new text.
"""

from __future__ import annotations

import re
from itertools import compress
from typing import NamedTuple

from notelint.text.fold import fold_term

MARKS = re.compile(
    r"<!--\s*notelint-.*?-->|\[话题\]|\[[A-Za-z\u4e00-\u9fff]{1,10}R\]"
    r"|[#＃][^\s#＃\[\]，,。！？!?]{1,40}(?:\[话题\])?[#＃]?",
    re.DOTALL,
)


class _Letters(dict[int, str]):
    """Code point -> what stands for it; worked out when first met."""

    def __missing__(self, code: int) -> str:
        folded = "".join(char for char in fold_term(chr(code)) if char.isalnum())
        self[code] = folded
        return folded


LETTERS = _Letters()


class _Widths(dict[int, str]):
    """Code point -> the number of characters that stand for it, as a character of that number."""

    def __missing__(self, code: int) -> str:
        self[code] = chr(len(LETTERS[code]))
        return self[code]


_WIDTHS = _Widths()


class Stripped(NamedTuple):
    """A stripped text, and how often an allowed phrase was taken out of it."""

    text: str
    allowed: int = 0


def without_marks(text: str) -> str:
    """The text without topics, emoji codes and comments."""
    return MARKS.sub("", text) if "#" in text or "[" in text or "＃" in text or "<!--" in text else text


def strip(text: str) -> str:
    """The characters of a text that are compared."""
    return without_marks(text).translate(LETTERS)


def without(stripped: str, phrases: re.Pattern[str] | None) -> Stripped:
    """A stripped text without the phrases that a brand allows everywhere; ``phrases`` matches them stripped."""
    return Stripped(stripped) if phrases is None else Stripped(*phrases.subn("", stripped))


def allowed_phrases(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern for phrases that do not count, longest first; null where there are none."""
    folded = sorted({strip(phrase) for phrase in phrases} - {""}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(re.escape, folded))) if folded else None


def places(text: str, phrases: re.Pattern[str] | None = None) -> list[int]:
    """For each character of the stripped text, its code point in the text."""
    widths = MARKS.sub(_nothing, text).translate(_WIDTHS).encode("latin-1")
    found = list(compress(range(len(text)), widths))
    if len(found) < sum(widths):
        found = [at for at, width in enumerate(widths) for _ in range(width)]
    if phrases is None:
        return found
    kept: list[int] = []
    last = 0
    for phrase in phrases.finditer(strip(text)):
        kept += found[last : phrase.start()]
        last = phrase.end()
    return kept + found[last:]


def _nothing(mark: re.Match[str]) -> str:
    return "\0" * (mark.end() - mark.start())
