"""Contacts whose parts stand apart: a number in two stretches, a channel whose account follows later in the sentence,
the name on this platform given as the name on another, a shop or account to search for on another platform.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.kinds.contacts.digits import is_mobile, quantity, value
from notelint.kinds.contacts.identifier import is_model, is_word, number_at
from notelint.kinds.contacts.leak import CHANNEL, CTA, HARD, Leak
from notelint.kinds.contacts.place import NARRATED, line_before
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_HANS = "零〇洞一壹幺二贰两三叁四肆五伍六陆七柒拐八捌九玖勾"
_CHAT = r"(?:企业微信|企微|微信|威信|薇信|某信|绿泡泡?|(?<![a-z])(?:wx|vx|qq)(?![a-z])|[🟢💚🐧🛰]|扣扣|企鹅)"
_ELSEWHERE = (
    r"(?:b站|哔哩哔哩|小破站|抖音|快手|微博|公众号|视频号|知乎|豆瓣|淘宝|天猫|京东|拼多多|闲鱼|微店|得物|小程序|美团|大众点评|淘系"
    r"|某[信博音宝鱼东多手站乎])"
)
_STRETCH = lazy(rf"[\d{_HANS}](?<![\da-z.].)[\d{_HANS}]{{1,8}}(?![\da-z]|\.\d)")
_MOBILE_HEAD = lazy(
    r"[1一壹幺][3-9三四五六七八九叁肆伍陆柒捌玖拐][0-9零〇洞一二三四五六七八九壹贰叁肆伍陆柒捌玖幺拐勾]"
)
_ORDER_BEFORE = lazy(r"(?:前|头|开头|先|上半|第一)[^\d\n。！？]{0,6}$")
_ORDER_BETWEEN = lazy(r"后|再|接|剩|另|尾|补|拼|连|末|下半|半截|其余|续|第二|凑|合")
_COUNTED = lazy(
    r"花|赚|卖|买|付|涨|跌|排了|收入|存了|工资|年|月|分(?![两几开次段])|价|阅读|播放|粉|跑|成绩|步|页|[货单批编订型工]号|尺码"
)
_APART = 14

_ACCOUNT_LATER = lazy(
    rf"(?P<channel>{_CHAT}|{_ELSEWHERE})(?!扫码|支付|付款|读书|步数|群里|阅读|上看)[^。！？!?\n\ue000]{{0,12}}?"
    r"(?P<prompt>(?:加|添加|搜索?|查找|联系|找)(?:我|一?下|客服|助理|老师|好友)?(?=[^\w\n，,。]|[a-z])"
    r"|(?<![a-z])id(?:是|为|叫)?|(?:账号?|帐号|号码|(?<![工货单编订学型批座门])号|名字|昵称)(?:是|为|叫)?)"
    r"[^\w\n，,。!！?？<>]{0,3}(?P<name>[a-z][a-z0-9_-]{3,22}[a-z0-9])(?![a-z0-9])"
)
_ACCOUNT_AFTER = lazy(
    r"[加索搜找我下服理师友系d是为叫账号码字称](?:[^\w\n，,。!！?？<>]{0,3})[a-z][a-z0-9_-]{3,22}[a-z0-9](?![a-z0-9])"
)
"""How whatever the pattern above matches ends: sought first, since it is rare and channels are not."""
_ACCOUNT_REACH = 40
"""Code points; what the pattern above has before that end is shorter."""
_NUMBER_LATER = lazy(
    rf"(?:(?P<channel>{_CHAT})[^。！？!?\n\ue000]{{0,10}}?(?:号码?|加|搜|是)|号码|电话|手机号?|热线|群号|扣扣|球球|联系|(?<!增)(?<!参)加)"
    rf"(?:我|一?下|是|为|就是|报给你)?[^\w\n，。]{{0,3}}(?P<number>[{_HANS}](?:[ \-·—]?[{_HANS}]){{6,10}})(?![{_HANS}\d])"
)
_HAN_NUMBER = lazy(rf"[{_HANS}](?:[ \-·—]?[{_HANS}]){{6}}")
_COUNTING = "一二三四五六七八九"

_HERES = r"小红书(?:的?(?:号|名字?|昵称|id|账号))|小红薯号|小薯号|红薯号|薯号|昵称|主页名字?|网名|账号名|用户名|我的?名字|我的?头像|id名?|名字|这里的?(?:名字?|号|id)|上面的?名字?"
_SAMES = r"就是|也是|即|都是|就用|也叫|等于|=|＝|跟(?:我的?)?|和(?:我的?)?|同(?:我的?)?|与(?:我的?)?"
_HERE, _SAME_AS = f"(?:{_HERES})", f"(?:{_SAMES})"
_THERE = rf"(?:{_CHAT}|(?<![a-z])[vw](?![a-z])|薇|微(?=号|[就也跟和=]))"
_HERE_WORDS = frozenset(("红书号", "红书", "薯号", "昵称", "主页名", "网名", "账号名", "用户名", "名字", "头像", "id"))
_SAME_NAME = (
    re.compile(rf"{_THERE}(?:号|名|id)?\s?{_SAME_AS}\s?(?:我的?|本)?{_HERE}(?:一样|一致|相同)?(?=\s*(?:$|[^\w]|直接|搜|加|来|找|哦|呀|啦|哈))"),
    re.compile(rf"{_HERE}\s?{_SAME_AS}\s?(?:我的?)?{_THERE}(?:号|名|id)?(?:一样|一致|相同)?(?=\s*(?:$|[^\w]|直接|搜|加|来|找|哦|呀|啦|哈))"),
)  # fmt: skip

_SAME_NAME_NEAR = (lazy(rf"{_HERE}\s?{_SAME_AS}"), lazy(rf"{_SAME_AS}\s?(?:我的?|本)?{_HERE}"))
"""One stands in whatever the patterns above match; those begin with so many things that they are slow to fail, these
with a character out of a few.
"""

_SEARCH = lazy(
    rf"{_ELSEWHERE}(?P<between>[^。！？!?\n]{{0,10}}?)(?:搜索?|找|关注)(?:一下|下|我的?|店名|账号|[:：])?\s?[「“\"【『《‘'](?P<name>[^\n」”\"】』》’']{{2,16}})[」”\"】』》’']"
    r"(?P<after>[^。！？!?\n]{0,12})"
)
_OWN_BEFORE = lazy(
    r"(?:发|放|更新?|传|存|挂|开|搬|卖|上架|连载|同步|首发|直播)(?:在|到|了|去)\W?(?:了)?$|(?:我|咱|我们|本店|店铺|店|家|小店|全集|完整\w{0,4}|高清\w{0,3}|视频|教程|链接|更多|同款)(?:\w{0,4}?(?:在|去|到|上|都在|也在|来|请|可))\W?$"
    r"|(?:去|上|到|来|移步|转战|打开)\W?$"
)
_OWN_AFTER = lazy(
    r"\W{0,2}(?:就能|就可以?|即可|可以|就)?(?:找到?我|找到?我们|关注(?:我|一下)?|下单|进店|购买|拍下|来找|加我|私我|见|约|预约|领|联系|咨询|都在|就是我|是我|全都?有)"
)
_WATCH_AFTER = lazy(r"\W{0,2}(?:就能|就可以?|即可|可以|就行|就有)")
_READ = lazy(
    r"\W{0,2}(?:了(?!解)|过|到|出来|的时候|时|看到|看了|学|刷|发现|有人|里|下面的评论|结果|好多|很多|一堆|推荐的)"
)
_OWN_NAME = lazy(r"我|咱|小?店$|铺$|旗舰|工作室|老师|同学|姐$|哥$|家$|馆$|坊$|记$|日记$|手作|官方")

_HIDDEN_WORD = lazy(
    r"(?:发|回|敲|打|扣|留)\W?(?:个|下|一?下|我)?暗号|暗号\W{0,2}[「“\"【][^\n」”\"】]{1,10}[」”\"】]|互关(?:后|了|就|再|之后|完)?(?:就|再|来)?\W?[私丝si](?!密|家|人|房)|(?:看|戳|去|点|找|见|翻|瞄)(?:我的?)?小号(?:的)?(?:主页|简介|置顶|首页|资料)|小号(?:的)?(?:主页|简介|置顶)[里上]?(?:有|见|放|写)"
)
_OPEN_SHOP = lazy(
    rf"复制(?!到|进|下来|粘)[^\n。！？]{{0,30}}?(?:打开|进入?|到|去)\W{{0,3}}(?:{_ELSEWHERE}|手机?(?:淘宝?|天猫|京东|拼多多|抖音)|手淘|淘|桃宝|支付宝|tb|pdd|dy|jd)"
    r"|打开[【「\[“](?:手机?)?(?:淘宝?|天猫|京东|拼多多|抖音|支付宝|闲鱼|手淘)[】」\]”]"
)

_SIGNED = lazy(
    r"[🎵🎶📕🐶🐦]\s?[:：@]\s?(?=[a-z_-]*[0-9_])(?=[0-9_-]*[a-z])[a-z0-9_-]{5,22}(?![a-z0-9_\u4e00-\u9fff/])"
)
_CODE = lazy(
    r"(?:长按|识别)(?:长按|识别|图中|图片|下方|上方|我的|这个){0,2}(?:二维码|微码)\W?(?:加(?!入|载)|进|入群|添加|领|找我|联系)"
    r"|(?<!增)(?<!参)加(?:我的?|下面的?|这个|图里的?){0,2}二维码(?=\s*(?:$|[^\w]|领|进|备注|拉))"
)
_IDLE_FISH = lazy(
    r"(?:挂|去|上|在|到|放|搜)(?:我的?)?(?:闲余|闲渔|咸余|弦鱼|闲于)(?:号|上)?(?=了|搜|有|找|见|自|卖|\s*(?:$|[^\w]))"
)


_QUOTES = frozenset("「“\"【『《‘'")
_HIDDEN = frozenset(("暗号", "互关", "小号"))
_WOKEN = (
    (frozenset(("复制", "长按", "打开")), _OPEN_SHOP, CHANNEL, "去其他平台打开", ""),
    (frozenset("🎵🎶📕🐶🐦"), _SIGNED, HARD, "渠道和账号", "用图案代替"),
    (frozenset(("二维码", "微码")), _CODE, CHANNEL, "二维码", ""),
    (frozenset(("闲余", "闲渔", "咸余", "弦鱼", "闲于")), _IDLE_FISH, CHANNEL, "闲鱼", "换了写法"),
)
_SIGNS_OF_CHANNELS = frozenset(("企业微信", "🟢", "💚", "🐧", "🛰", "薯号", "红书号", "id"))
SIGNS = frozenset().union(_HERE_WORDS, _QUOTES, _HIDDEN, _SIGNS_OF_CHANNELS, *(wakes for wakes, *_ in _WOKEN))
"""The words and signs that what is looked for here needs; the automaton that finds the vocabulary finds them too."""


def names_channel(signs: Collection[str]) -> bool:
    """Whether one of these signs names a channel that the vocabulary leaves to what stands around (🛰)."""
    return not _SIGNS_OF_CHANNELS.isdisjoint(signs)


def apart(text: str, signs: Collection[str], *, named: bool, numbered: bool) -> Iterator[Leak]:
    """The contacts of a folded text whose parts stand apart in a sentence.

    ``signs`` are those of ``SIGNS`` that stand there; ``named`` says that the text names a channel, ``numbered`` that it holds a run
    of five digits, Chinese ones too.
    """
    if _MOBILE_HEAD.search(text):
        yield from _stretches(text)
    if named:
        yield from _accounts(text)
    if named and not _HERE_WORDS.isdisjoint(signs) and any(near.search(text) for near in _SAME_NAME_NEAR):
        yield from _same_names(text)
    if numbered and _HAN_NUMBER.search(text):
        yield from _numbers(text)
    if not signs:
        return
    if named and not _QUOTES.isdisjoint(signs):
        yield from _searches(text)
    if not _HIDDEN.isdisjoint(signs):
        for found in _HIDDEN_WORD.finditer(text):
            if not NARRATED.search(line_before(text, found.start())):
                yield Leak(found.start(), found.end(), CTA, "暗号或小号", "用暗号")
    for wakes, pattern, report, what, how in _WOKEN:
        if not wakes.isdisjoint(signs):
            for found in pattern.finditer(text):
                yield Leak(found.start(), found.end(), report, what, how)


def _same_names(text: str) -> Iterator[Leak]:
    """wx就是我的小红书号: the name here is the name there."""
    for pattern in _SAME_NAME:
        for found in pattern.finditer(text):
            if not NARRATED.search(line_before(text, found.start())):
                yield Leak(found.start(), found.end(), CHANNEL, "渠道同名")


def _stretches(text: str) -> Iterator[Leak]:
    """前面1380057，后面是1234: groups that words of order join into a mobile number."""
    groups = list(_STRETCH.finditer(text))
    taken = 0
    for first, group in enumerate(groups):
        if group.start() < taken or group[0][0] in "023456789":
            continue
        head = value(group[0])
        if len(head) < 3 or head[0] != "1" or head[1] not in "3456789":
            continue
        digits, ordered = head, bool(_ORDER_BEFORE.search(text, max(0, group.start() - 8), group.start()))
        for last in range(first + 1, min(first + 4, len(groups))):
            between = text[groups[last - 1].end() : groups[last].start()]
            if not between or len(between) > _APART or quantity(text, groups[last - 1].end()):
                break
            if _COUNTED.search(text, max(0, group.start() - 6), groups[last].start()):
                break
            digits += value(groups[last][0])
            ordered = ordered or bool(_ORDER_BETWEEN.search(between))
            if len(digits) < 11:
                continue
            end = groups[last].end()
            if ordered and is_mobile(digits) and not quantity(text, end):
                yield Leak(group.start(), end, HARD, "电话号码", "拆开写", digits)
                taken = end
            break


def _accounts(text: str) -> Iterator[Leak]:
    for found in _accounts_told(text):
        name = found["name"]
        certain = any(char.isdigit() or char in "_-" for char in name)
        told = text[found.end("prompt") : found.start("name")].strip() in (":", "：", "@")
        if is_model(name) or is_word(name) or not (certain or told):
            continue
        if not NARRATED.search(line_before(text, found.start())):
            yield Leak(found.start(), found.end(), HARD, f"{found['channel']}和账号")


def _accounts_told(text: str) -> Iterator[re.Match[str]]:
    begin = 0
    for account in _ACCOUNT_AFTER.finditer(text):
        found = _ACCOUNT_LATER.search(text, max(begin, account.start() - _ACCOUNT_REACH), account.end())
        if found is not None:
            yield found
            begin = found.end()


def _numbers(text: str) -> Iterator[Leak]:
    """扣扣，号码是七六八…: seven and more Chinese digits behind a word for a number."""
    for found in _NUMBER_LATER.finditer(text):
        said = found["number"]
        place = number_at(text, found.start("number"))
        if place is not None and "".join(filter(str.isalnum, said)) not in _COUNTING:
            yield Leak(found.start(), found.end(), HARD, "渠道和号码", "用汉字写数字")


def _searches(text: str) -> Iterator[Leak]:
    """在B站搜「…」 where it sends readers there, not where someone tells what was read."""
    for found in _SEARCH.finditer(text):
        before = line_before(text, found.start())
        if NARRATED.search(before) or _READ.match(found["after"]):
            continue
        own = _OWN_BEFORE.search(before) is not None or "我" in found["between"]
        named = own or _OWN_NAME.search(found["name"]) is not None
        if _OWN_AFTER.match(found["after"]) or (named and (own or _WATCH_AFTER.match(found["after"]))):
            yield Leak(found.start(), found.end("name") + 1, CHANNEL, "其他平台上的账号或店铺")
