"""``notelint check``: drafts in, judged findings out."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from notelint import __version__
from notelint.check.linter import ConfigError
from notelint.check.run import items, run
from notelint.check.session import Session
from notelint.check.work import judged, read_options
from notelint.cli.chinese import Command
from notelint.cli.drafts import drafts, refuse_output, same_file
from notelint.cli.options import Names, request, rule_options
from notelint.cli.past import published
from notelint.cli.reporting import afterwards, open_reporters, read_baselines, report_name, threshold, unusable
from notelint.model import LEVELS, Run
from notelint.report.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from notelint.check.work import Item
    from notelint.model import Reporter, Skipped, Unchecked

STDIN = "-"

_EPILOG = """\b
例：
  notelint check 草稿.md
  notelint check notes/ --format json > findings.json
  notelint check 导出.jsonl -o report.html -o findings.sarif
  cat 草稿.md | notelint check - --stdin-filename notes/小张/草稿.md
  notelint check notes/ --fail-on warning --packs adlaw,xhs,cosmetics
\b
退出码：0 没有达到门槛的问题；1 有；2 有东西没能检查（文件、编码、配置、规则）。
"""


@click.command("check", cls=Command, epilog=_EPILOG, short_help="检查稿件")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[文件或文件夹]...")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="标准输出的格式（默认 text）")
@click.option(
    "-o", "--output", multiple=True, type=click.Path(), metavar="文件", help="另写一份报告，后缀定格式（可重复）"
)
@click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), help="达到哪一级就以 1 退出（默认 error）")
@click.option("--exclude", type=Names(), multiple=True, metavar="模式", help="不检查的文件（可重复）")
@click.option(
    "--only-drafts", is_flag=True, help="点名的文件也先看是不是稿件，不是就跳过；全都跳过也算通过（供 pre-commit）"
)
@click.option("--stdin-filename", type=click.Path(), metavar="文件名", help="标准输入当作这个文件：定格式、配置与账号")
@click.option("--baseline", type=click.Path(), metavar="文件", help="只报基线里没有的问题")
@click.option("--no-suppress", is_flag=True, help="不理会一切屏蔽，供审计")
@click.option("--fix", is_flag=True, help="改掉毫无歧义的写法（只改 .md、.txt）")
@click.option("--diff", is_flag=True, help="只显示 --fix 会怎么改")
@click.option("--jobs", type=click.IntRange(min=1), metavar="数", help="用几个进程（默认看稿件多少）")
@click.option("--engine", type=click.Choice(["embedded", "spark"]), help="检查 Parquet 归档：在本机，或在 Spark 上")
@click.option("--redact", is_flag=True, help="缩短报告里的联系方式与个人信息")
@click.option("--statistics", is_flag=True, help="按规则统计")
@click.option("--color/--no-color", default=None, help="是否用颜色（默认看终端）")
@rule_options
def command(**values: Any) -> int:
    """检查稿件：.md .txt .jsonl .csv .xlsx，或文件夹；- 为标准输入；不写则为当前文件夹。"""
    return check(values)


def check(values: Mapping[str, Any]) -> int:
    """Run a check as the options ask; returns the exit status."""
    session = Session(request(values)._replace(elsewhere=published))
    reporters: list[Reporter] = []
    try:
        if values["engine"] is not None or any(path.endswith(".parquet") for path in values["output"]):
            from notelint.cli.findings import check_archive

            return check_archive(session, values)
        cwd = os.getcwd()
        fixer = None
        if values["fix"] or values["diff"]:
            from notelint.cli.fixing import Fixer, refuse

            refuse(values)
            fixer = Fixer(threshold(session), write=not values["diff"])
            reporters = [fixer]
        else:
            reporters = open_reporters(values)
        before: list[Unchecked | Skipped]
        if STDIN in values["paths"]:
            folders, before = [_input_folder(values, cwd)], []
            source: Iterable[Item] = _standard_input(session, values, folders[0])
        else:
            chosen, before = drafts(session, values["paths"], cwd, values["output"], only_drafts=values["only_drafts"])
            folders = sorted({os.path.dirname(draft.path) for draft in chosen}) or [cwd]
            source = items(session, chosen, values["jobs"])
        # A configuration that cannot be used stops the run before anything is judged by half of it.
        linters = dict.fromkeys(session.linter(folder) for folder in folders)
        baseline = read_baselines(session, linters)
    except ConfigError as error:
        return unusable(session, error, reporters)
    packs = tuple(dict.fromkeys(pack for linter in linters for pack in linter.rules.packs))
    names = {account.id: account.name for linter in linters for account in linter.settings.brand.accounts}
    head = Run(__version__, session.request.today, packs, names)
    for reporter in reporters:
        reporter.begin(head)
    progress = None
    if sys.stderr.isatty() and not values["form"] and fixer is None:
        from notelint.cli.progress import Progress

        progress = Progress()
    ended = run(
        session,
        source,
        reporters,
        before=before,
        baseline=baseline,
        fail_on=threshold(session),
        progress=progress,
        counting=any(report_name(target).startswith("html") for target in values["output"]) or values["form"] == "html",
        none_is_clean=values["only_drafts"],
        folders=_whole(values, cwd),
    )
    if progress is not None:
        progress.close()
    if fixer is not None:
        return fixer.finish(ended, {draft.shown: draft.path for draft in chosen}, session.request.encoding)
    afterwards(values, ended)
    return ended.status


def _whole(values: Mapping[str, Any], cwd: str) -> list[str]:
    """The folders of which every draft is checked."""
    if values["exclude"]:
        return []
    named = (os.path.abspath(os.path.join(cwd, path)) for path in values["paths"] or (cwd,))
    return [path for path in named if os.path.isdir(path)]


def _input_folder(values: Mapping[str, Any], cwd: str) -> str:
    name = values["stdin_filename"]
    return os.path.dirname(os.path.abspath(os.path.join(cwd, name))) if name else cwd


def _standard_input(session: Session, values: Mapping[str, Any], folder: str) -> Sequence[Item]:
    if len(values["paths"]) > 1:
        raise click.UsageError("- 不能与别的文件一起写")
    for path in values["output"]:
        if values["stdin_filename"] and same_file(values["stdin_filename"], path):
            refuse_output(path)
    from notelint.read.notes import read_bytes

    name = values["stdin_filename"] or STDIN
    linter = session.linter(folder)
    options = read_options(linter.settings, session.request.encoding)
    return list(judged(linter, read_bytes(sys.stdin.buffer.read(), path=name, options=options)))
