"""Numbers however they are written: 138-0013-8000, 幺三八…, yao san ba…, 前三位138…

A number is read from groups of digits with signs between them; never across lines. What is a telephone number is
decided by its form (11 digits from 13 to 19, the grouping even or 3-4-4), not by the disguise.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = {
    "0": "零〇洞", "1": "一壹幺么弌", "2": "二贰两俩弍", "3": "三叁仨弎", "4": "四肆", "5": "五伍", "6": "六陆",
    "7": "七柒拐", "8": "八捌", "9": "九玖勾",
}  # fmt: skip
_SOUND = {
    "0": "铃灵玲林另淋凌令", "1": "衣伊医依以已意腰妖要舀", "2": "儿尔耳而饿", "3": "山伞散删", "4": "死思寺司丝肆", "5": "舞武无吴午雾",
    "6": "溜留柳刘流", "7": "妻期起奇气其骑器漆", "8": "吧巴爸扒拔霸芭疤", "9": "酒久就救旧舅",
}  # fmt: skip
_LATIN = {
    "0": "ling dong zero o", "1": "yi yao one l i", "2": "er liang two", "3": "san three", "4": "si four", "5": "wu five",
    "6": "liu six", "7": "qi guai seven", "8": "ba eight", "9": "jiu gou nine",
}  # fmt: skip
_OTHER = {"10": "🔟"}

_VALUE = (
    {form: digit for table in (_HAN, _SOUND) for digit, forms in table.items() for form in forms}
    | {form: digit for digit, forms in _LATIN.items() for form in forms.split()}
    | {"🔟": "10"}
)
_HANS = "".join(_HAN.values())
_SOUNDS = "".join(_SOUND.values())
_LATINS = sorted((form for forms in _LATIN.values() for form in forms.split()), key=len, reverse=True)
_SIGN = r"[^\w\n，。！？；、：,;!?<>%°$¥€/]|_"
_RUN = re.compile(rf"[\d{_HANS}](?:(?:{_SIGN}|[/,，、]){{0,3}}[\d{_HANS}]){{5,}}")
_GROUP = re.compile(rf"[\d{_HANS}]+")
_UNIT_AFTER = re.compile(
    r"\s?(?:元|块|米|人|次|年|月|日|号楼|克|g\b|kg|ml|毫|厘|公|斤|万|亿|千|百|%|％|分|秒|时|点|页|字|粉|步|度|个|位|颗|张|件|版|kcal|卡路|大卡|w\b|mah|hz|px|k\b|°|℃|倍|美|日元|韩|欧)"
)
_LABELLED = re.compile(
    r"(?:前\s*[三3]\s*位|开头)\D{0,3}(\d{3})\D{1,8}?(\d{4})\D{1,8}?(\d{4})(?!\d)"
    r"|(?<!\d)(1[3-9]\d)\s*[(（\[【][^\d\n]{1,6}[)）\]】]\s*(\d{4})\s*[(（\[【][^\d\n]{1,6}[)）\]】]\s*(\d{4})(?!\d)"
)
_LANDLINE = re.compile(
    r"(?<!\d)[(（]?(?:0(?:10|2\d|[3-9]\d{2}))[)）][\s-]?\d{7,8}(?!\d)|(?<![\d-])0(?:10|2\d|[3-9]\d{2})[-—]\d{7,8}(?![\d-])"
)
_SERVICE = re.compile(r"(?<![\d-])[48]00[-\s—]?\d{3,4}[-\s—]?\d{3,4}(?![\d-])")


class Number(NamedTuple):
    """A number at [start, end): its digits, whether it is a telephone number, and whether it was disguised."""

    start: int
    end: int
    digits: str
    phone: bool
    how: str = ""


def numbers(text: str) -> list[Number]:
    """The telephone numbers of a text."""
    found = list(_grouped(text))
    if "位" in text or "(" in text or "（" in text:
        for match in _LABELLED.finditer(text):
            digits = "".join(group for group in match.groups() if group)
            if _is_mobile(digits):
                found.append(Number(match.start(), match.end(), digits, True, "拆开写"))
        for match in _LANDLINE.finditer(text):
            found.append(Number(match.start(), match.end(), re.sub(r"\D", "", match[0]), True))
    elif "-" in text:
        for match in _LANDLINE.finditer(text):
            found.append(Number(match.start(), match.end(), re.sub(r"\D", "", match[0]), True))
    found.extend(_sounded(text))
    return found


def _is_mobile(digits: str) -> bool:
    return len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789"


def _grouped(text: str) -> Iterator[Number]:
    for run in _RUN.finditer(text):
        groups = [(group.start() + run.start(), group[0]) for group in _GROUP.finditer(run[0])]
        found = _mobile_among(text, groups)
        if found is not None:
            yield found


def _mobile_among(text: str, groups: list[tuple[int, str]]) -> Number | None:
    for first in range(len(groups)):
        digits = ""
        for last in range(first, len(groups)):
            digits += value(groups[last][1])
            if len(digits) >= 11:
                break
        start, end = groups[first][0], groups[last][0] + len(groups[last][1])
        bare = digits
        if digits.startswith("86") and len(digits) > 11:
            bare = digits[2:]
        elif digits.startswith("0086") and len(digits) > 11:
            bare = digits[4:]
        if len(digits) == 11 and _is_mobile(digits) and first and value(groups[first - 1][1]) in ("86", "0086"):
            start = groups[first - 1][0]
        if not _is_mobile(bare):
            continue
        sizes = [len(value(group)) for _, group in groups[first : last + 1]]
        between = [text[groups[i][0] + len(groups[i][1]) : groups[i + 1][0]] for i in range(first, last)]
        if not _even(sizes, between, text, end):
            continue
        how = _how(text[start:end])
        return Number(start, end, bare, True, how)
    return None


def _even(sizes: list[int], between: list[str], text: str, end: int) -> bool:
    """Whether the grouping is one that people give a telephone number, not a row of prices or dates."""
    if len(sizes) == 1:
        return True
    if _UNIT_AFTER.match(text, end):
        return False
    if sizes[-3:] == [3, 4, 4] or sizes[-2:] in ([3, 8], [7, 4]):
        return True
    if any(sign.strip() in (",", "，", "、", "/") for sign in between) and max(sizes) > 1:
        return False
    if max(sizes) == 1:
        return len(sizes) == 11
    if len(set(between)) == 1 and sizes[0] == 3 and max(sizes) <= 4:
        return True
    return len(sizes) >= 4 and max(sizes) <= 4 and not all(size == 2 for size in sizes[:-1]) and max(sizes) <= 3


@cache
def _sound_run() -> re.Pattern[str]:
    forms = "|".join(_LATINS)
    return re.compile(
        rf"[\d{_HANS}{_SOUNDS}🔟](?:{_SIGN}){{0,2}}(?:(?:[\d{_HANS}{_SOUNDS}🔟]|(?<![a-z])(?:{forms})(?![a-z]))(?:{_SIGN}){{0,2}}){{7,}}"
        rf"|(?<![a-z])(?:{forms})(?![a-z])(?:{_SIGN}){{0,2}}(?:(?:[\d{_HANS}{_SOUNDS}🔟]|(?<![a-z])(?:{forms})(?![a-z]))(?:{_SIGN}){{0,2}}){{7,}}"
        rf"|(?<![a-z])(?:{forms}){{9,11}}(?![a-z])"
    )


_SOUND_HINT = re.compile(
    rf"[\d{_HANS}{_SOUNDS}🔟][^\w\n]{{0,2}}[\d{_HANS}{_SOUNDS}🔟][^\w\n]{{0,2}}[{_SOUNDS}🔟]|yao|guai|dong|ling|three|eight|[\d{_HANS}]\s?[ol]+\s?[\d{_HANS}]|[\d]+[ol]+$"
)
_TOKEN = re.compile(rf"[\d{_HANS}{_SOUNDS}🔟]|(?:{'|'.join(_LATINS)})")


def _sounded(text: str) -> Iterator[Number]:
    """Numbers spelled with words that sound like digits; only a whole mobile number is believed."""
    if not _SOUND_HINT.search(text):
        return
    for run in _sound_run().finditer(text):
        tokens = list(_TOKEN.finditer(text, run.start(), run.end()))
        for first in range(len(tokens)):
            digits = ""
            for last in range(first, len(tokens)):
                digits += value(tokens[last][0])
                if len(digits) >= 11:
                    break
            if _is_mobile(digits):
                yield Number(tokens[first].start(), tokens[last].end(), digits, True, "用谐音或拼音写数字")
                break


def value(form: str) -> str:
    """The digits that a run of digits, Chinese numerals or a sound stands for."""
    if form in _VALUE:
        return _VALUE[form]
    return "".join(_VALUE.get(char) or (str(int(char)) if char.isdigit() else "") for char in form)


def _how(written: str) -> str:
    if written.isascii() and written.isdigit():
        return ""
    if any(char in _HANS for char in written):
        return "用汉字写数字"
    return "数字之间加了符号"


def service(text: str) -> Iterator[Number]:
    """400 and 800 numbers."""
    if "00" in text:
        for match in _SERVICE.finditer(text):
            digits = re.sub(r"\D", "", match[0])
            if len(digits) == 10:
                yield Number(match.start(), match.end(), digits, True)
