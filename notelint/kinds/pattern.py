"""``pattern``: regular expressions over the folded text, for what lists of words cannot say.

An expression runs only in the sentences (or fields, see ``scope``) where one of the rule's ``keywords`` stands, and
never longer than its time limit. ``{name}`` in an expression stands for the alternative of that name in ``parts``.
The hit is the group ``hit`` where there is one, else the whole match; other named groups fill the message. ``unless``
are expressions that silence the rule in the same scope.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.kinds.rule import TERM
from notelint.model import Hit
from notelint.text.clause import clause, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from regex import Match, Pattern

    from notelint.kinds.rule import Rule, Trigger
    from notelint.kinds.view import FieldView, NoteView

ALWAYS = True
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
    "unless": {**_TEXTS, "description": "同一范围里出现这些（正则）就不报"},
}

SECONDS = 1.0
"""How long one expression may run in one place; far beyond any honest one, so that a slow machine judges the same."""

_Scope = tuple[int, int, int]
"""The field's place, start and end."""


class PatternTimeout(Exception):  # noqa: N818 - the name says what happened
    """An expression ran beyond its time limit; ``rule`` is the id of the rule it belongs to."""

    def __init__(self, rule: str) -> None:
        super().__init__(f"规则 {rule} 的正则运行超过 {SECONDS:g} 秒")
        self.rule = rule


class Expressions(NamedTuple):
    """The compiled expressions of a rule."""

    patterns: tuple[Pattern[str], ...]
    unless: tuple[Pattern[str], ...]


def literals(rule: Rule) -> Iterable[tuple[str, int]]:
    """The keywords."""
    return ((keyword, TERM) for keyword in rule.options.get("keywords", ()))


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterable[Hit]:
    """Every match where a keyword stands. Raises PatternTimeout."""
    if triggers:
        return search(rule, view, _scopes(rule, view, triggers))
    if rule.options.get("always"):
        fields = view.named(rule.fields)
        return search(rule, view, [(field.place, 0, len(field.text)) for field in fields])
    return ()


def search(rule: Rule, view: NoteView, scopes: Iterable[_Scope]) -> Iterator[Hit]:
    """The matches of a rule's expressions within some places of a note, in order. Raises PatternTimeout."""
    options = rule.options
    expressions = compiled(
        key_of(options.get("patterns")), key_of(options.get("unless")), parts_of(options.get("parts"))
    )
    for place, start, end in scopes:
        field = view.fields[place]
        text = field.view(rule.view)
        last = -1
        for match in _matches(rule.id, expressions, text, start, end):
            begin, stop = match.span("hit") if "hit" in match.re.groupindex else match.span()
            if begin >= last:
                yield _hit(field, match, begin, stop)
                last = stop


def _matches(rule: str, expressions: Expressions, text: str, start: int, end: int) -> list[Match[str]]:
    try:
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


def _hit(field: FieldView, match: Match[str], begin: int, stop: int) -> Hit:
    start, end = field.span(begin, stop)
    values = {name: text for name, text in match.groupdict().items() if text is not None and name != "hit"}
    return Hit(field.place, start, end, values=values)


def _scopes(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> list[_Scope]:
    """The places in which keywords stand, each once and in order."""
    scope = rule.options.get("scope", "sentence")
    found: dict[_Scope, None] = {}
    for trigger in sorted(triggers, key=lambda t: (t.field, t.start)):
        text = view.fields[trigger.field].prose
        if scope == "field":
            found[trigger.field, 0, len(text)] = None
        else:
            around = clause if scope == "clause" else sentence
            found[(trigger.field, *around(text, trigger.start, trigger.end))] = None
    return list(found)


def key_of(expressions: Iterable[str] | None) -> tuple[str, ...]:
    """Expressions of a rule file in the shape ``compiled`` remembers them by."""
    return tuple(expressions or ())


def parts_of(parts: Mapping[str, str | Sequence[str]] | None) -> tuple[tuple[str, str], ...]:
    """Parts of a rule file in the shape ``compiled`` remembers them by; a list of words is an alternative."""
    if not parts:
        return ()
    return tuple((name, part if isinstance(part, str) else "|".join(part)) for name, part in parts.items())


@lru_cache(maxsize=512)
def compiled(
    patterns: tuple[str, ...], unless: tuple[str, ...] = (), parts: tuple[tuple[str, str], ...] = ()
) -> Expressions:
    """Compile expressions whose ``{name}`` stand for ``parts``. Raises regex.error."""
    import regex

    def one(text: str) -> Pattern[str]:
        return regex.compile(expand(text, dict(parts)))

    return Expressions(tuple(map(one, patterns)), tuple(map(one, unless)))


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

    parts = parts_of(data.get("parts"))
    for key in ("patterns", "unless"):
        for place, text in enumerate(data.get(key) or ()):
            try:
                found = regex.compile(expand(text, dict(parts)))
            except regex.error as error:
                yield (key, place), f"正则写法不对：{error}"
                continue
            if found.match(""):
                yield (key, place), "这个正则能匹配空文字，会处处命中：至少要有一个必须出现的字"
