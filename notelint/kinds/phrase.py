"""``phrase``: any of a list of literal terms.

``boundary: word`` asks jieba that the term be made of whole words; ``ascii`` that no ASCII letter or digit touches it.
``unless`` silences a hit when one of its phrases stands in the same clause.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from notelint.kinds.rule import TERM
from notelint.model import Hit
from notelint.text.fold import fold_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from notelint.kinds.rule import Rule, Trigger
    from notelint.kinds.view import NoteView

ALWAYS = False
OPTIONS: Mapping[str, Any] = {
    "boundary": {"enum": ["none", "ascii", "word"]},
    "unless": {"type": "array", "items": {"type": "string"}},
}


def literals(rule: Rule) -> Iterable[tuple[str, int]]:
    """The terms."""
    return ((term, TERM) for term in rule.terms)


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterator[Hit]:
    """The longest term at each place that is not crossed by a word boundary the rule asks for."""
    boundary = rule.options.get("boundary", "none")
    unless = [fold_term(phrase) for phrase in rule.options.get("unless", ())]
    for trigger in longest(triggers):
        field = view.fields[trigger.field]
        if not stands_apart(view, field.view(rule.view), trigger, boundary):
            continue
        if unless and any(phrase in field.clause(trigger.start, trigger.end) for phrase in unless):
            continue
        start, end = field.span(trigger.start, trigger.end)
        yield Hit(trigger.field, start, end)


def longest(triggers: Sequence[Trigger]) -> list[Trigger]:
    """Of triggers that overlap in one field, the longest, and the first of equals."""
    chosen: list[Trigger] = []
    taken: dict[int, list[tuple[int, int]]] = {}
    for trigger in sorted(triggers, key=lambda t: (t.field, t.start - t.end, t.start)):
        spans = taken.setdefault(trigger.field, [])
        place = bisect_left(spans, (trigger.start, trigger.end))
        if place and spans[place - 1][1] > trigger.start:
            continue
        if place < len(spans) and spans[place][0] < trigger.end:
            continue
        spans.insert(place, (trigger.start, trigger.end))
        chosen.append(trigger)
    return sorted(chosen, key=lambda t: (t.field, t.start))


def stands_apart(view: NoteView, text: str, trigger: Trigger, boundary: str) -> bool:
    """Whether a trigger in a field's text has the boundary that a rule asks for: none, ascii or word."""
    if boundary == "ascii":
        return not touches_ascii(text, trigger.start, trigger.end)
    return boundary != "word" or view.words.is_whole(text, trigger.start, trigger.end)


def touches_ascii(text: str, start: int, end: int) -> bool:
    """Whether an ASCII letter or digit stands right before or after [start, end)."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    return (before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum())
