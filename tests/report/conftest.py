"""What the reporters' tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from notelint.report.formats import ReportOptions, open_reporter
from tests.report.factory import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.report.factory import Render


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """Write results in a format and give the file's text back."""

    def rendered(name: str, results: list[Any], options: ReportOptions | None = None, **values: Any) -> str:
        target = tmp_path / f"report.{name}"
        write(open_reporter(name, target, options or ReportOptions()), results, **values)
        return target.read_bytes().decode("utf-8")

    return rendered
