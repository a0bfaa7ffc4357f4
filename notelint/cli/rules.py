"""``notelint rules``: the rules that would judge, or all that ship."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from notelint.check.linter import ConfigError
from notelint.check.session import Session
from notelint.cli.chinese import Command
from notelint.cli.options import request, rule_options
from notelint.cli.problems import unusable
from notelint.report.width import width

if TYPE_CHECKING:
    from notelint.kinds.rule import Rule


@click.command("rules", cls=Command, short_help="列出规则")
@click.option("--json", "as_json", is_flag=True, help="写成 JSON")
@rule_options
def command(as_json: bool, **values: Any) -> int:
    """列出生效的规则：编号、级别（广告 / 种草 / 个人 / 公告）、名称。--packs all 列出随附的全部。"""
    try:
        linter = Session(request(values)).linter(os.getcwd())
    except ConfigError as error:
        return unusable(error)
    chosen = [rule for index, rule in enumerate(linter.rules.rules) if index in linter.enabled_rules()]
    if as_json:
        import json

        click.echo(json.dumps([_data(rule) for rule in chosen], ensure_ascii=False, indent=1))
        return 0
    pack = ""
    for rule in chosen:
        if rule.pack != pack:
            pack = rule.pack
            info = next(info for info in linter.rules.packs if info.id == pack)
            click.echo(f"\n{pack} {info.version}（复核于 {info.reviewed_on or '未写明'}）")
        click.echo(f"  {_pad(rule.id, 40)} {_pad(_levels(rule), 28)} {rule.title}")
    click.echo(f"\n共 {len(chosen)} 条。notelint explain 编号 看依据与例句。")
    return 0


def _pad(text: str, columns: int) -> str:
    return text + " " * max(columns - width(text), 1)


def _levels(rule: Rule) -> str:
    levels = list(rule.levels.values())
    return levels[0] if len(set(levels)) == 1 else "/".join(levels)


def _data(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "pack": rule.pack,
        "kind": rule.kind,
        "title": rule.title,
        "levels": dict(rule.levels),
        "fields": list(rule.fields),
        "basis": rule.basis._asdict(),
        "suggest": list(rule.suggest),
        "formerly": list(rule.formerly),
    }
