"""Addresses: links, domains, e-mail, pass phrases of shops (口令), cloud disks, mini programs. Disguised dots too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.kinds.contacts.leak import HARD, Leak
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_ENDINGS = "com|cn|net|org|top|xyz|shop|vip|club|site|online|work|ltd|store|link|info|live|cc|me|io|co|tv|ly|be|hk|tw|gg|app|fun|icu|wang|ren|group|pub|space|website|tech|asia|mobi|biz|la|im|sh|to|ai|us|uk|jp|au|ca|de|c0m|ee|so|nu|gd|gl|ws|cx"
_SPACED = r"c\s?o\s?m|c\s?n|n\s?e\s?t"
_DOTS = ".．。·•・丶点,"
_DOMAIN = lazy(
    rf"[{_DOTS}](?=[)）\]】\s]{{0,2}}[a-z])[)）\]】\s]{{0,2}}(?P<end>{_ENDINGS}|{_SPACED})(?:\s?[{_DOTS}]\s?(?:{_ENDINGS})){{0,2}}"
    r"(?![a-z0-9@])(?P<path>\s?[/|]\s?[a-z0-9?=&%_.~/#@+-]+)?"
)
_SHORT = lazy(r"(?:^|\.)[a-z0-9]{1,3}\.cn$")
_FRAMEWORK = lazy(r"(?:asp|vb|ado|ml|dot)\.net$")
_SPOKEN_DOT = lazy(r"[a-z0-9]\s?[\[(（【{]?\s?dot\s?[\])）】}]?\s?(?:com|cn|net|org|top|me)(?![a-z])")
_LABEL = lazy(
    r"(?:https?:?/*)?[a-z0-9](?:[a-z0-9_-]|[.。](?=[a-z0-9])|\s?点\s?(?=[a-z0-9])|\s(?=[a-z0-9]\s))*[(（\[【 ]{0,2}$"
)
_FILE_ENDS = frozenset(
    (
        "ai",
        "me",
        "to",
        "de",
        "us",
        "la",
        "io",
        "app",
        "co",
        "sh",
        "im",
        "ca",
        "be",
        "ly",
        "live",
        "ee",
        "so",
        "nu",
        "gd",
        "gl",
        "ws",
        "cx",
    )
)
_URL = lazy(
    r"(?:h\s?[tx*]\s?[tx*]\s?p\s?s?|ftp|[a-z][a-z0-9]{3,11}(?=[:：]//))\s?[:：]\s?[/\\]{1,2}\s?[a-z0-9][^\s，。！？；<>\u4e00-\u9fff]*"
)
_SPACED_WWW = lazy(
    r"w\s?w\s?w(?<![a-z]www)\s?[\s.。·点]\s?[a-z0-9-]{2,30}\s?[\s.。·点]\s?(?:com|cn|net|org|top|c\s?o\s?m)(?![a-z0-9])"
)
_IP = lazy(r"\d(?<![\d.].)\d{0,2}\.(?:\d{1,3}\.){2}\d{1,3}(?::\d{2,5}|/[a-z0-9])[a-z0-9/._-]*")
_TOLD = lazy(
    r"(?:浏览器|浏懒器|网址|域名|网站|官网|链接|地址|打开|访问|登录|登陆|输入|复制|搜|戳|点击|下单|进|上)[^，。！？\n]{0,6}$"
)
_MAIL_SIGNS = frozenset(("艾特", "圈a", "at)", "at）", "at]", "at】", "#qq", "#163", "☆qq"))
_MAIL = lazy(
    r"[a-z0-9][a-z0-9._-]{1,}\s?(?:@|艾特|圈a|\(at\)|\[at\]|（at）|【at】|#|☆|\sat\s)\s?(?:qq|163|126|139|189|sina|gmail|foxmail|outlook|hotmail|icloud|yeah|aliyun|[a-z0-9-]{2,})\s?[.．。·•丶点]\s?(?:com|cn|net|org|io|co|me|c\s?o\s?m)"
)
_MONEY = "¥€₤₳£$₴₰¢₲"
_PHRASE = lazy(
    rf"[{_MONEY}/(（《「][a-z0-9]{{8,14}}[{_MONEY}/)）》」]|[{_MONEY}]\s?[a-z0-9]{{6,14}}\s?[{_MONEY}]|👉\s?[a-z0-9]{{8,14}}\s?👈"
)
_RUN = lazy("[a-z0-9]{6}")
"""Stands in every pass phrase."""
_MONEY_SIGN = lazy(f"[{_MONEY}]")
_OPEN_PHRASE = lazy(rf"\d?@?[a-z0-9]{{8,14}}[{_MONEY}](?![0-9a-z])")
_COPY = lazy(
    r"口令\W{0,3}[a-z0-9]{8,14}(?![a-z0-9])|"
    r"复\W?制.{0,12}?(?:打开|后到|去|到|进入?)\W{0,4}(?:抖|dy|淘|桃|tao|tb|拼|pdd|京东|狗东|jd|快手|支付宝|zfb|微信|微博|闲鱼|天猫|某|手机|app|浏|链接|小程序|🍑|[^\w\n]{1,3}淘)"
)
_CODE = lazy(
    r"(?:提取|取件|访问|解压|分享|提取马|提取妈)(?:码|马|吗|密码|碼|ma)\W{0,3}(?:是|为)?\W{0,2}(?P<code>[a-z0-9]{4})(?![a-z0-9])"
    r"|密码\W{0,3}[a-z0-9]{4}(?![a-z0-9])[^\n]{0,12}(?:网盘|云盘)"
    r"|(?:[网云度]盘|百度云|蓝奏云)(?:分享|链接|自取|地址)?\W{0,3}[a-z0-9]{4}(?![a-z0-9])"
    r"|(?:[网云度]盘|百度云|蓝奏云)[^\n]{0,16}密\W?码\W{0,3}(?:是|为)?\W{0,2}[a-z0-9]{4}(?![a-z0-9])"
)
_CODE_WORDS = frozenset(("提取", "取件", "解压", "访问", "分享码", "网盘", "云盘", "度盘", "百度云", "蓝奏云"))
_URL_SIGNS = frozenset(("//", ":/", "http", "hxxp", "h**p", "magnet:", "ed2k", "thunder:"))
_COPY_WORDS = frozenset(("复制", "复·制", "复*制", "复.制", "复-制", "口令", "淘口令"))
_PHRASE_WORDS = _COPY_WORDS | frozenset(("打开", *_MONEY))
NETWORK = frozenset(("倒着", "反着", "倒过来", "反过来", "网盘", "云盘", "度盘", "百度云", "蓝奏云", "淘口令"))
"""Words of other kinds that wake a search for an address too."""
_PROGRAM = lazy(r"#?小程序[:：]//\S+")
_AT = lazy(
    r"(?<![a-z0-9])(?:x|ins|ig|instagram|facebook|whatsapp|line|discord|threads|抖音|dy|围脖|youtube|油管|tg|fb|推特|twitter|微博|telegram|电报|小?飞机)(?:号|id|账号|找|搜|看|上|关注|加|是|我){0,3}\s?[:：]?\s?@[a-z0-9_][a-z0-9_.]+"
)
_MAGNET = lazy(r"(?:magnet:\?|ed2k:|thunder:)\S{4,}")
_MAIL_WITHOUT_DOT = lazy(r"[a-z0-9][a-z0-9._-]{3,}\s?@\s?(?:qq|扣扣|163|126|foxmail|gmail)(?:邮箱)?(?![a-z0-9.])")
_AT_NAME = lazy(r"@(?:(?<=[a-z0-9]@)|(?<=[a-z0-9] @)|\s?[a-z0-9])")
_WXID = lazy(r"(?<![a-z0-9])wxid_[a-z0-9]{6,}")


def links(text: str, network: Collection[str]) -> Iterator[Leak]:
    """The addresses of a text. ``network`` are the words and signs of addresses that stand there."""
    yield from _domains(text, network)
    if text.count(".") > 2 and (":" in text or "/" in text):
        yield from _each(_IP, text, "网址")
    if text[:1] in "(/《「" and len(text) < 20:
        yield from _phrases(text)
    if not network:
        return
    if "www" in network:
        yield from _each(_SPACED_WWW, text, "网址")
    if not _URL_SIGNS.isdisjoint(network):
        yield from _each(_URL, text, "网址")
        yield from _each(_PROGRAM, text, "小程序链接")
        yield from _each(_MAGNET, text, "下载链接")
    named = "@" in network and _AT_NAME.search(text) is not None
    if named or not _MAIL_SIGNS.isdisjoint(network):
        for match in _MAIL.finditer(text):
            how = "" if re.fullmatch(r"[\w.-]+@[\w.-]+", match[0], re.ASCII) else "符号换了写法"
            yield Leak(match.start(), match.end(), HARD, "邮箱地址", how)
    if not _PHRASE_WORDS.isdisjoint(network):
        yield from _phrases(text)
    if not _COPY_WORDS.isdisjoint(network):
        yield from _each(_COPY, text, "其他平台的口令引导")
    if not _CODE_WORDS.isdisjoint(network):
        yield from _each(_CODE, text, "网盘提取码")
    if named:
        yield from _each(_AT, text, "其他平台和账号")
        yield from _each(_MAIL_WITHOUT_DOT, text, "邮箱地址")
    if "wxid_" in network:
        yield from _each(_WXID, text, "微信号")


def _each(pattern: re.Pattern[str], text: str, what: str) -> Iterator[Leak]:
    return (Leak(match.start(), match.end(), HARD, what) for match in pattern.finditer(text))


def _phrases(text: str) -> Iterator[Leak]:
    if not _RUN.search(text):
        return
    money = _MONEY_SIGN.search(text)
    for pattern in (_PHRASE, _OPEN_PHRASE) if money else (_PHRASE,):
        for match in pattern.finditer(text):
            if _is_phrase(text, match):
                yield Leak(match.start(), match.end(), HARD, "其他平台的口令")


def _is_phrase(text: str, match: re.Match[str]) -> bool:
    body = re.sub(r"[^a-z0-9]", "", match[0])
    mixed = any(char.isdigit() for char in body) and any(char.isalpha() for char in body)
    if match[0][0] in "/(（《「$":
        if mixed and len(text.strip()) == len(match[0]):
            return True
        near = text[max(0, match.start() - 20) : match.end() + 20]
        return mixed and any(word in near for word in ("口令", "复制", "打开", "淘", "tao", "¥", "€"))
    return mixed or (not body.isdigit() and match[0][-1] in "¥€₤₳£")


def _domains(text: str, network: Collection[str]) -> Iterator[Leak]:
    if "dot" in network:
        yield from _each(_SPOKEN_DOT, text, "网址")
    for match in _DOMAIN.finditer(text):
        label = _LABEL.search(text, max(0, match.start() - 40), match.start())
        if label is None or text[label.start() - 1 : label.start()] == "@":
            continue
        start, end = label.start(), match.end()
        dot = text[match.start()]
        disguised = dot not in ".．" or " " in match["end"]
        if dot in ".。" and not match["path"] and " " not in match["end"] and _ends_sentence(text, match):
            continue
        if _FRAMEWORK.match(text[start:end]):
            continue
        if dot in "·•・" and match["end"] in _FILE_ENDS:
            continue
        if dot == "," and match["end"] not in ("com", "cn"):
            continue
        if dot == "。" and match["end"] not in ("com", "cn", "net", "top"):
            continue
        if (
            match["path"]
            or disguised
            or text.startswith("www", start)
            or _SHORT.search(text[start:end])
            or _alone(text, start, end)
        ):
            yield Leak(start, end, HARD, "网址", "点号换了写法" if disguised else "", "")
        elif match["end"] not in _FILE_ENDS and _TOLD.search(text, max(0, start - 16), start):
            yield Leak(start, end, HARD, "网址")


def _ends_sentence(text: str, dot: re.Match[str]) -> bool:
    """Whether a dot stands at a word and is followed by a space, as at the end of an English sentence."""
    if not text[dot.start() + 1].isspace():
        return False
    return not (text[dot.start() - 1].isspace() and dot["end"] in ("com", "cn"))


def _alone(text: str, start: int, end: int) -> bool:
    """Whether an address is all that a field says, or is pointed at."""
    return len(text.strip()) == end - start or text[:start].rstrip().endswith((":", "：", "👉", "➡", "🔗"))
