"""The thresholds of the figures are those of the rules."""

from __future__ import annotations

from notelint.matrix.figures.limits import Limits, limits
from tests.matrix.checks.ground import rules


def test_the_defaults_are_those_of_the_rules_that_ship() -> None:
    assert limits(rules().values()) == Limits()
