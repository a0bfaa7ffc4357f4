"""The Chinese words that reports share: levels, fields, legal basis, clauses of exemption, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.model import ERROR, INFO, NEEDS_EVIDENCE, WARNING

if TYPE_CHECKING:
    from notelint.model import Basis, Finding, Summary

LEVEL_NAMES = {ERROR: "错误", WARNING: "警告", INFO: "提示"}
FIELD_NAMES = {
    "title": "标题",
    "body": "正文",
    "tags": "话题",
    "cover": "封面文字",
    "comments": "评论话术",
    "bio": "简介",
}
STATUS_MEANINGS = {
    "已核对": "条文已与官方原文核对",
    "转述": "条文据公开转述，尚未与官方原文核对",
    "未核对": "条文尚未核对，请以官方原文为准",
}
CUSTOMS = {"品牌": "品牌规范", "经验": "经验判断"}
OUTSIDE = {"config": "配置里的 suppress", "baseline": "基线"}
"""Clauses of suppressed findings that something besides the draft accepts."""
DIGITS = "零一二三四五六七八九十"


def level_name(finding: Finding) -> str:
    """错误, 警告 or 提示, and whether evidence would settle it: 警告·需举证."""
    name = LEVEL_NAMES.get(finding.level, finding.level)
    return f"{name}·需举证" if finding.verdict == NEEDS_EVIDENCE else name


def field_name(finding: Finding) -> str:
    """The name of the finding's field with its place in a list: 正文, 话题 2; empty for the note as a whole."""
    if finding.field is None:
        return ""
    name = FIELD_NAMES.get(finding.field, finding.field)
    return name if finding.item is None else f"{name} {finding.item + 1}"


def law_name(basis: Basis) -> str:
    """Law and article as far as they were read: 《广告法》第九条第（三）项. An unchecked basis names no article."""
    if basis.kind in CUSTOMS:
        return basis.law or CUSTOMS[basis.kind]
    if not basis.law:
        return basis.kind
    law = basis.law if "《" in basis.law else f"《{basis.law}》"
    return law + (basis.article or "") if basis.status != "未核对" else law


def basis_line(basis: Basis) -> str:
    """The basis in one line with how far it was read: 《广告法》第九条第（三）项 · 转述.

    A custom of the brand or of the trade has no text to be read, and says that it is no law.
    """
    return f"{law_name(basis)} · {'不是法规' if basis.kind in CUSTOMS else basis.status}"


def clause_name(clause: str | None, *, long: bool = False) -> str:
    """What a clause of exemption is called: ``guide.6.2`` → 指南六（二）, ``evidence`` → 已附依据; anything else as it is.

    The ``long`` name says which guide: 《广告绝对化用语执法指南》第六条（二）. The items of its article 5 are not numbered
    until read at the source.
    """
    if not clause:
        return "其他"
    if clause == "evidence":
        return "已附依据"
    if clause in OUTSIDE:
        return OUTSIDE[clause]
    head, *numbers = clause.split(".")
    if head != "guide" or not numbers or not all(number.isdigit() and int(number) <= 10 for number in numbers):
        return clause
    article, *items = (DIGITS[int(number)] for number in numbers)
    head = f"《广告绝对化用语执法指南》第{article}条" if long else f"指南{article}"
    return head + ("" if numbers[0] == "5" else "".join(f"（{item}）" for item in items))


def summary_line(summary: Summary, counted: str = "篇笔记") -> str:
    """The counts of a run as one sentence that someone who never saw a linter understands; ``counted`` is of what."""
    if not summary.checked:
        head = "没有检查任何笔记" if counted == "篇笔记" else "什么也没有检查"
    else:
        levels = ((summary.errors, "个错误"), (summary.warnings, "个警告"), (summary.infos, "个提示"))
        found = "、".join(f"{count} {unit}" for count, unit in levels if count)
        head = f"检查了 {summary.checked} {counted}：{found or '没有发现问题'}"
    others = (
        (summary.exempt, "豁免 {} 处"),
        (summary.suppressed, "按理由忽略 {} 处"),
        (summary.skipped, "跳过 {} 个文件"),
        (summary.unchecked, "有 {} 项没能检查"),
    )
    tail = "，".join(words.format(count) for count, words in others if count)
    return f"{head}；{tail}。" if tail else f"{head}。"


def place_name(finding: Finding) -> str:
    """``path:line:column`` as far as known; a cell of a workbook as ``path[B7]``."""
    place = finding.path
    if finding.cell:
        return f"{place}[{finding.cell}]"
    for number in (finding.line, finding.column):
        if number is None:
            break
        place += f":{number}"
    return place
