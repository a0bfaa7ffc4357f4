"""Contact verb and channel in one: 加微, ➕V, 伽我薇, 进粉丝群. A leak where the clause goes on like a call or ends."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from notelint.kinds.contacts.leak import CHANNEL, Leak
from notelint.kinds.contacts.place import LURE, NARRATED, crossed, disguised, how, line_before
from notelint.kinds.contacts.spelling import forms
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from notelint.kinds.contacts.spelling import Spelled
    from notelint.text.words import Words

GOES_ON = lazy(
    r"(?:$|[^\w]|[\ue000]|信|号|x|好友|我|你|领|发|拿|送|备|进|拉|看|了解|详|细|聊|私|问|咨|联|免|入|即|吧|呗|嘛|哟|哦|啦|呀|哈|噢|获|要|扫"
    r"|后|就|给|带|学|报|预|索|同|一下|下|群|ok|可|先|观察|交流|讨论|接|每|有|找|来|或|里|完|暗|密|口令|回|参|团|抢|蹲|打|商|谈)"
)
_PAST = lazy(r"\s?(?:了(?!解)|过|的人|不|里的|聊天|消息|太多)")
_PEOPLE = r"(?:我的?|[莪窝俺偶]|个|一下|下|咱|本人|老师|客服|小?助理|助教|群主|企业|经理|店家|楼主|博主|店主|店长|小编|班主任|顾问|你们?|大家|的|[^\w\n，。！？；])"
_GROUP = lazy(
    r"(?:进|加|入|拉|扫|\+)(?:你们?|我的?|大家|们|入|进|的|到|个|一?下|[a-z]{1,3}|[^\w\n，。！？；]|粉丝|福利|交流|微信|专属|资料|学习|优惠|内部"
    r"|折扣|领取?|读者|姐妹|妈妈|宝宝|社|同城|互助|打卡|团购|秒杀|薅羊毛){1,5}$"
)


def joins(text: str, words: Sequence[Spelled], cut: Words) -> Iterator[Leak]:
    """The calls to add or to join at the words of a text."""
    for word in words:
        if word.kind == "group":
            leak = _group(text, word)
        elif word.kind == "join":
            leak = _join(text, word, cut)
        else:
            continue
        if leak is not None:
            yield leak


def additions(text: str, cut: Callable[[], Words]) -> Iterator[Leak]:
    """The calls to add a channel of one character, whatever stands between: 加我V, ➕卫星, 伽小助理薇."""
    for found in _added().finditer(text):
        leak = _add(text, found, cut)
        if leak is not None:
            yield leak


@cache
def _added() -> re.Pattern[str]:
    verbs = "".join(
        sorted(form for form in ("加", "+", "十", *forms("加")) if len(form) == 1 and form not in "家价夹假甲架")
    )
    wei = "|".join(map(re.escape, ("微", *(form for form in forms("微") if form != "未"))))
    xin = "|".join(map(re.escape, ("信", *(form for form in forms("信")))))
    return re.compile(
        rf"[{re.escape(verbs)}留扫](?:{_PEOPLE}{{0,4}}(?<![a-z])(?:{wei})[^\w\n，。！？；]{{0,2}}(?P<xin>{xin})?|{_PEOPLE}{{1,4}}(?<![a-z])(?:[vwq])|{_PEOPLE}{{0,4}}[💚🟢🛰✈🐧])"
    )


def _add(text: str, found: re.Match[str], cut: Callable[[], Words]) -> Leak | None:
    start, end = found.span()
    if text[start - 1 : start].isdigit() and text[start] in "+十":
        return None
    if (
        not GOES_ON.match(text, end)
        or _PAST.match(text, end)
        or (text[end : end + 1].isalnum() and text[end].isascii())
    ):
        return None
    if NARRATED.search(line_before(text, start)):
        return None
    written = found[0]
    words = cut()
    if crossed(text, start, end, words) or words.tag(written) != "x":
        return None
    plain = written.startswith("加") and ("微" in written or "v" in written)
    return Leak(
        start,
        end,
        CHANNEL,
        "加微信",
        "" if plain else "换了写法",
        "" if plain else "加微信",
        bool(LURE.search(text[end : end + 8])),
    )


def _join(text: str, word: Spelled, cut: Words) -> Leak | None:
    if word.changed and not word.signs and crossed(text, word.start, word.end, cut):
        return None
    if not GOES_ON.match(text, word.end) or _PAST.match(text, word.end):
        return None
    hidden = disguised(text, word, cut)
    if (word.changed and not hidden) or (not hidden and NARRATED.search(line_before(text, word.start))):
        return None
    manner = how(word) if hidden else ""
    return Leak(
        word.start,
        word.end,
        CHANNEL,
        word.word,
        manner,
        word.word if manner else "",
        bool(LURE.search(text[word.end : word.end + 8])),
    )


def _group(text: str, word: Spelled) -> Leak | None:
    before = line_before(text, word.start)
    verb = _GROUP.search(before)
    if verb is None or NARRATED.search(before[: verb.start()]):
        return None
    if not GOES_ON.match(text, word.end) or _PAST.match(text, word.end):
        return None
    lures = bool(LURE.search(text[word.end : word.end + 8]))
    return Leak(word.start - (len(before) - verb.start()), word.end, CHANNEL, "群", "", "", lures)
