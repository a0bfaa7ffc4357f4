"""What click says, in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence


def error(problem: click.ClickException) -> str:
    """The words of a usage error, with what to do about it."""
    if isinstance(problem, click.NoSuchOption):
        hint = f"，是不是想写 {'、'.join(problem.possibilities)}" if problem.possibilities else ""
        return f"没有 {problem.option_name} 这个选项{hint}；可用 --help 查看"
    if isinstance(problem, click.MissingParameter):
        name = problem.param.human_readable_name if problem.param is not None else ""
        return f"缺少 {name}；可用 --help 查看用法"
    if isinstance(problem, click.BadOptionUsage):
        return f"选项 {problem.option_name} 后面要跟一个值；可用 --help 查看"
    if isinstance(problem, click.BadParameter):
        name = problem.param.opts[0] if problem.param is not None else "参数"
        if isinstance(problem.param, click.Option) and isinstance(problem.param.type, click.Choice):
            return f"{name} 只能是 {choices(problem.param.type.choices)}"
        return f"{name} 的值不对：{problem.message}"
    if isinstance(problem, click.UsageError):
        return f"{problem.message}（可用 --help 查看用法）"
    return problem.message


def choices(values: Sequence[object]) -> str:
    """「a、b 或 c」."""
    words = [str(value) for value in values]
    return "、".join(words[:-1]) + f" 或 {words[-1]}" if len(words) > 1 else words[0]
