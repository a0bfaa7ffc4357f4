"""The house as DESIGN draws it: imports run one way, modules stay small, a clean draft loads nothing heavy."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import notelint

ROOT = Path(notelint.__file__).parent
BELOW: dict[str, tuple[str, ...]] = {
    "model": (),
    "cache": (),
    "globs": (),
    "text": ("model", "cache"),
    "brand": ("model", "text"),
    "kinds": ("model", "text", "brand"),
    "packs": ("model", "cache", "text", "brand", "kinds", "read", "__version__"),
    "judge": ("model", "cache", "text", "brand", "kinds", "packs"),
    "config": ("model", "cache", "globs", "text", "brand", "kinds", "packs", "judge", "__version__"),
    "store": ("model", "cache", "text", "brand", "kinds", "packs", "judge", "__version__"),
    "read": ("model", "globs"),
    "report": ("model", "__version__"),
}
MIDDLE = (*BELOW, "__version__")
BELOW |= {
    "check": MIDDLE,
    "duplicates": MIDDLE,
    "matrix": MIDDLE,
    "cli": (*MIDDLE, "check", "duplicates", "matrix"),
    "__init__": (*MIDDLE, "check"),
    "__main__": ("cli",),
}
MODULES = sorted(ROOT.rglob("*.py"))


def layer(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The layers a module imports, wherever the import stands: types and functions count too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            parts = (node.module or "").split(".")
            if parts == ["notelint"]:
                found.update(alias.name for alias in node.names)
            elif parts[0] == "notelint":
                found.add(parts[1])
        elif isinstance(node, ast.Import):
            found.update(alias.name.split(".")[1] for alias in node.names if alias.name.startswith("notelint."))
    return found


def test_every_part_of_the_house_has_its_place() -> None:
    assert {layer(path) for path in MODULES} <= set(BELOW)


@pytest.mark.parametrize("name", sorted({layer(path) for path in MODULES}))
def test_imports_run_one_way(name: str) -> None:
    allowed = {name, *BELOW[name]}
    wrong = {
        str(path.relative_to(ROOT)): sorted(imported(path) - allowed)
        for path in MODULES
        if layer(path) == name and imported(path) - allowed
    }
    assert not wrong


def test_commands_do_not_know_each_other_beyond_what_they_share() -> None:
    commands = {"check", "rules", "test", "schema", "init", "baseline", "config", "why"}
    wrong = []
    for path in (ROOT / "cli").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("notelint.cli."):
                other = str(node.module).split(".")[2]
                if other in commands and other != path.stem:
                    wrong.append((path.name, other))
    assert not wrong


def length(path: Path) -> int:
    """Lines of a module with code; a table of data may be as long as its subject."""
    text = path.read_text(encoding="utf-8")
    has_code = any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in ast.parse(text).body)
    return len(text.splitlines()) if has_code else 0


def test_modules_stay_small() -> None:
    sizes = {str(path.relative_to(ROOT)): length(path) for path in MODULES}
    assert {name: size for name, size in sizes.items() if size > 400} == {}
    long = {name: size for name, size in sizes.items() if size > 300}
    assert len(long) <= len(sizes) // 20, long


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert not [path for path in MODULES if path.stem in drawers]
