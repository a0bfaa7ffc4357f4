"""One scan of one automaton for each field, then each rule where one of its literals stood."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from notelint.kinds.rule import ALLOW, Rule, Trigger
from notelint.kinds.table import kind
from notelint.packs.ruleset import BRAND

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from notelint.kinds.view import FieldView, NoteView
    from notelint.model import Hit
    from notelint.packs.ruleset import Ruleset

    Find = Callable[[Rule, NoteView, Sequence[Trigger]], Iterable[Hit]]


class Scan(NamedTuple):
    """What the rules found in a note. ``allowed`` counts terms that a longer allowed phrase beat."""

    hits: list[tuple[Rule, Hit]]
    allowed: int
    suggested: tuple[str, ...]


class _Way(NamedTuple):
    """Whom a literal in a certain field concerns: a rule's index, the literal's role, and whether it reads prose."""

    rule: int
    role: int
    prose: bool


class Scanner:
    """Runs the enabled rules (indexes into ``rules.rules``) over notes."""

    def __init__(self, rules: Ruleset, enabled: Collection[int]) -> None:
        self._rules = rules
        self._enabled = enabled
        self._always = frozenset(index for index in rules.always if index in enabled)
        self._shared = {
            first: tuple(member for member in members if member in enabled) for first, members in rules.shared.items()
        }
        self._finders: dict[int, tuple[Rule, Find]] = {}
        self._ways: dict[str, dict[int, tuple[_Way, ...]]] = {}

    def scan(self, view: NoteView) -> Scan:
        """Everything the rules find in a note, in the order of the rules."""
        woken: dict[int, list[Trigger]] = {}
        allowing: dict[int, list[Trigger]] = {}
        suggested: set[int] = set()
        for field in view.fields:
            self._wake(field, woken, allowing, suggested)
        for first, members in self._shared.items():
            triggers = woken.pop(first, None)
            if triggers is not None:
                woken.update(dict.fromkeys(members, triggers))
        allowed = _let_allowed_go(woken, allowing) if allowing else 0
        hits: list[tuple[Rule, Hit]] = []
        for index in sorted(woken.keys() | self._always):
            rule, find = self._finders.get(index) or self._finder(index)
            for hit in find(rule, view, woken.get(index, ())):
                hits.append((rule, hit))  # noqa: PERF401 - a list for each of thirty rules costs more than the loop
        packs = tuple(self._rules.suggested[BRAND - 1 - index] for index in sorted(suggested, reverse=True))
        return Scan(hits, allowed, packs)

    def _finder(self, index: int) -> tuple[Rule, Find]:
        """A rule and what finds it; its kind is imported only now."""
        rule = self._rules.rules[index]
        found = self._finders[index] = (rule, kind(rule.kind).find)
        return found

    def _wake(
        self,
        field: FieldView,
        woken: dict[int, list[Trigger]],
        allowing: dict[int, list[Trigger]],
        suggested: set[int],
    ) -> None:
        text, prose = field.text, field.prose
        hidden = prose is not text
        route_of = self._rules.route_of
        known = self._ways.setdefault(field.name, {})
        for start, end, literal in self._rules.lexicon.scan(text):
            route = route_of[literal]
            ways = known.get(route)
            if ways is None:
                ways = known[route] = self._ways_of(route, field.name)
            for index, role, reads_prose in ways:
                if index < BRAND:
                    suggested.add(index)
                elif not (hidden and reads_prose and prose[start:end] != text[start:end]):
                    trigger = Trigger(field.place, start, end, role, text[start:end])
                    (allowing if role == ALLOW else woken).setdefault(index, []).append(trigger)

    def _ways_of(self, route: int, field: str) -> tuple[_Way, ...]:
        ways: list[_Way] = []
        for index, role in self._rules.routes[route]:
            if index <= BRAND or self._shared.get(index):
                ways.append(_Way(index, role, prose=False))
            elif index in self._enabled:
                rule = self._rules.rules[index]
                if field in rule.fields:
                    ways.append(_Way(index, role, rule.view == "prose"))
        return tuple(ways)


def _let_allowed_go(woken: dict[int, list[Trigger]], allowing: Mapping[int, list[Trigger]]) -> int:
    """Drop triggers that a longer allowed phrase holds; returns how many."""
    count = 0
    everywhere = allowing.get(BRAND, [])
    for index in list(woken):
        allowed = everywhere + allowing.get(index, [])
        if not allowed:
            continue
        reach = _reach(allowed)
        kept = [trigger for trigger in woken[index] if not _is_beaten(trigger, reach)]
        count += len(woken[index]) - len(kept)
        if kept:
            woken[index] = kept
        else:
            del woken[index]
    return count


def _reach(allowed: Iterable[Trigger]) -> dict[int, tuple[list[int], list[int]]]:
    """For each field the starts of allowed phrases, and how far any that began by then reaches."""
    reach: dict[int, tuple[list[int], list[int]]] = {}
    for phrase in sorted(allowed, key=lambda trigger: (trigger.field, trigger.start)):
        starts, ends = reach.setdefault(phrase.field, ([], []))
        starts.append(phrase.start)
        ends.append(max(phrase.end, ends[-1]) if ends else phrase.end)
    return reach


def _is_beaten(trigger: Trigger, reach: Mapping[int, tuple[list[int], list[int]]]) -> bool:
    """Whether a longer phrase holds the whole trigger."""
    if trigger.field not in reach:
        return False
    starts, ends = reach[trigger.field]
    before, through = bisect_left(starts, trigger.start), bisect_right(starts, trigger.start)
    return (before > 0 and ends[before - 1] >= trigger.end) or (through > 0 and ends[through - 1] > trigger.end)
