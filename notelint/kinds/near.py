"""``near``: words that say something only together, such as a product and a medical effect, in one clause.

A rule wakes where one of its ``terms`` stands. ``with`` and ``also`` are words that must stand near it (``within`` a
clause, sentence or note, at most ``distance`` code points away, on the side that ``order`` says); ``product`` is what
it is said of, looked for in the sentence, the title, the topics, the note's own ``product``, the brand's products and
the industries in force. Without a product the hit has the level ``without_product``, by default none.

Entries of these lists are words or small templates, see ``near_classes``. A hit falls silent where ``unless`` stands,
or where the clause denies, asks, criticises, studies or wishes (see ``near_context``), save those named in
``despite``. One finding a clause; its span runs from the first to the last of the words that make it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.kinds.near_classes import CLASSES, INDUSTRIES, entries, nearest, occurs, unknown
from notelint.kinds.near_context import CONTEXTS, silent, told
from notelint.kinds.phrase import touches_ascii
from notelint.kinds.rule import TERM
from notelint.model import LEVELS, NEEDS_EVIDENCE, VIOLATION, Hit
from notelint.text.clause import clause, sentence
from notelint.text.fold import fold_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from notelint.kinds.rule import Rule, Trigger
    from notelint.kinds.view import FieldView, NoteView

ALWAYS = False
_LIST: Mapping[str, Any] = {"type": "array", "items": {"type": "string"}, "minItems": 1}
_SCOPE: Mapping[str, Any] = {"enum": ["clause", "sentence", "note"]}
OPTIONS: Mapping[str, Any] = {
    "with": {**_LIST, "description": "必须同时出现的词；可用 {病}、{数}、{时} 等词类和 (甲|乙) 选择、… 间隔"},
    "also": {**_LIST, "description": "还必须出现的第三组词"},
    "within": {**_SCOPE, "description": "with 与 also 在多大范围里找：clause 小句，sentence 整句，note 整篇"},
    "distance": {"type": "integer", "minimum": 0, "description": "with 与词之间最多隔几个字"},
    "order": {"enum": ["after", "before", "any"], "description": "with 在词之后、之前，或都可以"},
    "product": {**_LIST, "description": "说的是什么商品；也看标题、话题、所填产品、品牌产品与行业"},
    "without_product": {"enum": [*LEVELS, "off"], "description": "找不到商品时的级别，默认不报"},
    "product_within": {"enum": ["clause", "sentence"], "description": "商品须与词同在多大范围里，默认 sentence"},
    "elsewhere": {"enum": [*LEVELS, "off"], "description": "商品只在标题、话题等别处时的级别，默认同本规则"},
    "told": {"enum": [*LEVELS, "off"], "description": "第一人称讲自己的经历时的级别，默认同本规则"},
    "unless": {**_LIST, "description": "出现这些词就不报"},
    "unless_within": {**_SCOPE, "description": "unless 在多大范围里找，默认 clause"},
    "despite": {
        "type": "array",
        "items": {"type": "string", "enum": list(CONTEXTS)},
        "description": "即使否定、提问、批评、谈论、愿望也要报",
    },
    "verdict": {"enum": [VIOLATION, NEEDS_EVIDENCE], "description": "violation 违规；needs-evidence 要有依据"},
    "boundary": {"enum": ["none", "ascii", "word"], "description": "词的边界"},
}

_Place = tuple[int, int]


class _Found(NamedTuple):
    place: int
    scope: _Place
    start: int
    end: int
    target: str
    level: str | None


def literals(rule: Rule) -> Iterable[tuple[str, int]]:
    """The terms; the other lists are read only where a term stands."""
    return ((term, TERM) for term in rule.terms)


def problems(rule: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Entries that name a class of words there is none of, each with its key and a message."""
    for key in ("with", "also", "product", "unless"):
        for place, template in enumerate(rule.get(key, ())):
            for name in unknown(template):
                yield (key, place), f"没有词类「{{{name}}}」；可用的有：{'、'.join(CLASSES)}"


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterator[Hit]:
    """The clauses in which the words of the rule stand together and nothing silences them."""
    found: list[_Found] = []
    for trigger in _outermost(triggers):
        one = _judge(rule, view, trigger)
        if one is None:
            continue
        if found and found[-1].place == one.place and found[-1].scope == one.scope:
            found[-1] = _joined(found[-1], one)
        else:
            found.append(one)
    for one in found:
        field = view.fields[one.place]
        start, end = field.span(one.start, one.end)
        verdict = rule.options.get("verdict", VIOLATION)
        yield Hit(one.place, start, end, verdict, one.level, values={"target": one.target})


