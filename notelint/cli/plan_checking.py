"""``notelint matrix plan --check``: a calendar edited by hand, judged by the rules ``matrix.plan.*``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from notelint import __version__
from notelint.check.linter import ConfigError
from notelint.check.run import run
from notelint.cli.matrices import open_matrix
from notelint.cli.refusal import failed
from notelint.cli.reporting import afterwards, open_reporters, threshold, unusable
from notelint.judge.select import covers
from notelint.matrix.loading.roster import FILE
from notelint.matrix.planning.judge_sheet import named_month
from notelint.matrix.planning.sheet import FOLDER as CALENDARS
from notelint.matrix.planning.sheet import read_sheet
from notelint.model import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.cli.matrices import MatrixSession, Opened
    from notelint.matrix.planning.slot import Slot
    from notelint.model import Outcome, Reporter, Result

PREFIX = "matrix.plan"


def check(session: MatrixSession, folder: str | None, values: dict[str, Any]) -> int:
    """Judge the calendar; returns the exit status. Without a folder it is that of the matrix the sheet lies in."""
    folder = folder or _home(values["sheet"])
    if not os.path.isfile(os.path.join(folder, FILE)):
        near = os.path.dirname(values["sheet"])
        home = near if os.path.isfile(os.path.join(near, FILE)) else "文件夹"
        raise failed(
            f"{'这里' if folder == '.' else f'{folder} 里'}没有矩阵（找不到 {FILE}），没有检查；"
            f"请写矩阵的文件夹：notelint matrix plan {home} --check {values['sheet']}"
        )
    values = {**values, "redact": False, "statistics": False, "color": None}
    reporters: list[Reporter] = []
    try:
        reporters = open_reporters(values)
        opened = open_matrix(session, folder)
    except ConfigError as error:
        return unusable(session, error, reporters)
    slots, problems = read_sheet(values["sheet"], opened.matrix.folder, values["encoding"])
    path = os.path.relpath(os.path.abspath(values["sheet"]), opened.matrix.folder).replace(os.sep, "/")
    unread = dict.fromkeys((*opened.unread, *problems))
    names = {account.id: account.name for account in opened.matrix.accounts}
    for reporter in reporters:
        reporter.begin(Run(__version__, session.request.today, opened.packs, names))
    judged = _judged(session, opened, slots, path) if slots else iter(())
    ended = run(
        session,
        judged,
        reporters,
        before=tuple(unread),
        fail_on=threshold(session),
        finish=lambda outcome: _counting(outcome, len(slots)),
    )
    afterwards(values, ended)
    return ended.status


def _home(sheet: str) -> str:
    """The matrix whose folder ``calendar`` a sheet lies in; else where the user stands."""
    above, name = os.path.split(os.path.dirname(os.path.abspath(sheet)))
    if name == CALENDARS and os.path.isfile(os.path.join(above, FILE)):
        return os.path.relpath(above)
    return "."


def _counting(outcome: Outcome, lines: int) -> Outcome:
    """What was checked, counted in lines of the calendar."""
    summary = outcome.summary
    summary = summary._replace(notes=summary.notes - summary.checked + lines, checked=lines)
    return outcome._replace(summary=summary, counted="行日历")


def _judged(session: MatrixSession, opened: Opened, slots: Sequence[Slot], path: str) -> Iterator[Result]:
    """The results for the calendar, with the other months of the folder beside it so that gaps are whole."""
    from notelint.matrix.judgement import Asked, results, showing

    matrix = opened.matrix
    named = named_month(path)
    months = {named} if named else {slot.on[:7] for slot in slots}
    others = tuple(slot for slot in matrix.calendar if slot.on[:7] not in months and slot.at.path != path)
    rules = [rule for rule in opened.rules if covers(PREFIX, rule.id)]
    asked = Asked(session.request.today, session.request.choice, session.request.suppressing)
    elsewhere = {showing(matrix.folder)(slot.at.path) for slot in others}
    whole = matrix._replace(calendar=(*others, *slots), present=(path,))
    for result in results(whole, rules, opened.settings, asked):
        if result.note.path not in elsewhere:
            yield result
