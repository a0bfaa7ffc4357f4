"""``notelint test``: rules judged by their own examples."""

from __future__ import annotations

import os
from typing import Any

import click

from notelint.check.linter import ConfigError, today_in_china
from notelint.check.ruletest import run_examples
from notelint.check.session import Request, Session
from notelint.cli.chinese import Command
from notelint.cli.options import Day
from notelint.cli.problems import unusable
from notelint.config.settings import pack_paths
from notelint.packs.locate import shipped, shipped_folder


@click.command("test", cls=Command, short_help="用规则自带的例句检验规则")
@click.argument("packs", nargs=-1, metavar="[规则包]...")
@click.option("--strict", is_flag=True, help="有没被例句覆盖的词也算不通过")
@click.option("--config", metavar="文件", help="用这份 notelint.yaml 里的规则包")
@click.option("--today", type=Day(), metavar="日期", help="按哪一天判断（默认北京时间今天）")
def command(packs: tuple[str, ...], strict: bool, config: str | None, today: str | None) -> int:
    """检验规则：每条至少一句反例、一句正例；命中的位置要与 <m>…</m> 一致；改过之后不再命中。

    规则包是随附的名字、自家的 YAML 文件或文件夹，all 为随附的全部；不写则为 notelint.yaml 里自家的规则包。
    """
    try:
        paths = _paths(packs, config)
    except ConfigError as error:
        return unusable(error)
    if not paths:
        click.echo("notelint.yaml 里没有自家的规则包可检验；随附的在发布前已检验，notelint test all 可再验一遍")
        return 0
    outcome = run_examples(paths, today or today_in_china())
    for problem in outcome.problems:
        click.echo(str(problem), err=True)
    if strict:
        for remark in outcome.remarks:
            click.echo(str(remark), err=True)
    failed = len(outcome.problems) + (len(outcome.remarks) if strict else 0)
    if not outcome.examples:
        click.echo("notelint：没有检验任何规则", err=True)
        return 2
    covered = (
        "" if strict or not outcome.remarks else f"；{len(outcome.remarks)} 条规则有例句没用到的词（--strict 列出）"
    )
    click.echo(f"{outcome.rules} 条规则，{outcome.examples} 句例句，{failed} 处不符{covered}")
    return 1 if failed else 0


def _paths(packs: tuple[str, ...], config: str | None) -> tuple[str, ...]:
    names: list[Any] = [name for pack in packs for name in (shipped() if pack == "all" else (pack,))]
    if not names:
        configured = Session(Request(today_in_china(), config)).settings(os.getcwd()).packs
        return tuple(path for path in configured if os.path.dirname(path) != shipped_folder())
    paths, problems = pack_paths(names, "命令行")
    if problems:
        raise ConfigError(problems)
    return tuple(paths)
