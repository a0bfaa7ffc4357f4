"""Path patterns mean what git makes of them."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notelint.globs import compile_patterns

if TYPE_CHECKING:
    from pathlib import Path

PATHS = ["a.md", "b.txt", "x/a.md", "x/y/a.md", "x/y/b.txt", "y/a.md", "y/x/ab.md", "x/[a].md", "稿/a.md"]
PARTS = st.sampled_from(
    ["a.md", "b.txt", "x", "y", "*", "**", "?.md", "*.md", "a*", "[ab].*", "[!a].md", "稿", "[a].md"]
)
LINES = st.builds(
    lambda negated, lead, parts, folder: ("!" if negated else "") + lead + "/".join(parts) + folder,
    st.booleans(),
    st.sampled_from(["", "", "/"]),
    st.lists(PARTS, min_size=1, max_size=3),
    st.sampled_from(["", "", "/"]),
)


def ignored(lines: list[str], path: str) -> bool:
    """What a walk from the top does: an ignored folder is not entered."""
    patterns = compile_patterns("/r", lines)
    parts = path.split("/")
    entries = ["/".join(parts[:depth]) + "/" for depth in range(1, len(parts))] + [path]
    return any(patterns.verdict("/r/" + entry) for entry in entries)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not here")
    root = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    for path in PATHS:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()
    return root


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(LINES, min_size=1, max_size=4))
def test_ignored_is_what_git_ignores(repository: Path, lines: list[str]) -> None:
    (repository / ".gitignore").write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = ["git", "-C", str(repository), "ls-files", "-z", "--others", "--exclude-standard"]
    kept = set(subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0"))
    assert {path for path in PATHS if not ignored(lines, path)} == kept - {"", ".gitignore"}


@pytest.mark.parametrize(
    ("line", "path", "expected"),
    [
        ("drafts/", "drafts/a.md", True),
        ("drafts/", "x/drafts/a.md", True),
        ("/drafts", "x/drafts/a.md", False),
        ("notes/**/*.md", "notes/a.md", True),
        ("notes/**/*.md", "notes/x/y/a.md", True),
        ("*.md", "x/a.md", True),
        ("x/*.md", "x/y/a.md", False),
        ("\\#a.md", "#a.md", True),
        ("a.md ", "a.md", True),
        ("# a.md", "a.md", False),
        ("[", "[", False),
    ],
)
def test_a_pattern_of_the_configuration_holds_for_everything_below(line: str, path: str, expected: bool) -> None:
    assert compile_patterns("/r", [line]).hold(f"/r/{path}") is expected


def test_a_pattern_says_nothing_about_paths_outside_its_folder() -> None:
    assert not compile_patterns("/r", ["*"]).hold("/rest/a.md")
