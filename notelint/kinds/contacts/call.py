"""Calls inside the platform: 私我, 戳头像, 看简介. Undisguised they are information, disguised a warning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.kinds.contacts.leak import CTA, Leak
from notelint.kinds.contacts.place import crossed, disguised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.kinds.contacts.spelling import Spelled
    from notelint.text.words import Words

_END = re.compile(
    r"(?:$|[^\w]|[\ue000]|哈|哦|呀|啊|嗷|吧|哟|呢|昂|啦|哒|噢|喔|领|拿|要|发|送|获|了解|咨询|预约|报名|看|进|拉|带|备注|即可|免费|问|索|取|有|给你|详|聊|报价|下单|定制|订|购|买|私|666|都)"
)
_LOOK = re.compile(
    r"(?:看|戳|点|瞄|翻|进|去|移步|见|来|点击|瞅|搜|点开|点进|打开|瞧|摸|详见|在|关注|放|找|全网|全平台|各平台|各大平台|其他平台|别的平台)(?:一眼|一下|下|看|我|我的|咱|本人|博主|店铺?|到|[^\w\n，。！？]){0,4}$"
)
_HOLDS = re.compile(
    r"[^\w\n，。！？]{0,2}(?:里|下面|上|处|页|简介|评论|第\w条|第\w行|笔记|背景|背景图|签名|名字|的?合集){0,2}(?:有|第|见|自取|领|取|放|找|联系|链接|惊喜|同v|同名|发|置顶|第一条|可|自提)"
)
_EVIDENT = re.compile(r"(?:我|莪|领|拿|发你|发图|咨询|了解|要|就行|即可|\s*$)")
_NOT_CALL = re.compile(
    r"(?:隐|不|别|没人?|有人|他们?|她们?|老师|很|直|一|朋友|同学|领导|客服|骗子|被|谁|已读|关闭|关掉|怎么)[^，。！？\n]{0,3}$"
)


def calls(text: str, words: Sequence[Spelled], cut: Words) -> Iterator[Leak]:
    """The calls at the call words of a text."""
    for word in words:
        if word.kind not in ("place", "direct", "me"):
            continue
        if not word.signs and crossed(text, word.start, word.end, cut):
            continue
        how = "换了写法" if disguised(text, word, cut) and (word.kept or not word.weak) else ""
        if word.changed and not how:
            if word.kind == "place" or not word.kept or not _EVIDENT.match(text, word.end):
                continue
            how = "换了写法"
        before = text[max(0, word.start - 8) : word.start]
        if word.kind == "me":
            if not _END.match(text, word.end) or _NOT_CALL.search(before):
                continue
        elif word.kind == "direct" and not how:
            if _NOT_CALL.search(before) or (not _END.match(text, word.end) and not text.startswith("我", word.end)):
                continue
        elif not how and not _LOOK.search(before) and not _HOLDS.match(text, word.end):
            continue
        yield Leak(word.start, word.end, CTA, word.word, how, word.word if how else "")
