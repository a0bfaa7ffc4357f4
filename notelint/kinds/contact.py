"""``contact``: contacts outside the platform, however they are written.

One analysis of a field serves every rule of this kind; ``report`` says which of its findings a rule reports:
``hard`` (a channel with its identifier, or an identifier that suffices), ``channel`` (readers are sent to a channel, or
it is spelled in disguise) or ``cta`` (a call inside the platform). A stronger finding hides weaker ones at its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.model import ERROR, WARNING, Hit
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from notelint.kinds.contacts.analysis import Text
    from notelint.kinds.contacts.leak import Leak
    from notelint.kinds.rule import Rule, Trigger
    from notelint.kinds.view import FieldView, NoteView

ALWAYS = True
SHARED = True
OPTIONS: Mapping[str, Any] = {
    "report": {"enum": ["hard", "channel", "cta"], "description": "报告哪一类：联系方式、站外渠道、站内引导"},
}


_LEAKS = "contact"
"""Under this name the first field of a note keeps the leaks of all."""
_SIGN = 2
"""The role of a sign that a contact may need beside it but that makes none; the vocabulary has those behind it."""
_GATE = lazy(
    r"[0-9@./\\+*|~¥€£$₤₳₴₰₢♥❤♡❣💌✉🐧壹贰叁肆伍陆柒捌玖零〇幺洞拐勾"
    r"一二三四五六七八九衣依伊医移姨妖腰点丶。·•・vwqx微薇威葳溦徽幑徵维卫加佳伽茄十扣抠公二淘桃抖支京拼快知闲视钉咸豆得朋主简头评昵私邮小天网企电]"
    r"(?:(?<=[0-9@./\\+*|~¥€£$₤₳₴₰₢♥❤♡❣💌✉🐧壹贰叁肆伍陆柒捌玖零〇幺洞拐勾])"
    r"|(?<=[一二三四五六七八九])(?=[^\w\n，。、；：！？]{0,2}[零〇一二三四五六七八九幺])"
    r"|(?<=[衣依伊医移姨妖腰])[三伞散四死私似丝司寺五舞武午吾捂误屋六流留柳溜刘七期奇妻漆骑齐启八爸吧巴扒把罢九酒久旧救就]"
    r"|(?<=[点丶。·•・])(?=[)）\]】\s]{0,2}[a-z])"
    r"|(?<=[vwqx])(?<![a-z].)(?![a-z])"
    r"|(?<=[薇葳溦徽幑徵加佳伽茄十])(?=[^\n，。、；：！？]{0,8}[v微薇威葳溦徽幑徵维卫信心芯欣辛新星馨鑫])"
    r"|(?<=[微威维卫])(?=[芯欣辛鑫馨昕薪兴星讯訊])"
    r"|(?<=[微威维卫扣抠公二淘桃抖支京拼快知闲视钉咸豆得朋主简头评昵私邮小天网企电])(?=[^\w\n，。、；：！？]))"
)
"""What may be a contact though no literal stands there: digits, signs of addresses and prices, channels of one sign."""


def literals(rule: Rule) -> Iterable[tuple[str, int]]:
    """The words of the grammar in every spelling; each rule has them, since any may run alone."""
    del rule
    from notelint.kinds.contacts.apart import SIGNS
    from notelint.kinds.contacts.spelling import literals as spellings

    yield from spellings()
    yield from ((sign, _SIGN) for sign in sorted(SIGNS))


def prepare(notes: Sequence[tuple[NoteView, Sequence[Trigger]]]) -> None:
    """Find every leak of some notes, for all rules of the kind."""
    kept: list[list[tuple[FieldView, Leak]]] = [[] for _ in notes]
    sought = [(leaks, *each) for leaks, note in zip(kept, notes, strict=True) for each in _texts(*note)]
    if sought:
        # Drafts that hold nothing of the kind pay for none of the modules behind it.
        from notelint.kinds.contacts.analysis import analyse

        for (leaks, field, _), found in zip(sought, analyse([text for _, _, text in sought]), strict=True):
            leaks += [(field, leak) for leak in found]
    for leaks, (view, _) in zip(kept, notes, strict=True):
        if view.fields:
            view.fields[0].notes[_LEAKS] = leaks


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterable[Hit]:
    """The leaks of the class that the rule reports."""
    if not view.fields:
        return ()
    if _LEAKS not in view.fields[0].notes:
        prepare([(view, triggers)])
    found: list[tuple[FieldView, Leak]] = view.fields[0].notes[_LEAKS]
    return [
        _hit(field, leak)
        for field, leak in found
        if leak.report == rule.options["report"] and field.name in rule.fields
    ]


def _hit(field: FieldView, leak: Leak) -> Hit:
    start, end = field.span(leak.start, leak.end)
    values = {"what": leak.what, "how": f"（{leak.how}）" if leak.how else ""}
    return Hit(field.place, start, end, level=_level(leak), values=values, folded=leak.reads or None)


def _texts(view: NoteView, triggers: Sequence[Trigger]) -> Iterator[tuple[FieldView, Text]]:
    """The fields of a note that may hold a contact."""
    places: dict[int, list[tuple[int, int, int]]] = {}
    signs: dict[int, set[str]] = {}
    for trigger in triggers:
        if trigger.role == _SIGN:
            signs.setdefault(trigger.field, set()).add(trigger.literal)
        else:
            places.setdefault(trigger.field, []).append(trigger[1:4])
    for field in view.fields:
        if field.place in places or _GATE.search(field.text):
            yield (
                field,
                (field.text, places.get(field.place, ()), signs.get(field.place, ()), lambda: view.words),
            )


def _level(leak: Leak) -> str | None:
    if leak.report == "channel" and leak.lures:
        return ERROR
    if leak.report == "cta" and leak.how:
        return WARNING
    return None
