"""Channels read from the identifier backwards: what stands before a name or number that makes it a contact.

One sign can be a channel (v, 微, 扣, 🐧, 🛰) only because an identifier follows; so the search begins there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from notelint.kinds.contacts.identifier import is_model, is_word, number_at
from notelint.kinds.contacts.leak import HARD, Leak
from notelint.kinds.contacts.place import line_before
from notelint.kinds.contacts.spelling import forms
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RUN = lazy(
    r"[a-z0-9_](?<![a-z0-9_].)(?:(?=[a-z0-9_]{4})|(?<=[:：].)(?=[a-z0-9_]{3}))(?:(?<=[:：+@❤♥✘×❌].)|(?=[a-z]*-?[0-9_])(?=[0-9]*-?[a-z_]))"
    r"[a-z0-9_]+(?:-[a-z0-9_]+)*"
)
"""Names that hold a digit or follow a sign; other runs of letters are words."""
_HAN_RUN = lazy(
    r"[0-9零〇洞一壹幺二贰两俩三叁四肆五伍六陆七柒拐八捌九玖勾](?:[ \-_.·*~—|]?[0-9零〇洞一壹幺二贰两俩三叁四肆五伍六陆七柒拐八捌九玖勾]){4,}"
)
_GLUED = lazy(r"(?:vx|wx(?!id)|wechat|weixin)(?P<name>[a-z][a-z0-9_-]{4,})")
_LEFT = 18
_SIGN = r"[^\w\n，。！？；,;]"
_WORDS = r"(?:号码?|账号|帐号|id|是|为|就是|叫|搜索?|同名|同号|我|我的|领\w{0,3}|名|助理|老师|软件|群)"
_GAP = rf"(?:{_SIGN}|{_WORDS}){{0,6}}"
_PROMPT = r"(?:[\u4e00-\u9fff]{0,4}[^\w\n]{0,2}[:：]\s?)?"
_READERS = "对接|联系|咨询|找我|详聊|了解|私聊|合作|报名|预约|代理"


class _Left(NamedTuple):
    what: str
    how: str
    pattern: re.Pattern[str]


class _Lefts(NamedTuple):
    """What may stand before an identifier; ``any`` matches where one of them does, in one look."""

    each: tuple[_Left, ...]
    any: re.Pattern[str]


def handles(text: str, digits: Sequence[re.Match[str]]) -> Iterator[Leak]:
    """Names and numbers of a text that a channel of one or two signs stands before; ``digits`` are its runs of digits."""
    for match in _RUN.finditer(text):
        run = match[0]
        plain = run.isalpha()
        place = match.start()
        if run.isdigit() or is_model(run) or is_word(run):
            continue
        leak = (
            _glued(match)
            or _before(text, place, match.end(), _names())
            or (None if plain else _after(text, place, match.end()))
        )
        if leak is not None:
            yield leak
    for match in (inner for run in digits for inner in _HAN_RUN.finditer(text, run.start(), run.end())):
        place = match.start()
        found = number_at(text, place)
        if (
            found is None
            or match[0] in "一二三四五六七八九"
            or (text[place - 1 : place].isascii() and text[place - 1 : place].isdigit())
        ):
            continue
        leak = _before(text, place, found.end, _numbers()) or _after(text, place, found.end) or _spoken(match)
        if leak is not None:
            yield leak if not found.how or leak.how else leak._replace(how=found.how)


def _glued(match: re.Match[str]) -> Leak | None:
    """A channel's abbreviation written without a gap before the name: vxmomo2023."""
    found = _GLUED.fullmatch(match[0])
    if found is None or is_model(found["name"]) or not any(char.isdigit() for char in found["name"]):
        return None
    return Leak(match.start(), match.end(), HARD, "微信和账号", "账号紧跟渠道")


def _spoken(match: re.Match[str]) -> Leak | None:
    """幺, 洞, 拐, 勾 are digits on the radio and on the telephone, nowhere else."""
    if len(match[0]) >= 7 and len({char for char in match[0] if char in "幺洞拐勾"}) >= 2:
        return Leak(match.start(), match.end(), HARD, "号码", "用汉字写数字")
    return None


