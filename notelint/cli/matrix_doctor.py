"""``notelint matrix doctor``: one page that says of each known pitfall whether the matrix has fallen into it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from notelint import __version__
from notelint.check.linter import ConfigError
from notelint.check.run import CLEAN, FOUND, NEVER, UNCHECKED
from notelint.cli.chinese import Command
from notelint.cli.likeness import Likeness
from notelint.cli.matrices import MatrixSession, judged, open_matrix
from notelint.cli.options import request, rule_options
from notelint.cli.problems import unusable
from notelint.cli.refusal import failed, misused
from notelint.model import LEVELS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notelint.matrix.doctor import Checkup

FORMATS = {"text": (".txt", ".md"), "json": (".json",), "html": (".html", ".htm")}
_REMARK = "只看了矩阵的规则与笔记之间的重复；稿件合规由 notelint audit 一并检查。"
_EPILOG = """\b
例：
  notelint matrix doctor                 体检这个文件夹里的矩阵
  notelint matrix doctor 岬棠/ -o 体检.html
\b
✓ 没有发现，✗ 有警告或错误，– 没有可判断的资料。退出码：有 ✗ 达到 --fail-on（默认 error）是 1，有文件读不了是 2。
"""


@click.command("doctor", cls=Command, epilog=_EPILOG, short_help="一页体检")
@click.argument("folder", default=".", type=click.Path(), metavar="[文件夹]")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="标准输出的格式（默认 text）")
@click.option("-o", "--output", multiple=True, type=click.Path(), metavar="文件", help="另写一份，后缀定格式（可重复）")
@click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), help="✗ 达到哪一级就以 1 退出（默认 error）")
@click.option("--no-suppress", is_flag=True, help="不理会一切屏蔽")
@rule_options
def command(folder: str, **values: Any) -> int:
    """一页体检：矩阵六大误区与员工号四大误区，每一项 ✓、✗ 或 –，并给出证据。"""
    from notelint.matrix.doctor import doctor, worst

    targets = [(_format(path), path) for path in values["output"]]
    session = MatrixSession(request(values))
    try:
        opened = open_matrix(session, folder)
        notes = [post.note for post in opened.matrix.posts]
        alike = Likeness(session.request, folder).results(notes)
        findings = [finding for result in (*judged(session, opened), *alike) for finding in result.findings]
    except ConfigError as error:
        return unusable(error)
    for item in opened.unread:
        place = f"{item.path}:{item.line}" if item.line is not None else item.path
        click.echo(f"{place} {item.reason}", err=True)
    if opened.unread and not opened.matrix.accounts:
        return UNCHECKED
    checkups = doctor(opened.matrix, findings)
    _write(values["form"], targets, checkups, session.request.today)
    if opened.unread:
        click.echo(f"notelint：有 {len(opened.unread)} 处没能读，这份体检不完整", err=True)
        return UNCHECKED
    threshold = session.request.fail_on or opened.settings.fail_on
    gravest = worst(checkups)
    failing = threshold != NEVER and gravest is not None and LEVELS.index(gravest) <= LEVELS.index(threshold)
    return FOUND if failing else CLEAN


def _format(path: str) -> str:
    suffix = os.path.splitext(path)[1].lower()
    for name, suffixes in FORMATS.items():
        if suffix in suffixes:
            return name
    raise misused(f"看不出 {path} 要写成哪种；后缀可以是 .txt .md .json .html")


def _write(form: str | None, targets: Sequence[tuple[str, str]], checkups: Sequence[Checkup], today: str) -> None:
    from notelint.report.sink import open_sink

    asked: list[tuple[str, str | None]] = list(targets)
    if form or not targets:
        asked.insert(0, (form or "text", None))
    for name, path in asked:
        text = _rendered(name, checkups, today)
        try:
            sink = open_sink(path, terminal=path is None and name == "text")
            sink.write(text)
            sink.close()
        except OSError as error:
            raise failed(str(error)) from error


def _rendered(name: str, checkups: Sequence[Checkup], today: str) -> str:
    from notelint.matrix.doctor_report import page, record, text_lines

    if name == "html":
        return page(checkups, today, __version__, (_REMARK,))
    if name == "json":
        import json

        document: Mapping[str, Any] = record(checkups, today, __version__, (_REMARK,))
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return "\n".join(text_lines(checkups, today, (_REMARK,))) + "\n"
