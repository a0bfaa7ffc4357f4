"""What the options of a checking command ask for, as the layers below take it; knows nothing of click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.check.linter import today_in_china
from notelint.check.session import Request
from notelint.judge.select import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def request(values: Mapping[str, Any]) -> Request:
    """What the options of ``rule_options`` (and of ``check``) ask for."""
    return Request(
        today=values.get("today") or today_in_china(),
        config=values.get("config"),
        packs=tuple(values.get("packs") or ()),
        choice=Choice(_joined(values.get("select")), _joined(values.get("ignore"))),
        genre=values.get("genre"),
        industries=_joined(values.get("industry")),
        exclude=_joined(values.get("exclude")),
        encoding=values.get("encoding"),
        fail_on=values.get("fail_on"),
        baseline=values.get("baseline"),
        suppressing=not values.get("no_suppress", False),
    )


def _joined(groups: Sequence[Sequence[str]] | None) -> tuple[str, ...]:
    return tuple(name for group in groups or () for name in ([group] if isinstance(group, str) else group))
