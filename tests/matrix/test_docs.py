"""docs/矩阵.md says what the loader reads: every column, every key, and examples that load."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from notelint.config.schema import ACCOUNTS, BRAND
from notelint.config.settings import Settings
from notelint.matrix.load import load
from notelint.matrix.loading.schema import CAMPAIGN, EXPERIMENTS, PILLARS, POLICY
from notelint.packs.document import read as read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "矩阵.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"```yaml\n# (\S+)\n(.*?)```", PAGE, re.DOTALL))


def test_the_tables_are_what_the_loader_reads() -> None:
    spec = importlib.util.spec_from_file_location("build_matrix_docs", ROOT / "tools" / "build_matrix_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.page(PAGE) == PAGE, "列变了：运行 make docs"
    assert module.COPY.read_text(encoding="utf-8") == module.copy(PAGE), "docs/矩阵.md 变了：运行 make docs"


def test_the_examples_load_together(tmp_path: Path) -> None:
    for name, text in EXAMPLES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    loaded = load(str(tmp_path), "2026-06-15", Settings(str(tmp_path)))
    assert loaded.problems == ()
    matrix = loaded.matrix
    assert (len(matrix.accounts), len(matrix.pillars), len(matrix.campaigns), len(matrix.policies)) == (1, 2, 1, 1)


def keys(schema: dict[str, Any]) -> Iterator[str]:
    """Every key that a schema knows, at any depth."""
    for key, inner in schema.get("properties", {}).items():
        yield key
        yield from keys(inner)
    if "items" in schema:
        yield from keys(schema["items"])


def written(data: Any) -> Iterator[str]:
    """Every key that data has, at any depth."""
    for key, value in data.items() if isinstance(data, dict) else ():
        yield key
        yield from written(value)
    for item in data if isinstance(data, list) else ():
        yield from written(item)


@pytest.mark.parametrize(
    ("name", "schema", "alias"),
    [
        ("accounts.yaml", ACCOUNTS, {"主体ID"}),
        ("brand.yaml", BRAND, set[str]()),
        ("pillars.yaml", PILLARS, set[str]()),
        ("campaigns/2026-06-换季.yaml", CAMPAIGN, set[str]()),
        ("policy/kos.yaml", POLICY, set[str]()),
        ("experiments.yaml", EXPERIMENTS, set[str]()),
    ],
)
def test_an_example_shows_every_key(name: str, schema: dict[str, Any], alias: set[str]) -> None:
    document, problems = read_yaml(EXAMPLES[name], name)
    assert not problems
    assert document is not None
    assert set(keys(schema)) - alias == set(written(document.data)) & set(keys(schema))


def test_the_draft_that_the_page_shows_is_read_whole(tmp_path: Path) -> None:
    (draft,) = re.findall(r"```\n(---\n.*?)```", PAGE, re.DOTALL)
    (tmp_path / "accounts.yaml").write_text(EXAMPLES["accounts.yaml"], encoding="utf-8")
    path = tmp_path / "notes" / "小张的装修日记" / "01.md"
    path.parent.mkdir(parents=True)
    path.write_text(draft, encoding="utf-8")
    (post,) = load(str(tmp_path), "2026-06-15", Settings(str(tmp_path))).matrix.posts
    assert post.note.notices == ()
    assert (post.on, post.at_time, post.state, post.topic) == ("2026-06-12", "20:05", "排期", "T11")
    assert (post.pillar, post.campaign, post.collection, post.author) == ("干货", "huanji", "换季收纳", "E017")
    assert post.approvals[0].verdict == "通过"
    assert post.commercial["filing_no"] == "PGY-001"
    assert post.ai == {"used": True, "human_edited": True, "label": True}
    assert (post.derived_from, post.reference) == ("notes/沪上家居/01-母稿", "notes/沪上家居/02-参考的那篇")
