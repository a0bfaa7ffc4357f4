"""``notelint check``: drafts in, judged findings out."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from notelint import __version__
from notelint.check.linter import ConfigError
from notelint.check.run import UNCHECKED, Ended, items, run
from notelint.check.session import Session
from notelint.check.work import judged, read_options
from notelint.cli.chinese import Command
from notelint.cli.drafts import drafts
from notelint.cli.options import Names, request, rule_options
from notelint.model import LEVELS, Outcome, Run, Summary, Unchecked
from notelint.report.formats import FORMATS, ReportOptions, format_of, open_reporter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from notelint.check.linter import Linter
    from notelint.check.work import Item
    from notelint.judge.baseline import Baseline
    from notelint.model import Note, Reporter, Skipped

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
@click.argument("paths", nargs=-1, metavar="[文件或文件夹]...")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="标准输出的格式（默认 text）")
@click.option("-o", "--output", multiple=True, metavar="文件", help="另写一份报告，后缀定格式（可重复）")
@click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), help="达到哪一级就以 1 退出（默认 error）")
@click.option("--exclude", type=Names(), multiple=True, metavar="模式", help="不检查的文件（可重复）")
@click.option("--stdin-filename", metavar="文件名", help="标准输入当作这个文件：定格式、配置与账号")
@click.option("--baseline", metavar="文件", help="只报基线里没有的问题")
@click.option("--no-suppress", is_flag=True, help="不理会一切屏蔽，供审计")
@click.option("--fix", is_flag=True, help="改掉毫无歧义的写法（只改 .md、.txt）")
@click.option("--diff", is_flag=True, help="只显示 --fix 会怎么改")
@click.option("--jobs", type=click.IntRange(min=1), metavar="数", help="用几个进程（默认看稿件多少）")
@click.option("--redact", is_flag=True, help="缩短报告里的联系方式与个人信息")
@click.option("--statistics", is_flag=True, help="按规则统计")
@click.option("--color/--no-color", default=None, help="是否用颜色（默认看终端）")
@rule_options
def command(**values: Any) -> int:
    """检查稿件：.md .txt .jsonl .csv .xlsx，或文件夹；- 为标准输入；不写则为当前文件夹。"""
    return check(values)


def check(values: Mapping[str, Any]) -> int:
    """Run a check as the options ask; returns the exit status."""
    session = Session(request(values))
    reporters: list[Reporter] = []
    try:
        reporters = _reporters(values)
        cwd = os.getcwd()
        before: list[Unchecked | Skipped]
        if values["fix"] or values["diff"]:
            from notelint.cli.fixing import fix_drafts

            chosen, before = drafts(session, values["paths"], cwd)
            return fix_drafts(session, chosen, before, write=not values["diff"])
        if STDIN in values["paths"]:
            folders, before = [_input_folder(values, cwd)], []
            source: Iterable[Item] = _standard_input(session, values, folders[0])
        else:
            chosen, before = drafts(session, values["paths"], cwd)
            folders = sorted({os.path.dirname(draft.path) for draft in chosen}) or [cwd]
            source = items(session, chosen, values["jobs"])
        # A configuration that cannot be used stops the run before anything is judged by half of it.
        linters = dict.fromkeys(session.linter(folder) for folder in folders)
        baseline = _baseline(session, linters)
    except ConfigError as error:
        return _unusable(session, error, reporters)
    packs = tuple(dict.fromkeys(pack for linter in linters for pack in linter.rules.packs))
    head = Run(__version__, session.request.today, packs, _remarks(session, linters))
    for reporter in reporters:
        reporter.begin(head)
    progress = None
    if sys.stderr.isatty() and not values["form"]:
        from notelint.cli.progress import Progress

        progress = Progress()
    ended = run(
        session,
        source,
        reporters,
        before=before,
        baseline=baseline,
        fail_on=_threshold(session),
        progress=progress,
        counting=any(_name(target).startswith("html") for target in values["output"]) or values["form"] == "html",
    )
    if progress is not None:
        progress.close()
    _afterwards(values, ended)
    return ended.status


def _name(target: str) -> str:
    name = format_of(target)
    if name is None:
        known = " ".join(suffix for info in FORMATS.values() for suffix in info.suffixes)
        raise click.UsageError(f"看不出 {target} 要写成哪种报告；后缀可以是 {known}")
    return name


def _reporters(values: Mapping[str, Any]) -> list[Reporter]:
    color = values["color"]
    terminal = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    width = 100
    if terminal:
        import shutil

        width = shutil.get_terminal_size().columns
    shown = ReportOptions(terminal if color is None else color, width, values["redact"], values["statistics"])
    written = shown._replace(color=False)
    targets: list[tuple[str, str | None, ReportOptions]] = [(_name(path), path, written) for path in values["output"]]
    if values["form"] or not targets:
        targets.insert(0, (values["form"] or "text", None, shown))
    reporters: list[Reporter] = []
    for name, path, options in targets:
        try:
            reporters.append(open_reporter(name, path, options))
        except ImportError as error:
            raise click.UsageError(
                f"写 {name} 报告要先安装：pip install 'notelint[office]'（缺 {error.name}）"
            ) from error
        except OSError as error:
            raise click.ClickException(str(error)) from error
    return reporters


def _input_folder(values: Mapping[str, Any], cwd: str) -> str:
    name = values["stdin_filename"]
    return os.path.dirname(os.path.abspath(os.path.join(cwd, name))) if name else cwd


def _standard_input(session: Session, values: Mapping[str, Any], folder: str) -> Sequence[Item]:
    if len(values["paths"]) > 1:
        raise click.UsageError("- 不能与别的文件一起写")
    from notelint.read.notes import read_bytes

    name = values["stdin_filename"] or STDIN
    linter = session.linter(folder)
    options = read_options(linter.settings, session.request.encoding)
    return list(judged(linter, read_bytes(sys.stdin.buffer.read(), path=name, options=options)))


def _baseline(session: Session, linters: Iterable[Linter]) -> Baseline | None:
    """The baseline that was asked for, else those of the configurations together."""
    configured = (linter.settings.baseline for linter in linters)
    paths = [session.request.baseline] if session.request.baseline else dict.fromkeys(configured)
    found = [_read_baseline(path) for path in paths if path is not None]
    for other in found[1:]:
        found[0].absorb(other)
    return found[0] if found else None


def _read_baseline(path: str) -> Baseline:
    import json

    from notelint.judge.baseline import parse

    try:
        with open(path, encoding="utf-8") as file:
            return parse(json.load(file))
    except FileNotFoundError as error:
        raise click.ClickException(f"找不到基线文件 {path}；可用 notelint baseline 写一份") from error
    except (OSError, ValueError) as error:
        raise click.ClickException(f"基线文件 {path} 读不了：{error}") from error


def _threshold(session: Session) -> Callable[[Note], str]:
    if session.request.fail_on is not None:
        wanted = session.request.fail_on
        return lambda _: wanted
    return lambda note: session.settings(os.path.dirname(os.path.abspath(note.path))).fail_on


def _remarks(session: Session, linters: Iterable[Linter]) -> tuple[str, ...]:
    from notelint.check.genre import DEFAULT_GENRE

    if session.request.genre is not None or all(linter.settings.genre is not None for linter in linters):
        return ()
    return (f"没有写明内容性质的笔记，按「{DEFAULT_GENRE}」（广告）对待；可在稿件里写 内容性质: 个人，或用 --genre",)


def _unusable(session: Session, error: ConfigError, reporters: Sequence[Reporter]) -> int:
    """Nothing is judged with half a configuration; reports say so instead of being missing."""
    unchecked = tuple(
        Unchecked(problem.path, "config", problem.message, problem.line, problem.column) for problem in error.problems
    )
    for reporter in reporters:
        reporter.begin(Run(__version__, session.request.today))
        reporter.end(Outcome(Summary(unchecked=len(unchecked)), unchecked))
    for problem in error.problems:
        click.echo(str(problem), err=True)
    click.echo(f"notelint：配置或规则有 {len(error.problems)} 处错误，没有检查任何稿件", err=True)
    return UNCHECKED


def _afterwards(values: Mapping[str, Any], ended: Ended) -> None:
    """What has to be said on standard error because standard output is for a program, or is a file."""
    if values["form"] in (None, "text") and not values["output"]:
        _stale(ended)
        return
    for item in ended.outcome.unchecked:
        place = "".join(f":{number}" for number in (item.line, item.column) if number is not None)
        click.echo(f"{item.path}{place} 没能检查：{item.reason}", err=True)
    counts = ended.outcome.summary
    click.echo(
        f"notelint：检查 {counts.checked} 篇，错误 {counts.errors}，警告 {counts.warnings}，提示 {counts.infos}，"
        f"豁免 {counts.exempt}，屏蔽 {counts.suppressed}，没能检查 {counts.unchecked}"
        + (f"；报告：{'、'.join(values['output'])}" if values["output"] else ""),
        err=True,
    )
    _stale(ended)


def _stale(ended: Ended) -> None:
    if ended.stale:
        click.echo(
            f"notelint：基线里有 {ended.stale} 条没有用到（文字已改，或不在这次检查里）；notelint baseline --prune 可清理",
            err=True,
        )
