"""The identifier that follows a channel or a verb: a name of letters and digits, or a number."""

from __future__ import annotations

import re
from typing import NamedTuple

from notelint.kinds.contacts.digits import value
from notelint.text.lazy import lazy

_HANS = "零〇洞一壹幺二贰两俩三叁四肆五伍六陆七柒拐八捌九玖勾"
_GAP = lazy(
    r"(?:[^\w\n，。！？；,!?;<>%¥$€]|[_]|号码|号|hao(?![a-z])|账号|帐号|账户|是|为|就是|uid|id\b|红包码|口令|is\b|同名|同号|同步|同|手机|联络|请打|请拨|首页|顶部|搜索框|本人|私人|个人|工作|客服|助理|老师|唯一|我的|我|你|搜索|搜|查找|添加|加|联系|咨询|名字|名称|名|叫做|叫|在这里|在这|看这|如下|下面|这个|这里|here|软件|群聊|群|裙|领\w{0,3}|进|备注|信|→){0,7}"
)
_BEGUN = lazy(rf"[a-z\d{_HANS}]")
_FARTHEST = 40
"""Code points behind a word in which an identifier begins, if one follows: the gap above is shorter."""
_NAME = lazy(
    r"[a-z0-9](?:[a-z0-9_]|-(?=[a-z0-9])|[.](?=[a-z0-9_]{2})|[ ·.*~|](?=[a-z0-9](?![a-z0-9]))|(?<=[a-z0-9])[ ](?=\d{3,}(?!\w)))*[a-z0-9_]"
)
_NUMBER = lazy(rf"\d(?:[ \-_.·*~—|]{{0,2}}\d){{4,}}|[{_HANS}\d](?:[ \-_.·*~—|]?[{_HANS}\d]){{4,}}")
_MIXED_HAN = lazy(rf"[a-z][a-z0-9_\-]*[{_HANS}][{_HANS}a-z0-9_\-]{{2,}}")
_MODEL = lazy(
    r"(?:v?\d+(?:\.\d+)*|\d+(?:[a-z%]{1,3}|days?|[wk]\+?)|[a-z]{1,2}\d{1,3}|20\d\d(?:[01]?\d[0-3]?\d)?|(?:rtx|gtx|iphone|ipad|mate|note|win|ps|gpt|usb|type|mp|sony|vol|day|top|part|step|covid|mu|ca|mh|cz|hu|spf|pa|rx|gb|tb)-?\d+[a-z]{0,5})"
)
_WORDS = frozenset(
    [
        "app",
        "pro",
        "max",
        "plus",
        "air",
        "mini",
        "ios",
        "mac",
        "windows",
        "android",
        "iphone",
        "ipad",
        "pay",
        "vlog",
        "ootd",
        "diy",
        "pdf",
        "ppt",
        "word",
        "excel",
        "video",
        "live",
        "vip",
        "svip",
        "bug",
        "wifi",
        "the",
        "and",
        "for",
        "you",
        "with",
        "not",
        "https",
        "http",
        "www",
        "com",
        "free",
        "new",
        "one",
        "two",
        "day",
        "time",
        "love",
        "work",
        "study",
        "tips",
        "note",
        "kimi",
        "group",
    ]
)
_VERSION = lazy(r"\d{1,3}(?:\.\d{1,3}){1,3}")
_UNIT = lazy(
    r"\s?(?:元|块|米|年|月|日|克|g\b|kg|ml|斤|万|亿|千|%|分钟|秒|小时|天|页|字|个|人|次|粉|步|位|倍|张|件|条|[a-z])"
)


class Identifier(NamedTuple):
    """What readers are to type in, at [start, end); ``how`` says how it was disguised."""

    start: int
    end: int
    digits: bool
    how: str = ""


def after(text: str, place: int, *, certain: bool, digits: bool = False, least: int = 5) -> Identifier | None:
    """The identifier that follows ``place``.

    ``certain`` says that nothing but a channel can stand before it, so that a name of mere letters is believed;
    ``digits`` that the channel is one of numbers, which have at least ``least`` digits.
    """
    if not _BEGUN.search(text, place, place + _FARTHEST):
        return None
    gap = _GAP.match(text, place)
    begin = gap.end() if gap else place
    for start in dict.fromkeys((begin, place)):
        marked = certain or any(sign in text[place:start] for sign in ":：@号搜是→➡👉")
        found = _number(text, start, marked=marked, digits=digits, least=least) or _name(text, start, marked=marked)
        if found is not None:
            return found
    return None


def _number(text: str, start: int, *, marked: bool, digits: bool, least: int = 5) -> Identifier | None:
    match = _NUMBER.match(text, start)
    if match is None:
        return None
    plain = re.match(r"\d{5,13}(?!\d)", match[0])
    if plain and len(match[0]) - plain.end() <= 3 and not match[0].isascii():
        match = re.compile(r"\d+").match(text, start)
        assert match is not None
    number = value_of(match[0])
    following = text[match.end() : match.end() + 1]
    if (following.isascii() and following.isalnum()) or following == "_":
        return None
    if _VERSION.fullmatch(match[0]):
        return None
    if not least <= len(number) <= 13 or _UNIT.match(text, match.end()):
        return None
    if len(number) == 8 and number[:2] in ("19", "20") and number[4:6] <= "12" and not digits:
        return None
    if not digits and not marked and len(number) < 6:
        return None
    how = "" if match[0].isascii() and match[0].isdigit() else "数字变形"
    return Identifier(match.start(), match.end(), True, how)


def number_at(text: str, start: int) -> Identifier | None:
    """The number of at least five digits that begins here, if no unit follows that makes it a quantity."""
    return _number(text, start, marked=True, digits=False)


def is_model(name: str) -> bool:
    """Whether a name has the form of a model, a version, a year or a size (rtx4090, v5, 50ml)."""
    return bool(_MODEL.fullmatch(name))


def is_word(name: str) -> bool:
    """Whether a name is an English word that drafts use."""
    return name in _WORDS


def value_of(written: str) -> str:
    """The digits of a number with signs between them."""
    return "".join(value(char) for char in written if char.isalnum())


def _name(text: str, start: int, *, marked: bool) -> Identifier | None:
    match = _MIXED_HAN.match(text, start) or _NAME.match(text, start)
    if match is None:
        return None
    name = match[0]
    joined = re.sub(r"[ ·.*~|]", "", name)
    letters = any("a" <= char <= "z" for char in joined)
    mixed = letters and (any(char.isdigit() for char in joined) or "_" in joined or "-" in joined)
    if not letters or _MODEL.fullmatch(joined) or joined in _WORDS:
        return None
    if len(joined) < (3 if marked else 5) or (not mixed and not marked):
        return None
    how = "" if joined == name and name.isascii() else "账号里加了符号或汉字"
    return Identifier(match.start(), match.end(), False, how)
