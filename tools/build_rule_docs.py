"""Write docs/规则一览.md from the packs that ship; a test keeps the page equal to them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from notelint.cli.explain import STATUS, example_text, thresholds
from notelint.packs.load import load_pack
from notelint.packs.locate import shipped, shipped_folder
from notelint.report.wording import clause_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.packs.load import Pack

TARGET = Path(__file__).parents[1] / "docs" / "规则一览.md"


def page() -> str:
    """The whole page."""
    lines = [
        "# 规则一览",
        "",
        "由规则包生成（`make docs`），请勿手改。✗ 会命中，【】内是命中的文字；✓ 不命中；○ 依所注条款豁免。",
        "依据的核对状态：" + "；".join(f"{status} = {meaning}" for status, meaning in STATUS.items()) + "。",
        "",
    ]
    for name in shipped():
        pack, problems = load_pack(os.path.join(shipped_folder(), name))
        if pack is None:
            raise SystemExit("\n".join(map(str, problems)))
        lines += [
            f"## {pack.info.id}：{pack.title}",
            "",
            f"版本 {pack.info.version}，复核于 {pack.info.reviewed_on}。",
            "",
        ]
        for rule in pack.rules:
            lines += _rule(pack, rule)
    return "\n".join(lines).rstrip() + "\n"


def _rule(pack: Pack, rule: Rule) -> Iterator[str]:
    basis = rule.basis
    law = f"《{basis.law}》" if basis.law and basis.kind in ("法律", "规章", "国标") else basis.law or ""
    levels = sorted(set(rule.levels.values()))
    yield f"### {rule.id}"
    yield ""
    yield f"**{rule.title}**。{rule.message}"
    yield ""
    yield f"- 依据：{basis.kind} {law}{basis.article or ''}（{basis.status}）"
    yield "- 级别：" + (
        levels[0] if len(levels) == 1 else "，".join(f"{genre} {rule.levels[genre]}" for genre in rule.levels)
    )
    yield from (f"- 门槛：{text}" for text in thresholds(rule, {}))
    yield from (f"- 怎样改：{text}" for text in rule.suggest)
    if rule.exempt:
        yield "- 豁免：" + "、".join(map(clause_name, rule.exempt))
    examples = pack.sources[rule.id].examples
    yield from (f"- ✗ {_text(data)}" for data in examples.bad)
    yield from (f"- ✓ {_text(data)}" for data in examples.good)
    for clause, entries in examples.exempt.items():
        yield from (f"- ○ {_text(data)}（{clause_name(clause)}）" for data in entries)
    yield from (f"- 局限：{text}" for text in rule.notes)
    yield ""


def _text(data: Any) -> str:
    return re.sub(r"<m>(.*?)</m>", r"【\1】", example_text(data), flags=re.DOTALL).replace("\n", "⏎")


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
