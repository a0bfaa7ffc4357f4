"""The report for those who decide: one HTML file that asks nothing of the network.

The worst 500 notes are kept in a heap as small cards, so memory is bounded; notes that would carry the page past five
megabytes are left out too, and the page says how many. A policy in the page itself forbids every request and every
script but ours, so a draft could do nothing even if it were not escaped.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.model import ERROR, INFO, WARNING
from notelint.report.html_card import LONGEST_MESSAGE, Card, card, clean, cut, name_of
from notelint.report.page import asset, environment
from notelint.report.sink import open_sink
from notelint.report.wording import (
    LEVEL_NAMES,
    STATUS_MEANINGS,
    clause_name,
    law_name,
    level_name,
    place_name,
    summary_line,
)

if TYPE_CHECKING:
    import os

    from jinja2 import Environment

    from notelint.model import Finding, Outcome, PackInfo, Result, Run
    from notelint.report.formats import ReportOptions

MOST_NOTES = 500
MOST_BYTES = 4_400_000
"""For the cards; the rest of the page has its own limits."""
MOST_ROWS = 400
"""Rows of each list beside the cards."""
MOST_BARS = 7
MOST_TO_STOP = 6
STALE_DAYS = 180
LEVELS = (ERROR, WARNING, INFO)
TITLE = "笔记检查报告"


class Excused(NamedTuple):
    """An exempt or suppressed place in the lists."""

    place: str
    title: str
    finding: Finding
    clause: str


class Pack(NamedTuple):
    """A rule pack with the days since it was last reviewed, null where unknown."""

    info: PackInfo
    days: int | None

    @property
    def stale(self) -> bool:
        """Whether it is time to read the law again."""
        return self.days is None or self.days > STALE_DAYS


class Bar(NamedTuple):
    """A row of a chart: what is counted, how often at each level, and a smaller line below it."""

    name: str
    counts: tuple[int, ...]
    total: int
    detail: str = ""


class HtmlReporter:
    """Keeps counts and the worst notes; writes at the end."""

    def __init__(self, target: str | os.PathLike[str] | None, options: ReportOptions) -> None:
        self._sink = open_sink(target)
        self._options = options
        self._run: Run | None = None
        self._heap: list[tuple[tuple[int, ...], Card]] = []
        self._order = 0
        self._worst: Counter[str] = Counter()
        self._rules: dict[str, Counter[str]] = {}
        self._accounts: dict[str, Counter[str]] = {}
        self._samples: dict[str, str] = {}
        self._clauses: Counter[str] = Counter()
        self._exempt: list[Excused] = []
        self._suppressed: list[Excused] = []
        self._clean: list[str] = []

    def begin(self, run: Run) -> None:
        """Keep the head."""
        self._run = run

    def add(self, result: Result) -> None:
        """Count a note, and keep it while it is among the worst."""
        self._order += 1
        result = self._with_account_name(result)
        levels = Counter(finding.level for finding in result.findings)
        worst = next((level for level in LEVELS if levels[level]), "clean")
        self._worst[worst] += 1
        self._count(result)
        self._excuse(result)
        if worst == "clean":
            if len(self._clean) < MOST_ROWS:
                self._clean.append(name_of(result.note))
            return
        badness = (*(levels[level] for level in LEVELS), -self._order)
        if len(self._heap) < MOST_NOTES:
            heappush(self._heap, (badness, card(result)))
        elif badness > self._heap[0][0]:
            heappushpop(self._heap, (badness, card(result)))

    def _with_account_name(self, result: Result) -> Result:
        names = self._run.account_names if self._run is not None else {}
        name = names.get(result.note.account or "")
        return result._replace(note=result.note._replace(account=name)) if name else result

    def end(self, outcome: Outcome) -> None:
        """Write the page."""
        made = _environment()
        template = made.get_template("card.html")
        cards: list[Card] = []
        written: list[str] = []
        size = 0
        for _, kept in sorted(self._heap, key=lambda entry: entry[0], reverse=True):
            text = template.render(card=kept, anchor=f"n{len(cards) + 1}")
            size += len(text.encode("utf-8", "surrogatepass"))
            if size > MOST_BYTES:
                break
            cards.append(kept)
            written.append(text)
        page = made.get_template("page.html")
        for part in page.generate(**self._values(made, outcome, cards), written=written):
            self._sink.write(part)
        self._sink.close()

    def _count(self, result: Result) -> None:
        account = self._accounts.setdefault(result.note.account or "", Counter())
        for finding in result.findings:
            self._rules.setdefault(finding.rule, Counter())[finding.level] += 1
            self._samples.setdefault(finding.rule, clean(cut(finding.title or finding.message, 40)))
            account[finding.level] += 1

    def _excuse(self, result: Result) -> None:
        for finding in result.exempt:
            self._clauses[clause_name(finding.clause)] += 1
        for kept, findings in ((self._exempt, result.exempt), (self._suppressed, result.suppressed)):
            for finding in findings[: MOST_ROWS - len(kept)]:
                kept.append(
                    Excused(place_name(finding), name_of(result.note), _short(finding), clause_name(finding.clause))
                )

    def _with_sample(self, bar: Bar) -> Bar:
        """A rule's id says little to the reader; what it said first says more."""
        sample = self._samples[bar.name]
        return bar._replace(
            name=f"如{sample}" if bar.total > 1 and sample.startswith("「") else sample, detail=bar.name
        )

    def _values(self, made: Environment, outcome: Outcome, cards: list[Card]) -> dict[str, Any]:
        assert self._run is not None
        run, summary = self._run, outcome.summary
        flagged = sum(self._worst[level] for level in LEVELS)
        style, script = asset(made, "page.css"), asset(made, "page.js")
        accounts = {name: counts for name, counts in self._accounts.items() if name}
        return {
            "title": self._options.title or TITLE,
            "run": run,
            "version": run.version,
            "remarks": outcome.remarks,
            "summary": summary,
            "summary_line": summary_line(summary, outcome.counted),
            "overview": outcome.overview,
            "counted": outcome.counted,
            "anchors": {kept.note: f"n{number}" for number, kept in enumerate(cards, 1)},
            "worst": self._worst,
            "flagged": flagged,
            "left_out": flagged - len(cards),
            "cards": cards,
            "to_stop": [
                (f"n{number}", kept, _reasons(kept)) for number, kept in enumerate(cards, 1) if kept.level == ERROR
            ][:MOST_TO_STOP],
            "rule_bars": [self._with_sample(bar) for bar in _bars(self._rules)],
            "account_bars": _bars(accounts) if len(accounts) > 1 else [],
            "rules": sorted({numbered.finding.rule for kept in cards for numbered in kept.findings}),
            "accounts": sorted({kept.account for kept in cards if kept.account}),
            "clauses": self._clauses.most_common(),
            "exempt": self._exempt,
            "suppressed": self._suppressed,
            "unchecked": outcome.unchecked[:MOST_ROWS],
            "skipped": outcome.skipped[:MOST_ROWS],
            "clean": self._clean,
            "packs": [Pack(pack, _days(pack.reviewed_on, run.today)) for pack in run.packs],
            "stale_days": STALE_DAYS,
            "suggested_packs": outcome.suggested_packs,
            "style": style,
            "script": script,
        }


