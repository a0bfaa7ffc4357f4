"""From where on a figure is alarming: the thresholds of the rules that judge the same thing, as the team has set them.

``matrix check`` and ``matrix figures`` must not disagree on who is idle, so there is one place to set it: ``thresholds:``
of ``notelint.yaml``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notelint.kinds.rule import Rule


class Limits(NamedTuple):
    """Thresholds by what they are of; the defaults are those of the rules that ship (held equal by a test). Fractions
    are of one, money is 元, days are whole."""

    idle_days: int = 30
    idle_fee: Decimal = Decimal(600)
    kos_fee: Decimal = Decimal(600)
    ad_share: Decimal = Decimal("0.5")
    ad_notes: int = 5
    ad_spared: tuple[str, ...] = ("官方号", "门店号", "合作KOC", "合作KOL")
    pillar_gap: Decimal = Decimal("0.25")
    pillar_notes: int = 8
    self_engagement: Decimal = Decimal("0.1")
    likeness: Decimal = Decimal("0.6")


_RULES = {
    "idle_days": ("matrix.idle", "days"),
    "idle_fee": ("matrix.idle", "fee"),
    "kos_fee": ("matrix.kos.fee", "fee"),
    "ad_share": ("matrix.ad-share", "most"),
    "ad_notes": ("matrix.ad-share", "notes"),
    "ad_spared": ("matrix.ad-share", "spared"),
    "pillar_gap": ("matrix.content.pillars", "most"),
    "pillar_notes": ("matrix.content.pillars", "notes"),
    "self_engagement": ("matrix.synergy.self-engagement", "most"),
    "likeness": ("matrix.homogeneity", "least"),
}


def limits(rules: Iterable[Rule]) -> Limits:
    """The thresholds of these rules; raises KeyError where one is missing."""
    known = {rule.id: rule.options.get("thresholds", {}) for rule in rules}
    found = {name: known[rule][key] for name, (rule, key) in _RULES.items()}
    return Limits(**{name: _typed(value, Limits._field_defaults[name]) for name, value in found.items()})


def _typed(value: Any, like: Any) -> Any:
    if isinstance(like, tuple):
        return tuple(value)
    return Decimal(str(value)) if isinstance(like, Decimal) else int(value)
