"""``near``: words that say something only together, such as a product and a medical effect, in one clause.

A rule wakes where one of its ``terms`` stands. ``with`` and ``also`` are words that must stand near it (``within`` a
clause, sentence or note, at most ``distance`` code points away, on the side that ``order`` says); ``product`` is what
it is said of, looked for in the sentence, the title, the topics, the note's own ``product``, the brand's products and
the industries in force. Without a product the hit has the level ``without_product``, by default none; with one that
only stands in the title or a topic (or beyond ``product_within``) the level ``elsewhere``. What a writer tells of
their own experience has the level ``told``, unless the genre is 品牌广告: there the brand speaks.

Entries of these lists are words or small templates, see ``near_classes``. A hit falls silent where ``unless`` stands,
or where the clause denies, asks, criticises, studies or wishes (see ``near_context``), save those named in
``despite``. One finding a clause; its span runs from the first to the last of the words that make it.

A message may use ``{term}``, the word of ``terms``; ``{word}``, the word of ``with`` (else that of ``terms``); and
``{target}``, the product where one is known, else as ``{word}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.kinds.composition import SHARES, of_material
from notelint.kinds.near_classes import CLASSES, INDUSTRIES, Entries, entries, spelled, unknown
from notelint.kinds.near_context import CONTEXTS, silent, told
from notelint.kinds.phrase import touches_ascii
from notelint.kinds.rule import TERM
from notelint.model import LEVELS, NEEDS_EVIDENCE, VIOLATION, Hit
from notelint.text.clause import clause, sentence
from notelint.text.fold import fold_term
from notelint.text.mask import FILLER

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
_UNNAMED = "所写的商品"
"""The target where only the industry in force says that a product is spoken of."""


class _Plan(NamedTuple):
    """A rule's lists made ready, each null where the rule has none."""

    options: Mapping[str, Any]
    beside: tuple[tuple[Entries, str, int | None], ...]
    first: tuple[Entries, str, int] | None
    """What must stand at a distance that is known, so that the text around need not be parted into clauses."""
    product: Entries | None
    unless: Entries | None


class _Found(NamedTuple):
    place: int
    scope: _Place
    start: int
    end: int
    target: str
    word: str
    term: str
    level: str | None


_PLANS: dict[int, _Plan] = {}
"""Plans by the identity of the rule's options; a plan holds them, so that an identity is never another's."""
_MOST_PLANS = 4096


def _plan(rule: Rule) -> _Plan:
    options = rule.options
    known = _PLANS.get(id(options))
    if known is not None:
        return known
    if len(_PLANS) >= _MOST_PLANS:
        _PLANS.clear()
    beside = []
    if "with" in options:
        beside.append((entries(options["with"]), options.get("order", "any"), options.get("distance")))
    if "also" in options:
        beside.append((entries(options["also"]), "any", None))
    distance: int | None = options.get("distance") if options.get("within") != "note" and "with" in options else None
    plan = _Plan(
        options,
        tuple(beside),
        (beside[0][0], beside[0][1], distance) if distance is not None else None,
        entries(options["product"]) if "product" in options else None,
        entries(options["unless"]) if "unless" in options else None,
    )
    _PLANS[id(options)] = plan
    return plan


def literals(rule: Rule) -> Iterable[tuple[str, int]]:
    """The terms, choices and classes of plain words written out; the other lists are read only where a term stands."""
    return ((literal, TERM) for term in rule.terms for literal in spelled(term))


