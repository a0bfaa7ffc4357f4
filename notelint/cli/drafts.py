"""The drafts that the paths of a command stand for, under the configurations of their folders."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from notelint.model import Unchecked
from notelint.read.files import Scope, find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.check.session import Session
    from notelint.model import Skipped
    from notelint.read.files import Draft

_EMPTY = "里面没有稿件：什么也没有检查。稿件是 .md、.txt，或有「正文」列的表格；可用 drafts: 指明"


def drafts(session: Session, paths: Sequence[str], cwd: str) -> tuple[Sequence[Draft], list[Unchecked | Skipped]]:
    """Drafts in order, and what was set aside on the way; no path stands for the working folder."""

    def scope(folder: str) -> Scope:
        configured = session.settings(folder)
        return Scope(configured.folder, configured.drafts or None, configured.exclude)

    def is_output(draft: Draft) -> bool:
        # `notelint . > out.txt` creates an empty out.txt among the drafts before anything is read.
        try:
            return not draft.explicit and os.path.samestat(os.stat(draft.path), os.fstat(1))
        except OSError:
            return False

    selection = find(paths or (".",), cwd=cwd, exclude=session.request.exclude, scope=scope)
    empty = [Unchecked(path, "no-draft", _EMPTY) for path in selection.empty]
    chosen = [draft for draft in selection.drafts if not is_output(draft)]
    return chosen, [*selection.unchecked, *empty, *selection.skipped]
