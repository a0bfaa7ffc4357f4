"""彻底解决, 一次性告别, 终身不褪色, 绝对不含: an end of a trouble, or a defect or a substance denied, without exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.kinds.absolute import scope
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.absolute.place import Place

FINAL = frozenset(("彻底", "根本", "一次性", "一劳永逸", "从根源", "从根上", "永远告别", "终身告别"))
"""Adverbs of finality: claims before an end of a trouble of body or goods."""

_TROUBLE = (
    r"脱发|掉发|秃|白发|头屑|头油|头痒|油头|出油|痘|粉刺|闭口|黑头|出油|毛孔|草莓鼻|色斑|斑点|雀斑|黄褐斑|晒斑|皱纹|细纹|法令纹|泪沟|眼袋|黑眼圈|泛红|过敏|敏感|干燥|干痒|起皮|干裂|皲裂|湿疹|脚气|灰指甲|狐臭|腋臭|体味|口臭|口气|牙黄|牙石|蛀牙|牙龈|鼻炎|咽炎|打鼾|失眠|便秘|胃胀|胃痛|痔疮|痛经|宫寒|湿气|湿寒|"
    r"赘肉|肥胖|小肚腩|粗腿|大饼脸|驼背|颈椎|腰痛|腰酸|关节|近视|散光|疤|妊娠纹|暗黄|黄气|鸡皮|体毛|汗毛|静脉|静电|卡粉|脱妆|浮粉|假白|拔干|异味|臭味|霉|甲醛|螨虫?|蟑螂|蚂蚁|蚊|虫|油污|油垢|油渍|水垢|污渍|污垢|茶垢|尿垢|堵塞|下水道|渗水|漏水|漏油|起球|掉色|褪色|变形|打滑|缠绕|毛发缠|噪音|噪声|卡顿|发热|续航焦虑|勒痕|闷热|磨脚|"
    r"黄渍|汗渍|汗味|狐味|返潮|发霉|起皱|色差|头皮|痒|疼痛|疼|痛点|炎症|细菌|病毒"
)
_ENDED = lazy(
    rf"(?:上|地|性|就|能|可以|帮你|让你|帮|让|帮助|你|您|它|把)*(?:解决|告别|根除|杀光|杀灭|杀死|灭掉|除掉|除光|洗净|溶解|分解|根治|消除|去除|清除|祛除|袪除|杜绝|摆脱|搞定|治好|治愈|断根|拜拜|终结|扫除|清理|甩掉|逆转|改善|赶走|隔绝)(?:了|掉|你的|您的|各种|一切|所有|家里的?|宝宝的?|全家的?|多年的?|顽固的?|反复的?)*[\u4e00-\u9fff]{{0,4}}?(?:{_TROUBLE})+(?:烦恼|问题|困扰|难题)?"
)
_QUESTION = lazy(
    r"(?:怎么|如何|怎样|怎能|能不能|能否|是否|可不可以|有没有|无法|不能|不可|没法|难以|还没|没有?|不会|想要?|希望|不)[^，。]{0,6}$"
)
_ASKS = lazy(r"[^，。]{0,16}(?:吗|嘛|么|？|\?)")
_LASTING = lazy(
    r"(?:的|都|也|质保|保修|保固|保用|使用|佩戴|，)*(?:不(?:会|易)?|永不|绝不|无)(?:起[泡皮球毛皱边]|打[滑结卷]|掉[色漆毛粉]|褪色|掉色|脱色|变色|变形|生锈|脱落|掉漆|起球|开裂|断裂|氧化|漏水|渗水|变黑|发黄|发黑|磨损|老化|松动|掉毛|堵塞|发霉|反弹|复发|塌陷|起皮|掉钻|掉皮|坏(?!人)|裂|烂|锈|塌|卡粉|脱妆|脱胶|掉底)"
)
_SUBSTANCE = r"激素|酒精|香精|香料|色素|染料|防腐剂|重金属|铅|汞|荧光剂|荧光|甲醛|矿物油|硅油|硅|添加剂|塑化剂|双酚a|反式脂肪|反式脂肪酸|农药|农残|抗生素|硫酸盐|皂基|sls|转基因|漂白剂|明矾|味精|植脂末|奶精|蔗糖|糖|防晒剂|刺激成分|刺激|有害物质|有害成分|化学成分|化学物质|化学添加|塑料微珠|致敏成分|致敏源|麸质|代糖|香兰素|苯甲酸|滑石粉|孔雀石绿|瘦肉精|地沟油|科技与狠活|添加"
_WITHOUT = lazy(
    rf"(?:都|也|是)?(?:不含有?|不添加|不加|没有?加|没有?添加|没有?|不掺|无|零|0)(?:任何|一滴|一点|半点|丝毫)?(?:{_SUBSTANCE})"
)
_GENUINE = lazy(
    r"(?:都?是|由|为)?(?:(?:纯)?手工(?!课|耿|费|业|皂课)|手作|手打|现做|现熬|现磨|真材实料|原汁原味|正宗|野生|纯天然|正版|专柜正品|进口正品|无刺激)"
)


def ended(place: Place) -> int | None:
    """Where the end of a trouble that is promised for good ends (彻底解决脱发), or null."""
    if (
        _QUESTION.search(place.before[-10:])
        or scope.is_personal(place)
        or place.before.endswith(("不", "没", "没有", "并"))
    ):
        return None
    found = _ENDED.match(place.text, place.end, place.stop)
    if found is None or _ASKS.match(place.text, found.end()):
        return None
    return found.end()


def lasting(place: Place) -> int | None:
    """Where a defect denied for life ends (终身不褪色, 永久质保不坏), or null."""
    found = _LASTING.match(place.text, place.end)
    return found.end() if found is not None and not scope.is_personal(place) else None


def without(place: Place) -> int | None:
    """Where a substance denied without exception ends (绝对不含激素), or null."""
    found = _WITHOUT.match(place.text, place.end, place.stop)
    return found.end() if found is not None else None


def genuine(place: Place) -> int | None:
    """Where a make sworn to in full ends (百分之百纯手工), or null."""
    found = _GENUINE.match(place.text, place.end, place.stop)
    return found.end() if found is not None else None
