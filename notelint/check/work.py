"""One draft file, or one part of a large one, from bytes to judged notes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from notelint.model import Note, Result, Skipped, Unchecked
from notelint.read.notes import ONE_NOTE, read_file, suffix
from notelint.read.source import ReadOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notelint.check.linter import Linter
    from notelint.check.session import Session
    from notelint.config.settings import Settings
    from notelint.read.files import Draft
    from notelint.read.jsonl import Part
    from notelint.read.source import Read

Item = Result | Unchecked | Skipped


class Task(NamedTuple):
    """A draft file; ``part`` is a range of a large JSONL file as its reader splits it, else null."""

    draft: Draft
    part: Part | None = None


_TOGETHER = 256
"""Notes judged together, rule by rule."""
_AHEAD = 16
"""Drafts of one note each that are read before the first of them is judged."""


def judge(session: Session, task: Task) -> Iterator[Item]:
    """Every note of a draft file, judged, and what in it could not be read."""
    linter, notes = _notes(session, task)
    yield from judged(linter, notes)


def judge_all(session: Session, drafts: Iterable[Draft]) -> Iterator[Item]:
    """The same for draft files in order; small ones are read some at a time.

    Reading and judging by turns takes a tenth longer: each pushes the other out of the processor's caches.
    """
    ahead: list[tuple[Linter, Iterable[Read]]] = []
    for draft in drafts:
        linter, notes = _notes(session, Task(draft))
        if suffix(draft.path) in ONE_NOTE:
            notes = list(notes)
        ahead.append((linter, notes))
        if len(ahead) == _AHEAD or not isinstance(notes, list):
            yield from _judged_in_turn(ahead)
            ahead.clear()
    yield from _judged_in_turn(ahead)


def _judged_in_turn(ahead: Iterable[tuple[Linter, Iterable[Read]]]) -> Iterator[Item]:
    for linter, notes in ahead:
        yield from judged(linter, notes)


def _notes(session: Session, task: Task) -> tuple[Linter, Iterable[Read]]:
    """The notes of a draft file as they are read, and who judges them."""
    linter = session.linter(os.path.dirname(task.draft.path))
    options = read_options(linter.settings, session.request.encoding)
    draft = task.draft
    if task.part is None:
        return linter, read_file(draft.path, draft.shown, options, explicit=draft.explicit)
    from notelint.read.jsonl import read_part

    return linter, read_part(draft.path, draft.shown, task.part, options, explicit=draft.explicit)


def read_options(configured: Settings, encoding: str | None) -> ReadOptions:
    """How drafts under these settings are read."""
    accounts = configured.brand.accounts
    names = {key: account.id for account in accounts for key in (account.name, account.id)}
    return ReadOptions(encoding, names or None)


def judged(linter: Linter, notes: Iterable[Read]) -> Iterator[Item]:
    """Notes judged as they come, some at a time; a rule that ran out of time is named and the rest goes on."""
    waiting: list[Read] = []
    for item in notes:
        waiting.append(item)
        if len(waiting) == _TOGETHER:
            yield from _judged(linter, waiting)
            waiting = []
    yield from _judged(linter, waiting)


def _judged(linter: Linter, items: Sequence[Read]) -> Iterator[Item]:
    notes = [item for item in items if isinstance(item, Note)]
    results = iter(zip(notes, linter.check_all(notes), strict=True))
    for item in items:
        if isinstance(item, Note):
            note, judged = next(results)
            yield _failed(note, judged) if isinstance(judged, Exception) else judged
        else:
            yield item


def _failed(note: Note, error: Exception) -> Unchecked:
    """Why a note could not be judged."""
    if isinstance(error, TimeoutError):
        return Unchecked(note.path, "timeout", str(error), note.line, None, note.id)
    import traceback

    where = traceback.extract_tb(error.__traceback__)[-1]
    reason = f"检查这篇时程序出了错（{type(error).__name__}，{os.path.basename(where.filename)}:{where.lineno}），请反馈给 notelint"
    return Unchecked(note.path, "internal", reason, note.line, None, note.id)
