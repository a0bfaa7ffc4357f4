"""A hit becomes a finding: its level, words, place and fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.judge.fingerprint import fingerprint
from notelint.judge.place import Place, place
from notelint.judge.select import OFF, Choice, level_for
from notelint.model import EXEMPT, LEVELS, NEEDS_EVIDENCE, VIOLATION, WARNING, Finding, Fix
from notelint.text.clause import sentence
from notelint.text.fold import fold_term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notelint.kinds.rule import Rule
    from notelint.kinds.view import NoteView
    from notelint.model import Hit, Note

EVIDENCE_CLAUSE = "evidence"


class Terms(NamedTuple):
    """What judging needs besides the hit: the day (ISO) and what the configuration says of rules."""

    today: str
    choice: Choice


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def finding(rule: Rule, hit: Hit, view: NoteView, terms: Terms) -> Finding | None:
    """The finding a hit amounts to; null where its rule is off for this kind of content."""
    level = rule.levels[view.genre]
    if level == OFF:
        return None
    level = level_for(rule, hit.level or level, terms.choice)
    if level == OFF:
        return None
    verdict, clause, reason = hit.verdict, hit.clause, hit.reason
    note = view.note
    field = note.fields[hit.field] if hit.field is not None else None
    match = field.text[hit.start : hit.end] if field is not None and hit.end > hit.start else None
    if verdict == NEEDS_EVIDENCE:
        if hit.level is None:
            level = _at_most(WARNING, level)
        backing = _evidence(note, match)
        if backing is not None:
            verdict, clause, reason = EXEMPT, EVIDENCE_CLAUSE, backing
    message = (hit.message or rule.message).format_map(_Values(hit.values, match=match or ""))
    pending = rule.basis.effective_from
    if pending is not None and pending > terms.today and verdict == VIOLATION:
        level = _at_most(WARNING, level)
        message += f"（自 {pending} 起施行）"
    where = place(note, field, hit.start, hit.end) if field is not None and match is not None else Place(note.line)
    name = hit.name if field is None else field.name
    return Finding(
        rule=rule.id,
        level=level,
        verdict=verdict,
        path=note.path,
        note=note.id,
        account=note.account,
        field=name,
        item=field.item if field is not None else None,
        start=hit.start if match is not None else None,
        end=hit.end if match is not None else None,
        line=where.line,
        column=where.column,
        end_line=where.end_line,
        end_column=where.end_column,
        cell=field.cell if field is not None else None,
        match=match,
        folded=hit.folded,
        message=message,
        basis=rule.basis,
        suggestions=rule.suggest if hit.suggestions is None else hit.suggestions,
        fix=Fix(hit.start, hit.end, hit.fix) if hit.fix is not None else None,
        fingerprint=fingerprint(rule.id, name, match, _context(view, hit)),
        clause=clause,
        reason=reason,
        title=rule.title,
    )


def _context(view: NoteView, hit: Hit) -> str:
    """The sentence around a hit; for what concerns the whole note, the name that its writer gave the note."""
    note = view.note
    if hit.field is None or hit.end <= hit.start:
        stem = note.path.rpartition(".")[0] or note.path
        return "" if note.id.startswith(stem) else note.id
    text = note.fields[hit.field].text
    begin, end = sentence(text, hit.start, hit.end)
    return fold_term("".join(text[begin:end].split()))


def _at_most(limit: str, level: str) -> str:
    return max(limit, level, key=LEVELS.index)


def _evidence(note: Note, match: str | None) -> str | None:
    """Why the draft's own evidence covers a claim: an entry whose quote holds it, with source and date."""
    if match is None:
        return None
    entries = note.meta.get("evidence")
    for entry in entries if isinstance(entries, list) else ():
        if _covers(entry, match):
            return f"已附依据：{entry['source']}（{entry['date']}），真实性由广告主证明"
    return None


def _covers(entry: Any, match: str) -> bool:
    if not isinstance(entry, dict):
        return False
    values: Mapping[str, Any] = entry
    quote = values.get("quote")
    return bool(values.get("source") and values.get("date") and quote and fold_term(match) in fold_term(str(quote)))
