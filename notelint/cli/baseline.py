"""``notelint baseline``: accept what there is, so that only new findings count."""

from __future__ import annotations

import json
import os
from typing import Any

import click

from notelint.check.linter import ConfigError
from notelint.check.run import items
from notelint.check.session import Session
from notelint.cli.chinese import Command
from notelint.cli.drafts import drafts
from notelint.cli.options import request, rule_options
from notelint.cli.problems import unusable
from notelint.judge.baseline import dump
from notelint.model import Result, Unchecked
from notelint.report.sink import open_sink

DEFAULT = "notelint-baseline.json"


@click.command("baseline", cls=Command, short_help="接受现有的问题，以后只报新的")
@click.argument("paths", nargs=-1, metavar="[文件或文件夹]...")
@click.option("-o", "--output", default=DEFAULT, show_default=True, metavar="文件", help="写到哪里")
@click.option("--prune", is_flag=True, help="只清掉已经不在的，不接受新的")
@rule_options
def command(paths: tuple[str, ...], output: str, prune: bool, **values: Any) -> int:
    """把现有的问题记成基线。以后 check --baseline（或 notelint.yaml 的 baseline:）只报新的。

    基线按内容记，不记行号与时间：移动段落不算新，改了字句才算。
    """
    session = Session(request(values))
    try:
        chosen, before = drafts(session, paths, os.getcwd())
        judged = list(items(session, chosen))
    except ConfigError as error:
        return unusable(error)
    unchecked = [item for item in (*before, *judged) if isinstance(item, Unchecked)]
    findings = [finding for item in judged if isinstance(item, Result) for finding in item.findings]
    if prune:
        known = _read(output)
        findings = [finding for finding in findings if known.take(finding)]
    try:
        sink = open_sink(output)
        sink.write(json.dumps(dump(findings), ensure_ascii=False, indent=1) + "\n")
        sink.close()
    except OSError as error:
        raise click.ClickException(str(error)) from error
    for item in unchecked:
        click.echo(f"{item.path} 没能检查：{item.reason}", err=True)
    click.echo(f"已写 {output}：接受 {len(findings)} 处")
    return 2 if unchecked else 0


def _read(path: str) -> Any:
    from notelint.judge.baseline import parse

    try:
        with open(path, encoding="utf-8") as file:
            return parse(json.load(file))
    except (OSError, ValueError) as error:
        raise click.ClickException(f"基线文件 {path} 读不了：{error}") from error
