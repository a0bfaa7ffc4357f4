"""What is wrong with a YAML block, in words for people who have never heard of YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.read import keys

if TYPE_CHECKING:
    import yaml

ORDINARY = "每行应为「键: 值」，冒号用半角，后面加一个空格"

_LOST_IN_LIST = re.compile(r"[\[,{ ]#")
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def explain(block: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """Where in the block the mistake stands, and what to do about it."""
    problem = error.problem or ""
    context = error.context or ""
    at = error.problem_mark.index if error.problem_mark else 0
    begun = error.context_mark.index if error.context_mark else at
    slip = colon_slip(block, at)
    if slip is not None:
        return slip
    if "tab" in problem or block.startswith("\t", at):
        return at, "缩进不能用 Tab，请改成空格"
    if "alias" in context or "anchor" in context or "undefined alias" in problem:
        return begun, "值不能以 * 或 & 开头（YAML 的别名与锚点），请给整个值加引号"
    if "quoted scalar" in context:
        if "escape" in problem:
            return at, "双引号里的反斜杠要写成两个，或改用单引号"
        return begun, "引号没有收尾"
    if "mapping values are not allowed" in problem:
        return at, "值里有冒号加空格，会被当成另一个键；请给整个值加引号。如果下一行是新的键，请检查缩进"
    if "start any token" in problem:
        return at, "值不能以这个符号开头（YAML 的保留符号），请给整个值加引号"
    if "flow" in context:
        if begun == at:
            begun = max(block.rfind("[", 0, at), block.rfind("{", 0, at), 0)
        comment = _LOST_IN_LIST.search(block, begun)
        if comment is not None:
            return comment.end() - 1, "列表里的 # 会被当成注释；请去掉 #，或给每一项加引号"
        return begun, "方括号或花括号的列表没有写完整"
    if "expected ':'" in problem:
        return begun, f"这一行没有冒号；{ORDINARY}"
    return at, f"这里不是有效的 YAML；{ORDINARY}"


def control_character(block: str) -> tuple[int, str]:
    """The first character that YAML forbids."""
    found = _CONTROL.search(block)
    return found.start() if found else 0, "含有看不见的控制字符，请删去"


def colon_slip(block: str, before: int) -> tuple[int, str] | None:
    """The commonest slip of people who write Chinese, up to the line of ``before``: a full-width colon after a known
    key, or no space after the colon."""
    at = 0
    for line in block.split("\n"):
        if at > before:
            return None
        for colon in "：:":
            key, found, rest = line.partition(colon)
            if found and keys.canonical(key.strip()) and (colon == "：" or rest[:1] not in {"", " ", "\t", "\r"}):
                if colon == "：":
                    return at + len(key), f"「{key.strip()}」后面是全角冒号，请改成半角冒号加一个空格"
                return at + len(key), f"「{key.strip()}」的冒号后面要有一个空格"
        at += len(line) + 1
    return None
