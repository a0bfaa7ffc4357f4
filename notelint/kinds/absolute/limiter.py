"""Limits of a claim: a time, a place, a market or a source, and what is missing of them (执法指南第六条第（六）项)."""

from __future__ import annotations

from notelint.text.lazy import lazy

_PLACES = (
    "上海|北京|广州|深圳|杭州|成都|重庆|武汉|南京|西安|苏州|天津|长沙|郑州|青岛|宁波|厦门|昆明|大连|合肥|福州|济南|沈阳|东莞|佛山|无锡|哈尔滨|长春|石家庄|南昌|贵阳|南宁|"
    "太原|温州|三亚|海口|珠海|香港|澳门|台湾|台北|日本|韩国|美国|英国|法国|德国|意大利|西班牙|泰国|新加坡|马来西亚|澳洲|澳大利亚|新西兰|加拿大|瑞士|欧洲|亚洲|亚太|东南亚|"
    "华东|华南|华北|华中|西南|西北|东北|江浙沪|长三角|珠三角|大湾区|魔都|帝都|羊城|鹏城|蓉城|山城|中国|国内|国产|全国|全球|世界|全世界|海外|全省|全市|全区|全县|全城|全欧洲|同城|县城|本地|当地|本市|本县|本省|附近|周边|方圆|(?:整|全|这)[条个座栋](?:街|城|路|楼|小区|商场|镇|村)|"
    "全亚洲|全日本|全上海|全北京|全中国|(?:(?![是这那在的了我你他有为就也都和与从到整全来去选购买卖逛吃喝找开做本各某哪家店])[\u4e00-\u9fff]){1,3}(?:省|市|区|县|镇|路|街|街区|商圈|地区)"
)
_WIDE = lazy(
    rf"(?:(?:{_PLACES}|行业|业内|业界|同行|同价位|同价格|同级别|同级|同档|同类型|同类|同类产品|市面|市场|全网|网上|互联网|全平台|平台|史上|有史以来|历史上|全行业|全场|天猫|淘宝|京东|抖音|小红书|美团|点评|类目|品类|赛道|地表|宇宙|人类)"
    r"(?:范围|中|里|上|内|界|的|地区|目前|现在|公认)*){1,3}$"
)
_LASTS = frozenset(
    "上业东中书亚产京位兰内利别前北区南原县口台品团围国圆圈在地圳场坡型城士外大太宁安宙宝山岛州市庄庆昌明春本村来格档楼汉沙沪波津洲海港湾滨牙猫球界"
    "的目省类级网肥莞行街表角认评路边近连道都里锡镇门阳面音"
)
"""The characters a limiter ends with: the pattern above is slow to fail, and most clauses end with another."""
_TIME = lazy(
    r"(?:19|20)\d\d年?|\d{1,2}月|今年|去年|本年|本月|当月|本季|今日|目前|现在|如今|当下|截至|截止|近\d|过去|连续[\d一二三四五六七八九十]+年|"
    r"(?:上|下)半年|第?[一二三四1-4]季度|双11|双十一|618"
)
_REGION = lazy(_PLACES)
_SOURCE = lazy(
    r"来源|数据显示|据[^，。]{1,12}(?:统计|报告|数据|调研|认证|发布)|根据|报告|认证|公证|尼尔森|欧睿|凯度|弗若斯特|沙利文|艾瑞|艾媒|易观|统计局|白皮书|检测|检验|鉴定|证明|专利号|zl\d"
)
_LIMITER_NEAR = lazy(r"史上|全网|全球|全国|全世界|地表|宇宙")


def leading(before: str) -> int:
    """How many code points right before the trigger are a limiter (全网, 上海, 市面上)."""
    tail = before[-16:].rstrip()
    found = _WIDE.search(tail) if tail[-1:] in _LASTS else None
    if found is None:
        return 0
    return len(tail) - found.start() + len(before[-16:]) - len(tail)


def has_source(text: str) -> bool:
    """Whether a sentence names where its figures come from."""
    return _SOURCE.search(text) is not None


def has_limit(text: str) -> bool:
    """Whether a clause limits its claim by time or region."""
    return _TIME.search(text) is not None or _REGION.search(text) is not None


def has_time(text: str) -> bool:
    """Whether a clause limits its claim by time."""
    return _TIME.search(text) is not None


def missing(text: str) -> str:
    """What a factual claim still lacks, in Chinese: 数据来源, 时间, 地域或市场范围; empty when all three stand there."""
    lacking = []
    if not has_source(text):
        lacking.append("数据来源")
    if not _TIME.search(text):
        lacking.append("统计时间")
    if not _REGION.search(text):
        lacking.append("地域或市场范围")
    return "、".join(lacking)
