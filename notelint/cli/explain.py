"""``notelint explain``: what a rule says, on what ground, and its examples on both sides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from notelint.check.linter import ConfigError
from notelint.check.session import Session
from notelint.cli.chinese import Command
from notelint.cli.options import request, rule_options
from notelint.cli.problems import unusable
from notelint.judge.own import OWN
from notelint.judge.select import names
from notelint.kinds.table import kind
from notelint.packs.load import load_pack
from notelint.packs.locate import shipped, shipped_folder
from notelint.packs.validate import nearest
from notelint.report.wording import FIELD_NAMES, LEVEL_NAMES, clause_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from notelint.kinds.rule import Rule
    from notelint.packs.document import Problem
    from notelint.packs.load import Examples, Pack

_NAMES = {**FIELD_NAMES, "meta": "稿件信息", "genre": "内容性质", "account": "账号"}
STATUS = {"已核对": "已核对原文", "转述": "据转述，未逐字核对原文", "未核对": "未核对，只作提醒"}


@click.command("explain", cls=Command, short_help="说明一条规则")
@click.argument("rule", metavar="编号")
@rule_options
def command(rule: str, **values: Any) -> int:
    """说明一条规则（或一类，写编号的前缀）：依据与核对状态、级别、豁免条款、正反例、怎样改、已知局限。"""
    try:
        packs, problems, tuning = _packs(values)
    except ConfigError as error:
        return unusable(error)
    found = ["\n".join(_lines(pack, each, tuning)) for pack in packs for each in pack.rules if names(rule, each)]
    found += ["\n".join(_own_lines(each)) for each in OWN if names(rule, each)]
    if not found and problems:
        # The rule may well stand in a pack that could not be read.
        return unusable(ConfigError(problems))
    if not found:
        known = [each.id for each in (*(each for pack in packs for each in pack.rules), *OWN)]
        raise click.UsageError(f"没有叫「{rule}」的规则{nearest(rule, known)}；notelint rules --packs all 列出全部")
    click.echo("\n\n".join(found))
    return 0


def _packs(values: Mapping[str, Any]) -> tuple[list[Pack], list[Problem], Mapping[str, Mapping[str, Any]]]:
    """The configured packs, then the others that ship and are not replaced by one of the same id; what is wrong with
    the configured ones; and the configured thresholds by rule."""
    import os

    settings = Session(request(values)).settings(os.getcwd())
    configured = settings.packs
    loaded: dict[str, Pack] = {}
    problems: list[Problem] = []
    for path in dict.fromkeys((*configured, *(os.path.join(shipped_folder(), name) for name in shipped()))):
        pack, found = load_pack(path)
        if pack is not None:
            loaded.setdefault(pack.info.id, pack)
        elif path in configured:
            problems.extend(found)
    return list(loaded.values()), problems, settings.thresholds


def _own_lines(rule: Rule) -> Iterator[str]:
    yield click.style(f"{rule.id}  {rule.title}", bold=True)
    yield f"依据：{rule.basis.law}，不是法规"
    yield f"级别：{LEVEL_NAMES.get(next(iter(rule.levels.values())), '不报')}（可用 levels: 改）"
    yield f"会说：{rule.message}"


def _lines(pack: Pack, rule: Rule, tuning: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    basis = rule.basis
    yield click.style(f"{rule.id}  {rule.title}", bold=True)
    yield f"规则包：{pack.title}（{pack.info.id} {pack.info.version}，复核于 {pack.info.reviewed_on or '未写明'}）"
    law = f"《{basis.law}》" if basis.law and basis.kind in ("法律", "规章", "国标") else basis.law or ""
    checked = f"（{STATUS[basis.status]}{f'，{basis.checked_on}' if basis.checked_on else ''}）"
    yield f"依据：{basis.kind} {law}{basis.article or ''}{checked if basis.kind not in ('品牌', '经验') else ''}"
    if basis.link:
        yield f"链接：{basis.link}"
    if basis.effective_from:
        yield f"施行：自 {basis.effective_from}；此前只作警告"
    if len(set(rule.levels.values())) == 1:
        yield f"级别：{LEVEL_NAMES.get(next(iter(rule.levels.values())), '不报')}"
    else:
        yield "级别：" + "，".join(f"{genre} {LEVEL_NAMES.get(level, '不报')}" for genre, level in rule.levels.items())
    across = getattr(kind(rule.kind), "ACROSS", False)
    yield f"看哪里：{'整批笔记与账号' if across else '、'.join(FIELD_NAMES[name] for name in rule.fields)}"
    yield from (f"门槛：{text}" for text in thresholds(rule, tuning.get(rule.id, {})))
    yield f"会说：{rule.message}"
    yield from (f"怎样改：{text}" for text in rule.suggest)
    if rule.exempt:
        yield "豁免：" + "、".join(clause_name(clause, long=True) for clause in rule.exempt)
    yield from _examples(pack.sources[rule.id].examples)
    yield from (f"局限：{text}" for text in rule.notes)
    if rule.formerly:
        yield f"曾用编号：{'、'.join(rule.formerly)}"


def thresholds(rule: Rule, tuned: Mapping[str, Any]) -> Iterator[str]:
    """Each threshold of a rule with its default, and what a configuration made of it."""
    for name, value in rule.options.get("thresholds", {}).items():
        changed = f"（notelint.yaml 里改成 {_value(tuned[name])}）" if name in tuned else ""
        yield f"{name} = {_value(value)}{changed}"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "；".join(f"{name}：{_value(each)}" for name, each in value.items())
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _examples(examples: Examples) -> Iterator[str]:
    yield from (f"  ✗ {_text(data)}" for data in examples.bad)
    yield from (f"  ✓ {_text(data)}" for data in examples.good)
    for clause, entries in examples.exempt.items():
        yield from (f"  ○ {_text(data)}（{clause_name(clause, long=True)}）" for data in entries)


def _text(data: Any) -> str:
    return re.sub(r"<m>(.*?)</m>", r"【\1】", example_text(data), flags=re.DOTALL)


def example_text(data: Any) -> str:
    """An example as one line: its text, and its other fields under their Chinese names."""
    if isinstance(data, str):
        return data
    parts = [str(data["text"])] if data.get("text") else []
    for key, value in data.items():
        if key != "text":
            shown = "、".join(map(str, value)) if isinstance(value, list) else str(value)
            parts.append(f"{_NAMES.get(key, key)}：{shown}")
    return "　".join(parts)