def _environment() -> Environment:
    made = environment()
    made.globals.update(LEVELS=LEVELS, LEVEL_NAMES=LEVEL_NAMES, STATUS_MEANINGS=STATUS_MEANINGS)
    made.filters.update(law=law_name, level_name=level_name, figure=_figure)
    return made


def _figure(value: float) -> str:
    """18.5, 20: a number without needless zeros."""
    return f"{value:.1f}".removesuffix(".0")


def _short(finding: Finding) -> Finding:
    match = cut(finding.match, 60) if finding.match is not None else None
    return finding._replace(match=match, reason=cut(finding.reason or "", LONGEST_MESSAGE))


def _reasons(kept: Card) -> str:
    """The first few things for which a note must wait."""
    errors = [numbered.finding for numbered in kept.findings if numbered.finding.level == ERROR]
    return "、".join(list(dict.fromkeys(cut(finding.match or finding.message, 18) for finding in errors))[:3])


def _bars(counts: dict[str, Counter[str]]) -> list[Bar]:
    """The longest rows, longest first."""
    ranked = sorted(
        (item for item in counts.items() if item[1].total()),
        key=lambda item: (-item[1].total(), *(-item[1][level] for level in LEVELS), item[0]),
    )
    return [Bar(name, tuple(levels[level] for level in LEVELS), levels.total()) for name, levels in ranked[:MOST_BARS]]


def _days(reviewed_on: str | None, today: str) -> int | None:
    """Days from one ISO date to the other; null where there is none to read."""
    try:
        return (date.fromisoformat(today) - date.fromisoformat(reviewed_on or "")).days
    except ValueError:
        return None
