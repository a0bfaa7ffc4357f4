"""One page of Markdown for each account: what it publishes this month, and by when to hand in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.planning.slot import Slot

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def account_pages(slots: Sequence[Slot], month: str) -> dict[str, str]:
    """File name → page. Names that a file system would not take lose the signs in its way."""
    by_account: dict[str, list[Slot]] = {}
    for slot in slots:
        by_account.setdefault(slot.account, []).append(slot)
    found: dict[str, str] = {}
    for account, own in by_account.items():
        name = _UNSAFE.sub("_", account).strip(". ") or "_"
        while f"{name}.md" in found:
            name += "_"
        found[f"{name}.md"] = _page(account, own, month)
    return found


def _page(account: str, slots: Sequence[Slot], month: str) -> str:
    hot = sum(slot.hot for slot in slots)
    lines = [
        f"# {month} {_plain(account)}",
        "",
        f"{len(slots) - hot} 篇" + (f"，另有 {hot} 个热点机动位" if hot else ""),
    ]
    lines += [
        "",
        "| 日期 | 时段 | 内容 | 支柱 | 关键词 | 作者 | 最晚提交 | 备注 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for slot in slots:
        notes = [
            f"{name} {value}"
            for name, value in (
                ("活动", slot.campaign),
                ("配对", slot.pair),
                ("关键信息", slot.message),
                ("报备号", slot.filing_no),
            )
            if value
        ]
        row = (
            f"{slot.on[5:]} {slot.weekday}",
            slot.hours,
            f"{slot.topic} {slot.title}".strip(),
            slot.pillar,
            slot.keyword,
            slot.author,
            slot.submit_by[5:],
            "；".join(notes),
        )
        lines.append("| " + " | ".join(_plain(cell) for cell in row) + " |")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """Words that Markdown leaves as they are."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text.replace("\n", " "))
