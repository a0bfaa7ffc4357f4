"""The plain part of YAML that nearly all front matter keeps to, read without importing yaml.

Block maps and lists whose scalars stand on one line, flow lists on one line, quotes without escapes, comments. What is
read here is read exactly as YAML reads it (a test compares the two on generated text); whatever might be read
differently, errors included, is left to YAML.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from notelint.read.nodes import Items, Node, Pairs, Scalar

# Tabs, control characters, and the line ends that YAML knows besides LF and CRLF.
_ODD = re.compile("[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]|\r(?!\n)")
_KEY = re.compile(r"([^\W\d_][\w-]{0,60}):(?: |$)")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_NOT_IN_FLOW = frozenset("[]{}:#")


class _Line(NamedTuple):
    """A line that says something: its indent, its words, and the offset of the first."""

    indent: int
    text: str
    offset: int


class _NotPlain(Exception):  # noqa: N818
    """The block must be read by YAML itself."""


def parse_plain(block: str, base: int) -> Pairs | None:
    """The map of a block that stands at ``base`` of its file, or null where the block is not plain."""
    if _ODD.search(block):
        return None
    lines = []
    offset = base
    for raw in block.split("\n"):
        text = raw.strip(" \r")
        if text and text[0] != "#":
            indent = raw.index(text[0])
            lines.append(_Line(indent, text, offset + indent))
        offset += len(raw) + 1
    if not lines:
        return None
    try:
        node, at = _pairs(lines, 0)
    except _NotPlain:
        return None
    return node if at == len(lines) else None


def _pairs(lines: list[_Line], at: int) -> tuple[Pairs, int]:
    """The map whose first key begins line ``at``, and the line after it."""
    indent, _, offset = lines[at]
    entries: list[tuple[Scalar, Node]] = []
    while at < len(lines) and lines[at].indent == indent:
        _, text, start = lines[at]
        found = _KEY.match(text)
        if found is None:
            raise _NotPlain
        key = Scalar(found.group(1), start, plain=True)
        place = found.end()
        rest = text[place:].lstrip(" ")
        at += 1
        if not rest or rest[0] == "#":
            node, at = _below(lines, at, indent, start + len(key.text) + 1)
        else:
            node = _inline(rest, start + len(text) - len(rest))
        entries.append((key, node))
        if at < len(lines) and lines[at].indent > indent:
            raise _NotPlain
    return Pairs(tuple(entries), offset), at


def _below(lines: list[_Line], at: int, indent: int, empty: int) -> tuple[Node, int]:
    """The value of a key with nothing behind it: what is indented below, a list at the same indent, or null."""
    if at < len(lines):
        deeper = lines[at].indent > indent
        if _begins_item(lines[at].text) and (deeper or lines[at].indent == indent):
            return _items(lines, at)
        if deeper:
            return _pairs(lines, at)
    return Scalar("", empty, plain=True), at


def _begins_item(text: str) -> bool:
    return text.startswith("- ") or text == "-"


def _items(lines: list[_Line], at: int) -> tuple[Items, int]:
    """The list whose first dash begins line ``at``, and the line after it."""
    indent, _, offset = lines[at]
    nodes: list[Node] = []
    while at < len(lines) and lines[at].indent == indent and _begins_item(lines[at].text):
        _, text, start = lines[at]
        rest = text[1:].lstrip(" ")
        if not rest or _begins_item(rest):
            raise _NotPlain
        step = len(text) - len(rest)
        if _KEY.match(rest):
            lines[at] = _Line(indent + step, rest, start + step)
            pairs, at = _pairs(lines, at)
            nodes.append(pairs)
        else:
            nodes.append(_inline(rest, start + step))
            at += 1
        if at < len(lines) and lines[at].indent > indent:
            raise _NotPlain
    return Items(tuple(nodes), offset), at


def _inline(text: str, offset: int) -> Node:
    """The value that stands on one line and begins with ``text``."""
    first = text[0]
    if first in "'\"":
        end = text.find(first, 1)
        inner = text[1:end]
        if end < 0 or (first == '"' and "\\" in inner):
            raise _NotPlain
        _nothing_after(text[end + 1 :])
        return Scalar(inner, offset + 1, plain=False)
    if first == "[":
        return _flow(text, offset)
    comment = text.find(" #")
    if comment >= 0:
        text = text[:comment].rstrip(" ")
    if first in _INDICATORS or ": " in text or text[-1] == ":":
        raise _NotPlain
    return Scalar(text, offset, plain=True)


def _nothing_after(rest: str) -> None:
    if rest and not (rest[0] == " " and rest.lstrip(" ").startswith("#")):
        raise _NotPlain


def _flow(text: str, offset: int) -> Items:
    """A list in brackets, whose items hold none of the signs that mean something there."""
    end = text.find("]")
    if end < 0:
        raise _NotPlain
    _nothing_after(text[end + 1 :])
    nodes: list[Node] = []
    place = offset + 1
    inner = text[1:end]
    for piece in inner.split(",") if inner.strip(" ") else ():
        item = piece.strip(" ")
        if not item:
            raise _NotPlain
        start = place + piece.index(item[0])
        if item[0] in "'\"":
            quoted = item[1:-1]
            if len(item) < 2 or item[-1] != item[0] or item[0] in quoted or "\\" in quoted:
                raise _NotPlain
            nodes.append(Scalar(quoted, start + 1, plain=False))
        elif item[0] in _INDICATORS or not _NOT_IN_FLOW.isdisjoint(item):
            raise _NotPlain
        else:
            nodes.append(Scalar(item, start, plain=True))
        place += len(piece) + 1
    return Items(tuple(nodes), offset)
