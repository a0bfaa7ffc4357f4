"""One JSON document (DESIGN §7). The summary stands before the findings, so those wait in temporary files: memory stays
flat however many notes there are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from notelint.report.record import excused_record, finding_record, head_record, summary_record, unchecked_record
from notelint.report.sink import open_sink
from notelint.report.spool import ListSpool

if TYPE_CHECKING:
    import os

    from notelint.model import Outcome, Result, Run
    from notelint.report.formats import ReportOptions

LISTS = ("findings", "exempt", "suppressed")


class JsonReporter:
    """One object a line within the lists, so that two reports can be compared line by line."""

    def __init__(self, target: str | os.PathLike[str] | None, _options: ReportOptions) -> None:
        self._sink = open_sink(target)
        self._head: dict[str, Any] = {}
        self._lists = {name: ListSpool() for name in LISTS}

    def begin(self, run: Run) -> None:
        """Keep the head."""
        self._head = head_record(run)

    def add(self, result: Result) -> None:
        """Spool what was said about one note."""
        for finding in result.findings:
            self._lists["findings"].add(finding_record(finding))
        for finding in result.exempt:
            self._lists["exempt"].add(excused_record(finding))
        for finding in result.suppressed:
            self._lists["suppressed"].add(excused_record(finding))

    def end(self, outcome: Outcome) -> None:
        """Write the document."""
        head = {
            **self._head,
            "suggested_packs": list(outcome.suggested_packs),
            "summary": summary_record(outcome.summary),
        }
        if outcome.overview is not None:
            from notelint.report.overview import overview_record

            head["overview"] = overview_record(outcome.overview)
        self._sink.write("{")
        self._sink.write(
            ",\n ".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items())
        )
        for name, spool in self._lists.items():
            self._sink.write(f',\n "{name}": ')
            spool.pour(self._sink)
        unchecked = ListSpool()
        for item in outcome.unchecked:
            unchecked.add(unchecked_record(item))
        self._sink.write(',\n "unchecked": ')
        unchecked.pour(self._sink)
        self._sink.write("}\n")
        self._sink.close()
