"""A batch of notes -> one result for each, in input order, like those of a check."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.config.apply import accepting, choice_for, fitting
from notelint.duplicates.batch import compare, findings
from notelint.duplicates.findings import Scope
from notelint.duplicates.subject import subjects
from notelint.judge.suppress import suppress
from notelint.model import EXEMPT, Result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from notelint.config.settings import Settings
    from notelint.judge.select import Choice
    from notelint.kinds.rule import Rule
    from notelint.model import Finding, Note


class Asked(NamedTuple):
    """What the command line asks for: the day (ISO), its choice of rules and genre, whether suppressions hold."""

    today: str
    choice: Choice
    genre: str | None = None
    suppressing: bool = True


def results(
    notes: Sequence[Note],
    settings: Sequence[Settings],
    rules: Mapping[str, Rule],
    asked: Asked,
    past: Callable[[Note, Settings, Scope], Iterable[Finding]] | None = None,
) -> Iterator[Result]:
    """Judge notes against each other, each under the settings of its folder, and by ``past`` against published ones."""
    ready = subjects(notes, [each.brand for each in settings])
    compared = compare(ready, rules)
    for place, (note, own) in enumerate(zip(notes, settings, strict=True)):
        scope = scope_for(note, own, asked)
        found = list(findings(place, ready, compared, rules, scope))
        if past is not None:
            found += past(note, own, scope)
        yield result(note, found, rules, own, asked, allowed=ready[place].allowed)


def scope_for(note: Note, settings: Settings, asked: Asked) -> Scope:
    """What holds for a note under its settings."""
    choice = choice_for(settings, fitting(settings, note), asked.choice)
    return Scope(asked.today, choice, settings.brand, asked.genre or settings.genre)


def result(
    note: Note,
    found: Iterable[Finding],
    rules: Mapping[str, Rule],
    settings: Settings,
    asked: Asked,
    *,
    allowed: int = 0,
) -> Result:
    """Findings sorted into what stands, what is exempt and what was set aside."""
    every = list(found)
    exempt = [one for one in every if one.verdict == EXEMPT]
    kept = [one for one in every if one.verdict != EXEMPT]
    aside: list[Finding] = []
    if asked.suppressing and kept:
        split = suppress(
            note, kept, list(rules.values()), accepting(settings, note), settings.choice.locked, asked.today
        )
        # Suppressions of other rules are the business of a check.
        kept = [one for one in split.kept if one.rule in rules]
        aside = split.suppressed
    return Result(note, tuple(kept), tuple(exempt), tuple(aside), allowed)
