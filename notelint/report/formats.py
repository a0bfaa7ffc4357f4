"""The table of report formats, and how one is opened. A new format is one module and one line here."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from notelint.model import Reporter


class FormatInfo(NamedTuple):
    """One format: the class that writes it, loaded when asked for.

    ``suffixes`` are those by which ``-o`` knows it. ``redacts``: goes to places that others read, so identifiers are
    shortened without being asked. ``binary``: not for a terminal.
    """

    module: str
    reporter: str
    suffixes: tuple[str, ...]
    says: str
    redacts: bool = False
    binary: bool = False


class ReportOptions(NamedTuple):
    """How a report is to look. ``width`` is the terminal's, in columns; ``title`` heads a page, empty for the usual."""

    color: bool = False
    width: int = 100
    redact: bool = False
    statistics: bool = False
    title: str = ""


FORMATS: dict[str, FormatInfo] = {
    "text": FormatInfo("text", "TextReporter", (".txt", ".log"), "给人看的文字"),
    "json": FormatInfo("json_document", "JsonReporter", (".json",), "给程序读的 JSON"),
    "jsonl": FormatInfo("json_lines", "JsonLinesReporter", (".jsonl", ".ndjson"), "一行一条的 JSON，边查边写"),
    "html": FormatInfo("html_page", "HtmlReporter", (".html", ".htm"), "一个可离线打开的网页"),
    "sarif": FormatInfo("sarif_log", "SarifReporter", (".sarif",), "SARIF 2.1.0，代码平台通用", redacts=True),
    "github": FormatInfo("github_annotations", "GithubReporter", (), "GitHub Actions 批注", redacts=True),
    "junit": FormatInfo("junit_xml", "JunitReporter", (".xml",), "JUnit XML，CI 测试报告", redacts=True),
    "rdjson": FormatInfo("rdjson", "RdjsonReporter", (".rdjson",), "reviewdog 的 JSON"),
    "xlsx": FormatInfo("xlsx_workbook", "XlsxReporter", (".xlsx",), "Excel 表格", binary=True),
}


def format_of(filename: str | os.PathLike[str]) -> str | None:
    """The format that a file name asks for by its suffix, or null: ``out/报告.html`` → ``html``."""
    suffix = os.path.splitext(os.fspath(filename))[1].lower()
    for name, info in FORMATS.items():
        if suffix in info.suffixes:
            return name
    return None


def open_reporter(name: str, target: str | os.PathLike[str] | None, options: ReportOptions) -> Reporter:
    """The reporter of a format, ready for ``begin``. ``target`` is a path; null or ``-`` is standard output.

    Raises ``KeyError`` for an unknown name, ``ImportError`` where an extra is missing, ``OSError`` with a Chinese
    message where the target cannot be written.
    """
    info = FORMATS[name]
    build = getattr(import_module(f"notelint.report.{info.module}"), info.reporter)
    reporter: Reporter = build(target, options)
    if info.redacts or options.redact:
        from notelint.report.redact import RedactingReporter

        reporter = RedactingReporter(reporter)
    return reporter
