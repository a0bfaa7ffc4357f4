"""A run: drafts in, judged notes to the reporters in input order, and one exit status."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from notelint.check.counters import counters
from notelint.check.genre import DEFAULT_GENRE
from notelint.check.work import Item, judge_all
from notelint.config.apply import accepting
from notelint.judge.baseline import REASON
from notelint.judge.select import across, covers
from notelint.judge.suppress import EntryUse
from notelint.model import ERROR, INFO, LEVELS, WARNING, Outcome, Result, Skipped, Summary, Unchecked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from notelint.check.session import Session
    from notelint.config.settings import Settings
    from notelint.judge.baseline import Baseline
    from notelint.model import Finding, Note, Reporter
    from notelint.read.files import Draft

NEVER = "never"
CLEAN, FOUND, UNCHECKED = 0, 1, 2

_PARALLEL_FROM = 20_000_000
"""Bytes of drafts below which a second process costs more than it saves."""
_CHUNK = 1_000_000
"""Bytes of drafts handed to a process at once."""


class Ended(NamedTuple):
    """How a run ended: the exit status, the counts, and how many entries of the baseline nothing took."""

    status: int
    outcome: Outcome
    stale: int = 0


def run(
    session: Session,
    items: Iterable[Item],
    reporters: Sequence[Reporter],
    *,
    before: Sequence[Unchecked | Skipped] = (),
    baseline: Baseline | None = None,
    fail_on: Callable[[Note], str],
    progress: Callable[[int], None] | None = None,
    counting: bool = False,
    none_is_clean: bool = False,
    folders: Sequence[str] = (),
    finish: Callable[[Outcome], Outcome] | None = None,
) -> Ended:
    """Send judged notes to reporters that have begun, and close them.

    ``before`` is what was set aside while drafts were looked for; ``fail_on`` gives the threshold for a note's folder;
    ``counting`` adds the lengths that a page shows; ``none_is_clean``: it is well if all was rightly passed over.
    ``folders`` are those (absolute) of which every draft is among the items; ``finish`` adds to the foot of the reports.
    """
    tally = _Tally(session, baseline, fail_on, none_is_clean=none_is_clean)
    for early in before:
        tally.take(early)
    for item in items:
        result = tally.take(item)
        if result is not None:
            if counting:
                result = result._replace(counters=(*counters(result.note), *result.counters))
            for reporter in reporters:
                reporter.add(result)
            if progress is not None:
                progress(tally.checked)
    for result in tally.idle_entries(folders):
        for reporter in reporters:
            reporter.add(result)
    ended = tally.end()
    if finish is not None:
        ended = ended._replace(outcome=finish(ended.outcome))
    for reporter in reporters:
        reporter.end(ended.outcome)
    return ended


class _Tally:
    def __init__(
        self, session: Session, baseline: Baseline | None, fail_on: Callable[[Note], str], *, none_is_clean: bool
    ) -> None:
        self.session = session
        self.none_is_clean = none_is_clean
        self.baseline = baseline if session.request.suppressing else None
        self.fail_on = fail_on
        self.unchecked: list[Unchecked] = []
        self.skipped: list[Skipped] = []
        self.levels: Counter[str] = Counter()
        self.rules: Counter[str] = Counter()
        self.suggested: Counter[str] = Counter()
        self.assumed = 0
        self.checked = self.exempt = self.allowed = self.suppressed = 0
        self.failing = False
        self.ids: set[int] = set()
        self.folders: dict[str, Settings] = {}
        self.uses: dict[int, tuple[EntryUse, Settings]] = {}

    def take(self, item: Item) -> Result | None:
        if isinstance(item, Unchecked):
            self.unchecked.append(item)
            return None
        if isinstance(item, Skipped):
            self.skipped.append(item)
            return None
        note = item.note
        key = hash(note.id)
        if key in self.ids:
            reason = f"笔记编号「{note.id}」重复：报告与基线要靠它认出笔记，请改成不同的 id"
            self.unchecked.append(Unchecked(note.path, "duplicate-id", reason, note.line, None, note.id))
        self.ids.add(key)
        result = self.without_accepted(item)
        self.count(result)
        return result

    def settings(self, note: Note) -> Settings:
        """The settings that hold for a note."""
        folder = os.path.dirname(note.path)
        known = self.folders.get(folder)
        if known is None:
            known = self.folders[folder] = self.session.settings(os.path.abspath(folder))
        return known

    def without_accepted(self, result: Result) -> Result:
        if self.baseline is None or not result.findings:
            return result
        locked = self.session.linter(os.path.dirname(os.path.abspath(result.note.path))).locked
        kept: list[Finding] = []
        accepted: list[Finding] = []
        for finding in result.findings:
            if not any(covers(prefix, finding.rule) for prefix in locked) and self.baseline.take(finding):
                accepted.append(finding._replace(reason=REASON, clause="baseline"))
            else:
                kept.append(finding)
        return result._replace(findings=tuple(kept), suppressed=(*result.suppressed, *accepted))

    def count(self, result: Result) -> None:
        self.checked += 1
        self.exempt += len(result.exempt)
        self.allowed += result.allowed
        self.suppressed += len(result.suppressed)
        self.suggested.update(result.suggested_packs)
        self.assumed += result.assumed_genre
        self.count_findings(result)
        self.watch(result)

    def count_findings(self, result: Result) -> None:
        for finding in result.findings:
            self.levels[finding.level] += 1
            self.rules[finding.rule] += 1
        if result.findings and not self.failing:
            threshold = self.fail_on(result.note)
            self.failing = threshold != NEVER and any(
                LEVELS.index(finding.level) <= LEVELS.index(threshold) for finding in result.findings
            )

    def watch(self, result: Result) -> None:
        """Which suppressions of a configuration were of use; in a narrowed run nothing can be said of them."""
        settings = self.settings(result.note)
        if not settings.suppress or not self.session.request.suppressing:
            return
        if id(settings) not in self.uses:
            linter = self.session.linter(os.path.dirname(os.path.abspath(result.note.path)))
            alone = [entry for entry in settings.suppress if not across(entry.rule)] if not linter.narrowed else []
            self.uses[id(settings)] = (EntryUse(alone, linter.rules.rules), settings)
        self.uses[id(settings)][0].see(accepting(settings, result.note), result.suppressed)

    def idle_entries(self, folders: Sequence[str]) -> Iterator[Result]:
        """Suppressions of a configuration that expired or did nothing, as findings about that file."""
        for use, settings in self.uses.values():
            from notelint.check.idle import idle

            result = idle(use, settings, self.session.request.today, folders)
            if result is not None:
                self.count_findings(result)
                yield result

    def remarks(self) -> Iterator[str]:
        """What was assumed, said once."""
        if self.assumed:
            yield (
                f"{self.assumed} 篇没有写明内容性质，按「{DEFAULT_GENRE}」（广告）对待；可在稿件里写 内容性质: 个人，或用 --genre"
            )

        if self.none_is_clean and not self.checked and not self.unchecked:
            yield f"点名的 {len(self.skipped)} 个文件都不是稿件（或被 exclude 排除），没有要检查的"

    def end(self) -> Ended:
        if not self.checked and not self.unchecked and not (self.none_is_clean and self.skipped):
            self.unchecked.append(
                Unchecked(".", "no-draft", "没有找到稿件：什么也没有检查。稿件是 .md、.txt，或有「正文」列的表格")
            )
        summary = Summary(
            notes=self.checked + sum(item.note is not None for item in self.unchecked if item.code != "duplicate-id"),
            checked=self.checked,
            skipped=len(self.skipped),
            unchecked=len(self.unchecked),
            errors=self.levels[ERROR],
            warnings=self.levels[WARNING],
            infos=self.levels[INFO],
            exempt=self.exempt,
            allowed=self.allowed,
            suppressed=self.suppressed,
        )
        outcome = Outcome(
            summary,
            tuple(self.unchecked),
            tuple(self.skipped),
            tuple(sorted(self.suggested, key=lambda name: (-self.suggested[name], name))),
            tuple(sorted(self.rules.items(), key=lambda pair: (-pair[1], pair[0]))),
            tuple(self.remarks()),
        )
        status = UNCHECKED if self.unchecked else FOUND if self.failing else CLEAN
        return Ended(status, outcome, self.baseline.stale() if self.baseline is not None else 0)


def items(session: Session, drafts: Sequence[Draft], jobs: int | None = None) -> Iterator[Item]:
    """Read and judge drafts in order, in one process or several.

    ``jobs`` is the number of processes; null takes as many as there are cores where there is work for them.
    """
    sizes = [_size(draft.path) for draft in drafts] if jobs != 1 else []
    if jobs is None:
        jobs = min(os.cpu_count() or 1, 8) if sum(sizes) >= _PARALLEL_FROM else 1
    if jobs <= 1:
        yield from judge_all(session, drafts)
        return
    from notelint.check.workers import parallel

    yield from parallel(session.request, list(zip(drafts, sizes, strict=True)), jobs, _CHUNK)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
