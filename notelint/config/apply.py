"""What of a configuration holds for one note: the overrides whose paths or accounts fit, later ones first."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from notelint.globs import Patterns, compile_patterns
from notelint.judge.select import Choice

if TYPE_CHECKING:
    from notelint.config.settings import Override, Settings
    from notelint.judge.suppress import Entry
    from notelint.model import Note


def fitting(settings: Settings, note: Note) -> tuple[int, ...]:
    """The indexes of the overrides that hold for a note."""
    return tuple(place for place, override in enumerate(settings.overrides) if _fits(override, settings.folder, note))


def choice_for(settings: Settings, overrides: tuple[int, ...], command: Choice) -> Choice:
    """What is said of rules for a note: configuration, then its overrides, then the command line."""
    choices = [settings.choice, *(settings.overrides[place].choice for place in overrides), command]
    levels: dict[str, str] = {}
    for choice in choices:
        levels.update(choice.levels)
    select = next((choice.select for choice in reversed(choices) if choice.select), ())
    return Choice(select, tuple(name for choice in choices for name in choice.ignore), levels, settings.choice.locked)


def accepting(settings: Settings, note: Note) -> tuple[Entry, ...]:
    """The suppressions of the configuration that speak of a note."""
    return tuple(
        entry
        for entry in settings.suppress
        if (entry.path is None or _lies_at((entry.path,), settings.folder, note))
        and (entry.note is None or note.id == entry.note)
        and (entry.account is None or note.account == entry.account)
    )


def _fits(override: Override, folder: str, note: Note) -> bool:
    if override.accounts and note.account not in override.accounts:
        return False
    if not override.paths:
        return bool(override.accounts)
    return _lies_at(override.paths, folder, note)


def _lies_at(patterns: tuple[str, ...], folder: str, note: Note) -> bool:
    return _compiled(folder.replace(os.sep, "/"), patterns).hold(os.path.abspath(note.path).replace(os.sep, "/"))


@lru_cache(maxsize=256)
def _compiled(folder: str, patterns: tuple[str, ...]) -> Patterns:
    return compile_patterns(folder, patterns)
