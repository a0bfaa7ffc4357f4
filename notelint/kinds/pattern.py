"""``pattern``: regular expressions over the folded text, for what lists of words cannot say.

An expression runs only in the sentences (or fields, see ``scope``) where one of the rule's ``keywords`` stands, and
never longer than its time limit; where ``also`` lists words, one of them must stand there too. ``{name}`` in an
expression stands for the alternative of that name in ``parts``.

The hit is the group ``hit`` where there is one, else the whole match; other named groups fill the message. ``unless``
are expressions that silence the rule in the same scope.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.kinds.rule import TERM
from notelint.model import Hit
from notelint.text.clause import clause, sentence
from notelint.text.fold import fold_term
from notelint.text.lazy import later, lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from regex import Match, Pattern

    from notelint.kinds.rule import Rule, Trigger
    from notelint.kinds.view import FieldView, NoteView

ALWAYS = False
_TEXTS: Mapping[str, Any] = {"type": "array", "items": {"type": "string"}, "minItems": 1}
OPTIONS: Mapping[str, Any] = {
    "patterns": {**_TEXTS, "description": "正则表达式，读的是归一后的文字：小写、半角、简体"},
    "keywords": {**_TEXTS, "description": "触发词：出现其一才运行正则；每个正则要找的文字里必有其一"},
    "always": {"type": "boolean", "description": "没有可用的触发词时写 true：每篇都运行，较慢"},
    "parts": {
        "type": "object",
        "additionalProperties": {"type": ["string", "array"], "items": {"type": "string"}},
        "description": "正则里可用 {名字} 引用的词表或片段",
    },
    "scope": {"enum": ["clause", "sentence", "field"], "description": "在触发词的小句、整句或整个字段里找，默认整句"},
    "also": {**_TEXTS, "description": "同一范围里还必须有其中一个词，才运行正则"},
    "unless": {**_TEXTS, "description": "同一范围里出现这些（正则）就不报"},
}

SECONDS = 1.0
"""How long one expression may run in one place; far beyond any honest one, so that a slow machine judges the same."""

Scope = tuple[int, int, int]
"""The field's place, start and end."""


class PatternTimeout(TimeoutError):  # noqa: N818 - the name says what happened
    """An expression ran beyond its time limit; ``rule`` is the id of the rule it belongs to."""

    def __init__(self, rule: str) -> None:
        super().__init__(f"规则 {rule} 的正则运行超过 {SECONDS:g} 秒")
        self.rule = rule


class Expressions(NamedTuple):
    """The expressions of a rule or condition, each compiled at its first use; ``also`` matches one of those words.

    ``any`` matches wherever one of the patterns does, in one look; null where they cannot be put side by side.
    """

    patterns: tuple[Pattern[str], ...]
    unless: tuple[Pattern[str], ...]
    also: re.Pattern[str] | None
    any: Pattern[str] | None = None


def literals(rule: Rule) -> Iterable[tuple[str, int]]:
    """The keywords."""
    return ((keyword, TERM) for keyword in rule.options.get("keywords", ()))


def always(rule: Rule) -> bool:
    """Whether the rule looks at notes in which no keyword stands."""
    return bool(rule.options.get("always"))


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterable[Hit]:
    """Every match where a keyword stands. Raises PatternTimeout."""
    if triggers:
        return _search(rule, view, scopes(view, triggers, rule.options.get("scope", "sentence")))
    if rule.options.get("always"):
        return _search(rule, view, [(field.place, 0, len(field.text)) for field in view.named(rule.fields)])
    return ()


def _search(rule: Rule, view: NoteView, places: Iterable[Scope]) -> Iterator[Hit]:
    expressions = compiled(rule.options)
    for place, start, end in places:
        field = view.fields[place]
        last = -1
        for match in matches(rule.id, expressions, field.view(rule.view), start, end):
            begin, stop = span_of(match)
            if begin >= last:
                yield _hit(field, match, begin, stop)
                last = stop


def matches(rule: str, expressions: Expressions, text: str, start: int, end: int) -> list[Match[str]]:
    """The matches within [start, end) of a text in order, none where ``unless`` matches. Raises PatternTimeout."""
    if expressions.also is not None and not expressions.also.search(text, start, end):
        return []
    try:
        if expressions.any is not None and not expressions.any.search(text, start, end, timeout=SECONDS):
            return []
        found = [
            match
            for pattern in expressions.patterns
            for match in pattern.finditer(text, start, end, timeout=SECONDS)
            if match.end() > match.start()
        ]
        if found and any(pattern.search(text, start, end, timeout=SECONDS) for pattern in expressions.unless):
            return []
    except TimeoutError:
        raise PatternTimeout(rule) from None
    return sorted(found, key=lambda match: (match.start(), -match.end()))


