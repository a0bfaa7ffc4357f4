"""Rounding, and money in words: one way for every sum of the matrix."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def rounded(value: Decimal, places: int) -> Decimal:
    """The value to so many decimal places, halves away from zero (110.385 -> 110.39)."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def yuan(value: Decimal) -> str:
    """``21,000`` or ``110.39``: 元 with separators, without needless decimals."""
    whole = value == value.to_integral_value()
    return f"{rounded(value, 0 if whole else 2):,f}"
