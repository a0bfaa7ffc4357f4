"""The JSON report as a JSON Schema: keys are only ever added."""

from __future__ import annotations

from typing import Any

from notelint.model import EXEMPT, FIELDS, LEVELS, NEEDS_EVIDENCE, VIOLATION

Schema = dict[str, Any]


def _or_null(*types: str) -> Schema:
    return {"type": [*types, "null"]}


def _strict(properties: dict[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key not in optional],
    }


def report_schema() -> Schema:
    """The schema of ``--format json``."""
    number, text = _or_null("integer"), _or_null("string")
    basis = _strict(
        {"kind": {"type": "string"}, "law": text, "article": text, "status": {"type": "string"}, "link": text}
    )
    related = {
        "path": {"type": "string"},
        "note": {"type": "string"},
        "account": text,
        "field": text,
        **dict.fromkeys(("start", "end", "line", "column"), number),
        "match": text,
        **dict.fromkeys(("similarity", "containment", "contained"), _or_null("number")),
    }
    # The one finding about a whole note with a place: a key of its front matter is wrong, and the writer must find it.
    place = {**number, "description": "整篇的问题为 null；notelint.draft.* 指向开头信息里的那个键"}
    finding: dict[str, Schema] = {
        "rule": {"type": "string"},
        "level": {"enum": list(LEVELS)},
        "verdict": {"enum": [VIOLATION, NEEDS_EVIDENCE, EXEMPT]},
        "path": {"type": "string"},
        "note": {"type": "string"},
        "account": text,
        "field": {"enum": [*FIELDS, None]},
        "index": number,
        **dict.fromkeys(("start", "end"), number),
        **dict.fromkeys(("line", "column"), place),
        **dict.fromkeys(("end_line", "end_column"), number),
        "cell": text,
        "match": text,
        "folded": text,
        "message": {"type": "string"},
        "basis": basis,
        "suggestions": {"type": "array", "items": {"type": "string"}},
        "fix": {
            "type": ["object", "null"],
            "properties": {"start": {"type": "integer"}, "end": {"type": "integer"}, "text": {"type": "string"}},
            "required": ["start", "end", "text"],
        },
        "related": {"type": "array", "items": _strict(related)},
        "fingerprint": {"type": "string"},
        "title": {"type": "string"},
    }
    findings = {"type": "array", "items": _strict(finding, ("title",))}
    excused = {"type": "array", "items": _strict({**finding, "clause": text, "reason": text}, ("title",))}
    pack = {"id": {"type": "string"}, "version": {"type": "string"}, "effective_from": text, "reviewed_on": text}
    counts = (
        "notes",
        "checked",
        "skipped",
        "unchecked",
        "errors",
        "warnings",
        "infos",
        "exempt",
        "allowed",
        "suppressed",
    )
    unchecked = {
        "path": {"type": "string"},
        "line": number,
        "column": number,
        "note": text,
        "code": {"type": "string"},
        "reason": {"type": "string"},
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "notelint 报告",
        **_strict(
            optional=("overview",),
            properties={
                "schema": {"const": 1},
                "tool": _strict({"name": {"const": "notelint"}, "version": {"type": "string"}}),
                "column_unit": {"const": "code point"},
                "today": {"type": "string"},
                "packs": {"type": "array", "items": _strict(pack)},
                "suggested_packs": {"type": "array", "items": {"type": "string"}},
                "summary": _strict({name: {"type": "integer"} for name in counts}),
                "findings": findings,
                "exempt": excused,
                "suppressed": excused,
                "unchecked": {"type": "array", "items": _strict(unchecked)},
                "overview": _overview(),
            },
        ),
    }


def _overview() -> Schema:
    """The first screen of ``notelint audit``."""
    text: Schema = {"type": "string"}
    texts = {"type": "array", "items": text}
    stop = _strict(dict.fromkeys(("what", "why", "who", "path", "note"), text))
    duty = _strict({"who": text, "errors": {"type": "integer"}, "warnings": {"type": "integer"}, "tasks": texts})
    diagnosis = _strict({"name": text, "healthy": _or_null("boolean"), "evidence": texts})
    return {
        **_strict(
            {
                "facts": {"type": "array", "items": _strict(dict.fromkeys(("name", "value", "detail"), text))},
                "stop": {"type": "array", "items": stop},
                "stopped": {"type": "integer"},
                "duties": {"type": "array", "items": duty},
                "diagnoses": {"type": "array", "items": diagnosis},
            }
        ),
        "description": "只有 notelint audit 有",
    }