def span_of(match: Match[str]) -> tuple[int, int]:
    """The group ``hit`` where an expression has one, else the whole match."""
    return match.span("hit") if "hit" in match.re.groupindex else match.span()


def _hit(field: FieldView, match: Match[str], begin: int, stop: int) -> Hit:
    start, end = field.span(begin, stop)
    values = {name: text for name, text in match.groupdict().items() if text is not None and name != "hit"}
    return Hit(field.place, start, end, values=values)


def scopes(view: NoteView, triggers: Iterable[Trigger], name: str) -> list[Scope]:
    """The clauses, sentences or fields in which keywords stand, each once."""
    around = clause if name == "clause" else sentence
    found: dict[Scope, None] = {}
    last: Scope = (-1, 0, 0)
    for trigger in triggers:
        if trigger.field == last[0] and last[1] <= trigger.start < last[2]:
            continue
        text = view.fields[trigger.field].prose
        last = (trigger.field, *((0, len(text)) if name == "field" else around(text, trigger.start, trigger.end)))
        found[last] = None
    return sorted(found)


_COMPILED: dict[int, tuple[Mapping[str, Any], Expressions]] = {}
"""By the identity of the options of a rule, which are kept along so that no identity is used twice."""
_MOST = 2000
"""Expressions kept: far more than all packs have, far fewer than a program makes that loads rules again and again."""


def compiled(options: Mapping[str, Any]) -> Expressions:
    """The expressions of the options of a rule or condition, compiled when first needed. Raises regex.error."""
    known = _COMPILED.get(id(options))
    if known is None:
        if len(_COMPILED) >= _MOST:
            _COMPILED.clear()
        known = _COMPILED[id(options)] = (options, _compile(options))
    return known[1]


def _compile(options: Mapping[str, Any]) -> Expressions:
    import regex

    parts = parts_of(options)
    sources = [expand(text, parts) for text in options.get("patterns", ())]
    patterns, unless = (
        tuple(later(partial(regex.compile, source)) for source in each)
        for each in (sources, [expand(text, parts) for text in options.get("unless", ())])
    )
    together = None
    if len(patterns) > 1 and not any(map(_NUMBERED.search, sources)):
        together = regex.compile("|".join(f"(?:{source})" for source in sources))
    also = [re.escape(fold_term(word)) for word in options.get("also", ())]
    return Expressions(patterns, unless, re.compile("|".join(also)) if also else None, together)


_NUMBERED = lazy(r"\\[1-9gkKG]|\(\?(?![:=!<>]|P<)")
"""What means another thing beside other expressions: references by number or name, flags, conditions."""


def parts_of(options: Mapping[str, Any]) -> dict[str, str]:
    """The parts of a rule's expressions; a list of words is an alternative."""
    parts: Mapping[str, str | Sequence[str]] = options.get("parts") or {}
    return {name: part if isinstance(part, str) else "|".join(part) for name, part in parts.items()}


def expand(text: str, parts: Mapping[str, str]) -> str:
    """Put the parts, which may hold parts defined before them, in the places of their names."""
    for name, part in reversed(tuple(parts.items())):
        text = text.replace(f"{{{name}}}", f"(?:{part})")
    return text


def problems(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with a rule besides its schema: expressions that do not compile, missing keywords."""
    if not data.get("patterns"):
        yield ("kind",), "「pattern」种类的规则要写 patterns：要找的正则"
    if not data.get("keywords") and not data.get("always"):
        yield ("patterns",), "要写 keywords（触发词，出现其一才运行正则）；确实没有时写 always: true"
    yield from bad_expressions(data)


def bad_expressions(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The expressions under ``patterns`` and ``unless`` that cannot be used, each with its path of keys and why."""
    import regex

    parts = parts_of(data)
    for key in ("patterns", "unless"):
        for place, text in enumerate(data.get(key) or ()):
            try:
                found = regex.compile(expand(text, parts))
            except regex.error as error:
                yield (key, place), f"正则写法不对：{error}"
                continue
            if found.match(""):
                yield (key, place), "这个正则能匹配空文字，会处处命中：至少要有一个必须出现的字"
