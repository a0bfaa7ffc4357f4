"""The report for eyes: each finding with its line, a caret under the right characters, its basis and what to do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from notelint.model import ERROR, INFO, WARNING
from notelint.report.sink import open_sink
from notelint.report.width import shown, view, width
from notelint.report.wording import basis_line, clause_name, level_name, place_name, summary_line

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from notelint.model import Finding, Note, Outcome, Related, Result, Run, Unchecked
    from notelint.report.formats import ReportOptions

COLORS = {ERROR: "1;31", WARNING: "1;33", INFO: "1;36"}
DIM, BOLD, LOUD = "2", "1", "1;37;41"
LISTED = 10
"""Exempt and suppressed places named at the end; the rest is counted."""
LEAST_ROOM = 24
PASSAGES, PASSAGE = 3, 60
"""Shared passages shown side by side, and how many code points of each."""
LEGEND = "错误：发布前必须改；警告：很可能有问题，请人看一眼；提示：供参考；需举证：有出处就可以写。"


class TextReporter:
    """Writes as notes arrive; keeps only counts and the first few exempt and suppressed places."""

    def __init__(self, target: str | os.PathLike[str] | None, options: ReportOptions) -> None:
        self._options = options
        self._sink = open_sink(target, terminal=True)
        self._clauses: Counter[str] = Counter()
        self._listed: dict[str, list[str]] = {"豁免": [], "忽略": []}
        self._rules: Counter[tuple[str, str]] = Counter()
        self._rule_notes: Counter[tuple[str, str]] = Counter()
        self._found = False

    def begin(self, run: Run) -> None:
        """Nothing comes before the first finding."""
        del run

    def add(self, result: Result) -> None:
        """Write the findings of one note."""
        for finding in result.exempt:
            self._clauses[clause_name(finding.clause)] += 1
            self._list("豁免", finding, f"{clause_name(finding.clause)}：{finding.reason or '不算问题'}")
        for finding in result.suppressed:
            self._list("忽略", finding, finding.reason or "没有写理由")
        counted = [(finding.rule, finding.level) for finding in result.findings]
        self._rules.update(counted)
        self._rule_notes.update(set(counted))
        if not result.findings:
            return
        self._found = True
        self._sink.write("\n".join(self._note_lines(result)) + "\n\n")

    def end(self, outcome: Outcome) -> None:
        """Write what was exempt, ignored and not checked, and the counts."""
        blocks = [self._statistics()] if self._options.statistics else []
        blocks.append(self._exempt(outcome.summary.exempt))
        blocks.append(self._suppressed(outcome.summary.suppressed))
        blocks.append(self._unchecked(outcome.unchecked))
        if outcome.suggested_packs:
            packs = ",".join(outcome.suggested_packs)
            blocks.append([f"建议：这批笔记涉及 {packs}，可加上对应的行业规则再查一遍（--packs 里加上 {packs}）。"])
        blocks.append([f"说明：{shown(remark)}" for remark in outcome.remarks])
        if self._found:
            blocks.append([self._paint(DIM, LEGEND), self._paint(DIM, "想了解某条规则：notelint explain 规则名")])
        for block in blocks:
            if block:
                self._sink.write("\n".join(block) + "\n\n")
        if outcome.overview is not None:
            from notelint.report.overview import overview_lines

            self._sink.write("\n".join(overview_lines(outcome.overview, whole=not outcome.unchecked)) + "\n\n")
        summary = outcome.summary
        worst = ERROR if summary.errors or summary.unchecked else WARNING if summary.warnings else None
        self._sink.write(self._paint(COLORS[worst] if worst else BOLD, summary_line(summary, outcome.counted)) + "\n")
        self._sink.close()

    def _note_lines(self, result: Result) -> Iterator[str]:
        note = result.note
        yield self._paint(BOLD, _heading(note))
        said: dict[str, Finding] = {}
        for finding in result.findings:
            yield from self._finding_lines(note, finding, said.setdefault(finding.rule, finding))

    def _finding_lines(self, note: Note, finding: Finding, first: Finding) -> Iterator[str]:
        """``first`` is the note's first finding of the same rule: what it said is not said again."""
        level = self._paint(COLORS.get(finding.level, BOLD), level_name(finding))
        rule = self._paint(DIM, f"[{finding.rule}]")
        yield f"  {shown(place_name(finding))} {level} {shown(finding.message)}  {rule}"
        yield from self._excerpt_lines(note, finding)
        if first is not finding and (first.basis, first.suggestions) == (finding.basis, finding.suggestions):
            yield f"      {'依据、建议' if finding.suggestions else '依据'}：同上"
        else:
            yield f"      依据：{shown(basis_line(finding.basis))}"
            for suggestion in finding.suggestions:
                yield f"      建议：{shown(suggestion)}"
        if finding.fix is not None:
            yield f"      可自动改为「{shown(finding.fix.text)}」（加 --fix）"
        yield from self._related_lines(finding)

    def _related_lines(self, finding: Finding) -> Iterator[str]:
        if not finding.related:
            return
        from notelint.report.passages import shortened, sides

        passages, others = sides(finding)
        for own, other in passages[:PASSAGES]:
            places = [_where(own, "本篇"), _where(other, other.path)]
            margin = max(map(width, places))
            for place, related in zip(places, (own, other), strict=True):
                text = shortened(related.match or "", PASSAGE)
                yield f"      {shown(place)}{' ' * (margin - width(place))} {self._paint(DIM, '│')} {shown(text)}"
        if len(passages) > PASSAGES:
            yield f"      还有 {len(passages) - PASSAGES} 段相同，见 JSON 或 HTML 报告"
        for related in others:
            yield f"      另见：{shown(_related(related))}"

    def _excerpt_lines(self, note: Note, finding: Finding) -> Iterator[str]:
        from notelint.report.excerpt import line_of

        excerpt = line_of(note, finding)
        if excerpt is None:
            return
        margin = max(5, width(excerpt.label) + 1)
        room = max(LEAST_ROOM, self._options.width - margin - 8) if self._options.width else 0
        part = view(excerpt.line, excerpt.start, excerpt.end, room)
        blank = len(part.before) + sum(part.columns[: part.start])
        carets = max(1, sum(part.columns[part.start : part.end]))
        label = " " * (margin - width(excerpt.label)) + excerpt.label
        bar = self._paint(DIM, "│")
        yield f" {self._paint(DIM, label)} {bar} {part.before}{part.text}{part.after}"
        yield f" {' ' * margin} {bar} {' ' * blank}{self._paint(COLORS.get(finding.level, BOLD), '^' * carets)}"

    def _list(self, kind: str, finding: Finding, why: str) -> None:
        listed = self._listed[kind]
        if len(listed) < LISTED:
            match = f"「{finding.match}」" if finding.match else ""
            listed.append(shown(f"  {place_name(finding)} {match} {why}  [{finding.rule}]"))

    def _exempt(self, count: int) -> list[str]:
        if not count:
            return []
        clauses = "，".join(f"{clause} {number}" for clause, number in self._clauses.most_common())
        heading = f"豁免 {count} 处（{clauses}），这些写法不算问题：" if clauses else f"豁免 {count} 处。"
        return [heading, *self._named("豁免", count)]

    def _suppressed(self, count: int) -> list[str]:
        return [f"不计入的 {count} 处（已屏蔽，或在基线里）：", *self._named("忽略", count)] if count else []

    def _named(self, kind: str, count: int) -> Iterable[str]:
        listed = self._listed[kind]
        rest = count - len(listed)
        return [*listed, f"  ……还有 {rest} 处，见 JSON 或 HTML 报告"] if listed and rest > 0 else listed

    def _unchecked(self, unchecked: tuple[Unchecked, ...]) -> list[str]:
        if not unchecked:
            return []
        lines = [self._paint(LOUD, f" 注意：有 {len(unchecked)} 项没能检查，本次结果不能算通过 ")]
        for item in unchecked:
            place = ":".join(str(part) for part in (item.path, item.line, item.column) if part is not None)
            lines.append(shown(f"  {place} {item.reason}  [{item.code}]"))
        return lines

    def _statistics(self) -> list[str]:
        if not self._rules:
            return ["按规则统计：没有发现问题。"]
        lines = ["按规则统计：", "    处    篇  级别  规则"]
        ranked = sorted(self._rules.items(), key=lambda item: (-item[1], item[0]))
        for (rule, level), count in ranked:
            name = self._paint(
                COLORS.get(level, BOLD), {ERROR: "错误", WARNING: "警告", INFO: "提示"}.get(level, level)
            )
            lines.append(f"{count:>6}{self._rule_notes[rule, level]:>6}  {name}  {rule}")
        return lines

    def _paint(self, color: str, text: str) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if self._options.color else text


def _heading(note: Note) -> str:
    title = note.field("title")
    parts = [note.path if note.line is None else f"{note.path}:{note.line}"]
    if title is not None and title.text.strip():
        parts.append(f"《{title.text.strip()}》")
    if note.account:
        parts.append(f"账号 {note.account}")
    return shown(" ".join(parts))


def _where(related: Related, name: str) -> str:
    place = "".join(f":{number}" for number in (related.line, related.column) if number is not None)
    return f"{name}{place}{f' {related.account}' if related.account else ''}"


def _related(related: Related) -> str:
    place = ":".join(str(part) for part in (related.path, related.line, related.column) if part is not None)
    parts = [place]
    if related.account:
        parts.append(f"账号 {related.account}")
    if related.similarity is not None:
        parts.append(f"相似度 {related.similarity:.0%}")
    if related.match:
        parts.append(f"「{related.match if len(related.match) <= 40 else related.match[:39] + '…'}」")
    return "，".join(parts)
