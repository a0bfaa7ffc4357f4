"""GitHub Actions annotations: workflow commands on standard output, which the runner shows beside the lines of a change.

Exempt and suppressed places are counted in the last line only: every command is a comment on someone's work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.model import ERROR, INFO, NEEDS_EVIDENCE, WARNING
from notelint.report.sink import open_sink
from notelint.report.wording import basis_line, summary_line

if TYPE_CHECKING:
    import os

    from notelint.model import Outcome, Result, Run
    from notelint.report.formats import ReportOptions

COMMANDS = {ERROR: "error", WARNING: "warning", INFO: "notice"}
IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTY = {**IN_MESSAGE, ":": "%3A", ",": "%2C"}


class GithubReporter:
    """One command for each finding, as notes arrive."""

    def __init__(self, target: str | os.PathLike[str] | None, _options: ReportOptions) -> None:
        self._sink = open_sink(target)

    def begin(self, run: Run) -> None:
        """Nothing is said before the first finding."""

    def add(self, result: Result) -> None:
        """Write the findings of one note."""
        for finding in result.findings:
            properties = {"file": finding.path, "line": finding.line, "endLine": finding.end_line}
            if finding.line is not None and finding.line == finding.end_line:
                # Columns are allowed only within one line.
                properties |= {"col": finding.column, "endColumn": finding.end_column}
            lines = [finding.message, f"依据：{basis_line(finding.basis)}"]
            lines += [f"建议：{suggestion}" for suggestion in finding.suggestions]
            title = f"{finding.rule}（需举证）" if finding.verdict == NEEDS_EVIDENCE else finding.rule
            self._write(COMMANDS.get(finding.level, "warning"), {**properties, "title": title}, "\n".join(lines))

    def end(self, outcome: Outcome) -> None:
        """Write what was not checked, and the counts as a plain line of the log."""
        for item in outcome.unchecked:
            properties = {"file": item.path, "line": item.line, "col": item.column, "title": f"没能检查（{item.code}）"}
            self._write("error", properties, item.reason)
        self._sink.write(f"{summary_line(outcome.summary, outcome.counted)}\n")
        self._sink.close()

    def _write(self, command: str, properties: dict[str, str | int | None], message: str) -> None:
        written = ",".join(
            f"{key}={_escaped(str(value), IN_PROPERTY)}" for key, value in properties.items() if value is not None
        )
        self._sink.write(f"::{command} {written}::{_escaped(message, IN_MESSAGE)}\n")


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(char, char) for char in text)
