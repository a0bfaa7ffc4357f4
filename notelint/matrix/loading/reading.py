"""The folder that is read: its files as text, and everything wrong in them, collected until all is read."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING, NamedTuple

from notelint.model import Unchecked
from notelint.read.decode import Undecodable, decode
from notelint.read.source import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notelint.matrix.at import At
    from notelint.packs.document import Problem


class Reference(NamedTuple):
    """A word that names a record of another file: what kind of record, and the heading or key it stands under."""

    kind: str
    word: str
    label: str
    at: At


class Reading:
    """What one ``load`` has found so far. ``folder`` is absolute; paths are relative to it, with ``/``. ``encoding`` is
    that of sheets and drafts where the user named it."""

    def __init__(self, folder: str, encoding: str | None = None) -> None:
        self.folder = folder
        self.encoding = encoding
        self.problems: list[Unchecked] = []
        self.present: list[str] = []
        self.references: list[Reference] = []
        self._prefix = shown_path(folder.replace(os.sep, "/"), os.getcwd().replace(os.sep, "/"))

    def shown(self, path: str) -> str:
        """A path of the folder as reports print it: relative to where the user stands."""
        whole = path if self._prefix == "." else f"{self._prefix}/{path}"
        return posixpath.normpath(whole) if path.startswith("../") else whole

    def problem(self, at: At, message: str, code: str = "matrix.file") -> None:
        """Keep something wrong. A cell is named in the words, for a sheet has no columns of characters."""
        reason = f"{at.cell} {message}" if at.cell else message
        problem = Unchecked(self.shown(at.path), code, reason, at.line, at.column)
        said = ((one.path, one.line, one.column) for one in self.problems)
        if at.column is None or (problem.path, problem.line, problem.column) not in said:  # by the schema
            self.problems.append(problem)

    def misread(self, problems: Iterable[Problem]) -> None:
        """Keep what reading or validating a YAML file said; its paths are relative to the folder."""
        for problem in problems:
            self.problems.append(
                Unchecked(self.shown(problem.path), "matrix.yaml", problem.message, problem.line, problem.column)
            )

    def names(self, folder: str, suffixes: tuple[str, ...]) -> list[str]:
        """The files below a folder of the folder with one of these suffixes, sorted; hidden ones are left out."""
        found: list[str] = []
        top = os.path.join(self.folder, folder)
        for where, inner, files in os.walk(top):
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            named = [name for name in files if name.endswith(suffixes) and not name.startswith((".", "~$"))]
            found += [os.path.relpath(os.path.join(where, name), self.folder).replace(os.sep, "/") for name in named]
        return sorted(found)

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        return os.path.isfile(os.path.join(self.folder, path))

    def text(self, path: str, encoding: str | None = None) -> str | None:
        """The words of a file; null where it is absent, or cannot be read (which is then a problem)."""
        if not self.has(path):
            return None
        try:
            with open(os.path.join(self.folder, path), "rb") as file:
                words = decode(file.read(), encoding).text
        except Undecodable as error:
            self.problems.append(Unchecked(self.shown(path), "undecodable", error.reason, error.line, error.column))
            return None
        except OSError as error:
            self.problems.append(Unchecked(self.shown(path), "unreadable", f"读取失败（{error.strerror}）"))
            return None
        self.present.append(path)
        return words
