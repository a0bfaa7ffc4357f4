"""What click says, in Chinese."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

import click

from notelint.report.width import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)
_NO_COMMAND = re.compile(r"No such command '(.*?)'")
_HELP = {
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示这份说明",
}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(
            prog, args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 ..."), prefix or "用法："
        )

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HELP.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        # The library counts a Chinese character as one column, which a terminal does not.
        for name, text in rows:
            self.write(f"{'':>{self.current_indent}}{name}")
            gap = col_max + col_spacing - width(name)
            if gap < col_spacing:
                self.write("\n" + " " * self.current_indent)
                gap = col_max + col_spacing
            self.write(f"{' ' * gap}{_HELP.get(text, text)}\n")


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help is Chinese throughout."""

    context_class = _Context


class Group(click.Group):
    """A group whose help is Chinese throughout."""

    context_class = _Context


class LazyGroup(Group):
    """A group whose commands are modules of their own, imported when called.

    ``listed`` are the commands with what help says of them, in its order; each is ``PREFIX + NAME:command``.
    """

    listed: Mapping[str, str] = {}
    prefix = "notelint.cli."

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help text."""
        del ctx
        return list(self.listed)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or null."""
        del ctx
        if cmd_name not in self.listed:
            return None
        command: click.Command = import_module(f"{self.prefix}{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help text; no command is imported for it."""
        del ctx
        with formatter.section("命令"):
            formatter.write_dl(list(self.listed.items()))


def error(problem: click.ClickException) -> str:
    """The words of a usage error, with what to do about it."""
    if isinstance(problem, click.NoSuchOption):
        hint = f"，是不是想写 {'、'.join(problem.possibilities)}" if problem.possibilities else ""
        return f"没有 {problem.option_name} 这个选项{hint}；可用 --help 查看"
    if isinstance(problem, click.MissingParameter):
        name = problem.param.human_readable_name if problem.param is not None else ""
        return f"缺少 {name}；可用 --help 查看用法"
    if isinstance(problem, click.BadOptionUsage) and "does not take a value" in problem.message:
        return f"选项 {problem.option_name} 不带值；可用 --help 查看"
    if isinstance(problem, click.BadOptionUsage):
        return f"选项 {problem.option_name} 后面要跟一个值；可用 --help 查看"
    if isinstance(problem, click.BadParameter):
        name = problem.param.opts[0] if problem.param is not None else "参数"
        if problem.param is not None and isinstance(problem.param.type, click.Choice):
            return f"{name} 只能是 {choices(problem.param.type.choices)}"
        if isinstance(problem.param, click.Option) and isinstance(problem.param.type, click.IntRange):
            return f"{name} 要是整数，{_range(problem.param.type)}"
        if problem.param is not None and isinstance(problem.param.type, click.Path):
            return _path(problem.message)
        return f"{name} 的值不对：{problem.message}"
    if isinstance(problem, click.UsageError):
        extra = _EXTRA.fullmatch(problem.message)
        if extra:
            return f"多写了「{extra[1]}」；可用 --help 查看用法"
        missing = _NO_COMMAND.match(problem.message)
        if missing:
            return f"没有「{missing[1]}」这个命令{_nearest(missing[1], problem.ctx)}；可用 --help 查看用法"
        return f"{problem.message}（可用 --help 查看用法）"
    return problem.message


def _path(message: str) -> str:
    """What is wrong with a path, from the library's own sentence."""
    quoted = re.search(r"'(.*)'", message)
    path = quoted[1] if quoted else ""
    if message.endswith("does not exist."):
        return f"找不到 {path}；请检查路径"
    if message.endswith("is a file."):
        return f"{path} 是一个文件，这里要写文件夹"
    if message.endswith("is a directory."):
        return f"{path} 是一个文件夹，这里要写文件"
    return f"{path} 打不开；请检查权限"


def _nearest(word: str, context: click.Context | None) -> str:
    from difflib import get_close_matches

    if context is None or not isinstance(context.command, click.Group):
        return ""
    found = get_close_matches(word, context.command.list_commands(context), n=1)
    return f"，是不是想写「{found[0]}」" if found else ""


def _range(kind: click.IntRange) -> str:
    bounds = [
        f"不小于 {kind.min:g}" if kind.min is not None else "",
        f"不大于 {kind.max:g}" if kind.max is not None else "",
    ]
    return "、".join(bound for bound in bounds if bound)


def choices(values: Sequence[object]) -> str:
    """「a、b 或 c」."""
    words = [str(value) for value in values]
    return "、".join(words[:-1]) + f" 或 {words[-1]}" if len(words) > 1 else words[0]
