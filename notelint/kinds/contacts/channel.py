"""Channels outside the platform: with an identifier a hard leak, with a contact verb or in disguise a channel leak."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.kinds.contacts.identifier import Identifier, after
from notelint.kinds.contacts.leak import CHANNEL, HARD, Leak

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.kinds.contacts.spelling import Spelled
    from notelint.text.words import Words

_VERB = r"(?:加|\+|➕|添|佳|伽|茄|十|扫|留|来|进|联系|咨询|关注|搜索|搜|去|上|走|移步|找|私|滴|戳|发你?|看|用|通过|打|拨|备注|转|到|见)"
_BEFORE = re.compile(
    rf"(?P<verb>{_VERB})(?P<gap>(?:我|一下|下|个|你|了|的|小|助理|老师|客服|同名|工作|私人|个人|官方|[^\w\n，。！？；]){{0,5}})$"
)
_ABBREVIATED = frozenset(
    [
        "tb",
        "db",
        "pdd",
        "jd",
        "dy",
        "ks",
        "wb",
        "gzh",
        "xcx",
        "zfb",
        "ins",
        "ig",
        "fb",
        "tg",
        "dd",
        "某宝",
        "某音",
        "某东",
        "某多",
        "某鱼",
        "某站",
        "某书",
        "某博",
        "某手",
        "某乎",
        "某夕夕",
        "某猫",
        "小破站",
        "狗东",
        "海鲜市场",
        "小黄鱼",
    ]
)
_OTHER_CALL = re.compile(
    r"[^\w\n，。！？；]{0,2}(?:同名|同款|同号|店铺|旗舰店|搜(?!搜|狐|索引擎)|口令|有售|下单|[:：]\s?\w)"
)
_BOUGHT = re.compile(r".{0,6}?(?:买|入手|入的|购|下单的|拍的|囤|收的|店家|客服)")
_GROUP = re.compile(
    r"(?:进|加|入|拉|扫|\+)(?:你们?|我的?|大家|们|入|进|的|到|个|下|一下|[a-z]{0,3}|[^\w\n，。！？；]|粉丝|福利|交流|微信|vip|专属|资料|学习|优惠|内部|折扣|领取?|读者|姐妹|妈妈|宝宝|社){1,5}$"
)
_CALL_AFTER = re.compile(
    r"[^\w\n，。！？；]{0,3}(?:号)?[^\w\n，。！？；]{0,2}(?P<call>同号|同名|同步|同款|同v|同id|搜(?!搜|狐|索引擎|题|不)|找我|联系|滴我|私我|发你|发给|给你|拉你|领|自取|详聊|详谈|细聊|咨询|私聊|聊聊?$|聊|加我|店铺|旗舰店|店名|见|在主页|在简介|在评|看|备注|进群|私|口令|有售|下单|号在|号[:：])"
)
_LURE = re.compile(r"领|发你|发给|发送|发完|发放|发图|发资|发链|拿|送你|送资|免费|获取|自取|福利|资料|红包|优惠|返")
_TOLD_OF = re.compile(
    r"(?:不要?|别|没|没有|无需|勿|拒绝|谁|他|她|它|对方|柜姐|朋友|同事|专员|骗子|诈骗|被|让我|叫我|要我|我要|我去|我在|我从|我用|我上|之前|当时|上次|昨天|后来|以前|曾经|已经|突然|有人|她们|他们|人家|老师让|完了|并)[^，。！？\n]{0,8}$"
)
_PAST = re.compile(
    r"\s?(?:了|过|的人|不回|上看|上的|上刷|里的|推送|读书|支付|步数|聊天|消息|视频号|朋友圈|群里|太多|后感|文章|小程序或|名称|登录)"
)
_NUMBER_CHANNELS = frozenset(
    (
        "扣扣",
        "球球",
        "秋秋",
        "企鹅",
        "企鹅群",
        "qq",
        "群号",
        "电话",
        "手机号",
        "热线",
        "座机",
        "致电",
        "电联",
        "扣号",
        "加扣",
        "加群",
        "进群",
        "入群",
        "拉群",
        "加企鹅",
    )
)
_JOIN_GOES_ON = re.compile(
    r"(?:$|[^\w]|[\ue000]|信|号|x|好友|我|你|领|发|拿|送|备|进|拉|看|了解|详|细|聊|私|问|咨|联|免|入|即|吧|哦|啦|呀|哈|噢|获|要|扫|后|就|给|带|学|报|预|索|同|一下|下|群|ok|可|先|观察|交流|讨论|接|每|有|找|来|或|里)"
)
_WITH_SIGN = frozenset(["微信", "微号", "微讯"])


def channels(text: str, words: Sequence[Spelled], cut: Words) -> Iterator[Leak]:
    """The leaks at the channel words of a text."""
    for word in words:
        leak = None
        if word.kind == "group":
            leak = _group(text, word)
        elif word.kind in ("chat", "number", "platform", "code", "join"):
            leak = _judge(text, word, cut)
        if word.kind in ("group", "chat", "number", "platform", "code", "join"):
            if leak is not None:
                yield leak


def _judge(text: str, word: Spelled, cut: Words) -> Leak | None:
    if word.changed and not word.signs and crossed(text, word.start, word.end, cut):
        return None
    before = _line_before(text, word.start)
    verb = None if word.kind == "join" else _BEFORE.search(before)
    start = word.start - (len(before) - verb.start()) if verb else word.start
    disguise = disguised(text, word, cut)
    if word.kind != "code":
        certain = disguise or word.kind in ("chat", "number", "join")
        identifier = after(text, word.end, certain=bool(certain), digits=word.word in _NUMBER_CHANNELS)
        if identifier is not None and _believed(text, word, identifier, disguise=disguise):
            how = _how(word) or identifier.how
            return Leak(start, identifier.end, HARD, f"{_name(word)}和账号", how, _reads(word, text, identifier))
    told = bool(_TOLD_OF.search(before[: verb.start() if verb else None])) and not disguise
    lures = bool(_LURE.search(text[word.end : word.end + 8])) or bool(_LURE.search(before[-6:]))
    how = _how(word) if disguise or word.changed else ""
    reads = word.word if word.changed else ""
    if word.kind == "join":
        if told or not _JOIN_GOES_ON.match(text, word.end) or _PAST.match(text, word.end):
            return None
        if word.changed and word.weak and not disguise:
            return None
        return Leak(start, word.end, CHANNEL, word.word, how, reads, lures)
    call = (_OTHER_CALL if word.kind == "platform" else _CALL_AFTER).match(text, word.end)
    if (
        word.kind == "platform"
        and call
        and (
            _BOUGHT.match(text, call.end())
            or (any(sign in ":：" for sign in call[0]) and not disguise and word.word not in _ABBREVIATED)
        )
    ):
        call = None
    if disguise and (word.kept or not word.weak):
        return Leak(start, call.end() if call else word.end, CHANNEL, _name(word), how, reads, lures)
    if told or _PAST.match(text, word.end):
        return None
    if verb and _asks(word, verb["verb"], call is not None):
        return Leak(start, word.end, CHANNEL, _name(word), how, reads, lures)
    if call and (word.kind != "code") and (word.kind == "platform" or _sends(word, call["call"])):
        return Leak(start, call.end(), CHANNEL, _name(word), how, reads, lures)
    return None


def _group(text: str, word: Spelled) -> Leak | None:
    before = _line_before(text, word.start)
    verb = _GROUP.search(before)
    if verb is None or _TOLD_OF.search(before[: verb.start()]) or not _JOIN_GOES_ON.match(text, word.end):
        return None
    lures = bool(_LURE.search(text[word.end : word.end + 8]))
    return Leak(word.start - (len(before) - verb.start()), word.end, CHANNEL, "群", "", "", lures)


def _asks(word: Spelled, verb: str, called: bool) -> bool:
    if word.kind in ("chat", "number"):
        return verb in ("加", "+", "添", "佳", "伽", "茄", "十", "扫", "留", "私") or called
    if word.kind == "code":
        return verb in ("扫", "看", "见", "加", "+") and called
    return verb in ("移步",) or (called and verb in ("去", "上", "关注", "到", "来", "加", "+"))


def _sends(word: Spelled, call: str) -> bool:
    return call not in ("看", "聊", "联系", "见") or (word.kind == "chat" and call == "联系")


def _believed(text: str, word: Spelled, identifier: Identifier, *, disguise: bool) -> bool:
    if word.kind == "platform":
        between = text[word.end : identifier.start]
        return (not identifier.digits and any(sign in between for sign in ":：@号搜")) or disguise
    if word.kind == "chat" and not disguise and not identifier.digits:
        between = text[word.end : identifier.start]
        name = text[identifier.start : identifier.end]
        return any(char.isdigit() or char == "_" for char in name) or any(sign in between for sign in ":：号搜@")
    return True


def disguised(text: str, word: Spelled, cut: Words) -> bool:
    """Whether the spelling can only be meant to hide the word."""
    if not word.changed and not word.signs:
        return False
    written = text[word.start : word.end]
    if written in ("wx", "vx", "v信"):
        return False
    if not word.signs and cut.tag(written) != "x":
        return False
    if word.weak and not word.kept:
        return False
    return not (word.weak and len(word.word) == 2)


def crossed(text: str, start: int, end: int, cut: Words) -> bool:
    """Whether a word of the dictionary lies across an edge of [start, end): 因为|新款 holds no 为新."""
    for edge in (start, end):
        begin, stop = cut.word_at(text, edge)
        if begin < edge < stop and (begin < start or stop > end) and cut.tag(text[begin:stop]) != "x":
            return True
    return False


def _line_before(text: str, place: int) -> str:
    begin = place
    while begin and place - begin < 16 and text[begin - 1] not in "\n。！？!?；;":
        begin -= 1
    return text[begin:place]


def _name(word: Spelled) -> str:
    return word.word


def _how(word: Spelled) -> str:
    if word.changed:
        return "换了写法"
    return "字间加了符号" if word.signs else ""


def _reads(word: Spelled, text: str, identifier: Identifier) -> str:
    if not word.changed and not word.signs and not identifier.how:
        return ""
    return f"{word.word}{text[word.end : identifier.end]}"
