"""唯一, 独家, 首创, 首款, 首选, 独一无二, 前所未有: nothing else is like it, or it was there first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.kinds.absolute import guide, limiter, scope, speaker
from notelint.kinds.absolute.place import Judgement
from notelint.kinds.absolute.target import (
    CONTENT,
    GOODS,
    OTHER,
    PERSON,
    SOLD,
    UNLISTED,
    Target,
    ahead,
    behind,
    named_before,
    subject,
)
from notelint.model import EXEMPT, NEEDS_EVIDENCE, VIOLATION
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.absolute.place import Place

_BLAME = lazy(
    r"(?:的)?(?:小)?(?:[\u4e00-\u9fff]{0,4})(?:缺点|不足|遗憾|美中不足|槽点|问题|缺憾|毛病|瑕疵|弊端|短板|bug|不好|不满|不喜|不爽|不便|不同|区别|吐槽|可惜|麻烦|难点|担心|感觉|想|要求|标准|标识|id|编码|办法|方法|出路|选择|希望|变化|条件|要注意|需要)"
)
_CAN = lazy(
    r"(?:一?[款家种支个]?)(?:能够?|可以|敢|真正|不(?!好|要|想|足|满|同|是|喜)|无|没有(?!的)|零|让人?|有效|官方|指定|正品|授权|通过|获得?|采用|拥有|做到|解决|真正|入选|含有|带有|使用|合作|配备|经|还在|支持)"
)
_EXCLUSIVE = lazy(
    r"(?:的)?(?:[\u4e00-\u9fffa-z0-9]{0,6}?)(?:首创|配方|技术|专利|工艺|成分|秘方|秘制|研发|研制|供应|定制|代理|销售|发售|授权(?!书|函)|合作(?!伙伴)|设计|配比|科技|专研|原料|萃取|熬制|调制|首发|打造|引进|体验|款|套餐|课程|服务|产品)"
)
_NOT_EXCLUSIVE = lazy(
    r"(?:的)?(?:记忆|采访|访谈|报道|专访|新闻|揭秘|福利|优惠|折扣|放送|直播|赞助|冠名|版权|播出|签约|爆料|对话|回应|分享|私藏|解读|资料|观察)"
)
_FIRSTS = (
    "首款",
    "首家",
    "首个",
    "首支",
    "首台",
    "首部",
    "首座",
    "首条",
    "首店",
    "首例",
    "首瓶",
    "首辆",
    "首只",
    "首批",
    "首发",
)
_CHOICE_BEFORE = lazy(
    r"(?:[党皮肌女男妈娘宝星人]|送礼|装修|[旅出]行|护肤|居家|办公|通勤|约会|聚会|拍照|新手|入门|蹦迪|聚餐|团建|遛娃|亲子|露营|熬夜|必备|明星|送人|自用|小白|家庭|夏天|夏日|冬天|秋冬|春夏|换季)(?:的|之)?$"
)
_CHOSEN_FOR = lazy(r"[\u4e00-\u9fffa-z](?:的|之)?$")
_IS_CHOSEN = lazy(r"(?:就是|还是|一定|当然|没跑|了|啦|！|!|，|。|$|\W)")
_EXPERIENCE = lazy(
    r"(?:的)?[\u4e00-\u9fff]{0,6}?(?:品质|质感|质量|体验|享受|服务|口感|口味|味道|风味|工艺|设计|技术|面料|美味|奢华|触感|手感|嗅觉|味觉|视觉|听觉|香气|香味|香调|气味|肤感|柔软|丝滑|舒适|轻薄|轻盈|补水|修护|盛宴|魅力|美感|(?:清爽|轻盈|满足|水润|沉浸|丝滑|舒适)感|功效|效果|性能|配方|地位|优势)"
)
_HARD = lazy(
    r"压力|困难|危机|孤独|焦虑|恐慌|灾难|挫折|失落|迷茫|变化|变局|疲惫|痛苦|自己|生命|灵魂|个体|孩子|你|尴尬|场面|状况|局面|大雪|暴雨|人格|人生|思想|文化|民族|国家|记忆|故事|成长|风景"
)


def judge(place: Place) -> Judgement | None:
    """The claim of being the only or the first one at a trigger, or null."""
    literal = place.literal
    if speaker.is_own_taste(place.before):
        return None
    if re.search(r"(?:没有|不是|并非|不再是)[^，。]{0,2}$", place.before[-6:]):
        return None
    if literal == "唯一":
        return _only(place)
    if literal in ("独家", "独有", "独创"):
        return _exclusive(place)
    if literal in ("首选", "首推"):
        return _choice(place)
    if literal in _FIRSTS:
        return _first(place)
    if literal in ("首创", "首发", "开创性", "开创先河"):
        return _invented(place)
    return _unmatched(place)


def _only(place: Place) -> Judgement | None:
    text, end = place.text, place.end
    if _BLAME.match(text, end):
        return None
    limited = limiter.leading(place.before)
    start = place.start - limited
    can = _CAN.match(text, end)
    found = (
        _relative(place, can.end())
        if can is not None
        else ahead(place, end + (1 if text[end : end + 1] == "的" else 0))
    )
    if found is None and text.startswith("一", end):
        found = _relative(place, end)
    if found is not None and found.kind == PERSON:
        return None
    sold = _sold(found)
    if sold is None and limited:
        sold = _sold(_relative(place, end))
    if text.startswith("一", end) and sold is not None and not limited and can is None:
        return _verdict(place, start, end, sold, factual=False)
    if can is not None:
        spoken_of = sold or _sold(subject(place, start))
        if spoken_of is None and not limited:
            return None
        return _verdict(place, start, can.end(), spoken_of, factual=bool(limited) and limiter.has_limit(place.clause))
    if limited and (sold is not None or _sold(subject(place, start)) is not None):
        return _verdict(place, start, end, sold, factual=True)
    return None


def _relative(place: Place, position: int) -> Target | None:
    """What a relative clause that begins here describes: the noun behind its 的."""
    at = place.text.find("的", position, min(place.stop, position + 14))
    return ahead(place, at + 1) if at >= 0 else ahead(place, position)


def _exclusive(place: Place) -> Judgement | None:
    if _NOT_EXCLUSIVE.match(place.text, place.end):
        return None
    found = _EXCLUSIVE.match(place.text, place.end)
    if found is None:
        return None
    start = place.start - limiter.leading(place.before)
    return _verdict(place, start, place.end, Target(found.group().strip("的"), GOODS, found.end()), factual=True)


def _first(place: Place) -> Judgement | None:
    if place.literal == "首发" and place.text.startswith(("阵容", "名单", "精华", "于", "在"), place.end):
        return None
    limited = limiter.leading(place.before) or _category(place.before)
    found = ahead(place, place.end)
    sold = _sold(found)
    if found is not None and found.kind in (PERSON, OTHER) and sold is None:
        return None
    if sold is None and not limited:
        return None
    if not limited and place.literal in ("首批", "首发", "首店", "首家", "首个"):
        return None
    exemption = guide.own_range(place.before)
    start = place.start - limited
    if exemption is not None and not limited:
        return Judgement(start, place.end, sold.word if sold else "", EXEMPT, exemption.clause, exemption.reason)
    return _verdict(place, start, place.end, sold, factual=bool(limited))


def _category(before: str) -> int:
    found = re.search(r"[\u4e00-\u9fff]{1,3}(?:省|市|区|县|路|商圈|校|界|届)$", before[-6:])
    return len(found.group()) if found else 0


def _invented(place: Place) -> Judgement | None:
    limited = limiter.leading(place.before)
    found = _sold(ahead(place, place.end), UNLISTED) or _sold(named_before(place, place.start))
    if found is None and not limited:
        return None
    return _verdict(place, place.start - limited, place.end, found, factual=True)


def _choice(place: Place) -> Judgement | None:
    text, end = place.text, place.end
    if text.startswith(("项", "的是", "次", "还是"), end):
        return None
    limited = limiter.leading(place.before)
    found = ahead(place, end)
    group = _CHOICE_BEFORE.search(place.before[-5:]) is not None
    if text.startswith(("品牌", "的品牌"), end) or limited:
        return _verdict(place, place.start - limited, end, found, factual=False)
    brand = place.view.brand
    named = any(name and name.lower() in place.clause for name in (*brand.words(), *place.goods))
    spoken_of = behind(place, place.start, place.begin)
    if (
        spoken_of is not None
        and spoken_of.kind in SOLD
        and spoken_of.end == place.start
        and text[end : end + 1].isalnum()
    ):
        return _verdict(place, place.start, end, found, factual=False)
    if _IS_CHOSEN.match(text, end) and _CHOSEN_FOR.search(place.before[-6:]):
        sold = scope.category(place, place.start) or (scope.sold(place) if group else None)
        if sold is not None:
            return _verdict(place, place.start, end, sold, factual=False)
    if "品牌" in place.before or named or (group and (found is None or found.kind in SOLD)):
        return _verdict(place, place.start, end, found, factual=False)
    return None


def _unmatched(place: Place) -> Judgement | None:
    """独一无二, 绝无仅有, 前所未有, 史无前例, 无与伦比."""
    text, end = place.text, place.end
    if _HARD.search(text[end : min(place.stop, end + 10)]) or _HARD.search(place.before[-12:]):
        return None
    head = _EXPERIENCE.match(text, end)
    if head is not None:
        return _verdict(place, place.start, end, Target(head.group().strip("的"), GOODS, head.end()), factual=False)
    found = ahead(place, end + (1 if text[end : end + 1] == "的" else 0))
    spoken_of = subject(place, place.start)
    sold = _sold(found) or (_sold(spoken_of) if found is None else None)
    limited = limiter.leading(place.before)
    if sold is None and not (limited and (found is None or found.kind not in (PERSON, OTHER))):
        return None
    if sold is None and (spoken_of is None or spoken_of.kind == PERSON) and scope.sold(place) is None:
        return None
    return _verdict(place, place.start - limited, end, sold, factual=False)


def _sold(found: Target | None, *more: str) -> Target | None:
    return found if found is not None and found.kind in (*SOLD, CONTENT, *more) else None


def _verdict(place: Place, start: int, end: int, target: Target | None, *, factual: bool) -> Judgement:
    word = target.word if target is not None else ""
    exemption = guide.aim(place.lead)
    if exemption is not None:
        return Judgement(start, end, word, EXEMPT, exemption.clause, exemption.reason)
    begin, stop = place.sentence()
    if factual:
        return Judgement(start, end, word, NEEDS_EVIDENCE, missing=limiter.missing(place.text[begin:stop]))
    return Judgement(start, end, word, VIOLATION)
