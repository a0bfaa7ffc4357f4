"""Rule packs nobody has looked over for a long time (M-81)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.at import At
from notelint.matrix.days import between
from notelint.matrix.remark import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix


def stale(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Packs that notes and matrix are judged by and that were reviewed too long ago, those of one day together. One
    that says no day is nobody's claim."""
    most = rule.options["thresholds"]["days"]
    days: dict[str, list[str]] = {}
    for pack in matrix.packs:
        if pack.reviewed_on is not None and between(pack.reviewed_on, matrix.today) > most:
            days.setdefault(pack.reviewed_on, []).append(pack.id)
    for day, packs in sorted(days.items()):
        values = {"packs": "、".join(packs), "on": day, "days": str(between(day, matrix.today)), "most": str(most)}
        yield Remark(At("notelint.yaml", 1), f"规则包-{'-'.join(packs)}", values)
