"""How a value reads: units, places, signs; the same words in the terminal, the page and the shown text of JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from notelint.matrix.amounts import rounded
from notelint.matrix.figures.definitions import PERCENT, PLACES, POINTS, SCORE, YUAN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notelint.matrix.figures.figure import Figure

NOTHING = "—"
_ONE_PLACE = 1


def places(unit: str | None, value: Decimal) -> int:
    """Decimal places for a unit; counts have one only where they are no whole numbers."""
    whole = value == value.to_integral_value()
    if unit in (SCORE, POINTS) and whole:
        return 0
    if unit in PLACES and unit is not None:
        return PLACES[unit]
    return 0 if whole else _ONE_PLACE


def number(value: Decimal, unit: str | None) -> str:
    """The value without its unit, with thousands parted: 5.63 for 0.05625 in %, 21,000.00 for money."""
    scaled = value * 100 if unit == PERCENT else value
    text = f"{rounded(scaled, places(unit, scaled)):,f}"
    return text if text.strip("-0.,") else text.removeprefix("-")


def shown(value: Decimal | int | None, unit: str | None) -> str:
    """The value with its unit: ``5.63%``, ``¥21,000.00``, ``348.00 分``."""
    if value is None:
        return NOTHING
    value = Decimal(value)
    if unit == PERCENT:
        return f"{number(value, unit)}%"
    if unit == YUAN:
        text = number(value, unit)
        return f"-¥{text[1:]}" if text.startswith("-") else f"¥{text}"
    return f"{number(value, unit)} {unit}" if unit else number(value, unit)


def change(figure: Figure) -> str:
    """The difference from the window before: in points for a percentage, else in per cent; empty where none is."""
    if figure.value is None or figure.previous is None:
        return ""
    if figure.definition.unit == PERCENT:
        # Of the values as they are shown, so that a reader who subtracts finds the same.
        now, then = (rounded(value * 100, PLACES[PERCENT]) for value in (figure.value, figure.previous))
        return signed(f"{now - then:,f}", " 个百分点")
    if not figure.previous or figure.previous < 0:
        return signed(number(figure.value - figure.previous, figure.definition.unit), "")
    return signed(number(figure.value / figure.previous - 1, PERCENT), "%")


def signed(text: str, unit: str) -> str:
    """The number with a sign before it; no change is said in words."""
    if not text.strip("-0.,"):
        return "持平"
    return f"{text if text.startswith('-') else '+' + text}{unit}"


def name(figure: Figure) -> str:
    """The figure's name with what it speaks of."""
    return f"{figure.definition.name}（{figure.subject}）" if figure.subject else figure.definition.name


def besides(figure: Figure) -> str:
    """Further numbers beside the value: 均值 155.67."""
    unit = figure.definition.unit
    return "，".join(f"{words} {shown_beside(value, words, unit)}" for words, value in figure.beside)


def shown_beside(value: Decimal, words: str, unit: str) -> str:
    """A number beside a figure; the number of effective accounts is a count, whatever the figure's unit."""
    return f"{rounded(value, 2)} 个" if words == "有效账号数" else shown(value, unit)


def withheld(figures: Iterable[Figure]) -> list[tuple[str, str]]:
    """The figures that are not given as (names, reason); those withheld for the same reason together."""
    reasons: dict[str, list[str]] = {}
    for figure in figures:
        if figure.value is None:
            reasons.setdefault(figure.reason, []).append(name(figure))
    return [("、".join(names), reason) for reason, names in reasons.items()]
