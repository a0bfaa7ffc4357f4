"""Words of a cell or a YAML scalar -> typed values; what cannot be read says in Chinese what to write instead.

Every function takes the text as written (never empty) and raises ``BadValue``.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from notelint.matrix.model import Beyond
from notelint.read.keys import BadValue, iso_date

_TIMES = {"万": 10_000, "w": 10_000, "亿": 100_000_000}
_DIGITS = 15
"""Orders of magnitude above which a number is a slip (and would take long to print)."""
_YES = frozenset({"是", "有", "在职", "true", "yes", "y", "1", "√"})
_NO = frozenset({"否", "无", "离职", "false", "no", "n", "0", "×"})


def text(written: str) -> str:
    """The words without space around them."""
    return written.strip()


def texts(written: str) -> tuple[str, ...]:
    """A list in one cell: ``小张、小李``; commas, semicolons, bars and line ends part it too."""
    return tuple(part.strip() for part in re.split(r"[、,，;；|\n]", written) if part.strip())


def day(written: str) -> str:
    """``2026-06-12``, ``2026/6/12``, ``2026年6月12日`` -> ISO day."""
    found = iso_date(written)
    if found is None:
        raise BadValue(_no_date(written, "2026-06-12"))
    return found[:10]


def moment(written: str) -> str:
    """``2026-06-12 20:00`` -> ISO with minutes."""
    found = iso_date(written)
    if found is None:
        raise BadValue(_no_date(written, "2026-06-12 20:00"))
    if "T" not in found:
        raise BadValue(f"「{written}」只有日期，还要写几点，如 {found} 20:00")
    return found[:16]


def _no_date(written: str, example: str) -> str:
    if re.match(r"\s*\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}", written):
        return f"「{written}」不是日历上有的日期"
    return f"看不懂日期「{written}」，请写成 {example}"


def count(written: str) -> int:
    """A number of things: ``1,234`` or ``1.2万``; never below zero."""
    number = _number(written)
    if number != number.to_integral_value():
        raise BadValue(f"「{written}」应是整数")
    return int(number)


def score(written: str) -> int:
    """A mark from 0 to 10."""
    number = count(written)
    if number > 10:
        raise BadValue(f"「{written}」大于 10；推荐意愿是 0 到 10 分")
    return number


def place(written: str) -> int | Beyond:
    """A place in search from 1 on: ``3``, or ``>20`` where it was not among the first twenty."""
    plain = written.strip().replace("＞", ">")
    number = count(plain.removeprefix(">"))
    if number < 1:
        raise BadValue(f"「{written}」不是名次；名次从 1 数起，没找到的写 >20")
    return Beyond(number) if plain.startswith(">") else number


def money(written: str) -> Decimal:
    """元: ``600``, ``¥1,200.50``, ``1.2万元``; never below zero."""
    return _number(written.strip().lstrip("¥￥").removesuffix("元"))


def share(written: str) -> float:
    """A fraction of one: ``0.4`` or ``40%``."""
    return float(fraction(written))


def fraction(written: str) -> Decimal:
    """A fraction of one as an exact number: ``0.15`` or ``15%``."""
    plain = written.strip().replace("％", "%")
    number = _number(plain.removesuffix("%"))
    if plain.endswith("%"):
        number /= 100
    if number > 1:
        raise BadValue(f"「{written}」大于 1；份额请写成 0.4 或 40%")
    return number


def number(written: str) -> float:
    """A number, not below zero."""
    return float(_number(written))


def _number(written: str) -> Decimal:
    plain = written.strip().replace(",", "").replace("，", "").replace("＋", "+")
    times = _TIMES.get(plain[-1:].lower(), 1)
    try:
        found = Decimal(plain[:-1] if times > 1 else plain)
    except InvalidOperation:
        raise BadValue(f"「{written}」应是数字") from None
    if not found.is_finite():
        raise BadValue(f"「{written}」应是数字")
    if found < 0:
        raise BadValue(f"「{written}」不能是负数")
    if found.adjusted() > _DIGITS:
        raise BadValue(f"「{written}」大得不像真的，请核对")
    return found * times


def flag(written: str) -> bool:
    """是 or 否."""
    word = written.strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise BadValue(f"「{written}」要写 是 或 否")


class OneOf(NamedTuple):
    """A reader of one of these words."""

    options: tuple[str, ...]

    def __call__(self, written: str) -> str:
        """The word, which must be one of them."""
        word = written.strip()
        if word in self.options:
            return word
        from notelint.packs.validate import nearest

        raise BadValue(f"不能是「{written}」{nearest(word, self.options)}；可以是：{'、'.join(self.options)}")


def clock(written: str) -> str:
    """``9:30`` or ``21：05`` -> ``HH:MM``; ``24:00`` is the end of the day."""
    found = re.fullmatch(r"\s*(\d{1,2})[:：](\d{2})\s*", written)
    if not found or int(found[2]) > 59 or int(found[1]) * 60 + int(found[2]) > 1440:
        raise BadValue(f"看不懂时刻「{written}」，请写成 20:00")
    return f"{int(found[1]):02d}:{found[2]}"


def hours(written: str) -> tuple[str, str]:
    """``12:00-13:30`` -> (from, to)."""
    parts = re.split(r"\s*[-–—~～至]\s*", written.strip())
    if len(parts) != 2:
        raise BadValue(f"看不懂时段「{written}」，请写成 12:00-13:30")
    start, end = clock(parts[0]), clock(parts[1])
    if start >= end:
        raise BadValue(f"时段「{written}」的结束不晚于开始")
    return start, end


Reader = Any
"""One of the functions above; their results differ."""
