"""One scan of one automaton for each field, then each rule where one of its literals stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.kinds.rule import ALLOW, Trigger
from notelint.kinds.table import kind
from notelint.packs.ruleset import BRAND

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from notelint.kinds.rule import Rule
    from notelint.kinds.view import FieldView, NoteView
    from notelint.model import Hit
    from notelint.packs.ruleset import Ruleset
    from notelint.text.lexicon import Match


class Scan(NamedTuple):
    """What the rules found in a note. ``allowed`` counts terms that a longer allowed phrase beat."""

    hits: list[tuple[Rule, Hit]]
    allowed: int
    suggested: tuple[str, ...]


def scan(view: NoteView, rules: Ruleset, enabled: Collection[int]) -> Scan:
    """Run the enabled rules (indexes into ``rules.rules``) over a note."""
    woken: dict[int, list[Trigger]] = {}
    allowing: dict[int, list[Trigger]] = {}
    suggested: set[int] = set()
    for field in view.fields:
        matches = rules.lexicon.scan(field.text)
        if matches:
            _route(field, matches, rules, enabled, woken, allowing, suggested)
    allowed = 0
    if allowing:
        allowed = _let_allowed_go(woken, allowing)
    hits: list[tuple[Rule, Hit]] = []
    for index in sorted(woken.keys() | rules.always):
        if index not in enabled:
            continue
        rule = rules.rules[index]
        triggers = woken.get(index, ())
        hits.extend((rule, hit) for hit in kind(rule.kind).find(rule, view, triggers))
    return Scan(hits, allowed, tuple(rules.suggested[BRAND - 1 - index] for index in sorted(suggested, reverse=True)))


def _route(
    field: FieldView,
    matches: Collection[Match],
    rules: Ruleset,
    enabled: Collection[int],
    woken: dict[int, list[Trigger]],
    allowing: dict[int, list[Trigger]],
    suggested: set[int],
) -> None:
    for start, end, literal in matches:
        for index, role in rules.routes[literal]:
            if index < BRAND:
                suggested.add(index)
                continue
            if index != BRAND and (index not in enabled or not _reads(rules.rules[index], field, start, end)):
                continue
            trigger = Trigger(field.place, start, end, role, rules.literals[literal])
            (allowing if role == ALLOW else woken).setdefault(index, []).append(trigger)


def _reads(rule: Rule, field: FieldView, start: int, end: int) -> bool:
    """Whether a rule reads this place: its field, and in prose nothing that is hidden."""
    if field.name not in rule.fields:
        return False
    return rule.view == "contact" or field.prose[start:end] == field.text[start:end]


def _let_allowed_go(woken: dict[int, list[Trigger]], allowing: Mapping[int, list[Trigger]]) -> int:
    count = 0
    everywhere = allowing.get(BRAND, [])
    for index in list(woken):
        allowed = everywhere + allowing.get(index, [])
        if not allowed:
            continue
        kept = [trigger for trigger in woken[index] if not any(_beats(longer, trigger) for longer in allowed)]
        count += len(woken[index]) - len(kept)
        if kept:
            woken[index] = kept
        else:
            del woken[index]
    return count


def _beats(allowed: Trigger, trigger: Trigger) -> bool:
    return (
        allowed.field == trigger.field
        and allowed.start <= trigger.start
        and trigger.end <= allowed.end
        and allowed.end - allowed.start > trigger.end - trigger.start
    )
