"""``contact``: contacts outside the platform, however they are written.

One analysis of a field serves every rule of this kind; ``report`` says which of its findings a rule reports:
``hard`` (a channel with its identifier, or an identifier that suffices), ``channel`` (readers are sent to a channel, or
it is spelled in disguise) or ``cta`` (a call inside the platform). A stronger finding hides weaker ones at its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.kinds.contacts.analysis import analyse
from notelint.kinds.contacts.leak import CHANNEL, CTA, Leak
from notelint.kinds.contacts.spelling import literals as spellings
from notelint.model import ERROR, WARNING, Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from notelint.kinds.rule import Rule, Trigger
    from notelint.kinds.view import FieldView, NoteView

ALWAYS = True
SHARED = True
OPTIONS: Mapping[str, Any] = {
    "report": {"enum": ["hard", "channel", "cta"], "description": "报告哪一类：联系方式、站外渠道、站内引导"},
}


def literals(rule: Rule) -> Iterable[tuple[str, int]]:
    """The words of the grammar in every spelling; each rule has them, since any may run alone."""
    del rule
    return spellings()


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterator[Hit]:
    """The leaks of the class that the rule reports."""
    if not view.fields:
        return
    kept = view.fields[0].notes
    found: list[tuple[FieldView, Leak]] | None = kept.get("contact")
    if found is None:
        found = kept["contact"] = _analysed(view, triggers)
    for field, leak in found:
        if leak.report != rule.options["report"] or field.name not in rule.fields:
            continue
        start, end = field.span(leak.start, leak.end)
        values = {"what": leak.what, "how": f"（{leak.how}）" if leak.how else ""}
        yield Hit(field.place, start, end, level=_level(leak), values=values, folded=leak.reads or None)


def _analysed(view: NoteView, triggers: Sequence[Trigger]) -> list[tuple[FieldView, Leak]]:
    """Every leak of a note, by field."""
    places: dict[int, list[tuple[int, int, int]]] = {}
    for trigger in triggers:
        places.setdefault(trigger.field, []).append((trigger.start, trigger.end, trigger.role))
    return [
        (field, leak)
        for field in view.fields
        for leak in analyse(field.text, places.get(field.place, ()), lambda: view.words)
    ]


def _level(leak: Leak) -> str | None:
    if leak.report == CHANNEL and leak.lures:
        return ERROR
    if leak.report == CTA and leak.how:
        return WARNING
    return None
