"""docs/指标.md says what the code does."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from notelint.matrix.figures.roi_inputs import NAMES, read_inputs
from notelint.matrix.figures.settings import Settings, read_settings, schema

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "指标.md").read_text(encoding="utf-8")


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_figure_docs", ROOT / "tools" / "build_figure_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def example(name: str) -> str:
    found = re.search(rf"```yaml {re.escape(name)}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_tables_of_figures_are_those_of_the_code() -> None:
    assert builder().page(PAGE) == PAGE, "python tools/build_figure_docs.py"


def test_the_settings_shown_are_the_defaults_and_all_there_are(tmp_path: Path) -> None:
    (tmp_path / "figures.yaml").write_text(example("figures.yaml"), encoding="utf-8")
    found, problems = read_settings(str(tmp_path))
    assert not problems
    assert found._replace(path=None) == Settings()
    properties: dict[str, Any] = schema()["properties"]
    assert all(f"{name}:" in PAGE for name in properties)


def test_the_amounts_shown_are_all_there_are(tmp_path: Path) -> None:
    (tmp_path / "roi.yaml").write_text(example("roi.yaml"), encoding="utf-8")
    found, problems = read_inputs(str(tmp_path))
    assert not problems
    assert {*found.values, "毛利率"} == set(NAMES)
    assert found.delayed
