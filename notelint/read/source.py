"""What every reader is told about the file it reads, and the few answers all formats share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from notelint.model import Note, Skipped, Unchecked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIMIT = 10_000_000
"""The most bytes one record, one line, or one draft that is a file of its own may have."""

Read = Note | Unchecked | Skipped


class ReadOptions(NamedTuple):
    """What the command line and the configuration say about reading.

    ``encoding`` replaces the guess. ``accounts`` tells the id of an account from its id or 昵称, or null.
    """

    encoding: str | None = None
    accounts: Callable[[str], str | None] | Mapping[str, str] | None = None


class Source(NamedTuple):
    """One file: ``path`` opens it, ``shown`` is what reports print (relative, ``/``, NFC).

    ``explicit``: it was named by the user and not found in a folder.
    """

    path: str
    shown: str
    options: ReadOptions = ReadOptions()
    explicit: bool = True

    def unchecked(self, code: str, reason: str, line: int | None = None, column: int | None = None) -> Unchecked:
        """Something in this file that could not be read."""
        return Unchecked(self.shown, code, reason, line, column)

    def stem(self) -> str:
        """The shown path without its suffix: the id of a note that names none."""
        folder, slash, name = self.shown.rpartition("/")
        dot = name.rfind(".")
        return folder + slash + (name[:dot] if dot > 0 else name)

    def account(self, key: str | None) -> str | None:
        """The account of a note: its key, else the folder under ``notes/`` where that is a known account."""
        accounts = self.options.accounts
        if accounts is None:
            return key
        look = accounts if callable(accounts) else accounts.get
        if key is not None:
            return look(key) or key
        folder = account_folder(os.path.abspath(self.path))
        return None if folder is None else look(folder)


def account_folder(path: str) -> str | None:
    """The name of the folder right under the innermost ``notes/`` of a path, or null: ``notes/小美/a.md`` → 小美."""
    parts = path.replace(os.sep, "/").split("/")[:-1]
    for at in range(len(parts) - 2, -1, -1):
        if parts[at] == "notes":
            return parts[at + 1]
    return None
