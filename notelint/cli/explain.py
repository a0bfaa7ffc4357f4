"""``notelint explain``: what a rule says, on what ground, and its examples on both sides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from notelint.check.session import Session
from notelint.cli.chinese import Command
from notelint.cli.options import request, rule_options
from notelint.judge.select import names
from notelint.packs.load import load_pack
from notelint.packs.locate import shipped, shipped_folder
from notelint.packs.validate import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from notelint.kinds.rule import Rule
    from notelint.packs.load import Examples, Pack

STATUS = {"已核对": "已核对原文", "转述": "据转述，未逐字核对原文", "未核对": "未核对，只作提醒"}


@click.command("explain", cls=Command, short_help="说明一条规则")
@click.argument("rule", metavar="编号")
@rule_options
def command(rule: str, **values: Any) -> int:
    """说明一条规则（或一类，写编号的前缀）：依据与核对状态、级别、豁免条款、正反例、怎样改、已知局限。"""
    packs = _packs(values)
    found = [(pack, each) for pack in packs for each in pack.rules if names(rule, each)]
    if not found:
        known = [each.id for pack in packs for each in pack.rules]
        raise click.UsageError(f"没有叫「{rule}」的规则{nearest(rule, known)}；notelint rules --packs all 列出全部")
    click.echo("\n\n".join("\n".join(_lines(pack, each)) for pack, each in found))
    return 0


def _packs(values: Mapping[str, Any]) -> list[Pack]:
    """The configured packs, then the others that ship; packs with errors are left to ``notelint test``."""
    import os

    paths = list(Session(request(values)).settings(os.getcwd()).packs)
    paths += [os.path.join(shipped_folder(), name) for name in shipped()]
    loaded = (load_pack(path)[0] for path in dict.fromkeys(paths))
    return [pack for pack in loaded if pack is not None]


def _lines(pack: Pack, rule: Rule) -> Iterator[str]:
    basis = rule.basis
    yield click.style(f"{rule.id}  {rule.title}", bold=True)
    yield f"规则包：{pack.title}（{pack.info.id} {pack.info.version}，复核于 {pack.info.reviewed_on or '未写明'}）"
    law = f"《{basis.law}》" if basis.law and basis.kind in ("法律", "规章", "国标") else basis.law or ""
    yield f"依据：{basis.kind} {law}{basis.article or ''}（{STATUS[basis.status]}{f'，{basis.checked_on}' if basis.checked_on else ''}）"
    if basis.link:
        yield f"链接：{basis.link}"
    if basis.effective_from:
        yield f"施行：自 {basis.effective_from}；此前只作警告"
    yield "级别：" + "，".join(f"{genre} {level}" for genre, level in rule.levels.items())
    yield f"看哪里：{'、'.join(rule.fields)}"
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
    text = data if isinstance(data, str) else " / ".join(f"{key}: {value}" for key, value in data.items())
    return re.sub(r"<m>(.*?)</m>", r"【\1】", text, flags=re.DOTALL)


def clause_name(clause: str) -> str:
    """``guide.6.2`` as a lawyer writes it: 《广告绝对化用语执法指南》第六条（二）."""
    digits = "零一二三四五六七八九十"
    parts = clause.split(".")
    if parts[0] != "guide" or not all(part.isdigit() and int(part) < len(digits) for part in parts[1:]):
        return clause
    numbers = [digits[int(part)] for part in parts[1:]]
    return f"《广告绝对化用语执法指南》第{numbers[0]}条" + "".join(f"（{number}）" for number in numbers[1:])
