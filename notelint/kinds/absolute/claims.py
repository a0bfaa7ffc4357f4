"""Whether a raised quality is a claim: said of something sold, by its target, its subject or what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.kinds.absolute import limiter, quality, speaker
from notelint.kinds.absolute.target import (
    ASPECT,
    CONTENT,
    GOODS,
    OTHER,
    PEOPLE_FOR_HIRE,
    PERSON,
    PLACE,
    SOLD,
    UNLISTED,
    ahead,
    named_before,
    subject,
)
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.absolute.place import Place
    from notelint.kinds.absolute.quality import Quality
    from notelint.kinds.absolute.target import Target

_WISHED_TEXT = "想 要 期 舍 离 放 忘 习惯 需 后悔 抗拒 排斥 心动 种草 长草 回购 空瓶 用 买 入 收 囤 拔草 推 记 感 害 担 难 值 开始 使"
_WISHED = tuple(_WISHED_TEXT.split())
"""Verbs of wishing and using: they tell of a person, not of the thing."""
_NOW = lazy(r"(?:今年|今夏|今冬|今春|今秋|本季|这季|当季|目前|现在|如今|当下|最近|近期|这两年|\d月|\d年)$")
_CHOOSING = lazy(r"(?:使用|选择|用|选|挑)$")
_SPOKEN_OF = lazy(r"它|这[款家支瓶个套盒台件双条张盘只块间门]|(?:中|里|里面|当中|类|款|家|之中)$")
_HEADLESS = lazy(r"的(?:还|就|都|也|却|总|永远|一直|其实)?是")
_HOW = lazy(r"(?<![觉懂记舍值显使免])得$")
"""A verb with its degree (锁得最牢): what the thing does is praised, in any word."""
_IS = lazy(r"的(?:还得|还|就|也|都|一定|肯定|果然|无疑|必须|非)*(?:是|属|数)")
_PIECE = lazy(r"我们家的?|这[款家支瓶套盒台件双条盘]|我们(?:家|店)?(?:$|[，。!！的])|本店|我们家")
_WEAK_ASPECTS = frozenset(("速度", "价格", "颜色", "环境", "味道", "效率", "空间", "声音"))
_COUNTED = ("门店", "门店数", "种类", "品种", "款式", "品类", "用户", "用户数", "好评", "销量")
_BIG = lazy(
    r"基地|平台|社区|商场|店|工厂|厂家|厂|品牌|连锁|市场|中心|企业|公司|机构|学校|医院|供应商|产区|乐园|酒店|餐厅|场|园|馆|城|网站|app|仓"
)


def claims(place: Place, raised: Quality, target: Target | None, limited: int) -> bool:
    """``limited`` is the length of the limiter right before the trigger (全网, 上海), zero without one."""
    if raised.kind == quality.LIKING:
        return _liked(place, raised, target)
    if raised.kind == quality.FACT:
        return _counted(place, raised, target, limited)
    if target is not None and place.text[raised.end : raised.end + 1] != "":
        if target.kind == PERSON or (target.kind == PEOPLE_FOR_HIRE and _is_honour(place, raised)):
            return False
        if target.kind in SOLD and raised.kind == quality.GENERAL and not _is_quality(place, raised):
            return False
        if target.kind in SOLD:
            return not (_is_gift(target, place.before) or (target.word == "产品" and _CHOOSING.search(place.before)))
        if target.kind == PLACE:
            return raised.kind == quality.MERIT and _said(place, raised) not in ("先进", "安全", "健康", "天然")
        if target.kind == UNLISTED:
            if raised.kind == quality.MERIT or (limited and _said(place, raised) in quality.PRAISE):
                return True
            return _of_aspect(place, raised, limited)
        return bool(limited and (raised.kind == quality.MERIT or target.kind == CONTENT))
    if raised.kind == quality.VERBAL:
        return _fits(place, raised, limited)
    if not quality.ends(place.text, raised.end):
        return raised.kind == quality.MERIT and bool(limited)
    said_of = _said(place, raised)
    if (said_of in quality.PRAISE or place.view.words.tag(said_of)[0] == "a") and _is_identified(place, raised):
        return True
    return _predicated(place, raised, limited)


def _is_quality(place: Place, raised: Quality) -> bool:
    """Whether an unlisted quality reads as one: a word of praise, or an adjective with no person as its subject."""
    said = _said(place, raised)
    if said in quality.PRAISE or said[0] in "好佳高" or place.disguised:
        return True
    start = raised.end - len(said)
    first = next((place.text[begin:end] for begin, end, _ in place.words(start, raised.end)), said)
    tag = place.view.words.tag(first)[0]
    if tag not in "rmt" and first != said[:1] and place.text[raised.end : raised.end + 1] == "的":
        return not said.startswith(_WISHED) and place.view.words.tag(first) != "nr"
    if tag not in "aizlbdx":
        return False
    spoken_of = subject(place, place.start)
    return spoken_of is None or spoken_of.kind != PERSON


def _of_aspect(place: Place, raised: Quality, limited: int) -> bool:
    """音响最好的…: a property of something sold stands right before the claim."""
    begin = place.start - limited
    found = subject(place, begin)
    return (
        found is not None
        and found.kind == ASPECT
        and place.text[found.end : begin].strip("也都是还又的全 ") == ""
        and _said(place, raised) in quality.PRAISE
    )


def _said(place: Place, raised: Quality) -> str:
    return place.text[place.end : raised.end].strip("最为 ")


def _fits(place: Place, raised: Quality, limited: int) -> bool:
    """最适合敏感肌, 最懂油皮: a claim where something sold is the subject and the object is no single person."""
    if place.text.startswith(("我", "你", "自己", "她", "他", "孩子"), raised.end):
        return False
    if not place.text.startswith(("适合", "懂", "能", "会", "值得"), place.end):
        return False
    spoken_of = subject(place, place.start - limited)
    return spoken_of is not None and spoken_of.kind == GOODS


def _is_honour(place: Place, raised: Quality) -> bool:
    """最美乡村教师: a title of honour, without 的."""
    return _said(place, raised) in ("美", "可爱") and place.text[raised.end : raised.end + 1] != "的"


def _is_gift(target: Target, before: str) -> bool:
    """陪伴是最好的礼物: a saying, where nothing is sold as a gift."""
    return target.word.endswith("礼物") and before.rstrip().endswith(("是", "给你", "给我", "成", "为"))


def _predicated(place: Place, raised: Quality, limited: int) -> bool:
    """The quality ends the clause: what stands before it decides."""
    begin = place.start - limited
    said = _said(place, raised)
    if place.disguised and (raised.kind == quality.MERIT or said in quality.PRAISE):
        return True
    spoken_of = subject(place, begin)
    if spoken_of is not None:
        if spoken_of.kind == PERSON:
            return False
        if spoken_of.kind == ASPECT and place.text[spoken_of.end : begin].strip("也都是还又的全 ") == "":
            if spoken_of.word in _WEAK_ASPECTS and named_before(place, place.begin) is None:
                return False
            return said in quality.PRAISE or raised.kind == quality.MERIT
        if spoken_of.kind in (GOODS, PEOPLE_FOR_HIRE) and _HOW.search(place.before):
            return True
        if spoken_of.kind == GOODS:
            return raised.kind == quality.MERIT or said in quality.PRAISE or bool(limited)
        if spoken_of.kind == OTHER and place.text[begin - 1 : begin].isalnum():
            return raised.kind == quality.MERIT and bool(limited)
    if raised.kind == quality.MERIT:
        return True
    if spoken_of is None and _HOW.search(place.before) and named_before(place, place.begin) is not None:
        return True
    return said in quality.PRAISE and (bool(limited) or _SPOKEN_OF.search(place.text[place.begin : begin]) is not None)


def _is_identified(place: Place, raised: Quality) -> bool:
    """回弹最好的是这家: what is called the best is a piece of goods or a shop."""
    found = _IS.match(place.text, raised.end, place.stop)
    if found is None:
        return False
    named = ahead(place, found.end())
    return _PIECE.match(place.text, found.end()) is not None or (named is not None and named.kind == GOODS)


def _liked(place: Place, raised: Quality, target: Target | None) -> bool:
    if not speaker.is_group(place.before):
        return False
    if place.text[raised.end : raised.end + 1] not in ("的", "") and place.text[raised.end].isalnum():
        return False
    if target is None:
        return _HEADLESS.match(place.text, raised.end) is None
    return target.kind in (*SOLD, UNLISTED)


def _counted(place: Place, raised: Quality, target: Target | None, limited: int) -> bool:
    said = place.text[raised.end - 1]
    begin = place.start - limited
    if place.before.endswith("全网") and place.text.startswith("便宜", place.end):
        return False  # the price rules speak of it
    if place.disguised and said in "火红爆卖销迎":
        return True
    if said in "火红热卖销迎" and _NOW.search(place.before):
        return target is None or target.kind in (*SOLD, PLACE, CONTENT)
    spoken_of = subject(place, begin)
    if spoken_of is not None and spoken_of.kind == ASPECT and spoken_of.word not in ("空间", "价格"):
        adjacent = place.text[spoken_of.end : begin].strip("也都是还又的 ") == ""
        return adjacent and (said != "多" or spoken_of.word.endswith(_COUNTED))
    if target is not None and target.kind in SOLD:
        if said == "大":
            return _BIG.search(target.word) is not None
        if place.text.startswith("多", place.end):
            return target.kind == GOODS and _BIG.search(target.word) is not None
        if place.text.startswith(("便宜", "老", "早", "高"), place.end):
            return bool(limited)
        return True
    if target is not None and target.kind == UNLISTED and said in "火红热卖销迎":
        return True
    if target is not None and target.kind == PERSON:
        return False
    if not quality.ends(place.text, raised.end):
        return False
    if spoken_of is None:
        return said in "火红卖爆" and bool(limited or limiter.has_limit(place.before))
    if said in "火红爆卖迎销":
        return spoken_of.kind != PERSON
    return spoken_of.kind == GOODS and bool(limited)
