"""Numbers however they are written: 138-0013-8000, 幺三八…, yao san ba…, 前三位138…

A number is read from groups of digits with signs between them; never across lines. What is a telephone number is
decided by its form (11 digits from 13 to 19, the grouping even or 3-4-4), not by the disguise.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from notelint.kinds.contacts.tables import DIGIT_SOUNDS
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_HAN = {
    "0": "零〇洞", "1": "一壹幺么弌", "2": "二贰两俩弍", "3": "三叁仨弎", "4": "四肆", "5": "五伍", "6": "六陆",
    "7": "七柒拐", "8": "八捌", "9": "九玖勾",
}  # fmt: skip
_LATIN = {
    "0": "ling dong zero o", "1": "yi yao one l i", "2": "er liang two", "3": "san three", "4": "si four", "5": "wu five",
    "6": "liu six", "7": "qi guai seven", "8": "ba eight", "9": "jiu gou nine",
}  # fmt: skip
_VALUE = (
    {form: digit for table in (DIGIT_SOUNDS, _HAN) for digit, forms in table.items() for form in forms}
    | {form: digit for digit, forms in _LATIN.items() for form in forms.split()}
    | {"🔟": "10"}
)
_HANS = "".join(_HAN.values())
_SOUNDS = "".join(DIGIT_SOUNDS.values())
_ONES = _HAN["1"] + DIGIT_SOUNDS["1"]
_LATINS = sorted((form for forms in _LATIN.values() for form in forms.split()), key=len, reverse=True)
_SIGN = r"[^0-9a-zA-Z\u3400-\u9fff\n，。！？；、：,:;!?<>%°$¥€/]"
_FILLER = r"(?:(?=[(（\[【然中后前再接加空横最])(?:[(（\[【][^\d\n)）\]】]{1,8}[)）\]】]\s?|(?:然后|中间|后面|前面|再接?|接着?|加上?|空格|横杠|后四位|最后)\s?))"
_RUN = lazy(rf"[0-9{_HANS}](?:(?:{_SIGN}|[/,，、]){{0,3}}{_FILLER}?[0-9{_HANS}]){{4,}}")
_GROUP = lazy(rf"[\d{_HANS}]+")
_UNIT_AFTER = lazy(
    r"\s?(?:元|块|米|人|次|年|月|日|号楼|克|g\b|kg|ml|毫|厘|公|斤|万|亿|千|百|%|％|分|秒|时|点|页|字|粉|步|度|个|位|颗|张|件|版|kcal|卡路|大卡|w\b|mah|hz|px|k\b|°|℃|倍|美|日元|韩|欧)"
)
_BETWEEN = r"(?:[^\d\n]|[1-9]\s?[位个]){1,9}?"
_LABELLED = lazy(
    rf"(?:(?:[前头]\s*[三3]\s*[位个]|开头)\D{{0,4}})?(\d{{3}}){_BETWEEN}(\d{{4}}){_BETWEEN}(\d{{4}})(?!\d)"
)
_BACKWARDS = frozenset(("倒着", "反着", "倒过来", "反过来", "从后往前"))
_PLACES = frozenset(("前三", "前3", "头三", "开头", "尾号", "后四", "后4", "末四", "末尾四"))
_LANDLINE = lazy(r"0(?<![\d.-]0)(?:10|2\d|[3-9]\d{2})[)）— ./-][\s—-]?(?:\d{7,8}|\d{3,4}[ —-]\d{4})(?![\d-])")
_INTRODUCED = lazy(
    r"(?:电话|手机|联络|联系|致电|tel|phone|call|line|☎|📞|whatsapp)\W{0,4}"
    r"(?P<number>\(?0\d{1,3}\)?[ -]?\d{3,4}[ -]?\d{4}|0?9\d{2}[ -]?\d{3}[ -]?\d{3}|\(?\d{3}\)?[ -]\d{3}[ -]\d{4}|(?:852|853|886)[ -]?\d{8,9})(?![\d-])"
)
_CALLED = lazy(r"(?:手机号?码?|电话号?码?|联系方式|tel|phone|☎|📞|📱|致电|请拨)\W{0,3}$")
_REVERSED = lazy(r"(?:倒|反|从后往前|逆)[^\d\n]{0,8}(?P<number>\d{11})(?!\d)")
_ABROAD = lazy(
    r"(?<!\d)00(?:852|853|886|44|81|82|65|60|61|1)[ -]\d[\d -]{6,12}\d|"
    r"(?:\+|(?<!\d)00)(?:1|44|81|82|852|853|886|60|61|65|66|84|33|49|39|34|7)\d{8,11}(?!\d)|\+(?!86)\d{1,3}[ -]?\(?\d{1,4}\)?[ -]\d{3,4}[ -]?\d{3,4}(?!\d)"
)
_SERVICE = lazy(r"[48]00(?<![\d.-]\d00)[-\s—]?\d{3,4}[-\s—]?\d{3,4}(?![\d-])")
_WITH_LETTERS = lazy(r"[1li](?<![a-z0-9][1li])(?=[ _.-]?[3-9])(?:[ _.-]?[0-9oliz]){10}(?![a-z0-9])")
_LETTERED = str.maketrans("oliz", "0112")
_MOST_LETTERS = 6


class Number(NamedTuple):
    """A telephone number at [start, end), its digits, and how it was disguised."""

    start: int
    end: int
    digits: str
    how: str = ""


def runs(text: str) -> list[re.Match[str]]:
    """The runs of five and more digits, Chinese ones too, with signs or a word such as 中间 between them."""
    return list(_RUN.finditer(text))


def numbers(text: str, found: Sequence[re.Match[str]], network: Collection[str], *, spoken: bool) -> Iterator[Number]:
    """The telephone numbers of a text and its ``runs``.

    ``network`` are the words of addresses and numbers that stand there; ``spoken`` says that pinyin of digits does.
    """
    yield from _grouped(text, found)
    if not _PLACES.isdisjoint(network):
        for match in _LABELLED.finditer(text):
            digits = "".join(match.groups())
            if is_mobile(digits):
                yield Number(match.start(), match.end(), digits, "拆开写")
    for match in _INTRODUCED.finditer(text) if found else ():
        yield Number(match.start("number"), match.end(), re.sub(r"\D", "", match["number"]))
    for match in _REVERSED.finditer(text) if found and not _BACKWARDS.isdisjoint(network) else ():
        if is_mobile(match["number"][::-1]):
            yield Number(match.start(), match.end(), match["number"][::-1], "倒着写")
    for match in _WITH_LETTERS.finditer(text) if any(map(text.__contains__, "oliz")) else ():
        digits = re.sub(r"\D", "", match[0].translate(_LETTERED))
        if not match[0].isdigit() and is_mobile(digits) and sum(map(str.isalpha, match[0])) <= _MOST_LETTERS:
            yield Number(match.start(), match.end(), digits, "用字母写数字")
    yield from _sounded(text, _heard())
    if spoken:
        yield from _sounded(text, _spelled())


def is_mobile(digits: str) -> bool:
    """Whether digits have the form of a mobile number of the mainland."""
    return len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789"


def quantity(text: str, place: int) -> bool:
    """Whether a unit follows a place, so that the number before it counts or measures."""
    return _UNIT_AFTER.match(text, place) is not None


def _grouped(text: str, found_runs: Sequence[re.Match[str]]) -> Iterator[Number]:
    for run in found_runs:
        groups = [(group.start() + run.start(), group[0]) for group in _GROUP.finditer(run[0])]
        found = _mobile_among(text, groups) or _fixed(text, run) or _fixed_in_han(run)
        if found is not None:
            yield found


def _fixed_in_han(run: re.Match[str]) -> Number | None:
    """A landline with its area code in Chinese digits."""
    digits = value("".join(char for char in run[0] if char.isalnum()))
    if run[0].isascii() or not re.fullmatch(r"0(?:10|2\d|[3-9]\d{2})\d{7,8}|[48]00\d{7}", digits):
        return None
    return Number(run.start(), run.end(), digits, "用汉字写数字")


def _fixed(text: str, run: re.Match[str]) -> Number | None:
    """A landline, a 400 number or one abroad."""
    for pattern in (_LANDLINE, _SERVICE, _ABROAD):
        found = pattern.search(text, max(0, run.start() - 1), run.end())
        if found is not None:
            return Number(found.start(), found.end(), re.sub(r"\D", "", found[0]))
    return None


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
        if len(digits) == 11 and is_mobile(digits) and first and value(groups[first - 1][1]) in ("86", "0086"):
            start = groups[first - 1][0]
        if not is_mobile(bare):
            continue
        sizes = [len(value(group)) for _, group in groups[first : last + 1]]
        between = [text[groups[i][0] + len(groups[i][1]) : groups[i + 1][0]] for i in range(first, last)]
        if not _even(sizes, between, text, end) and not _CALLED.search(text, max(0, start - 8), start):
            continue
        how = _how(text[start:end])
        return Number(start, end, bare, how)
    return None


def _even(sizes: list[int], between: list[str], text: str, end: int) -> bool:
    """Whether the grouping is one that people give a telephone number, not a row of prices or dates."""
    if len(sizes) == 1 or sum(map(len, between)) + 11 == len(text.strip()):
        return True
    if any("\u4e00" <= char <= "\u9fff" for sign in between for char in sign):
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
def _heard() -> re.Pattern[str]:
    return re.compile(rf"[1{_ONES}🔟](?:{_SIGN}{{0,2}}[0-9{_HANS}{_SOUNDS}🔟]){{9,}}")


@cache
def _spelled() -> re.Pattern[str]:
    forms = "|".join(_LATINS)
    return re.compile(rf"(?<![a-z])(?:(?:{forms}|[0-9{_HANS}])(?:{_SIGN}){{0,2}}){{8,}}(?![a-z])")


def _goes_on(tokens: list[re.Match[str]], first: int, last: int) -> bool:
    """Whether more digits touch the window: then it is part of something longer."""
    before = first > 0 and tokens[first - 1].end() == tokens[first].start()
    return before or (last + 1 < len(tokens) and tokens[last].end() == tokens[last + 1].start())


_TOKEN = lazy(rf"[\d{_HANS}{_SOUNDS}🔟]|(?:{'|'.join(_LATINS)})")


def _sounded(text: str, pattern: re.Pattern[str]) -> Iterator[Number]:
    """Numbers spelled with words that sound like digits; only a whole mobile number is believed."""
    for run in pattern.finditer(text):
        tokens = list(_TOKEN.finditer(text, run.start(), run.end()))
        for first in range(len(tokens)):
            digits = ""
            for last in range(first, len(tokens)):
                digits += value(tokens[last][0])
                if len(digits) >= 11:
                    break
            said = sum(not token[0].isascii() or not token[0].isdigit() for token in tokens[first : last + 1])
            if is_mobile(digits) and said >= 3 and not _goes_on(tokens, first, last):
                yield Number(tokens[first].start(), tokens[last].end(), digits, "用谐音或拼音写数字")
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
