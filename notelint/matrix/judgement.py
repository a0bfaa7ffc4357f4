"""Rules over a matrix -> results like those of a check: one for each record something was said of, and one for each
file that was read without a word."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING, NamedTuple

from notelint.config.apply import accepting, choice_for, fitting
from notelint.judge.fingerprint import fingerprint
from notelint.judge.place import Place, place
from notelint.judge.select import OFF, chosen, level_for
from notelint.judge.suppress import suppress
from notelint.matrix.checks.table import check_of
from notelint.model import EXEMPT, Finding, Note, Related, Result
from notelint.read.decode import Undecodable, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from notelint.config.settings import Settings
    from notelint.judge.select import Choice
    from notelint.kinds.rule import Rule
    from notelint.matrix.at import At
    from notelint.matrix.model import Matrix
    from notelint.matrix.remark import Remark

KIND = "matrix"
GENRE = "种草"
"""Rules of a matrix have one level for all genres; it is read under this one."""


class Asked(NamedTuple):
    """What the command line asks for: the day (ISO), its choice of rules, and whether suppressions hold."""

    today: str
    choice: Choice
    suppressing: bool = True


def results(matrix: Matrix, rules: Sequence[Rule], settings: Settings, asked: Asked) -> Iterator[Result]:
    """Judge a matrix. Records come in the order of their files, then of their places; clean files last."""
    own = [rule for rule in rules if rule.kind == KIND]
    said: dict[tuple[str, str], list[tuple[Rule, Remark]]] = {}
    for rule in own:
        for remark in check_of(rule.id)(matrix, rule):
            said.setdefault((remark.at.path, remark.subject), []).append((rule, remark))
    posts = {(post.at.path, post.id): post.note for post in matrix.posts}
    shown = showing(matrix.folder)
    for (path, subject), remarks in sorted(said.items(), key=lambda item: _order(item[0], item[1])):
        note = posts.get((path, subject)) or _record(matrix.folder, shown(path), path, subject, remarks)
        yield _result(note, remarks, own, settings, asked, shown)
    spoken = {path for path, _ in said}
    for path in matrix.present:
        if path not in spoken:
            yield Result(Note(shown(path), shown(path), ()))


def showing(folder: str) -> Callable[[str], str]:
    """Makes a path of the matrix folder one that reports show: relative to where the command runs."""
    prefix = os.path.relpath(folder).replace(os.sep, "/")

    def shown(path: str) -> str:
        whole = path if prefix == "." else f"{prefix}/{path}"
        return posixpath.normpath(whole) if path.startswith("../") else whole

    return shown


def _order(key: tuple[str, str], remarks: Sequence[tuple[Rule, Remark]]) -> tuple[str, int, str]:
    return key[0], min(remark.at.line or 0 for _, remark in remarks), key[1]


def _record(folder: str, shown: str, path: str, subject: str, remarks: Sequence[tuple[Rule, Remark]]) -> Note:
    """A record of a file as a note without text, so that reports can say where it stands and show its line."""
    account = next((remark.account for _, remark in remarks if remark.account), None)
    line = min((remark.at.line for _, remark in remarks if remark.at.line), default=None)
    return Note(shown, f"{shown}#{subject}", (), account=account, source=_text(folder, path), line=line)


def _text(folder: str, path: str) -> str | None:
    if not path.endswith((".yaml", ".yml", ".md")):
        return None
    try:
        with open(os.path.join(folder, path), "rb") as file:
            return decode(file.read()).text
    except (OSError, Undecodable):
        return None


def _result(
    note: Note,
    remarks: Sequence[tuple[Rule, Remark]],
    rules: Sequence[Rule],
    settings: Settings,
    asked: Asked,
    shown: Callable[[str], str],
) -> Result:
    choice = choice_for(settings, fitting(settings, note), asked.choice)
    found = [one for rule, remark in remarks if (one := _finding(note, rule, remark, choice, shown)) is not None]
    exempt = tuple(one for one in found if one.verdict == EXEMPT)
    kept = [one for one in found if one.verdict != EXEMPT]
    aside: list[Finding] = []
    if asked.suppressing and kept:
        # A record has no directives of its own, and those of a draft speak of a check.
        split = suppress(
            note._replace(fields=(), meta={}), kept, rules, accepting(settings, note), choice.locked, asked.today
        )
        kept, aside = split.kept, split.suppressed
    return Result(note, tuple(kept), exempt, tuple(aside))


def _finding(note: Note, rule: Rule, remark: Remark, choice: Choice, shown: Callable[[str], str]) -> Finding | None:
    if not chosen(rule, choice):
        return None
    level = level_for(rule, remark.level or rule.levels[GENRE], choice)
    if level == OFF:
        return None
    field = note.field(remark.field) if remark.field else None
    span = remark.span if field is not None else None
    where = (
        place(note, field, *span)
        if field is not None and span is not None
        else Place(remark.at.line, remark.at.column, remark.at.line, remark.at.column)
    )
    match = field.text[slice(*span)] if field is not None and span is not None else remark.match
    return Finding(
        rule=rule.id,
        level=level,
        verdict=remark.verdict,
        path=note.path,
        note=note.id,
        account=remark.account or note.account,
        field=remark.field,
        item=None,
        start=span[0] if span else None,
        end=span[1] if span else None,
        line=where.line,
        column=where.column,
        end_line=where.end_line,
        end_column=where.end_column,
        cell=remark.at.cell,
        match=match,
        folded=None,
        message=rule.message.format_map({"match": match or "", **remark.values}),
        basis=rule.basis,
        suggestions=rule.suggest,
        related=tuple(_related(other, shown) for other in remark.others),
        fingerprint=fingerprint(rule.id, remark.field, match, remark.subject),
        clause=remark.clause,
        reason=remark.reason,
        title=rule.title,
    )


def _related(at: At, shown: Callable[[str], str]) -> Related:
    path = shown(at.path)
    return Related(path, path, line=at.line, column=at.column)
