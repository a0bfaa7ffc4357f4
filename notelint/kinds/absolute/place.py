"""A trigger in its clause, and what a grammar answers about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.model import VIOLATION
from notelint.text.clause import clause, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.kinds.absolute.disguise import Joined
    from notelint.kinds.view import NoteView


class Place(NamedTuple):
    """A trigger [start, end) in the folded prose ``text``; its clause is [begin, stop).

    ``written`` is the trigger as it stands there, ``literal`` the word it means (蕞 means 最);
    ``joined`` is there where signs were taken out behind it; ``goods`` are words of
    the brand, the note's product and its topics that count as something sold.
    """

    view: NoteView
    text: str
    start: int
    end: int
    begin: int
    stop: int
    literal: str
    disguised: bool
    joined: Joined | None
    goods: Sequence[str]

    @property
    def before(self) -> str:
        """The clause up to the trigger."""
        return self.text[self.begin : self.start]

    @property
    def lead(self) -> str:
        """The clause up to the trigger, with the heading before a colon: 愿景：做…."""
        begin = self.begin
        if begin and self.text[begin - 1] in ":：":
            begin = bounds(self.text, begin - 1, begin - 1)[0]
        return self.text[begin : self.start]

    @property
    def after(self) -> str:
        """The clause after the trigger."""
        return self.text[self.end : self.stop]

    @property
    def clause(self) -> str:
        """The whole clause."""
        return self.text[self.begin : self.stop]

    def sentence(self) -> tuple[int, int]:
        """The sentence around the trigger."""
        return sentence(self.text, self.start, self.end)

    @property
    def whole(self) -> str:
        """The whole sentence."""
        begin, stop = self.sentence()
        return self.text[begin:stop]

    def words(self, position: int, limit: int) -> Iterator[tuple[int, int, str]]:
        """The words from ``position`` up to ``limit``; a word that holds ``position`` is taken from there on."""
        return self.view.words.words(self.text, position, limit)


class Judgement(NamedTuple):
    """What a grammar says of a place: the span of the claim, what it points at, and why it is exempt, if it is.

    ``missing`` names, in Chinese, what proof a factual claim lacks.
    """

    start: int
    end: int
    target: str = ""
    verdict: str = VIOLATION
    clause: str | None = None
    reason: str | None = None
    missing: str = ""


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a trigger, not wider than 60 code points on either side: prose without commas is no clause."""
    begin, stop = clause(text, start, end)
    return max(begin, start - 60), min(stop, end + 60)
