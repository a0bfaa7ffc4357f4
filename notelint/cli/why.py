"""``notelint why``: why a word was reported, or was not, and a record of it for the brand's own rule test."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from notelint.check.linter import ConfigError
from notelint.check.session import Session
from notelint.check.work import read_options
from notelint.cli.chinese import Command
from notelint.cli.options import request, rule_options
from notelint.cli.problems import unusable
from notelint.judge.place import place
from notelint.model import Field, Note, Unchecked
from notelint.report.wording import FIELD_NAMES, LEVEL_NAMES, clause_name
from notelint.text.clause import sentence
from notelint.text.fold import fold, fold_term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.check.linter import Linter
    from notelint.model import Finding, Result

_EPILOG = """\b
例：
  notelint why 最近                          这个词自己会不会报
  notelint why 最近 草稿.md                  它在这篇里为什么没有报
  notelint why 最近 草稿.md --record rules/自家判例.yaml
                                            这里报错了：记成判例，notelint test 以后会看住它
"""


@click.command("why", cls=Command, epilog=_EPILOG, short_help="说明一个词为什么没有报")
@click.argument("word", metavar="词")
@click.argument("path", required=False, metavar="[稿件]")
@click.option("--record", metavar="文件", help="把这一句记成判例（误报记为不该命中）")
@rule_options
def command(word: str, path: str | None, record: str | None, **values: Any) -> int:
    """说明一个词为什么报了，或没有报：没有规则、豁免（哪一条）、放行、屏蔽、规则包没有启用。"""
    session = Session(request(values))
    try:
        folder = os.path.dirname(os.path.abspath(path)) if path else os.getcwd()
        linter = session.linter(folder)
        notes = _notes(linter, word, path, session.request.encoding)
        said = [line for note in notes for line in _note(linter, note, word)]
    except ConfigError as error:
        return unusable(error)
    if not said:
        raise click.ClickException(f"{path} 里没有「{word}」")
    click.echo("\n".join(said))
    if record is not None:
        _record(linter, notes, word, record)
    return 0


def _notes(linter: Linter, word: str, path: str | None, encoding: str | None) -> list[Note]:
    if path is None:
        return [Note("<词>", "<词>", (Field("body", word),))]
    from notelint.read.notes import read_file

    notes: list[Note] = []
    for note in read_file(path, path, read_options(linter.settings, encoding)):
        if isinstance(note, Unchecked):
            raise click.ClickException(f"{note.path} 没能检查：{note.reason}")
        if isinstance(note, Note):
            notes.append(note)
    return notes


def _places(note: Note, word: str) -> Iterator[tuple[Field, int, int]]:
    """Every place of a word in a note, disguised spellings included."""
    wanted = fold_term(word)
    for field in note.fields:
        folded = fold(field.text)
        at = folded.text.find(wanted)
        while at >= 0 and wanted:
            yield (field, *folded.span(at, at + len(wanted)))
            at = folded.text.find(wanted, at + 1)


def _note(linter: Linter, note: Note, word: str) -> Iterator[str]:
    places = list(_places(note, word))
    if not places:
        return
    result = linter.check(note)
    for field, start, end in places:
        excerpt = field.text[max(start - 12, 0) : end + 12].replace("\n", "⏎")
        yield f"{note.path} {FIELD_NAMES[field.name]}{_line(note, field, start, end)}：…{excerpt}…"
        yield from (f"  {line}" for line in _reasons(linter, result, field, start, end))


def _line(note: Note, field: Field, start: int, end: int) -> str:
    where = place(note, field, start, end)
    return f"第 {where.line} 行第 {where.column} 字" if where.column is not None else f"第 {start + 1} 字"


def _reasons(linter: Linter, result: Result, field: Field, start: int, end: int) -> Iterator[str]:
    reported = list(_covering(result.findings, field, start, end))
    for finding in reported:
        yield f"报了{LEVEL_NAMES[finding.level]}：{finding.rule}「{finding.match}」{finding.message}"
    for finding in _covering(result.exempt, field, start, end):
        clause = clause_name(finding.clause, long=True)
        yield f"不报，豁免：{finding.rule}「{finding.match}」依 {clause}：{finding.reason}"
        reported.append(finding)
    for finding in _covering(result.suppressed, field, start, end):
        yield f"不报，已屏蔽：{finding.rule}「{finding.match}」理由：{finding.reason}"
        reported.append(finding)
    if reported:
        return
    word = field.text[start:end]
    allowed = list(_allowing(linter, field, word))
    yield from allowed
    silent = [] if allowed else list(_unused(linter, result.note, field, start, end))
    yield from silent
    if allowed or silent:
        return
    woken = list(_woken(linter, field, start, end))
    if woken:
        yield f"看过，不报：{'、'.join(woken)} 留意这个词，但在这句话里它不是那个意思，或没有指向商品"
    else:
        yield "没有规则留意这个词"


def _covering(findings: Sequence[Finding], field: Field, start: int, end: int) -> Iterator[Finding]:
    for finding in findings:
        if (finding.field, finding.item) != (field.name, field.item) or finding.start is None or finding.end is None:
            continue
        if finding.start < end and start < finding.end:
            yield finding


def _allowing(linter: Linter, field: Field, word: str) -> Iterator[str]:
    text, wanted = fold_term(field.text), fold_term(word)
    for name in linter.settings.brand.words():
        if wanted in fold_term(name) and fold_term(name) in text:
            yield f"不报，放行：「{name}」是品牌或产品名"
    for rule in linter.rules.rules:
        for phrase in rule.allow:
            if wanted in fold_term(phrase) and fold_term(phrase) in text:
                yield f"不报，放行：{rule.id} 放行「{phrase}」"


def _woken(linter: Linter, field: Field, start: int, end: int) -> Iterator[str]:
    """The titles of rules whose literals stand here: they looked and found nothing wrong."""
    folded = fold(field.text)
    seen: set[int] = set()
    for begin, stop, literal in linter.rules.lexicon.scan(folded.text):
        first, last = folded.span(begin, stop)
        if first < end and start < last:
            seen.update(index for index, _ in linter.rules.routes[linter.rules.route_of[literal]] if index >= 0)
    for index in sorted(seen):
        rule = linter.rules.rules[index]
        if field.name in rule.fields:
            yield f"{rule.id}（{rule.title}）"


def _unused(linter: Linter, note: Note, field: Field, start: int, end: int) -> Iterator[str]:
    """What rules that are off, or packs that are not used, would say."""
    from notelint.check.linter import Linter as Another
    from notelint.judge.select import Choice

    configured = linter.settings
    every = configured._replace(
        packs=(*configured.packs, *configured.suggested), suggested=(), choice=Choice(), overrides=()
    )
    result = Another.from_settings(every, linter.today).check(note)
    here = [rule.id for rule in linter.rules.rules]
    enabled = {here[index] for index in linter.enabled_rules()}
    for finding in _covering(result.findings, field, start, end):
        if finding.rule not in here:
            yield f"不报，规则包没有启用：{finding.rule} 会报「{finding.match}」，可加 --packs 启用"
        elif finding.rule not in enabled:
            yield f"不报，规则被关掉了：{finding.rule} 会报「{finding.match}」"
        else:
            yield f"不报，级别在这里是 off：{finding.rule} 本会报「{finding.match}」；notelint config {note.path} 看设置"


def _record(linter: Linter, notes: Sequence[Note], word: str, path: str) -> None:
    """Append a case for each finding that covers the word: what was reported there should not be."""
    import json

    lines: list[str] = []
    for note in notes:
        result = linter.check(note)
        for field, start, end in _places(note, word):
            for finding in _covering(result.findings, field, start, end):
                said = field.text[slice(*sentence(field.text, start, end))].strip()
                lines.append(f"  - {{rule: {finding.rule}, good: {json.dumps(said, ensure_ascii=False)}}}\n")
    if not lines:
        raise click.ClickException(f"「{word}」没有被报，没有可记的误报；漏报请在规则文件的 cases: 里写 bad")
    fresh = not os.path.exists(path)
    if not fresh:
        _refuse_rules(path)
    with open(path, "a", encoding="utf-8") as file:
        if fresh:
            file.write('id: cases\ntitle: 自家判例\nversion: "1"\ncases:\n')
        file.writelines(dict.fromkeys(lines))
    click.echo(f"已记到 {path}；放进 notelint.yaml 的 packs，notelint test 就会看住它", err=True)


def _refuse_rules(path: str) -> None:
    """Cases are appended at the end: only a file that ends with its cases can take them. Raises ClickException."""
    import yaml

    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        data = yaml.safe_load(text)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise click.ClickException(f"{path} 读不了，没有记：{error}") from error
    last = [line for line in text.splitlines() if line[:1].strip() and not line.startswith("#")][-1:]
    cases = data.get("cases") if isinstance(data, dict) else None
    if not isinstance(cases, list) or "rules" in data or last not in (["cases:"], []) or not text.endswith("\n"):
        raise click.ClickException(
            f"{path} 不是只放判例的文件（最后要是一列 cases:，没有 rules:），没有记；请写一个新文件名，例如 自家判例.yaml"
        )
