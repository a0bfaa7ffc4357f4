"""The keys of front matter and columns: their Chinese and English spellings, and what their values mean.

What ``Note.meta`` holds, all under English keys and only where given:

- ``id, account, product, campaign, status, series, ignore, pillar, topic, collection, author, derived_from,
  reference``: str (a list is joined with 、, that of ``ignore`` with ；);
- ``genre``: one of GENRES; ``format``: 图文, 视频 or 直播预告;
- ``links, industry, keywords, images, mentions``: list of str;
- ``published_at, planned_at``: ISO date or date-time; ``self_paid``: bool;
- ``commercial``: {type, filing_no}, absent where the draft says 无; ``ai``: {used, human_edited, label} with bool
  for the first two and bool or str for the third;
- ``evidence``: list of {quote, source, date, file}, str values;
- ``approvals``: list of {by, on, verdict, version}, str values;
- ``x-…``: as written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.model import GENRES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

FORMATS = ("图文", "视频", "直播预告")

KEYS = {
    "标题": "title",
    "账号": "account",
    "内容性质": "genre",
    "体裁": "format",
    "话题": "tags",
    "封面文字": "cover",
    "评论话术": "comments",
    "简介": "bio",
    "产品": "product",
    "活动": "campaign",
    "链接": "links",
    "状态": "status",
    "发布时间": "published_at",
    "商业性": "commercial",
    "自费": "self_paid",
    "AI": "ai",
    "依据": "evidence",
    "系列": "series",
    "行业": "industry",
    "关键词": "keywords",
    "图片": "images",
    "支柱": "pillar",
    "选题": "topic",
    "提及": "mentions",
    "合集": "collection",
    "计划发布": "planned_at",
    "作者": "author",
    "审批": "approvals",
    "派生自": "derived_from",
    "参考": "reference",
    "忽略": "ignore",
    "id": "id",
}
"""Chinese spelling -> English key, in the order of the documentation. The English keys are spellings too."""

TEXTS = ("title", "cover", "bio")
LISTS = ("tags", "comments")

_SPELLINGS = {**{spelling.lower(): name for spelling, name in KEYS.items()}, **{name: name for name in KEYS.values()}}
_PARTS: dict[str, dict[str, str]] = {
    "commercial": {"类型": "type", "报备号": "filing_no"},
    "ai": {"使用": "used", "人工修改": "human_edited", "标识": "label"},
    "approvals": {"审批人": "by", "人": "by", "时间": "on", "日期": "on", "结论": "verdict", "版本": "version"},
    "evidence": {"原文": "quote", "引用": "quote", "来源": "source", "出处": "source", "日期": "date", "文件": "file"},
}
_PART_NAMES = {name: {**parts, **{part: part for part in parts.values()}} for name, parts in _PARTS.items()}
_YES = frozenset({"是", "有", "对", "true", "yes", "y", "1", "on"})
_NO = frozenset({"否", "无", "没有", "不是", "false", "no", "n", "0", "off", "none"})


class BadValue(Exception):  # noqa: N818 - it is not an error of the program
    """A value that cannot be used; ``reason`` in Chinese says what to write instead."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def canonical(key: str) -> str | None:
    """The English name of a key or column heading, ``x-…`` itself, or null. The body is a column only, and no key."""
    name = _SPELLINGS.get(key)
    if name is not None:
        return name
    key = key.strip().lower()
    return key if key.startswith("x-") else _SPELLINGS.get(key)


def nearest(key: str, among: Iterable[str], cutoff: float = 0.5) -> str | None:
    """The known spelling most like a mistyped one, or null."""
    from difflib import get_close_matches

    found = get_close_matches(key.strip(), list(among), n=1, cutoff=cutoff)
    return found[0] if found else None


