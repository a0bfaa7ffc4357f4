"""殿堂级, 至臻, 标杆, 登峰造极, 填补空白: words of the highest rank that no standard gives and no list counts.

They are said of people, works, games and nature as well: a claim needs goods or a quality of goods right behind the word,
or right before it where the word ends its clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.kinds.absolute import guide, limiter, quality, scope, speaker
from notelint.kinds.absolute.place import Judgement
from notelint.kinds.absolute.target import ASPECT, GOODS, PERSON, UNLISTED, Target, ahead, behind
from notelint.model import EXEMPT, NEEDS_EVIDENCE
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.absolute.place import Place

GRADES = frozenset(
    ("巅峰级", "王者级", "骨灰级", "鼻祖级", "教科书级", "大师级", "国宝级", "奢侈级", "宗师级", "神级", "顶流级", "塔尖级", "金字塔尖", "金字塔顶端", "金字塔顶尖", "史诗级", "传奇级", "传说级", "天王级", "封神级", "标杆级", "冠军级", "霸主级", "领袖级", "王炸级", "核弹级", "断层级", "御用级", "祖师级", "满级", "天花板级")
)  # fmt: skip
"""Grades; what a person, an animal or a work is said to be, nobody sells."""
PREFIXES = frozenset(
    ("至臻", "至高", "至极", "臻品", "极佳", "极优", "绝世", "旷世", "无双", "至上", "至纯", "至醇", "至鲜")
)
"""Adjectives of the highest degree."""
NOUNS = frozenset(
    ("王炸", "封神", "标杆", "翘楚", "领袖品牌", "领头羊", "领军企业", "领军者", "龙头企业", "龙头产品", "无敌", "登峰造极", "一骑绝尘", "傲视", "独领风骚", "无懈可击", "难以超越", "无法超越", "不可超越", "填补", "之冠", "之最", "执牛耳", "天字第一号", "头号")
)  # fmt: skip
_OF_FOOD = frozenset(("至纯", "至醇", "至鲜", "臻品"))
TERMS = GRADES | PREFIXES | NOUNS

_QUALITY = lazy(
    r"[\u4e00-\u9fff]{0,4}?(?:品质|质感|质地|质量|体验|享受|尊享|礼遇|口感|口味|味道|风味|美味|工艺|做工|配方|技术|性价比|奢华|修护|修复|补水|保湿|滋养|滋润|护理|呵护|遮瑕|控油|显白|控糖|防护|防晒|音质|音效|画质|性能|配置|用料|食材|原料|臻选|之选|之作|盛宴|待遇|触感|手感|肤感|妆效|"
    r"续航|降噪|清洁力|留香|调香|调音|裁剪|剪裁|手艺|修眉|手法|火候|香气|香味|香调|服务|呈现|润泽|丝滑|柔滑|轻薄|舒适|奢宠|奢养|尊荣|美肌|焕肤|规格|新品|单品|爆品|爆款|好物|好货|神器|组合|套装|产品|品牌|套餐|性价)"
)
_ENDS = lazy(
    r"(?:的)?(?:存在|水准|水平|地位|品质|表现|级别?)?(?:了|啦|吧|呀|啊|哦|！|没跑|无疑|没有之一)*(?:$|[^\u4e00-\u9fffa-z0-9])"
)
_CHAMPION = lazy(
    r"(?:级别?)?的?(?:品质|质感|质量|口感|风味|配方|工艺|品牌|产品|单品|爆品|爆款|好物|体验|口碑|之作|之选|新品)"
)
_SLANG = lazy(r"(?:超级?|巨|真的?|简直|太|贼|宇宙|[的了])$")
"""超级无敌好吃: 无敌 as a degree among others is slang, no rank."""
_DOES = lazy(
    r"(隔音|收音|透气|吸水|吸汗|贴合|回弹|支撑|保温|保鲜|锁鲜|清洁|除味|静音|防水|防滑|显色|遮瑕|控油|保湿|补水|留香|降噪|续航|上色|遮光|保暖)(?:度|性|力|效果)?(?:真的|简直|直接|都|也|也是|是)?$"
)
_LINK = lazy(r"(?:的|是|就|真|直接|简直|都|也|绝对|已经|堪称|可谓|妥妥|这|属于)*")
_TOLD = lazy(
    r"选手|表情|演奏|弹奏|大片|球[员队星迷赛场王]|[足篮网排羽]毛?球|进球|运动员|赛(?!车模)|玩家|段位|操作|打法|演技|唱功|歌|舞台|剧[情集本场作]|短剧|追剧|电影|影[片视后帝评]|番剧|漫画|动漫|动画|游戏|副本|boss|关卡|装备|皮肤限定|角色|大熊猫|熊猫|动物|植物|物种|鸟|古树|文物|青铜|瓷器|字画|国画|书法|[油名壁绘]画(?!棒)|画[作家展]|馆藏|出土|展览|博物馆|考古|艺术家|作家|诗人|文学|小说|人生|爱情|浪漫|友情|灾难|火灾|洪水|暴雨|暴雪|台风|"
    r"离婚|分手|渣男|反派|案例|反面|救援|急救|翻车|尴尬|扶不起|美女|美人|帅哥|颜值爆表|神颜|女神|男神|难度|巧合|误会|事故|泥石|雪山|峡谷|瀑布|星空|日落|日出|晚霞|彩虹|演员|歌手|明星|偶像|乐队|导演|嘉宾|老师傅|大奖|主持|梗|吵架|闺蜜|妈妈|爸爸|孩子|宝宝|男友|女友|老公|老婆|同学|同事|室友|法老|埃及|战绩|排位|上分|开黑|王炸翻|春三|板块|股|基金|涨停|行情"
)
_DENIED = lazy(r"(?:不是|不算|算不上|谈不上|称不上|没有|并非|不敢说|不求|不追求|不必|不需要?|所谓的?|非)[^，。]{0,3}$")
_PRAISED = lazy(
    r"(?:好|美味|鲜美|奢华|舒适|丝滑|柔软|轻薄|细腻|滋润|清爽|浓郁|香浓|醇厚|精致|优雅|尊贵|纯净|新鲜|润泽|顺滑)$"
)
_GAP = lazy(r"[^，。]{0,8}空白")
_GAP_OF = lazy(
    r"(?:国内|国际|行业|市场|全球|世界|业界|业内|领域|品类|赛道|我国|中国|省内|本地|区域|同类|技术|产品)(?:内|的|里|上|在|这一)*"
)
_STUDY = lazy(r"学术|学界|研究|史料|理论|考古|文献|内心|心灵|时间|记忆|童年|人生|历史|知识|法律|政策|制度|立法")
_OFFICIAL = lazy(r"(?:国家|省|市|区|县|自治区)级[^，。]{0,8}$|产业化[^，。]{0,4}$|能效$")
_PRAISE_END = lazy(
    r"(?:性价比|好用|好吃|好喝|好穿|显白|显瘦|口感|味道|质感|香味|效果|颜值|遮瑕力?|保湿力?|补水力?|控油力?|续航|音质|降噪|品质|舒适度)(?:真的|简直|直接|都|也|到)*$"
)
_MARKET = lazy(
    r"(?:行业|业界|业内|市场|品类|全国|全球|国内|世界|中国|品质|质量|口感|口碑|服务|体验|价值|性能|音质|性价比|工艺|技术|健康|安全|护肤|[\u4e00-\u9fff]{1,2}界|[\u4e00-\u9fff]{1,3}圈)(?:中|里|内|的)*$"
)
_RIVALS = lazy(r"(?:群雄|同行|同类|全网|市场|业界|行业|同级|同价位)")


def judge(place: Place) -> Judgement | None:
    """The claim at one of ``TERMS``, or null."""
    before, literal = place.before, place.literal
    if _DENIED.search(before[-8:]) or speaker.is_own_taste(before) or scope.is_personal(place):
        return None
    begin, stop = place.sentence()
    if _TOLD.search(place.text, max(begin, place.start - 16), min(stop, place.end + 16)):
        return None
    if literal == "填补":
        return _filled(place)
    if literal == "神级" and before.endswith(("女", "男", "大", "精", "眼", "财", "门")):
        return None
    if literal in ("龙头企业", "龙头产品", "领头羊") and (_OFFICIAL.search(before) or before.endswith("水")):
        return None
    target = _target(place)
    if target is None:
        return None
    start = place.start - limiter.leading(before)
    return guide.verdict(place, start, target.word)


def prized(place: Place) -> str | None:
    """冠军品质, 冠军级口感: a quality of goods called a champion's; null in sport and where a contest was won."""
    found = _CHAMPION.match(place.text, place.end, place.stop)
    if found is None or _TOLD.search(place.clause) or scope.is_personal(place):
        return None
    return found.group().lstrip("级的")


