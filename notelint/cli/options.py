"""Options that several commands share, and what they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from notelint.cli.asked import request
from notelint.cli.words import names
from notelint.model import GENRES

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Day", "Names", "request", "rule_options"]

F = TypeVar("F", bound="Callable[..., Any]")


class Names(click.ParamType[tuple[str, ...]]):
    """A list of names separated by commas."""

    name = "名字"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Split at commas, half or full width."""
        del param, ctx
        return value if isinstance(value, tuple) else names(str(value))


class Day(click.ParamType[str]):
    """A date written 2026-11-22."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The ISO date, checked."""
        from datetime import date

        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            self.fail(f"「{value}」不是日期，应写作 2026-11-22", param, ctx)


def rule_options(command: F) -> F:
    """The options that decide which rules judge, and how."""
    options = (
        click.option("--packs", type=Names(), default=(), metavar="名字[,名字]", help="规则包；all 为随附的全部"),
        click.option("--select", type=Names(), multiple=True, metavar="编号", help="只用这些规则（编号前缀，可重复）"),
        click.option("--ignore", type=Names(), multiple=True, metavar="编号", help="不用这些规则（编号前缀，可重复）"),
        click.option(
            "--config", type=click.Path(readable=False), metavar="文件", help="用这份 notelint.yaml，不再往上找"
        ),
        click.option("--genre", type=click.Choice(GENRES), help="没有写明内容性质的笔记按什么对待"),
        click.option("--industry", type=Names(), multiple=True, metavar="行业", help="所属行业（可重复）"),
        click.option("--encoding", metavar="编码", help="稿件的编码；不写则自动判断"),
        click.option("--today", type=Day(), metavar="日期", help="按哪一天判断（默认北京时间今天）"),
    )
    for option in reversed(options):
        command = option(command)
    return command
