"""Findings of notelint itself: about a draft's front matter, its genre, its suppressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.judge.fingerprint import fingerprint
from notelint.judge.place import Place
from notelint.model import INFO, VIOLATION, WARNING, Basis, Field, Finding

if TYPE_CHECKING:
    from notelint.model import Note, Notice

OWN_BASIS = Basis("经验", "notelint 的约定", status="已核对")


def own_finding(
    note: Note,
    rule: str,
    message: str,
    *,
    level: str = WARNING,
    where: Place = Place(),
    field: Field | None = None,
    span: tuple[int, int] | None = None,
) -> Finding:
    """A finding under an id ``notelint.…``; about the whole note unless a field and a span are given."""
    pointed = field is not None and span is not None
    start, end = span if span is not None and pointed else (None, None)
    match = field.text[slice(*span)] if field is not None and span is not None else None
    name = field.name if field is not None else None
    return Finding(
        rule=rule,
        level=level,
        verdict=VIOLATION,
        path=note.path,
        note=note.id,
        account=note.account,
        field=name,
        item=field.item if field is not None else None,
        start=start,
        end=end,
        line=where.line,
        column=where.column,
        end_line=where.end_line,
        end_column=where.end_column,
        cell=field.cell if field is not None else None,
        match=match,
        folded=None,
        message=message,
        basis=OWN_BASIS,
        fingerprint=fingerprint(rule, name, match, message),
        title="屏蔽本身的问题" if rule.startswith("notelint.suppress.") else "稿件信息",
    )


def of_notice(note: Note, notice: Notice) -> Finding:
    """What the reader noticed in a note's front matter or columns."""
    return own_finding(note, f"notelint.draft.{notice.code}", notice.message, where=Place(notice.line, notice.column))


def of_genre(note: Note, reason: str) -> Finding:
    """Why a note is not judged as the kind of content it says it is."""
    return own_finding(note, "notelint.draft.genre", reason, level=INFO, where=Place(note.line))
