"""What a matrix says to readers outside its notes: bios on the roster, and scripts for comments."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from notelint.matrix.roster import CLOSED
from notelint.model import Field, Note, Origin
from notelint.read.decode import Undecodable, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from notelint.matrix.model import Matrix
    from notelint.matrix.roster import Account

SCRIPTS = "scripts/"


def wordings(matrix: Matrix, shown: Callable[[str], str]) -> Iterator[Note]:
    """Each bio and each script as a note of one field, so that the rules for drafts can judge it. ``shown`` makes a
    path of the folder one that reports show."""
    for account in matrix.accounts:
        if account.bio and account.state != CLOSED:
            yield _bio(matrix, account, shown(account.at.path))
    for document in matrix.documents:
        if document.path.startswith(SCRIPTS):
            path = shown(document.path)
            field = Field("comments", document.text, 0, Origin((0,), (0,)))
            yield Note(path, f"{path}#话术", (field,), source=document.text)


def _bio(matrix: Matrix, account: Account, path: str) -> Note:
    bio = account.bio or ""
    source, offset = _place(os.path.join(matrix.folder, account.at.path), bio, account.at.line or 1)
    origin = Origin((0,), (offset,)) if offset >= 0 else None
    field = Field("bio", bio, None, origin)
    return Note(
        path,
        f"{path}#{account.id}-简介",
        (field,),
        account=account.id,
        source=source if origin is not None else None,
        line=account.at.line,
    )


def _place(path: str, bio: str, line: int) -> tuple[str | None, int]:
    """The text of the roster and where the bio stands in it, -1 where it is not written as it reads."""
    try:
        with open(path, "rb") as file:
            text = decode(file.read()).text
    except (OSError, Undecodable):
        return None, -1
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return text, text.find(bio, start)
