"""Calls inside the platform: 私我, 戳头像, 看简介. Undisguised they are information, disguised a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.kinds.contacts.leak import CTA, Leak
from notelint.kinds.contacts.place import crossed, disguised
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.kinds.contacts.spelling import Spelled
    from notelint.text.words import Words

_END = lazy(
    r"(?:$|[^\w]|[\ue000]|哈|哦|呀|啊|嗷|吧|哟|呢|昂|啦|哒|噢|喔|领|拿|要|发|送|获|了解|咨询|预约|报名|看|进|拉|带|备注|即可|免费|问|索|取"
    r"|有|给你|详|聊|谈|沟通|报价|下单|定制|订|购|买|私|666|都)"
)
_SELF = r"(?:图片?的?|封面的?|一眼|一?下|看|我|我的|咱|本人|博主|店铺?|到|[^\w\n，。！？]){0,4}"
_LOOK = lazy(
    r"(?:看|戳|(?<![景焦重一特优缺地站网热冰饭])点|瞄|翻|进|去|移步|见|来|点击|瞅|搜|点开|点进|打开|瞧|摸|详见|在|关注|放|找|全网|全平台|各平台|各大平台|其他平台|别的平台)"
    rf"{_SELF}$"
)
_SPOT_LOOK = lazy(rf"(?:看|戳|瞄|翻|移步|见|瞅|详见|问|找|关注|放){_SELF}(?:评论区?)?$")
_HOLDS = lazy(
    r"(?:就|即)?是(?:v|w|微|薇|wx|联系方式|账号|号(?!码))"
    r"|[^\w\n，。！？]{0,2}(?:里|下面|上|处|页|简介|评论|第\w条|第\w行|笔记|背景|背景图|签名|名字|的?合集){0,2}"
    r"(?:有|第|见(?!解|面|到|过|闻)|自取|自提|自助|搜|领|取(?!关|消)|放|找|联系|链接|惊喜|同v|同名|发(?!现|展|生|布)|置顶|第一条|可|自提|看看|滴|戳|敲|踢|私|dd|dm|si)"
)
_SPOT_HOLDS = lazy(
    r"[^\w\n，。！？]{0,2}(?:里|上|那条)?(?:第[一二三四五1-5][篇条个张页]|最后一[篇条个])?(?:自取|领取|链接(?!失效|打不开|错)|名字(?:\s*$|加|搜|就)|有(?:惊喜|福利|链接|联系|v|号|入口|\s*(?:$|[^\w]))|见(?:$|[^\w]))"
)
_SAME_NAME = lazy(r"(?:手机|电话|名字|昵称|id|头像|主页|全网|平台|[🟢💚🐧🛰📞☎📱📲🍑🎵🎶✈🛩])\s?$")
_SEEN = lazy(r"(?:看|见|戳|瞄|瞅|点开)(?:我的?|一下|下)?$")
_ENDED = lazy(r"$|[^\w]")
_EVIDENT = lazy(r"(?:我|莪|领|拿|发你|发图|咨询|了解|要|就行|即可|自取|有(?:v|联系|链接|号|惊喜)|见(?:$|[^\w])|\s*$)")
_NOT_CALL = lazy(
    r"(?:隐|不|别|没人?|有人|他们?|她们?|老师|很|直(?!接)|一|朋友|同学|领导|客服|骗子|被|谁|已读|关闭|关掉|怎么)[^，。！？\n]{0,3}$"
)
_LONE = lazy(r"[私思丝斯撕厶](?=\s*(?:$|[^\w\s]))")
_LONE_BEFORE = lazy(
    r"(?:可以?|能|后台|接受?|想?要|喜欢的?|需要的?|需求|有意|意向|意愿|意者?|兴趣的?(?:可以)?|想\w{1,8}的|要的|需|来|欢迎|有空|速|直接|，|,|。|\s)\s?$"
)
_MANNER = "换了写法"


def calls(text: str, words: Sequence[Spelled], cut: Words) -> Iterator[Leak]:
    """The calls at the call words of a text."""
    for word in words:
        if word.kind not in ("place", "spot", "direct", "me"):
            continue
        looked_for = word.kind == "place" and not word.changed
        hidden = _hidden(text, word, cut)
        if (word.changed and not hidden) or (not (hidden and word.kind != "me") and not _calls(text, word)):
            continue
        # jieba last: it costs more than all the rest, and few words get this far.
        if not word.signs and not looked_for and crossed(text, word.start, word.end, cut):
            continue
        yield Leak(word.start, word.end, CTA, word.word, _MANNER if hidden else "", word.word if hidden else "")


def _hidden(text: str, word: Spelled, cut: Words) -> bool:
    """Whether the spelling hides the word, or what follows shows that a common homophone is meant (思信我)."""
    if disguised(text, word, cut):
        return bool(word.kept) or not word.weak
    if word.kind == "place" and word.kept and word.changed and _SEEN.search(text[max(0, word.start - 6) : word.start]):
        return cut.tag(text[word.start : word.end]) == "x" and bool(
            _HOLDS.match(text, word.end) or _ENDED.match(text, word.end)
        )
    evident = word.kind in ("direct", "me", "place") and word.kept and _EVIDENT.match(text, word.end)
    return bool(word.changed and evident)


def _calls(text: str, word: Spelled) -> bool:
    before = text[max(0, word.start - 8) : word.start]
    if word.kind == "me":
        return bool(_END.match(text, word.end)) and not _NOT_CALL.search(before)
    if word.kind == "direct":
        goes_on = _END.match(text, word.end) or text.startswith("我", word.end)
        return bool(goes_on) and not _NOT_CALL.search(before)
    if word.kind == "spot":
        return bool(_SPOT_LOOK.search(before) or _SPOT_HOLDS.match(text, word.end))
    if word.word in ("同名", "同号"):
        return bool(_SAME_NAME.search(before))
    return bool(_LOOK.search(before) or _HOLDS.match(text, word.end))


_BRIEF = lazy(
    r"[私丝戳滴敲踢撩叩来后](?:(?<=[私丝])(?:戳|滴|一下)|(?<=[戳滴敲踢撩叩])一?下我?(?=\s*(?:$|[^\w]))"
    r"|(?<=[私戳滴敲])一[私戳滴敲](?=\s*(?:$|[^\w]|我))|(?<=来)[私滴戳撩丝](?=\s*(?:$|[^\w]))|(?<=后)台\s?[撩t敲滴戳踢私找](?=\s*(?:$|[^\w]|我)))"
)


def lone_calls(text: str) -> Iterator[Leak]:
    """需要的私, 戳一下, 后台滴 … verbs without an object; a lone 私 only after a word of wanting."""
    for found in _BRIEF.finditer(text):
        yield Leak(found.start(), found.end(), CTA, "私信")
    for found in _LONE.finditer(text):
        begin = max(0, found.start() - 10)
        wanting = _LONE_BEFORE.search(text[begin : found.start()])
        if wanting is None or (found[0] != "私" and wanting[0].strip() in ("", "，", ",", "。", "有意", "意")):
            continue
        hidden = found[0] != "私"
        yield Leak(found.start(), found.end(), CTA, "私信", _MANNER if hidden else "", "私" if hidden else "")