def _target(place: Place) -> Target | None:
    """What the word raises, by the class it belongs to."""
    literal = place.literal
    if literal == "无敌":
        return _invincible(place)
    if literal == "傲视":
        rivals = _RIVALS.match(place.text, place.end)
        if rivals is None:
            return None
        return scope.sold(place) or _described(place, rivals.end())
    if literal in (
        "之冠",
        "之最",
        "标杆",
        "翘楚",
        "领袖品牌",
        "领头羊",
        "领军企业",
        "领军者",
        "龙头企业",
        "龙头产品",
        "执牛耳",
    ):
        return _headed(place)
    found = _behind_word(place)
    if found is not None or literal in ("头号", "天字第一号", "王炸", "绝世", "旷世", "至上", "至高"):
        return found
    return _before_word(place)


def _behind_word(place: Place) -> Target | None:
    """殿堂级的音响, 至臻品质: goods or their quality right behind the word."""
    text, end = place.text, place.end
    for more in ("别", "水准", "水平"):
        if text.startswith(more, end) and place.literal.endswith("级"):
            end += len(more)
    end += text.startswith("的", end)
    named = _QUALITY.match(text, end, place.stop)
    if place.literal == "至极":
        if not _PRAISED.search(place.before) or text[end - 1] != "的":
            return None
    elif place.literal == "无双" or (place.literal == "封神" and text[end - 1] != "的"):
        return None
    if named is not None:
        return Target(named.group(), ASPECT, named.end())
    found = ahead(place, end)
    accepted = (GOODS, ASPECT, UNLISTED) if place.literal in _OF_FOOD else (GOODS, ASPECT)
    return found if found is not None and found.kind in accepted else None


