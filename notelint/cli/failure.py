"""How a command line ends that did not end well: what is said, and exit status 2."""

from __future__ import annotations

import os
import sys

import click

from notelint.cli import chinese


class ReaderLeftError(Exception):
    """Whoever read standard output has seen enough (``| head``)."""


def told(error: BaseException) -> int:
    """Say on standard error why a command ended; returns the exit status, which never is that of findings."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, ReaderLeftError | BrokenPipeError):
        # What is still buffered would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    click.echo(f"notelint：{_words(error)}", err=True)
    return 2


def _words(error: BaseException) -> str:
    if isinstance(error, click.ClickException):
        return chinese.error(error)
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return "已中断，结果不完整"
    if isinstance(error, OSError):
        where = f" {error.filename}" if error.filename else ""
        return f"读写{where} 失败：{error.strerror or error}；请检查路径与权限"
    if "NOTELINT_DEBUG" in os.environ:
        raise error
    return f"程序出了错（{type(error).__name__}：{error}）。设 NOTELINT_DEBUG=1 再运行可看详情，请反馈"
