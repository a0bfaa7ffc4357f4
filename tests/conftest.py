"""What all tests share: a cache folder of their own, so that nobody's home is touched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("notelint", deadline=None, database=None, max_examples=60, derandomize=True)
settings.load_profile("notelint")

LEFT_OUT = ("NOTELINT_CACHE_DIR", "NO_COLOR", "FORCE_COLOR")


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The cache folder of the session, for this process and those it starts."""
    before = {name: os.environ.pop(name) for name in LEFT_OUT if name in os.environ}
    folder = str(tmp_path_factory.mktemp("cache"))
    os.environ["NOTELINT_CACHE_DIR"] = folder
    yield folder
    del os.environ["NOTELINT_CACHE_DIR"]
    os.environ.update(before)
