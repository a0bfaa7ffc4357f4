"""Why there is no plan."""

from __future__ import annotations

from typing import NamedTuple


class Trouble(NamedTuple):
    """Why there is no plan: in one sentence, and what would make one."""

    code: str
    message: str
    remedies: tuple[str, ...] = ()
