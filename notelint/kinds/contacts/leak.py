"""What the analysis of a field hands to the rules."""

from __future__ import annotations

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
        if not any(other.start < leak.end and leak.start < other.end for other in chosen):
            chosen.append(leak)
    return sorted(chosen)
