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

    def unreadable(self, error: OSError) -> Unchecked:
        """Why the system did not give us the file."""
        if isinstance(error, FileNotFoundError):
            return self.unchecked("missing", "找不到这个文件；请检查路径")
        if isinstance(error, IsADirectoryError):
            return self.unchecked("unreadable", "这是文件夹，不是文件")
        if isinstance(error, PermissionError):
            return self.unchecked("unreadable", "没有权限读取；请检查文件权限")
        return self.unchecked("unreadable", f"读取失败（{error.strerror or error}）")

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


def shown_path(path: str, cwd: str) -> str:
    """An absolute path as reports print it: relative to the working folder, ``/``, NFC, without lone surrogates."""
    home = cwd if cwd.endswith("/") else cwd + "/"
    if path.startswith(home):
        shown = path[len(home) :]
    else:
        try:
            shown = os.path.relpath(path, cwd).replace(os.sep, "/")
        except ValueError:  # another drive
            shown = path
    if shown.isascii():
        return shown
    import unicodedata

    return unicodedata.normalize("NFC", shown.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def account_folder(path: str) -> str | None:
    """The name of the folder right under the innermost ``notes/`` of a path, or null: ``notes/小美/a.md`` → 小美."""
    parts = path.replace(os.sep, "/").split("/")[:-1]
    for at in range(len(parts) - 2, -1, -1):
        if parts[at] == "notes":
            return parts[at + 1]
    return None
