"""The rule test: every rule is judged by its own examples, shipped packs and a user's own alike."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.check.linter import Linter
from notelint.config.settings import Settings
from notelint.judge.fix import fixed
from notelint.kinds.table import kind
from notelint.model import Field, Note
from notelint.packs.document import Problem
from notelint.packs.load import load_pack
from notelint.packs.locate import TEMPLATES, shipped, shipped_folder
from notelint.packs.ruleset import compile_rules
from notelint.text.fold import fold_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from notelint.kinds.rule import Rule
    from notelint.model import Finding, Result
    from notelint.packs.load import Pack

_MARK = re.compile(r"<m>(.*?)</m>", re.DOTALL)
_NAME = re.compile(r"\{[^\W\d]\w*\}")
_LISTS = ("tags", "comments")
_TEXTS = ("title", "text", "cover", "bio")


class Outcome(NamedTuple):
    """What a rule test found: how much was tried, what failed, and what deserves a look."""

    rules: int
    examples: int
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]


class _Example(NamedTuple):
    """``loose`` tells whether a mark stands that is no part of a pair."""

    note: Note
    marked: tuple[tuple[str, int | None, int, int], ...]
    shown: str
    loose: bool = False


def run_examples(paths: Sequence[str], today: str) -> Outcome:
    """Run the examples of every rule of some packs (paths). Problems of loading come back as problems too."""
    packs: list[Pack] = []
    problems: list[Problem] = []
    for path in paths:
        pack, found = load_pack(path)
        problems.extend(found)
        if pack is not None:
            packs.append(pack)
    if problems:
        return Outcome(0, 0, tuple(problems), ())
    context = _others(packs) if any(pack.cases for pack in packs) else []
    linter = Linter(Settings("."), compile_rules([*packs, *context]), today)
    rules = [(pack, rule) for pack in packs for rule in pack.rules]
    count = 0
    remarks: list[Problem] = []
    for pack, rule in rules:
        source = pack.sources[rule.id]
        if getattr(kind(rule.kind), "ACROSS", False):
            continue
        tester = _RuleTest(linter, rule, source.path, source.line)
        count += tester.run(source.examples.bad, source.examples.good, source.examples.exempt)
        problems.extend(tester.problems)
        remarks.extend(tester.remarks)
    by_id = {rule.id: rule for pack in (*packs, *context) for rule in pack.rules}
    for case in (case for pack in packs for case in pack.cases):
        count += 1
        named = by_id.get(case.rule)
        if named is None:
            problems.append(Problem(case.path, case.line, 1, f"没有判例说的规则「{case.rule}」"))
            continue
        tester = _RuleTest(linter, named, case.path, case.line)
        if case.good is not None:
            tester.good(_example(case.good))
        if case.bad is not None:
            tester.bad(_example(case.bad))
        problems.extend(tester.problems)
    return Outcome(len(rules), count, tuple(problems), tuple(remarks))


def _others(packs: Sequence[Pack]) -> list[Pack]:
    """The shipped packs that are not tested themselves, for cases that speak of their rules."""
    ids = {pack.info.id for pack in packs}
    loaded = (load_pack(os.path.join(shipped_folder(), name))[0] for name in shipped() if name not in TEMPLATES)
    return [pack for pack in loaded if pack is not None and pack.info.id not in ids]


class _RuleTest:
    def __init__(self, linter: Linter, rule: Rule, path: str, line: int) -> None:
        self.linter = linter
        self.rule = rule
        self.path = path
        self.line = line
        self.problems: list[Problem] = []
        self.remarks: list[Problem] = []

    def say(self, message: str) -> None:
        self.problems.append(Problem(self.path, self.line, 1, f"{self.rule.id}：{message}"))

    def run(self, bad: Sequence[Any], good: Sequence[Any], exempt: Mapping[str, Sequence[Any]]) -> int:
        if not bad:
            self.say("没有反例：在 examples.bad 里写至少一句应命中的话")
        if not good:
            self.say("没有正例：在 examples.good 里写至少一句不该命中的话")
        for data in bad:
            self.bad(_example(data))
        for data in good:
            self.good(_example(data))
        for clause, entries in exempt.items():
            for data in entries:
                self.exempt(clause, _example(data))
        self.terms([_example(data).shown for data in bad])
        return len(bad) + len(good) + sum(map(len, exempt.values()))

    def findings(self, example: _Example) -> tuple[list[Finding], Result]:
        result = self.linter.check(example.note)
        return [finding for finding in result.findings if finding.rule == self.rule.id], result

    def bad(self, example: _Example) -> None:
        if len(example.marked) > 1 or example.loose:
            self.say(f"反例「{example.shown}」里的 <m>…</m> 应恰好一对：一句反例只标一处，几处就写几句")
            return
        found, result = self.findings(example)
        if len(found) != 1:
            what = "、".join(f"「{finding.match}」" for finding in found) or "没有命中"
            self.say(f"反例「{example.shown}」应恰好命中一处，实际：{what}{_why_not(result, self.rule)}")
            return
        span = (found[0].field, found[0].item, found[0].start, found[0].end)
        if example.marked and span != example.marked[0]:
            wanted = _cut(example.note, example.marked[0])
            self.say(f"反例「{example.shown}」应命中「{wanted}」，实际命中「{found[0].match}」")
        elif not example.marked and found[0].match is not None:
            self.say(f"反例「{example.shown}」没有用 <m>…</m> 标出应命中的「{found[0].match}」")
        self.message(found[0], example)
        if found[0].fix is not None:
            self.fix(example, found[0])

    def message(self, finding: Finding, example: _Example) -> None:
        """A message is filled wholly: a name that nothing fills would be printed with its braces."""
        written = "".join(field.text for field in example.note.fields)
        left = [name for name in dict.fromkeys(_NAME.findall(finding.message)) if name not in written]
        if left:
            self.say(f"message 里的 {'、'.join(left)} 没有东西可填；命中的文字写作 {{match}}")

    def fix(self, example: _Example, finding: Finding) -> None:
        fields = tuple(
            field._replace(text=fixed(field.text, [finding.fix]))
            if (field.name, field.item) == (finding.field, finding.item) and finding.fix is not None
            else field
            for field in example.note.fields
        )
        left, _ = self.findings(example._replace(note=example.note._replace(fields=fields)))
        if left:
            self.say(f"反例「{example.shown}」按 fix 改过之后仍然命中「{left[0].match}」")

    def good(self, example: _Example) -> None:
        found, _ = self.findings(example)
        for finding in found:
            self.say(f"正例「{example.shown}」不该命中，却命中了「{finding.match or finding.message}」")

    def exempt(self, clause: str, example: _Example) -> None:
        found, result = self.findings(example)
        clauses = [finding.clause for finding in result.exempt if finding.rule == self.rule.id]
        for finding in result.exempt:
            if finding.rule == self.rule.id:
                self.message(finding, example)
        if found or clause not in clauses:
            self.say(
                f"豁免例「{example.shown}」应按 {clause} 豁免，实际：{'命中' if found else '、'.join(map(str, clauses)) or '没有命中'}"
            )

    def terms(self, shown: Iterable[str]) -> None:
        texts = [fold_term(text) for text in shown]
        idle = [term for term in self.rule.terms if not any(fold_term(term) in text for text in texts)]
        copied = [term for term in (*self.rule.terms, *self.rule.allow) if len(term) > 12 and fold_term(term) in texts]
        if idle:
            self.remarks.append(
                Problem(self.path, self.line, 1, f"{self.rule.id}：没有反例用到的词：{'、'.join(idle)}")
            )
        for term in copied:
            self.say(f"词条「{term}」就是一句例句，词条应是会一再出现的说法")


def _example(data: Any) -> _Example:
    values: dict[str, Any] = {"text": data} if isinstance(data, str) else data
    fields: list[Field] = []
    marked: list[tuple[str, int | None, int, int]] = []
    shown: list[str] = []
    loose = False
    for name, item, text in _texts(values):
        plain = _MARK.sub(r"\1", text)
        for number, found in enumerate(_MARK.finditer(text)):
            start = found.start() - number * len("<m></m>")
            marked.append((name, item, start, start + len(found[1])))
        loose = loose or "<m>" in plain or "</m>" in plain
        fields.append(Field(name, plain, item))
        shown.append(plain)
    meta = dict(values.get("meta") or {})
    if values.get("genre"):
        meta["genre"] = values["genre"]
    note = Note("example.md", "example", tuple(fields), meta, values.get("account"))
    return _Example(note, tuple(marked), " / ".join(shown), loose)


def _texts(values: Mapping[str, Any]) -> Iterator[tuple[str, int | None, str]]:
    for name in _TEXTS:
        if values.get(name) is not None:
            yield "body" if name == "text" else name, None, values[name]
    for name in _LISTS:
        for item, text in enumerate(values.get(name) or ()):
            yield name, item, text


def _cut(note: Note, span: tuple[str, int | None, int, int]) -> str:
    name, item, start, end = span
    return next(field.text[start:end] for field in note.fields if (field.name, field.item) == (name, item))


def _why_not(result: Result, rule: Rule) -> str:
    clauses = [finding.clause or "" for finding in result.exempt if finding.rule == rule.id]
    return f"（按 {'、'.join(clauses)} 豁免了）" if clauses else ""
