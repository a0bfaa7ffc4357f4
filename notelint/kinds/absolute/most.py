"""最 and what it raises: a claim where it holds something sold above all others of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.kinds.absolute import guide, limiter, quality, scope, speaker
from notelint.kinds.absolute.claims import claims
from notelint.kinds.absolute.place import Judgement, bounds
from notelint.kinds.absolute.target import SOLD, UNLISTED, ahead, named_before
from notelint.model import EXEMPT, NEEDS_EVIDENCE, VIOLATION
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.absolute.guide import Exemption
    from notelint.kinds.absolute.place import Place
    from notelint.kinds.absolute.quality import Quality
    from notelint.kinds.absolute.target import Target

_NEGATED = lazy(
    r"(?:不是|并非)[^，是]{0,10}$"
    r"|(?:没有?|不是|不算|并非|不敢说|不敢称|不一定|未必|不见得|算不上|谈不上|称不上|说不上|绝非|不求|不用|不必|不需要?|不要|不追求|不再|无需|别|毋须|难说|不说)[^，是]{0,5}$"
)
_ASKED_BEFORE = lazy(r"(?:什么|哪|谁|几[个款家种])[^，。]{0,10}$")
_ASKED_AFTER = lazy(r"[^，。]{0,10}?(?:是什么|是哪|是谁|有哪|吗(?:\W|$)|是不是|哪[款家个些])")
_ASKING = lazy(r"^(?:要|若|如果|你)?(?:问|说|论)")
_ANSWER = lazy(r"[^。，\n]{0,6}，(?:还得|那|就|当|自然|肯定|必须|一定|非|首先|只)*(?:得)?(?:然)?(?:是|数|属|看|认|有)")
_ONLY_WHAT_FITS = lazy(r"(?:只有|只要|只选|选择?)$")
_ADVICE = lazy(r"好[用吃喝看玩听住拍推搭穿涂抹逛开骑睡闻卖]")
_HANDY = lazy(r"好(?:打理|清洗|清洁|吸收|上色|上手|搭配|操作|收纳|携带|安装|晕染|养护|养活|推开)")
_SETTING = lazy(r"[大小多少高低长短快慢早晚](?:不要|不能|不可|不得|不宜|不超|别|勿|只能|不过|限|可达|支持|为\d|到\d)")
"""The bound of a measure, which instructions name: 音量最大不要超过七成."""
_AND_MOST = lazy(r"(?:也|又|还|而且|和|、|，|,| )?最")
_VERBS = frozenset(
    ("出", "到", "能", "会", "可以", "让", "是", "在", "有", "过", "学", "做", "得", "去", "来", "开始", "反应")
)
_GRADE_END = lazy(r"高的?(?:级别?|等级|品级|等|档|标准)")
_AWARD = lazy(r"获得?|荣获|评为|评选|入选|斩获|摘得|当选|得主|获奖|颁发|授予")


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
    if _SETTING.match(text, position, place.stop):
        return None
    if text.startswith("高", position):
        graded = guide.grade(text[place.start : position + 4], place.whole)
        if graded is not None:
            end = _GRADE_END.match(text, position)
            return Judgement(place.start, end.end() if end else position + 2, "", EXEMPT, graded.clause, graded.reason)
    raised = quality.read(place, position)
    if raised is None or _NEGATED.search(before[-13:]) or before.endswith(("之", "历史上")):
        return None
    if (_ASKED_BEFORE.search(before[-14:]) and not _is_answered(place, raised.end)) or _ASKED_AFTER.match(
        text, raised.end, place.stop
    ):
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
    if not claims(place, raised, target, limited):
        return None if limited else _tip(place, raised, position)
    start = place.start - limited
    named = target or named_before(place, place.start)
    return _verdict(place, start, raised, named.word if named else "", limited)


def _is_answered(place: Place, position: int) -> bool:
    """要问哪家最地道，还得是…: the seller asks and answers."""
    return _ASKING.search(place.before) is not None and _ANSWER.match(place.text, position) is not None


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
    handy = _HANDY.match(text, position)
    if handy is not None:
        return quality.Quality(quality.MERIT, handy.end()) if quality.ends(text, handy.end()) else None
    if _ADVICE.match(text, position):
        end = position + 2
        if quality.ends(text, end) or limited or place.disguised:
            return quality.Quality(quality.MERIT, end)
        return None
    merit = quality.read(place, position)
    if merit is not None and merit.kind == quality.MERIT:
        return merit
    if quality.ends(text, position + 1) or limited:
        return quality.Quality(quality.GENERAL, position + 1)
    return None


def _target(place: Place, raised: Quality) -> Target | None:
    text, end = place.text, raised.end
    if end < place.stop and text[end] in "的之":
        return ahead(place, end + 1)
    if end < place.stop and text[end].isalnum() and raised.kind != quality.VERBAL:
        found = ahead(place, end)
        if raised.kind in (quality.MERIT, quality.GENERAL, quality.FACT) and (found is None or found.kind not in SOLD):
            found = _past_object(place, end) or found
        if raised.kind == quality.GENERAL and (found is None or found.kind not in SOLD):
            effect = scope.worth(place, end)
            if effect is not None and quality.ends(text, effect.end):
                return effect
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


def _tip(place: Place, raised: Quality, position: int) -> Judgement | None:
    if place.text[position] not in "好佳" or not quality.ends(place.text, raised.end):
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
    if exemption is None and not limited and quality.ends(place.text, raised.end):
        exemption = guide.usage(place.before)
    return exemption
