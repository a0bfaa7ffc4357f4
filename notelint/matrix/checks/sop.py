"""The compliance SOP (合规SOP) has its three parts (M-25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.at import At
from notelint.matrix.remark import Remark
from notelint.text.fold import fold_term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix


def sections(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Parts that no heading of the document speaks of. A part is found by any of its words."""
    thresholds = rule.options["thresholds"]
    for document in matrix.documents:
        if thresholds["document"] not in f"{document.path} {document.title}":
            continue
        headings = [fold_term(words) for _, words, _ in document.headings]
        for name, words in thresholds["sections"].items():
            if not any(fold_term(word) in heading for word in words for heading in headings):
                yield Remark(At(document.path, 1), f"缺-{name}", {"section": name, "words": "、".join(words)})
