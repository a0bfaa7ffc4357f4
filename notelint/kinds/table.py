"""The rule kinds by name. A new kind is one module of this package and one line here."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from notelint.kinds.rule import Kind

KINDS = (
    "phrase",
    "superlative",
    "pattern",
    "near",
    "contact",
    "require",
    "measure",
    "term",
    "voice",
    "similar",
    "matrix",
)


@cache
def kind(name: str) -> Kind:
    """The module of a kind, imported when a rule of that kind is first needed."""
    return cast("Kind", import_module(f"notelint.kinds.{name}"))
