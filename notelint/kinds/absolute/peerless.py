"""没有之一, 没有比…更…, 无人能比, 别家都得靠边站: any equal is denied, with no 最 and no 第一 in the words.

One clause must hold two parts: all the rivals (无人, 没有哪家, 别家, 同行) and what they cannot do (比得过, 超越, 媲美);
some set phrases are both at once. The sentence must name something sold, and no person as its subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.kinds.absolute import guide, most, quality, scope, speaker
from notelint.kinds.absolute.place import Judgement, bounds
from notelint.kinds.absolute.target import GOODS, SOLD, Target, ahead, behind
from notelint.model import EXEMPT, VIOLATION
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.absolute.place import Place

_RIVALS = lazy(
    r"(?:(?:没有?|找不[到出]|再无|难有|少有|鲜有|罕有|未有|不曾有)(?:任何|一[家款台个种支瓶件样位间]|哪|谁|第二|别的|其他|人|几[家款个])|无人|无一|没谁|谁[也都家]|哪[家款个台][^，。]{0,6}[也都]|别家|别的[^，。]{1,4}都?|同行|同类|友商|其[他它](?:家|品牌|店|产品|款)|[\u4e00-\u9fff]{1,3}[都皆全]?无人)[^，。]{0,14}$"
)
_DEFEATED = frozenset(
    ("得过", "做到这", "做到如此", "比得上", "比得了", "比不过", "比不上", "比不了", "能比", "赢过", "赢得了", "超过", "超越", "胜过", "媲美", "比肩", "匹敌", "抗衡", "能敌", "项背", "相提并论", "出其右", "望尘莫及", "靠边站", "甘拜下风", "学不来", "仿不来", "撼动")
)  # fmt: skip
_MEASURED = lazy(r"[了过]? ?[\d一二两三四五六七八九十百千半]")
_BEATEN = lazy(r"(?:了|掉|市面上?的?|全场|整个)*(?:同行|同类|同价位|全网|所有|一切|全部|任何|其他|友商|市面|各路|一众)")
_SALE = lazy(r"限时|整点|今[天晚日]|\d点|价|直播|活动|抢|福利|开始|包邮")
"""秒杀 as a sale."""
_BEATS = frozenset(("秒杀", "吊打", "碾压", "完爆", "完胜"))
_FOES = lazy(r"(?:没有?|无|毫无|难逢|罕逢|鲜有|少有|找不[到出]|再无|未逢|不见)(?:任何|什么|像样的|真正的)?$")
_MORE = lazy(r"[^，。]{0,6}?(?:更|还)(?!是|有|要|没|不)[\u4e00-\u9fff]{1,8}?(?=的|了|$|[^\u4e00-\u9fff])")
_AMONG = lazy(r"(?:同类|同价位|同行|市面|市场|全网|全国|业内)[^，。]{0,6}$")
_BETTER = lazy(r"[\u4e00-\u9fff]{1,4}?(?=的)")
_NO_MORE = lazy(r"[^。]{0,16}(?:找不[到出]|没有(?:了|第二|过|$)|不存在|没见过|没了|难找|难寻)")
_NONE_BEFORE = lazy(r"(?:找不[到出]|没有?|再无|绝无|难[找寻有]|挑不[到出]|见不到|不会有)(?:过)?$")
_SECOND = lazy(r"[^。]{0,8}(?:没人|没有人|无人|谁敢|没谁|哪[个家]敢|就没)[^。]{0,8}?第[一1]")
_BUT = lazy(r"除了[^。]{1,12}$")
_CANNOT = lazy(r"[^，。]{0,6}?(?:不出来?|不到|不了|不来|没有|没法|不起)")
_KIN = lazy(
    r"(?:我|他|她|你|俺)(?:们)?(?:爸|妈|爷|奶|外[公婆]|姥|姐|哥|弟|妹|老[公婆]|儿|女|家人|闺)|妈妈|奶奶|外婆|爸爸|母亲"
)
_ABOUT = lazy(
    r"论|说到|要说|说起|比起|[做卖开种养烤酿织磨]的|(?:做|卖|酿|织|种|烤|开)[^，。]{1,6}\d{0,2}[一二三四五六七八九十百几多]*年|味道|手艺|口感"
)
_SELLER = lazy(r"我们|我家|咱家?|本店|这[款家支瓶个套盒台件双条张盒]|它")


def judge(place: Place) -> Judgement | None:
    """The denial of any equal at a trigger, or null."""
    before = place.before
    if speaker.is_own_taste(before) or _KIN.search(place.clause):
        return None
    span = _denied(place)
    if span is None:
        return None
    start, end = span
    target = scope.sold(place) or scope.praised(place) or _seller(place) or _ahead(place)
    if target is None and not (place.literal.endswith("第二") and not scope.is_personal(place)):
        return None
    exemption = guide.aim(place.lead)
    word = target.word if target is not None else ""
    if exemption is not None:
        return Judgement(start, end, word, EXEMPT, exemption.clause, exemption.reason)
    return Judgement(start, end, word, VIOLATION)


def _seller(place: Place) -> Target | None:
    """论酥脆没人比得过我们: the seller, where a merit is what the sentence is about."""
    begin, stop = place.sentence()
    text = place.text[max(begin, place.start - 40) : min(stop, place.end + 40)]
    found = _SELLER.search(text)
    return Target(found.group(), GOODS, place.end) if found and _ABOUT.search(text) else None


def _ahead(place: Place) -> Target | None:
    """没有对手的性价比: a property of something sold right behind the denial."""
    if place.literal not in ("对手", "敌手") or not place.text.startswith("的", place.end) or scope.is_personal(place):
        return None
    found = ahead(place, place.end + 1)
    return found if found is not None and found.kind in SOLD else None


def _denied(place: Place) -> tuple[int, int] | None:
    """The span of the denial: rivals and what they cannot do."""
    text, start, end, literal = place.text, place.start, place.end, place.literal
    tail = place.before[-24:]
    offset = start - len(tail)
    if literal in _BEATS:
        if literal == "秒杀" and _SALE.search(place.clause):
            return None
        found = _BEATEN.match(text, end, place.stop)
        return (start, found.end()) if found else None
    if literal == "能比" and text.startswith(("得", "了", "过", "上"), end):
        return None
    if literal in _DEFEATED:
        rivals = _RIVALS.search(tail)
        return (offset + rivals.start(), end) if rivals and not _MEASURED.match(text, end) else None
    if literal in ("对手", "敌手"):
        foes = _FOES.search(tail)
        return (offset + foes.start(), end) if foes else None
    if literal in ("没有比", "没比"):
        more = _MORE.match(text, end, place.stop)
        return (start, more.end()) if more and _is_sellers(place, end, more.end()) else None
    if literal == "没有更":
        among = _AMONG.search(tail)
        better = _BETTER.match(text, end, place.stop)
        return (offset + among.start(), better.end()) if among and better else None
    if literal.startswith("比"):
        return _less(place, tail, offset)
    if literal in ("谁也", "谁都"):
        begin, _ = place.sentence()
        but = _BUT.search(text, max(begin, start - 16), start)
        cannot = _CANNOT.match(text, end, place.stop)
        return (but.start(), cannot.end()) if but and cannot else None
    if literal.startswith("第二"):
        none = _NONE_BEFORE.search(tail)
        return (offset + none.start(), end) if none else None
    if literal.endswith("第二"):
        second = _SECOND.match(text, end)
        return (start, second.end()) if second else None
    if literal == "没有之一" and _is_said(place):
        return None
    return start, end


def _less(place: Place, tail: str, offset: int) -> tuple[int, int] | None:
    """没有谁比我们更…, 比它更…的找不到."""
    more = _MORE.match(place.text, place.end, place.stop)
    if more is None:
        return None
    rivals = _RIVALS.search(tail)
    if rivals is None and _is_praise(place, more.end()):
        rivals = _NONE_BEFORE.search(tail)
    if rivals is not None:
        return offset + rivals.start(), more.end()
    _, stop = place.sentence()
    none = _NO_MORE.match(place.text, more.end(), stop)
    return (place.start, none.end()) if none else None


def _is_praise(place: Place, end: int) -> bool:
    """Whether the word behind 更 praises: 没有比这更顺滑, not 没有比这更尴尬."""
    word = max(place.text.rfind("更", place.end, end), place.text.rfind("还", place.end, end)) + 1
    return place.text[word:end] in quality.PRAISE or quality.merit(place.text, word, place.stop) is not None


def _is_sellers(place: Place, start: int, end: int) -> bool:
    """Whether what nothing surpasses is the seller's: 没有比我们家更…, not 没有比早睡更…."""
    more = max(place.text.rfind("更", start, end), place.text.rfind("还", start, end))
    if _SELLER.search(place.text, start, more) or any(name in place.text[start:more] for name in place.goods):
        return True
    near: Target | None = behind(place, more, start)
    return near is not None and near.kind in SOLD


def _is_said(place: Place) -> bool:
    """Whether a 最 in the same sentence says it already, or tells of the writer's taste."""
    begin, _ = place.sentence()
    at = place.text.rfind("最", begin, place.start)
    if at < 0:
        return False
    clause_begin, clause_stop = bounds(place.text, at, at + 1)
    raised = place._replace(start=at, end=at + 1, begin=clause_begin, stop=clause_stop, literal="最")
    return speaker.is_own_taste(raised.before) or most.judge(raised) is not None
