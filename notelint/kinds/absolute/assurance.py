"""绝对, 100%, 永久, 永不, 万能, 完美, 零风险: an effect promised without exception."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.kinds.absolute import guide, quality, scope, speaker, thorough
from notelint.kinds.absolute.place import Judgement
from notelint.kinds.absolute.target import GOODS, SOLD, Target, ahead, named_before, subject
from notelint.kinds.composition import of_material
from notelint.model import EXEMPT, VIOLATION
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.absolute.place import Place

_EFFECT = (
    r"安全|有效|见效|起效|正品|保真|真品|无害|无毒|纯天然|天然|健康|好用|好吃|好喝|显白|显瘦|物超所值|物有所值|温和|正规|权威|靠谱|可靠|放心|满意|超值|正宗|治愈|根治|通过|过关|过级|上岸|包过|成功|提分|涨粉|赚钱|盈利|回本|保本|"
    r"收益|纯正|新鲜|无添加|零添加|原装|原厂|防水|控油|遮瑕|祛痘|祛斑|美白|淡斑|去黑头|除螨|除菌|杀菌|抑菌|去污|防晒|保湿|修复|吸收|贴合|服帖|持妆|不踩雷|"
    r"不会?[晕脱掉卡褪花沾浮闷油粘漏刺伤堵缩皱搓拔踩亏]|是[\u4e00-\u9fff]{0,6}(?:之王|神器|天花板|首选|王者|扛把子|标杆)|无(?:痛|毒|害|味|痕)|"
    r"(?:不会?|无|零|没有)(?:任何)?(?:反弹|卡粉|脱妆|掉色|褪色|过敏|刺激|添加|副作用|伤害|闷痘|致痘|起球|变形|缩水|漏|粘|油腻|假白|掉妆|沾杯|拔干|踩雷|激素|风险|失望|伤肤|复发|生锈|漏水|发霉|起皮|搓泥)"
)
_DEFECT = (
    r"(?!掉队|松手|断货|断更|变心|散场|伤心|飞走|烂尾|坏人|跳槽)(?:"
    r"打[滑卷结蔫皱架]|透[水光风气味]|起[球皮毛褶皱泡屑静灰雾痕粉痘疹]|[滑脱掉褪漏渗晃摇裂碎断塌陷皱缩粘沾卡堵闷捂勒磨硌刺扎辣呛腻腥涩齁柴翘变烂坏锈霉蛀臭噪糊溢洒喷晕花浮飞散松拔串染伤][\u4e00-\u9fff]{0,2}?(?=的|了|[^\u4e00-\u9fff]|$)|"
    r"(?:残留|异味|色差|毛刺|甲醛|荧光剂|添加剂|香精|色素|防腐剂|虫|沙|后遗症|依赖|隐形消费|套路|死角|噪音|杂质|破损))"
)
"""What may be wrong with goods: an effect promised by its denial (不打滑, 没有残留)."""
_NO_DEFECT = lazy(rf"(?:都|也|完全)?(?:不(?:会|易|再)?|没有?|无|零)(?:任何|一点|半点|丝毫)?(?:{_DEFECT})")
_ASKED = lazy(r"[^，。]{0,10}(?:吗|嘛|么)(?:$|[^\u4e00-\u9fff])")
_FAILS = lazy(rf"(?:会|再|易)?(?:{_DEFECT})")
_CLEARED = lazy(r"(?:地|能|可以?|帮你)*(?:去除|清除|祛除|杀灭|杀死|消灭|分解|溶解|去掉|洗净|滤除|阻隔|隔绝|阻断)")
_PASSED = lazy(
    r"(?:能|可以|让你|帮你|保证?|都能)*(?:过(?![敏期程来去了夜冬年])|通过|上岸|录取|拿证|下证|学会|瘦|中签|提分|到账|返现)"
)
_NO_EFFECT = ("天然", "营养", "健康", "牛", "全", "正的", "新鲜", "环保", "优", "安全", "放心")
_SURE = lazy(rf"(?:的|地|能够?|可以|让你|帮你|让|都|会|是|纯)*(?:{_EFFECT})")
_FOREVER = lazy(
    r"(?:的|性|地|能够?|可以|让你|帮你)*(?:免(?!费)|祛|脱毛|美白|祛斑|祛痘|除臭|除味|除螨|除甲醛|除湿|去味|保湿|定型|不掉|不褪|不变形|不反弹|不复发|不生锈|有效(?!的?(?:身份|证|卡|链接|二维码|账号|居留|签证|护照|会员|课|期|码))|告别|去除|消除|解决|防水|瘦|增高|紧致|抗老|染|卷翘|除皱|亮白|根除|断根|锁色|保鲜|抗菌|护理|丰|逆龄|年轻|治)"
)
_NEVER = lazy(
    r"(?:会)?(?:反弹|褪色|脱色|掉色|变形|复发|脱落|磨损|生锈|过时|卡顿|脱妆|起球|漏水|变质|发黄|氧化|老化|松动|掉毛|堵塞|开裂|缩水|断货|踩雷|出油|长痘|降价|亏)"
)
_ALL = lazy(
    r"(?:的)?(?:百搭|色号|口红|腮红|眼影盘|面霜|眼霜|护肤品|精华|洗面奶|乳液|眼影|口红|膏|霜|精油|药|面膜|喷雾|修护|神膏|油|水|乳|卸妆|清洁|修复|护肤|神器|百搭|好物|色(?![彩情狼])|口红色|护肤|配方|护手霜|唇膏|解决|治|搭配|去污|功效|产品|单品)"
)
_PERFECT_VERB = lazy(
    r"(?:地|的)?(?:遮瑕|遮盖|遮(?!阳)|解决|修饰|贴合|服帖|展现|契合|融合|结合|诠释|适配|搭配|修复|修护|掩盖|呈现|还原|平衡|呵护|守护|改善|隐藏|隐形|吸收|控油|补水|复刻|打造|演绎|释放|衬托|释放|勾勒|水油|比例|肤质|品质|性价比|口感|体验|效果|工艺|设计|配方|质地|产品|肌肤|底妆|妆容|皮肤|妆效|曲线)"
)
_PERFECT_END = lazy(r"(?:了|啦|呀|啊|哦|的)?(?:$|[^\u4e00-\u9fffa-z0-9\ue000])")
_KING = lazy(r"的[\u4e00-\u9fff]{0,6}(?:之王|王者|之选|首选|镇店|担当|人气王|扛把子|天花板|标杆)")
_ALONE = lazy(r"(?:^\W*|非常|堪称|简直|超级|十分|相当|真的|太|很|都)$")
_PERFECT_NOT = lazy(
    r"(?:日记|世界|主义|无缺|的一天|的人生|的假期|的周末|的身材|错过|收官|谢幕|关系|开局|结局|闭环|的你|的自己|的人|的她|的他|避开|芦荟|底妆这样|落幕|犯罪|陌生|恋人|爱情|伴侣|男友|女友|妈妈|婚礼)"
)


def judge(place: Place) -> Judgement | None:
    """The promise at a trigger, or null."""
    literal = place.literal
    before = place.before
    if re.search(
        r"(?:不|没有?|非|并不|不敢说|未必|不一定|不是|不可能|不能)[^，。]{0,2}$", before[-5:]
    ) and literal not in ("永不",):
        return None
    if speaker.is_own_taste(before) and literal != "完美":
        return None
    if literal == "完美":
        return _perfect(place)
    return _promised(place)


def _promised(place: Place) -> Judgement | None:
    text, end = place.text, place.end
    literal = place.literal
    if literal in thorough.FINAL:
        cured = thorough.ended(place)
        return _verdict(place, cured, subject(place, place.start)) if cured is not None else None
    if literal in ("永久", "永远", "终身", "终生", "一辈子"):
        kept = thorough.lasting(place)
        if kept is None and literal == "永久":
            kept = thorough.ended(place)
        if kept is not None:
            return _verdict(
                place, kept, subject(place, place.start) or ahead(place, kept + text.startswith("的", kept))
            )
        found = _FOREVER.match(text, end) if literal == "永久" else None
    elif literal in ("永不", "永远不", "再也不", "绝不"):
        found = _NEVER.match(text, end) or _never_fails(place)
    elif literal == "万无一失":
        found_goods = ahead(place, end + text.startswith("的", end))
        return _verdict(place, end, found_goods) if found_goods is not None and found_goods.kind in SOLD else None
    elif literal == "万能":
        found = _ALL.match(text, end)
    elif literal[0] in "0零":
        if text[place.start - 1 : place.start].isdigit() or text[place.start - 1 : place.start] == ".":
            return None
        return _verdict(place, end, subject(place, place.start) or ahead(place, end))
    else:
        return _sure(place)
    if found is None:
        return None
    return _verdict(place, found.end(), subject(place, place.start))


def _never_fails(place: Place) -> re.Match[str] | None:
    found = _FAILS.match(place.text, place.end)
    return found if found is not None and scope.sold(place) is not None else None


def _sure(place: Place) -> Judgement | None:
    text, end = place.text, place.end
    if text[place.start - 1 : place.start].isdigit():
        return None
    hundred = place.literal != "绝对"
    if hundred and of_material(text, place.start, end):
        return None
    if _ASKED.match(text, end):
        return None
    denied = thorough.without(place) or thorough.genuine(place)
    if denied is not None:
        return _verdict(place, denied, subject(place, place.start) or ahead(place, denied))
    found = _SURE.match(text, end)
    if found is not None:
        return _verdict(place, found.end(), subject(place, place.start) or ahead(place, found.end()))
    if hundred and (cleared := _CLEARED.match(text, end)):
        return _verdict(place, cleared.end(), subject(place, place.start))
    sure = _NO_DEFECT.match(text, end) or (_PASSED.match(text, end) if hundred else None)
    if sure is not None:
        sold = scope.sold(place)
        return _verdict(place, sure.end(), sold) if sold is not None else None
    silent = _NO_EFFECT if hundred else ("值", "全", "有", "火", "红")
    merit = None if text.startswith(silent, end) else quality.merit(text, end, place.stop)
    if hundred and merit is not None and scope.sold(place) is None and scope.praised(place) is None:
        return None
    if merit is not None:
        return _verdict(place, merit, subject(place, place.start) or ahead(place, merit))
    if not hundred and text.startswith("的", end):
        target = ahead(place, end + 1)
        if target is not None and (target.kind == GOODS or target.word.endswith("神器")):
            return _verdict(place, end, target)
        if _KING.match(text, end):
            return _verdict(place, end, target)
        if "神器" in text[end : end + 8]:
            return _verdict(place, end, Target("神器", GOODS, end))
    return None


def _perfect(place: Place) -> Judgement | None:
    text, end = place.text, place.end
    if _PERFECT_NOT.match(text, end) or re.search(
        r"(?:那么|不够|多么|追求|太过|过于|必须|哪有|想要|变得?|是否|多)$", place.before[-4:]
    ):
        return None
    found = _PERFECT_VERB.match(text, end)
    spoken_of = subject(place, place.start)
    if found is not None:
        return _verdict(place, found.end(), spoken_of or ahead(place, end))
    if _PERFECT_END.match(text, end):
        if spoken_of is not None and spoken_of.kind in SOLD:
            return _verdict(place, end, spoken_of)
        alone = _ALONE.search(place.before) is not None
        sold = named_before(place, place.start) if alone else None
        return _verdict(place, end, sold) if sold is not None else None
    if text.startswith("的", end):
        target = ahead(place, end + 1)
        if target is not None and target.kind in SOLD:
            return _verdict(place, end, target)
    return None


def _verdict(place: Place, end: int, target: Target | None) -> Judgement:
    word = target.word if target is not None else ""
    exemption = guide.aim(place.lead)
    if exemption is not None:
        return Judgement(place.start, end, word, EXEMPT, exemption.clause, exemption.reason)
    return Judgement(place.start, end, word, VIOLATION)
