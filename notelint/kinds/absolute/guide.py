"""The exemptions of the 广告绝对化用语执法指南 (市场监管总局公告 2023 年第 6 号), each a small grammar over one clause.

An exemption looks at the clause that holds the claim, never at the line: 「欢迎选购全省第一品牌」 is not saved by 欢迎.
Wording of the articles as far as read: see research notes; the items of article five are not numbered to users.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.kinds.absolute.place import Judgement
from notelint.model import EXEMPT, VIOLATION
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.absolute.place import Place


class Exemption(NamedTuple):
    """The clause of the guide (``guide.5``, ``guide.6.2``) and the reason in Chinese."""

    clause: str
    reason: str


_GOAL = lazy(
    r"致力于?|目标|愿景|争做|争当|争创|立志|力争|努力(?:成为|做|把|让)|(?:想|希望|渴望|梦想|誓|愿|要|旨在)(?:能)?(?:成为|做(?:一[家个])?)|追求|梦想|使命|初心|朝着|向着|(?<!已)(?<!已经)成为(?!了)|不断(?:追求|向)|心愿|愿望"
)
_ACHIEVED = lazy(r"已经?(?:是|成为|做到)|就是|提供|带来|推出|打造(?:了|出)|奉上|拥有|欢迎|选购|购买|下单")
_ATTITUDE_HEADS = "顾客|客户|用户|宠客|读者|学员|患者|病人|消费者|安全|健康|质量|品质|服务|信誉|信用|诚信|诚实|口味|体验|孩子|宝宝|生命|友谊|预防|环保|舒适|责任|效率|快乐|开心|家人|家庭|团队|细节|专业|真实"
_ATTITUDE = lazy(rf"(?:{_ATTITUDE_HEADS})(?:永远|始终|是|排|放在?|为|才是|至上)*$")
_EFFORT = lazy(r"最大(?:的)?(?:努力|诚意|心愿|愿望|可能|限度|程度|热情|耐心|善意|支持|帮助|力量|能力)")
_OWN = lazy(
    r"(?:(?:我们|我|咱们?|自)家|本店|店里|店内|本系列|该系列|全系列|同系列|系列|本品牌|品牌(?:旗下|内)|旗下|家族|产品线|全线|历代|几代|上一代|前代|老款|旧款|往期|往年|同门|(?:这|那)?[两三四五六几\d]+款)"
    r"(?:产品|单品|商品|版本|面霜|家族|系列|菜单|课程)?(?:中|里|之中|当中|里面|内|以来|的|卖得?|目前|现在|所有)*(?:[\u4e00-\u9fff]{0,6}(?:中|里))?$"
    r"|(?:系列|家族|产品线|全线|(?:这|那)?[两三四五六几\d]+款)(?:产品|单品)?(?:中|里面?|内)[\u4e00-\u9fff]{1,4}$"
)
_GRADE = lazy(r"最高(?:的)?(?:级别?|等级|品级|等|档|标准)|特级|[一二]级|等级|级别|分级|评级|顶级|极品")
_STANDARD = lazy(
    r"(?:gb|ny|qb|sb|ly|fz|hj|yy|jr|gh|sc|db)(?:\d\d)?(?:/t)? ?\d{3,6}|(?:国家|行业|地方|团体)标准|国标|(?:按|依|据|执行|符合)[^，。]{0,6}标准"
)
_USAGE = lazy(
    r"开封|开盖|开瓶|拆封|饮用|食用|服用|冲泡|冲调|涂抹|敷|保存|冷藏|冰镇|常温|室温|加热|复热|储存|存放|赏味|空腹|[饭餐睡运]?[前后时](?:使用|食用|喝|吃|用|涂|服用)|饭[前后]|餐[前后]|睡前|洗[澡脸头]后|早晚|"
    r"温水|热水|冰块|静置|醒(?:酒|发)|浸泡|水温|\d+\s*(?:分钟|小时|天|日|个?月|周|度|℃|毫升|ml|克|g)|搭配(?:使用|食用)|使用时间|使用方法|饮用时间|用法"
)


def aim(before: str) -> Exemption | None:
    """Article five: an aim or a wish (致力于成为…), not something already reached or on offer."""
    found = _GOAL.search(before)
    if found is None or _ACHIEVED.search(before, found.end()):
        return None
    return Exemption("guide.5", f"「{found.group()}」表达的是目标追求或主观愿望，不是已有商品的结论")


def attitude(before: str) -> Exemption | None:
    """Article five: an attitude of service or a principle (顾客第一), without a market it would rank in."""
    found = _ATTITUDE.search(before[-10:])
    if found is None:
        return None
    return Exemption("guide.5", f"「{found.group()}…」表达服务态度或经营理念")


def effort(text: str, position: int) -> Exemption | None:
    """Article five: 最大努力, 最大诚意 tell of the seller's own will."""
    found = _EFFORT.match(text, position)
    if found is None:
        return None
    return Exemption("guide.5", f"「{found.group()}」说的是自己的态度或愿望，与商品性能、质量无直接关联")


def own_range(before: str) -> Exemption | None:
    """Article six (1): compared with goods of the same brand or shop only (本系列中最轻薄)."""
    found = _OWN.search(before[-16:])
    if found is None:
        return None
    return Exemption("guide.6.1", f"「{found.group()}」范围内比较，属于同一品牌或同一企业商品的自我比较")


def grade(clause: str, sentence: str) -> Exemption | None:
    """Article six (3): a grade of goods that a national, industry or local standard gives, with the standard named."""
    if not _GRADE.search(clause):
        return None
    found = _STANDARD.search(sentence)
    if found is None:
        return None
    return Exemption("guide.6.3", f"「{found.group().strip()}」规定的商品分级用语，能说明分级依据")


def usage(clause: str) -> Exemption | None:
    """Article six (2): how, when and how long to use or keep the goods."""
    found = _USAGE.search(clause)
    if found is None:
        return None
    return Exemption("guide.6.2", f"「{found.group()}」说的是使用方法、时间或保存期限，属于消费提示")


def verdict(place: Place, start: int, word: str) -> Judgement:
    """The claim from ``start`` to the end of the trigger; exempt as an aim (五) or within the seller's own range (六(一))."""
    exemption = aim(place.lead) or own_range(place.before)
    if exemption is not None:
        return Judgement(start, place.end, word, EXEMPT, exemption.clause, exemption.reason)
    return Judgement(start, place.end, word, VIOLATION)
