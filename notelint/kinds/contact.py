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

    from notelint.kinds.contacts.leak import Leak
    from notelint.kinds.rule import Rule, Trigger
    from notelint.kinds.view import FieldView, NoteView

ALWAYS = True
SHARED = True
OPTIONS: Mapping[str, Any] = {
    "report": {"enum": ["hard", "channel", "cta"], "description": "报告哪一类：联系方式、站外渠道、站内引导"},
}


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


def find(rule: Rule, view: NoteView, triggers: Sequence[Trigger]) -> Iterator[Hit]:
    """The leaks of the class that the rule reports."""
    if not view.fields:
        return
    kept = view.fields[0].notes
    found: list[tuple[FieldView, Leak]] | None = kept.get("contact")
    if found is None:
        found = kept["contact"] = _analysed(view, triggers)
    for field, leak in found:
        if leak.report != rule.options["report"] or field.name not in rule.fields:
            continue
        start, end = field.span(leak.start, leak.end)
        values = {"what": leak.what, "how": f"（{leak.how}）" if leak.how else ""}
        yield Hit(field.place, start, end, level=_level(leak), values=values, folded=leak.reads or None)


def _analysed(view: NoteView, triggers: Sequence[Trigger]) -> list[tuple[FieldView, Leak]]:
    """Every leak of a note, by field."""
    places: dict[int, list[tuple[int, int, int]]] = {}
    signs: dict[int, set[str]] = {}
    for trigger in triggers:
        if trigger.role == _SIGN:
            signs.setdefault(trigger.field, set()).add(trigger.literal)
        else:
            places.setdefault(trigger.field, []).append(trigger[1:4])
    fields = [field for field in view.fields if field.place in places or _GATE.search(field.text)]
    if not fields:
        return []
    # A draft that holds nothing of the kind pays for none of the modules behind it.
    from notelint.kinds.contacts.analysis import analyse

    return [
        (field, leak)
        for field in fields
        for leak in analyse(field.text, places.get(field.place, ()), signs.get(field.place, ()), lambda: view.words)
    ]


def _level(leak: Leak) -> str | None:
    if leak.report == "channel" and leak.lures:
        return ERROR
    if leak.report == "cta" and leak.how:
        return WARNING
    return None
