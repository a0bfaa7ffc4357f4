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
from notelint.judge.select import names
from notelint.packs.load import load_pack
from notelint.packs.locate import shipped, shipped_folder
from notelint.packs.validate import nearest
from notelint.report.wording import FIELD_NAMES, LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from notelint.kinds.rule import Rule
    from notelint.packs.load import Examples, Pack

_NAMES = {**FIELD_NAMES, "meta": "稿件信息", "genre": "内容性质", "account": "账号"}
STATUS = {"已核对": "已核对原文", "转述": "据转述，未逐字核对原文", "未核对": "未核对，只作提醒"}


@click.command("explain", cls=Command, short_help="说明一条规则")
@click.argument("rule", metavar="编号")
@rule_options
def command(rule: str, **values: Any) -> int:
    """说明一条规则（或一类，写编号的前缀）：依据与核对状态、级别、豁免条款、正反例、怎样改、已知局限。"""
    try:
        packs = _packs(values)
    except ConfigError as error:
        return unusable(error)
    found = [(pack, each) for pack in packs for each in pack.rules if names(rule, each)]
    if not found:
        known = [each.id for pack in packs for each in pack.rules]
        raise click.UsageError(f"没有叫「{rule}」的规则{nearest(rule, known)}；notelint rules --packs all 列出全部")
    click.echo("\n\n".join("\n".join(_lines(pack, each)) for pack, each in found))
    return 0


def _packs(values: Mapping[str, Any]) -> list[Pack]:
    """The configured packs, then the others that ship and are not replaced by one of the same id; packs with errors are left to ``notelint test``."""
    import os

    paths = list(Session(request(values)).settings(os.getcwd()).packs)
    paths += [os.path.join(shipped_folder(), name) for name in shipped()]
    loaded: dict[str, Pack] = {}
    for path in dict.fromkeys(paths):
        pack, _ = load_pack(path)
        if pack is not None:
            loaded.setdefault(pack.info.id, pack)
    return list(loaded.values())


def _lines(pack: Pack, rule: Rule) -> Iterator[str]:
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
    yield "级别：" + "，".join(f"{genre} {LEVEL_NAMES.get(level, '不报')}" for genre, level in rule.levels.items())
    yield f"看哪里：{'、'.join(FIELD_NAMES[name] for name in rule.fields)}"
    yield f"会说：{rule.message}"
    yield from (f"怎样改：{text}" for text in rule.suggest)
    if rule.exempt:
        yield "豁免：" + "、".join(clause_name(clause) for clause in rule.exempt)
    yield from _examples(pack.sources[rule.id].examples)
    yield from (f"局限：{text}" for text in rule.notes)
    if rule.formerly:
        yield f"曾用编号：{'、'.join(rule.formerly)}"


def _examples(examples: Examples) -> Iterator[str]:
    yield from (f"  ✗ {_text(data)}" for data in examples.bad)
    yield from (f"  ✓ {_text(data)}" for data in examples.good)
    for clause, entries in examples.exempt.items():
        yield from (f"  ○ {_text(data)}（{clause_name(clause)}）" for data in entries)


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


def clause_name(clause: str) -> str:
    """``guide.6.2`` as a lawyer writes it: 《广告绝对化用语执法指南》第六条（二）."""
    digits = "零一二三四五六七八九十"
    parts = clause.split(".")
    if parts[0] != "guide" or not all(part.isdigit() and int(part) < len(digits) for part in parts[1:]):
        return clause
    numbers = [digits[int(part)] for part in parts[1:]]
    return f"《广告绝对化用语执法指南》第{numbers[0]}条" + "".join(f"（{number}）" for number in numbers[1:])