def _before(text: str, place: int, end: int, lefts: _Lefts) -> Leak | None:
    before = line_before(text, place, _LEFT)
    if _left_chars().isdisjoint(before) or not lefts.any.search(before):
        return None
    for left in lefts.each:
        found = left.pattern.search(before)
        if found is not None:
            reads = f"{left.what.partition('和')[0]}：{text[place:end]}" if left.how else ""
            return Leak(place - len(before) + found.start(), end, HARD, left.what, left.how, reads)
    return None


_RIGHT = lazy(
    r"[^\w\n，。！？；]{0,3}(?:微信|薇信|威信|vx|wx|v信|qq|企鹅|🐧|扣扣|(?:微|v|薇)?同号|同微|(?:这?是|就是)我的?(?:v|微|薇|wx|q))(?![a-z0-9])"
)


def _after(text: str, place: int, end: int) -> Leak | None:
    """The channel written behind its identifier."""
    found = _RIGHT.match(text, end)
    return None if found is None else Leak(place, found.end(), HARD, "账号和渠道", "先写账号再写渠道")


@cache
def _left_chars() -> frozenset[str]:
    """One of these stands in whatever a pattern below matches."""
    signs = "号账🐔🧣🐟🍑abcdefghijklmnopqrstuvwxyz@+❤♥✘×❌✖✗🛰📡🐧🦇🟢💚✈🛩亻言电飞机网推绿鹅球秋求囚蔻添找联系搜私询佳伽茄迦咨对详了合报预代进入拉"
    return frozenset((*signs, *(form[0] for char in "微信群扣加" for form in (char, *forms(char)))))


def _any(char: str) -> str:
    """One of the ways to write a character, as a pattern."""
    return "(?:" + "|".join(map(re.escape, (char, *(form for form in forms(char) if form not in ("o", "十"))))) + ")"