def _described(place: Place, position: int) -> Target | None:
    """傲视同行的音质: what a verb with its object describes."""
    found = ahead(place, position + 1) if place.text.startswith("的", position) else None
    return found if found is not None and found.kind in (GOODS, ASPECT) else None


def _before_word(place: Place) -> Target | None:
    """口感封神, 这款音响的音质是殿堂级: the word ends its clause, goods or a quality stand right before it."""
    merit = _merit_before(place)
    if not _ENDS.match(place.text, place.end) and not (merit and place.text.startswith("的", place.end)):
        return None
    near = merit or behind(place, place.start, place.begin)
    if near is None or near.kind not in (GOODS, ASPECT):
        return None
    between = _LINK.fullmatch(place.text, near.end, place.start)
    if place.literal == "至极":
        return near if _PRAISED.search(place.before) else None
    return near if between else None


def _merit_before(place: Place) -> Target | None:
    """隔音极佳, 回弹封神: what goods do, named as a verb."""
    found = _DOES.search(place.text, place.begin, place.start)
    return Target(found[1], ASPECT, found.end()) if found else None


def _headed(place: Place) -> Target | None:
    """业界标杆产品, 护肤界的翘楚, 口碑之冠: a head noun, said of a market, a quality or goods."""
    text, end = place.text, place.end
    if place.literal in ("之冠", "之最") and text[end : end + 1].isalnum() and text[end] != "的":
        return None
    market = limiter.leading(place.before) or _MARKET.search(place.before) or scope.trade(place.before)
    found = ahead(place, end + text.startswith("的", end)) if text[end : end + 1].isalnum() else None
    if found is not None and found.kind == PERSON:
        return None
    if found is not None and found.kind in (GOODS, ASPECT):
        return found
    if place.literal.endswith(("品牌", "企业")):
        near = behind(place, place.start, place.begin)
        if place.clause.strip("#！!。 ") == place.literal:
            return Target(place.literal, GOODS, end)
        if near is not None and near.kind == GOODS and _LINK.fullmatch(text, near.end, place.start):
            return near
    if not market or not _ENDS.match(text, end):
        return None
    if place.literal in ("之冠", "之最") and not _MARKET.search(place.before):
        return scope.sold(place)
    return scope.sold(place) or Target(place.before[-6:], ASPECT, place.start)


def _invincible(place: Place) -> Target | None:
    """无敌好用, 性价比无敌: with a merit of goods beside it."""
    text, end = place.text, place.end
    if _SLANG.search(place.before):
        return None
    worth = quality.merit(text, end, place.stop)
    if worth is not None:
        return Target(text[end:worth], ASPECT, worth)
    if text[end : end + 2] in quality.PRAISE:
        return scope.sold(place)
    if _ENDS.match(text, end):
        found = _PRAISE_END.search(place.before)
        return Target(found.group(), ASPECT, place.start) if found else None
    named = _QUALITY.match(text, end + text.startswith("的", end), place.stop)
    return Target(named.group(), ASPECT, named.end()) if named else None


def _filled(place: Place) -> Judgement | None:
    """填补国内空白: a market, a trade or a technique was empty before; a fact that needs its proof."""
    found = _GAP.match(place.text, place.end, place.stop)
    if found is None or _STUDY.search(place.clause):
        return None
    within = place.text[place.end : found.end()]
    if _GAP_OF.search(within) is None and scope.sold(place) is None:
        return None
    exemption = guide.aim(place.lead)
    if exemption is not None:
        return Judgement(place.start, found.end(), "", EXEMPT, exemption.clause, exemption.reason)
    begin, stop = place.sentence()
    missing = limiter.missing(place.text[begin:stop])
    return Judgement(place.start, found.end(), within, NEEDS_EVIDENCE, missing=missing)
