"""Front matter: where the block stands, what it says about the note, and what it says wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.model import FIELDS, Field, Notice, Origin
from notelint.read import keys
from notelint.read.nodes import Items, Node, Pairs, Scalar
from notelint.read.plain_yaml import parse_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 1_000_000
"""The most code points a block may have; libyaml takes long over longer ones."""


class FrontMatter(NamedTuple):
    """What stands before the body: texts in the order of FIELDS, values under English keys, and ``end``, where the
    body begins."""

    fields: tuple[Field, ...]
    meta: Mapping[str, Any]
    notices: tuple[Notice, ...]
    end: int


class FrontMatterError(ValueError):
    """A block that cannot be used: ``reason`` in Chinese, ``line`` and ``column`` in the file, ``code`` for reports."""

    def __init__(self, reason: str, text: str, offset: int, code: str = "front-matter") -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code
        self.line, self.column = position(text, offset)


def position(text: str, offset: int) -> tuple[int, int]:
    """The 1-based line and column of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def split_front_matter(text: str) -> tuple[int, int, int]:
    """Start and end of the block between the ``---`` lines, and where the body begins; zeros where there is none.

    Raises ``FrontMatterError`` where the block is not closed.
    """
    if not text.startswith("---"):
        return 0, 0, 0
    start = text.find("\n") + 1
    if start == 0 or text[3:start].strip(" \t\r\n"):
        return 0, 0, 0
    at = start
    while at < len(text):
        end = text.find("\n", at)
        after = len(text) if end < 0 else end + 1
        if text.startswith(("---", "..."), at) and not text[at + 3 : after].strip(" \t\r\n"):
            return start, at, after
        at = after
    raise FrontMatterError(
        "front matter 没有收尾：开头的 --- 之后要有另一行 ---；如果只是分隔线，请在它前面空一行", text, 0
    )


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a decoded file. Raises ``FrontMatterError``."""
    start, end, body = split_front_matter(text)
    if start == end:
        return FrontMatter((), {}, (), body)
    root = _parse(text, start, end)
    if isinstance(root, Scalar) and root.value() is None:
        return FrontMatter((), {}, (), body)
    if not isinstance(root, Pairs):
        from notelint.read.yaml_errors import ORDINARY, colon_slip

        offset, reason = colon_slip(text[start:end], end) or (root.offset - start, ORDINARY)
        raise FrontMatterError(f"front matter 读不懂：{reason}", text, start + offset)
    return _interpret(root, text, body)


def _parse(text: str, start: int, end: int) -> Node:
    if end - start > LONGEST:
        raise FrontMatterError(f"front matter 超过 {LONGEST} 个字；正文请写在第二个 --- 之后", text, start)
    block = text[start:end]
    plain = parse_plain(block, start)
    if plain is not None:
        return plain
    from notelint.read.yaml_nodes import BadYaml, compose

    try:
        return compose(block, start)
    except BadYaml as error:
        raise FrontMatterError(f"front matter 读不懂：{error.reason}", text, start + error.offset) from None


def _interpret(root: Pairs, text: str, body: int) -> FrontMatter:
    texts: dict[str, tuple[Field, ...]] = {}
    meta: dict[str, Any] = {}
    notices: list[Notice] = []
    seen: dict[str, Scalar] = {}
    for key, node in root.entries:
        name = keys.canonical(key.text)
        _once(seen, name or key.text, key, text)
        if name is None:
            notices.append(_notice("unknown-key", keys.unknown_key(key.text), text, key.offset))
        elif name in keys.TEXTS or name in keys.LISTS:
            texts[name] = _fields(name, key, node, text)
            if not texts[name] and _commented(text, key):
                reason = f"「{key.text}」后面的 # 在 YAML 里是注释，没有读到内容；请去掉 #，或给整个值加引号"
                notices.append(_notice("bad-value", reason, text, key.offset))
        else:
            _refuse_repeats(node, text)
            _keep(meta, name, key, node, text, notices)
    fields = tuple(field for name in FIELDS for field in texts.get(name, ()))
    return FrontMatter(fields, meta, tuple(notices), body)


def _once(seen: dict[str, Scalar], name: str, key: Scalar, text: str) -> None:
    first = seen.setdefault(name, key)
    if first is not key:
        line = position(text, first.offset)[0]
        also = "" if first.text == key.text else f"（与「{first.text}」是同一个键）"
        raise FrontMatterError(f"键「{key.text}」重复了{also}，第 {line} 行已经写过；请只留一个", text, key.offset)


def _refuse_repeats(node: Node, text: str) -> None:
    if isinstance(node, Pairs):
        seen: dict[str, Scalar] = {}
        for key, value in node.entries:
            _once(seen, key.text, key, text)
            _refuse_repeats(value, text)
    elif isinstance(node, Items):
        for item in node.nodes:
            _refuse_repeats(item, text)


def _keep(meta: dict[str, Any], name: str, key: Scalar, node: Node, text: str, notices: list[Notice]) -> None:
    problems: list[str] = []
    try:
        value = keys.meaning(name, node.value(), problems)
    except keys.BadValue as error:
        value = None
        problems.append(f"{error.reason}；没有采用")
    if value is not None:
        meta[name] = value
    notices += [_notice("bad-value", f"「{key.text}」{problem}", text, node.offset) for problem in problems]


def _notice(code: str, message: str, text: str, offset: int) -> Notice:
    return Notice(code, message, *position(text, offset))


def _commented(text: str, key: Scalar) -> bool:
    line = text[key.offset : text.find("\n", key.offset)]
    return " #" in line


def _fields(name: str, key: Scalar, node: Node, text: str) -> tuple[Field, ...]:
    """The texts of a key. One that has the wrong shape would go unread, so it is an error and no notice."""
    if isinstance(node, Pairs) or (isinstance(node, Items) and name in keys.TEXTS):
        wanted = "一段文字" if name in keys.TEXTS else "文字的列表，如 [甲, 乙]"
        raise FrontMatterError(f"「{key.text}」要写成{wanted}", text, node.offset, "bad-value")
    if isinstance(node, Scalar):
        if not _readable(node):
            return ()
        if name == "tags":
            return _split(node)
        return (Field(name, node.text, 0 if name in keys.LISTS else None, node.place()),)
    fields = []
    for index, item in enumerate(node.nodes):
        if not isinstance(item, Scalar):
            raise FrontMatterError(f"「{key.text}」的每一项要写成一段文字", text, item.offset, "bad-value")
        if _readable(item):
            fields.append(Field(name, item.text, index, item.place()))
    return tuple(fields)


def _readable(node: Scalar) -> bool:
    return node.value() is not None and not node.text.isspace() and node.text != ""


def _split(node: Scalar) -> tuple[Field, ...]:
    place = node.place()
    return tuple(
        Field("tags", node.text[start:end], index, _slice(place, start, end))
        for index, (start, end) in enumerate(keys.split_tags(node.text))
    )


def _slice(place: Origin, start: int, end: int) -> Origin:
    """The map of the part [start, end) of a text."""
    inner = [at for at in place.starts if start < at < end]
    return Origin((0, *(at - start for at in inner)), tuple(place.offset(at) for at in (start, *inner)))
