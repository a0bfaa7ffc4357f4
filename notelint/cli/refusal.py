"""Errors of usage, made where they are raised: click is imported only for somebody who has to be told something."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click


def misused(words: str) -> click.UsageError:
    """What was asked makes no sense; the help says more."""
    import click

    return click.UsageError(words)


def failed(words: str) -> click.ClickException:
    """What was asked cannot be done."""
    import click

    return click.ClickException(words)
