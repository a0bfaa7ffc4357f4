"""What is said of a file besides its figures: errors, rows left out and why, joins, and what did not match."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from notelint.model import Unchecked

if TYPE_CHECKING:
    from notelint.matrix.importing.drafts import Match


class Unmatched(NamedTuple):
    """A row of an own account that no draft was found for, with the nearest one."""

    line: int
    title: str | None
    day: str | None
    account: str | None
    near: Match


class Journal:
    """Collects while a file is read. ``problems`` make it unusable; the rest is only told."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.problems: list[Unchecked] = []
        self.rows = 0
        self.left_out: Counter[str] = Counter()
        self.unclear: list[str] = []
        self.joined: Counter[str] = Counter()
        self.unmatched: dict[tuple[str | None, str | None, str | None], Unmatched] = {}
        self.nameless = 0
        self.strangers = 0
        self.remarks: Counter[str] = Counter()
        self.unread: list[str] = []
        self.private: list[str] = []

    def alone(self, row: Unmatched) -> None:
        """A row that no draft was found for; one note may have several."""
        if row.title is None:
            self.nameless += 1
        else:
            self.unmatched.setdefault((row.account, row.title, row.day), row)

    def problem(self, line: int, words: str) -> None:
        """Something wrong at a line of the file."""
        self.problems.append(Unchecked(self.shown, "matrix.figures", words, line))
