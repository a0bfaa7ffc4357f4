"""Suppressions of a configuration that do nothing any more, said as findings about that file."""

from __future__ import annotations

import os
from itertools import takewhile
from typing import TYPE_CHECKING

from notelint.config.files import NAME
from notelint.judge.own import as_chosen, own_finding
from notelint.model import Note, Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.config.settings import Settings
    from notelint.judge.suppress import Entry, EntryUse


def idle(use: EntryUse, settings: Settings, today: str, folders: Sequence[str]) -> Result | None:
    """Every complaint about the suppressions of some settings as one result; null where there is none.

    ``folders`` are those (absolute) of which every draft was checked.
    """
    path = os.path.relpath(settings.path).replace(os.sep, "/") if settings.path is not None else NAME
    note = Note(path, path, ())

    def whole(entry: Entry) -> bool:
        root = _root(entry, settings.folder)
        return any(root == folder or root.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)

    said = [own_finding(note, f"notelint.suppress.{code}", text) for code, text in use.complaints(today, whole)]
    findings = tuple(as_chosen(said, settings.choice))
    return Result(note, findings) if findings else None


def _root(entry: Entry, folder: str) -> str:
    """The folder below which all notes stand that an entry can speak of."""
    parts = (entry.path or "").strip("/").split("/")[:-1]
    plain = takewhile(lambda part: not any(sign in part for sign in "*?[!\\"), parts)
    return os.path.normpath(os.path.join(folder, *plain))
