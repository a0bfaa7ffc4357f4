"""One scan of one automaton for each field, then each rule where one of its literals stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.kinds.rule import ALLOW, Rule, Trigger
from notelint.kinds.table import kind
from notelint.packs.ruleset import BRAND

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from notelint.kinds.view import FieldView, NoteView
    from notelint.model import Hit
    from notelint.packs.ruleset import Ruleset


class Scan(NamedTuple):
    """What the rules found in a note. ``allowed`` counts terms that a longer allowed phrase beat."""

    hits: list[tuple[Rule, Hit]]
    allowed: int
    suggested: tuple[str, ...]


class _Way(NamedTuple):
    """Whom a literal concerns: a rule's index, the literal's role, and where the rule reads."""

    rule: int
    role: int
    fields: tuple[str, ...]
    prose: bool


class Scanner:
    """Runs the enabled rules (indexes into ``rules.rules``) over notes."""

    def __init__(self, rules: Ruleset, enabled: Collection[int]) -> None:
        self._rules = rules
        self._enabled = enabled
        self._always = frozenset(index for index in rules.always if index in enabled)
        self._ways: dict[int, tuple[tuple[_Way, ...], tuple[int, ...]]] = {}

    def scan(self, view: NoteView) -> Scan:
        """Everything the rules find in a note, in the order of the rules."""
        woken: dict[int, list[Trigger]] = {}
        allowing: dict[int, list[Trigger]] = {}
        suggested: set[int] = set()
        for field in view.fields:
            self._wake(field, woken, allowing, suggested)
        allowed = _let_allowed_go(woken, allowing) if allowing else 0
        hits: list[tuple[Rule, Hit]] = []
        for index in sorted(woken.keys() | self._always):
            rule = self._rules.rules[index]
            hits.extend([(rule, hit) for hit in kind(rule.kind).find(rule, view, woken.get(index, ()))])
        packs = tuple(self._rules.suggested[BRAND - 1 - index] for index in sorted(suggested, reverse=True))
        return Scan(hits, allowed, packs)

    def _wake(
        self,
        field: FieldView,
        woken: dict[int, list[Trigger]],
        allowing: dict[int, list[Trigger]],
        suggested: set[int],
    ) -> None:
        name = field.name
        literals = self._rules.literals
        for start, end, literal in self._rules.lexicon.scan(field.text):
            known = self._ways.get(literal)
            if known is None:
                known = self._ways[literal] = self._ways_of(literal)
            ways, packs = known
            suggested.update(packs)
            for index, role, fields, prose in ways:
                if fields and name not in fields:
                    continue
                if prose and field.prose[start:end] != field.text[start:end]:
                    continue
                trigger = Trigger(field.place, start, end, role, literals[literal])
                (allowing if role == ALLOW else woken).setdefault(index, []).append(trigger)

    def _ways_of(self, literal: int) -> tuple[tuple[_Way, ...], tuple[int, ...]]:
        routes = self._rules.routes[literal]
        ways: list[_Way] = []
        for index, role in routes:
            if index == BRAND:
                ways.append(_Way(index, role, (), prose=False))
            elif index in self._enabled:
                rule = self._rules.rules[index]
                ways.append(_Way(index, role, rule.fields, rule.view == "prose"))
        return tuple(ways), tuple(index for index, _ in routes if index < BRAND)


def _let_allowed_go(woken: dict[int, list[Trigger]], allowing: Mapping[int, list[Trigger]]) -> int:
    """Drop triggers that a longer allowed phrase holds; returns how many."""
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
