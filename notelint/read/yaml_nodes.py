"""YAML -> nodes with places, through libyaml's events: no value is converted, no alias can explode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.read.alignment import alignment
from notelint.read.nodes import Items, Node, Pairs, Scalar
from notelint.read.yaml_errors import control_character, explain

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

    if block.startswith("\ufeff"):  # libyaml would drop it and count every place one short
        raise BadYaml("开头有一个看不见的字符（U+FEFF），请删去", 0)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder(block, base, yaml.parse(block, Loader=loader)).document()
    except yaml.MarkedYAMLError as error:
        offset, reason = explain(block, error)
        raise BadYaml(reason, offset) from None
    except yaml.reader.ReaderError:
        offset, reason = control_character(block)
        raise BadYaml(reason, offset) from None


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
            raise BadYaml("值不能以 * 开头（YAML 的别名），请给整个值加引号", start)
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
