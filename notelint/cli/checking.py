"""``notelint check``: drafts in, judged findings out."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from notelint import __version__
from notelint.check.linter import ConfigError
from notelint.check.run import items, run
from notelint.check.session import Session
from notelint.check.work import judged, read_options
from notelint.cli.asked import request
from notelint.cli.drafts import drafts, refuse_output, same_file
from notelint.cli.past import Absences, published
from notelint.cli.refusal import misused
from notelint.cli.reporting import afterwards, open_reporters, read_baselines, report_name, threshold, unusable
from notelint.model import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from notelint.check.work import Item
    from notelint.model import Reporter, Skipped, Unchecked

STDIN = "-"


def check(values: Mapping[str, Any]) -> int:
    """Run a check as the options ask; returns the exit status."""
    session = Session(request(values)._replace(elsewhere=published))
    reporters: list[Reporter] = []
    try:
        if values["engine"] is not None or any(path.endswith(".parquet") for path in values["output"]):
            from notelint.cli.findings import check_archive

            return check_archive(session, values)
        cwd = os.getcwd()
        fixer = None
        if values["fix"] or values["diff"]:
            from notelint.cli.fixing import Fixer, refuse

            refuse(values)
            fixer = Fixer(session, threshold(session), write=not values["diff"])
            reporters = [fixer]
        else:
            reporters = open_reporters(values)
        before: list[Unchecked | Skipped]
        if STDIN in values["paths"]:
            folders, before = [_input_folder(values, cwd)], []
            source: Iterable[Item] = _standard_input(session, values, folders[0])
        else:
            chosen, before = drafts(session, values["paths"], cwd, values["output"], only_drafts=values["only_drafts"])
            folders = sorted({os.path.dirname(draft.path) for draft in chosen}) or [cwd]
            source = items(session, chosen, values["jobs"])
        # A configuration that cannot be used stops the run before anything is judged by half of it.
        linters = dict.fromkeys(session.linter(folder) for folder in folders)
        baseline = read_baselines(session, linters)
        absences = Absences(linter.settings for linter in linters)
    except ConfigError as error:
        return unusable(session, error, reporters)
    packs = tuple(dict.fromkeys(pack for linter in linters for pack in linter.rules.packs))
    names = {account.id: account.name for linter in linters for account in linter.settings.brand.accounts}
    head = Run(__version__, session.request.today, packs, names)
    for reporter in reporters:
        reporter.begin(head)
    progress = None
    if sys.stderr.isatty() and not values["form"] and fixer is None:
        from notelint.cli.progress import Progress

        progress = Progress()
    ended = run(
        session,
        source,
        reporters,
        before=before,
        baseline=baseline,
        fail_on=threshold(session),
        progress=progress,
        counting=any(report_name(target).startswith("html") for target in values["output"]) or values["form"] == "html",
        none_is_clean=values["only_drafts"],
        folders=_whole(values, cwd),
        finish=absences.finish,
    )
    if progress is not None:
        progress.close()
    absences.afterwards(values)
    if fixer is not None:
        return fixer.finish(ended, {draft.shown: draft.path for draft in chosen}, session.request.encoding)
    afterwards(values, ended)
    return ended.status


def _whole(values: Mapping[str, Any], cwd: str) -> list[str]:
    """The folders of which every draft is checked."""
    if values["exclude"]:
        return []
    named = (os.path.abspath(os.path.join(cwd, path)) for path in values["paths"] or (cwd,))
    return [path for path in named if os.path.isdir(path)]


def _input_folder(values: Mapping[str, Any], cwd: str) -> str:
    name = values["stdin_filename"]
    return os.path.dirname(os.path.abspath(os.path.join(cwd, name))) if name else cwd


def _standard_input(session: Session, values: Mapping[str, Any], folder: str) -> Sequence[Item]:
    if len(values["paths"]) > 1:
        raise misused("- 不能与别的文件一起写")
    for path in values["output"]:
        if values["stdin_filename"] and same_file(values["stdin_filename"], path):
            refuse_output(path)
    from notelint.read.notes import read_bytes

    name = values["stdin_filename"] or STDIN
    linter = session.linter(folder)
    options = read_options(linter.settings, session.request.encoding)
    return list(judged(linter, read_bytes(sys.stdin.buffer.read(), path=name, options=options)))
