"""What a check of the matrix says: where, and the words that fill the rule's message."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from notelint.model import VIOLATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from notelint.kinds.rule import Rule
    from notelint.matrix.at import At
    from notelint.matrix.model import Matrix


class Remark(NamedTuple):
    """One thing a check noticed. ``subject`` names the record (an account id, a note id …); it makes the finding's
    ``note`` unique within its file and its fingerprint stable. ``level`` overrides the rule's own.

    ``span`` is a half-open range of code points in the field of the note at ``at`` when a check speaks of words in it.
    """

    at: At
    subject: str
    values: Mapping[str, str] = {}
    account: str | None = None
    level: str | None = None
    match: str | None = None
    field: str | None = None
    span: tuple[int, int] | None = None
    verdict: str = VIOLATION
    clause: str | None = None
    reason: str | None = None
    others: tuple[At, ...] = ()


class Check(Protocol):
    """A check: pure, reads the matrix and the rule's thresholds (``rule.options["thresholds"]``)."""

    def __call__(self, matrix: Matrix, rule: Rule) -> Iterable[Remark]:
        """What the rule has to say of the matrix, in a stable order."""
