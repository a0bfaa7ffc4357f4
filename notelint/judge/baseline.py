"""A baseline: findings accepted as they are, so that only new ones count.

Keyed by content and counted: no lines, no dates, so moving a paragraph changes nothing and a second copy of an accepted
sentence is new. A file that moved keeps its entries, found by fingerprint alone.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from notelint.model import Finding

SCHEMA = 1
REASON = "基线里已有"


class Baseline:
    """Accepted findings, taken one by one as they turn up again."""

    def __init__(self, counts: Mapping[tuple[str, str], int]) -> None:
        self._left = Counter(counts)

    def take(self, finding: Finding) -> bool:
        """Whether a finding was accepted; each acceptance serves once."""
        key = (finding.path, finding.fingerprint)
        if self._left[key] <= 0:
            moved = (known for known, count in self._left.items() if known[1] == finding.fingerprint and count > 0)
            key = min(moved, default=key)
        if self._left[key] <= 0:
            return False
        self._left[key] -= 1
        return True

    def absorb(self, other: Baseline) -> None:
        """Take over what another baseline accepts."""
        self._left.update(other._left)

    def stale(self) -> int:
        """How many acceptances nothing took: the text was mended, or was not part of this run."""
        return sum(count for count in self._left.values() if count > 0)


def parse(data: Any) -> Baseline:
    """A baseline from its JSON data. Raises ValueError where it is none."""
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
    return Baseline(counts)


def dump(findings: Iterable[Finding]) -> dict[str, Any]:
    """The JSON data of a baseline that accepts these findings, sorted so that it merges well."""
    files: dict[str, dict[str, dict[str, Any]]] = {}
    for finding in findings:
        entry = files.setdefault(finding.path, {}).setdefault(
            finding.fingerprint, {"rule": finding.rule, "match": finding.match, "count": 0}
        )
        entry["count"] += 1
    return {
        "schema": SCHEMA,
        "findings": {path: dict(sorted(entries.items())) for path, entries in sorted(files.items())},
    }
