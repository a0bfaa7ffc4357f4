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
    from collections.abc import Sequence

    from notelint.check.session import Request
    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix
    from notelint.model import PackInfo, Unchecked

PACK = "matrix"


class Opened(NamedTuple):
    """A matrix that was read; ``unread`` is what of its files could not be."""

    matrix: Matrix
    settings: Settings
    rules: tuple[Rule, ...]
    packs: tuple[PackInfo, ...]
    unread: tuple[Unchecked, ...]


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
    return Opened(loaded.matrix, settings, rules, linter.rules.packs, loaded.problems)


def _besides(session: Session, where: str, told: Sequence[Problem]) -> list[Problem]:
    """What the files of a matrix say wrongly besides its configuration, so that all of it is told at once."""
    from notelint.matrix.load import load

    loaded = load(where, session.request.today, Settings(where), session.request.encoding)
    places = {(os.path.abspath(one.path), one.line, one.column) for one in told}
    found = (Problem(os.path.abspath(one.path), one.line, one.column, one.reason) for one in loaded.problems)
    return [one for one in found if (one.path, one.line, one.column) not in places]
