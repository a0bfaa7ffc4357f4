"""``require``: if a note says or declares one thing, another must stand in it.

``when`` is a list of conditions that must all hold; the rule is content where any condition of ``need`` or ``unless``
holds. Without ``need`` the conditions of ``when`` contradict each other by themselves. A condition may ask for several things, all of which must hold:

- ``words``: one of the words stands in the rule's fields (or ``fields`` of the condition), not denied (不是广告);
- ``patterns`` with ``parts``: one of the regular expressions matches there; in ``when`` a condition with ``keywords``
  (and ``also``) reads only the sentences where one stands;
- ``topics``: one of the topics (话题) is among the note's;
- ``meta``: keys of the front matter, dotted (``ai.label``); ``true`` means it is said and not 否, ``false`` that it is
  not, a text or a list of texts that it is (one of) just that;
- ``brand``: a name, product (of the brand or the note's own), alias, message or slogan stands in the note;
- ``first``: only the first so many code points of each field count.

The finding points at the words or expression of ``when`` that stand first, else at the note as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.kinds.pattern import bad_expressions, compiled, matches, scopes, span_of
from notelint.model import FIELDS, Hit
from notelint.text.fold import fold_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from notelint.kinds.rule import Rule, Trigger
    from notelint.kinds.view import FieldView, NoteView

ALWAYS = False
_TEXTS: Mapping[str, Any] = {"type": "array", "items": {"type": "string"}, "minItems": 1}
_CONDITION: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "words": {**_TEXTS, "description": "出现其一（被否定的不算）"},
        "patterns": {**_TEXTS, "description": "正则匹配其一"},
        "keywords": {**_TEXTS, "description": "正则的触发词"},
        "also": {**_TEXTS, "description": "触发词的那句话里还必须有其中一个词，才运行正则"},
        "parts": {"type": "object", "additionalProperties": {"type": ["string", "array"], "items": {"type": "string"}}},
        "topics": {**_TEXTS, "description": "话题含有其一"},
        "meta": {"type": "object", "description": "front matter 所填：键: true（填了且不是否）、false、文字或文字列表"},
        "brand": {
            "type": "array",
            "items": {"type": "string", "enum": ["names", "products", "aliases", "messages", "slogan"]},
            "description": "品牌包里的名称、产品、别名、核心信息或口号出现其一",
        },
        "fields": {"type": "array", "items": {"type": "string", "enum": list(FIELDS)}, "minItems": 1},
        "first": {"type": "integer", "minimum": 1, "description": "只看每个字段开头多少字"},
    },
    "additionalProperties": False,
}
_CONDITIONS: Mapping[str, Any] = {"type": "array", "items": _CONDITION, "minItems": 1}
OPTIONS: Mapping[str, Any] = {
    "when": {**_CONDITIONS, "description": "全部成立才检查"},
    "need": {**_CONDITIONS, "description": "至少一项成立，否则报；不写时 when 成立就报"},
    "unless": {**_CONDITIONS, "description": "任一项成立就不检查"},
}

_FIRST_ROLE = 2
"""The role of a literal of ``when[i]`` is this plus ``i``."""
_DENIALS = ("不是", "没有", "并非", "不算", "不含", "无", "非", "不接", "没接", "不")

_Place = tuple[int, int, int]
"""The field's place, start and end in its folded text."""


def literals(rule: Rule) -> Iterator[tuple[str, int]]:
    """The words and keywords of ``when``; those of the other conditions are read only where these hold."""
    for place, condition in enumerate(rule.options["when"]):
        for word in (*condition.get("words", ()), *condition.get("keywords", ())):
            yield word, _FIRST_ROLE + place


def always(rule: Rule) -> bool:
    """Whether no condition of the rule waits for a word: those read only front matter and names."""
    return all(_wakes_itself(condition) for condition in rule.options["when"])


def needs(rule: Rule) -> Iterator[str]:
    """The keys of the front matter without which a condition of ``when`` cannot hold."""
    for condition in rule.options["when"]:
        for key, wanted in condition.get("meta", {}).items():
            if wanted is True:
                yield key.partition(".")[0]


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterable[Hit]:
    """One hit where every ``when`` holds and no ``need`` or ``unless`` does. Raises PatternTimeout."""
    for number, condition in enumerate(rule.options["when"]):
        if not _declared(condition, view) or not (_wakes_itself(condition) or _triggers(triggers, number)):
            return ()
    return _find(rule, view, triggers)


