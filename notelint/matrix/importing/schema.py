"""What the YAML file of an importer may say: one description for checking it and for completion in editors."""

from __future__ import annotations

from typing import Any

from notelint.matrix.importing.cells import UNITS
from notelint.store.snapshots import SUBJECTS

NAME = r"[a-z][a-z0-9_]*"
DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
TABLE, OVERVIEW, SERIES, TALLY = "table", "overview", "series", "tally"
LAYOUTS = (TABLE, OVERVIEW, SERIES, TALLY)
OF_FILE, OF_COLUMN, OF_NOBODY = "file", "column", "none"
OF_PERIOD = "时段"
BASES = ("累计", "当日", "近30日", OF_PERIOD, "现值")

_TEXTS = {"type": "array", "items": {"type": "string"}}
_PART = {
    "as": {"type": "string", "pattern": NAME, "description": "统一的英文名，小写，如 views"},
    "unit": {"type": "string", "enum": list(UNITS), "description": "这一列怎样写"},
}
_COLUMN = {
    "type": "object",
    "description": "{as: 统一名, unit: 写法}；一格里有几个数时 {parts: [{as, unit}, …]}，以 | 分开",
    "properties": {
        **_PART,
        "parts": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": _PART,
                "required": ["as", "unit"],
                "additionalProperties": False,
            },
            "minItems": 2,
        },
    },
    "anyOf": [{"required": ["as", "unit"]}, {"required": ["parts"]}],
    "additionalProperties": False,
}
_COLUMNS = {"type": "object", "description": "导出里的列名: {as, unit}", "additionalProperties": _COLUMN}

_ONE_TABLE = {
    "type": "object",
    "properties": {
        "layout": {
            "type": "string",
            "enum": list(LAYOUTS),
            "description": "table 一行一个对象；overview 指标|数值；series 日期|数值，工作表名说明是什么；tally 只数行数，不存内容",
        },
        "sheet": {"type": "string", "description": "工作表名（正则表达式，整名相符）；不写则不看工作表名"},
        "subject": {"type": "string", "enum": list(SUBJECTS)},
        "basis": {"type": "string", "enum": list(BASES), "description": "数字的口径"},
        "columns": _COLUMNS,
        "series": {
            "type": "object",
            "description": "工作表名: {as, unit}",
            "additionalProperties": _COLUMN,
        },
        "required": {**_TEXTS, "description": "有这些列才认作这个来源"},
        "key": {
            "type": "array",
            "items": {"type": ["string", "array"], "items": {"type": "string"}},
            "description": "用哪些统一名区分对象；先列的优先，如 [note_id, [title, published_at]]",
        },
        "fixed_key": {"type": "string", "description": "整张表只说一个对象时的名字，如 30d"},
        "tally": {"type": "string", "pattern": NAME, "description": "行数记作哪个统一名"},
        "distinct": {"type": "string", "description": "tally 里，这一列相同的只数一次"},
    },
    "required": ["layout", "basis"],
    "additionalProperties": False,
}

IMPORTER: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": r"[a-z0-9][a-z0-9-]*", "description": "小写英文与数字，如 creator-notes"},
        "title": {"type": "string", "description": "来源的中文名"},
        "version": {"type": ["string", "integer", "number"]},
        "checked_on": {"type": ["string", "null"], "pattern": DATE, "description": "日期写作 2026-11-22"},
        "subject": {"type": "string", "enum": list(SUBJECTS), "description": "每一行说的是谁"},
        "account": {
            "type": "string",
            "enum": [OF_FILE, OF_COLUMN, OF_NOBODY],
            "description": "file 一份文件是一个账号的；column 有一列写着账号；none 与账号无关",
        },
        "limit": {"type": "integer", "minimum": 1, "description": "平台一次最多导出几行"},
        "private": {**_TEXTS, "description": "含个人信息的列：从不读取，也不存"},
        "ignore": {**_TEXTS, "description": "用不着的列"},
        "tables": {"type": "array", "items": _ONE_TABLE, "minItems": 1},
    },
    "required": ["id", "title", "version", "subject", "account", "tables"],
    "additionalProperties": False,
}
"""The schema of one importer."""
