"""Accounts that write alike (M-94)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.likeness import mean, pairs
from notelint.matrix.remark import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix


def alike(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Pairs of accounts whose notes are alike as a whole."""
    least = rule.options["thresholds"]["least"]
    found = pairs(matrix)
    whole = mean([pair.likeness for pair in found])
    for pair in found:
        if pair.likeness >= least:
            values = {
                "name": pair.one.name,
                "other": pair.other.name,
                "likeness": f"{pair.likeness:.2f}",
                "least": f"{least:.2f}",
                "mean": f"{whole or 0:.2f}",
            }
            subject = f"{pair.one.id}-{pair.other.id}"
            yield Remark(pair.other.at, subject, values, account=pair.other.id, others=(pair.one.at,))