def problems(rule: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Entries that name a class of words there is none of, each with its key and a message."""
    for place, term in enumerate(rule.get("terms", ())):
        for name in unknown(term):
            yield ("terms", place), f"没有词类「{{{name}}}」；可用的有：{'、'.join(CLASSES)}"
        if not list(spelled(term)):
            yield ("terms", place), "terms 里只能用由词组成的词类和 (甲|乙) 选择，不能用 … 和数字一类"
    for key in ("with", "also", "product", "unless"):
        for place, template in enumerate(rule.get(key, ())):
            for name in unknown(template):
                yield (key, place), f"没有词类「{{{name}}}」；可用的有：{'、'.join(CLASSES)}"


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterable[Hit]:
    """The clauses in which the words of the rule stand together and nothing silences them."""
    plan = _plan(rule)
    near = triggers if plan.first is None else _near(plan.first, rule.view, view, triggers)
    return _find(rule, plan, view, near) if near else ()


def _near(first: tuple[Entries, str, int], name: str, view: NoteView, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers that have a word of the first list within its distance, in the same clause or not."""
    listed, order, distance = first
    is_near, fields = listed.is_near, view.fields
    return [
        trigger
        for trigger in triggers
        if is_near(fields[trigger.field].view(name), (trigger.start, trigger.end), order, distance)
    ]


def _find(rule: Rule, plan: _Plan, view: NoteView, triggers: Sequence[Trigger]) -> Iterator[Hit]:
    found: list[_Found] = []
    for trigger in _outermost(triggers):
        one = _judge(rule, plan, view, trigger)
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
        yield Hit(
            one.place, start, end, verdict, one.level, values={"target": one.target, "word": one.word, "term": one.term}
        )


def _outermost(triggers: Sequence[Trigger]) -> Sequence[Trigger]:
    """The triggers that stand in no longer one, in order; those that only overlap are all tried (实验证明)."""
    if len(triggers) == 1:
        return triggers
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


def _judge(rule: Rule, plan: _Plan, view: NoteView, trigger: Trigger) -> _Found | None:
    options = plan.options
    field = view.fields[trigger.field]
    text = field.view(rule.view)
    within = options.get("within", "clause")
    scope = clause(text, trigger.start, trigger.end)
    whole = sentence(text, trigger.start, trigger.end) if within != "clause" else None
    start, end = trigger.start, trigger.end
    target = ""
    for listed, order, distance in plan.beside:
        place = _beside(listed, text, whole or scope, trigger, order, distance)
        if place is not None:
            target = target or text[place[0] : place[1]]
            if scope[0] <= place[0] and place[1] <= scope[1]:
                start, end = min(start, place[0]), max(end, place[1])
            continue
        other = _elsewhere(listed, view.fields) if within == "note" else ""
        if not other:
            return None
        target = target or other
    whole = whole or sentence(text, trigger.start, trigger.end)
    word = target
    level: str | None = None
    if plan.product is not None:
        product, here = _product(plan.product, options, view, field, text, scope, whole)
        if product is None:
            level = options.get("without_product", "off")
        elif not here:
            level = options.get("elsewhere")
        if level == "off":
            return None
        target = product or (_UNNAMED if product == "" else target)
    if "told" in options and view.genre != "品牌广告" and told(text, whole, field.notes):
        level = max(level or options["told"], options["told"], key=_rank)
    if level is not None:
        level = _lower(rule, view, level)
    if level == "off" or _silenced(plan, view, text, scope, whole, trigger):
        return None
    term = text[trigger.start : trigger.end]
    return _Found(trigger.field, scope, start, end, target or term, word or term, term, level)


def _beside(
    listed: Entries, text: str, reach: _Place, trigger: Trigger, order: str, distance: int | None
) -> _Place | None:
    """The nearest entry; a share of a material (100%桑蚕丝) is none."""
    term = (trigger.start, trigger.end)
    place = listed.nearest(text, reach, term, order, distance)
    while place is not None and text[place[0] : place[1]] in SHARES and of_material(text, *place):
        text = text[: place[0]] + FILLER * (place[1] - place[0]) + text[place[1] :]
        place = listed.nearest(text, reach, term, order, distance)
    return place


def _product(
    listed: Entries,
    options: Mapping[str, Any],
    view: NoteView,
    field: FieldView,
    text: str,
    scope: _Place,
    whole: _Place,
) -> tuple[str | None, bool]:
    """What is spoken of (null when nothing is, '' when only the industry is known), and whether it stands near."""
    for product in view.brand.words():
        if text.find(fold_term(product), *whole) >= 0:
            return product, True
    near = scope if options.get("product_within") == "clause" else whole
    for reach in (near,) if near == whole else (near, whole):
        place = listed.first(text, *reach)
        if place is not None:
            return text[place[0] : place[1]], reach == near
    own = view.meta.get("product")
    if own:
        return (own if isinstance(own, str) else str(next(iter(own), ""))), True
    if any(INDUSTRIES.get(industry) in options["product"] for industry in view.industries):
        return "", True
    if options.get("elsewhere") == "off" and options.get("without_product", "off") == "off":
        return None, False
    word = _elsewhere(
        listed, [other for other in view.fields if other.name in ("title", "tags") and other is not field]
    )
    return word or None, False


def _elsewhere(listed: Entries, fields: Iterable[FieldView]) -> str:
    """The first entry that stands in one of the fields, or nothing."""
    for field in fields:
        place = listed.first(field.prose)
        if place is not None:
            return field.prose[place[0] : place[1]]
    return ""


def _silenced(plan: _Plan, view: NoteView, text: str, scope: _Place, whole: _Place, trigger: Trigger) -> bool:
    options = plan.options
    if plan.unless is not None:
        where = options.get("unless_within", "clause")
        if plan.unless.first(text, *(scope if where == "clause" else whole)) is not None:
            return True
        if where == "note" and _elsewhere(plan.unless, view.fields):
            return True
    if silent(text, scope, whole, trigger.start, trigger.end, options.get("despite", ())):
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
