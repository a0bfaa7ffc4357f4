"""The place of a record in the files of a matrix."""

from __future__ import annotations

from typing import NamedTuple


class At(NamedTuple):
    """Where a record stands: a file (relative to the matrix folder, ``/``), and line, column or cell where known."""

    path: str
    line: int | None = None
    column: int | None = None
    cell: str | None = None
