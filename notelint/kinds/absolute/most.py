"""最 and what it raises: a claim where it holds something sold above all others of its kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.kinds.absolute import guide, limiter, quality, speaker
from notelint.kinds.absolute.place import Judgement, bounds
from notelint.kinds.absolute.target import (
    ASPECT,
    CONTENT,
    GOODS,
    OTHER,
    PERSON,
    PLACE,
    SOLD,
    UNLISTED,
    ahead,
    named_before,
    subject,
)
from notelint.model import EXEMPT, NEEDS_EVIDENCE, VIOLATION

if TYPE_CHECKING:
    from notelint.kinds.absolute.guide import Exemption
    from notelint.kinds.absolute.place import Place
    from notelint.kinds.absolute.quality import Quality
    from notelint.kinds.absolute.target import Target

_NEGATED = re.compile(
    r"(?:不是|并非)[^，是]{0,10}$"
    r"|(?:没有?|不是|不算|并非|不敢说|不敢称|不一定|未必|不见得|算不上|谈不上|称不上|说不上|绝非|不求|不用|不必|不需要?|不要|不追求|不再|无需|别|毋须|难说|不说)[^，是]{0,5}$"
)
_ASKED_BEFORE = re.compile(r"(?:什么|哪|谁|几[个款家种])[^，。]{0,10}$")
_ASKED_AFTER = re.compile(r"[^，。]{0,10}?(?:是什么|是哪|是谁|有哪|吗(?:\W|$)|是不是|哪[款家个些])")
_ONLY_WHAT_FITS = re.compile(r"(?:只有|只要|只选|选择?)$")
_ADVICE = re.compile(r"好[用吃喝看玩听住拍推搭]")
_ENDS_QUALITY = re.compile(r"(?:的|了|啦|啊|呀|哦|吧|呢|哒|滴|，|。|！|!|~|\W|\ue000|没有之一|就是|还是|$)")
_NOW = re.compile(r"(?:今年|今夏|今冬|今春|今秋|本季|这季|当季|目前|现在|如今|当下|最近|近期|这两年|\d月|\d年)$")
_CHOOSING = re.compile(r"(?:使用|选择|用|选|挑)$")
_SPOKEN_OF = re.compile(r"它|这[款家支瓶个套盒台件双条张盘只块间门]|(?:中|里|里面|当中|类|款|家|之中)$")
_AND_MOST = re.compile(r"(?:也|又|还|而且|和|、|，|,| )?最")
_VERBS = frozenset(
    ("出", "到", "能", "会", "可以", "让", "是", "在", "有", "过", "学", "做", "得", "去", "来", "开始", "反应")
)
_COUNTED = ("门店", "门店数", "种类", "品种", "款式", "品类", "用户", "用户数", "好评", "销量")
_WEAK_ASPECTS = frozenset(("速度", "价格", "颜色", "环境", "味道", "效率", "空间", "声音"))
_AWARD = re.compile(r"获得?|荣获|评为|评选|入选|斩获|摘得|当选|得主|获奖|颁发|授予")
_BIG = re.compile(
    r"基地|平台|社区|商场|店|工厂|厂家|厂|品牌|连锁|市场|中心|企业|公司|机构|学校|医院|供应商|产区|乐园|酒店|餐厅|场|园|馆|城|网站|app|仓"
)


def judge(place: Place) -> Judgement | None:
    """The claim at a 最, or null."""
    text = place.text
    if text.startswith("为\n", place.end):
        place = place._replace(stop=bounds(text, place.start, place.end + 2)[1])
    position = _skip(text, place.end, place.stop)
    if position >= len(text) or not text[position].isalnum():
        return None
    before = place.before
    exemption = guide.effort(text, place.start)
    if exemption is not None:
        return Judgement(place.start, position + 1, "", EXEMPT, exemption.clause, exemption.reason)
    raised = quality.read(place, position)
    if raised is None or _NEGATED.search(before[-13:]) or before.endswith(("之", "历史上")):
        return None
    if _ASKED_BEFORE.search(before[-14:]) or _ASKED_AFTER.match(text, raised.end, place.stop):
        return None
    if _ONLY_WHAT_FITS.search(before[-3:]) and text.startswith("适合", position):
        return None
    if not quality.is_adjective(place, raised, position):
        return None
    limited = limiter.leading(before)
    if text[position] in "好佳":
        raised = _best(place, position, limited)
        if raised is None:
            return None
    if speaker.is_own_taste(before[: len(before) - limited] if limited else before):
        return None
    raised = _joined(place, raised)
    target = _target(place, raised)
    if not _claims(place, raised, target, limited):
        return None if limited else _tip(place, raised, position)
    start = place.start - limited
    named = target or named_before(place, place.start)
    return _verdict(place, start, raised, named.word if named else "", limited)


def _joined(place: Place, raised: Quality) -> Quality:
    """最大最豪华, 最好吃也最干净: one claim, judged by its last quality."""
    text = place.text
    while found := _AND_MOST.match(text, raised.end, place.stop):
        more = quality.read(place, found.end())
        if more is None:
            return raised
        raised = more
    return raised


def _skip(text: str, position: int, stop: int) -> int:
    while position < stop and text[position] in "最蕞为 \n":
        position += 1
    return position


def _best(place: Place, position: int, limited: int) -> Quality | None:
    """最好 as a quality; null where it advises (最好先…, 最好用温水)."""
    text = place.text
    if text[position] == "佳":
        return quality.Quality(quality.GENERAL, position + 1)
    if _ADVICE.match(text, position):
        end = position + 2
        if _ENDS_QUALITY.match(text, end) or limited or place.disguised:
            return quality.Quality(quality.MERIT, end)
        return None
    if _ENDS_QUALITY.match(text, position + 1) or limited:
        return quality.Quality(quality.GENERAL, position + 1)
    merit = quality.read(place, position)
    return merit if merit is not None and merit.kind == quality.MERIT else None


def _target(place: Place, raised: Quality) -> Target | None:
    text, end = place.text, raised.end
    if end < place.stop and text[end] in "的之":
        return ahead(place, end + 1)
    if end < place.stop and text[end].isalnum() and raised.kind != quality.VERBAL:
        found = ahead(place, end)
        if raised.kind in (quality.MERIT, quality.GENERAL) and (found is None or found.kind not in SOLD):
            found = _past_object(place, end) or found
        if found is None or found.kind == UNLISTED:
            return None
        if raised.kind == quality.GENERAL and _is_verb(place, end):
            return None
        return found
    return None


def _past_object(place: Place, position: int) -> Target | None:
    """最贴合头型的枕头: the thing sold behind the object of the quality, or null."""
    at = place.text.find("的", position, min(place.stop, position + 8))
    if at < 0 or not place.text[position:at].isalnum():
        return None
    found = ahead(place, at + 1)
    return found if found is not None and found.kind in SOLD else None


def _is_verb(place: Place, position: int) -> bool:
    """最快出双眼皮: what follows is a verb of its own, not the name of something sold (祛痘膏)."""
    word = next(place.words(position, place.stop))[2]
    return word in _VERBS or place.view.words.tag(word)[0] in "dp"


def _claims(place: Place, raised: Quality, target: Target | None, limited: int) -> bool:
    if raised.kind == quality.LIKING:
        return _liked(place, raised, target)
    if raised.kind == quality.FACT:
        return _counted(place, raised, target, limited)
    if target is not None and place.text[raised.end : raised.end + 1] != "":
        if target.kind == PERSON:
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
    if not _ENDS_QUALITY.match(place.text, raised.end):
        return raised.kind == quality.MERIT and bool(limited)
    return _predicated(place, raised, limited)


def _is_quality(place: Place, raised: Quality) -> bool:
    """Whether an unlisted quality reads as one: a word of praise, or an adjective with no person as its subject."""
    said = _said(place, raised)
    if said in quality.PRAISE or said[0] in "好佳高" or place.disguised:
        return True
    start = raised.end - len(said)
    first = next((place.text[begin:end] for begin, end, _ in place.words(start, raised.end)), said)
    if place.view.words.tag(first)[0] not in "aizlbdx":
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
    if not place.text.startswith(("适合", "懂", "能", "值得"), place.end):
        return False
    spoken_of = subject(place, place.start - limited)
    return spoken_of is not None and spoken_of.kind == GOODS


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
        if spoken_of.kind == GOODS:
            return raised.kind == quality.MERIT or said in quality.PRAISE
        if spoken_of.kind == OTHER:
            return raised.kind == quality.MERIT and bool(limited)
    if raised.kind == quality.MERIT:
        return True
    return said in quality.PRAISE and (bool(limited) or _SPOKEN_OF.search(place.text[place.begin : begin]) is not None)


def _liked(place: Place, raised: Quality, target: Target | None) -> bool:
    if not speaker.is_group(place.before):
        return False
    if place.text[raised.end : raised.end + 1] not in ("的", "") and place.text[raised.end].isalnum():
        return False
    return target is None or target.kind in SOLD


def _counted(place: Place, raised: Quality, target: Target | None, limited: int) -> bool:
    said = place.text[raised.end - 1]
    begin = place.start - limited
    if said in "火红热卖销" and _NOW.search(place.before):
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
    if target is not None and target.kind == UNLISTED and said in "火红热卖销":
        return True
    if target is not None and target.kind == PERSON:
        return False
    if not _ENDS_QUALITY.match(place.text, raised.end):
        return False
    if spoken_of is None:
        return said in "火红卖爆" and bool(limited or limiter.has_limit(place.before))
    if said in "火红爆卖":
        return spoken_of.kind != PERSON
    return spoken_of.kind == GOODS and bool(limited)


def _tip(place: Place, raised: Quality, position: int) -> Judgement | None:
    if place.text[position] not in "好佳" or not _ENDS_QUALITY.match(place.text, raised.end):
        return None
    exemption = guide.usage(place.before)
    if exemption is None:
        return None
    return Judgement(place.start, raised.end, "", EXEMPT, exemption.clause, exemption.reason)


def _verdict(place: Place, start: int, raised: Quality, target: str, limited: int) -> Judgement:
    exemption = _exemption(place, raised, limited)
    if exemption is not None:
        return Judgement(start, raised.end, target, EXEMPT, exemption.clause, exemption.reason)
    begin, stop = place.sentence()
    whole = place.text[begin:stop]
    factual = raised.kind == quality.FACT and (limited or limiter.has_limit(whole))
    if factual or _AWARD.search(place.before):
        return Judgement(start, raised.end, target, NEEDS_EVIDENCE, missing=limiter.missing(whole))
    return Judgement(start, raised.end, target, VIOLATION)


def _exemption(place: Place, raised: Quality, limited: int) -> Exemption | None:
    exemption = guide.aim(place.lead)
    if exemption is None and not limited:
        exemption = guide.own_range(place.before)
    if exemption is None and not limited and _ENDS_QUALITY.match(place.text, raised.end):
        exemption = guide.usage(place.before)
    return exemption
