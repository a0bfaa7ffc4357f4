"""Money in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from notelint.matrix.amounts import yuan


@pytest.mark.parametrize(
    ("value", "words"),
    [("21000", "21,000"), ("110.385", "110.39"), ("110.375", "110.38"), ("1234567.5", "1,234,567.50"), ("0", "0")],
)
def test_halves_of_a_fen_go_up(value: str, words: str) -> None:
    assert yuan(Decimal(value)) == words