def unknown_key(key: str) -> str:
    """The message for a key of front matter that nothing reads."""
    if key.strip().lower() in {"正文", "body"}:
        return f"「{key}」不写在 front matter 里；正文请写在第二个 --- 之后"
    close = nearest(key, [*KEYS, *KEYS.values()])
    hint = f"是不是「{close}」？" if close else ""
    return f"不认识的键「{key}」，没有读取；{hint}自定义的键请以 x- 开头"


def meaning(name: str, value: Any, problems: list[str]) -> Any:
    """The value of a key as ``Note.meta`` holds it, or null where there is nothing to hold.

    ``value`` is made of str, list and dict (and numbers, bools and null from JSON). What is wrong with a part goes to
    ``problems``; ``BadValue`` is raised where nothing can be used.
    """
    if value is None or value in ("", [], {}):
        return None
    read = _READERS.get(name)
    return value if read is None else read(name, value, problems)


def scalar(value: Any) -> str | None:
    """A value as text exactly as written, or null where it is a list or a map. Numbers and bools come from JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return None


def split_tags(text: str) -> list[tuple[int, int]]:
    """Where the tags of one string stand: ``#护肤 #面霜``, ``护肤，面霜`` and ``护肤、面霜`` have two each."""
    found = []
    start = -1
    for at, char in enumerate(text):
        if char in "#＃,，、;；" or char.isspace():
            if start >= 0:
                found.append((start, at))
                start = -1
        elif start < 0:
            start = at
    if start >= 0:
        found.append((start, len(text)))
    return found


def iso_date(text: str) -> str | None:
    """``2026-11-22``, ``2026/1/5 9:30``, ``2026年11月22日`` -> ISO date or date-time; null where it is none."""
    import datetime as dt
    import re

    found = re.fullmatch(
        r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?"
        r"(?:[ T　]*(\d{1,2})[:：](\d{1,2})(?:[:：](\d{1,2})(?:\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?",
        text.strip(),
        re.ASCII,
    )
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        moment = dt.datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the zone is kept as written
    except ValueError:
        return None
    if found.group(4) is None:
        return moment.date().isoformat()
    return moment.isoformat() + (found.group(7) or "")


def _text(name: str, value: Any, _problems: list[str]) -> str | None:
    if type(value) is str:
        return value.strip() or None
    if isinstance(value, list):
        parts = [scalar(part) for part in value]
        if None not in parts:
            return ("；" if name == "ignore" else "、").join(part for part in parts if part) or None
    text = scalar(value)
    if text is None:
        raise BadValue("要写成一段文字")
    return text.strip() or None


def _texts(_name: str, value: Any, _problems: list[str]) -> list[str] | None:
    parts = [scalar(part) for part in value if part is not None] if isinstance(value, list) else [scalar(value)]
    if None in parts:
        raise BadValue("要写成文字，或文字的列表，如 [甲, 乙]")
    return [part.strip() for part in parts if part and part.strip()] or None


def _choice(options: tuple[str, ...]) -> Callable[[str, Any, list[str]], str | None]:
    def read(_name: str, value: Any, _problems: list[str]) -> str | None:
        text = scalar(value)
        if text is not None and text.strip() in options:
            return text.strip()
        close = nearest(text, options) if text else None
        shown = "这个值" if text is None else f"「{text}」"
        hint = f"（是不是「{close}」？）" if close else ""
        raise BadValue(f"{shown}不能用{hint}，只能是 {'、'.join(options)} 之一")

    return read


def _flag(value: Any) -> bool | None:
    text = scalar(value)
    lowered = text.strip().lower() if text is not None else ""
    return True if lowered in _YES else False if lowered in _NO else None


def _bool(_name: str, value: Any, _problems: list[str]) -> bool:
    flag = _flag(value)
    if flag is None:
        raise BadValue("要写 是 或 否")
    return flag


def _date(_name: str, value: Any, _problems: list[str]) -> str:
    text = scalar(value)
    date = iso_date(text) if text is not None else None
    if date is None:
        raise BadValue("看不懂这个时间，请写成 2026-11-22 或 2026-11-22 18:30")
    return date


