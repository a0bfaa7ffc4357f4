"""Paraphrases that are contacts only through what stands around them: 绿色的那个软件, 左下角有惊喜, 私下转账."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.kinds.contacts.identifier import after
from notelint.kinds.contacts.leak import CHANNEL, CTA, HARD, Leak
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from notelint.kinds.contacts.spelling import Spelled

_REACH = 16
_PIECE = lazy(r"[^\n。！？!?；;，,]*")


class _Patterns(NamedTuple):
    """Ways to say one thing; ``any`` matches where one of them does, in one look."""

    each: tuple[re.Pattern[str], ...]
    any: re.Pattern[str]


def _patterns(*each: str) -> _Patterns:
    return _Patterns(tuple(map(lazy, each)), lazy("|".join(f"(?:{pattern})" for pattern in each)))


_COLOUR = "绿|蓝|橙|橘|黄|白|黑|粉|紫|青|红"
_THING = "软件|app|平台|聊天工具|聊天软件|图标|泡泡|书|小鸟|标"
_CALLED = r"[^，。！？\n]{0,4}?(?:同名|同号|同款|同v|搜|找|加|联系|见|号在|聊|滴|发|领|下单|有链接|有售|自取|[:：]|口令|红包|转账|付款|转我|交易|等你)"
_ELSEWHERE = r"(?:隔壁|另一个|另外一个|别的|其他|某|那个|旁边的?|小?红薯以外的?|外面的?|以外的)"
_SLANG = _patterns(
    rf"(?:聊天|购物|社交|短视频|视频|二手|闲置|团购|付款)(?:软件|app|平台)(?![:：]){_CALLED}",
    rf"{_ELSEWHERE}(?:那个)?(?:{_COLOUR})色?的(?:那个)?(?:{_THING})?",
    rf"(?:{_COLOUR})色?的?(?:那个)?(?:聊天|音符|气泡|小鸟|图标|[\u4e00-\u9fff]{{0,2}}?)?(?:{_THING})(?:app)?(?:号|里|上|那边)?{_CALLED}",
    rf"(?:加|\+|去|上|来|用|在|到|走|搜)(?:一下|我的?|下)?(?:{_COLOUR})色?的?(?:那个)?(?:聊天)?(?:软件|app|泡泡|图标|平台)",
    rf"(?:加|\+|去|上|来|用|搜)?[🟢💚🟠🟡🔵]\W?(?:软件|app|平台|书)(?:$|[^\w]|{_CALLED})",
    r"(?:红薯|本平台|这个平台|这里|本站|小红书|这个软件|这个app)(?:以外|之外|外面)的?(?:那个)?(?:地方|app|软件|平台)",
    r"(?:那个|另一个|另外一个|某个|隔壁|某)(?:聊天|购物|短视频|视频|买东西|二手|闲置|社交|发消息|付款)的?(?:那个)?(?:软件|app|平台)",
)
_OFFLINE = _patterns(
    r"(?:支付宝|微信|银行卡|扫码|银行|线下|私下|直接)\s?(?:直接|线下|私下)?\s?(?:转账|转钱|打款)\s?(?:再|可|能)?(?:立减|优惠|更?便宜|打折|有折|减|下单|付|即可|就|给我|可)",
    r"(?:转账|打款|汇款|转)到?(?:我的?|以下|这个|下面)?\s?(?:银行)?卡号?\W{0,2}\d{0,19}",
    r"(?:转|打|付|汇)(?:到|进|给)?我的?(?:银行)?(?:卡|账户|账上|支付宝|微信)(?:上|里|号)?",
    r"扫(?:我的?)?(?:收款|付款)码(?:付|转|支付)|打款到(?:我的?)?(?:微信|支付宝|卡)",
    r"(?:走|加|接受?|可以?)\s?私(?:账|下(?:转账?|交易|付款?))|走私账|私下(?:转账|交易|付款|成交|转钱)",
    r"(?:见面|当面|线下)(?:再)?(?:付款|付钱|交易|转账|给钱|付)|(?:支持|可以?|接受)(?:线下)?(?:面交|自提付款|货到付款)|同城面交",
    r"不走平台|绕[过开](?:了)?平台|(?:走|接|有)私单|飞单|红包付款|转(?:微信|支付宝|vx?|wx)(?:$|[^\w]|上|付|即可|就|可)|(?:支付宝|微信|银行卡?|vx?)转我(?!们|妈)",
    r"(?:支付宝|微信|银行卡|银行|vx?)(?:直接)?(?:转账|转钱|打钱)(?=$|[，,。！~～\s])|(?:汇款|付现|现金)(?:更|再)?(?:优惠|便宜|打折|立减|交易|到)|线下(?:直接)?(?:付|给|转)|(?:付款|打钱|转钱|转账)给我(?!们|妈|爸|的人)|打钱到|(?:面交|当面)现金|现金面交|(?:付款|支付|交易)走(?:微信|支付宝|vx?|线下)",
    r"(?:平台|站)外(?:交易|成交|付款|下单|转账)|先款后货|定金\s?(?:转|付|发)(?:我|给我|到)",
    r"(?:微信|支付宝|vx?|wx)\s?(?:付款|付|支付)\s?(?:立减|优惠|更?便宜|减|打折)",
    r"(?:银行)?卡号\s?(?:是|为)?[:：]?\s?\d[\d \-]{11,22}",
)  # fmt: skip
_CORNER = _patterns(
    r"^\W*(?:长按(?:识别|保存)|[左右][上下]角|(?:看)?最后一(?:张图?|图)|看图|图[里上中]|[看见扫]p\s?\d)\W*$",
    r"扫(?:一?下|描)图|识别图[中里片]?|(?:p|图)\s?[\d一二三四五六七八九]?\s?有(?:[码号](?!数)|二维码)",
    r"(?:看|见|戳|点|瞄|瞅|注意|翻到?|扫)\s?(?:看|下|一下|我的?)?\s?(?:图|p|第|封面|视频|背景|主页)?\s?[一二三四五六七八九\d末最后]{0,2}\s?(?:张图?|图|页)?\s?(?:的)?(?:[左右][上下]角|最后一(?:张图?|图))\s*(?:$|[^\w]|有|见|哦|呀|啦|即可|领|联系|加|的?小字)",
    r"(?:图片?|p|封面|背景|照片)\s?[一二三四五六七八九\d]?\s?(?:的)?(?:[左右][上下]角|最后一(?:张图?|图))\s?(?:有|见|自取|领|联系|藏|\W*$)",
    r"(?:[左右][上下]角|最后一(?:张图?|图|页)|末页)\s?(?:有|见|藏|自取|领)(?:着|了)?(?:惊喜|联系|福利|彩蛋|码|链接|号|方式|入口|你要|二维码|\s*(?:$|[^\w]))",
    r"(?:后台|评论区?)(?:敲|扣|打|回复?|发)\W{0,2}(?:[\d一二三六「“【]|\w{1,6}?(?:就能|即可|可以|就|可)?(?:领|拿|获取|得到|发你|拉你|送))",
    r"扣\s?[1一6六]{1,3}(?!分|个|块|元|下来)(?:[^\w]|$|发|领|我|拉|给|拿|踢|私|滴|教|要)",
    r"长按(?:识别|保存|图片?)(?:图|二|码|上|下|即|加|进|就|能|可|后|直接|领|扫|识|$|[^\w])|(?:截图|存图)(?:后|下来|了)?(?:再)?扫",
    r"(?:图|p|封面)\s?[\d一二三四五六七八九]{0,2}\s?的?[左右][上下]角?\s?(?:有|见|藏|是|扫|\W*$)|[左右][上下]角?(?:戳|点我|加我?|扫|领|自取|找|联系|见)",
    r"(?:图|p\s?\d|方块|码|封面|屏幕|末页|末尾|最后一张)[^，。！？\n]{0,4}扫一扫|扫一扫\W?(?:下图|图[片中里]|加|领|进|联系|找我|添加|上[面图]|下[面方])",
    r"(?:名片|qr|微信|联系方式|码|二维码|v|号|名字)(?:藏|放|就)?在(?:p\s?\d|图|最后|末|水印|封面|第[一二三四五]张)|qr\s?(?:见|看|在)|(?:见|看)(?:图|p)\s?[\d一二三四五六七八九]\s?的?水印",
    r"(?:反|倒)过来就是",
    r"(?:反|倒)(?:着|过来)(?:读|念|看|拼|加|搜|写)(?:就是|出来|一遍|下|$|[^\w]|加|有)",
    r"扫图(?!书|案|像)",
    r"(?:图片?|p|封面|视频|首页|末尾|结尾|文末|片尾|链接|资料|教程|模板|需要|要的|想要)\s?[\d一二三四五六七八九]?的?\W?自取",
    r"码在(?:p|图|最后|封面|评|主页|简介|背景)",
    r"(?:码|二维码|qr\s?code|联系方式|方式|号)\s?(?:见图|在图|图[里上中])",
    r"(?:图[里上中])(?:有)(?:码|号|联系|方式|水印)",
)  # fmt: skip
_MAIL = _patterns(
    r"(?:留|发|给|报|甩|丢|扔)(?:个|下|一下|我|你的?|的)?.{0,2}(?:邮箱|油箱|✉|📧|📮|📩)",
    r"(?:邮箱|油箱|✉|📧|📮|📩)\W?(?:发我|给我|留下|留一下|留言|发你|私|留)",
)
_MAILBOX = lazy(r"(?:邮箱|gmail|foxmail|hotmail|email)(?:地址|账号|是)?\s?[:：]\s?[a-z0-9][a-z0-9_.@-]{3,}")
_SHORT_CODE = lazy(r"(?:热线|(?:报名|咨询|预约|订购|订餐|订票|加盟|招生)电话|请拨|☎|📞)\W{0,3}(?:9[56]\d{3,4})(?!\d)")
_ASK = _patterns(
    r"(?:留|报|丢|甩|给|发)(?:个|下|一下|我|你的?|的){0,2}(?:微信|联系方式|电话|手机号|qq|🐧|v(?![a-z])|vx|wx|号码)(?:.{0,2}(?:发|我|私|拉|联系|加))"
)
_HELD = _patterns(r"(?:(?<!没)有|写|放|藏|留)(?:了|着|在|的)?(?:我们?的?)?联系方式")
_OPEN = lazy(r"打开|关|不|没|别|怎么|如何|卸载|删除")


def hints(text: str, words: Sequence[Spelled]) -> Iterator[Leak]:
    """The paraphrases of a text around the words that begin one."""
    for word in words:
        if word.kind == "slang":
            yield from _around(text, word, _SLANG, CHANNEL, "用代称指站外平台", "用代称")
        elif word.kind == "offline":
            yield from _around(text, word, _OFFLINE, CHANNEL, "平台外付款", "")
        elif word.kind == "corner":
            yield from _around(text, word, _CORNER, CTA, "看图里的信息", "")
        elif word.kind == "mail":
            disguised = "换了写法" if word.changed else ""
            yield from _around(text, word, _MAIL, CTA, "收集邮箱", disguised)
            name = _MAILBOX.match(text, word.start)
            if name is not None:
                yield Leak(word.start, name.end(), HARD, "邮箱和账号")
            number = after(text, word.end, certain=False, digits=True, least=6)
            if number is not None and number.digits:
                yield Leak(word.start, number.end, HARD, "邮箱和账号", number.how)
        elif word.word in ("支付宝", "微信") and not word.changed:
            yield from _around(text, word, _OFFLINE, CHANNEL, "平台外付款", "")
        if word.kind == "number" and (code := _SHORT_CODE.search(text, max(0, word.start - 2), word.end + 10)):
            yield Leak(code.start(), code.end(), HARD, "电话号码")
        if word.kind in ("number", "chat"):
            if word.word == "联系方式":
                yield from _around(text, word, _HELD, CTA, "告知联系方式在哪里", "")
            yield from _around(text, word, _ASK, CTA, "收集联系方式", "换了写法" if word.changed else "")


def _around(text: str, word: Spelled, patterns: _Patterns, report: str, what: str, how: str) -> Iterator[Leak]:
    before = _PIECE.match(text[max(0, word.start - _REACH) : word.start][::-1])
    after = _PIECE.match(text, word.end, word.end + _REACH + 8)
    begin = word.start - (before.end() if before else 0)
    piece = text[begin : after.end() if after else word.end]
    if not patterns.any.search(piece):
        return
    for pattern in patterns.each:
        found = pattern.search(piece)
        if found is not None and begin + found.start() < word.end and word.start < begin + found.end():
            yield Leak(begin + found.start(), begin + found.end(), report, what, how)
            return
