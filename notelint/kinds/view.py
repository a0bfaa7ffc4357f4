"""A note as rules read it: each field folded once, hidden marks at the same length, places that lead back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.text.clause import clause, sentence
from notelint.text.fold import Folded, fold
from notelint.text.mask import FILLER, mask_contact, mask_prose, topics
from notelint.text.squeeze import squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from notelint.brand.brand import Brand
    from notelint.model import Field, Note
    from notelint.text.words import Words


class FieldView:
    """One field: ``text`` is what contact rules read, ``prose`` the same with addresses and topic signs hidden.

    Both are folded and of the same length; ``span`` leads back to the field as written. ``notes`` keeps what a kind
    worked out for several rules, under the kind's name.
    """

    __slots__ = ("_folded", "_offset", "_origin", "_topics", "field", "name", "notes", "place", "prose", "text")

    def __init__(
        self, place: int, field: Field, text: str, prose: str, folded: Folded, offset: int, origin: int
    ) -> None:
        """``folded`` is the fold of all fields, where this one begins at ``offset``, before folding at ``origin``."""
        self.place = place
        self.field = field
        self.name = field.name
        self._folded = folded
        self._offset = offset
        self._origin = origin
        self.text = text
        self.prose = prose
        self.notes: dict[str, Any] = {}
        self._topics: list[tuple[int, int]] | None = None

    @property
    def topics(self) -> list[tuple[int, int]]:
        """The places of topic words (话题) that stand in the field."""
        if self._topics is None:
            self._topics = topics(self.text)
        return self._topics

    def view(self, name: str) -> str:
        """The text under the name a rule gives its view."""
        return self.text if name == "contact" else self.prose

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the field as written."""
        first, last = self._folded.span(self._offset + start, self._offset + end)
        return first - self._origin, last - self._origin

    def clause(self, start: int, end: int | None = None) -> str:
        """The clause of the prose around a place, commas excluded."""
        begin, stop = clause(self.prose, start, end)
        return self.prose[begin:stop]

    def sentence(self, start: int, end: int | None = None) -> str:
        """The sentence of the prose around a place."""
        begin, stop = sentence(self.prose, start, end)
        return self.prose[begin:stop]


class NoteView:
    """A note's views and what is known about it. ``genre`` is the one that applies, ``words`` cuts words on demand."""

    __slots__ = ("_words", "brand", "fields", "genre", "industries", "joined", "meta", "note", "published")

    def __init__(
        self,
        note: Note,
        words: Callable[[], Words],
        brand: Brand,
        genre: str,
        industries: Sequence[str] = (),
    ) -> None:
        self.note = note
        self.meta: Mapping[str, Any] = note.meta
        self.joined, self.fields = _views(note.fields)
        """The texts of all fields in one, so that what is looked for in each takes one look, and the fields."""
        self.published: dict[str, str | None] = {}
        """The text of a field as readers see it, for those who measure it; null where there is none."""
        self.brand = brand
        self.genre = genre
        self.industries = industries
        self._words = words

    @property
    def words(self) -> Words:
        """jieba's word boundaries; loaded when first asked for."""
        return self._words()

    def named(self, names: Sequence[str]) -> list[FieldView]:
        """The fields of these names, in the note's order."""
        return [view for view in self.fields if view.name in names]

    def topics(self) -> list[str]:
        """Every topic of the note, folded: the tags field and the topics in the body."""
        found = [view.text.strip("# ") for view in self.fields if view.name == "tags"]
        for view in self.fields:
            if view.name == "body":
                found.extend(view.text[start:end] for start, end in view.topics)
        return list(dict.fromkeys(topic for topic in found if topic))


_OTHER = "\ue001"
"""Stands where a writer used the very character that joins the fields: one as private as the other."""


def _views(fields: Sequence[Field]) -> tuple[str, list[FieldView]]:
    """The views of a note's fields and their joined text; no rule holds what joins them.

    They are folded and masked as one text: tags are many and short, and each look has its price.
    """
    if not fields:
        return "", []
    raw = [field.text.replace(FILLER, _OTHER) for field in fields]
    folded = squeeze(fold(FILLER.join(raw)))
    joined, texts = folded.text, folded.text.split(FILLER)
    if "<!--" in joined:  # a comment ends in its own field or is none
        texts = [mask_contact(text) for text in texts]
        joined = FILLER.join(texts)
    prose = mask_prose(joined)
    views: list[FieldView] = []
    begin = origin = 0
    for field, text in zip(fields, texts, strict=True):
        end = begin + len(text)
        shown = text if prose is joined else prose[begin:end]
        views.append(FieldView(len(views), field, text, shown, folded, begin, origin))
        begin, origin = end + 1, origin + len(field.text) + 1
    return joined, views
