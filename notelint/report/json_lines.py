"""One JSON object a line, written as notes arrive; the summary comes last."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from notelint.report.record import excused_record, finding_record, head_record, summary_record, unchecked_record
from notelint.report.sink import open_sink

if TYPE_CHECKING:
    import os

    from notelint.model import Outcome, Result, Run
    from notelint.report.formats import ReportOptions

_encode = json.JSONEncoder(ensure_ascii=False).encode


_encode = json.JSONEncoder(ensure_ascii=False).encode


class JsonLinesReporter:
    """Every object has a ``type``: finding, exempt, suppressed, unchecked, summary."""

    def __init__(self, target: str | os.PathLike[str] | None, _options: ReportOptions) -> None:
        self._sink = open_sink(target)
        self._head: dict[str, Any] = {}

    def begin(self, run: Run) -> None:
        """Keep the head for the summary."""
        self._head = head_record(run)

    def add(self, result: Result) -> None:
        """Write what was said about one note."""
        for finding in result.findings:
            self._write("finding", finding_record(finding))
        for finding in result.exempt:
            self._write("exempt", excused_record(finding))
        for finding in result.suppressed:
            self._write("suppressed", excused_record(finding))

    def end(self, outcome: Outcome) -> None:
        """Write what was not checked, and the summary."""
        for item in outcome.unchecked:
            self._write("unchecked", unchecked_record(item))
        foot: dict[str, Any] = {
            "suggested_packs": list(outcome.suggested_packs),
            "summary": summary_record(outcome.summary),
        }
        if outcome.overview is not None:
            from notelint.report.overview import overview_record

            foot["overview"] = overview_record(outcome.overview)
        self._write("summary", {**self._head, **foot})
        self._sink.close()

    def _write(self, kind: str, record: dict[str, Any]) -> None:
        self._sink.write(_encode({"type": kind, **record}) + "\n")
