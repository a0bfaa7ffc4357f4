"""Notes that say the same: judged by ``notelint.duplicates`` over several notes, so nothing is found in one alone.

The rules are data all the same: they are listed, explained, selected and given levels like any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notelint.kinds.rule import Rule, Trigger
    from notelint.kinds.view import NoteView
    from notelint.model import Hit

ALWAYS = False
ACROSS = True
"""Judged over several notes: the rule test, which has one, leaves these rules to tests of their own."""
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
OPTIONS: dict[str, Any] = {
    "similarity": {**_SHARE, "description": "相似度不低于多少"},
    "containment": {**_SHARE, "description": "取自另一篇的份额超过多少"},
    "characters": {"type": "integer", "minimum": 1, "description": "相同的字不少于多少"},
}


def literals(rule: Rule) -> Iterable[tuple[str, int]]:
    """None: no word wakes these rules."""
    del rule
    return ()


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterable[Hit]:
    """Nothing: one note is no duplicate."""
    del rule, view, triggers
    return ()
