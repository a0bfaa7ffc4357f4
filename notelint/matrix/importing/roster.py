"""Whose figures they are: the roster's account for what an export or a file name calls it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from notelint.matrix.importing.sheets import named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notelint.matrix.model import Matrix


class Accounts:
    """The accounts of a matrix under every name that tells them: id, 昵称, 小红书号, user id."""

    def __init__(self, matrix: Matrix) -> None:
        self._ids: dict[str, str] = {}
        self.names = {account.id: account.name for account in matrix.accounts}
        for account in matrix.accounts:
            for name in (account.id, account.name, account.number, account.user_id):
                if name:
                    self._ids.setdefault(name, account.id)

    def find(self, names: Iterable[str | None]) -> str | None:
        """The id of the first of these names that is known, or null."""
        return next((self._ids[name] for name in names if name is not None and name in self._ids), None)

    def known(self) -> tuple[str, ...]:
        """The 昵称 of every account."""
        return tuple(self.names.values())

    def of_file(self, path: str) -> str | None:
        """The account a path speaks of: the folder it lies in, or the one 昵称 its name holds; else null."""
        folder = self.find((os.path.basename(os.path.dirname(os.path.abspath(path))),))
        if folder is not None:
            return folder
        name = named(path)
        held = {account for account, own in self.names.items() if own in name}
        return held.pop() if len(held) == 1 else None