def _outermost(triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers that stand in no longer one, in order; those that only overlap are all tried (实验证明)."""
    chosen: list[Trigger] = []
    for trigger in sorted(triggers, key=lambda t: (t.field, t.start, -t.end)):
        if not chosen or chosen[-1].field != trigger.field or trigger.end > chosen[-1].end:
            chosen.append(trigger)
    return chosen


def _joined(first: _Found, second: _Found) -> _Found:
    """Two findings of one clause as one: the span grows where they touch, the graver level stands."""
    end = second.end if second.start <= first.end + 1 else first.end
    level = first.level if first.level is None or second.level is None else min(first.level, second.level, key=_rank)
    if second.level is None:
        level = None
    return first._replace(start=min(first.start, second.start), end=max(first.end, end), level=level)


def _judge(rule: Rule, view: NoteView, trigger: Trigger) -> _Found | None:
    options = rule.options
    field = view.fields[trigger.field]
    text = field.view(rule.view)
    scope = clause(text, trigger.start, trigger.end)
    whole = sentence(text, trigger.start, trigger.end)
    reach = scope if options.get("within", "clause") == "clause" else whole
    start, end = trigger.start, trigger.end
    target = ""
    for key in ("with", "also"):
        if key not in options:
            continue
        other = _other(options, key, view, text, reach, trigger)
        if other is None:
            return None
        target = target or other[2]
        if scope[0] <= other[0] and other[1] <= scope[1]:
            start, end = min(start, other[0]), max(end, other[1])
    level: str | None = None
    if "product" in options:
        product, here = _product(options, view, field, text, scope, whole)
        if product is None:
            level = options.get("without_product", "off")
        elif not here:
            level = options.get("elsewhere")
        target = product or target
    if "told" in options and view.genre != "品牌广告" and told(text, whole):
        level = max(level or options["told"], options["told"], key=_rank)
    if level is not None:
        level = _lower(rule, view, level)
    if level == "off":
        return None
    if _silenced(options, view, text, scope, whole, trigger):
        return None
    return _Found(trigger.field, scope, start, end, target or trigger.literal, level)


def _other(
    options: Mapping[str, Any], key: str, view: NoteView, text: str, reach: _Place, trigger: Trigger
) -> tuple[int, int, str] | None:
    """The nearest word of a list; from another field of the note its place is (-1, -1)."""
    free = key == "also"
    order = "any" if free else options.get("order", "any")
    distance = None if free else options.get("distance")
    place = nearest(tuple(options[key]), text, reach, (trigger.start, trigger.end), order, distance)
    if place is not None:
        return *place, text[place[0] : place[1]]
    if options.get("within") == "note":
        for field in view.fields:
            word = occurs(tuple(options[key]), field.prose)
            if word:
                return -1, -1, word
    return None


def _product(
    options: Mapping[str, Any], view: NoteView, field: FieldView, text: str, scope: _Place, whole: _Place
) -> tuple[str | None, bool]:
    """What is spoken of (null when nothing is, '' when only the industry is known), and whether it stands near."""
    words = tuple(options["product"])
    for product in view.brand.words():
        if text.find(fold_term(product), *whole) >= 0:
            return product, True
    near = scope if options.get("product_within") == "clause" else whole
    for reach in dict.fromkeys((near, whole)):
        for start, end in entries(words).places(text, *reach):
            return text[start:end], reach == near
    own = view.meta.get("product")
    if own:
        return (own if isinstance(own, str) else str(next(iter(own), ""))), True
    if any(INDUSTRIES.get(industry) in words for industry in view.industries):
        return "", True
    for other in view.fields:
        if other.name in ("title", "tags") and other is not field:
            word = occurs(words, other.prose)
            if word:
                return word, False
    return None, False


def _silenced(
    options: Mapping[str, Any], view: NoteView, text: str, scope: _Place, whole: _Place, trigger: Trigger
) -> bool:
    unless = tuple(options.get("unless", ()))
    if unless:
        where = options.get("unless_within", "clause")
        begin, stop = scope if where == "clause" else whole
        if occurs(unless, text[begin:stop]):
            return True
        if where == "note" and any(occurs(unless, field.prose) for field in view.fields):
            return True
    if silent(text, scope, whole, trigger.start, options.get("despite", ())):
        return True
    boundary = options.get("boundary", "none")
    if boundary == "ascii":
        return touches_ascii(text, trigger.start, trigger.end)
    return boundary == "word" and not view.words.is_whole(text, trigger.start, trigger.end)


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def _lower(rule: Rule, view: NoteView, level: str) -> str:
    """The lower of a level and the rule's own for the note's genre."""
    own = rule.levels.get(view.genre, level)
    return max(own, level, key=_rank)
