"""Overlaps -> findings: on the later note, with the earlier one and the spans of both as related places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.duplicates.judgement import characters
from notelint.duplicates.subject import called
from notelint.judge.fingerprint import fingerprint
from notelint.judge.place import Place, place
from notelint.judge.select import OFF, Choice, chosen, level_for
from notelint.model import EXEMPT, GENRES, VIOLATION, Finding, Related

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notelint.brand.brand import Brand
    from notelint.duplicates.passages import Passage, Shared
    from notelint.duplicates.subject import Subject
    from notelint.kinds.rule import Rule
    from notelint.model import Field

PASSAGES = 6
"""Passages of one pair that are shown."""
OTHERS = 4
"""Further notes that are named besides the closest one."""
SERIES = "series"


class Scope(NamedTuple):
    """What judging a note's overlaps needs: the day (ISO), what the configuration says of rules, and the brand."""

    today: str
    choice: Choice
    brand: Brand
    genre: str | None = None


class Words(NamedTuple):
    """What fills a message: the field and span pointed at, the level if not the rule's own, and further values."""

    field: Field | None
    span: tuple[int, int] | None
    level: str | None = None
    values: Mapping[str, str] = {}


def finding(
    rule: Rule, this: Subject, other: Subject, words: Words, related: Sequence[Related], scope: Scope
) -> Finding | None:
    """A finding of one of the ``similar`` rules; exempt where a series allows it; null where the rule is off."""
    if not chosen(rule, scope.choice):
        return None
    genre = this.note.meta.get("genre") or scope.genre
    level = level_for(rule, words.level or rule.levels[genre if genre in GENRES else GENRES[1]], scope.choice)
    if level == OFF:
        return None
    note, field, span = this.note, words.field, words.span
    match = field.text[slice(*span)] if field is not None and span is not None else None
    where = place(note, field, *span) if field is not None and span is not None else Place(note.line)
    message = rule.message.format_map({"common": "", "other": f"{called(other, scope.today)}", **words.values})
    allowed = in_series(this, other, scope.brand) and rule.id != "similar.copy"
    return Finding(
        rule=rule.id,
        level=level,
        verdict=EXEMPT if allowed else VIOLATION,
        path=note.path,
        note=note.id,
        account=note.account,
        field=field.name if field is not None else None,
        item=None,
        start=span[0] if span else None,
        end=span[1] if span else None,
        line=where.line,
        column=where.column,
        end_line=where.end_line,
        end_column=where.end_column,
        cell=field.cell if field is not None else None,
        match=match,
        folded=None,
        message=message,
        basis=rule.basis,
        suggestions=rule.suggest,
        related=tuple(related),
        fingerprint=fingerprint(rule.id, field.name if field is not None else None, match, other.note.id),
        clause=SERIES if allowed else None,
        reason=f"同属系列「{this.series}」，brand.yaml 允许格式相近" if allowed else None,
        title=rule.title,
    )


def in_series(this: Subject, other: Subject, brand: Brand) -> bool:
    """Whether both notes say they belong to one series that the brand allows."""
    return this.series is not None and this.series == other.series and this.series in brand.series


def figures(shared: Shared) -> dict[str, str]:
    """The measures of an overlap as messages show them."""
    return {
        "similarity": percent(shared.similarity),
        "contained": percent(shared.containment),
        "characters": str(characters(shared)),
    }


def percent(share: float) -> str:
    """62 %."""
    return f"{round(share * 100)} %"


def passages_of(this: Subject, other: Subject, shared: Shared, first: Passage | None = None) -> list[Related]:
    """The shared passages, the longest or ``first`` first: each as its place in the other note, then in this one."""
    ordered = sorted(shared.passages, key=lambda passage: (passage != first, -passage.matched, passage.start))
    found: list[Related] = []
    for passage in ordered[:PASSAGES]:
        found.append(_stretch(other, passage.there, passage.there_end, shared))
        found.append(_stretch(this, passage.start, passage.end, shared))
    return found or [whole(other, shared)]


def _stretch(subject: Subject, start: int, end: int, shared: Shared) -> Related:
    note, body = subject.note, subject.body
    assert body is not None
    span = subject.span(start, end)
    where = place(note, body, *span)
    return Related(
        note.path,
        note.id,
        note.account,
        "body",
        *span,
        where.line,
        where.column,
        body.text[slice(*span)],
        *_shares(shared),
    )


def whole(other: Subject, shared: Shared | None = None, field: Field | None = None) -> Related:
    """Another note as such, or one of its fields."""
    note = other.note
    where = place(note, field, 0, len(field.text)) if field is not None else Place(note.line)
    related = Related(note.path, note.id, note.account, line=where.line, column=where.column)
    if field is not None:
        related = related._replace(field=field.name, start=0, end=len(field.text), match=field.text)
    if shared is not None:
        alike, containment, contained = _shares(shared)
        related = related._replace(similarity=alike, containment=containment, contained=contained)
    return related


def _shares(shared: Shared) -> tuple[float, float, float]:
    return round(shared.similarity, 4), round(shared.containment, 4), round(shared.contained, 4)
