"""The table of formats, and where reports go."""

from __future__ import annotations

import gc
import json
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from notelint.model import Result
from notelint.report.formats import FORMATS, ReportOptions, format_of, open_reporter
from tests.report.factory import RUN, finding, note, outcome, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("filename", "name"),
    [
        ("a.json", "json"), ("a.jsonl", "jsonl"), ("out/报告.HTML", "html"), ("a.sarif", "sarif"), ("a.xml", "junit"),
        ("a.xlsx", "xlsx"), ("a.txt", "text"), ("a.pdf", None), ("json", None),
    ],
)  # fmt: skip
def test_the_suffix_tells_the_format(filename: str, name: str | None) -> None:
    assert format_of(filename) == name


def test_a_report_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "报告.json"
    target.write_text("old")
    target.chmod(0o640)
    reporter = open_reporter("json", target, ReportOptions())
    reporter.begin(RUN)
    assert target.read_text() == "old"
    reporter.end(outcome([]))
    assert json.loads(target.read_text())["schema"] == 1
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["报告.json"]


def test_a_run_that_breaks_leaves_nothing_behind(tmp_path: Path) -> None:
    reporter = open_reporter("jsonl", tmp_path / "a.jsonl", ReportOptions())
    reporter.begin(RUN)
    draft = note("最好")
    reporter.add(Result(draft, (finding(draft, "最好"),)))
    del reporter
    gc.collect()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "xlsx"])
def test_an_unwritable_place_is_named_before_anything_is_checked(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path, tmp_path / "missing" / "a", tmp_path / "file" / "a"):
        with pytest.raises(OSError, match="无法写入报告") as raised:
            open_reporter(name, place, ReportOptions())
        assert str(place) in str(raised.value)


def test_a_link_keeps_pointing_at_the_report(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    write(open_reporter("json", tmp_path / "link.json", ReportOptions()), [])
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text())["schema"] == 1


def test_a_device_is_written_to_not_replaced() -> None:
    write(open_reporter("json", "/dev/null", ReportOptions()), [])


def test_standard_output_is_utf8_for_programs_whatever_the_locale() -> None:
    code = (
        "from notelint.report.formats import *; from tests.report.factory import *;"
        "write(open_reporter('json', None, ReportOptions()), [], run=RUN._replace(today='今天'))"
    )
    env = {"PYTHONIOENCODING": "gbk", "PYTHONPATH": ":".join(path or "." for path in sys.path)}
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env).stdout
    assert json.loads(out.decode("utf-8"))["today"] == "今天"


def test_formats_load_only_what_they_need() -> None:
    code = (
        "import sys; from notelint.report.formats import *; open_reporter('text', None, ReportOptions());"
        "print([name for name in ('jinja2', 'json', 'xlsxwriter', 'tempfile', 'xml', 'pathlib') if name in sys.modules])"
    )
    env = {"PYTHONPATH": ":".join(path or "." for path in sys.path)}
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env).stdout == b"[]\n"
