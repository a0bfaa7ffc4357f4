"""Findings that were accepted on purpose: moved aside with the reason, never dropped; idle suppressions speak up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.judge.directives import ENABLE, Directive, column, directives
from notelint.judge.own import own_finding
from notelint.judge.place import Place, place
from notelint.judge.select import across, covers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from notelint.kinds.rule import Rule
    from notelint.model import Field, Finding, Note

CONFIGURED = "config"
"""The clause of a finding that the configuration accepts; one that its own draft accepts has none."""


class Entry(NamedTuple):
    """A suppression of the configuration: a rule prefix with a path glob, a note id or an account."""

    rule: str
    reason: str
    path: str | None = None
    note: str | None = None
    account: str | None = None
    until: str | None = None
    by: str | None = None


class Split(NamedTuple):
    """Findings after suppression: what stands, and what was set aside with its reason."""

    kept: list[Finding]
    suppressed: list[Finding]


def suppress(
    note: Note,
    findings: Sequence[Finding],
    rules: Sequence[Rule],
    entries: Sequence[Entry],
    locked: Sequence[str],
    today: str,
    *,
    narrowed: bool = False,
) -> Split:
    """Set aside what the note's directives, its ``ignore`` column and the configuration's entries accept.

    ``entries`` are those that speak of this note. In a run ``narrowed`` to some of the rules nothing can be said of
    suppressions that were of no use.
    Suppressions that are faulty, expired, unknown, locked or were of no use become findings ``notelint.suppress.*``.
    """
    written: list[tuple[Field | None, Directive]] = [
        (field, directive) for field in note.fields for directive in directives(field)
    ]
    if note.meta.get("ignore"):
        written += [(None, directive) for directive in column(str(note.meta["ignore"]))]
    if not written and not entries:
        return Split(list(findings), [])
    formerly = _formerly(rules)
    kept: list[Finding] = []
    aside: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        if any(covers(prefix, finding.rule) for prefix in locked):
            kept.append(finding)
            continue
        reason = clause = None
        for key, (field, directive) in enumerate(written):
            if _holds(field, directive, finding, today, formerly):
                used.add(key)
                reason = directive.reason
        for entry in entries:
            if _names(entry.rule, finding.rule, formerly) and not _past(entry.until, today):
                reason, clause = entry.reason, CONFIGURED
        if reason is None:
            kept.append(finding)
        else:
            aside.append(finding._replace(reason=reason, clause=clause))
    known = [rule.id for rule in rules] + list(formerly)
    for key, (field, directive) in enumerate(written):
        said = _complaint(directive, known, locked, today, used=key in used)
        if said is not None and not (narrowed and said[0] in ("unknown", "unused")):
            kept.append(_own(note, field, directive, *said))
    return Split(kept, aside)


class EntryUse:
    """Watches which entries of a configuration were of use, note by note."""

    def __init__(self, entries: Sequence[Entry], rules: Sequence[Rule]) -> None:
        self._entries = entries
        self._formerly = _formerly(rules)
        self._met: set[int] = set()
        self._used: set[int] = set()

    def see(self, met: Collection[Entry], suppressed: Sequence[Finding]) -> None:
        """Take in a judged note: the entries that speak of it, and what was set aside."""
        for number, entry in enumerate(self._entries):
            if entry in met:
                self._met.add(number)
                if any(_names(entry.rule, finding.rule, self._formerly) for finding in suppressed):
                    self._used.add(number)

    def complaints(self, today: str, whole: Callable[[Entry], bool]) -> Iterator[tuple[str, str]]:
        """Code and message for each entry that expired, or whose notes were judged and gave it nothing to do.

        ``whole`` tells whether all notes that an entry can speak of were part of the run; else it may be of use yet.
        """
        for number, entry in enumerate(self._entries):
            if number not in self._met:
                continue
            if _past(entry.until, today):
                yield "expired", f"suppress 里对 {entry.rule} 的屏蔽已于 {entry.until} 到期（{entry.reason}）"
            elif number not in self._used and whole(entry):
                yield "unused", f"suppress 里对 {entry.rule} 的屏蔽没有用到，请删去（{entry.reason}）"


def _formerly(rules: Sequence[Rule]) -> dict[str, str]:
    return {old: rule.id for rule in rules for old in rule.formerly}


def _holds(field: Field | None, directive: Directive, finding: Finding, today: str, formerly: dict[str, str]) -> bool:
    if directive.fault or directive.action == ENABLE or _past(directive.until, today):
        return False
    if not any(_names(name, finding.rule, formerly) for name in directive.rules):
        return False
    if field is None:
        return True
    if finding.field != field.name or finding.item != field.item or finding.start is None or finding.end is None:
        return directive.action == "disable-file"
    if directive.action == "disable-file":
        return True
    first = field.text.count("\n", 0, finding.start)
    return directive.first <= first and (directive.last is None or first <= directive.last)


def _names(prefix: str, rule: str, formerly: dict[str, str]) -> bool:
    return covers(formerly.get(prefix, prefix), rule)


def _past(until: str | None, today: str) -> bool:
    return until is not None and until < today


def _complaint(
    directive: Directive, known: Sequence[str], locked: Sequence[str], today: str, *, used: bool
) -> tuple[str, str] | None:
    if directive.fault:
        return "invalid", directive.fault
    if directive.action == ENABLE:
        return None
    alone = [name for name in directive.rules if not across(name)]
    if not alone:
        return None
    for name in alone:
        if not any(covers(name, rule) for rule in known):
            return "unknown", f"屏蔽了不存在或未启用的规则「{name}」"
        if any(covers(prefix, name) or covers(name, prefix) for prefix in locked):
            return "locked", f"规则「{name}」已锁定，不能屏蔽"
    if _past(directive.until, today):
        return "expired", f"屏蔽已于 {directive.until} 到期：改好文字，或写明新的期限与理由"
    if not used:
        return "unused", "这条屏蔽没有屏蔽任何问题，请删去"
    return None


def _own(note: Note, field: Field | None, directive: Directive, code: str, message: str) -> Finding:
    if field is None:
        shown = message if directive.fault else f"忽略栏里的 {'、'.join(directive.rules)}：{message}"
        return own_finding(note, f"notelint.suppress.{code}", shown, where=Place(note.line))
    span = (directive.start, directive.end)
    where = place(note, field, *span)
    return own_finding(note, f"notelint.suppress.{code}", message, where=where, field=field, span=span)