def _parts(name: str, value: Mapping[Any, Any], problems: list[str]) -> dict[str, Any]:
    names = _PART_NAMES[name]
    found: dict[str, Any] = {}
    for key, part in value.items():
        known = names.get(str(key).strip())
        if known is None:
            close = nearest(str(key), names)
            problems.append(
                f"不认识「{key}」，没有读取；{f'是不是「{close}」？' if close else ''}可写 {'、'.join(names)}"
            )
        elif part is not None:
            found[known] = part
    return found


def _commercial(name: str, value: Any, problems: list[str]) -> dict[str, str] | None:
    if isinstance(value, dict):
        found = {key: text.strip() for key, part in _parts(name, value, problems).items() if (text := scalar(part))}
    elif (text := scalar(value)) is not None:
        found = {"type": text.strip()}
    else:
        raise BadValue("要写成一个词（如 合作），或 {类型: 合作, 报备号: …}")
    if _flag(found.get("type", "")) is False:
        del found["type"]
    return found or None


def _ai(name: str, value: Any, problems: list[str]) -> dict[str, bool | str]:
    flag = _flag(value)
    if flag is not None:
        return {"used": flag}
    if not isinstance(value, dict):
        raise BadValue("要写 是 或 否，或 {used: 是, human_edited: 是, label: 是}")
    found: dict[str, bool | str] = {}
    for key, part in _parts(name, value, problems).items():
        flag, text = _flag(part), scalar(part)
        if flag is not None:
            found[key] = flag
        elif key == "label" and text:
            found[key] = text.strip()
        else:
            problems.append(f"「{key}」要写 是 或 否")
    return found


def _evidence(name: str, value: Any, problems: list[str]) -> list[dict[str, str]] | None:
    if isinstance(value, str) and value.lstrip()[:1] in {"[", "{"}:
        import json

        try:
            value = json.loads(value)
        except ValueError:
            raise BadValue('看不懂这一格的 JSON；可写 [{"quote": …, "source": …, "date": …}]') from None
    entries = [value] if isinstance(value, dict) else value
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadValue("要写成列表，每条有 quote（原文）、source（来源）、date（日期）、file（文件）")
    found = []
    for entry in entries:
        texts = {key: text.strip() for key, part in _parts(name, entry, problems).items() if (text := scalar(part))}
        if "date" in texts:
            texts["date"] = iso_date(texts["date"]) or texts["date"]
        if texts.get("quote"):
            found.append(texts)
        else:
            problems.append("有一条依据没有 quote（它支持的原文），没有用上")
    return found or None


def _approvals(name: str, value: Any, problems: list[str]) -> list[dict[str, str]] | None:
    entries = [value] if isinstance(value, dict) else value
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadValue("要写成列表，每条有 审批人、时间、结论，如 [{审批人: 法务·宋, 时间: 2026-11-02, 结论: 通过}]")
    found = []
    for entry in entries:
        texts = {key: text.strip() for key, part in _parts(name, entry, problems).items() if (text := scalar(part))}
        if "on" in texts:
            texts["on"] = iso_date(texts["on"]) or texts["on"]
        if texts.get("by"):
            found.append(texts)
        else:
            problems.append("有一条审批没有写 审批人，没有用上")
    return found or None


_READERS: dict[str, Callable[[str, Any, list[str]], Any]] = {
    **dict.fromkeys(("id", "account", "product", "campaign", "status", "series", "ignore"), _text),
    **dict.fromkeys(("pillar", "topic", "collection", "author", "derived_from", "reference"), _text),
    **dict.fromkeys(("links", "industry", "keywords", "images", "mentions"), _texts),
    "genre": _choice(GENRES),
    "format": _choice(FORMATS),
    "published_at": _date,
    "planned_at": _date,
    "approvals": _approvals,
    "self_paid": _bool,
    "commercial": _commercial,
    "ai": _ai,
    "evidence": _evidence,
}
