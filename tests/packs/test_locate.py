"""Where packs lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.packs import locate
from tests.shelf import write

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_packs_inside_the_package_come_before_those_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "notelint"
    package.mkdir()
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr(locate, "_PACKAGE", str(package))
    assert locate.shipped_folder() == str(tmp_path / "rules")
    (package / "rules").mkdir()
    assert locate.shipped_folder() == str(package / "rules")


def test_a_folder_without_a_head_is_no_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "rules" / "b" / "pack.yaml", "")
    write(tmp_path / "rules" / "a" / "pack.yaml", "")
    write(tmp_path / "rules" / "c" / "rules.yaml", "")
    monkeypatch.setattr(locate, "_PACKAGE", str(tmp_path))
    assert locate.shipped() == ("a", "b")


def test_the_head_comes_first_and_only_yaml_counts(tmp_path: Path) -> None:
    for name in ("pack.yaml", "a.yaml", "z.yml", "README.md"):
        write(tmp_path / name, "")
    assert [path.rsplit("/")[-1] for path in locate.files(str(tmp_path))] == ["pack.yaml", "a.yaml", "z.yml"]


def test_the_default_packs_ship() -> None:
    assert set(locate.DEFAULT) <= set(locate.shipped())
