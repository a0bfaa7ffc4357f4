"""The history that a configuration names, opened for a linter; nothing of it is imported where none is named."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from notelint.check.linter import ConfigError
from notelint.packs.document import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from notelint.config.settings import Settings
    from notelint.duplicates.past import Past
    from notelint.judge.select import Choice
    from notelint.kinds.rule import Rule
    from notelint.model import Finding, Note, Outcome


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


def published(settings: Settings, today: str, *, needed: bool = False) -> Published | None:
    """What the ``history`` of a configuration holds; null where it names none, or one that is not there yet.

    Raises ConfigError, also for one that is not there though it is ``needed``.
    """
    if settings.history is None or (not needed and _not_yet(settings.history)):
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


class Absences:
    """Histories that configurations name and that hold no note yet: with them nothing was compared, which is said."""

    def __init__(self, configured: Iterable[Settings]) -> None:
        names = sorted({settings.history for settings in configured if settings.history is not None})
        self.remarks = tuple(remark for name in names for remark in _absence(name))

    def finish(self, outcome: Outcome) -> Outcome:
        """The foot of a report with what is to be said."""
        return outcome._replace(remarks=(*outcome.remarks, *self.remarks))

    def afterwards(self, values: Mapping[str, Any]) -> None:
        """Say it on standard error where no report of text stands on standard output."""
        if values["form"] in (None, "text") and not (values["output"] or values.get("fix") or values.get("diff")):
            return
        for remark in self.remarks:
            print(f"notelint：{remark}", file=sys.stderr)


def _absence(path: str) -> Iterable[str]:
    how = "没有与已发布的笔记比；把已发布的存进去：notelint history add 文件夹"
    if _not_yet(path):
        yield f"还没有历史库 {os.path.relpath(path)}：{how}"
        return
    from notelint.store.history import holds_notes

    if not holds_notes(path):
        yield f"历史库 {os.path.relpath(path)} 里还没有笔记：{how}"


def _not_yet(path: str) -> bool:
    """Whether the file can come to be where it is named."""
    return not os.path.lexists(path) and os.path.isdir(os.path.dirname(path) or ".")
