"""Files with nearly the right name are told; the user's own are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from notelint.config.settings import Settings
from notelint.matrix.load import load

if TYPE_CHECKING:
    from pathlib import Path

TODAY = "2026-11-22"


def told(folder: Path) -> dict[str, str]:
    loaded = load(str(folder), TODAY, Settings(str(folder)))
    return {item.path.rpartition(folder.name + "/")[2]: item.reason for item in loaded.problems}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "brand"
    (made / "calendar").mkdir(parents=True)
    (made / ".git").mkdir()
    (made / "accounts.yaml").write_text("accounts:\n  - {id: a, 昵称: 甲}\n", encoding="utf-8")
    return made


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("operater.csv", "operators.csv"),
        ("cost.csv", "costs.csv"),
        ("topics2.xlsx", "topics.xlsx"),
        ("figure.yaml", "figures.yaml"),
    ],
)
def test_a_misspelt_file_is_told_with_the_name_it_should_have(folder: Path, name: str, meant: str) -> None:
    (folder / name).write_text("", encoding="utf-8")
    assert meant in told(folder)[name]


@pytest.mark.parametrize("name", ["2026-6.csv", "2026年12月.csv"])
def test_a_calendar_that_is_no_month_is_told(folder: Path, name: str) -> None:
    (folder / "calendar" / name).write_text("", encoding="utf-8")
    assert "2026-06.csv" in told(folder)[f"calendar/{name}"]


def test_files_of_the_users_own_are_left_alone(folder: Path) -> None:
    for name in ("预算.csv", "x-operater.csv", "会议纪要.yaml", "calendar/x-草稿.csv"):
        (folder / name).write_text("", encoding="utf-8")
    assert told(folder) == {}


def test_a_folder_inside_a_matrix_is_sent_to_it(folder: Path) -> None:
    (folder / "notes").mkdir()
    (reason,) = told(folder / "notes").values()
    assert str(folder) in reason


def test_a_file_is_no_folder(folder: Path) -> None:
    loaded = load(str(folder / "accounts.yaml"), TODAY, Settings(str(folder)))
    assert "文件夹" in loaded.problems[0].reason
