"""What a rank is a rank in: a trade or a category before it (咖啡圈, 洗面奶里), an effect, or goods in the same sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.kinds.absolute import quality
from notelint.kinds.absolute.nouns import is_goods_end, kind_of_noun
from notelint.kinds.absolute.target import (
    ASPECT,
    GOODS,
    PEOPLE_FOR_HIRE,
    PERSON,
    SOLD,
    Target,
    behind,
    named_before,
    sold_between,
    spelt,
)
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.absolute.place import Place

_TRADE = lazy(
    r"(?<![世眼境边外学政警医军法商租限三跨自])(?:界|届)(?:的|里|中|内)*$|(?<![朋友商光花饭生娱乐交])圈(?:的|里|中|内)*$|(?:赛道|领域|行业|行当|品类|类目|业内|业界)(?:的|里|中|内|当中)*$"
)
_WITHIN = lazy(
    r"(?:界|届|圈|赛道|领域|行业|品类|类目|市场|类|里面?|中|之中|当中|的|之|级|产品)*(?:人气|实力|品质|新晋|当红|公认|绝对|真正|老牌|国货|平价|爱马仕|劳斯莱斯|茅台)?$"
)
_PREMISES = lazy(
    r"(?:店|酒店|餐厅|民宿|馆|房|客厅|卧室|厨房|间|家|屋|教室|学校|大厅|走廊|阳台|办公室|公司|商场|医院|会场|咖啡店|书店|书房|车厢|楼道|电梯)(?:里面?|中|内)?的?$"
)
_EFFECT = lazy(r"[除止防抗控祛去消缓驱锁护补提保遮淡紧润](?![夕年前送考战士航守球防国食养])[\u4e00-\u9fff]$")
"""A verb of remedy with its object (除锈, 止汗): what goods are sold for."""
_SELF = lazy(
    r"(?:我|(?<!其)他|她|俺)(?!们|家(?!里|人|猫|狗|孩|宝)|司|店|敢说|就说|保证|跟你|告诉|只认)|高中时|小时候|当年|(?:人生|这辈子|心[里中目])"
)
_WORKS = lazy(
    r"影史|歌坛|乐坛|文坛|体坛|演唱会|奥运|恐龙|昆虫|动物界|自然界|鸟类|鱼类|电影|影片|动画|纪录片|电视剧|剧集|综艺|这首歌|单曲|专辑|歌曲|金曲|小说|番剧|重映|票房|导演|主演|球队|球员|比赛|战队|选手|决赛|联赛|运动会|段位|排位|游戏"
)


def trade(before: str) -> int:
    """How many code points right before a rank name a trade (护肤界, 烘焙圈的); zero without one."""
    found = _TRADE.search(before[-10:])
    if found is None:
        return 0
    return len(before[-10:]) - found.start()


def effect(place: Place, position: int) -> Target | None:
    """The effect that ends at ``position`` (祛斑, 控油), or null."""
    for length in (4, 3, 2):
        start = position - length
        if start >= place.begin and quality.merit(place.text, start, position) == position:
            return Target(place.text[start:position], GOODS, position)
    word = place.text[position - 2 : position]
    if position - 2 >= place.begin and _is_remedy(place, position - 2):
        return Target(word, GOODS, position)
    return None


def worth(place: Place, position: int) -> Target | None:
    """The effect that begins at ``position``, or null."""
    end = quality.merit(place.text, position, place.stop)
    if end is None and _is_remedy(place, position):
        end = position + 2
    return Target(place.text[position:end], ASPECT, end) if end is not None else None


def _is_remedy(place: Place, position: int) -> bool:
    word = place.text[position : position + 2]
    return _EFFECT.match(word) is not None and place.view.words.tag(word)[0] in "vnx"


def category(place: Place, position: int) -> Target | None:
    """What the rank noun at ``position`` ranks: something sold right before it, joined by 的, 里, 界 or nothing."""
    before = place.text[place.begin : position]
    if _PREMISES.search(before):
        return None
    tail = before.rstrip("的之")
    worth = effect(place, place.begin + len(tail))
    if worth is not None:
        return worth
    near = behind(place, position, place.begin)
    if near is not None and near.kind in SOLD and _WITHIN.match(place.text, _compound_end(place, near.end), position):
        if near.kind in (GOODS, PEOPLE_FOR_HIRE):
            return near
        return None if _names_person(place) else sold(place)
    return sold(place) if trade(before) else None


def _compound_end(place: Place, position: int) -> int:
    """瑜伽裤中: jieba may cut the head of the compound off with what follows."""
    return position + is_goods_end(place.text[position])


def _names_person(place: Place) -> bool:
    """程序员中的发量王者: people are ranked by what they have."""
    return any(
        kind_of_noun(word, place.view.words.tag(word)) == PERSON for _, _, word in place.words(place.begin, place.start)
    )


def sold(place: Place) -> Target | None:
    """Something sold that the sentence names, before or after the trigger; null where it tells of a person or a work."""
    begin, stop = place.sentence()
    begin, stop = max(begin, place.start - 60), min(stop, place.end + 60)
    if is_personal(place):
        return None
    return (
        named_before(place, place.start)
        or sold_between(place, begin, place.start)
        or sold_between(place, place.end, stop)
        or spelt(place, begin, place.start)
    )


def praised(place: Place) -> Target | None:
    """The property of something sold that the sentence names before the trigger (亮度, 口感), or null."""
    if is_personal(place):
        return None
    near = behind(place, place.start, place.sentence()[0])
    return near if near is not None and near.kind == ASPECT else None


def is_personal(place: Place) -> bool:
    """Whether the sentence tells of the writer's own people, or of films, songs, games and contests."""
    begin, stop = place.sentence()
    begin, stop = max(begin, place.start - 60), min(stop, place.end + 40)
    text = place.text[begin:stop]
    if _SELF.search(text) or _WORKS.search(text):
        return True
    near = behind(place, place.start, place.begin)
    return near is not None and near.kind == PERSON and near.word[0] not in "无没别谁"
