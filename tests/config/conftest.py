"""Configurations in a folder of the test's own, over packs of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from notelint.packs import locate
from tests.shelf import stock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder under a folder that is no repository; the packs that ship are small ones."""
    stock(tmp_path / "package")
    monkeypatch.setattr(locate, "_PACKAGE", str(tmp_path / "package"))
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder
