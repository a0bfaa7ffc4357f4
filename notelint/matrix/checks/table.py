"""Which function judges for which rule: ``module:function`` of this package by rule id.

A new rule is an entry in ``rules/matrix/``, a function of one of these modules, and one line here.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from notelint.matrix.remark import Check

CHECKS: dict[str, str] = {
    "matrix.account.fake-consumer": "kinds:fake_consumer",
    "matrix.account.diversion": "kinds:diversion",
}


@cache
def check_of(rule_id: str) -> Check:
    """The check of a rule. Raises KeyError where there is none."""
    module, name = CHECKS[rule_id].split(":")
    return cast("Check", getattr(import_module(f"notelint.matrix.checks.{module}"), name))
