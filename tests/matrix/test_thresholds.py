"""Thresholds of the matrix: explained with what a team made of them, and used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from notelint.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

ROSTER = "accounts:\n" + "".join(
    f"  - {{id: a{place}, 昵称: 号{place}, 类型: KOS员工号, 主体: x}}\n" for place in range(3)
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "accounts.yaml").write_text(ROSTER, encoding="utf-8")
    (tmp_path / "entities.csv").write_text("主体ID,名称\nx,主体X\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    return int(ended.value.code or 0)


def test_a_rule_is_explained_with_its_thresholds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "matrix.kos.quota") == 0
    said = capsys.readouterr().out
    assert "门槛：quota = 100\n" in said
    assert "看哪里：整批笔记与账号" in said


def test_a_threshold_of_the_team_is_explained_and_holds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    only = ("matrix", "check", "--select", "matrix.kos.quota")
    assert run(*only) == 0
    (folder / "notelint.yaml").write_text("thresholds:\n  matrix.kos.quota: {quota: 2}\n", encoding="utf-8")
    assert run(*only) == 1
    assert "超 1 个（3/2" in capsys.readouterr().out
    assert run("explain", "matrix.kos.quota") == 0
    assert "quota = 100（notelint.yaml 里改成 2）" in capsys.readouterr().out
