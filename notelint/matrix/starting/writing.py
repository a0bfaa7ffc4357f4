"""Many files into a folder, all of them or none; what is there already is never touched."""

from __future__ import annotations

import os
import shutil
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Occupied(Exception):  # noqa: N818 - an answer to the user, not an error of the program
    """Files that are there already; ``paths`` are relative to the folder."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__("、".join(paths))
        self.paths = paths


def write(folder: str, files: Mapping[str, bytes]) -> None:
    """Write files by their paths below a folder, which is made where it is not there.

    Raises ``Occupied`` where one of them exists, and ``OSError``; then nothing has been written.
    """
    taken = tuple(path for path in files if os.path.lexists(os.path.join(folder, path)))
    if taken:
        raise Occupied(taken)
    made = _make(folder)
    placed: list[str] = []
    staging = ""
    try:
        staging = tempfile.mkdtemp(prefix=".notelint-", dir=folder)
        for path, content in files.items():
            target = os.path.join(staging, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "xb") as file:
                file.write(content)
        for path in files:
            target = os.path.join(folder, path)
            made += _make(os.path.dirname(target))
            _move(staging, folder, path)
            placed.append(target)
    except BaseException:
        for target in placed:
            os.unlink(target)
        shutil.rmtree(staging, ignore_errors=True)
        for each in reversed(made):
            os.rmdir(each)
        raise
    shutil.rmtree(staging)


def _move(staging: str, folder: str, path: str) -> None:
    if os.path.lexists(os.path.join(folder, path)):  # since we looked
        raise Occupied((path,))
    os.replace(os.path.join(staging, path), os.path.join(folder, path))


def _make(folder: str) -> list[str]:
    """Make a folder and those above it; which of them were not there, outermost first."""
    missing = []
    at = os.path.abspath(folder)
    while not os.path.isdir(at):
        missing.append(at)
        at = os.path.dirname(at)
    os.makedirs(folder, exist_ok=True)
    return missing[::-1]
