"""天花板, 王者, 霸主, 扛把子, 头把交椅: nouns that name the first of a category of goods.

They are words of their own as well (a ceiling, a level in a game, the founder of a school): a claim needs the category.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.kinds.absolute import guide, limiter, scope, speaker
from notelint.kinds.absolute.target import SOLD, ahead, sold_between
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.absolute.place import Judgement, Place
    from notelint.kinds.absolute.target import Target

NOUNS = frozenset(
    ("天花板", "王者", "霸主", "扛把子", "一哥", "一姐", "鼻祖", "头把交椅", "第一把交椅", "巅峰之作", "封神之作", "龙头老大", "龙头品牌", "行业老大", "行业龙头", "之王", "头名", "独占鳌头", "首屈一指")
)  # fmt: skip
_VERDICTS = frozenset(("巅峰之作", "封神之作", "首屈一指", "独占鳌头", "龙头老大", "龙头品牌", "行业老大", "行业龙头"))
"""Nouns that say by themselves that something is judged: anything sold in the sentence is their subject."""
_CLOSED = lazy(
    r"(?:之选|之作|担当|级别?|品牌|大哥|老大|老店|产品|单品)?(?:的(?:位置|宝座|地位|存在|名号|水平|品质|称号|[\u4e00-\u9fff]{2,8}))?(?:了|啦|吧|呀|啊|哦|无疑|没跑|没错|本[尊人]|没有之一|就是|还是|还得|非|应该是|当属|属于|来[了啦袭]|回归|归来)?(?:$|[^\u4e00-\u9fffa-z0-9]|(?<=就是|还是|还得)|(?<=[非属])|(?<=来[了啦]))"
)
_NAMED = lazy(r"(?:堪称|可称|称得上|人称|公认的?|当之无愧的?|妥妥的?|真正的?|绝对的?|坐稳|稳坐|荣登|问鼎)$")
_DENIED = lazy(r"(?:不敢说|不是|算不上|谈不上|称不上|没有|不算|并非|抬头|客厅|吊顶|石膏|铝扣|木质|雕花)[^，。]{0,3}$")


def judge(place: Place) -> Judgement | None:
    """The claim of a rank noun at a trigger, or null."""
    before = place.before
    if _DENIED.search(before[-8:]) or speaker.is_own_taste(before) or scope.is_personal(place):
        return None
    target = _ranked(place)
    if target is None:
        return None
    start = place.start - limiter.leading(before)
    return guide.verdict(place, start, target.word)


def _next(place: Place) -> Target | None:
    """巅峰之作！我们的新款…: an exclamation, the goods stand in the sentence behind it."""
    if scope.is_personal(place):
        return None
    line = place.text.find("\n", place.end)
    return sold_between(place, place.end, min(line if line >= 0 else len(place.text), place.end + 24))


def _ranked(place: Place) -> Target | None:
    text, end = place.text, place.end
    if place.literal in _VERDICTS:
        if place.start == place.begin:
            return scope.sold(place) or _next(place)
        return scope.category(place, place.start) or scope.sold(place)
    found = None
    if not _CLOSED.match(text, end):
        grade = 1 if text.startswith("级", end) else 0
        found = ahead(place, end + grade + text.startswith("的", end + grade))
        if found is None or found.kind not in SOLD:
            return None
    category = scope.category(place, place.start)
    if category is not None:
        return category
    named = _NAMED.search(place.before) or limiter.leading(place.before)
    return found or scope.sold(place) or _next(place) if named else None
