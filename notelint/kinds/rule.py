"""A rule as plain data, and what a rule kind is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from notelint.kinds.view import NoteView
    from notelint.model import Basis, Hit

TERM = 0
ALLOW = 1

BEFORE_SIGN = -1
"""The role of a literal that counts only where neither a letter nor a digit follows: single characters, of which few
would be worth a look.
"""

ACCOUNT = "account"
"""What ``needs`` of a kind calls the account of a note."""


class Rule(NamedTuple):
    """A rule as compiled from YAML. ``options`` holds the keys of its kind, already checked."""

    id: str
    pack: str
    kind: str
    title: str
    levels: Mapping[str, str]
    fields: tuple[str, ...]
    message: str
    basis: Basis
    view: str = "prose"
    terms: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    suggest: tuple[str, ...] = ()
    options: Mapping[str, Any] = {}
    formerly: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Known limits, shown by ``explain``."""
    yields_to: tuple[str, ...] = ()
    """Rules (ids or prefixes of ids) that speak in place of this one where they find the same words or more."""


class Trigger(NamedTuple):
    """A literal of a rule that stands in a field; places are those of the folded text of that field view."""

    field: int
    start: int
    end: int
    role: int
    literal: str


class Kind(Protocol):
    """A module of this package. ``find`` is pure: it reads the rule and the note's views and returns hits.

    ``OPTIONS`` describes the keys a rule of this kind may have besides the common ones (see packs/schema.py).
    ``ALWAYS`` is true where the kind looks at every note, not only where one of its literals stands; where that
    depends on the rule, the module has ``always(rule)`` as well; and ``needs(rule)`` where such a rule finds nothing in
    a note whose front matter lacks one of these keys (or ``ACCOUNT``). A module may also say ``SHARED = True``: all
    rules of the kind have the same literals and read every place of them, so that one set of triggers serves them all;
    such a kind may have ``prepare(notes)``, which is handed some notes with their triggers before its rules judge any
    of them. And a module may have ``problems(data)``, which yields (path of keys, message) for what a schema cannot say
    of a rule.
    """

    OPTIONS: Mapping[str, Any]
    ALWAYS: bool

    def literals(self, rule: Rule) -> Iterable[tuple[str, int]]:
        """Literals that wake the rule, each with a role (``TERM`` or one of the kind's own from 2 on)."""

    def find(self, rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterable[Hit]:
        """What the rule finds in a note; ``triggers`` are its literals that stand there, allowed ones left out."""
