"""The command line: finds the command and runs it; each command is a module of its own, imported when called."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from notelint import __version__
from notelint.cli import chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "check": "检查稿件（默认命令）",
    "duplicates": "找重复与雷同的笔记",
    "history": "已发布笔记的历史库：存入、去掉、核对、导出",
    "rules": "列出规则",
    "explain": "说明一条规则：依据、豁免、例句",
    "why": "说明一个词为什么没有报",
    "test": "用规则自带的例句检验规则",
    "schema": "输出 JSON Schema，供编辑器补全",
    "init": "写一份带注释的 notelint.yaml、品牌规则包和钩子",
    "baseline": "接受现有的问题，以后只报新的",
    "config": "说明哪些设置对一个文件生效、从哪里来",
}
"""The commands in the order of the help text; each is ``notelint.cli.NAME:command``."""

_EXAMPLES = """\b
例：
  notelint 草稿.md                      检查一篇
  notelint check notes/ -o report.html  检查一个文件夹，并写出网页报告
  notelint explain adlaw.absolute       这类规则的依据与例句
  notelint init                         在这里开始用 notelint
"""


class _ReaderLeftError(Exception):
    """Whoever read standard output has seen enough (``| head``)."""


class _Commands(chinese.Group):
    """Commands by name; a first word that is none is a path for ``check``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = __import__(f"notelint.cli.{cmd_name}", fromlist=["command"])
        command: click.Command = module.command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        completing = ctx.resilient_parsing and not args
        if not completing and (not args or (args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"))):
            if args:
                _refuse_misspelt(args[0])
            args.insert(0, "check")
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            # click would exit with 1, which means findings.
            raise _ReaderLeftError from error
        return status

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))


def _refuse_misspelt(word: str) -> None:
    """A first word that is no file but nearly a command was meant as one. Raises UsageError."""
    if word.startswith("-") or os.path.splitext(word)[1] or "/" in word or os.sep in word or os.path.lexists(word):
        return
    from difflib import get_close_matches

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


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 nothing at the threshold, 1 findings, 2 something could not be checked."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        status = group.main(None if arguments is None else list(arguments), prog_name="notelint", standalone_mode=False)
    except click.exceptions.Exit as ended:
        status = ended.exit_code
    except click.ClickException as error:
        click.echo(f"notelint：{chinese.error(error)}", err=True)
        status = 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("notelint：已中断，结果不完整", err=True)
        status = 2
    except _ReaderLeftError:
        # What is still buffered would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 2
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        click.echo(f"notelint：读写{where} 失败：{error.strerror or error}；请检查路径与权限", err=True)
        status = 2
    except Exception as error:
        # Exit status 1 means findings: a failure of the program must never look like one.
        if "NOTELINT_DEBUG" in os.environ:
            raise
        click.echo(
            f"notelint：程序出了错（{type(error).__name__}：{error}）。设 NOTELINT_DEBUG=1 再运行可看详情，请反馈",
            err=True,
        )
        status = 2
    # A command that forgot to say how it ended has proved nothing.
    sys.exit(status if isinstance(status, int) else 2)


if __name__ == "__main__":
    main()
