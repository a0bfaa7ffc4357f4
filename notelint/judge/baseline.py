"""A baseline: findings accepted as they are, so that only new ones count.

Keyed by content and counted: no lines, no dates, so moving a paragraph changes nothing and a second copy of an accepted
sentence is new. Paths are relative to the folder of the baseline's file, whatever folder a run starts in. The entries of
a file that is gone serve the file it became, found by fingerprint; what concerns a whole note has no words to be found
by and stays with its file.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from notelint.model import Finding

SCHEMA = 1
REASON = "基线里已有"


class Baseline:
    """Accepted findings, taken one by one as they turn up again. ``folder`` is where its file lies."""

    def __init__(self, counts: Mapping[tuple[str, str], int], folder: str = ".") -> None:
        self._left = Counter(counts)
        self._folder = folder
        self._paths: dict[str, list[str]] = {}
        for path, fingerprint in sorted(counts):
            self._paths.setdefault(fingerprint, []).append(path)
        self._gone: dict[str, bool] = {}
        self._named: dict[str, str] = {}
        self._others: list[Baseline] = []

    def absorb(self, other: Baseline) -> None:
        """Accept what another baseline accepts, too."""
        self._others.append(other)

    def take(self, finding: Finding) -> bool:
        """Whether a finding was accepted; each acceptance serves once."""
        return self._take(finding) or any(other.take(finding) for other in self._others)

    def stale(self) -> int:
        """How many acceptances nothing took: the text was mended, or was not part of this run."""
        own = sum(count for count in self._left.values() if count > 0)
        return own + sum(other.stale() for other in self._others)

    def _take(self, finding: Finding) -> bool:
        return self._serve(self._name(finding.path), finding.fingerprint) or (
            finding.match is not None
            and any(
                self._is_gone(path) and self._serve(path, finding.fingerprint)
                for path in self._paths.get(finding.fingerprint, ())
            )
        )

    def _serve(self, path: str, fingerprint: str) -> bool:
        if self._left.get((path, fingerprint), 0) <= 0:
            return False
        self._left[path, fingerprint] -= 1
        return True

    def _name(self, path: str) -> str:
        if path not in self._named:
            self._named[path] = key(path, self._folder)
        return self._named[path]

    def _is_gone(self, path: str) -> bool:
        if path not in self._gone:
            self._gone[path] = not os.path.exists(os.path.join(self._folder, path))
        return self._gone[path]


def key(path: str, folder: str) -> str:
    """A path (relative to the working folder) as a baseline that lies in ``folder`` names it."""
    from unicodedata import normalize

    return normalize("NFC", os.path.relpath(path, folder).replace(os.sep, "/"))


def parse(data: Any, folder: str = ".") -> Baseline:
    """A baseline from its JSON data and the folder of its file. Raises ValueError where it is none."""
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("findings"), dict):
        raise ValueError("不是 notelint 的基线文件")
    try:
        counts = {
            (path, fingerprint): int(entry["count"])
            for path, entries in data["findings"].items()
            for fingerprint, entry in entries.items()
        }
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError("不是 notelint 的基线文件") from error
    return Baseline(counts, folder)


def dump(findings: Iterable[Finding], folder: str = ".") -> dict[str, Any]:
    """The JSON data of a baseline in ``folder`` that accepts these findings, sorted so that it merges well."""
    files: dict[str, dict[str, dict[str, Any]]] = {}
    for finding in findings:
        entry = files.setdefault(key(finding.path, folder), {}).setdefault(
            finding.fingerprint, {"rule": finding.rule, "match": finding.match, "count": 0}
        )
        entry["count"] += 1
    return _sorted(files)


def replaced(before: Mapping[str, Any], after: Mapping[str, Any], where: Callable[[str], bool]) -> dict[str, Any]:
    """The data of a baseline in which only the paths for which ``where`` holds are as ``after`` has them."""
    kept = {path: entries for path, entries in before["findings"].items() if not where(path)}
    return _sorted({**kept, **after["findings"]})


def _sorted(files: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "findings": {path: dict(sorted(entries.items())) for path, entries in sorted(files.items())},
    }
