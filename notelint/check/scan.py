"""One scan of one automaton over all fields of a note, then each rule where one of its literals stood."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from notelint.kinds.rule import ACCOUNT, ALLOW, BEFORE_SIGN, Rule, Trigger
from notelint.kinds.table import kind
from notelint.packs.ruleset import BRAND

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from notelint.kinds.view import NoteView
    from notelint.model import Hit
    from notelint.packs.ruleset import Ruleset

    Find = Callable[[Rule, NoteView, Sequence[Trigger]], Iterable[Hit]]


class Scan(NamedTuple):
    """What the rules found in a note. ``allowed`` counts terms that a longer allowed phrase beat."""

    hits: list[tuple[Rule, Hit]]
    allowed: int
    suggested: tuple[str, ...]


_trigger: Callable[[tuple[int, int, int, int, str]], Trigger] = partial(tuple.__new__, Trigger)
"""Makes a trigger without the Python function that a named tuple's constructor is: a note has a dozen."""


class _Way(NamedTuple):
    """Whom a literal in a certain field concerns: a rule's index, the literal's role, and whether it reads prose."""

    rule: int
    role: int
    prose: bool


class _Work(NamedTuple):
    """A note among others that are judged with it; after an error its scan is of no use."""

    view: NoteView
    scan: Scan
    errors: list[Exception]


class _Awake(NamedTuple):
    """What notes that say the same things of themselves can wake.

    ``always`` are the rules that need no literal (and so no trigger), ``asleep`` those that such notes give nothing to judge; ``ways`` are
    those of the literals met so far, by field name and route.
    """

    always: Mapping[int, tuple[()]]
    asleep: frozenset[int]
    ways: dict[str, dict[int, tuple[_Way, ...]]]


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
        self._needs: dict[int, tuple[str, ...]] | None = None
        self._asked: frozenset[str] = frozenset()
        self._awake: dict[frozenset[str], _Awake] = {}

    def scan(self, views: Sequence[NoteView]) -> list[Scan | Exception]:
        """Everything the rules find in each of some notes, in the order of the rules, or what went wrong in one.

        Each rule judges all the notes before the next does: a grammar and its tables fill the processor's caches, and
        note by note each pushes the others out, which takes a quarter longer.
        """
        works: list[_Work] = []
        turns: dict[int, list[tuple[_Work, Sequence[Trigger]]]] = {}
        for view in views:
            try:
                woken, scanned = self._woken(view)
            except Exception as error:
                works.append(_Work(view, Scan([], 0, ()), [error]))
                continue
            work = _Work(view, scanned, [])
            works.append(work)
            for index, triggers in woken.items():
                turns.setdefault(index, []).append((work, triggers))
        for index in sorted(turns):
            rule, find = self._finders.get(index) or self._finder(index)
            if index in self._shared and (prepare := getattr(kind(rule.kind), "prepare", None)) is not None:
                # What goes wrong here goes wrong again, and is told, where its own note is judged.
                with suppress(Exception):
                    prepare([(work.view, triggers) for work, triggers in turns[index]])
            for work, triggers in turns[index]:
                if work.errors:
                    continue
                try:
                    found = find(rule, work.view, triggers)
                    if found:
                        work.scan.hits.extend([(rule, hit) for hit in found])
                except Exception as error:
                    work.errors.append(error)
        return [work.errors[0] if work.errors else work.scan for work in works]

    def _woken(self, view: NoteView) -> tuple[dict[int, Sequence[Trigger]], Scan]:
        """The rules that judge a note, each with its triggers there, and what the scan for them shows already."""
        woken: dict[int, list[Trigger]] = {}
        allowing: dict[int, list[Trigger]] = {}
        suggested: set[int] = set()
        awake = self._awake_for(view)
        if view.fields:
            self._wake(view, awake, woken, allowing, suggested)
        for first, members in self._shared.items():
            triggers = woken.pop(first, None)
            if triggers is not None:
                woken.update(dict.fromkeys(members, triggers))
        allowed = _let_allowed_go(woken, allowing) if allowing else 0
        packs = tuple(self._rules.suggested[BRAND - 1 - index] for index in sorted(suggested, reverse=True))
        return {**awake.always, **woken}, Scan([], allowed, packs)

    def _finder(self, index: int) -> tuple[Rule, Find]:
        """A rule and what finds it; its kind is imported only now."""
        rule = self._rules.rules[index]
        found = self._finders[index] = (rule, kind(rule.kind).find)
        return found

    def _awake_for(self, view: NoteView) -> _Awake:
        """What a note can wake: rules that read front matter sleep where it has none."""
        if self._needs is None:
            self._needs = {index: needs for index in self._always if (needs := self._needs_of(index))}
            self._asked = frozenset(key for needs in self._needs.values() for key in needs)
        said = self._asked.intersection(view.meta)
        if view.note.account is not None:
            said |= {ACCOUNT}
        awake = self._awake.get(said)
        if awake is None:
            asleep = frozenset(index for index, needs in self._needs.items() if not said.issuperset(needs))
            awake = self._awake[said] = _Awake(dict.fromkeys(self._always - asleep, ()), asleep, {})
        return awake

    def _needs_of(self, index: int) -> tuple[str, ...]:
        rule = self._rules.rules[index]
        needs = getattr(kind(rule.kind), "needs", None)
        return () if needs is None else tuple(needs(rule))

    def _wake(
        self,
        view: NoteView,
        awake: _Awake,
        woken: dict[int, list[Trigger]],
        allowing: dict[int, list[Trigger]],
        suggested: set[int],
    ) -> None:
        """Collect the triggers of a note: one scan for all its fields, whose matches come by their ends."""
        route_of = self._rules.route_of
        fields = iter(view.fields)
        stop = -1
        for start, end, literal in self._rules.lexicon.scan(view.joined):
            while end > stop:
                field = next(fields)
                base, stop = stop + 1, stop + 1 + len(field.text)
                text, prose, known = field.text, field.prose, awake.ways.setdefault(field.name, {})
            route = route_of[literal]
            ways = known.get(route)
            if ways is None:
                ways = known[route] = self._ways_of(route, field.name, awake.asleep)
            for index, role, reads_prose in ways:
                if index < BRAND:
                    suggested.add(index)
                    continue
                begin, ended = start - base, end - base
                if role == BEFORE_SIGN and text[ended : ended + 1].isalnum():
                    continue
                written = text[begin:ended]
                if prose is text or not reads_prose or prose[begin:ended] == written:
                    trigger = _trigger((field.place, begin, ended, role, written))
                    (allowing if role == ALLOW else woken).setdefault(index, []).append(trigger)

    def _ways_of(self, route: int, field: str, asleep: Collection[int]) -> tuple[_Way, ...]:
        ways: list[_Way] = []
        for index, role in self._rules.routes[route]:
            if index <= BRAND or self._shared.get(index):
                ways.append(_Way(index, role, prose=False))
            elif index in self._enabled and index not in asleep:
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
