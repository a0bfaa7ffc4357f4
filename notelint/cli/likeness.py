"""Notes of a matrix against each other, by the rules of the pack ``similar`` as the configuration has them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from notelint.check.session import Session
from notelint.judge.select import across

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.check.session import Request
    from notelint.config.settings import Settings
    from notelint.model import Note, Result

PACK = "similar"


class Likeness:
    """The rules of likeness for a folder. Raises ConfigError where they cannot be used."""

    def __init__(self, request: Request, folder: str) -> None:
        self._session = Session(request._replace(packs=(PACK,), elsewhere=None))
        linter = self._session.linter(os.path.abspath(folder))
        self._rules = {rule.id: rule for rule in linter.rules.rules}
        self.packs = linter.rules.packs

    def results(self, notes: Sequence[Note]) -> Iterator[Result]:
        """A result for each note, in their order."""
        from notelint.duplicates.results import Asked, results

        if not notes:
            return
        request = self._session.request
        asked = Asked(request.today, request.choice, request.genre, request.suppressing)
        yield from results(notes, [self._settings(note) for note in notes], self._rules, asked)

    def _settings(self, note: Note) -> Settings:
        settings = self._session.settings(os.path.dirname(os.path.abspath(note.path)))
        return settings._replace(suppress=tuple(entry for entry in settings.suppress if across(entry.rule)))
