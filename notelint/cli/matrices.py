"""Opening a matrix for a command: its files, its settings, and the rules with the thresholds that hold."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from notelint.check.linter import ConfigError
from notelint.check.session import Session
from notelint.config.settings import Settings
from notelint.judge.select import across
from notelint.judge.thresholds import tuned
from notelint.packs.document import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.check.linter import Linter
    from notelint.check.session import Request
    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix
    from notelint.model import PackInfo, Result, Unchecked

PACK = "matrix"


class Opened(NamedTuple):
    """A matrix that was read; ``unread`` is what of its files could not be, ``drafts`` judges its wordings."""

    matrix: Matrix
    settings: Settings
    rules: tuple[Rule, ...]
    packs: tuple[PackInfo, ...]
    unread: tuple[Unchecked, ...]
    drafts: Linter


class MatrixSession(Session):
    """A session with the one pack; of a configuration's suppressions those that speak of it."""

    def __init__(self, request: Request) -> None:
        super().__init__(request._replace(packs=request.packs or (PACK,)))
        self._own: dict[int, tuple[Settings, Settings]] = {}

    def settings(self, folder: str) -> Settings:
        """The settings for files of a folder."""
        whole = super().settings(folder)
        if id(whole) not in self._own:
            own = tuple(entry for entry in whole.suppress if across(entry.rule))
            self._own[id(whole)] = whole, whole._replace(suppress=own)
        return self._own[id(whole)][1]


def open_matrix(session: Session, folder: str) -> Opened:
    """Read a matrix. Raises ConfigError where configuration or thresholds cannot be used."""
    from notelint.matrix.load import load

    where = os.path.abspath(folder)
    try:
        settings = session.settings(where)
        linter = session.linter(where)
    except ConfigError as error:
        raise ConfigError([*error.problems, *_besides(session, where, error.problems)]) from None
    rules, problems = tuned(linter.rules.rules, settings.thresholds, settings.path or "notelint.yaml")
    if problems:
        raise ConfigError(problems)
    loaded = load(where, session.request.today, settings, session.request.encoding)
    drafts = Session(session.request._replace(packs=())).linter(where)
    packs = tuple(dict.fromkeys((*linter.rules.packs, *drafts.rules.packs)))
    return Opened(loaded.matrix._replace(packs=packs), settings, rules, linter.rules.packs, loaded.problems, drafts)


def judged(session: Session, opened: Opened) -> Iterator[Result]:
    """What the rules of a matrix say of its records, then what those of drafts say of its bios and scripts."""
    from notelint.matrix.judgement import Asked, results, showing
    from notelint.matrix.wordings import wordings

    asked = Asked(session.request.today, session.request.choice, session.request.suppressing)
    yield from results(opened.matrix, opened.rules, opened.settings, asked)
    for note in wordings(opened.matrix, showing(opened.matrix.folder)):
        whole = opened.drafts.check(note)
        name = note.fields[0].name
        found = tuple(one for one in whole.findings if one.field == name)
        exempt = tuple(one for one in whole.exempt if one.field == name)
        if found or exempt or whole.suppressed:
            # Nothing was said of the kind of content, nor need be: it is no draft.
            yield whole._replace(findings=found, exempt=exempt, assumed_genre=False, suggested_packs=())


def _besides(session: Session, where: str, told: Sequence[Problem]) -> list[Problem]:
    """What the files of a matrix say wrongly besides its configuration, so that all of it is told at once."""
    from notelint.matrix.load import load

    loaded = load(where, session.request.today, Settings(where), session.request.encoding)
    places = {(os.path.abspath(one.path), one.line, one.column) for one in told}
    found = (Problem(os.path.abspath(one.path), one.line, one.column, one.reason) for one in loaded.problems)
    return [one for one in found if (one.path, one.line, one.column) not in places]
