"""Where two rules say the same of the same words, the more specific one speaks alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.model import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.kinds.rule import Rule
    from notelint.model import Finding

    Judged = tuple[Rule, Finding]


def without_yielding(judged: Sequence[Judged]) -> list[Finding]:
    """The findings of a note without those that yield.

    ``Rule.yields_to`` names (by id or prefix of ids) the rules whose finding, at least as grave, hides one of this
    rule that lies within its span. One that is itself hidden hides nothing.
    """
    if not any(rule.yields_to for rule, _ in judged):
        return [finding for _, finding in judged]
    hidden: set[int] = set()
    around: list[int] = []
    for place in sorted(range(len(judged)), key=lambda at: _order(judged[at][1])):
        here = judged[place][1]
        # Those that ended before this one begins can hold neither it nor any later one.
        around = [other for other in around if _reaches(judged[other][1], here)]
        for other in around:
            _hide(judged, hidden, place, other)
            _hide(judged, hidden, other, place)
        around.append(place)
    return [finding for place, (_, finding) in enumerate(judged) if place not in hidden]


def _hide(judged: Sequence[Judged], hidden: set[int], one: int, by: int) -> None:
    rule, finding = judged[one]
    if one not in hidden and by not in hidden and _named(judged[by][0].id, rule.yields_to):
        wide = judged[by][1]
        if _within(finding, wide) and LEVELS.index(wide.level) <= LEVELS.index(finding.level):
            hidden.add(one)


def _named(rule: str, prefixes: Sequence[str]) -> bool:
    return any(rule == prefix or rule.startswith(f"{prefix}.") for prefix in prefixes)


def _order(finding: Finding) -> tuple[str, int, int, int]:
    return (finding.field or "", finding.item or 0, _start(finding), -_end(finding))


def _reaches(before: Finding, here: Finding) -> bool:
    return (before.field, before.item) == (here.field, here.item) and _end(before) > _start(here)


def _within(narrow: Finding, wide: Finding) -> bool:
    return narrow.start is not None and _start(wide) <= _start(narrow) and _end(narrow) <= _end(wide)


def _start(finding: Finding) -> int:
    return -1 if finding.start is None else finding.start


def _end(finding: Finding) -> int:
    return -1 if finding.end is None else finding.end
