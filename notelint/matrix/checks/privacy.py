"""Tables with people's numbers and addresses that git would keep for ever (M-103)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.globs import compile_patterns
from notelint.matrix.at import At
from notelint.matrix.private import personal_columns
from notelint.matrix.remark import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix


def tables(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Tables of the folder with such a column that no pattern of .gitignore keeps out of the repo."""
    ignored = compile_patterns(matrix.folder, matrix.ignored)
    for path, columns in personal_columns(matrix.folder, rule.options["thresholds"]["columns"]):
        if not ignored.hold(f"{matrix.folder}/{path}"):
            yield Remark(At(path, 1), path, {"path": path, "columns": "、".join(columns)}, match=columns[0])
