"""Errors of configuration and rules, as a user reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from notelint.check.run import UNCHECKED

if TYPE_CHECKING:
    from notelint.check.linter import ConfigError


def unusable(error: ConfigError) -> int:
    """Print every problem on standard error; returns the exit status."""
    for problem in error.problems:
        click.echo(str(problem), err=True)
    click.echo(f"notelint：配置或规则有 {len(error.problems)} 处错误，什么也没有做", err=True)
    return UNCHECKED
