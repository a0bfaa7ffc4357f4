"""``notelint baseline``: accept what there is, so that only new findings count."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import click

from notelint.check.linter import ConfigError
from notelint.check.run import items
from notelint.check.session import Session
from notelint.cli.chinese import Command
from notelint.cli.drafts import drafts
from notelint.cli.options import request, rule_options
from notelint.cli.problems import unusable
from notelint.judge.baseline import dump, key, parse, replaced
from notelint.judge.select import covers
from notelint.model import Result, Unchecked
from notelint.report.sink import open_sink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.model import Finding

DEFAULT = "notelint-baseline.json"


@click.command("baseline", cls=Command, short_help="接受现有的问题，以后只报新的")
@click.argument("paths", nargs=-1, metavar="[文件或文件夹]...")
@click.option("-o", "--output", default=DEFAULT, show_default=True, metavar="文件", help="写到哪里")
@click.option("--prune", is_flag=True, help="只清掉已经不在的，不接受新的")
@rule_options
def command(paths: tuple[str, ...], output: str, prune: bool, **values: Any) -> int:
    """把现有的问题记成基线。以后 check --baseline（或 notelint.yaml 的 baseline:）只报新的。

    基线按内容记，不记行号与时间：移动段落不算新，改了字句才算。只更新这次检查的文件，别的文件的记录不动；
    locked 的规则不能接受。
    """
    session = Session(request(values))
    before = _read(output) if prune or os.path.exists(output) else None
    folder = os.path.dirname(output) or "."
    try:
        chosen, aside = drafts(session, paths, os.getcwd())
        judged = list(items(session, chosen))
        results = [item for item in judged if isinstance(item, Result)]
        findings = [finding for result in results for finding in _acceptable(session, result)]
    except ConfigError as error:
        return unusable(error)
    unchecked = [item for item in (*aside, *judged) if isinstance(item, Unchecked)]
    if prune:
        known = parse(before, folder)
        findings = [finding for finding in findings if known.take(finding)]
    data = dump(findings, folder)
    if before is not None:
        checked = {key(result.note.path, folder) for result in results}
        within = [key(path, folder) for path in paths or (".",)]
        data = replaced(before, data, lambda path: path in checked or _is_gone(path, within, folder))
    try:
        sink = open_sink(output)
        sink.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
        sink.close()
    except OSError as error:
        raise click.ClickException(str(error)) from error
    for item in unchecked:
        click.echo(f"{item.path} 没能检查：{item.reason}", err=True)
    click.echo(f"已写 {output}：接受 {len(findings)} 处")
    return 2 if unchecked else 0


def _acceptable(session: Session, result: Result) -> list[Finding]:
    folder = os.path.dirname(os.path.abspath(result.note.path))
    locked = session.linter(folder).locked
    return [finding for finding in result.findings if not any(covers(prefix, finding.rule) for prefix in locked)]


def _is_gone(path: str, within: Sequence[str], folder: str) -> bool:
    """Whether a file that this run would have checked is no longer there."""
    inside = any(name == "." or path == name or path.startswith(f"{name}/") for name in within)
    return inside and not os.path.exists(os.path.join(folder, path))


def _read(path: str) -> Any:
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
            parse(data)
            return data
    except (OSError, ValueError) as error:
        raise click.ClickException(f"基线文件 {path} 读不了：{error}") from error
