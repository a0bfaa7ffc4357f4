"""Suppressions of a configuration that do nothing any more, said as findings about that file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.config.files import NAME
from notelint.judge.own import own_finding
from notelint.model import Note, Result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.judge.suppress import EntryUse


def idle(use: EntryUse, today: str) -> Iterator[Result]:
    """One result that holds every complaint, if there is any."""
    note = Note(NAME, NAME, ())
    findings = tuple(own_finding(note, f"notelint.suppress.{code}", message) for code, message in use.complaints(today))
    if findings:
        yield Result(note, findings)
