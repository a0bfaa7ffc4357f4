"""SARIF 2.1.0, for code platforms.

How judgements become SARIF:

- a finding is a ``result``; 需举证 stays one with its level and ``properties.verdict``, because ``kind: review`` would
  demand ``level: none`` and hide it;
- a suppressed one is a result with ``suppressions[].justification``, ``external`` where a configuration or a baseline
  accepts it;
- an exempt one is a ``toolExecutionNotification`` of level ``note``. Viewers, GitHub's among them, show every result as
  an open problem whatever its ``kind``, and an exemption is the opposite of one;
- what was not checked is a notification of level ``error``, and the invocation is not successful.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from notelint.model import ERROR, INFO, WARNING, Run
from notelint.report.excerpt import field_of, line_and_column, stretch_of
from notelint.report.passages import shortened
from notelint.report.sink import open_sink
from notelint.report.spool import ListSpool
from notelint.report.wording import OUTSIDE, basis_line, clause_name

if TYPE_CHECKING:
    import os

    from notelint.model import Finding, Note, Outcome, Related, Result, Unchecked
    from notelint.report.formats import ReportOptions

LEVELS = {ERROR: "error", WARNING: "warning", INFO: "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
LONGEST_PASSAGE = 200


class SarifReporter:
    """Results are written as notes arrive; rules and notifications, few or spooled, follow."""

    def __init__(self, target: str | os.PathLike[str] | None, _options: ReportOptions) -> None:
        self._sink = open_sink(target)
        self._run = Run("", "")
        self._rules: dict[str, dict[str, Any]] = {}
        self._places: dict[str, int] = {}
        self._notifications = ListSpool()
        self._empty = True

    def begin(self, run: Run) -> None:
        """Open the log."""
        self._run = run
        self._sink.write(f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{\n')
        self._sink.write(' "columnKind": "unicodeCodePoints",\n "results": [')

    def add(self, result: Result) -> None:
        """Write the results of one note."""
        seen: Counter[str] = Counter()
        for finding in result.findings:
            self._write(self._result(result.note, finding, seen))
        for finding in result.suppressed:
            kind = "external" if finding.clause in OUTSIDE else "inSource"
            suppression = {"kind": kind, "justification": finding.reason or ""}
            self._write({**self._result(result.note, finding, seen), "suppressions": [suppression]})
        for finding in result.exempt:
            self._notifications.add(_exemption(finding))

    def end(self, outcome: Outcome) -> None:
        """Write the rules that spoke, and what was exempt or not checked."""
        for item in outcome.unchecked:
            self._notifications.add(_notification(item))
        driver = {"name": "notelint", "version": self._run.version, "rules": list(self._rules.values())}
        packs = [f"{pack.id} {pack.version}" for pack in self._run.packs]
        invocation = {"executionSuccessful": not outcome.unchecked}
        self._sink.write("" if self._empty else "\n ")
        self._sink.write(f'],\n "tool": {{"driver": {_json(driver)}}},\n')
        self._sink.write(f' "properties": {_json({"today": self._run.today, "packs": packs})},\n')
        self._sink.write(f' "invocations": [{_json(invocation)[:-1]}, "toolExecutionNotifications": ')
        self._notifications.pour(self._sink)
        self._sink.write("}]\n}]}\n")
        self._sink.close()

    def _write(self, record: dict[str, Any]) -> None:
        self._sink.write(("\n  " if self._empty else ",\n  ") + _json(record))
        self._empty = False

    def _result(self, note: Note, finding: Finding, seen: Counter[str]) -> dict[str, Any]:
        advice = "".join(f"\n建议：{suggestion}" for suggestion in finding.suggestions)
        record: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": self._rule(finding),
            "level": LEVELS.get(finding.level, "warning"),
            "message": {"text": f"{finding.message}\n依据：{basis_line(finding.basis)}{advice}"},
            "locations": [_location(finding)],
        }
        if finding.fingerprint:
            seen[finding.fingerprint] += 1
            # GitHub tells alerts apart by the second name alone, and by its line hash unless given.
            record["partialFingerprints"] = {
                "notelint/v1": finding.fingerprint,
                "primaryLocationLineHash": f"{finding.fingerprint}:{seen[finding.fingerprint]}",
            }
        if finding.related:
            record["relatedLocations"] = [_related(related) for related in finding.related]
        fix = _fix(note, finding)
        if fix is not None:
            record["fixes"] = [fix]
        record["properties"] = {
            "verdict": finding.verdict,
            "note": finding.note,
            "account": finding.account,
            "field": finding.field,
            "cell": finding.cell,
        }
        return record

    def _rule(self, finding: Finding) -> int:
        if finding.rule not in self._rules:
            basis = basis_line(finding.basis)
            rule: dict[str, Any] = {
                "id": finding.rule,
                "shortDescription": {"text": f"{finding.title or finding.rule}（{basis}）"},
                "help": {"text": f"依据：{basis}\n详细说明：notelint explain {finding.rule}"},
            }
            if finding.basis.link:
                rule["helpUri"] = finding.basis.link
            self._places[finding.rule] = len(self._rules)
            self._rules[finding.rule] = rule
        return self._places[finding.rule]


def _json(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False)


def _artifact(path: str) -> dict[str, Any]:
    if PurePosixPath(path).is_absolute():
        return {"uri": "file://" + quote(path)}
    return {"uri": quote(path), "uriBaseId": ROOT}


def _location(finding: Finding) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    region = {key: value for key, value in region.items() if value is not None}
    physical: dict[str, Any] = {"artifactLocation": _artifact(finding.path)}
    if region:
        physical["region"] = region
        if finding.match and finding.column is not None:
            region["snippet"] = {"text": finding.match}
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": finding.note, "kind": "member"}]}


def _related(related: Related) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(related.path)}
    if related.line is not None:
        physical["region"] = {"startLine": related.line}
        if related.column is not None:
            physical["region"]["startColumn"] = related.column
    words = "相关笔记" if related.similarity is None else f"相关笔记，相似度 {related.similarity:.0%}"
    if related.match:
        words += f"：{shortened(related.match, LONGEST_PASSAGE)}"
    return {"physicalLocation": physical, "message": {"text": words}}


def _fix(note: Note, finding: Finding) -> dict[str, Any] | None:
    """A fix can be placed only where the note is a file of its own."""
    field = field_of(note, finding)
    if finding.fix is None or field is None or note.source is None or field.origin is None:
        return None
    text, start, end = stretch_of(note, field, finding.fix.start, finding.fix.end)
    (line, column), (end_line, end_column) = line_and_column(text, start), line_and_column(text, end)
    replacement = {
        "deletedRegion": {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column},
        "insertedContent": {"text": finding.fix.text},
    }
    change = {"artifactLocation": _artifact(finding.path), "replacements": [replacement]}
    return {"description": {"text": f"改为「{finding.fix.text}」"}, "artifactChanges": [change]}


def _exemption(finding: Finding) -> dict[str, Any]:
    match = f"「{finding.match}」" if finding.match else "这一处"
    return {
        "descriptor": {"id": f"exempt/{finding.clause or 'other'}"},
        "associatedRule": {"id": finding.rule},
        "level": "note",
        "message": {"text": f"{match}不算问题。{clause_name(finding.clause)}：{finding.reason or ''}"},
        "locations": [_location(finding)],
    }


def _notification(item: Unchecked) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(item.path)}
    if item.line is not None:
        physical["region"] = {"startLine": item.line}
        if item.column is not None:
            physical["region"]["startColumn"] = item.column
    return {
        "descriptor": {"id": item.code},
        "level": "error",
        "message": {"text": item.reason},
        "locations": [{"physicalLocation": physical}],
    }
