"""A hit becomes a finding: its level, words, place and fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.judge.place import Place, place
from notelint.judge.select import OFF, Choice, level_for
from notelint.model import EXEMPT, LEVELS, NEEDS_EVIDENCE, VIOLATION, WARNING, Finding, Fix
from notelint.text.fold import fold_term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notelint.kinds.rule import Rule
    from notelint.kinds.view import NoteView
    from notelint.model import Hit, Note

EVIDENCE_CLAUSE = "evidence"
_AROUND = 200
"""Code points beside a hit that count as its sentence at most: a text without stops would be read once for each hit."""


class Terms(NamedTuple):
    """What judging needs besides the hit: the day (ISO) and what the configuration says of rules."""

    today: str
    choice: Choice


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def finding(rule: Rule, hit: Hit, view: NoteView, terms: Terms) -> Finding | None:
    """The finding a hit amounts to; null where its rule is off for this kind of content."""
    level = hit.level or rule.levels[view.genre]
    if level == OFF:
        return None
    level = level_for(rule, level, terms.choice)
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


def fingerprint(rule: str, field: str | None, match: str | None, context: str) -> str:
    """What a finding is known by in a baseline: its rule, words and sentence, never its line."""
    from hashlib import sha256

    parts = "\0".join((rule, field or "", fold_term(match or ""), context))
    return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _context(view: NoteView, hit: Hit) -> str:
    if hit.field is None or hit.end <= hit.start:
        return ""
    text = view.note.fields[hit.field].text
    first, last = max(hit.start - _AROUND, 0), min(hit.end + _AROUND, len(text))
    begin = max(max(text.rfind(stop, first, hit.start) for stop in "。！？\n") + 1, first)
    ends = [at for at in (text.find(stop, hit.end, last) for stop in "。！？\n") if at >= 0]
    return fold_term("".join(text[begin : min(ends, default=last)].split()))


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
