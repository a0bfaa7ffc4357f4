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
    """Packs that the matrix is judged by and that were reviewed too long ago. One that says no day is nobody's claim."""
    most = rule.options["thresholds"]["days"]
    for pack in matrix.packs:
        days = between(pack.reviewed_on, matrix.today) if pack.reviewed_on is not None else 0
        if days > most:
            values = {"pack": pack.id, "on": str(pack.reviewed_on), "days": str(days), "most": str(most)}
            yield Remark(At("notelint.yaml", 1), f"规则包-{pack.id}", values)
