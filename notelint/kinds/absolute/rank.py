"""第一, NO.1, TOP1, 冠军, 领导品牌: a rank in a market, not a number in a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.kinds.absolute import crown, guide, limiter, scope, speaker, supremacy
from notelint.kinds.absolute.nouns import is_goods_end
from notelint.kinds.absolute.place import Judgement
from notelint.kinds.absolute.target import (
    GOODS,
    OTHER,
    PEOPLE_FOR_HIRE,
    PERSON,
    SOLD,
    Target,
    ahead,
    behind,
    named_before,
)
from notelint.model import EXEMPT, NEEDS_EVIDENCE, VIOLATION
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.absolute.place import Place

_RANKED = lazy(
    r"(?:(?:大|名牌|名店|名品|梯队|阵营|宝藏|网红|国货|民族|神)?(?:品牌|牌子|大牌|名店|旗舰|老字号|神器|神药|神物|平台|供应商|厂家|招牌|美妆|护肤|门店|火锅|面膜|店铺|工作室|机构|[\u4e00-\u9fff]{0,4}品牌))"
)
_MARKET = lazy(
    r"(?:断层|人气|销量|销售额?|销售量|口碑|好评率?|热度|市占率|占有率|份额|评分|复购率?|回购率?|性价比|产量|出货量|用户数|用户量|下载量|门店数|规模|满意度|知名度|榜单?|热卖|热销|畅销|收藏|加购|"
    r"点评|好评|排行榜?|升学率|通过率|签约率|转化率|实力|效果|质感|成交量?|客流量?|月销|年销|全年|颜值|行业|类目|品类)"
    r"(?:稳居|位居|排名|排行|位列|荣登|长期|连续|常年|一直|始终|是|达到|做到|高居|霸榜|蝉联|全[国球网城市省]|连年|目前|[\u4e00-\u9fff\d]{0,4}年?)*$"
)
_RANKING = lazy(r"(?:稳居|位居|排名|排行|位列|荣登|高居|霸榜|蝉联|勇夺|问鼎|登顶|跻身|长居|占据)[^，。]{0,8}$")
_ORDER_TEXT = """
    次 步 天 个 章 期 批 时间 眼 印象 反应 页 轮 季 届 人称 医院 人民医院 中学 小学 高级 书记 财经 三共 代 排 篇 件 支 口 遭 阶段 部分 节 课 集 关 堂 志愿 手 线 产业 位
    责任 夫人 桶金 感觉 感 直觉 卷 册 话 回 声 幕 场 局 场雪 杯 口感 学期 学历 年 月 周 日 季度 名称 名字 人民 附属 性 行 列 层 级 段 种 类 条 题 问 项 部 张 块 瓶 盒 套 双 辆 台 把 只 本
    首 句 封 份 组 队 波 桌 站 遍 顿 拍 刀 棒 枪 炮 式 招 座 颗 根 滴 缕 道 面 名单 是 点 要 因为 ， 、 。 ： , : ； ; ! ！ 语 母语 时 序列 视角 优先 现场 责任人 大街 食堂 体育 机床 建筑 创业 动力
    世界 国 高峰 长河 大岛 大国 大湖 人口 深 长 滴血 炉香 狙击 军 名着 股 拖拉机 汽车制造 百货 滩 粮 要素 要务 要义 生产力 资源 顺位 顺序 联系人 人选 目的 标准 反映 信号 视觉 刻 任 家 款
    """
_ORDER = tuple(_ORDER_TEXT.split())
_ORDER_UNLESS_LIMITED = ("家", "款", "个", "支", "台", "部", "店", "位", "枚", "座", "条", "辆", "瓶", "名", "号")
_SIGHTS = ("古镇", "古城", "古村", "古寨", "村", "山", "湖", "瀑布", "沙漠", "峡谷", "海滩")
_ONE_NOUN = lazy(r"([\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])")
_QUALITY_BEFORE = lazy(r"(?:质量|品质|服务|口味|体验|安全|健康|环保|舒适)$")
_PERSONAL = lazy(
    r"我(?!们|家|司|店)|班里|班级|全班|年级|全校|考试|[高中联模月]考|比赛|成绩|竞赛|小组|联赛|跑步|赛跑|[打踢]球|球队|球赛|国家|地理|语文|数学"
)
_LIST = lazy(r"(?:no\.? ?|top ?)[2-9](?!\d)")
_RANK_SIGN = lazy(r"(?:no|top)")


def judge(place: Place) -> Judgement | None:
    """The claim of a rank at a trigger, or null."""
    if _RANK_SIGN.match(place.text, place.start):
        return _sign(place)
    if place.literal in crown.NOUNS:
        return crown.judge(place)
    if place.literal in supremacy.TERMS:
        return supremacy.judge(place)
    if place.literal in ("第一", "第1"):
        return _first(place)
    return _leader(place)


def _sign(place: Place) -> Judgement | None:
    text = place.text
    if (text[place.start - 1 : place.start].isalnum() and text[place.start - 1].isascii()) or _touches(text, place.end):
        return None
    if _LIST.search(text):
        return None
    after = text[place.end : place.end + 1]
    found = ahead(place, place.end + (after == "的"))
    if found is None and scope.worth(place, place.end) is not None:
        found = scope.sold(place)
    spoken_of = found or named_before(place, place.start)
    market = _MARKET.search(place.before[-14:])
    if market is None and (spoken_of is None or spoken_of.kind not in SOLD):
        return None
    if after and after in "）)】]":
        return None
    return _verdict(place, place.start, place.end, spoken_of.word if spoken_of else "")


def _touches(text: str, position: int) -> bool:
    after = text[position : position + 2]
    return bool(after) and after[0].isascii() and (after[0].isdigit() or (after[0] in ".-" and after[1:].isdigit()))


def _first(place: Place) -> Judgement | None:
    text, end = place.text, place.end
    before = place.before
    if place.literal == "第1" and text[end : end + 1].isdigit():
        return None
    limited = limiter.leading(before) or scope.trade(before)
    chosen = _CHOSEN.match(text, end)
    if chosen is not None:
        return _choice(place, chosen.end(), limited)
    market = _MARKET.search(before[-14:])
    if market is None and not limited:
        exemption = guide.attitude(before)
        praised = _of_goods(place) if exemption is not None else None
        if praised is not None:
            return _verdict(place, place.start, end, praised.word)
        if exemption is not None:
            return Judgement(place.start, end, "", EXEMPT, exemption.clause, exemption.reason)
    if speaker.is_own_taste(before) and not market:
        return None
    if market is not None and not (text.startswith(_ORDER_UNLESS_LIMITED, end) and not text.startswith("名", end)):
        start = place.begin + len(before) - len(before[-14:]) + market.start()
        spoken_of = behind(place, start, place.begin) or ahead(place, end)
        if _PERSONAL.search(before) or _tells(place):
            return None
        return _verdict(place, start, end, spoken_of.word if spoken_of else market.group())
    if text.startswith("把交椅", end) or (text.startswith("人", end) and not text[end + 1 : end + 2].isalnum()):
        spoken_of = behind(place, place.start, place.begin)
        if limited or (spoken_of is not None and spoken_of.kind in SOLD):
            return _verdict(
                place, place.start - limited, end + (3 if text[end] == "把" else 1), spoken_of.word if spoken_of else ""
            )
    if _tells(place):
        return None
    worth = scope.effect(place, place.start)
    if worth is not None and (text.startswith("名", end) or not text[end : end + 1].isalnum()):
        return _verdict(place, worth.end - len(worth.word), end + text.startswith("名", end), worth.word)
    if not text[end : end + 1].isalnum() and not _PERSONAL.search(before):
        spoken_of = behind(place, place.start, place.begin)
        if spoken_of is not None and spoken_of.kind == GOODS and spoken_of.end == place.start:
            return _verdict(place, place.start, end, spoken_of.word)
    ranked = _RANKED.match(text, end)
    start = place.start - limited
    if ranked is not None and not text.startswith(("个", "家", "次"), end):
        if not limited and re.search(r"我|你|他|她|开的?|的$", before[-4:]):
            return None
        return _verdict(place, start, end, ranked.group())
    if limited and not text.startswith(_NOT_RANKED, end):
        return _limited(place, start)
    if _RANKING.search(before) and not _PERSONAL.search(before):
        spoken_of = behind(place, place.start, place.begin)
        if spoken_of is not None and spoken_of.kind in SOLD:
            return _verdict(place, place.start, end, spoken_of.word)
    if before and before[-1].isalnum() and before[-1] not in "的是我有在从到和" and not text.startswith(_ORDER, end):
        found = ahead(place, end)
        if found is not None and found.kind == GOODS:
            return _verdict(place, place.start, end, found.word)
    if text.startswith("名", end) and not _PERSONAL.search(before):
        spoken_of = behind(place, place.start, place.begin)
        if spoken_of is not None and spoken_of.kind == GOODS and spoken_of.end == place.start:
            return _verdict(place, place.start, end + 1, spoken_of.word)
    if text.startswith("名", end):
        found = ahead(place, end + 1)
        if found is not None and found.kind in (GOODS, PEOPLE_FOR_HIRE) and text[end + 1 : end + 2] == "的":
            return _verdict(place, place.start, end + 1, found.word)
    return None


def _of_goods(place: Place) -> Target | None:
    """质量第一的炒锅: what would be a principle is said of goods."""
    if not place.text.startswith("的", place.end) or not _QUALITY_BEFORE.search(place.before):
        return None
    found = ahead(place, place.end + 1)
    if found is not None and found.kind in (PERSON, OTHER):
        return None
    if found is not None and found.kind == GOODS:
        return found
    word = _ONE_NOUN.match(place.text, place.end + 1)
    return Target(word[1], GOODS, word.end(1)) if word and is_goods_end(word[1][-1]) else None


def _tells(place: Place) -> bool:
    """儿子跳绳第一名, 票房第一的电影: a person, a contest or a work is ranked, nothing sold."""
    begin, stop = place.sentence()
    text = place.text[max(begin, place.start - 40) : min(stop, place.end + 16)]
    return _CONTEST.search(text) is not None and not _TRADED.search(text)


def _choice(place: Place, end: int, limited: int) -> Judgement | None:
    """第一梯队, 第一选择: of a trade, or said of something sold."""
    before = place.before
    start = place.start - limited
    near = behind(place, place.start, place.begin)
    named = near is not None and near.kind == GOODS and place.text[near.end : place.start].strip("的里中") == ""
    if _CHOICE_FOR.search(before) is None and not limited and not named:
        return None
    if _tells(place) or _PERSONAL.search(before) or (place.text[end : end + 1] == "的" and scope.sold(place) is None):
        return None
    found = scope.sold(place)
    if found is None and not limited:
        return None
    return _verdict(place, start, end, found.word if found else "")


_CONTEST = lazy(
    r"儿子|女儿|闺女|孩子|娃|弟弟|妹妹|哥哥|姐姐|侄|同学|室友|爸|妈(?!妈?们)|爷爷|奶奶|老公|老婆|跳绳|拍球|朗诵|运动会|比赛|大赛|竞赛|联赛|赛跑|马拉松|钓鱼|下棋|象棋|围棋|打球|拔河|演讲|歌唱|合唱|广播操|期[中末]|期考|年级|班级|幼儿园|票房|电影|影片|动画|纪录片|电视剧|剧集|综艺|这首歌|单曲|专辑|歌曲|金曲|小说|番剧|球队|选手|步数|排行榜第一(?:待|呆)"
)
_TRADED = lazy(r"我们家|本店|这款|这家|品牌|下单|到手|囤|同款|课程?|培训|机构|教材|绘本|玩具|奶粉|童")
_CHOSEN = lazy(r"梯队(?![\u4e00-\u9fff]{0,2}(?:同学|选手|队员|跑|出发|员工|学生|孩子|成员|人员))|选择")
_CHOICE_FOR = lazy(
    r"(?:跻身|稳居|稳坐|位居|属于|进入|位列|迈入|站稳|处于|[党皮肌女男妈娘宝星人族们者家客民友]的?|送礼的?|新手的?|通勤的?|旅行的?|行业的?)[^，。]{0,8}$"
)
_SHOP = lazy(
    r"[\u4e00-\u9fff]{0,3}(?:面|粉|饭|酒|茶|烤|书|鞋|肉|鱼|锅|粥|汤|鸡|鸭|鹅|牛|羊|饼)?(?:馆|店|铺|庄|坊|摊|行|府|斋|居|楼|面|串|堂|品牌)(?![\u4e00-\u9fff])"
)
_NOT_RANKED = ("高峰", "长河", "大岛", "大国", "大湖", "人口", "高楼", "高塔", "深", "长", "次", "个", "人", "步", "天", "大经济", "大洋", "大洲", "大河", "大城", "大港", "大瀑布", "大沙漠", "大平原", "大峡谷", "大民族", "大党", "大股", "梯队", "遭", "届", "医", "中学", "人民", "时间", "届", "世界", "夫人", "滴", "书记", "财经", "实验")  # fmt: skip


def _limited(place: Place, start: int) -> Judgement | None:
    """A market or region stands right before: 全国第一, 上海第一家."""
    text, end = place.text, place.end
    if text.startswith(_ORDER_UNLESS_LIMITED, end):
        found = _described(place, end + 1)
        if found is None or found.kind not in SOLD:
            return None
        return Judgement(start, end + 1, found.word, NEEDS_EVIDENCE, missing=_missing(place))
    found = ahead(place, end)
    if found is not None and (found.kind in (PERSON, OTHER) or found.word.endswith(_SIGHTS)):
        return None
    if text.startswith(_ORDER, end) and text[end : end + 1] not in "，、。：,:；;!！" and not _SHOP.match(text, end):
        return None
    spoken_of = found if found is not None and found.kind in SOLD else named_before(place, start)
    if spoken_of is None and _PERSONAL.search(place.clause):
        return None
    return _verdict(place, start, end, spoken_of.word if spoken_of else "")


def _described(place: Place, position: int) -> Target | None:
    """第一款会自己洗的拖把: the noun, or the noun behind what is said of it."""
    found = ahead(place, position)
    at = place.text.find("的", position, min(place.stop, position + 14))
    if at < 0 or (found is not None and found.kind in SOLD):
        return found
    return ahead(place, at + 1) or found


def _leader(place: Place) -> Judgement | None:
    """领导品牌, 销量冠军, 榜首 and the like: the term itself says the rank."""
    before = place.before
    start = place.start - limiter.leading(before)
    spoken_of = ahead(place, place.end) or named_before(place, place.start)
    if before.endswith(("部门", "单位", "公司", "学校")) and place.literal.startswith("领导"):
        return None
    if place.literal == "冠军" and (prized := supremacy.prized(place)) is not None:
        return _verdict(place, start, place.end, prized)
    if place.literal in ("冠军", "首位"):
        market = _MARKET.search(before[-14:])
        if market is None or _PERSONAL.search(before):
            return None
        return _verdict(
            place, place.begin + len(before) - len(before[-14:]) + market.start(), place.end, market.group()
        )
    if place.literal in ("榜首", "霸榜", "销冠", "冠军", "遥遥领先") and (
        spoken_of is None or spoken_of.kind not in SOLD
    ):
        return None
    return _verdict(place, start, place.end, spoken_of.word if spoken_of else "")


def _verdict(place: Place, start: int, end: int, target: str) -> Judgement:
    exemption = guide.aim(place.lead) or (guide.own_range(place.before) if start == place.start else None)
    if exemption is not None:
        return Judgement(start, end, target, EXEMPT, exemption.clause, exemption.reason)
    begin, stop = place.sentence()
    whole = place.text[begin:stop]
    if limiter.has_limit(whole) and (limiter.has_source(whole) or limiter.has_time(whole)):
        return Judgement(start, end, target, NEEDS_EVIDENCE, missing=limiter.missing(whole))
    return Judgement(start, end, target, VIOLATION)


def _missing(place: Place) -> str:
    begin, stop = place.sentence()
    return limiter.missing(place.text[begin:stop])
