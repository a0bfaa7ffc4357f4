"""What ``notelint.yaml``, ``brand.yaml`` and ``accounts.yaml`` may say."""

from __future__ import annotations

from typing import Any

from notelint.model import GENRES, LEVELS

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
_ANY: Schema = {}
_GENRE: Schema = {"type": "string", "enum": list(GENRES)}
_LEVELS: Schema = {"type": "object", "additionalProperties": {"type": "string", "enum": [*LEVELS, "off"]}}
_DATE: Schema = {
    "type": "string",
    "pattern": r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
    "description": "日期写作 2026-11-22",
}

_SAID: Schema = {"type": "string", "pattern": r"[\s\S]*\S[\s\S]*", "description": "不能留空"}
_FREE: Schema = {"patternProperties": {"^x-": {}}, "additionalProperties": False}
"""Keys that begin with x- are the user's own; any other unknown one is a slip."""
_WORD: Schema = {"type": ["string", "integer", "number"]}
"""Words that YAML may read as a number."""
_LIST: Schema = {"type": ["array", "string"], "items": _TEXT}
_SHARES: Schema = {"type": "object", "additionalProperties": _WORD}

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
        "reason": {**_SAID, "description": "为什么可以放行：不能留空"},
        "path": _SAID,
        "note": _SAID,
        "account": _SAID,
        "until": _DATE,
        "by": {**_TEXT, "description": "谁批准的"},
    },
    "required": ["rule", "reason"],
    "anyOf": [{"required": ["path"]}, {"required": ["note"]}, {"required": ["account"]}],
    "description": "屏蔽要写明对谁：path、note、account 至少写一个；全部稿件写 path: '**'",
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
        "thresholds": {
            "type": "object",
            "additionalProperties": {"type": "object"},
            "description": "矩阵规则的门槛：{规则编号: {名字: 值}}，名字与默认值见 notelint explain",
        },
        "suppress": {"type": "array", "items": _SUPPRESS},
        "locked": {**_TEXTS, "description": "不能屏蔽、也不能降级的规则"},
    },
    "additionalProperties": False,
}

_PRODUCT: Schema = {
    "type": ["string", "object"],
    "properties": {"名称": _TEXT, "别名": _TEXTS},
    "required": ["名称"],
    **_FREE,
}

_MESSAGE: Schema = {
    "type": ["string", "object"],
    "properties": {"id": _TEXT, "文案": _TEXT, "必须": {"type": "boolean"}},
    "required": ["文案"],
    **_FREE,
}

_VALUE: Schema = {
    "type": ["string", "object"],
    "properties": {"名称": _TEXT, "冲突词": _TEXTS},
    "required": ["名称"],
    **_FREE,
}

BRAND: Schema = {
    "type": "object",
    "properties": {
        "名称": {"type": ["string", "array"], "items": _TEXT, "description": "品牌名，可写多个"},
        "产品": {"type": "array", "items": _PRODUCT},
        "关键信息": {"type": "array", "items": _MESSAGE},
        "slogan": _TEXT,
        "系列": _TEXTS,
        "常用语": _TEXTS,
        "价值观": {"type": "array", "items": _VALUE},
        "目标": _TEXTS,
        "话题": {**_TEXTS, "description": "品牌话题，每篇活动笔记都带"},
        "规范版本": {**_WORD, "description": "现行品牌传播指南是哪一版，如 v3"},
        "角色占比": {**_SHARES, "description": "各类账号想占多少，如 {官方号: 5%, KOS员工号: 60%}"},
        "视觉": {
            "type": "object",
            "properties": {"主色": {"type": ["string", "array"], "items": _TEXT}, "字体": _TEXTS, "logo": _TEXT},
            **_FREE,
        },
        "行业": {
            "type": ["string", "array"],
            "items": _TEXT,
            "description": "只作说明；要让规则把每一句都当作在说这一行的产品，另在 notelint.yaml 写 industries",
        },
    },
    "required": ["名称"],
    **_FREE,
}

_VOICE: Schema = {
    "type": "object",
    "properties": {
        "自称": {"type": ["string", "array"], "items": _TEXT},
        "口头禅": {"type": ["string", "array"], "items": _TEXT},
        "emoji率": {
            "type": "array",
            "items": {"type": "number", "minimum": 0, "maximum": 1},
            "minItems": 2,
            "maxItems": 2,
            "description": "下限与上限，如 [0, 0.08]：每个字里表情的份额",
        },
        "句长": {},
    },
    **_FREE,
}

_PERSONA: Schema = {
    "type": "object",
    "properties": {
        "称呼": _TEXT,
        "语气": _VOICE,
        **dict.fromkeys(("代际", "职业", "年限", "地域", "经历", "价值主张", "operator_id", "可公开标识"), _ANY),
    },
    **_FREE,
}

_OF_THE_MATRIX: Schema = {
    **dict.fromkeys(("主体", "主体ID", "负责人", "区域", "产品线", "人群", "注册日期", "简介", "主页链接"), _WORD),
    **dict.fromkeys(("小红书号", "user_id", "角色", "定位", "协同价值"), _WORD),
    **dict.fromkeys(("支柱", "注册兴趣"), _LIST),
    "目标": {"type": ["array", "string"], "items": {"type": "string", "enum": ["品牌", "私域", "转化", "洞察"]}},
    "头像": {"type": ["boolean", "string"]},
    "背景图": {"type": ["boolean", "string"]},
    "发布频次": {
        "type": "object",
        "properties": {"每周": {"type": ["array", "integer"], "items": {"type": "integer", "minimum": 0}}},
        **_FREE,
    },
    "时段": {**_LIST, "description": '如 ["12:00-13:30", "20:00-22:00"]'},
    "状态": _TEXT,
    "支柱占比": _SHARES,
    "请假": {"type": "array", "items": {"type": ["array", "string"], "items": _TEXT}},
    "KOS": {
        "type": "object",
        "properties": {"认证日": _TEXT, "年费": _WORD, "到期日": _TEXT, "权益": _LIST},
        **_FREE,
    },
}
"""What a roster says of an account besides what judging a single note needs; dates are read by the matrix."""

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
                    "人设": _PERSONA,
                    **_OF_THE_MATRIX,
                },
                "required": ["id"],
                **_FREE,
            },
        }
    },
    "required": ["accounts"],
    **_FREE,
}
