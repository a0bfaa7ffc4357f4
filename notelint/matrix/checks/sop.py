"""Documents of the team have their parts: the compliance SOP, the brand guide, briefs, reports (M-25, M-49, M-67, M-79)."""

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
    """Parts that no heading of a document speaks of. A part is found by any of its words, a document by any of its
    names."""
    thresholds = rule.options["thresholds"]
    names = [thresholds["document"]] if isinstance(thresholds["document"], str) else thresholds["document"]
    for document in matrix.documents:
        if not any(name in f"{document.path} {document.title}" for name in names):
            continue
        headings = [fold_term(words) for _, words, _ in document.headings]
        for name, words in thresholds["sections"].items():
            if not any(fold_term(word) in heading for word in words for heading in headings):
                yield Remark(At(document.path, 1), f"缺-{name}", {"section": name, "words": "、".join(words)})
