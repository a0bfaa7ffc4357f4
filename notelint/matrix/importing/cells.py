"""Cells of official exports -> exact numbers, Beijing times and words.

What exports write for "no number" (``-``, ``--``, 数据较少, an empty cell) is null and never zero. Times without a zone are
Beijing time, as all these tools show it.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NOTHING = frozenset(
    {"", "-", "--", "---", "—", "——", "－", "/", "数据较少", "暂无", "暂无数据", "无数据", "null", "N/A"}
)
ZONE = "+08:00"
_TIMES = {"万": 10_000, "w": 10_000, "W": 10_000, "亿": 100_000_000, "k": 1_000, "K": 1_000}
_ROUNDED = frozenset("万亿wWkK+")
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a serial number of Excel has no zone
_SERIALS = range(36_526, 73_051)
"""Excel's numbers of the days from 2000 to 2099."""
_PLAIN = re.compile(r"[+-]?(?:\d+(?:,\d{3})*|\d*)(?:\.\d+)?")
_MOMENT = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
    r"(?:[ T]*(\d{1,2})(?:\s*[:时点]\s*(?:(\d{1,2})(?:\s*[:分]\s*(?:(\d{1,2})(?:\.\d+)?\s*秒?)?)?)?)?)?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?"
)
_COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{1,2}(?:\.\d+)?)")
_SPOKEN = re.compile(r"(?:(\d+)(?:小时|时|h))?(?:(\d+)(?:分钟|分|m|min))?(?:(\d+(?:\.\d+)?)(?:秒|s))?")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")


class BadCell(ValueError):  # noqa: N818 - a finding about the file
    """A cell that cannot be used; the words say why, in Chinese."""


def count(value: Any) -> Decimal | None:
    """A number of things: a whole number, not below zero; ``1.2万``, ``2亿`` and ``1,234`` are read."""
    if type(value) is str and value.isdigit() and value.isascii():
        return Decimal(value)
    if type(value) is int and value >= 0:
        return Decimal(value)
    return _whole(_not_negative(_number(value), value), value)


def delta(value: Any) -> Decimal | None:
    """A whole number that may be below zero, such as 净涨粉."""
    return _whole(_number(value), value)


def yuan(value: Any) -> Decimal | None:
    """Money in 元, not below zero; ``¥1,200.50`` and ``1.2万元`` are read."""
    if isinstance(value, str):
        value = value.strip().lstrip("¥￥").removesuffix("元")
    return _not_negative(_number(value), value)


def number(value: Any) -> Decimal | None:
    """Any number that is not below zero, such as a median or a quotient."""
    return _not_negative(_number(value), value)


def fraction(value: Any) -> Decimal | None:
    """A share written as a fraction of one, or with its ``%`` sign -> a fraction of one."""
    if isinstance(value, str) and value.strip().endswith(("%", "％")):
        return percent(value)
    found = _not_negative(_number(value), value)
    if found is not None and found > 1:
        raise BadCell(f"「{value}」大于 1；这一列应是 0–1 的小数，或带 % 号")
    return found


def percent(value: Any) -> Decimal | None:
    """A share written as a percentage, with or without the sign (``26.94`` or ``26.94%``) -> a fraction of one."""
    found = _not_negative(change(value), value)
    if found is not None and found > 1:
        raise BadCell(f"「{value}」大于 100%")
    return found


def change(value: Any) -> Decimal | None:
    """A growth rate written as a percentage, of either sign and any size -> a fraction of one."""
    if isinstance(value, str):
        value = value.strip().rstrip("%％")
    found = _number(value)
    return None if found is None else found.scaleb(-2)


def seconds(value: Any) -> Decimal | None:
    """A length of time: ``12.3``, ``12秒``, ``1分20秒``, ``00:01:20`` -> seconds."""
    if isinstance(value, dt.timedelta):
        return Decimal(str(value.total_seconds()))
    if isinstance(value, dt.time):
        return Decimal(value.hour * 3600 + value.minute * 60 + value.second)
    if isinstance(value, str) and not _bare(value):
        written = value.strip()
        clock = _CLOCK.fullmatch(written)
        spoken = clock or (_SPOKEN.fullmatch(written) if written else None)
        if spoken:
            hours, minutes, rest = spoken.groups()
            return Decimal(hours or 0) * 3600 + Decimal(minutes or 0) * 60 + Decimal(rest or 0)
    return _not_negative(_number(value), value)


def text(value: Any) -> str | None:
    """Words; what stands for nothing is null."""
    if type(value) is not str:
        value = identifier(value) if isinstance(value, int | float) else None if value is None else str(value)
    if value is None:
        return None
    value = value.strip()
    return None if value in NOTHING else value


def identifier(value: Any) -> str | None:
    """A platform id. One that a spreadsheet turned into ``6.7E+23`` is refused: its digits are lost."""
    if value is None:
        return None
    if isinstance(value, float):
        if not value.is_integer() or abs(value) >= 1e15:
            raise BadCell(f"编号「{value}」被表格软件改成了小数或科学计数法，位数已丢；请重新导出，勿用 Excel 另存")
        value = int(value)
    written = str(value).strip().lstrip("'`")
    if _SCIENTIFIC.fullmatch(written):
        raise BadCell(f"编号「{written}」被表格软件改成了科学计数法，位数已丢；请重新导出，勿用 Excel 另存")
    return None if written in NOTHING else written


