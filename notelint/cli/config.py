"""``notelint config``: what holds for a file, and where each setting comes from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from notelint.check.linter import ConfigError
from notelint.check.session import Session
from notelint.check.work import read_options
from notelint.cli.chinese import Command
from notelint.cli.options import request, rule_options
from notelint.cli.problems import unusable
from notelint.config.apply import fitting
from notelint.model import Note
from notelint.read.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.check.linter import Linter
    from notelint.check.session import Request


@click.command("config", cls=Command, short_help="说明哪些设置对一个文件生效")
@click.argument("path", default=".", metavar="[文件]")
@rule_options
def command(path: str, **values: Any) -> int:
    """说明对一个文件（不必存在）生效的设置、它们写在哪里、哪些规则包与规则会用。"""
    full = os.path.abspath(path)
    asked = request(values)
    try:
        linter = Session(asked).linter(full if os.path.isdir(full) else os.path.dirname(full))
    except ConfigError as error:
        return unusable(error)
    options = read_options(linter.settings, None)
    note = Note(path, path, (), account=Source(full, path, options).account(None))
    click.echo("\n".join(_lines(linter, note, asked)))
    return 0


def _lines(linter: Linter, note: Note, asked: Request) -> Iterator[str]:
    settings = linter.settings
    origins = settings.origins
    applied = linter.applied(note)
    overrides = fitting(settings, note)

    def come_from(key: str, *, told: object = None, overridden: bool = False) -> str:
        if told:
            return "  ← 命令行"
        key = "overrides" if overridden else key
        return f"  ← {os.path.relpath(origins[key])}" if key in origins else "  （默认）"

    yield f"配置：{os.path.relpath(settings.path) if settings.path else '没有 notelint.yaml，全用默认'}"
    packs = "、".join(f"{info.id} {info.version}" for info in linter.rules.packs)
    yield f"规则包：{packs}{come_from('packs', told=asked.packs)}"
    if note.account:
        yield f"这里的账号：{note.account}  ← 文件夹名"
    chosen = [settings.overrides[place] for place in overrides]
    account = settings.brand.account(note.account)
    if account is not None and account.genre:
        origin = come_from("accounts")
    else:
        origin = come_from("genre", told=asked.genre, overridden=any(override.genre for override in chosen))
    yield f"内容性质：{applied.genre}（稿件里没有写时）{origin}"
    more = any(override.industries for override in chosen)
    origin = come_from("industries", told=asked.industries, overridden=more)
    yield f"行业：{'、'.join(dict.fromkeys(applied.industries)) or '未写'}{origin}"
    yield f"不通过的门槛：{asked.fail_on or settings.fail_on}{come_from('fail_on', told=asked.fail_on)}"
    yield f"品牌：{'、'.join(settings.brand.names) or '未写'}{come_from('brand')}"
    yield f"账号：{len(settings.brand.accounts)} 个{come_from('accounts')}"
    yield f"基线：{settings.baseline or '未用'}{come_from('baseline')}"
    for place in overrides:
        override = settings.overrides[place]
        what = "、".join((*override.paths, *override.accounts))
        yield f"覆盖：第 {place + 1} 条 overrides（{what}）{come_from('overrides')}"
    choice = applied.choice
    for key in ("select", "ignore", "locked"):
        names = getattr(choice, key)
        if names:
            told = getattr(asked.choice, key)
            changed = any(getattr(override.choice, key) for override in chosen)
            yield f"{key}：{'、'.join(dict.fromkeys(names))}{come_from(key, told=told, overridden=changed)}"
    for name, level in choice.levels.items():
        changed = any(name in override.choice.levels for override in chosen)
        yield f"级别：{name} → {level}{come_from('levels', overridden=changed)}"
    for entry in settings.suppress:
        yield f"屏蔽：{entry.rule}（{entry.reason}）{come_from('suppress')}"
    yield f"共 {len(applied.enabled)} 条规则生效（notelint rules 列出不算覆盖时的）"