def _find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterator[Hit]:
    options = rule.options
    place: _Place | None = None
    for number, condition in enumerate(options["when"]):
        found = _holds(rule, condition, view, _triggers(triggers, number))
        if found is None:
            return
        place = place or (found if found[2] else None)
    for condition in (*options.get("unless", ()), *options.get("need", ())):
        if _declared(condition, view) and _holds(rule, condition, view, ()) is not None:
            return
    if place is None:
        yield Hit(None)
    else:
        yield Hit(place[0], *view.fields[place[0]].span(place[1], place[2]))


def _wakes_itself(condition: Mapping[str, Any]) -> bool:
    return "words" not in condition and "keywords" not in condition


def _triggers(triggers: Sequence[Trigger], number: int) -> list[Trigger]:
    return [trigger for trigger in triggers if trigger.role == _FIRST_ROLE + number]


def _declared(condition: Mapping[str, Any], view: NoteView) -> bool:
    """Whether the front matter says what a condition asks of it."""
    if "meta" in condition:
        for key, wanted in condition["meta"].items():
            if not _is(said(view.meta, key), wanted):
                return False
    return True


def said(meta: Mapping[str, Any], key: str) -> Any:
    """The value under a dotted key of the front matter, or null."""
    if "." not in key:
        return meta.get(key)
    value: Any = meta
    for part in key.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _is(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, bool):
        return bool(value) is wanted
    return str(value) in ([wanted] if isinstance(wanted, str) else [str(one) for one in wanted])


def _holds(rule: Rule, condition: Mapping[str, Any], view: NoteView, woken: Sequence[Trigger]) -> _Place | None:
    """Where the text of a note fulfils a condition; the empty place where it asks nothing of the text; else null."""
    place: _Place = (0, 0, 0)
    names = condition.get("fields", rule.fields)
    first = condition.get("first")
    if "topics" in condition and not {fold_term(topic) for topic in condition["topics"]} & set(view.topics()):
        return None
    if "brand" in condition and not _speaks_of(view, names, _brand_words(view, condition["brand"])):
        return None
    if "words" in condition:
        found = next(_words(view.named(names), rule.view, condition["words"], first), None)
        if found is None:
            return None
        place = found
    if "patterns" in condition:
        places = (
            scopes(view, woken, "sentence")
            if woken
            else [(field.place, 0, len(field.text) if first is None else first) for field in view.named(names)]
        )
        found = _match(rule, view, condition, places)
        if found is None:
            return None
        place = place if place[2] else found
    return place


def _words(fields: Iterable[FieldView], name: str, words: Sequence[str], first: int | None) -> Iterator[_Place]:
    folded = [fold_term(word) for word in words]
    for field in fields:
        text = field.view(name)[:first]
        at = [(text.find(word), word) for word in folded]
        for start, word in sorted(one for one in at if one[0] >= 0):
            begin = start
            while begin >= 0 and text[max(0, begin - 2) : begin].endswith(_DENIALS):
                begin = text.find(word, begin + 1)
            if begin >= 0:
                yield field.place, begin, begin + len(word)


def _match(rule: Rule, view: NoteView, condition: Mapping[str, Any], places: Iterable[_Place]) -> _Place | None:
    expressions = compiled(condition)
    for place, start, end in places:
        for match in matches(rule.id, expressions, view.fields[place].view(rule.view), start, end):
            return (place, *span_of(match))
    return None


def _speaks_of(view: NoteView, names: Sequence[str], words: Sequence[str]) -> bool:
    if not words:
        return False
    texts = [field.prose for field in view.named(names)]
    return any(word in text for word in words for text in texts)


def _brand_words(view: NoteView, what: Sequence[str]) -> list[str]:
    brand = view.brand
    words: list[str] = []
    if "names" in what:
        words.extend(brand.names)
    if "products" in what:
        words.extend(product.name for product in brand.products)
        own = view.meta.get("product")
        words.extend((str(own),) if own else ())
    if "aliases" in what:
        words.extend(alias for product in brand.products for alias in product.aliases)
    if "messages" in what:
        words.extend(brand.messages)
    if "slogan" in what and brand.slogan:
        words.append(brand.slogan)
    return [fold_term(word) for word in words]


def problems(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with a rule besides its schema: missing conditions, expressions that do not compile."""
    if not data.get("when"):
        yield ("kind",), "「require」种类的规则要写 when：什么情况下检查"
    for key in ("when", "need", "unless"):
        for place, condition in enumerate(data.get(key) or ()):
            if not condition:
                yield (key, place), "这一项没有写任何条件"
            for path, message in bad_expressions(condition):
                yield (key, place, *path), message
