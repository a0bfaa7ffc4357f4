"""Rows that count stretches of days -> those of them that count every day once.

The same days come in several exports: a fortnight and the month around it, single days of it, and each by plan, by unit
and by creative. For each subject the longest stretches speak, since what lies within them is in them. Stretches that
overlap without one holding the other cannot be told apart; then nothing is said but that.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.figures.windows import day_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notelint.store.snapshots import Snapshot

    _Span = tuple[str, str]

PARTS = ("note_id", "unit_id", "creative_id")
"""What the rows below a plan are of."""


class Told(NamedTuple):
    """Rows that may be added up. With a ``clash`` there are none: why they may not."""

    rows: tuple[Snapshot, ...] = ()
    clash: str = ""
    files: tuple[str, ...] = ()


def span(row: Snapshot) -> tuple[str, str]:
    """First and last day that a row counts; the day of the export where it does not say."""
    first, _, last = row.texts.get("period", row.taken_on).partition("/")
    return first[:10], (last or first)[:10]


def once(rows: Sequence[Snapshot]) -> Told:
    """Of rows of one source those that count each day of each subject once."""
    files = tuple(sorted({row.file for row in rows}))
    found: list[Snapshot] = []
    for of in _subjects(rows):
        stretches = _whole(of)
        chosen = _apart(stretches)
        if chosen is None:
            return Told((), _clash(stretches), files)
        found += [row for stretch in chosen for row in stretches[stretch]]
    return Told(tuple(found), "", files)


def _subjects(rows: Iterable[Snapshot]) -> list[list[Snapshot]]:
    """Rows by what they are of: a plan with all its parts, else whatever the key says besides the days."""
    rows = list(rows)
    nameless = {row.texts.get("plan_name") for row in rows if "plan_id" not in row.texts}
    found: defaultdict[tuple[str, ...], list[Snapshot]] = defaultdict(list)
    for row in rows:
        name = row.texts.get("plan_name")
        plan = name if name in nameless else row.texts.get("plan_id")
        own = ("", plan) if plan else (row.key.replace(row.texts.get("period", ""), ""),)
        found[row.account or "", *own].append(row)
    return [found[subject] for subject in sorted(found)]


def _whole(rows: Iterable[Snapshot]) -> dict[_Span, list[Snapshot]]:
    """The rows of each stretch, told once: by plan before its units, by unit before its creatives, by day before its
    hours."""
    found: defaultdict[_Span, defaultdict[tuple[str, ...], list[Snapshot]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        parts = [name for name in PARTS if name in row.texts] + ["hour"] * ("T" in row.texts.get("period", ""))
        found[span(row)][tuple(parts)].append(row)
    return {stretch: of[min(of, key=lambda parts: (len(parts), parts))] for stretch, of in sorted(found.items())}


def _apart(stretches: Iterable[_Span]) -> list[_Span] | None:
    """The longest stretches, and where these overlap shorter ones that lie end to end; null where there are none."""
    every = sorted(stretches)
    found: list[_Span] = []
    for cluster in _clusters(every):
        whole = min(first for first, _ in cluster), max(last for _, last in cluster)
        tiles = _tiles(whole, every)
        if tiles is None and len(cluster) > 1:
            return None
        found += tiles or cluster
    return found


def _clusters(every: Sequence[_Span]) -> list[list[_Span]]:
    """The stretches that no other holds, those together that overlap."""
    found: list[list[_Span]] = []
    reached = ""
    for first, last in sorted(every, key=lambda stretch: (stretch[0], _backwards(stretch[1]))):
        if last <= reached:
            continue
        if found and first <= reached:
            found[-1].append((first, last))
        else:
            found.append([(first, last)])
        reached = last
    return found


def _backwards(day: str) -> int:
    return -int(day.replace("-", ""))


def _tiles(whole: _Span, every: Iterable[_Span]) -> list[_Span] | None:
    """The fewest stretches that lie end to end over a whole one; null where none do."""
    ways: dict[str, list[_Span]] = {whole[0]: []}
    for first, last in sorted(every):
        if first in ways and last <= whole[1]:
            way, after = [*ways[first], (first, last)], day_after(last)
            if after not in ways or len(way) < len(ways[after]):
                ways[after] = way
    return ways.get(day_after(whole[1]))


def _clash(every: Iterable[_Span]) -> str:
    cluster = next(of for of in _clusters(sorted(every)) if len(of) > 1)
    (one, until), (since, other) = cluster[:2]
    return (
        f"导出的期间 {one} 至 {until} 与 {since} 至 {other} 有几天重叠，加起来会重复计算：再导出一份从 {cluster[0][0]} 到 "
        f"{cluster[-1][1]} 的读入"
    )
