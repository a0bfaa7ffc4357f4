"""``superlative``: absolute claims (广告法 第九条第（三）项), read by one grammar for each family of triggers.

``family`` names the grammar, ``terms`` are its triggers. A hit is a violation, or needs evidence where a limited fact is
told, or is exempt under a clause of the 广告绝对化用语执法指南; ordinary words (最近, 第一次) are no hits at all.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from notelint.kinds.absolute import aside, assurance, grade, most, only, peerless, rank
from notelint.kinds.absolute.disguise import broken, is_written_oddly, join, meaning, pictured, plain
from notelint.kinds.absolute.field_of_risk import heavier
from notelint.kinds.absolute.place import Judgement, Place, bounds
from notelint.kinds.rule import BEFORE_SIGN, TERM
from notelint.model import ERROR, EXEMPT, INFO, NEEDS_EVIDENCE, WARNING, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from notelint.kinds.rule import Rule, Trigger
    from notelint.kinds.view import FieldView, NoteView

ALWAYS = False
FAMILIES: Mapping[str, Callable[[Place], Judgement | None]] = {
    "most": most.judge,
    "rank": rank.judge,
    "only": only.judge,
    "grade": grade.judge,
    "assurance": assurance.judge,
    "peerless": peerless.judge,
}
OPTIONS: Mapping[str, Any] = {
    "family": {
        "enum": list(FAMILIES),
        "description": "用哪套文法：most 最，rank 第一，only 唯一与首创，grade 级与极，assurance 绝对与百分百，peerless 没有对手",
    },
}
_OFTEN_SIGNED = "nt1"
"""First characters of NO.1, TOP 1 and 100%: signs belong to them."""
_IDLE = {"most": frozenset("近后终初"), "rank": frozenset("次步天章期页轮眼季届")}
"""Characters right behind a trigger that make it a time or an order, whatever else stands there."""
_PICTURED = frozenset(("grade", "only", "assurance"))
"""Families whose triggers are looked for with a picture set into them (顶🔝级)."""
_COMMON = frozenset("一")
_RAISED = {INFO: WARNING, WARNING: ERROR}


def literals(rule: Rule) -> Iterable[tuple[str, int]]:
    """The triggers, those of two characters with a sign between them (绝*对), and where a picture may stand, the first."""
    for term in rule.terms:
        yield term, TERM
        for spelling in broken(term):
            yield spelling, TERM
    for first in sorted(_firsts(rule)):
        yield first, BEFORE_SIGN


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterator[Hit]:
    """What the grammar says at each trigger; a trigger inside or right behind an earlier finding says nothing new."""
    family = rule.options.get("family", "most")
    judge = FAMILIES[family]
    idle = _IDLE.get(family, frozenset())
    written = _written(rule, view, triggers) if family in _PICTURED else triggers
    if not written:
        return
    goods = _goods(view)
    done: dict[int, int] = {}
    if len(written) > 1:
        written = sorted(written, key=_order)
    for trigger in written:
        if trigger.start <= done.get(trigger.field, -1):
            continue
        if view.fields[trigger.field].text[trigger.end : trigger.end + 1] in idle:
            continue
        place = _place(view, trigger, goods)
        if place is None:
            continue
        judgement = judge(place)
        if judgement is None or (judgement.verdict != EXEMPT and aside.is_aside(place)):
            continue
        done[trigger.field] = _end(place, judgement)
        yield _hit(rule, view, trigger.field, place, judgement)


@cache
def _firsts_of(terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(term[0] for term in terms if any(True for _ in broken(term))) - _COMMON - set(terms)


def _firsts(rule: Rule) -> frozenset[str]:
    """First characters of the rule's two-character terms that are triggers of their own."""
    return _firsts_of(rule.terms) if rule.options.get("family") in _PICTURED else frozenset()


def _order(trigger: Trigger) -> tuple[int, int, int]:
    return trigger.field, trigger.start, -trigger.end


