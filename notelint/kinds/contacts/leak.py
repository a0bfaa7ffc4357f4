"""What the analysis of a field hands to the rules."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import NamedTuple

HARD = "hard"
CHANNEL = "channel"
CTA = "cta"
STRENGTH = {HARD: 0, CHANNEL: 1, CTA: 2}


class Leak(NamedTuple):
    """A contact at [start, end) of the folded text.

    ``what`` names it for the reader; ``how`` says how it was disguised (empty where it was not) and ``reads`` what it
    reads as then. ``lures`` is true where something is promised for the contact (领, 发, 送).
    """

    start: int
    end: int
    report: str
    what: str
    how: str = ""
    reads: str = ""
    lures: bool = False


def strongest(leaks: list[Leak]) -> list[Leak]:
    """Of leaks that overlap, the strongest, then the longest."""
    chosen: list[Leak] = []
    for leak in sorted(leaks, key=lambda leak: (STRENGTH[leak.report], leak.start - leak.end, leak.start)):
        # None of the chosen overlap, so that only the neighbours can.
        place = bisect_left(chosen, leak.start, key=_start)
        before, after = chosen[place - 1 : place], chosen[place : place + 1]
        if (before and before[0].end > leak.start) or (after and after[0].start < leak.end):
            continue
        insort(chosen, leak, key=_start)
    return chosen


def _start(leak: Leak) -> int:
    return leak.start