def form(value: Any) -> str | None:
    """体裁: 图文 or 视频 whatever the export calls them, else its own word."""
    written = text(value)
    if written is None:
        return None
    if "视频" in written or written.lower() == "video":
        return "视频"
    return "图文" if "图" in written or written.lower() == "normal" else written


def moment(value: Any) -> str | None:
    """A time or day -> ISO; with a time of day it carries ``+08:00``. Raises BadCell for a day no calendar has."""
    if isinstance(value, dt.datetime):
        return _iso(value) if value.time() != dt.time() else value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _serial(value)
    written = "" if value is None else str(value).strip()
    if written in NOTHING:
        return None
    found = _MOMENT.fullmatch(written) or _COMPACT.fullmatch(written)
    if found is None:
        if re.fullmatch(r"\d{5}(?:\.\d+)?", written):
            return _serial(float(written))
        raise BadCell(f"看不懂时间「{written}」；应像 2026-06-22 18:01 或 2026年06月22日18时01分32秒")
    return _calendar(found, written)


def day(value: Any) -> str | None:
    """A day -> ISO."""
    found = moment(value)
    return None if found is None else found[:10]


def period(value: Any) -> str | None:
    """A day, or two days with ``~``, ``至`` or `` - `` between -> ``2026-06-01`` or ``2026-06-01/2026-06-30``."""
    if isinstance(value, str):
        if value.strip() in NOTHING:
            return None
        ends = re.split(r"\s*(?:~|～|至|—)\s*|\s+-\s+|(?<=\d{4}-\d{2}-\d{2})\s*-\s*(?=\d{4})", value.strip())
        if len(ends) == 2:
            first, last = day(ends[0]), day(ends[1])
            if first is None or last is None:
                raise BadCell(f"看不懂时段「{value}」；应像 2026-06-01~2026-06-30")
            if first > last:
                raise BadCell(f"时段「{value}」的开始晚于结束")
            return first if first == last else f"{first}/{last}"
    return moment(value)


def approximate(value: Any) -> bool:
    """Whether a cell gives a rounded number (``1.2万``, ``10万+``)."""
    return type(value) is str and not value[-1].isdigit() and value.strip()[-1:] in _ROUNDED


UNITS: Mapping[str, Callable[[Any], Decimal | str | None]] = {
    "count": count,
    "delta": delta,
    "yuan": yuan,
    "number": number,
    "fraction": fraction,
    "percent": percent,
    "change": change,
    "seconds": seconds,
    "text": text,
    "id": identifier,
    "form": form,
    "time": moment,
    "day": day,
    "period": period,
}
"""How a column is written -> what reads it."""
WORDS = frozenset({"text", "id", "form", "time", "day", "period"})
"""Units whose values are words."""


def _number(value: Any) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, bool):
        raise BadCell(f"「{value}」应是数字")
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        found = Decimal(repr(value))
        if not found.is_finite():
            raise BadCell(f"「{value}」应是数字")
        return found
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        raise BadCell(f"「{value}」是日期或时间，应是数字")
    if isinstance(value, str) and _bare(value):
        return Decimal(value)
    written = str(value).strip()
    if written in NOTHING:
        return None
    plain = written.replace("，", ",").replace(" ", "").removesuffix("+")
    times = _TIMES.get(plain[-1:], 1)
    plain = plain[:-1] if times > 1 else plain
    if not plain or not _PLAIN.fullmatch(plain):
        raise BadCell(f"「{_short(written)}」应是数字")
    try:
        return Decimal(plain.replace(",", "")) * times
    except InvalidOperation:
        raise BadCell(f"「{_short(written)}」应是数字") from None


def _bare(written: str) -> bool:
    """Whether a text is a number as Python writes it: digits, and perhaps a point. Most cells are."""
    return written.isascii() and written.replace(".", "", 1).isdigit()


def _not_negative(found: Decimal | None, value: Any) -> Decimal | None:
    if found is not None and found < 0:
        raise BadCell(f"「{value}」不能是负数")
    return found


def _whole(found: Decimal | None, value: Any) -> Decimal | None:
    if found is not None and found != found.to_integral_value():
        raise BadCell(f"「{value}」应是整数")
    return found


def _serial(value: float) -> str:
    if int(value) not in _SERIALS:
        raise BadCell(f"看不懂时间「{value}」")
    found = _EPOCH + dt.timedelta(seconds=round(value * 86_400))
    return found.date().isoformat() if found.time() == dt.time() else _iso(found)


def _calendar(found: re.Match[str], written: str) -> str:
    year, month, date, *clock = found.groups()
    try:
        if not clock or clock[0] is None:
            return dt.date(int(year), int(month), int(date)).isoformat()
        hour, minute, second, zone = clock
        day = dt.date(int(year), int(month), int(date))
        then = dt.datetime.combine(day, dt.time(int(hour), int(minute or 0), int(second or 0)))
    except ValueError:
        raise BadCell(f"「{written}」不是日历上有的时间") from None
    return _iso(then, zone)


def _iso(then: dt.datetime, zone: str | None = None) -> str:
    if zone is not None or then.tzinfo is not None:
        aware = dt.datetime.fromisoformat(f"{then.isoformat()}{zone}") if zone is not None else then
        then = aware.astimezone(dt.timezone(dt.timedelta(hours=8))).replace(tzinfo=None)
    return f"{then.replace(microsecond=0).isoformat()}{ZONE}"


def _short(written: str) -> str:
    return written if len(written) <= 20 else written[:20] + "…"