def _written(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers without first characters that begin other words; those with pictures behind them reach to their end."""
    written = []
    for trigger in triggers:
        if trigger.role != BEFORE_SIGN:
            written.append(trigger)
            continue
        text = view.fields[trigger.field].prose
        end = pictured(text, trigger.start, rule.terms)
        if end is not None:
            written.append(trigger._replace(end=end, literal=text[trigger.start : end]))
    return written


def _goods(view: NoteView) -> tuple[str, ...]:
    product = view.meta.get("product")
    named = (str(product).lower(),) if product else ()
    return (*named, *(word.lower() for word in view.brand.words()))


def _place(view: NoteView, trigger: Trigger, goods: Sequence[str]) -> Place | None:
    field = view.fields[trigger.field]
    text = field.prose
    if text[trigger.start : trigger.end] != trigger.literal:
        return None
    literal, disguised = meaning(text, trigger.start, trigger.end)
    if literal is None:
        return None
    joined = None
    if not disguised and trigger.literal[0] not in _OFTEN_SIGNED:
        joined = join(text, trigger.end)
        text = joined.text if joined is not None else text
        disguised = joined is not None or _is_odd(field, trigger)
    begin, stop = bounds(text, trigger.start, trigger.end)
    return Place(view, text, trigger.start, trigger.end, begin, stop, literal, disguised, joined, goods)


def _is_odd(field: FieldView, trigger: Trigger) -> bool:
    raw = field.field.text
    if len(raw) == len(field.text) and raw[trigger.start : trigger.end] == trigger.literal:
        return False  # nothing was folded away before it: as written
    start, end = field.span(trigger.start, trigger.end)
    following = field.span(trigger.end, trigger.end + 1)[0] if trigger.end < len(field.text) else end
    return is_written_oddly(field.field.text[start:end], field.field.text[end:following])


def _end(place: Place, judgement: Judgement) -> int:
    """Where a judgement ends in the folded text, with the signs that were taken out."""
    within = judgement.end - place.end
    if place.joined is None or within <= 0 or within > len(place.joined.places):
        return judgement.end
    return place.joined.places[within - 1] + 1


def _hit(rule: Rule, view: NoteView, field: int, place: Place, judgement: Judgement) -> Hit:
    start, end = view.fields[field].span(judgement.start, _end(place, judgement))
    match = view.fields[field].field.text[start:end]
    target = judgement.target or "所推销的商品或服务"
    level: str | None = None
    own = ""
    if judgement.verdict != EXEMPT:
        risk = heavier(place)
        if risk is not None:
            usual = rule.levels.get(view.genre, ERROR)
            if judgement.verdict == NEEDS_EVIDENCE and usual == ERROR:
                usual = WARNING
            level = _RAISED.get(usual)
            own = f"（涉及{risk}，notelint 从严分级）"
    folded = plain(place.text[judgement.start : judgement.end], place.text[place.start : place.end], place.literal)
    disguise = f"「{match}」是「{folded}」的变形写法，同样按绝对化用语对待。" if place.disguised else ""
    return Hit(
        field,
        start,
        end,
        judgement.verdict,
        level,
        _message(rule, judgement, match, target, disguise, own),
        {"target": target},
        folded=folded if place.disguised else None,
        clause=judgement.clause,
        reason=judgement.reason,
    )


def _message(rule: Rule, judgement: Judgement, match: str, target: str, disguise: str, own: str) -> str | None:
    if judgement.verdict == EXEMPT:
        return f"「{match}」含绝对化用语，但{judgement.reason}，不适用广告法第九条第（三）项；真实性仍由广告主证明"
    if judgement.verdict == NEEDS_EVIDENCE:
        lacking = f"，还缺{judgement.missing}" if judgement.missing else "，请把证明材料留底"
        return f"{disguise}「{match}」指向「{target}」，是有限定的事实陈述，要能证明真实{lacking}{own}"
    if disguise or own:
        return disguise + rule.message.replace("{", "{") + own
    return None
