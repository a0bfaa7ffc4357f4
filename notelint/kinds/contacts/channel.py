"""Channels outside the platform: with an identifier a hard leak, with a contact verb or in disguise a channel leak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.kinds.contacts.identifier import Identifier, after
from notelint.kinds.contacts.leak import CHANNEL, HARD, Leak
from notelint.kinds.contacts.place import LURE, NARRATED, crossed, disguised, how, line_before
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from notelint.kinds.contacts.spelling import Spelled
    from notelint.text.words import Words

_VERB = (
    r"(?:(?<!增)(?<!参)加|\+|添|佳|伽|茄|十|扫|(?<![保停遗滞残])留|来|进|联系|咨询|关注|搜索|搜|去|上|走|移步|找|私|滴|戳|发你?|看|用|通过|打|拨"
    r"|备注|搬到|搬去|挪到|转战|挂|放|转|到|在|见|(?<![a-z0-9])[vw微薇](?=扫|$))"
)
_BEFORE = lazy(
    rf"(?P<verb>{_VERB})(?P<gap>(?:我|一下|下|个|你|了|的|小|助理|老师|客服|同名|工作|私人|个人|官方|[^\w\n，。！？；]){{0,5}})$"
)
_ADDING = frozenset(("加", "+", "添", "佳", "伽", "茄", "十", "扫", "留", "私"))
_CALL = lazy(
    r"[^\w\n，。！？；]{0,3}(?:号|上)?[^\w\n，。！？；]{0,2}(?P<call>同号|同名|同步|同款|同v|同id|搜(?!搜|狐|索引擎|题|不)|找我|联系|滴我|私我"
    r"|发你|发给|给你|拉你|领|自取|详聊|详谈|细聊|咨询|私聊|聊聊?$|聊|报价|沟通|谈|加我|店铺|旗舰店|店名|见|在主页|在简介|在评|看|备注|进群|私|口令"
    r"|有售|下单|号在|号[:：])"
)
_SHOP_CALL = lazy(
    r"[^\w\n，。！？；]{0,2}(?:家|自营|官方|旗舰|店铺|商城|平台|直播间|首页|顶部|搜索框|app|里|上|店|号|名){0,3}[^\w\n，。！？；]{0,2}(?P<call>同名|同款|同号|(?:id|账号|店名|店铺名称?|名称|昵称|号)\s?[:：是「【]|店铺|旗舰店|搜(?!搜|狐|索引擎|到)"
    r"|口令|有售|有(?:同款)?链接|下单|(?:丢|甩|发|给|私)给?你|(?:店铺)?(?:id|号)\s?\d|[「【“『][^\n」】”』]{2,16}[」】”』]|见(?=$|[^\w])|私(?=$|[^\w]|你|我)|[:：]\s?\w|(?<=[盘克])(?:链接|自取|分享))"
)
_ABROAD = frozenset(("tg", "telegram", "discord", "电报", "whatsapp", "line"))
_COMMUNITY = lazy(r"(?:群组?|频道|服务器|社群|group)(?=$|[^\w]|号|链接|搜|找|领|有|见)")
_CHATTING = frozenset(("tg", "fb", "ins", "ig", "钉钉", "飞书", "soul"))
"""Platforms where people are added like in a messenger."""
_PUBLISHED = frozenset(("公众号", "公号", "小程序", "视频号", "服务号", "订阅号", "生活号", "企业号"))
"""What has a name of its own: a name behind it sends readers there."""
_CITED = lazy(
    r"(?:来源|来自|转自|转载|图源|素材|出处|引自|据|via|文章|作者|原文|参考|关于|比如|像)\W{0,2}(?:微信)?\W{0,2}$"
)
_BOUGHT = lazy(r".{0,6}?(?:买|入手|入的|购|下单的|拍的|囤|收的|店家|客服|了)")
_FOUND = lazy(
    r"(?:索|一下|了)?[「“\"【『《][^\n」”\"】』》]{1,16}[」”\"】』》]\W{0,2}(?:看了|看到|学[了到]|出来|过|了(?!解)|一堆|好多|很多|结果|价格|全是|都是|都一个|有人|大家)"
)
"""Behind 搜: what someone tells of having found."""
_PAST = lazy(
    r"\s?(?:了|过|的人|不回|上看|上的|上刷|里的|推送|读书|支付|步数|聊天|消息|视频号|朋友圈|群里|太多|后感|文章|小程序或|名称|登录)"
)
_PARAPHRASED = frozenset(("绿泡泡", "绿泡", "绿信", "大绿书", "小绿书", "绿书", "小飞机", "纸飞机", "某信"))
_MINE = lazy(r"(?:我的?|俺的?|加|咱的?)[^\w\n]{0,2}$")
_SCAN_TO = lazy(r"(?:加(?!油|载|价|购)|领|进群|入群|添加|加群)")
_SCAN_CALL = lazy(r"[^\w\n]{0,2}(?:加|进(?!馆|园|站|店|场|门|入)|领|看|$|[^\w])")
_TELEPHONES = frozenset(
    (
        "固话",
        "联络",
        "电话",
        "手机号",
        "热线",
        "座机",
        "致电",
        "电联",
        "联系方式",
        "请拨",
        "拨打",
        "来电",
        "☎",
        "📞",
        "📱",
        "📲",
        "tel",
        "phone",
    )
)
_NUMBERED = frozenset(
    ("扣扣", "球球", "秋秋", "企鹅", "企鹅群", "q群", "qq", "群号", "扣号", "加扣", "加群", "进群", "入群", "拉群")
)
_SLANG = """
db tb pdd jd dy ks wb gzh xcx zfb ins ig fb tg dd 某宝 某音 某东 某多 某鱼 某站 某书 某博 某手 某乎 某夕夕 某猫
🧣 🐟塘 拼xx 拼小圈 视频🐷 某瓣 某物 淘口令 小破站 破站 狗东 海鲜市场 小黄鱼 黄🐟 小🐟 微店 1688 拼夕夕 并夕夕 并多多
有赞 搜一搜 大眼仔 逼乎 淘淘 知识星球 东哥 快团团 抖店 虾皮 微信小店
"""
_NICKNAMES = frozenset(_SLANG.split())
"""Names of platforms that only writers who mean to send readers there put before a colon."""


def channels(text: str, words: Sequence[Spelled], cut: Words) -> Iterator[Leak]:
    """The leaks at the channel words of a text."""
    for word in words:
        if word.kind == "radical":
            if _TAKEN_APART.match(text, word.end) and not _LESSON.search(text, max(0, word.start - 6), word.start):
                yield Leak(word.start, word.end + 1, CHANNEL, "拆开的字", "拆字")
            continue
        if word.kind == "split":
            yield Leak(word.start, word.end, CHANNEL, "拆开的渠道名", "拆字")
            continue
        if word.word in ("同名", "同号"):
            yield from _same(text, word)
        if word.kind not in ("chat", "number", "platform", "code", "join"):
            continue
        if word.changed and not word.signs and crossed(text, word.start, word.end, cut):
            continue
        leak = _named(text, word, cut)
        if leak is None and word.kind != "join":
            leak = _sent(text, word, cut)
        if leak is not None:
            yield leak


_SIGN_BEFORE = lazy(r"(?:(?<![a-z0-9])(?:[vwqx]|vx|wx)|卫星|[微薇威葳溦]|[🟢💚🐧🛰☎📞📱📲🍑✈🛩])[^\w\n]{0,2}$")


_TAKEN_APART = lazy(r"(?![部旁边的是字加和与底头及])[\u4e00-\u9fff]")
_LESSON = lazy(r"(?:偏旁|部首|旁|点水|立人|提手|单人|言字|笔画)\W{0,2}$")


def _same(text: str, word: Spelled) -> Iterator[Leak]:
    """A channel of one sign that has the same number or name: V同号, 🟢同名."""
    found = _SIGN_BEFORE.search(line_before(text, word.start))
    if found is not None:
        yield Leak(word.start - len(found[0]), word.end, CHANNEL, "渠道同号", "只写一个字")


def _named(text: str, word: Spelled, cut: Words) -> Leak | None:
    """The channel with the identifier that follows it."""
    if word.kind == "code":
        return None
    hidden = disguised(text, word, cut)
    certain = hidden or word.kind in ("chat", "number", "join")
    least = 7 if word.word in _TELEPHONES else 5
    identifier = after(text, word.end, certain=certain, digits=word.word in _NUMBERED, least=least)
    if identifier is None or not _believed(text, word, identifier, hidden=hidden):
        return None
    verb = _BEFORE.search(line_before(text, word.start))
    start = word.start - (len(verb[0]) if verb else 0)
    manner = how(word) or identifier.how
    reads = f"{word.word}{text[word.end : identifier.end]}" if manner else ""
    return Leak(start, identifier.end, HARD, f"{word.word}和账号", manner, reads)


def _believed(text: str, word: Spelled, identifier: Identifier, *, hidden: bool) -> bool:
    if word.kind == "number" and not identifier.digits:
        return False
    between = text[word.end : identifier.start]
    said = any(sign in between for sign in (":", "：", "@", "号", "搜", "id", "红包码", "口令"))
    if word.kind == "platform":
        return (
            hidden
            or (not identifier.digits and said)
            or (identifier.digits and any(sign in between for sign in ("搜", "id", "红包码", "口令")))
        )
    if word.kind == "chat" and not hidden and not identifier.digits:
        name = text[identifier.start : identifier.end]
        return said or any(char.isdigit() or char == "_" for char in name)
    return True


def _sent(text: str, word: Spelled, cut: Words) -> Leak | None:
    """The channel that readers are sent to without an identifier, or that is spelled in disguise."""
    before = line_before(text, word.start)
    verb = _BEFORE.search(before)
    start = word.start - (len(verb[0]) if verb else 0)
    hidden = disguised(text, word, cut)
    lures = bool(LURE.search(text[word.end : word.end + 8])) or bool(LURE.search(before[-6:]))
    manner = how(word) if hidden else ""
    reads = word.word if manner else ""
    call = None if word.word in _TELEPHONES else _call(text, word, hidden=hidden)
    if hidden and (word.kept or not word.signs or word.word == "微信" or all(map(_is_pinyin, word.changed))):
        return Leak(start, call.end() if call else word.end, CHANNEL, word.word, manner, reads, lures)
    community = _COMMUNITY.match(text, word.end) if word.word in _ABROAD else None
    if community is not None:
        return Leak(start, community.end(), CHANNEL, word.word, manner, reads, lures)
    if hidden or NARRATED.search(before[: verb.start()] if verb else before) or _PAST.match(text, word.end):
        return None
    if word.changed and word.kind != "code" and not call and not verb:
        return None
    if word.word in _PARAPHRASED and _MINE.search(before):
        return Leak(word.start, word.end, CHANNEL, word.word, "用代称", "", lures)
    if verb and _asks(word, verb["verb"], called=call is not None, narrated=bool(_BOUGHT.match(text, word.end))):
        return Leak(start, word.end, CHANNEL, word.word, manner, reads, lures)
    if (
        call
        and word.kind != "code"
        and (word.kind == "platform" or word.changed or call["call"] not in ("看", "聊", "见"))
    ):
        return Leak(start, call.end(), CHANNEL, word.word, manner, reads, lures)
    scanned = verb is not None and verb["verb"] == "扫"
    scanned = scanned or (word.word == "扫码" and _SCAN_TO.match(text, word.end) is not None)
    scan = word.kind == "code" and (word.changed or scanned or (word.word == "二维码" and before.endswith("群")))
    if scan and _SCAN_CALL.match(text, word.end):
        manner = how(word)
        return Leak(start, word.end, CHANNEL, word.word, manner, word.word if manner else "", lures)
    return None


def _is_pinyin(element: str) -> bool:
    return len(element) > 1 and element.isascii()


def _call(text: str, word: Spelled, *, hidden: bool) -> re.Match[str] | None:
    """What follows the channel and sends readers there."""
    if word.kind != "platform":
        return _CALL.match(text, word.end)
    call = _SHOP_CALL.match(text, word.end)
    if call is None or _BOUGHT.match(text, call.end()) or _FOUND.match(text, call.end()):
        return None
    # 抖音号：, 淘宝店铺： give a name to look for; 淘宝：99 元 compares prices.
    if call["call"][0] in ":：" and not {"号", "店", "名"}.isdisjoint(text[word.end : call.start("call")]):
        return call if not _CITED.search(text, max(0, word.start - 6), word.start) else None
    if call["call"][:2] in ("店铺", "号:", "号："):
        rest = text[call.end() : call.end() + 2]
        if call["call"][-1] in ":：" or rest[:1] in (":", "："):
            return call
    named = call["call"][0] in ":：「【“『" or call["call"] in ("旗舰店", "店铺", "同款")
    if not named or hidden or word.word in _NICKNAMES:
        return call
    return call if word.word in _PUBLISHED and not _CITED.search(text, max(0, word.start - 6), word.start) else None


def _asks(word: Spelled, verb: str, *, called: bool, narrated: bool) -> bool:
    if word.word in _TELEPHONES:
        return verb in _ADDING
    if word.kind in ("chat", "number"):
        return verb in _ADDING or (called and verb not in ("上", "用", "看", "去", "来", "到", "通过", "打"))
    if word.kind == "code":
        return verb in ("v", "w", "微", "薇") or (verb in ("看", "见", "加", "+") and called)
    if word.word in _NICKNAMES and verb in ("去", "上", "挂", "搬到", "到", "转战"):
        return not narrated
    if word.word in _CHATTING and verb in _ADDING:
        return not narrated
    return verb in ("移步", "走", "转战", "搬到", "搬去", "挪到") or (
        called and verb in ("去", "上", "关注", "到", "来", "加", "+")
    )
