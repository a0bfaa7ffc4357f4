"""100% and 百分百 as a share of what goods are made of (填充物为100%桑蚕丝): a fact about material, and no promise."""

from __future__ import annotations

from notelint.text.lazy import lazy

SHARES = frozenset({"100%", "百分百", "百分之百", "百分之一百"})
"""The whole as a share, folded."""

_MADE = r"(?:的|天然|纯|有机|进口|精梳|新疆|澳洲|优质|高级|特级|一级|长绒|美利奴|记忆|双宫|白|灰)*"
_MATERIAL = (
    r"(?:纯?棉|羊毛|羊绒|桑蚕丝|真丝|蚕丝|亚麻|麻|牛皮|羊皮|真皮|涤纶|聚酯|锦纶|果汁|原汁|阿拉比卡|可可|牛奶|生牛乳|乳胶|鹅绒|鸭绒|绒|木|橡木|竹|不锈钢|钛|银|金|铜|大豆|小麦|燕麦|荞麦|决明子|"
    r"天丝|莫代尔|植物|鲜榨|有机|玻璃|回收|再生|成分|莱赛尔|腈纶|尼龙|氨纶|粘纤|牛肉|鸡肉|猪肉|咖啡|蜂蜜|橄榄|椰|茶叶|全麦|黑麦)"
)
_OF = lazy(_MADE + _MATERIAL)
_WHOLLY = lazy(rf"{_MATERIAL}(?:纤维|原料|面料|含量|占比|占|为|是|[:：\s])*$")
_LONGEST = 16
"""Code points before a share in which its material may be named."""


def of_material(text: str, start: int, end: int) -> bool:
    """Whether the share text[start:end] says how much of a material there is: 100%桑蚕丝, 聚酯纤维100%，."""
    if _OF.match(text, end):
        return True
    following = text[end : end + 1]
    return not following.isalnum() and _WHOLLY.search(text[max(0, start - _LONGEST) : start]) is not None
