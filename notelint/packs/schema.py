"""What a rule file may say: one description for checking files and for completion in editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.kinds.table import KINDS, kind
from notelint.model import FIELDS, GENRES, LEVELS

if TYPE_CHECKING:
    from collections.abc import Mapping

Schema = dict[str, Any]

BASIS_KINDS = ("法律", "规章", "国标", "平台规则", "品牌", "经验")
BASIS_STATUS = ("已核对", "转述", "未核对")
DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
RULE_ID = r"[a-z0-9]+(?:[.-][a-z0-9]+)+"

_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
_LEVEL: Schema = {"type": "string", "enum": [*LEVELS, "off"]}

_EXAMPLE: Schema = {
    "type": ["string", "object"],
    "description": "一句话，或 {text, title, tags, cover, comments, bio, meta}；<m>…</m> 标出应命中的文字",
    "properties": {
        "text": {"type": "string"},
        "title": {"type": "string"},
        "tags": _TEXTS,
        "cover": {"type": "string"},
        "comments": _TEXTS,
        "bio": {"type": "string"},
        "genre": {"type": "string", "enum": list(GENRES)},
        "account": {"type": "string"},
        "meta": {"type": "object"},
    },
    "additionalProperties": False,
}

_COMMON: Mapping[str, Schema] = {
    "id": {
        "type": "string",
        "pattern": RULE_ID,
        "description": "小写英文、数字，用点分层，如 adlaw.absolute.superlative",
    },
    "title": {"type": "string", "description": "规则的中文短名"},
    "kind": {"type": "string", "enum": list(KINDS), "description": "规则种类"},
    "level": {**_LEVEL, "description": "所有内容性质同一级别"},
    "levels": {
        "type": "object",
        "description": "按内容性质分级",
        "properties": dict.fromkeys(GENRES, _LEVEL),
        "additionalProperties": False,
    },
    "fields": {"type": "array", "items": {"type": "string", "enum": list(FIELDS)}, "minItems": 1},
    "view": {"type": "string", "enum": ["prose", "contact"], "description": "读哪一种文字：prose 不看网址与表情代码"},
    "terms": {**_TEXTS, "description": "要找的词"},
    "allow": {**_TEXTS, "description": "放行的较长说法"},
    "message": {"type": "string", "description": "给作者看的话；{match} 是命中的文字"},
    "basis": {
        "type": "object",
        "properties": {
            "kind": {"type": "string", "enum": list(BASIS_KINDS)},
            "law": {"type": ["string", "null"]},
            "article": {"type": ["string", "null"]},
            "status": {"type": "string", "enum": list(BASIS_STATUS)},
            "link": {"type": ["string", "null"]},
            "checked_on": {"type": ["string", "null"], "pattern": DATE, "description": "日期写作 2026-11-22"},
            "effective_from": {"type": ["string", "null"], "pattern": DATE, "description": "日期写作 2026-11-22"},
        },
        "required": ["kind", "status"],
        "additionalProperties": False,
    },
    "exempt": {**_TEXTS, "description": "适用的豁免条款，如 guide.6.2"},
    "suggest": {**_TEXTS, "description": "怎样改才对"},
    "examples": {
        "type": "object",
        "properties": {
            "bad": {"type": "array", "items": _EXAMPLE},
            "good": {"type": "array", "items": _EXAMPLE},
            "exempt": {"type": "object", "additionalProperties": {"type": "array", "items": _EXAMPLE}},
        },
        "additionalProperties": False,
    },
    "formerly": {**_TEXTS, "description": "从前用过的编号，仍可用来选择与屏蔽"},
    "industries": {**_TEXTS, "description": "只在这些行业生效"},
    "yields_to": {**_TEXTS, "description": "更具体的规则（编号或前缀）：它们命中同一处或更长的文字时，本规则不再重复"},
    "limits": {**_TEXTS, "description": "已知的局限"},
}
_REQUIRED = ["id", "title", "kind", "message", "basis"]

HEADER: Mapping[str, Schema] = {
    "id": {"type": "string", "pattern": r"[a-z0-9][a-z0-9-]*"},
    "title": {"type": "string"},
    "version": {"type": "string"},
    "description": {"type": "string"},
    "effective_from": {"type": ["string", "null"], "pattern": DATE, "description": "日期写作 2026-11-22"},
    "reviewed_on": {"type": ["string", "null"], "pattern": DATE, "description": "日期写作 2026-11-22"},
    "cases": {
        "type": "array",
        "description": "自家记录的判例：误报写 good，漏报写 bad（<m>…</m> 标出应命中的文字）",
        "items": {
            "type": "object",
            "properties": {"rule": {"type": "string"}, "good": _EXAMPLE, "bad": _EXAMPLE},
            "required": ["rule"],
            "additionalProperties": False,
        },
    },
    "suggest_when": {**_TEXTS, "description": "笔记里出现这些词时，建议启用本规则包"},
}


def rule_schema(name: str) -> Schema:
    """The schema of a rule of one kind."""
    properties = {**_COMMON, **kind(name).OPTIONS, "kind": {"const": name}}
    return {"type": "object", "properties": properties, "required": _REQUIRED, "additionalProperties": False}


def any_rule_schema() -> Schema:
    """What all rules share, for a rule whose kind is missing or unknown."""
    return {"type": "object", "properties": dict(_COMMON), "required": _REQUIRED}


def pack_schema() -> Schema:
    """The schema of a rule file, for editors: each rule is one of the kinds."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "notelint 规则文件",
        "type": "object",
        "properties": {**HEADER, "rules": {"type": "array", "items": {"oneOf": [rule_schema(name) for name in KINDS]}}},
        "additionalProperties": False,
    }
