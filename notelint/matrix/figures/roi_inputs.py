"""What a brand says of its sales and spending: ``roi.yaml`` of the matrix and ``--set`` of the command line."""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.packs.document import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NAME = "roi.yaml"
MARGIN = "毛利率"
MONEY = (
    "直接销售",
    "预计加购转化",
    "投放总额",
    "总销售",
    "淘内付费销售",
    "客单价",
    "站内外溢与直投消耗",
    "广告归因GMV",
    "广告消耗",
    "收入",
    "全成本",
)
PLAIN = ("搜索人数增量", "支付转化率")
"""Amounts that are no money: people, and a fraction of one."""
NAMES = (*MONEY, *PLAIN, MARGIN)
FRACTIONS = ("支付转化率", MARGIN)


class Delayed(NamedTuple):
    """A day of spending and the days after it in which sales count; null is left to the exports."""

    day: str
    days: int
    income: Decimal | None = None
    spent: Decimal | None = None


class Inputs(NamedTuple):
    """Amounts by name with where each was written; ``margin`` is a fraction of one."""

    values: Mapping[str, Decimal] = {}
    origins: Mapping[str, str] = {}
    margin: Decimal | None = None
    delayed: tuple[Delayed, ...] = ()


def schema() -> Mapping[str, Any]:
    """What ``roi.yaml`` may say."""
    number = {"type": "number", "minimum": 0}
    share = {"type": "number", "minimum": 0, "maximum": 1}
    delayed = {
        "type": "object",
        "properties": {
            "T": {"type": "string"},
            "x": {"type": "integer", "minimum": 1},
            "收入": number,
            "投放": number,
        },
        "required": ["T", "x"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {
            **{name: share if name in FRACTIONS else number for name in NAMES},
            "T加x": {"type": "array", "items": delayed},
        },
        "additionalProperties": False,
    }


def read_inputs(folder: str, said: Iterable[str] = ()) -> tuple[Inputs, list[Problem]]:
    """The inputs of a matrix folder; ``said`` are words NAME=NUMBER that replace those of the file."""
    data, problems = _file(folder)
    values = {name: Decimal(str(data[name])) for name in NAMES if name in data}
    origins = dict.fromkeys(values, NAME)
    for words in said:
        name, mark, number = (part.strip() for part in words.partition("="))
        fault = _fault(name, mark, number)
        if fault:
            problems.append(Problem("--set", None, None, f"「{words}」{fault}"))
        else:
            values[name], origins[name] = _number(number), "命令行"
    if problems:
        return Inputs(), problems
    margin = values.pop(MARGIN, None)
    return Inputs(values, origins, margin, tuple(_delayed(data))), problems


def _file(folder: str) -> tuple[Mapping[str, Any], list[Problem]]:
    from notelint.packs.document import read
    from notelint.packs.validate import validate

    path = os.path.normpath(os.path.join(folder, NAME))
    if not os.path.lexists(path):
        return {}, []
    try:
        with open(path, encoding="utf-8-sig") as file:
            document, problems = read(file.read(), path)
    except UnicodeDecodeError:
        return {}, [Problem(path, None, None, "不是 UTF-8 编码，请另存为 UTF-8")]
    except OSError as error:
        return {}, [Problem(path, None, None, f"读不了：{error.strerror}")]
    if document is None or document.data is None:
        return {}, problems
    problems += validate(document, schema())
    if not problems:
        problems += [
            document.problem(("T加x", place, "T"), f"「{entry['T']}」不是日期，应写作 2026-06-01")
            for place, entry in enumerate(document.data.get("T加x") or ())
            if not _is_day(entry["T"])
        ]
    return ({}, problems) if problems else (document.data, problems)


def _fault(name: str, mark: str, number: str) -> str:
    from notelint.packs.validate import nearest

    if not mark:
        return "应写作 名称=数字，如 直接销售=60000"
    if name not in NAMES:
        return f"里没有「{name}」这一项{nearest(name, NAMES)}；可以是：{'、'.join(NAMES)}"
    try:
        value = _number(number)
    except InvalidOperation:
        return "的数字看不懂"
    if not value.is_finite() or value < 0:
        return "的数字不能小于 0"
    return "应是 0 到 1 之间的数，或百分数" if name in FRACTIONS and value > 1 else ""


def _number(words: str) -> Decimal:
    """60,000 or 55%."""
    plain = words.replace(",", "").replace("，", "").replace("％", "%")
    return Decimal(plain.removesuffix("%")) / (100 if plain.endswith("%") else 1)


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _delayed(data: Mapping[str, Any]) -> Iterable[Delayed]:
    for entry in data.get("T加x") or ():
        money = [Decimal(str(entry[name])) if name in entry else None for name in ("收入", "投放")]
        yield Delayed(entry["T"], entry["x"], *money)
