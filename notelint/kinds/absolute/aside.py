"""What is told and not held out to readers: titles of works, claims of others that the writer warns of, words for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.kinds.absolute.place import Place

_LONGEST_TITLE = 40
_BOAST = lazy(
    r"声称|号称|宣称|自称|扬言|鼓吹|标榜|吹(?:得|嘘|牛|成|什么|自己)|说什么|所谓|打着|打出|拍(?:着)?胸脯|忽悠|口口声声|动不动就?|张口|满嘴|宣传|广告(?:里|上|说|语)|商家(?:说|承诺|保证)|客服(?:说|承诺|保证)|承诺|保证|听信|轻信|相信|别信|不信|写着|标着|喊着|看到|遇到|碰到|凡是"
)
_REJECTED = lazy(
    r"(?:别|不要|不能|切勿|勿|少|千万别|不可)(?:再|轻易|盲目|轻|全|太)?(?:信|买账|上当|听|踩坑|碰|被骗)|(?:信不得|不可信|不靠谱|不能信|信了你|不信(?!任))|拉黑|划走|绕道|绕行|快跑|智商税|骗(?!过)|被坑|(?:多半|都|全|大多|基本|往往|十有八九|肯定)是(?:坑|套路|假|噱头|忽悠)|"
    r"听听就(?:好|行|算)|当(?:个)?笑话|没这回事|不存在的|避雷|避坑|警惕|当心|小心|举报|投诉|违规|违法|虚假|夸大|噱头|套路|踩坑|翻车|打脸|反面教材|笑笑就好|存疑|不现实|哪有这|结果[^。]{0,10}(?:却|就|还是|全|洗|掉|坏|花|没|根本|一)"
)
_RIVALS = lazy(r"(?:别家|其他家?|别的|同行|人家)[^，。]{0,4}$")
_WORDING = lazy(
    r"(?:不能|不要|不得|不可|不准|不许|别再?|禁止|禁用|避免|删掉|少|杜绝|慎)(?:使?用|写|出现|说|打|带|标)[^。]{0,16}$"
)
_WORDING_AFTER = lazy(
    r"[^。，]{0,14}(?:这[种类样些]?(?:的)?(?:词|字|话|说法|表述|宣传|用语|字眼)|(?:字眼|字样|用语|用词|敏感词|违禁词|极限词))"
)
_RHETORICAL = lazy(r"(?:谁敢|谁能|谁又敢|哪敢|怎敢|岂敢)(?:说|称|保证|拍胸脯)[^，。]{0,10}$")


def is_aside(place: Place) -> bool:
    """Whether the claim stands in a title, in someone's boast that the sentence rejects, or is spoken of as a word."""
    return _in_title(place) or _is_rejected(place) or _is_wording(place)


def _in_title(place: Place) -> bool:
    """《…》 around the trigger: the name of a book, a film, a song."""
    opened = place.text.rfind("《", max(0, place.start - _LONGEST_TITLE), place.start)
    if opened < 0 or "》" in place.text[opened : place.start]:
        return False
    closed = place.text.find("》", place.end, place.end + _LONGEST_TITLE)
    return closed >= 0 and "\n" not in place.text[opened:closed]


def _is_rejected(place: Place) -> bool:
    begin, stop = place.sentence()
    begin, stop = max(begin, place.start - 30), min(stop, place.end + 40)
    before = place.text[begin : place.start]
    if not _BOAST.search(before):
        return False
    if _RHETORICAL.search(before):
        return True
    found = _REJECTED.search(place.text, begin, stop)
    return found is not None and not _RIVALS.search(place.text[begin : found.start()])


def _is_wording(place: Place) -> bool:
    """广告里不能写最佳, 别再用「顶级」这种词: the word is spoken of, nothing is sold by it."""
    begin, stop = place.sentence()
    before = place.text[max(begin, place.start - 24) : place.start]
    if _RHETORICAL.search(before):
        return True
    return _WORDING.search(before) is not None and (
        _WORDING_AFTER.match(place.text, place.end, stop) is not None
        or any(
            sign in place.text[max(begin, place.start - 40) : stop] for sign in ("广告法", "违禁", "极限词", "绝对化")
        )
    )
