"""国家级, 世界级, 顶级, 极品, 极致, 王牌, 至尊: a grade that no standard gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.kinds.absolute import guide, limiter, scope, speaker, supremacy
from notelint.kinds.absolute.place import Judgement
from notelint.kinds.absolute.target import (
    ASPECT,
    GOODS,
    OTHER,
    PERSON,
    SOLD,
    UNLISTED,
    Target,
    ahead,
    subject,
)
from notelint.model import EXEMPT
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.absolute.place import Place

_TITLE = lazy(
    r"(?:的)?[\u4e00-\u9fff]{0,8}?(?:非遗|非物质文化|遗产|保护区|公园|景区|名胜|专精特新|高新|小巨人|实验室|运动员|裁判|教练|期刊|旬刊|月刊|季刊|刊物|核心|示范|贫困县|课题|奖|称号|博物馆|传承|(?:美术|技能|烹饪|茶艺)大师|开发区|新区|"
    r"重点|认证|标准|证书|工程|出版社|报纸|媒体|旅游|度假区|森林|湿地|地质|孵化|众创|科研|学会|协会|名录|文物|赛事|比赛|竞赛|项目负责|教师|技师|评茶员|考试|单位|院团|院校|专业建设|一流课程|精品课程)"
)
_LITERAL = lazy(
    r"(?:的)?(?:博物馆|美术馆|图书馆|大桥|机场|港口|城市群|平台期|湾区|景观|日落|日出|风景|景色|学术|难度|大赛|音乐家|钢琴家|画家|艺术家|名画|画作|建筑|展览|论坛|峰会|盛会|影响力|疫情|危机|人才|运动会|湖泊|高山|山脉|海洋|海域|海滩|森林|草原|水利|铁路|物流|产业|企业|域名|思维|会议|期刊|刊物|富豪|流量|赛事|大学|学府|名校|难题|球星|运动员|冠军|地质|文化遗产|遗产|城市|灾难|战争|战役|黑客|玩家|高手|杀手|学者|科学家|学霸|大佬|豪门|联赛|财团|认知|智慧|自律|"
    r"孤独|浪漫|拉扯|恋爱|人脉|圈子|圈层|悲伤|温柔|爱情|爱意|的爱$|飞行|特工|军队|军事|部队|主播|主持|简约|简单主义|主义|反差|情绪|目录|节点|权限|分类|文件夹|比特|飞车|绅士|渣男|恋爱脑|配得感|社交|魅力|女人|男人|人生)"
)
_QUALITY_HEAD = lazy(
    r"(?:的)?[\u4e00-\u9fff]{0,6}?(?:品质|质感|质量|体验|享受|服务|修护|修复|补水|保湿|滋养|护理|呵护|口感|味道|风味|工艺|做工|配方|技术|性价比|美味|奢华|奢宠|轻薄|显白|控油|遮瑕|清洁|清爽|舒适|柔软|"
    r"丝滑|润|亮白|美白|抗老|紧致|鲜|细腻|音质|画质|性能|配置|用料|食材|原料|盛宴|礼遇|待遇|设计|美学|颜值|光泽|追求|尊享|纯净|纯粹|浓郁|静音|速度|安全|防护|防晒|新鲜|酥脆|团队|阵容|师资|资源|硬件)"
)
_GRADED = frozenset(("国家一级", "顶级", "极品"))
_AWARDED = lazy(r"(?:获评|荣获|获得|获|评为|评定为|入选|认定为|被认定|跻身|列入|通过)$")
_SCORNED = lazy(
    r"(?:的)?[\u4e00-\u9fff]{0,3}(?:人|男|女|友|任|亲戚|亲|婆|公|妈|爸|客户|老板|领导|同事|室友|邻居|队友|司机|房东|中介|甲方|奇葩|渣|事|经历|家庭|飞车|了|啊)"
)
_WORLDWIDE = ("世界级", "国际级", "全球级", "宇宙级", "殿堂级", "帝王级")
_GOAL = lazy(r"(?:追求|力求|讲究)[^，。]{0,4}$")


def judge(place: Place) -> Judgement | None:
    """The claim of a grade at a trigger, or null."""
    if place.literal in supremacy.TERMS:
        return supremacy.judge(place)
    text, end = place.text, place.end
    before = place.before
    if (graded := guide.grade(place.clause, place.whole)) is not None and place.literal in _GRADED:
        return Judgement(place.start, end, "", EXEMPT, graded.clause, graded.reason)
    if place.literal in ("国家级", "国家一级") and (title := _TITLE.match(text, end)):
        return Judgement(
            place.start,
            title.end(),
            "",
            EXEMPT,
            "guide.6.5",
            f"「{text[place.start : title.end()]}」是依国家有关规定评定的称号、奖项或分级",
        )
    if place.literal in ("国家级", "国家一级") and _AWARDED.search(before):
        return Judgement(place.start, end, "", EXEMPT, "guide.6.5", "说的是依国家有关规定评定的称号或奖项")
    if before.endswith(("最", "之", "登峰")) or _LITERAL.match(text, end):
        return None
    if re.search(
        r"(?:没有|不是|不算|并非|不求|不敢说|不用|不需要?|不追求|谈不上|算不上|称不上|所谓的?)[^，。是]{0,4}$",
        before[-10:],
    ):
        return None
    if speaker.is_own_taste(before):
        return None
    limited = limiter.leading(before) if place.literal[0] in "顶极王至" or "一流" in place.literal else 0
    start = place.start - limited
    if before.endswith(place.literal + "对") or text.startswith("对" + place.literal, end):
        return None
    if text.startswith(("版", "款"), end) and place.literal in ("至尊", "极致", "王牌", "顶级", "顶配", "巅峰"):
        name = f"{place.literal}{text[end]}"
        return Judgement(place.start, end + 1, name, EXEMPT, "guide.6.4", f"「{name}」是型号或版本名称，用来指代商品")
    if place.literal == "极致" and _GOAL.search(before):
        return Judgement(start, end, "经营理念", EXEMPT, "guide.5", "「追求极致」表达的是经营理念或目标追求")
    target = _target(place)
    if place.literal == "极品" and (target is None or target.kind not in SOLD):
        target = _fine(place)
    accepted = (*SOLD, UNLISTED, OTHER) if place.literal in _WORLDWIDE else SOLD
    if target is None or target.kind == PERSON or (target.kind not in accepted and not limited):
        return None
    return guide.verdict(place, start, target.word)


def _fine(place: Place) -> Target | None:
    """极品 stands before goods alone, or before people in scorn: any other noun is something sold."""
    text, end = place.text, place.end
    if not text[end : end + 1].isalnum() or _SCORNED.match(text, end) or scope.is_personal(place):
        return None
    start, stop, word = next(place.words(end, place.stop))
    tag = place.view.words.tag(word)
    return Target(text[start:stop], GOODS, stop) if tag[0] in "nxj" else None


def _target(place: Place) -> Target | None:
    text, end = place.text, place.end
    head = _QUALITY_HEAD.match(text, end)
    if head is not None:
        return Target(head.group().strip("的"), ASPECT, head.end())
    found = ahead(place, end + (1 if text[end : end + 1] == "的" else 0))
    if found is not None:
        return found
    if text[end : end + 1].isalnum() and text[end] not in "了的啦呀啊":
        return None
    spoken_of = subject(place, place.start)
    return spoken_of if spoken_of is not None and spoken_of.kind in SOLD else None
