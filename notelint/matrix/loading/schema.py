"""What the YAML files of a matrix may say besides those of ``config.schema``."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_WORD: Schema = {"type": ["string", "integer", "number"]}
_TEXTS: Schema = {"type": ["array", "string"], "items": _TEXT}
_FREE: Schema = {"patternProperties": {"^x-": {}}, "additionalProperties": False}

POLICY: Schema = {
    "type": "object",
    "properties": {
        "id": _TEXT,
        "名称": _TEXT,
        "生效日": _TEXT,
        "状态": {"type": "string", "enum": ["灰度", "正式", "失效"]},
        "来源": _TEXT,
        "名额": {"type": "integer", "minimum": 0},
        "年费": _WORD,
        "日均消耗": _WORD,
        "缓冲天数": {"type": "integer", "minimum": 0},
        "说明": _TEXT,
    },
    "required": ["id"],
    **_FREE,
}

_PILLAR: Schema = {
    "type": "object",
    "properties": {
        "id": _TEXT,
        "名称": _TEXT,
        "占比": _WORD,
        "需求层": {"type": "string", "enum": ["基础", "进阶", "高端"]},
        "账号类型": _TEXTS,
        "说明": _TEXT,
    },
    "required": ["名称"],
    **_FREE,
}
PILLARS: Schema = {
    "type": "object",
    "properties": {"pillars": {"type": "array", "items": _PILLAR}},
    "required": ["pillars"],
    **_FREE,
}

_EXPERIMENT: Schema = {
    "type": "object",
    "properties": {
        "id": _TEXT,
        "假设": _TEXT,
        "变量": _TEXT,
        "样本数": {"type": "integer", "minimum": 0},
        "指标": _TEXT,
        "开始": _TEXT,
        "结束": _TEXT,
        "结果": _TEXT,
    },
    "required": ["id"],
    **_FREE,
}
EXPERIMENTS: Schema = {
    "type": "object",
    "properties": {"experiments": {"type": "array", "items": _EXPERIMENT}},
    "required": ["experiments"],
    **_FREE,
}

_PAIRING: Schema = {
    "type": "object",
    "properties": {
        "种草账号": _TEXT,
        "承接账号": _TEXT,
        "窗口天": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
        "产品": _TEXT,
    },
    "required": ["种草账号", "承接账号"],
    **_FREE,
}
CAMPAIGN: Schema = {
    "type": "object",
    "properties": {
        "id": _TEXT,
        "名称": _TEXT,
        "类型": _TEXT,
        "起": _TEXT,
        "止": _TEXT,
        "目标": _TEXTS,
        "关键信息": _TEXTS,
        "话题": _TEXTS,
        "账号": _TEXTS,
        "爆发期": {
            "type": "object",
            "properties": {
                "起": _TEXT,
                "止": _TEXT,
                "最少篇数": {"type": "integer", "minimum": 0},
                "每日上限": {"type": "integer", "minimum": 1},
            },
            "required": ["起", "止", "最少篇数"],
            **_FREE,
        },
        "配对": {"type": "array", "items": _PAIRING},
        "预算": _WORD,
        "热点机动位": _WORD,
        "报备要求": _TEXT,
        "内容": {},
        "社交": {},
        "技术": {},
        "说明": _TEXT,
    },
    "required": ["id"],
    **_FREE,
}
"""「内容」「社交」「技术」 are the three sections of a brief; what stands in them is the team's own."""
