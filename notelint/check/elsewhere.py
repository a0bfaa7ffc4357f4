"""What a linter may be given to compare a note with, without knowing what that is: the history of published notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from notelint.config.settings import Settings
    from notelint.judge.select import Choice
    from notelint.kinds.rule import Rule
    from notelint.model import Finding, Note


class Elsewhere(Protocol):
    """Judges a note by notes that are not part of the run."""

    @property
    def rules(self) -> Sequence[Rule]:
        """The rules it judges by, which suppressions may name."""

    def findings(self, note: Note, choice: Choice, genre: str) -> Iterable[Finding]:
        """What is to be said of a note under a choice of rules; exempt ones too."""


if TYPE_CHECKING:
    Opener = Callable[[Settings, str], Elsewhere | None]
    """Opens what settings name, for a day (ISO); null where they name nothing. Raises ConfigError."""
