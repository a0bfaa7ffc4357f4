"""The tree of commands as click reads it; each command is a module of its own, imported when called."""

from __future__ import annotations

import os
from typing import Any

import click

from notelint import __version__
from notelint.cli import chinese
from notelint.cli.failure import ReaderLeftError
from notelint.cli.main import COMMANDS

_EXAMPLES = """\b
例：
  notelint 草稿.md                      检查一篇
  notelint check notes/ -o report.html  检查一个文件夹，并写出网页报告
  notelint explain adlaw.absolute       这类规则的依据与例句
  notelint init                         在这里开始用 notelint
"""


class _Commands(chinese.LazyGroup):
    """Commands by name; a first word that is none is a path for ``check``."""

    listed = COMMANDS

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        completing = ctx.resilient_parsing and not args
        if not completing and (not args or (args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"))):
            if args:
                _refuse_misspelt(args[0])
            args.insert(0, "check")
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            # click would exit with 1, which means findings.
            raise ReaderLeftError from error


def _refuse_misspelt(word: str) -> None:
    """A first word that is no file but nearly a command was meant as one. Raises UsageError."""
    if word.startswith("-") or os.path.splitext(word)[1] or "/" in word or os.sep in word or os.path.lexists(word):
        return
    from difflib import get_close_matches

    from notelint.cli.matrix import COMMANDS as OF_MATRIX

    if word in OF_MATRIX:
        raise click.UsageError(f"没有「{word}」这个命令，也没有这个文件，是不是想写「matrix {word}」")
    found = get_close_matches(word.lower(), COMMANDS, n=1, cutoff=0.7)
    if found:
        raise click.UsageError(f"没有「{word}」这个命令，也没有这个文件，是不是想写「{found[0]}」")


@click.command(
    cls=_Commands,
    name="notelint",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EXAMPLES,
)
@click.version_option(__version__, prog_name="notelint", message="%(prog)s %(version)s", help="显示版本")
def group() -> None:
    """小红书笔记的合规与品牌一致性检查：离线、逐条说明法条与豁免。

    没有写命令时就是 check。「notelint 命令 --help」看每个命令的用法。
    """
