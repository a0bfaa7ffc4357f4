"""Data against a schema, all errors at once, in Chinese, each with its place.

The schema is the small part of JSON Schema that ``notelint schema`` prints for editors: type, enum, const, properties,
required, additionalProperties, patternProperties, anyOf (alternatives of what is required), items, minItems, maxItems,
minimum, maximum, pattern. A library would report in English and without lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from notelint.packs.document import Document, Path, Problem

_TYPES: Mapping[str, tuple[tuple[type, ...], str]] = {
    "object": ((dict,), "一组「键: 值」"),
    "array": ((list,), "列表"),
    "string": ((str,), "文字"),
    "integer": ((int,), "整数"),
    "number": ((int, float), "数字"),
    "boolean": ((bool,), "true 或 false"),
    "null": ((type(None),), "空"),
}


def nearest(word: str, known: Iterable[str]) -> str:
    """The words 「，是不是想写「…」」 for the known name nearest to a misspelt one, or nothing."""
    from difflib import get_close_matches

    found = get_close_matches(str(word), list(known), n=1, cutoff=0.5)
    return f"，是不是想写「{found[0]}」" if found else ""


def validate(document: Document, schema: Mapping[str, Any], at: Path = (), data: Any = ...) -> Iterator[Problem]:
    """Every way in which the data at a path of the document departs from the schema."""
    if data is ...:
        data = document.data
    types = schema.get("type")
    if types is not None:
        names = [types] if isinstance(types, str) else types
        if not any(_is(data, name) for name in names):
            wanted = "或".join(_TYPES[name][1] for name in names)
            yield document.problem(at, f"{_named(at)}应为{wanted}，写的是{_shown(data)}")
            return
    if "const" in schema and data != schema["const"]:
        yield document.problem(at, f"{_named(at)}只能是「{schema['const']}」")
    if "enum" in schema and data not in schema["enum"]:
        known = "、".join(str(value) for value in schema["enum"])
        yield document.problem(
            at, f"{_named(at)}不能是「{data}」{nearest(data, map(str, schema['enum']))}；可以是：{known}"
        )
    if isinstance(data, str) and "pattern" in schema and not re.fullmatch(schema["pattern"], data):
        yield document.problem(at, f"{_named(at)}「{data}」写法不对：{schema.get('description', schema['pattern'])}")
    if isinstance(data, (int, float)) and not isinstance(data, bool):
        yield from _range(document, schema, at, data)
    if isinstance(data, list):
        if len(data) < schema.get("minItems", 0):
            yield document.problem(at, f"{_named(at)}至少要有 {schema['minItems']} 项")
        if len(data) > schema.get("maxItems", len(data)):
            yield document.problem(at, f"{_named(at)}至多 {schema['maxItems']} 项")
        if "items" in schema:
            for place, item in enumerate(data):
                yield from validate(document, schema["items"], (*at, place), item)
    if isinstance(data, dict):
        yield from _object(document, schema, at, data)


def _object(document: Document, schema: Mapping[str, Any], at: Path, data: Mapping[str, Any]) -> Iterator[Problem]:
    properties = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    for key in schema.get("required", ()):
        if key not in data:
            yield document.problem(at, f"{_named(at)}缺少「{key}」")
    ways = schema.get("anyOf", ())
    if ways and not any(all(key in data for key in way["required"]) for way in ways):
        yield document.problem(at, schema.get("description", f"{_named(at)}缺少必要的键"))
    free = schema.get("patternProperties", {})
    for key, value in data.items():
        if any(re.search(pattern, key) for pattern in free):
            continue
        if key in properties:
            yield from validate(document, properties[key], (*at, key), value)
        elif others is False:
            yield document.problem((*at, key), f"不认识的键「{key}」{nearest(key, properties)}")
        elif isinstance(others, dict):
            yield from validate(document, others, (*at, key), value)


def _range(document: Document, schema: Mapping[str, Any], at: Path, number: float) -> Iterator[Problem]:
    if number < schema.get("minimum", number):
        yield document.problem(at, f"{_named(at)}不能小于 {schema['minimum']}")
    if number > schema.get("maximum", number):
        yield document.problem(at, f"{_named(at)}不能大于 {schema['maximum']}")


def _is(data: Any, name: str) -> bool:
    if isinstance(data, bool):
        return name == "boolean"
    return isinstance(data, _TYPES[name][0])


def _named(at: Path) -> str:
    names = [str(part) for part in at if isinstance(part, str)]
    return f"「{names[-1]}」" if names else ""


def _shown(data: Any) -> str:
    for types, name in _TYPES.values():
        if isinstance(data, types) and not (isinstance(data, bool) and bool not in types):
            return f"「{data}」" if isinstance(data, (str, int, float)) else name
    return "别的"
