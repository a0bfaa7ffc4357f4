"""``term``: the preferred spelling of names and words, with a fix.

``prefer`` leads from each unwanted spelling to the preferred one, or to several to choose from; only a single one is
a fix. A spelling that stands inside the preferred one is right, and so is text that differs from the preferred
spelling only in what folding takes away, if it is written just so. Names of users (``@…``) are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import category

from notelint.kinds.phrase import longest, stands_apart
from notelint.kinds.rule import TERM
from notelint.model import Hit
from notelint.text.fold import fold_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from notelint.kinds.rule import Rule, Trigger
    from notelint.kinds.view import FieldView, NoteView

ALWAYS = False
OPTIONS: Mapping[str, Any] = {
    "prefer": {
        "type": "object",
        "additionalProperties": {"type": ["string", "array"], "items": {"type": "string"}, "minItems": 1},
        "description": "不宜的写法: 应写成什么；有几种写法可选时写列表，此时不自动替换",
    },
    "boundary": {"enum": ["none", "ascii", "word"], "description": "词的边界：ascii 两侧没有字母数字，word 是完整的词"},
}

_LONGEST_NAME = 30
"""Code points of a user's name after ``@``."""


def literals(rule: Rule) -> Iterable[tuple[str, int]]:
    """The unwanted spellings."""
    return ((spelling, TERM) for spelling in rule.options.get("prefer", {}))


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterator[Hit]:
    """Each unwanted spelling, the longest at its place, with what to write instead."""
    preferred = {fold_term(spelling): value for spelling, value in rule.options["prefer"].items()}
    boundary = rule.options.get("boundary", "none")
    outside = [trigger for trigger in triggers if not _is_right(view, rule, trigger, preferred[trigger.literal])]
    for trigger in longest(outside):
        field = view.fields[trigger.field]
        if not stands_apart(view, field.view(rule.view), trigger, boundary):
            continue
        start, end = field.span(trigger.start, trigger.end)
        choices = _choices(preferred[trigger.literal])
        shown = "」或「".join(choices)
        only = choices[0] if len(choices) == 1 else None
        yield Hit(
            trigger.field,
            start,
            end,
            values={"preferred": shown},
            fix=only,
            suggestions=rule.suggest or (f"改为「{shown}」",),
        )


def _choices(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _is_right(view: NoteView, rule: Rule, trigger: Trigger, value: str | Sequence[str]) -> bool:
    field = view.fields[trigger.field]
    text = field.view(rule.view)
    return _in_user_name(text, trigger.start) or any(
        _stands_as_written(field, text, trigger, choice) for choice in _choices(value)
    )


def _stands_as_written(field: FieldView, text: str, trigger: Trigger, choice: str) -> bool:
    """Whether the preferred spelling itself stands around the trigger, letter by letter."""
    folded = fold_term(choice)
    at = folded.find(trigger.literal)
    while at >= 0:
        begin = trigger.start - at
        if begin >= 0 and text.startswith(folded, begin):
            start, end = field.span(begin, begin + len(folded))
            if folded != trigger.literal or field.field.text[start:end] == choice:
                return True
        at = folded.find(trigger.literal, at + 1)
    return False


def _in_user_name(text: str, start: int) -> bool:
    sign = text.rfind("@", max(0, start - _LONGEST_NAME), start)
    return sign >= 0 and not any(_ends_name(char) for char in text[sign + 1 : start])


def _ends_name(char: str) -> bool:
    return char.isspace() or (category(char).startswith("P") and char not in "_-.·")


def problems(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with a rule besides its schema: spellings that change nothing, or that a fix would bring back."""
    prefer: Mapping[str, str | Sequence[str]] = data.get("prefer") or {}
    if not prefer:
        yield ("kind",), "「term」种类的规则要写 prefer：不宜的写法 → 应写成什么"
    for spelling, value in prefer.items():
        for choice in _choices(value):
            if spelling == choice:
                yield ("prefer", spelling), f"「{spelling}」与要改成的写法相同"
            for other, target in prefer.items():
                if other != spelling and fold_term(other) in fold_term(choice) and choice not in _choices(target):
                    yield ("prefer", spelling), f"改成「{choice}」后又含有不宜的写法「{other}」，会改来改去"
