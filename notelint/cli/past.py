"""The history that a configuration names, opened for a linter; nothing of it is imported where none is named."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from notelint.check.linter import ConfigError
from notelint.packs.document import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notelint.config.settings import Settings
    from notelint.duplicates.past import Past
    from notelint.judge.select import Choice
    from notelint.kinds.rule import Rule
    from notelint.model import Finding, Note


class Published:
    """What was published, as a check of a draft needs it."""

    def __init__(self, past: Past, rules: Sequence[Rule], settings: Settings, today: str) -> None:
        self.rules = rules
        self._past = past
        self._by_id = {rule.id: rule for rule in rules}
        self._settings = settings
        self._today = today

    def findings(self, note: Note, choice: Choice, genre: str) -> Iterable[Finding]:
        """What published notes say of a note."""
        from notelint.duplicates.findings import Scope

        return self._past.findings(note, self._by_id, Scope(self._today, choice, self._settings.brand, genre))


def published(settings: Settings, today: str) -> Published | None:
    """What the ``history`` of a configuration holds; null where it names none. Raises ConfigError."""
    if settings.history is None:
        return None
    from notelint.duplicates.past import Past
    from notelint.packs.locate import shipped_folder
    from notelint.packs.ruleset import ruleset
    from notelint.store.schema import StoreError

    rules, problems = ruleset([os.path.join(shipped_folder(), "similar")], (), ())
    if rules is None:
        raise ConfigError(problems)
    try:
        past = Past(settings.history, settings.brand)
    except StoreError as error:
        raise ConfigError([Problem(settings.path or settings.history, None, None, str(error))]) from error
    return Published(past, rules.rules, settings, today)
