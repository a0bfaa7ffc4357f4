"""What holds for a whole run: the command line's choices, and a linter for each configuration met on the way."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from notelint.check.linter import ConfigError, Linter
from notelint.config.files import EMPTY, find, read_config
from notelint.config.settings import Settings, settings
from notelint.judge.select import Choice
from notelint.packs.document import Problem

if TYPE_CHECKING:
    from notelint.check.elsewhere import Opener


class Request(NamedTuple):
    """What the command line asks for; what is null is left to the configuration."""

    today: str
    config: str | None = None
    packs: tuple[str, ...] = ()
    choice: Choice = Choice()
    genre: str | None = None
    industries: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    encoding: str | None = None
    fail_on: str | None = None
    baseline: str | None = None
    suppressing: bool = True
    elsewhere: Opener | None = None


class Session:
    """Linters by folder: the nearest ``notelint.yaml`` holds, each read once. Raises ConfigError with every problem."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self._config_of = lru_cache(maxsize=None)(self._find)
        self._linter_of = lru_cache(maxsize=None)(self._build)
        self._settings_of = lru_cache(maxsize=None)(self._read)

    def linter(self, folder: str) -> Linter:
        """The linter for files of a folder (an absolute path)."""
        return self._linter_of(self._config_of(folder))

    def settings(self, folder: str) -> Settings:
        """The settings for files of a folder (an absolute path)."""
        return self._settings_of(self._config_of(folder))

    def _find(self, folder: str) -> str | None:
        if self.request.config is not None:
            return os.path.abspath(self.request.config)
        return find(folder)

    def _read(self, config: str | None) -> Settings:
        if config is not None and not os.path.isfile(config):
            raise ConfigError([Problem(config, None, None, "找不到这份配置文件；请检查 --config 的路径")])
        raw, problems = read_config(config) if config is not None else (EMPTY, [])
        if raw is None:
            raise ConfigError(problems)
        configured, problems = settings(raw, packs=self.request.packs)
        if problems:
            raise ConfigError(problems)
        return configured

    def _build(self, config: str | None) -> Linter:
        request = self.request
        configured = self._settings_of(config)
        return Linter.from_settings(
            configured,
            request.today,
            request.choice,
            request.genre,
            request.industries,
            suppressing=request.suppressing,
            elsewhere=request.elsewhere(configured, request.today) if request.elsewhere is not None else None,
        )
