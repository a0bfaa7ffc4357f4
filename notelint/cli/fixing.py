"""``--fix`` and ``--diff``: unambiguous replacements written back into drafts."""

from __future__ import annotations

import difflib
import os
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from notelint.check.run import CLEAN, FOUND, NEVER, UNCHECKED
from notelint.check.work import judged, read_options
from notelint.judge.fix import fixed
from notelint.model import ERROR, LEVELS, Fix, Result
from notelint.read.decode import decode
from notelint.read.notes import ONE_NOTE, read_text, suffix
from notelint.report.sink import open_sink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from notelint.check.run import Ended
    from notelint.check.session import Session
    from notelint.model import Field, Finding, Note, Outcome, Run


class Change(NamedTuple):
    """A draft, by its path in reports, with its replacements made; both texts decoded, without byte order mark."""

    shown: str
    before: str
    after: str
    fixes: int


def refuse(values: Mapping[str, Any]) -> None:
    """Say which options make no sense beside ``--fix``. Raises UsageError."""
    if "-" in values["paths"]:
        raise click.UsageError("标准输入没有文件可改；--fix、--diff 要写明文件")
    named = {"-o": values["output"], "--format": values["form"], "--statistics": values["statistics"]}
    wrong = [name for name, value in named.items() if value]
    if wrong:
        raise click.UsageError(f"--fix、--diff 不写报告，不能与 {'、'.join(wrong)} 一起用；改完再运行 notelint check")


class Fixer:
    """Takes in a run as a reporter does and mends its drafts at the end; counts what is left for a person.

    Mended text is judged once more: a draft in which that finds anything new is left as it is. ``fail_on`` gives the
    level from which a note's findings count; ``write`` is false where the changes are only shown.
    """

    def __init__(self, session: Session, fail_on: Callable[[Note], str], *, write: bool) -> None:
        self._session = session
        self._fail_on = fail_on
        self._write = write
        self._refused: list[str] = []
        self._changes: list[Change] = []
        self._left: list[Finding] = []

    def begin(self, run: Run) -> None:
        """Nothing is said before the end."""

    def add(self, result: Result) -> None:
        """Place the fixes of one note. What is written is written at the end, when no draft is open any more."""
        note = result.note
        source = note.source if suffix(note.path) in ONE_NOTE else None
        placed = list(_in_file(note, result.findings)) if source is not None else []
        if source is not None and placed:
            after = fixed(source, [fix for _, fix in placed])
            worse = _worse(self._session, result, [finding for finding, _ in placed], after)
            if worse is None:
                self._changes.append(Change(note.path, source, after, len(placed)))
            else:
                self._refused.append(f"{note.path}：没有自动改，因为改完{worse}；请人来改")
                placed = []
        mended = {id(finding) for finding, _ in placed}
        threshold = self._fail_on(note)
        self._left += (
            finding
            for finding in result.findings
            if id(finding) not in mended
            and threshold != NEVER
            and LEVELS.index(finding.level) <= LEVELS.index(threshold)
        )

    def end(self, outcome: Outcome) -> None:
        """Nothing is said before ``finish``."""

    def finish(self, ended: Ended, paths: Mapping[str, str], encoding: str | None) -> int:
        """Write or show the changes and say what was done; returns the exit status.

        ``paths`` opens a draft by its path in reports. The status is 1 where findings at the threshold are left that
        need a person, and, where nothing is written, where something would change. Encoding, byte order mark and line
        ends stay.
        """
        failed = [(item.path, item.reason) for item in ended.outcome.unchecked]
        status = ended.status
        done: list[Change] = []
        for change in self._changes:
            if self._write:
                reason = _written(change, paths[change.shown], encoding)
                if reason is not None:
                    failed.append((change.shown, reason))
                    status = UNCHECKED
                    continue
                click.echo(f"{change.shown}：改了 {change.fixes} 处")
            else:
                click.echo(_diff(change), nl=False)
            done.append(change)
        for words in self._refused:
            click.echo(words, err=True)
        for path, reason in failed:
            click.echo(f"{path} 没能检查：{reason}", err=True)
        kind = "错误" if all(finding.level == ERROR for finding in self._left) else "问题"
        rest = f"；还有 {len(self._left)} 处{kind}要人来改，notelint check 可看" if self._left else ""
        word = "改了" if self._write else "可以改"
        click.echo(f"notelint：{word} {len(done)} 篇，共 {sum(change.fixes for change in done)} 处{rest}", err=True)
        if status == UNCHECKED:
            return UNCHECKED
        return FOUND if self._left or (done and not self._write) else CLEAN


def _worse(session: Session, result: Result, mended: Iterable[Finding], after: str) -> str | None:
    """What a mended draft says that it did not say before, in words; null where it says less only."""
    note = result.note
    linter = session.linter(os.path.dirname(os.path.abspath(note.path)))
    read = read_text(after, path=note.path, options=read_options(linter.settings, session.request.encoding))
    item = next(judged(linter, [read]))
    if not isinstance(item, Result):
        return f"就没能检查：{item.reason}"
    left = Counter(finding.rule for finding in (*result.findings, *result.suppressed))
    left.subtract(finding.rule for finding in mended)
    for finding in (*item.findings, *item.suppressed):
        left[finding.rule] -= 1
        if left[finding.rule] < 0:
            return f"又会有「{finding.match or finding.title}」：{finding.message} [{finding.rule}]"
    return None


def _in_file(note: Note, findings: Iterable[Finding]) -> Iterable[tuple[Finding, Fix]]:
    """Fixes as replacements in the file; one whose text is escaped or broken in the file is left to the writer."""
    fields = {(field.name, field.item): field for field in note.fields}
    last = 0
    for finding in findings:
        if finding.fix is not None and finding.field is not None:
            place = _contiguous(fields[finding.field, finding.item], finding.fix)
            if place is not None and last <= place.start:
                last = place.end
                yield finding, place


def _contiguous(field: Field, fix: Fix) -> Fix | None:
    if field.origin is None or fix.end <= fix.start:
        return None
    start, end = field.origin.offset(fix.start), field.origin.offset(fix.end - 1) + 1
    return Fix(start, end, fix.text) if end - start == fix.end - fix.start else None


def _written(change: Change, path: str, encoding: str | None) -> str | None:
    """Write a change back; returns why it could not be, or null."""
    try:
        with open(path, "rb") as file:
            decoded = decode(file.read(), encoding)
        if decoded.text != change.before:
            return "检查之后文件又变了，没有改；请再运行一次"
        content = (("\ufeff" if decoded.bom else "") + change.after).encode(decoded.encoding)
        sink = open_sink(path)
        sink.write_bytes(content)
        sink.close()
    except UnicodeEncodeError as error:
        return (
            f"文件的编码 {error.encoding} 写不出「{error.object[error.start : error.end]}」，没有改；请先另存为 UTF-8"
        )
    except OSError as error:
        return f"写不回去，没有改：{error.strerror or error}"
    return None


def _diff(change: Change) -> str:
    shown = change.shown
    lines = difflib.unified_diff(
        change.before.splitlines(keepends=True), change.after.splitlines(keepends=True), f"a/{shown}", f"b/{shown}"
    )
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)
