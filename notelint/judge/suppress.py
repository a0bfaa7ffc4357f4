"""Findings that were accepted on purpose: moved aside with the reason, never dropped; idle suppressions speak up."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from notelint.judge.directives import ENABLE, Directive, directives
from notelint.judge.own import own_finding
from notelint.judge.place import Place, place
from notelint.judge.select import covers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.kinds.rule import Rule
    from notelint.model import Field, Finding, Note

UNUSED = "notelint.suppress.unused"


class Entry(NamedTuple):
    """A suppression of the configuration: a rule prefix with a path glob, a note id or an account."""

    rule: str
    reason: str
    path: str | None = None
    note: str | None = None
    account: str | None = None
    until: str | None = None
    by: str | None = None

    def names(self, note: Note) -> bool:
        """Whether the entry speaks of this note."""
        return (
            (self.path is None or fnmatchcase(note.path, self.path) or note.path == self.path)
            and (self.note is None or note.id == self.note)
            and (self.account is None or note.account == self.account)
        )


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
) -> Split:
    """Set aside what the note's directives, its ``ignore`` column and the configuration's entries accept.

    Suppressions that are faulty, expired, unknown, locked or were of no use become findings ``notelint.suppress.*``.
    """
    written = [(field, directive) for field in note.fields for directive in directives(field)]
    column = _ignored(note)
    if not written and not column and not entries:
        return Split(list(findings), [])
    formerly = {old: rule.id for rule in rules for old in rule.formerly}
    kept: list[Finding] = []
    aside: list[Finding] = []
    used: set[object] = set()
    for finding in findings:
        if any(covers(prefix, finding.rule) for prefix in locked):
            kept.append(finding)
            continue
        reason = None
        for key, (field, directive) in enumerate(written):
            if _holds(field, directive, finding, today, formerly):
                used.add(key)
                reason = directive.reason
        for name, why in column.items():
            if _names(name, finding.rule, formerly):
                used.add(name)
                reason = why
        for entry in entries:
            if entry.names(note) and _names(entry.rule, finding.rule, formerly) and not _past(entry.until, today):
                reason = entry.reason
        if reason is None:
            kept.append(finding)
        else:
            aside.append(finding._replace(reason=reason))
    known = [rule.id for rule in rules] + list(formerly)
    for key, (field, directive) in enumerate(written):
        said = _complaint(directive, known, locked, today, used=key in used)
        if said is not None:
            kept.append(_own(note, field, directive, *said))
    kept.extend(
        own_finding(note, UNUSED, f"忽略栏里的 {name} 没有屏蔽任何问题，请删去", where=Place(note.line))
        for name in column
        if name not in used
    )
    return Split(kept, aside)


class EntryUse:
    """Watches which entries of a configuration were of use, note by note."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._met: set[int] = set()
        self._used: set[int] = set()

    def see(self, note: Note, suppressed: Sequence[Finding]) -> None:
        """Take in a judged note."""
        for number, entry in enumerate(self._entries):
            if entry.names(note):
                self._met.add(number)
                if any(covers(entry.rule, finding.rule) for finding in suppressed):
                    self._used.add(number)

    def complaints(self, today: str) -> Iterator[tuple[str, str]]:
        """Code and message for each entry that expired, or whose notes were judged and gave it nothing to do."""
        for number, entry in enumerate(self._entries):
            if _past(entry.until, today):
                yield "expired", f"suppress 里对 {entry.rule} 的屏蔽已于 {entry.until} 到期（{entry.reason}）"
            elif number in self._met and number not in self._used:
                yield "unused", f"suppress 里对 {entry.rule} 的屏蔽没有用到，请删去（{entry.reason}）"


def _holds(field: Field, directive: Directive, finding: Finding, today: str, formerly: dict[str, str]) -> bool:
    if directive.fault or directive.action == ENABLE or _past(directive.until, today):
        return False
    if not any(_names(name, finding.rule, formerly) for name in directive.rules):
        return False
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


def _ignored(note: Note) -> dict[str, str]:
    """The column 忽略 of a table: ``规则: 理由`` entries, separated by semicolons."""
    value = note.meta.get("ignore")
    entries = value if isinstance(value, list) else str(value).replace("；", ";").split(";") if value else []
    result: dict[str, str] = {}
    for entry in entries:
        name, _, reason = str(entry).replace("：", ":").partition(":")
        if name.strip():
            result[name.strip()] = reason.strip() or "忽略栏"
    return result


def _complaint(
    directive: Directive, known: Sequence[str], locked: Sequence[str], today: str, *, used: bool
) -> tuple[str, str] | None:
    if directive.fault:
        return "invalid", directive.fault
    if directive.action == ENABLE:
        return None
    for name in directive.rules:
        if not any(covers(name, rule) for rule in known):
            return "unknown", f"屏蔽了不存在或未启用的规则「{name}」"
        if any(covers(prefix, name) or covers(name, prefix) for prefix in locked):
            return "locked", f"规则「{name}」已锁定，不能屏蔽"
    if _past(directive.until, today):
        return "expired", f"屏蔽已于 {directive.until} 到期：改好文字，或写明新的期限与理由"
    if not used:
        return "unused", "这条屏蔽没有屏蔽任何问题，请删去"
    return None


def _own(note: Note, field: Field, directive: Directive, code: str, message: str) -> Finding:
    span = (directive.start, directive.end)
    where = place(note, field, *span)
    return own_finding(note, f"notelint.suppress.{code}", message, where=where, field=field, span=span)
