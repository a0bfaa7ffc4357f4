"""A health check of a matrix: for each pitfall whether the findings show it, by which rules, how often and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.judge.select import covers
from notelint.matrix.pitfalls import PAGES
from notelint.matrix.roster import STAFF
from notelint.model import ERROR, INFO, LEVELS, WARNING, Diagnosis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notelint.matrix.model import Matrix
    from notelint.matrix.pitfalls import Page, Pitfall
    from notelint.model import Finding

EXAMPLES = 3
OFTEN = 0.05
"""The share of notes above which reminders of likeness are no chance."""


class Example(NamedTuple):
    """One place where a pitfall shows."""

    path: str
    line: int | None
    account: str | None
    message: str


class Evidence(NamedTuple):
    """What one rule found. ``counts`` says whether it speaks against health; reminders seldom do."""

    rule: str
    title: str
    level: str
    times: int
    counts: bool
    examples: tuple[Example, ...]


class Line(NamedTuple):
    """The judgement of one pitfall. ``healthy`` is null where there is nothing to judge by; ``missing`` says what."""

    name: str
    healthy: bool | None
    level: str | None
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()


class Checkup(NamedTuple):
    """The pitfalls of one source, in its order."""

    title: str
    source: str
    lines: tuple[Line, ...]


def doctor(matrix: Matrix, findings: Iterable[Finding]) -> tuple[Checkup, ...]:
    """Judge a matrix by what rules of any pack found in its notes and records: those of ``matrix`` and ``similar``, and
    of ``xhs`` and ``adlaw`` where drafts were checked too."""
    every = sorted(findings, key=lambda one: (LEVELS.index(one.level), one.path, one.line or 0, one.rule))
    return tuple(
        Checkup(
            page.title,
            page.source,
            tuple(_line(matrix, pitfall, _of(matrix, page, every)) for pitfall in page.pitfalls),
        )
        for page in PAGES
    )


def diagnoses(checkups: Iterable[Checkup]) -> tuple[Diagnosis, ...]:
    """The same for the first screen of an audit: each pitfall with its evidence in words, the gravest first."""
    return tuple(
        Diagnosis(line.name, line.healthy, tuple(words(line))) for checkup in checkups for line in checkup.lines
    )


def words(line: Line) -> Iterable[str]:
    """What speaks for a judgement, in plain Chinese: ``整篇照搬 3 处：notes/a.md 正文…``."""
    for each in line.evidence:
        first = each.examples[0]
        yield f"{each.title} {each.times} 处，如 {first.path}：{first.message}"
    yield from line.missing


def worst(checkups: Iterable[Checkup]) -> str | None:
    """The gravest level of any pitfall that shows; null where none does."""
    levels = [line.level for checkup in checkups for line in checkup.lines if line.healthy is False and line.level]
    return min(levels, key=LEVELS.index, default=None)


def _of(matrix: Matrix, page: Page, findings: Sequence[Finding]) -> list[Finding]:
    if not page.staff:
        return list(findings)
    kept = []
    for finding in findings:
        account = matrix.account(finding.account)
        if account is None or account.kind == STAFF:
            kept.append(finding)
    return kept


def _line(matrix: Matrix, pitfall: Pitfall, findings: Sequence[Finding]) -> Line:
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        if _speaks(pitfall, finding):
            by_rule.setdefault(finding.rule, []).append(finding)
    evidence = tuple(_evidence(pitfall, found, len(matrix.posts)) for found in by_rule.values())
    grave = [each.level for each in evidence if each.counts]
    if grave:
        blind = pitfall.blind(matrix)
        return Line(pitfall.name, False, min(grave, key=LEVELS.index), evidence, (blind,) if blind else ())
    lacking = pitfall.lacking(matrix)
    if lacking:
        return Line(pitfall.name, None, None, evidence, (lacking,))
    blind = pitfall.blind(matrix)
    return Line(pitfall.name, True, None, evidence, (blind,) if blind else ())


def _speaks(pitfall: Pitfall, finding: Finding) -> bool:
    if any(covers(prefix, finding.rule) for prefix in (*pitfall.rules, *pitfall.often)):
        return True
    return finding.level == ERROR and any(covers(prefix, finding.rule) for prefix in pitfall.drafts)


def _evidence(pitfall: Pitfall, found: Sequence[Finding], notes: int) -> Evidence:
    level = found[0].level
    often = any(covers(prefix, found[0].rule) for prefix in pitfall.often)
    counts = level in (ERROR, WARNING)
    if level == INFO and often:
        counts = len({(one.path, one.note) for one in found}) > OFTEN * notes
        level = WARNING if counts else level
    examples = tuple(Example(one.path, one.line, one.account, one.message) for one in found[:EXAMPLES])
    return Evidence(found[0].rule, found[0].title, level, len(found), counts, examples)
