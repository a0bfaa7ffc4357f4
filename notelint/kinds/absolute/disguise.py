"""Spellings that hide a trigger: 蕞, 㝡, zui for 最. They are judged by the same grammar and named as disguised.

醉, 嘴, 罪 are words of their own and count only before a quality that none of them could govern.
"""

from __future__ import annotations

import re

_ALWAYS = {"蕞": "最", "㝡": "最", "冣": "最"}
_BEFORE_QUALITY = {"醉": "最", "嘴": "最", "罪": "最", "坠": "最", "zui": "最"}
_QUALITY = re.compile(
    r"好(?:用|吃|喝|看|闻|穿|的)|有效|正宗|便宜|实惠|划算|优质|优惠|专业|高级|高端|显白|显瘦|保湿|安全|新款|强|佳|热销|畅销|先进|权威|受欢迎|顶级|靠谱|值得|舒服|滋润|温和|美味|火|棒"
)


def meaning(text: str, start: int, end: int) -> tuple[str | None, bool]:
    """The word a trigger means and whether it is disguised; null where it is a word of its own."""
    written = text[start:end]
    if written in _ALWAYS:
        return _ALWAYS[written], True
    if written not in _BEFORE_QUALITY:
        return written, False
    if written == "zui" and start and text[start - 1].isascii() and text[start - 1].isalnum():
        return None, False
    if not _QUALITY.match(text, end):
        return None, False
    return _BEFORE_QUALITY[written], True
