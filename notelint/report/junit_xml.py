"""JUnit XML for test dashboards: one test case for each note.

A note fails by its errors. JUnit knows no lesser degree, so warnings, hints, exempt and suppressed places are the
case's output and do not turn it red. What could not be checked is a case with an error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from notelint.model import ERROR
from notelint.report.sink import open_sink
from notelint.report.spool import Spool
from notelint.report.wording import basis_line, clause_name, level_name, place_name

if TYPE_CHECKING:
    import os

    from notelint.model import Finding, Outcome, Result, Run
    from notelint.report.formats import ReportOptions

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class JunitReporter:
    """Cases are spooled, because the counts stand before them."""

    def __init__(self, target: str | os.PathLike[str] | None, _options: ReportOptions) -> None:
        self._sink = open_sink(target)
        self._cases = Spool()
        self._failures = 0
        self._tests = 0

    def begin(self, run: Run) -> None:
        """Nothing is written before the counts are known."""

    def add(self, result: Result) -> None:
        """Spool the case of one note."""
        case = ET.Element("testcase", classname=_clean(result.note.path), name=_clean(result.note.id), time="0")
        errors = [finding for finding in result.findings if finding.level == ERROR]
        others = [self._line(finding) for finding in result.findings if finding.level != ERROR]
        others += [f"{self._line(finding)}\n  忽略：{finding.reason or ''}" for finding in result.suppressed]
        others += [
            f"{self._line(finding)}\n  豁免：{clause_name(finding.clause)}，{finding.reason or ''}"
            for finding in result.exempt
        ]
        if errors:
            rest = f"（共 {len(errors)} 个错误）" if len(errors) > 1 else ""
            failure = ET.SubElement(case, "failure", type=errors[0].rule, message=_clean(errors[0].message + rest))
            failure.text = _clean("\n".join(map(self._line, errors)))
            self._failures += 1
        if others:
            ET.SubElement(case, "system-out").text = _clean("\n".join(others))
        self._write(case)

    def end(self, outcome: Outcome) -> None:
        """Write the suite."""
        for item in outcome.unchecked:
            case = ET.Element("testcase", classname=_clean(item.path), name=_clean(item.note or item.path), time="0")
            place = ":".join(str(part) for part in (item.path, item.line, item.column) if part is not None)
            ET.SubElement(case, "error", type=item.code, message=_clean(item.reason)).text = _clean(
                f"{place} {item.reason}"
            )
            self._write(case)
        counts = f'tests="{self._tests}" failures="{self._failures}" errors="{len(outcome.unchecked)}"'
        self._sink.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="notelint" {counts} time="0">\n')
        self._sink.write(f'<testsuite name="notelint" {counts} skipped="0" time="0">\n')
        self._cases.pour(self._sink)
        self._sink.write("</testsuite>\n</testsuites>\n")
        self._sink.close()

    def _write(self, case: ET.Element) -> None:
        self._tests += 1
        self._cases.write(ET.tostring(case, encoding="unicode") + "\n")

    def _line(self, finding: Finding) -> str:
        lines = [f"{place_name(finding)} {level_name(finding)} {finding.message}  [{finding.rule}]"]
        lines.append(f"  依据：{basis_line(finding.basis)}")
        lines += [f"  建议：{suggestion}" for suggestion in finding.suggestions]
        return "\n".join(lines)


def _clean(text: str) -> str:
    """XML 1.0 has no form at all for control characters and lone surrogates."""
    return NOT_XML.sub("\ufffd", text)
