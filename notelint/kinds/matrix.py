"""Rules about the accounts of a brand as a whole: judged by ``notelint.matrix``, so nothing is found in a note alone.

The rules are data all the same: they are listed, explained, selected, suppressed and given levels like any other, and
their thresholds can be set in ``notelint.yaml``.
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
"""Judged over the files of a matrix: the rule test, which has one note, leaves these rules to tests of their own."""
OPTIONS: dict[str, Any] = {
    "thresholds": {"type": "object", "description": "门槛与词表：可在 notelint.yaml 的 thresholds 里改"},
    "source": {"type": "string", "description": "种子资料中的条目，如 M-06"},
}


def literals(rule: Rule) -> Iterable[tuple[str, int]]:
    """None: no word wakes these rules."""
    del rule
    return ()


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterable[Hit]:
    """Nothing: one note is no matrix."""
    del rule, view, triggers
    return ()
