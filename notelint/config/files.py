"""Finding and reading configuration files, merged along ``extends``, kept in the cache by their content."""

from __future__ import annotations

import marshal
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint import __version__, cache
from notelint.packs.document import Document, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

NAME = "notelint.yaml"
_JOINED = ("ignore", "exclude", "suppress", "overrides", "locked")
"""Lists that grow along ``extends``; every other key of the nearer file replaces the farther one."""


_MOST = 200
"""Configurations kept in the cache."""


class Raw(NamedTuple):
    """Configuration as data. ``origins`` tells for each key the file and line it comes from."""

    path: str | None
    data: Mapping[str, Any]
    origins: Mapping[str, str]
    brand: Mapping[str, Any]
    accounts: Mapping[str, Any]


EMPTY = Raw(None, {}, {}, {}, {})


def find(folder: str) -> str | None:
    """The nearest ``notelint.yaml`` in a folder or above it; the search ends at a folder that holds ``.git``."""
    folder = os.path.abspath(folder)
    while True:
        path = os.path.join(folder, NAME)
        if os.path.isfile(path):
            return path
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = parent


def read_config(path: str) -> tuple[Raw | None, list[Problem]]:
    """Read a configuration with all files it names. Null with every problem where any of them is wrong."""
    path = os.path.abspath(path)
    name = f"config-{cache.digest_of(cache.code_state(), f'{__version__}|{path}'.encode()).hex()}"
    stored = cache.load(name)
    if stored is not None:
        with suppress(*cache.DAMAGED):
            files, raw = marshal.loads(stored)
            if all(_digest(file) == digest for file, digest in files):
                return Raw(*raw), []
    reading = _Reading()
    raw_config = reading.config(path)
    if reading.problems or raw_config is None:
        return None, reading.problems
    kept: Any = ([(file, _digest(file)) for file in reading.files], (*raw_config,))
    cache.store(name, marshal.dumps(kept), _MOST)
    return raw_config, []


def _digest(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return cache.digest_of(file.read())
    except OSError:
        return None


class _Reading:
    def __init__(self) -> None:
        self.files: list[str] = []
        self.problems: list[Problem] = []

    def config(self, path: str) -> Raw | None:
        from notelint.config.schema import ACCOUNTS, BRAND, CONFIG

        merged: dict[str, Any] = {}
        origins: dict[str, str] = {}
        for document in reversed(list(self.chain(path, ()))):
            self.problems.extend(_validate(document, CONFIG))
            for key, value in (document.data if isinstance(document.data, dict) else {}).items():
                if key in _JOINED and isinstance(value, list):
                    merged[key] = [*merged.get(key, ()), *_located(key, value, document.path)]
                else:
                    merged[key] = _located(key, value, document.path)
                origins[key] = f"{document.path}:{document.places.get((key,), (1, 1))[0]}"
        if self.problems:
            return None
        brand = self.beside(merged.get("brand"), BRAND)
        accounts = self.beside(merged.get("accounts"), ACCOUNTS)
        return Raw(path, merged, origins, brand, accounts)

    def chain(self, path: str, seen: tuple[str, ...]) -> Iterator[Document]:
        """The file, then those it extends, nearest first."""
        if path in seen:
            self.problems.append(Problem(path, None, None, f"extends 绕成了圈：{' → '.join((*seen, path))}"))
            return
        document = self.read(path)
        if document is None:
            return
        yield document
        data = document.data if isinstance(document.data, dict) else {}
        parents = data.get("extends")
        for parent in reversed(parents if isinstance(parents, list) else [parents]):
            if not isinstance(parent, str):  # the schema says so
                continue
            whole = os.path.normpath(os.path.join(os.path.dirname(path), parent))
            yield from self.chain(whole, (*seen, path))

    def beside(self, path: str | None, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        if path is None:
            return {}
        document = self.read(path)
        if document is None:
            return {}
        self.problems.extend(_validate(document, schema))
        data: Mapping[str, Any] = document.data if isinstance(document.data, dict) else {}
        return data

    def read(self, path: str) -> Document | None:
        from notelint.packs.document import read

        self.files.append(path)
        try:
            with open(path, encoding="utf-8-sig") as file:
                text = file.read()
        except OSError as error:
            self.problems.append(Problem(path, None, None, f"读不了配置文件：{error.strerror}"))
            return None
        except UnicodeDecodeError:
            self.problems.append(Problem(path, None, None, "配置文件不是 UTF-8 编码，请另存为 UTF-8"))
            return None
        document, problems = read(text, path)
        self.problems.extend(problems)
        if document is not None and document.data is None:
            document = document._replace(data={})
        return document


def _validate(document: Document, schema: Mapping[str, Any]) -> Iterable[Problem]:
    from notelint.packs.validate import validate

    return list(validate(document, schema))


def _located(key: str, value: Any, path: str) -> Any:
    """Paths are written relative to the file they stand in; from here on they are whole."""
    folder = os.path.dirname(os.path.abspath(path))
    if key in ("brand", "accounts", "baseline", "history") and isinstance(value, str):
        return os.path.normpath(os.path.join(folder, value))
    if key == "packs" and isinstance(value, (str, list)):
        names = [value] if isinstance(value, str) else value
        return [
            os.path.normpath(os.path.join(folder, name))
            if isinstance(name, str) and ("/" in name or name.endswith((".yaml", ".yml")))
            else name
            for name in names
        ]
    return value
