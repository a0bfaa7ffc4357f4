"""The drafts that the paths of a command stand for, under the configurations of their folders."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

from notelint.cli.refusal import misused
from notelint.model import Skipped, Unchecked
from notelint.read.files import Scope, find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.check.session import Session
    from notelint.read.files import Draft

_EMPTY = "里面没有稿件：什么也没有检查。稿件是 .md、.txt，或有「正文」列的表格；可用 drafts: 指明"


def drafts(
    session: Session, paths: Sequence[str], cwd: str, outputs: Sequence[str] = (), *, only_drafts: bool = False
) -> tuple[Sequence[Draft], list[Unchecked | Skipped]]:
    """Drafts in order, and what was set aside on the way; no path stands for the working folder.

    ``outputs`` are the files that reports will be written to: one that lies in a folder is no draft. ``only_drafts``
    passes over named files that a folder would not give. Raises UsageError where a report would overwrite a named draft.
    """

    def scope(folder: str) -> Scope:
        configured = session.settings(folder)
        return Scope(configured.folder, configured.drafts or None, configured.exclude)

    selection = find(paths or (".",), cwd=cwd, exclude=session.request.exclude, scope=scope, only_drafts=only_drafts)
    empty = [Unchecked(path, "no-draft", _EMPTY) for path in selection.empty]
    written = {_identity(path): path for path in outputs}
    # `notelint . > out.txt` creates an empty out.txt among the drafts before anything is read.
    standard_output = _identity(1)
    chosen: list[Draft] = []
    reports: list[Skipped] = []
    for draft in selection.drafts:
        if draft.explicit and not outputs:
            chosen.append(draft)
            continue
        identity = _identity(draft.path)
        if draft.explicit and identity in written:
            refuse_output(written[identity])
        if identity is None or (identity not in written and (draft.explicit or identity != standard_output)):
            chosen.append(draft)
        else:
            reports.append(Skipped(draft.shown, "是这次要写的报告，不是稿件"))
    return chosen, [*selection.unchecked, *empty, *selection.skipped, *reports]


def refuse_output(path: str) -> NoReturn:
    """Say that a report would overwrite a draft. Raises UsageError."""
    raise misused(f"-o {path} 就是要检查的稿件，写报告会盖掉它；请换一个文件名")


def same_file(path: str, other: str) -> bool:
    """Whether two paths lead to one file that exists."""
    identity = _identity(path)
    return identity is not None and identity == _identity(other)


def _identity(path: str | int) -> tuple[int, int] | None:
    """What tells a file from every other under whatever name; null where there is none (yet)."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
