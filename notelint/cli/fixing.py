"""``--fix`` and ``--diff``: unambiguous replacements written back into drafts."""

from __future__ import annotations

import difflib
import os
from typing import TYPE_CHECKING, NamedTuple

import click

from notelint.check.run import CLEAN, FOUND, UNCHECKED
from notelint.check.work import read_options
from notelint.judge.fix import fixed
from notelint.model import ERROR, Fix, Note, Unchecked
from notelint.read.decode import decode
from notelint.read.notes import read_file, suffix
from notelint.report.sink import open_sink

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notelint.check.session import Session
    from notelint.model import Field, Finding, Skipped
    from notelint.read.files import Draft

FIXABLE = frozenset({".md", ".txt"})


class Change(NamedTuple):
    """A draft with its replacements made; both texts decoded, without byte order mark."""

    draft: Draft
    before: str
    after: str
    fixes: int
    left: int
    """Errors that no fix mends."""


def fix_drafts(session: Session, drafts: Sequence[Draft], before: Iterable[Unchecked | Skipped], *, write: bool) -> int:
    """Mend drafts in place (``write``) or show what would change; returns the exit status.

    The status is 1 where errors are left that need a person, and, without ``write``, where something would change.
    Encoding, byte order mark and line ends stay.
    """
    unchecked = [item for item in before if isinstance(item, Unchecked)]
    changed = replaced = left = 0
    for draft in drafts:
        if suffix(draft.path) not in FIXABLE:
            continue
        change = change_of(session, draft)
        if isinstance(change, Unchecked):
            unchecked.append(change)
            continue
        left += change.left
        if change.fixes:
            if write:
                try:
                    _write(change, session.request.encoding)
                except OSError as error:
                    unchecked.append(
                        Unchecked(draft.shown, "unwritable", f"写不回去，没有改：{error.strerror or error}")
                    )
                    continue
                click.echo(f"{draft.shown}：改了 {change.fixes} 处")
            else:
                click.echo(_diff(change), nl=False)
            changed += 1
            replaced += change.fixes
    for item in unchecked:
        click.echo(f"{item.path} 没能检查：{item.reason}", err=True)
    word = "改了" if write else "可以改"
    rest = f"；还有 {left} 处错误要人来改，notelint check 可看" if left else ""
    click.echo(f"notelint：{word} {changed} 篇，共 {replaced} 处{rest}", err=True)
    if unchecked:
        return UNCHECKED
    return FOUND if left or (changed and not write) else CLEAN


def change_of(session: Session, draft: Draft) -> Change | Unchecked:
    """What the fixes of a draft's findings make of it."""
    linter = session.linter(os.path.dirname(draft.path))
    options = read_options(linter.settings, session.request.encoding)
    for note in read_file(draft.path, draft.shown, options):
        if isinstance(note, Unchecked):
            return note
        if isinstance(note, Note) and note.source is not None:
            findings = linter.check(note).findings
            fixes = _in_file(note, findings)
            left = sum(finding.level == ERROR and finding.fix is None for finding in findings)
            return Change(draft, note.source, fixed(note.source, fixes), len(fixes), left)
    return Unchecked(draft.shown, "empty", "没有可检查的文字")


def _in_file(note: Note, findings: Iterable[Finding]) -> list[Fix]:
    """Fixes as replacements in the file; one whose text is escaped or broken in the file is left to the writer."""
    fields = {(field.name, field.item): field for field in note.fields}
    found: list[Fix] = []
    for finding in findings:
        if finding.fix is not None and finding.field is not None:
            place = _contiguous(fields[finding.field, finding.item], finding.fix)
            if place is not None and (not found or found[-1].end <= place.start):
                found.append(place)
    return found


def _contiguous(field: Field, fix: Fix) -> Fix | None:
    if field.origin is None or fix.end <= fix.start:
        return None
    start, end = field.origin.offset(fix.start), field.origin.offset(fix.end - 1) + 1
    return Fix(start, end, fix.text) if end - start == fix.end - fix.start else None


def _write(change: Change, encoding: str | None) -> None:
    with open(change.draft.path, "rb") as file:
        data = file.read()
    decoded = decode(data, encoding)
    mark = "\ufeff" if decoded.bom else ""
    sink = open_sink(change.draft.path)
    sink.write_bytes((mark + change.after).encode(decoded.encoding))
    sink.close()


def _diff(change: Change) -> str:
    shown = change.draft.shown
    lines = difflib.unified_diff(
        change.before.splitlines(keepends=True), change.after.splitlines(keepends=True), f"a/{shown}", f"b/{shown}"
    )
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)
