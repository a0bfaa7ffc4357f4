"""jieba as it comes, to compare with; its dictionary cache goes to a folder of the session."""

from __future__ import annotations

import logging
from typing import Any

import pytest


@pytest.fixture(scope="session")
def stock_jieba(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A tokenizer of stock jieba, fully loaded."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    tokenizer.initialize()
    return tokenizer
