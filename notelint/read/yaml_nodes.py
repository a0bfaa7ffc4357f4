"""YAML -> nodes with places, through libyaml's events: no value is converted, no alias can explode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.read.alignment import alignment
from notelint.read.nodes import Items, Node, Pairs, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPTH = 20
NODES = 10_000


class BadYaml(ValueError):  # noqa: N818
    """A block that cannot be read: ``reason`` in Chinese, ``offset`` in the block."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset


def compose(block: str, base: int) -> Node:
    """The one node of a YAML block that stands at ``base`` of its file. Raises ``BadYaml``."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder(block, base, yaml.parse(block, Loader=loader)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadYaml(_problem(error.problem or ""), mark.index if mark else 0) from None
    except yaml.reader.ReaderError as error:
        raise BadYaml("含有 YAML 不允许的控制字符，请删去", _first_unprintable(block)) from error


def _problem(english: str) -> str:
    if "tab" in english or "'\\t'" in english:
        return "YAML 的缩进不能用 Tab，请改成空格"
    if "mapping values are not allowed" in english:
        return "值里有冒号加空格，YAML 会当成另一个键；请给整个值加引号"
    if "found unexpected end of stream" in english or "document indicator" in english:
        return "引号没有收尾"
    if "undefined alias" in english:
        return "「*」在 YAML 里是别名；值以 * 开头时请加引号"
    if "start any token" in english:
        return "值不能以这个符号开头（YAML 的保留符号），请给整个值加引号"
    if "flow" in english or "',' or" in english:
        return "方括号或花括号的列表没有写完整；「#」前有空格或在开头时是注释，请给带 # 的值加引号"
    return "这里不是有效的 YAML；每行应为「键: 值」，冒号用半角，后面加一个空格"


def _first_unprintable(block: str) -> int:
    import re

    found = re.search("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]", block)
    return found.start() if found else 0


class _Builder:
    """Builds nodes from events. An alias copies its node; the count of nodes with all copies is limited."""

    def __init__(self, block: str, base: int, events: Iterator[Any]) -> None:
        self.block = block
        self.base = base
        self.events = events
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.count = 0

    def document(self) -> Node:
        """The node of the first document; a second one is an error."""
        node: Node = Scalar("", self.base, plain=True)
        documents = 0
        for event in self.events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    raise BadYaml("front matter 里只能有一段 YAML", event.start_mark.index)
                node = self.node(next(self.events), 0)
        return node

    def node(self, event: Any, depth: int) -> Node:
        """The node that an event begins, with everything below it."""
        start = event.start_mark.index
        if depth > DEPTH:
            raise BadYaml(f"嵌套超过 {DEPTH} 层", start)
        kind = type(event).__name__
        if kind == "AliasEvent":
            return self._alias(event, start)
        before = self.count
        self._add(1, start)
        if kind == "ScalarEvent":
            node: Node = self._scalar(event, start)
        elif kind == "SequenceStartEvent":
            node = Items(tuple(self._until("SequenceEndEvent", depth)), self.base + start)
        else:
            node = Pairs(self._pairs(depth), self.base + start)
        if event.anchor is not None:
            self.anchors[event.anchor] = node, self.count - before
        return node

    def _alias(self, event: Any, start: int) -> Node:
        if event.anchor not in self.anchors:
            raise BadYaml("「*」在 YAML 里是别名；值以 * 开头时请加引号", start)
        node, size = self.anchors[event.anchor]
        self._add(size, start)
        return node

    def _add(self, size: int, start: int) -> None:
        self.count += size
        if self.count > NODES:
            raise BadYaml(f"YAML 别名展开后超过 {NODES} 项，已停止读取；请去掉锚点（&）与别名（*）", start)

    def _until(self, end: str, depth: int) -> Iterator[Node]:
        for event in self.events:
            if type(event).__name__ == end:
                return
            yield self.node(event, depth + 1)

    def _pairs(self, depth: int) -> tuple[tuple[Scalar, Node], ...]:
        nodes = list(self._until("MappingEndEvent", depth))
        entries = []
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise BadYaml("键要写成一个词，不能是列表", key.offset - self.base)
            entries.append((key, value))
        return tuple(entries)

    def _scalar(self, event: Any, start: int) -> Scalar:
        style = event.style or ""
        raw = self.block[start : event.end_mark.index]
        offset, origin = alignment(event.value, raw, style, self.base + start)
        return Scalar(event.value, offset, not style, origin)
