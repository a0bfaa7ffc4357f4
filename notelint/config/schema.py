"""What ``notelint.yaml``, ``brand.yaml`` and ``accounts.yaml`` may say."""

from __future__ import annotations

from typing import Any

from notelint.model import GENRES, LEVELS

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
_GENRE: Schema = {"type": "string", "enum": list(GENRES)}
_LEVELS: Schema = {"type": "object", "additionalProperties": {"type": "string", "enum": [*LEVELS, "off"]}}
_DATE: Schema = {
    "type": "string",
    "pattern": r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
    "description": "日期写作 2026-11-22",
}

_OVERRIDE: Schema = {
    "type": "object",
    "properties": {
        "paths": {**_TEXTS, "description": "适用的文件，如 notes/老王/**"},
        "accounts": {**_TEXTS, "description": "适用的账号"},
        "genre": _GENRE,
        "industries": _TEXTS,
        "select": _TEXTS,
        "ignore": _TEXTS,
        "levels": _LEVELS,
    },
    "additionalProperties": False,
}

_SUPPRESS: Schema = {
    "type": "object",
    "properties": {
        "rule": {**_TEXT, "description": "规则编号或其前缀"},
        "reason": {**_TEXT, "description": "为什么可以放行"},
        "path": _TEXT,
        "note": _TEXT,
        "account": _TEXT,
        "until": _DATE,
        "by": {**_TEXT, "description": "谁批准的"},
    },
    "required": ["rule", "reason"],
    "additionalProperties": False,
}

CONFIG: Schema = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "title": "notelint.yaml",
    "type": "object",
    "properties": {
        "packs": {
            "type": ["array", "string"],
            "items": _TEXT,
            "description": "规则包：随附的名字，或自家的文件、文件夹；all 为全部",
        },
        "extends": {"type": ["array", "string"], "items": _TEXT, "description": "先读的另一份配置；本文件的写法优先"},
        "brand": {**_TEXT, "description": "brand.yaml 的位置"},
        "accounts": {**_TEXT, "description": "accounts.yaml 的位置"},
        "genre": {**_GENRE, "description": "没有写明内容性质的笔记按什么对待"},
        "industries": _TEXTS,
        "drafts": {**_TEXTS, "description": "哪些文件是稿件"},
        "exclude": {**_TEXTS, "description": "不检查的文件"},
        "select": {**_TEXTS, "description": "只用这些规则（编号前缀）"},
        "ignore": {**_TEXTS, "description": "不用这些规则（编号前缀）"},
        "levels": {**_LEVELS, "description": "改变规则的级别"},
        "fail_on": {"type": "string", "enum": [*LEVELS, "never"], "description": "达到哪一级就算不通过"},
        "overrides": {"type": "array", "items": _OVERRIDE},
        "baseline": {**_TEXT, "description": "基线文件的位置"},
        "history": {**_TEXT, "description": "已发布笔记的历史库"},
        "suppress": {"type": "array", "items": _SUPPRESS},
        "locked": {**_TEXTS, "description": "不能屏蔽、也不能降级的规则"},
    },
    "additionalProperties": False,
}

_PRODUCT: Schema = {
    "type": ["string", "object"],
    "properties": {"名称": _TEXT, "别名": _TEXTS},
    "required": ["名称"],
    "additionalProperties": True,
}

BRAND: Schema = {
    "type": "object",
    "properties": {
        "名称": {"type": ["string", "array"], "items": _TEXT, "description": "品牌名，可写多个"},
        "产品": {"type": "array", "items": _PRODUCT},
        "关键信息": {"type": "array", "items": {"type": ["string", "object"]}},
        "slogan": _TEXT,
        "系列": _TEXTS,
        "常用语": _TEXTS,
        "价值观": {"type": "array"},
        "目标": _TEXTS,
        "视觉": {"type": "object"},
        "行业": _TEXT,
    },
    "required": ["名称"],
    "additionalProperties": False,
}

ACCOUNTS: Schema = {
    "type": "object",
    "properties": {
        "accounts": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "id": _TEXT,
                    "昵称": _TEXT,
                    "类型": _TEXT,
                    "内容性质": _GENRE,
                    "人设": {"type": "object"},
                },
                "required": ["id"],
            },
        }
    },
    "required": ["accounts"],
    "additionalProperties": False,
}
