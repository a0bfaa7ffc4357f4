"""One note at a time: the whole way from a note to its result."""

from __future__ import annotations

import os
import time
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from notelint.check.genre import Genre, genre_of
from notelint.check.scan import Scan, Scanner
from notelint.check.unknown import unknown_industries, unknown_rules
from notelint.config.apply import accepting, choice_for, fitting
from notelint.config.files import EMPTY, find, read_config
from notelint.config.settings import Settings, settings
from notelint.judge.own import OWN, as_chosen, of_genre, of_notice
from notelint.judge.select import OFF, Choice, chosen, level_for
from notelint.judge.suppress import Split, suppress
from notelint.judge.verdict import Terms, finding
from notelint.judge.yielding import without_yielding
from notelint.kinds.view import NoteView
from notelint.model import EXEMPT, GENRES, Field, Finding, Note, Result
from notelint.packs.ruleset import Ruleset, ruleset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.check.elsewhere import Elsewhere
    from notelint.kinds.rule import Rule
    from notelint.packs.document import Problem
    from notelint.text.words import Words


class ConfigError(Exception):
    """Configuration or rules that cannot be used; ``problems`` are all of them, with places."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class Applied(NamedTuple):
    """What holds for a note: its genre, its industries, what is said of rules, and the indexes of those that judge."""

    genre: str
    industries: tuple[str, ...]
    choice: Choice
    enabled: frozenset[int]


class _Opened(NamedTuple):
    """A note of several ready to be judged: as rules read it, as what kind of content, under what choice, by whom."""

    place: int
    view: NoteView
    genre: Genre
    choice: Choice
    scanner: Scanner


class Linter:
    """Judges notes under one configuration. Cheap to keep and to use again; keeps nothing of any note.

    ``choice`` and ``genre`` are those of the command line: they come after the configuration and its overrides.
    ``today`` is an ISO date; ``suppressing`` is false for an audit of everything that was ever set aside. ``elsewhere``
    judges a note by others that are no part of the run. Raises ConfigError where a prefix names no rule.
    """

    def __init__(
        self,
        configured: Settings,
        rules: Ruleset,
        today: str,
        choice: Choice = Choice(),
        genre: str | None = None,
        industries: tuple[str, ...] = (),
        *,
        suppressing: bool = True,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self.settings = configured
        self.rules = rules
        self.today = today
        self._choice = choice
        self._genre = genre
        self._industries = industries
        self._suppressing = suppressing
        self._elsewhere = elsewhere
        self._known = (*rules.rules, *OWN, *(elsewhere.rules if elsewhere is not None else ()))
        formerly = {old: rule.id for rule in self._known for old in rule.formerly}
        self.locked = tuple(formerly.get(name, name) for name in configured.choice.locked)
        """The prefixes of rules that nothing sets aside, by the ids they have now."""
        self._spoken = frozenset(name for rule in rules.rules for name in rule.industries)
        self.narrowed = configured.narrowed or bool(choice.select or choice.ignore or genre)
        """Whether the command line leaves some rules out, so that a suppression without use says nothing."""
        self._choice_for = lru_cache(maxsize=64)(self._merged_choice)
        self._enabled = lru_cache(maxsize=64)(self._enabled_rules)
        self._scanner = lru_cache(maxsize=64)(self._build_scanner)
        self._words = cache(self._load_words)
        problems = [*unknown_rules(configured, rules, choice), *unknown_industries(industries, self._spoken)]
        if problems:
            raise ConfigError(problems)

    @classmethod
    def from_config(
        cls, path: str | os.PathLike[str] | None = None, *, packs: Sequence[str] = (), today: str | None = None
    ) -> Linter:
        """A linter under a ``notelint.yaml``; without a path, under the nearest one above the working folder, if any.

        ``packs`` replace the configured ones. Raises ConfigError with every problem at once.
        """
        where = os.fspath(path) if path is not None else find(os.getcwd())
        raw, problems = read_config(where) if where is not None else (EMPTY, [])
        if raw is None:
            raise ConfigError(problems)
        configured, problems = settings(raw, packs=packs)
        if problems:
            raise ConfigError(problems)
        return cls.from_settings(configured, today)

    @classmethod
    def from_settings(
        cls,
        configured: Settings,
        today: str | None = None,
        choice: Choice = Choice(),
        genre: str | None = None,
        industries: tuple[str, ...] = (),
        *,
        suppressing: bool = True,
        elsewhere: Elsewhere | None = None,
    ) -> Linter:
        """A linter under settings already read. Raises ConfigError with every problem at once."""
        rules, problems = ruleset(configured.packs, configured.suggested, configured.brand.words())
        if rules is None:
            raise ConfigError(problems)
        return cls(
            configured,
            rules,
            today or today_in_china(),
            choice,
            genre,
            industries,
            suppressing=suppressing,
            elsewhere=elsewhere,
        )

    def check_text(
        self, text: str, *, title: str | None = None, genre: str | None = None, path: str = "<text>"
    ) -> Result:
        """Judge a text as the body of a note. ``genre`` is one of 品牌广告, 种草, 个人, 公告; else ValueError."""
        if genre is not None and genre not in GENRES:
            raise ValueError(f"内容性质不能是「{genre}」；可以是：{'、'.join(GENRES)}")
        fields = (*((Field("title", title),) if title else ()), Field("body", text))
        return self.check(Note(path, path, fields, {"genre": genre} if genre else {}))

    def check(self, note: Note) -> Result:
        """Everything the rules say of a note."""
        (judged,) = self.check_all((note,))
        if isinstance(judged, Exception):
            raise judged
        return judged

    def check_all(self, notes: Sequence[Note]) -> list[Result | Exception]:
        """The same for several notes, which are judged together faster than one by one, or what went wrong in one."""
        judged: dict[int, Result | Exception] = {}
        together: dict[Scanner, list[_Opened]] = {}
        for place, note in enumerate(notes):
            try:
                opened = self._opened(place, note)
            except Exception as error:
                judged[place] = error
            else:
                together.setdefault(opened.scanner, []).append(opened)
        for scanner, group in together.items():
            for opened, scanned in zip(group, scanner.scan([opened.view for opened in group]), strict=True):
                try:
                    judged[opened.place] = scanned if isinstance(scanned, Exception) else self._judged(opened, scanned)
                except Exception as error:
                    judged[opened.place] = error
        return [judged[place] for place in range(len(notes))]

    def _opened(self, place: int, note: Note) -> _Opened:
        overrides = fitting(self.settings, note) if self.settings.overrides else ()
        brand = self.settings.brand
        genre = genre_of(note, brand, self._genre or self._configured_genre(overrides))
        industries = self._industries_of(note, overrides)
        view = NoteView(note, self._words, brand, genre.name, industries)
        spoken = tuple(sorted(self._spoken.intersection(industries))) if industries else ()
        return _Opened(place, view, genre, self._choice_for(overrides), self._scanner(overrides, spoken))

    def _judged(self, opened: _Opened, scanned: Scan) -> Result:
        view, genre, choice = opened.view, opened.genre, opened.choice
        note = view.note
        terms = Terms(self.today, choice)
        said: list[tuple[Rule, Finding]] = []
        exempt: list[Finding] = []
        for rule, hit in scanned.hits:
            judged = finding(rule, hit, view, terms)
            if judged is None:
                continue
            if judged.verdict == EXEMPT:
                exempt.append(judged)
            else:
                said.append((rule, judged))
        found = without_yielding(said)
        found.extend(of_notice(note, notice) for notice in note.notices)
        if genre.reason is not None:
            found.append(of_genre(note, genre.reason))
        if self._elsewhere is not None:
            for judged in self._elsewhere.findings(note, choice, genre.name):
                (exempt if judged.verdict == EXEMPT else found).append(judged)
        split = (
            suppress(
                note,
                found,
                self._known,
                accepting(self.settings, note),
                self.locked,
                self.today,
                narrowed=self.narrowed,
            )
            if self._suppressing
            else Split(found, [])
        )
        return Result(
            note,
            tuple(sorted(as_chosen(split.kept, choice), key=_order)) if split.kept else (),
            tuple(sorted(exempt, key=_order)),
            tuple(sorted(split.suppressed, key=_order)),
            scanned.allowed,
            suggested_packs=scanned.suggested,
            assumed_genre=genre.assumed,
        )

    def applied(self, note: Note) -> Applied:
        """What configuration, overrides and command line together mean for a note."""
        overrides = fitting(self.settings, note) if self.settings.overrides else ()
        genre = genre_of(note, self.settings.brand, self._genre or self._configured_genre(overrides)).name
        industries = self._industries_of(note, overrides)
        choice = self._choice_for(overrides)
        judging = frozenset(
            index
            for index in self._enabled(overrides, industries)
            if level_for(self.rules.rules[index], self.rules.rules[index].levels[genre], choice) != OFF
        )
        return Applied(genre, industries, choice, judging)

    def enabled_rules(self) -> frozenset[int]:
        """The indexes of the rules that judge a note without overrides and without an industry of its own."""
        return self._enabled((), self._industries or self.settings.industries)

    def _load_words(self) -> Words:
        from notelint.text.words import Words

        return Words(self.settings.brand.words())

    def _merged_choice(self, overrides: tuple[int, ...]) -> Choice:
        return choice_for(self.settings, overrides, self._choice)

    def _enabled_rules(self, overrides: tuple[int, ...], industries: tuple[str, ...]) -> frozenset[int]:
        choice = self._choice_for(overrides)
        return frozenset(
            index
            for index, rule in enumerate(self.rules.rules)
            if chosen(rule, choice) and (not rule.industries or set(rule.industries) & set(industries))
        )

    def _build_scanner(self, overrides: tuple[int, ...], industries: tuple[str, ...]) -> Scanner:
        return Scanner(self.rules, self._enabled(overrides, industries))

    def _configured_genre(self, overrides: tuple[int, ...]) -> str | None:
        named = (self.settings.overrides[place].genre for place in reversed(overrides))
        return next((genre for genre in named if genre), self.settings.genre)

    def _industries_of(self, note: Note, overrides: tuple[int, ...]) -> tuple[str, ...]:
        own = note.meta.get("industry") or ()
        named = self._industries or self.settings.industries
        more = tuple(name for place in overrides for name in self.settings.overrides[place].industries)
        return (*named, *more, *((own,) if isinstance(own, str) else map(str, own)))


def today_in_china() -> str:
    """The date where the law applies, whatever the clock of the machine is set to."""
    now = time.gmtime(time.time() + 8 * 3600)
    return f"{now.tm_year}-{now.tm_mon:02}-{now.tm_mday:02}"


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
