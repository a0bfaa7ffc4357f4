"""Regular expressions that compile when they are first used: a draft pays only for the grammar it wakes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

Pattern = TypeVar("Pattern")


class _Lazy:
    def __init__(self, build: Callable[[], object]) -> None:
        self._build = build

    def __getattr__(self, name: str) -> object:
        # Called once for each method: from then on the compiled pattern's own stands on the instance.
        value = getattr(self._build(), name)
        setattr(self, name, value)
        return value


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern to be used like a compiled one; ``re.compile`` runs at its first method call."""
    return later(lambda: re.compile(pattern, flags))


def later(build: Callable[[], Pattern]) -> Pattern:
    """What ``build`` makes, made at its first method call."""
    return cast("Pattern", _Lazy(build))
