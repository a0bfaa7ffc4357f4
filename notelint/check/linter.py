"""One note at a time: the whole way from a note to its result."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from notelint.check.genre import genre_of
from notelint.check.scan import scan
from notelint.judge.own import of_genre, of_notice
from notelint.judge.select import Choice, chosen
from notelint.judge.suppress import Entry, suppress
from notelint.judge.verdict import Terms, finding
from notelint.kinds.view import NoteView
from notelint.model import EXEMPT, Finding, Result

if TYPE_CHECKING:
    from notelint.brand.brand import Brand
    from notelint.model import Note
    from notelint.packs.ruleset import Ruleset
    from notelint.text.words import Words


class Applied(NamedTuple):
    """What holds for one note after overrides: genre, industries and what is said of rules."""

    choice: Choice = Choice()
    genre: str | None = None
    industries: tuple[str, ...] = ()


class Linter:
    """Judges notes under one set of rules. Cheap to keep and to use again; holds no state of any note."""

    def __init__(self, rules: Ruleset, brand: Brand, today: str, entries: tuple[Entry, ...] = ()) -> None:
        self.rules = rules
        self.brand = brand
        self.today = today
        self.entries = entries
        self.used_entries: set[int] = set()
        self._enabled = lru_cache(maxsize=64)(self._enabled_rules)
        self._words = cache(self._load_words)

    def _load_words(self) -> Words:
        from notelint.text.words import Words

        return Words(self.brand.words())

    def _enabled_rules(self, key: tuple[object, ...], industries: tuple[str, ...]) -> frozenset[int]:
        select, ignore, locked = key
        choice = Choice(select, ignore, {}, locked)  # type: ignore[arg-type]
        return frozenset(
            index
            for index, rule in enumerate(self.rules.rules)
            if chosen(rule, choice) and (not rule.industries or set(rule.industries) & set(industries))
        )

    def check(self, note: Note, applied: Applied = Applied()) -> Result:
        """Everything the rules say of a note."""
        choice = applied.choice
        genre = genre_of(note, self.brand, applied.genre)
        industry = note.meta.get("industry")
        industries = applied.industries + ((str(industry),) if industry else ())
        view = NoteView(note, self._words, self.brand, genre.name, industries)
        enabled = self._enabled((choice.select, choice.ignore, choice.locked), industries)
        scanned = scan(view, self.rules, enabled)
        terms = Terms(self.today, choice)
        found: list[Finding] = []
        exempt: list[Finding] = []
        for rule, hit in scanned.hits:
            judged = finding(rule, hit, view, terms)
            if judged is not None:
                (exempt if judged.verdict == EXEMPT else found).append(judged)
        found.extend(of_notice(note, notice) for notice in note.notices)
        if genre.reason is not None:
            found.append(of_genre(note, genre.reason))
        split = suppress(note, found, self.rules.rules, self.entries, choice.locked, self.today)
        self.used_entries |= split.used
        return Result(
            note,
            tuple(sorted(split.kept, key=_order)),
            tuple(sorted(exempt, key=_order)),
            tuple(sorted(split.suppressed, key=_order)),
            scanned.allowed,
            (),
            scanned.suggested,
        )


def _order(finding: Finding) -> tuple[object, ...]:
    return (
        finding.line or 0,
        finding.column or 0,
        finding.field or "",
        -1 if finding.item is None else finding.item,
        -1 if finding.start is None else finding.start,
        finding.end or 0,
        finding.rule,
        finding.message,
    )
