"""Findings as the objects of DESIGN §7, key by key in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.model import Finding

if TYPE_CHECKING:
    from notelint.model import Run, Summary, Unchecked

SCHEMA = 1
COLUMN_UNIT = "code point"
RENAMED = {"item": "index"}
_KEYS = tuple(RENAMED.get(key, key) for key in Finding._fields)


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding as JSON has it."""
    record: dict[str, Any] = dict(zip(_KEYS, finding, strict=True))
    del record["clause"], record["reason"]
    basis = finding.basis
    record["basis"] = {
        "kind": basis.kind,
        "law": basis.law,
        "article": basis.article,
        "status": basis.status,
        "link": basis.link,
    }
    record["suggestions"] = list(finding.suggestions)
    record["fix"] = finding.fix._asdict() if finding.fix else None
    record["related"] = [related._asdict() for related in finding.related]
    return record


def excused_record(finding: Finding) -> dict[str, Any]:
    """An exempt or suppressed finding: the same, and why it does not count."""
    return {**finding_record(finding), "clause": finding.clause, "reason": finding.reason}


def unchecked_record(item: Unchecked) -> dict[str, Any]:
    """Something that was not checked."""
    return {
        "path": item.path,
        "line": item.line,
        "column": item.column,
        "note": item.note,
        "code": item.code,
        "reason": item.reason,
    }


def head_record(run: Run) -> dict[str, Any]:
    """What every JSON output says about the run: schema, tool, unit of columns, date, packs."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "notelint", "version": run.version},
        "column_unit": COLUMN_UNIT,
        "today": run.today,
        "packs": [pack._asdict() for pack in run.packs],
    }


def summary_record(summary: Summary) -> dict[str, int]:
    """The counts of a run."""
    return summary._asdict()
