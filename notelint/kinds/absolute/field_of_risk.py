"""Fields in which the guide is strict: medicine, finance, education. The higher level is notelint's own grading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.absolute.place import Place

_MEDICAL = lazy(
    r"疗效|治愈率|有效率|治疗|根治|药到病除|手术|植发|种植牙|医美|整形|针剂|注射|减肥药|降糖|降压|抗癌|保健食品|保健品|药品|特医"
)
_FINANCE = lazy(r"收益|回报率|回本|保本|理财|投资|基金|贷款|加盟|招商|年化|稳赚|赚钱")
_EDUCATION = lazy(r"提分|升学|上岸|过级|通过率|押题|保过|包过|考研|考公|雅思|托福|培训|补习|辅导班|网课|师资")


def heavier(place: Place) -> str | None:
    """The strict field the claim's sentence speaks of, in Chinese, or null."""
    begin, stop = place.sentence()
    text = place.text[max(begin, place.start - 40) : min(stop, place.end + 40)]
    if _MEDICAL.search(text):
        return "医疗、药品或保健功效"
    if _FINANCE.search(text):
        return "投资收益"
    if _EDUCATION.search(text):
        return "教育培训效果"
    return None
