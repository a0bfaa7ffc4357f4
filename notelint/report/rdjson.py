"""reviewdog's rdjson. Its columns are UTF-8 bytes, 1-based, and the end is exclusive (reviewdog.proto)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from notelint.model import ERROR, INFO, WARNING
from notelint.report.excerpt import field_of, stretch_of
from notelint.report.sink import open_sink
from notelint.report.wording import basis_line, level_name

if TYPE_CHECKING:
    import os

    from notelint.model import Finding, Note, Outcome, Related, Result, Run
    from notelint.report.formats import ReportOptions

SEVERITIES = {ERROR: "ERROR", WARNING: "WARNING", INFO: "INFO"}


class RdjsonReporter:
    """Diagnostics are written as notes arrive."""

    def __init__(self, target: str | os.PathLike[str] | None, _options: ReportOptions) -> None:
        self._sink = open_sink(target)
        self._empty = True

    def begin(self, run: Run) -> None:  # noqa: ARG002
        """Open the document."""
        self._sink.write('{"source": {"name": "notelint"}, "diagnostics": [')

    def add(self, result: Result) -> None:
        """Write the findings of one note."""
        for finding in result.findings:
            self._write(self._diagnostic(result.note, finding))

    def end(self, outcome: Outcome) -> None:
        """Write what was not checked, and close the document."""
        for item in outcome.unchecked:
            location: dict[str, Any] = {"path": item.path}
            if item.line is not None:
                location["range"] = {"start": {"line": item.line}}
            code = {"value": item.code}
            self._write(
                {"message": f"没能检查：{item.reason}", "location": location, "severity": "ERROR", "code": code}
            )
        self._sink.write("]}\n" if self._empty else "\n]}\n")
        self._sink.close()

    def _write(self, record: dict[str, Any]) -> None:
        self._sink.write(("\n " if self._empty else ",\n ") + json.dumps(record, ensure_ascii=False))
        self._empty = False

    def _diagnostic(self, note: Note, finding: Finding) -> dict[str, Any]:
        lines = [f"{level_name(finding)}：{finding.message}", f"依据：{basis_line(finding.basis)}"]
        lines += [f"建议：{suggestion}" for suggestion in finding.suggestions]
        location: dict[str, Any] = {"path": finding.path}
        place = _range(note, finding, finding.start, finding.end)
        if place is not None:
            location["range"] = place
        elif finding.line is not None:
            location["range"] = {"start": {"line": finding.line}}
        code = {"value": finding.rule}
        if finding.basis.link:
            code["url"] = finding.basis.link
        record: dict[str, Any] = {
            "message": "\n".join(lines),
            "location": location,
            "severity": SEVERITIES.get(finding.level, "WARNING"),
            "code": code,
        }
        if finding.fix is not None:
            fixed = _range(note, finding, finding.fix.start, finding.fix.end)
            if fixed is not None:
                record["suggestions"] = [{"range": fixed, "text": finding.fix.text}]
        if finding.related:
            record["relatedLocations"] = [_related(related) for related in finding.related]
        return record


def _range(note: Note, finding: Finding, start: int | None, end: int | None) -> dict[str, Any] | None:
    """The range of code points [start, end) of the finding's field, where the note is a file of its own."""
    field = field_of(note, finding)
    if field is None or field.origin is None or note.source is None or start is None or end is None:
        return None
    text, first, last = stretch_of(note, field, start, end)
    return {"start": _position(text, first), "end": _position(text, last)}


def _position(text: str, offset: int) -> dict[str, int]:
    begin = text.rfind("\n", 0, offset) + 1
    return {"line": text.count("\n", 0, begin) + 1, "column": len(text[begin:offset].encode("utf-8")) + 1}


def _related(related: Related) -> dict[str, Any]:
    location: dict[str, Any] = {"path": related.path}
    if related.line is not None:
        location["range"] = {"start": {"line": related.line}}
    words = "相关笔记" if related.similarity is None else f"相关笔记，相似度 {related.similarity:.0%}"
    return {"message": words, "location": location}