@cache
def _names() -> _Lefts:
    wei, xin, add = _any("微"), _any("信"), r"(?:加|\+|添|佳|伽|茄|迦|嘉|珈|家|十|jia\s?)"
    verb = r"(?:(?:加|\+|添|扫|留|找|私|佳|伽|茄|十)[^\w\n]{0,2}(?:我的?|下|一下)?[^\w\n]{0,2})?"
    edge = r"(?<![a-z0-9])"
    table = (
        ("微信和账号", "", rf"{verb}{edge}(?:微信|wx|vx|v信|weixin)(?:hao)?{_PROMPT}{_GAP}$"),
        ("微信和账号", "换了写法", rf"{verb}{edge}(?:{wei}[^\w\n]{{0,3}}{xin}|w[\s_.-]?e[\s_.-]?i[\s_.-]{{0,2}}x[\s_.-]?i[\s_.-]?n|亻言|人言){_PROMPT}{_GAP}$"),
        ("微信和账号", "倒着写", rf"{verb}(?:信|芯|讯|xin|亻言|言亻)[^\w\n]{{0,2}}(?:微|薇|威|wei)(?:\W?反\w{{0,3}})?{_GAP}$"),
        ("微信和账号", "", rf"{add}{_SIGN}{{0,3}}(?:[我莪窝俺]的?|一下)?{_SIGN}{{0,2}}{wei}{_PROMPT}{_GAP}$"),
        ("微信和账号", "只写一个字", rf"{edge}(?:(?:v{{1,3}}x|w{{1,3}}x){_GAP}$|(?:v{{1,3}}x?|w{{1,3}}x?|wei|微|薇|威|葳|溦|徽|维|卫){_SIGN}{{0,2}}(?:号|我领?\w{{0,3}})?\s?[是:：❤♥✘×❌☓✖→➡👉@=~-]{_GAP}$)"),
        ("微信和账号", "只写一个字", rf"{edge}(?:微|薇|葳|溦|徵|幑|v我\w{{0,4}}){_GAP}$"),
        ("微信和账号", "只写一个字", r"(?:^|[\u4e00-\u9fff,，。!！?？])\s?(?<!大)v(?:\s|搜|找)\s?$"),
        ("微信和账号", "换了写法", rf"[❤♥]\s?信{_GAP}$"),
        ("微信和账号", "换了写法", rf"{edge}[a-z]{{1,4}}[✘×❌❤♥✖✗]{_GAP}$"),
        ("其他平台和账号", "", r"(?:^|[^a-z0-9])(?:insta|ins|ig|tg|fb|dy|wb|gzh|x|推特|电报|小?飞机|纸飞机|qq音乐|网易云|line|skype)\s?(?:号|搜|id)?\s?[:：@]{1,2}\s?@?$"),
        ("其他平台和账号", "", rf"{edge}(?:tg|telegram|whatsapp|ig|ins|line|skype)(?:号|id)?\s$"),
        ("渠道和账号", "用图案代替", rf"[🛰📡🐧🦇🟢💚✈🛩](?:泡泡|软件|app|书)?{_GAP}$"),
        ("渠道和账号", "用图案代替", r"[🐔🧣🐟🍑]\s?[:：]\s?@?$"),
        ("微信和账号", "换了写法", r"(?<![因成作以认行称改变分])[为未位喂围尾胃委伟][^\w\n]{0,3}[信芯](?:号|id)?\s?[:：]?\s?$"),
        ("渠道和账号", "用图案代替", r"[^\w\s，。！？；,;📦🚗🚌🚄🚆✈🧾🎫]\s?(?:号|id|账号)\s?[:：是]\s?$"),
        ("渠道和账号", "用代称", rf"绿[色的泡]{{1,2}}(?:聊天)?(?:软件|app|泡|号|书)?{_GAP}$"),
        ("添加方式和账号", "", rf"(?:{_READERS})[^，。\n]{{0,4}}\+$"),
        ("添加方式和账号", "", rf"(?:佳|伽|茄|迦)(?:我|下|一下)?{_GAP}$"),
        ("添加方式和账号", "", r"(?:加|\+|添加|找|联系|搜索?|私|咨询)(?:我|一下|本人|客服|老师|助理|小助理|号)(?:好友|id|昵称|账号|微信?)?[^\w\n]{0,4}$"),
    )  # fmt: skip
    return _lefts(table)


@cache
def _numbers() -> _Lefts:
    group, kou = _any("群"), _any("扣")
    edge = r"(?<![a-z0-9])"
    table = (
        ("QQ 号或群号", "", rf"{edge}(?:加|\+)?\s?(?:qq|q)\s?(?:群|号|{group})?{_PROMPT}{_GAP}$"),
        ("QQ 号或群号", "换了写法", rf"(?:加|\+|进|入)?(?:[qo]|{kou}{{1,2}}|(?:球|秋|求|囚){{1,2}}|蔻{{1,2}}|企鹅|🐧|鹅)\s?(?:{group}|号)?{_PROMPT}{_GAP}$"),
        ("群号", "", rf"(?:加|\+|进|入|拉)\w{{0,4}}?{group}[^\w\n]?{_PROMPT}{_GAP}$"),
        ("群号", "", rf"{group}聊?(?:号码?)?\s?[:：]?\s?$"),
        ("添加方式和号码", "", r"(?:加|\+|添加|扣|佳|伽|茄)(?:我|下|一下|v|q)?[^\w\n，。]{0,3}$"),
        ("微信和号码", "", rf"{edge}(?:微信|wx|vx|[vw微薇威]){_SIGN}{{0,2}}(?:号|我\w{{0,3}})?\s?[:：❤♥✘×❌]?{_GAP}$"),
    )  # fmt: skip
    return _lefts(table)


def _lefts(table: Sequence[tuple[str, str, str]]) -> _Lefts:
    each = tuple(_Left(what, how, lazy(pattern)) for what, how, pattern in table)
    return _Lefts(each, re.compile("|".join(f"(?:{pattern})" for _, _, pattern in table)))
