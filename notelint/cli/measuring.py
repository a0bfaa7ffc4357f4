"""What the commands about figures share: opening a matrix with its snapshots, and writing a report."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from notelint import __version__
from notelint.check.linter import ConfigError
from notelint.check.run import CLEAN, UNCHECKED
from notelint.cli.matrices import MatrixSession
from notelint.cli.options import Day, F, request
from notelint.packs.document import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notelint.matrix.figures.figure import Report
    from notelint.matrix.figures.limits import Limits
    from notelint.matrix.model import Matrix
    from notelint.model import Unchecked
    from notelint.store.snapshots import Snapshot

TEXT, JSON, HTML, XLSX = "text", "json", "html", "xlsx"
FORMS = (TEXT, JSON, HTML)
_SUFFIXES = {".txt": TEXT, ".json": JSON, ".html": HTML, ".htm": HTML, ".xlsx": XLSX}


def report_options(command: F) -> F:
    """The options that say what is read and where a report goes."""
    options = (
        click.option("--format", "form", type=click.Choice(FORMS), default=FORMS[0], help="标准输出的格式"),
        click.option(
            "-o",
            "--output",
            multiple=True,
            type=click.Path(),
            metavar="文件",
            help="写入文件，后缀定格式：.html .xlsx .json .txt（可重复）",
        ),
        click.option(
            "--config", type=click.Path(readable=False), metavar="文件", help="用这份 notelint.yaml，不再往上找"
        ),
        click.option("--encoding", metavar="编码", help="表格的编码；不写则自动判断"),
        click.option("--today", type=Day(), metavar="日期", help="今天是哪一天（默认北京时间今天）"),
    )
    for option in reversed(options):
        command = option(command)
    return command


class Measured(NamedTuple):
    """A matrix, what was measured of it, what of its files could not be read, and what its rules say is too much."""

    matrix: Matrix
    snapshots: tuple[Snapshot, ...]
    problems: tuple[Unchecked, ...]
    limits: Limits


def measured(folder: str, values: Mapping[str, Any]) -> Measured:
    """Open a matrix folder and the store its configuration names. Raises ConfigError."""
    from notelint.judge.thresholds import tuned
    from notelint.matrix.figures.limits import limits
    from notelint.matrix.load import load
    from notelint.store.figures import snapshots
    from notelint.store.schema import StoreError

    for target in values["output"]:
        suffix(target)
    asked = request(values)
    where = os.path.abspath(folder)
    session = MatrixSession(asked)
    settings = session.settings(where)
    rules, wrong = tuned(session.linter(where).rules.rules, settings.thresholds, settings.path or "notelint.yaml")
    if wrong:
        raise ConfigError(wrong)
    loaded = load(where, asked.today, settings, asked.encoding)
    if not loaded.matrix.accounts:
        raise ConfigError([_problem(item) for item in loaded.problems])
    try:
        rows = tuple(snapshots(settings.history)) if settings.history is not None else ()
    except StoreError as error:
        raise ConfigError([Problem(settings.path or str(settings.history), None, None, str(error))]) from error
    return Measured(loaded.matrix, rows, loaded.problems, limits(rules))


def suffix(target: str) -> str:
    """The format that a file's name asks for. Raises UsageError."""
    ending = os.path.splitext(target)[1].lower()
    if ending not in _SUFFIXES:
        raise click.UsageError(f"-o {target} 的后缀看不出格式；可以是 {'、'.join(_SUFFIXES)}")
    return _SUFFIXES[ending]


def written(report: Report, values: Mapping[str, Any]) -> None:
    """Write a report to standard output, or to files, each whole or not at all."""
    from notelint.report.sink import open_sink

    targets = values["output"] or (None,)
    for target in targets:
        form = suffix(target) if target is not None else values["form"]
        content = rendered(report, form)
        sink = open_sink(target, terminal=form == TEXT)
        sink.write_bytes(content) if isinstance(content, bytes) else sink.write(content)
        sink.close()


def rendered(report: Report, form: str) -> str | bytes:
    """The report in a format."""
    if form == JSON:
        import json

        from notelint.matrix.figures.as_json import document

        return json.dumps(document(report, __version__), ensure_ascii=False, indent=1) + "\n"
    if form == HTML:
        from notelint.matrix.figures.as_html import page

        return page(report, __version__)
    if form == XLSX:
        try:
            from notelint.matrix.figures.as_xlsx import workbook
        except ModuleNotFoundError as error:
            raise click.ClickException("写 Excel 表格要装 xlsxwriter：pip install 'notelint[office]'") from error
        return workbook(report)
    from notelint.matrix.figures.as_text import lines

    return "".join(f"{line}\n" for line in lines(report))


def unread(problems: Sequence[Unchecked]) -> int:
    """Say what of the files could not be read; returns the exit status."""
    for problem in problems:
        click.echo(str(_problem(problem)), err=True)
    if problems:
        click.echo(f"notelint：有 {len(problems)} 处没能读入，指标不完整", err=True)
    return UNCHECKED if problems else CLEAN


def _problem(item: Unchecked) -> Problem:
    return Problem(item.path, item.line, item.column, item.reason)
