"""What a user installs: the wheel lints with the packs inside it; pre-commit runs the hooks from a clone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]


def _run(*command: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture(scope="session")
def wheelhouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, beside wheels of everything it is installed with."""
    folder = tmp_path_factory.mktemp("wheels")
    built = _run(*PIP, "wheel", "--no-build-isolation", "--no-deps", "-w", str(folder), ".")
    assert built.returncode == 0, built.stderr
    locked = ["--no-deps", "--no-build-isolation", "--require-hashes"]
    for name in ("build.txt", "runtime.txt"):
        fetched = _run(*PIP, "wheel", *locked, "-w", str(folder), "-r", f"requirements/{name}")
        assert fetched.returncode == 0, fetched.stderr
    return folder


def test_the_dotted_hook_file_and_the_plain_one_are_equal() -> None:
    assert (ROOT / ".pre-commit-hooks.yaml").read_bytes() == (ROOT / "pre-commit-hooks.yaml").read_bytes()


def test_the_wheel_holds_every_pack_of_the_checkout(wheelhouse: Path) -> None:
    (wheel,) = wheelhouse.glob("notelint-*.whl")
    inside = {name.removeprefix("notelint/") for name in zipfile.ZipFile(wheel).namelist()}
    packs = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").rglob("*.yaml")}
    assert packs
    assert packs <= inside


def test_the_wheel_holds_every_alias_table_of_exports(wheelhouse: Path) -> None:
    (wheel,) = wheelhouse.glob("notelint-*.whl")
    tables = {path.relative_to(ROOT).as_posix() for path in (ROOT / "notelint/matrix/importing/sources").glob("*.yaml")}
    assert tables
    assert tables <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_every_template_of_a_matrix(wheelhouse: Path) -> None:
    (wheel,) = wheelhouse.glob("notelint-*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    templates = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "notelint" / "matrix" / "templates").rglob("*")
        if path.is_file()
    }
    assert templates
    assert templates <= inside


def test_the_wheel_lints_with_its_own_packs(wheelhouse: Path, tmp_path: Path) -> None:
    (wheel,) = wheelhouse.glob("notelint-*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (tmp_path / "a.md").write_text("这是全网最好用的面霜", encoding="utf-8")
    ran = _run(
        sys.executable, "-m", "notelint", "a.md", "--format", "jsonl", cwd=tmp_path, env={"PYTHONPATH": str(site)}
    )
    assert ran.returncode == 1, ran.stderr
    assert '"rule": "adlaw.absolute.superlative"' in ran.stdout
    where = _run(
        sys.executable, "-c", "import notelint.packs.locate as l; print(l.shipped_folder())",
        cwd=tmp_path, env={"PYTHONPATH": str(site)},
    )  # fmt: skip
    assert where.stdout.strip() == str(site / "notelint" / "rules")


def test_pre_commit_runs_the_hooks_without_a_network(wheelhouse: Path, tmp_path: Path) -> None:
    if shutil.which("pre-commit") is None and not (Path(sys.executable).parent / "pre-commit").exists():
        pytest.skip("pre-commit is not installed")
    tool = tmp_path / "tool"
    _run("git", "clone", "--quiet", str(ROOT), str(tool))
    for name in ("notelint", "rules", "pyproject.toml", ".pre-commit-hooks.yaml", "README.md", "LICENSE"):
        _copy(ROOT / name, tool / name)
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"]
    _run("git", "add", "-A", cwd=tool)
    _run("git", *identity, "commit", "--quiet", "--allow-empty", "-m", "as it is now", cwd=tool)
    repo = tmp_path / "content"
    repo.mkdir()
    _run("git", "init", "--quiet", cwd=repo)
    (repo / "坏.md").write_text("这是全网最好用的面霜", encoding="utf-8")
    (repo / "好.md").write_text("最近在用的面霜，冬天够润。", encoding="utf-8")
    (repo / "README.md").write_text("这里放全网最好用的面霜的稿件", encoding="utf-8")
    (repo / "requirements.txt").write_text("notelint\n", encoding="utf-8")
    (repo / "排期.csv").write_text("日期,人\n11-22,小张\n", encoding="utf-8")
    _run("git", "add", "-A", cwd=repo)
    env = {
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheelhouse),
        "VIRTUALENV_NO_DOWNLOAD": "1",
    }
    ran = _run(
        str(Path(sys.executable).parent / "pre-commit"), "try-repo", str(tool), "notelint", "--all-files", "--verbose",
        cwd=repo, env=env,
    )  # fmt: skip
    said = ran.stdout + ran.stderr
    assert ran.returncode == 1, said
    assert "全网最好用" in said
    assert "检查了 2 篇" in said
    assert "没能检查" not in said
    for path in ("坏.md", "好.md"):
        (repo / path).unlink()
    _run("git", "add", "-A", cwd=repo)
    ran = _run(
        str(Path(sys.executable).parent / "pre-commit"),
        "try-repo",
        str(tool),
        "notelint",
        "--all-files",
        cwd=repo,
        env=env,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (repo / "rules").mkdir()
    (repo / "rules" / "own.yaml").write_text('id: own\nversion: "1"\nrules: []\n', encoding="utf-8")
    (repo / "notelint.yaml").write_text("packs: [adlaw]\n", encoding="utf-8")
    _run("git", "add", "-A", cwd=repo)
    ran = _run(
        str(Path(sys.executable).parent / "pre-commit"), "try-repo", str(tool), "notelint-test", "--all-files",
        cwd=repo, env=env,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copyfile(source, target)
