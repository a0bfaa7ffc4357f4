"""Snapshots of a file joined with drafts. A likely join waits for the last row: the draft may be another row's for sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.importing.drafts import BY_LIKENESS, Match
from notelint.matrix.importing.journal import Unmatched
from notelint.matrix.titles import normal
from notelint.store.snapshots import AD, NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.matrix.importing.drafts import Drafts
    from notelint.matrix.importing.journal import Journal
    from notelint.store.snapshots import Snapshot


class Joins:
    """Joins row by row; what it holds back comes out of ``rest``."""

    def __init__(self, drafts: Drafts, journal: Journal) -> None:
        self._drafts = drafts
        self._journal = journal
        self._sure: dict[str, int] = {}
        self._held: list[tuple[Snapshot, Match]] = []

    def join(self, found: Snapshot) -> Snapshot | None:
        """The snapshot with the draft it speaks of, or as it is; null where it is held back."""
        note_id = found.texts.get("note_id")
        if found.subject == AD and note_id is not None:
            note = self._drafts.match(None, None, None, note_id).note
            self._journal.nameless += note is None
            return found._replace(note=note)
        if found.subject != NOTE:
            return found
        day = found.published_at[:10] if found.published_at else None
        match = self._drafts.match(found.account, found.title, day, note_id, found.texts.get("link"))
        if match.how == BY_LIKENESS:
            self._held.append((found, match))
            return None
        if match.note is None:
            return self._alone(found, match)
        self._sure.setdefault(match.note, found.line)
        return self._joined(found, match)

    def rest(self) -> Iterator[Snapshot]:
        """What was held back. A draft that is another row's, or that two titles are like, is nobody's."""
        liked: dict[str, dict[str, int]] = {}
        for found, match in self._held:
            liked.setdefault(match.note or "", {}).setdefault(normal(found.title or ""), found.line)
        for found, match in self._held:
            other = self._sure.get(match.note or "")
            rivals = [line for line in liked[match.note or ""].values() if line != found.line]
            if other is not None:
                yield self._alone(found, match._replace(note=None, why=f"那篇稿件已与第 {other} 行对上"))
            elif len(liked[match.note or ""]) > 1:
                yield self._alone(found, match._replace(note=None, why=f"第 {rivals[0]} 行也像那篇稿件"))
            else:
                yield self._joined(found, match)

    def _joined(self, found: Snapshot, match: Match) -> Snapshot:
        self._journal.joined[match.how or ""] += 1
        note_id = found.texts.get("note_id")
        if note_id is not None and match.note is not None:
            self._drafts.learn(note_id, match.note)
        return found._replace(note=match.note)

    def _alone(self, found: Snapshot, match: Match) -> Snapshot:
        day = found.published_at[:10] if found.published_at else None
        if found.account is None:
            self._journal.strangers += 1
        else:
            self._journal.alone(Unmatched(found.line, found.title, day, found.account, match))
        return found
