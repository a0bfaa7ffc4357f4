"""``notelint config``: what holds for a file, and where each setting comes from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from notelint.check.genre import DEFAULT_GENRE
from notelint.check.linter import ConfigError
from notelint.check.session import Session
from notelint.cli.chinese import Command
from notelint.cli.options import request, rule_options
from notelint.cli.problems import unusable
from notelint.config.apply import choice_for, fitting
from notelint.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.check.linter import Linter


@click.command("config", cls=Command, short_help="说明哪些设置对一个文件生效")
@click.argument("path", default=".", metavar="[文件]")
@rule_options
def command(path: str, **values: Any) -> int:
    """说明对一个文件（不必存在）生效的设置、它们写在哪里、哪些规则包与规则会用。"""
    folder = path if os.path.isdir(path) else os.path.dirname(os.path.abspath(path))
    try:
        linter = Session(request(values)).linter(os.path.abspath(folder))
    except ConfigError as error:
        return unusable(error)
    click.echo("\n".join(_lines(linter, Note(path, path, ()))))
    return 0


def _lines(linter: Linter, note: Note) -> Iterator[str]:
    settings = linter.settings
    origins = settings.origins

    def come_from(key: str) -> str:
        return f"  ← {os.path.relpath(origins[key])}" if key in origins else "  （默认）"

    yield f"配置：{os.path.relpath(settings.path) if settings.path else '没有 notelint.yaml，全用默认'}"
    packs = "、".join(f"{info.id} {info.version}" for info in linter.rules.packs)
    yield f"规则包：{packs}{come_from('packs')}"
    overrides = fitting(settings, note)
    named = (settings.overrides[place].genre for place in reversed(overrides))
    genre = next((name for name in named if name), settings.genre)
    yield f"内容性质：{genre or DEFAULT_GENRE}（稿件里没有写时）{come_from('genre')}"
    yield f"行业：{'、'.join(settings.industries) or '未写'}{come_from('industries')}"
    yield f"不通过的门槛：{settings.fail_on}{come_from('fail_on')}"
    yield f"品牌：{'、'.join(settings.brand.names) or '未写'}{come_from('brand')}"
    yield f"账号：{len(settings.brand.accounts)} 个{come_from('accounts')}"
    yield f"基线：{settings.baseline or '未用'}{come_from('baseline')}"
    for place in overrides:
        override = settings.overrides[place]
        what = "、".join((*override.paths, *override.accounts))
        yield f"覆盖：第 {place + 1} 条 overrides（{what}）{come_from('overrides')}"
    choice = choice_for(settings, overrides, settings.choice)
    for key, names in (("select", choice.select), ("ignore", choice.ignore), ("locked", choice.locked)):
        if names:
            yield f"{key}：{'、'.join(dict.fromkeys(names))}{come_from(key)}"
    for name, level in choice.levels.items():
        yield f"级别：{name} → {level}{come_from('levels')}"
    for entry in settings.suppress:
        yield f"屏蔽：{entry.rule}（{entry.reason}）{come_from('suppress')}"
    yield f"共 {len(linter.enabled_rules())} 条规则生效（notelint rules 列出）"
