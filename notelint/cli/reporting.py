"""How a checking command writes its reports, and what it says besides: shared by check, duplicates and audit."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from notelint import __version__
from notelint.check.run import UNCHECKED, Ended
from notelint.cli.refusal import failed, misused
from notelint.model import Outcome, Run, Summary, Unchecked
from notelint.report.formats import FORMATS, ReportOptions, format_of, open_reporter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from notelint.check.linter import ConfigError, Linter
    from notelint.check.session import Session
    from notelint.judge.baseline import Baseline
    from notelint.model import Note, Reporter


def report_name(target: str) -> str:
    """The format that a file name asks for. Raises UsageError where its suffix says nothing."""
    name = format_of(target)
    if name is None:
        known = " ".join(suffix for info in FORMATS.values() for suffix in info.suffixes)
        raise misused(f"看不出 {target} 要写成哪种报告；后缀可以是 {known}")
    return name


def open_reporters(values: Mapping[str, Any], title: str = "") -> list[Reporter]:
    """The reporters that ``--format`` and ``-o`` ask for, ready to begin. ``title`` heads a page, empty for the usual."""
    color = values["color"]
    terminal = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    width = 100
    if terminal:
        import shutil

        width = shutil.get_terminal_size().columns
    shown = ReportOptions(terminal if color is None else color, width, values["redact"], values["statistics"], title)
    written = shown._replace(color=False)
    _refuse_repeated(values["output"])
    targets: list[tuple[str, str | None, ReportOptions]] = [
        (report_name(path), path, written) for path in values["output"]
    ]
    if values["form"] or not targets:
        targets.insert(0, (values["form"] or "text", None, shown))
    opened: list[Reporter] = []
    for name, path, options in targets:
        try:
            opened.append(open_reporter(name, path, options))
        except ImportError as error:
            raise misused(f"写 {name} 报告要先安装：pip install 'notelint[office]'（缺 {error.name}）") from error
        except OSError as error:
            raise failed(str(error)) from error
    return opened


def _refuse_repeated(outputs: Sequence[str]) -> None:
    """One file holds one report: of two the first would be lost."""
    seen: set[str] = set()
    for path in outputs:
        real = os.path.realpath(path)
        if real in seen:
            raise misused(f"-o {path} 写了两次；每份报告要有自己的文件名")
        seen.add(real)


def read_baselines(session: Session, linters: Iterable[Linter]) -> Baseline | None:
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
            return parse(json.load(file), os.path.dirname(path) or ".")
    except FileNotFoundError as error:
        raise failed(f"找不到基线文件 {path}；可用 notelint baseline 写一份") from error
    except (OSError, ValueError) as error:
        raise failed(f"基线文件 {path} 读不了：{error}") from error


def threshold(session: Session) -> Callable[[Note], str]:
    """The level from which on a note fails, by the configuration of its folder."""
    if session.request.fail_on is not None:
        wanted = session.request.fail_on
        return lambda _: wanted
    return lambda note: session.settings(os.path.dirname(os.path.abspath(note.path))).fail_on


def unusable(session: Session, error: ConfigError, reporters: Sequence[Reporter]) -> int:
    """Nothing is judged with half a configuration; reports say so instead of being missing."""
    unchecked = tuple(
        Unchecked(problem.path, "config", problem.message, problem.line, problem.column) for problem in error.problems
    )
    for reporter in reporters:
        reporter.begin(Run(__version__, session.request.today))
        reporter.end(Outcome(Summary(unchecked=len(unchecked)), unchecked))
    for problem in error.problems:
        print(problem, file=sys.stderr)
    print(f"notelint：配置或规则有 {len(error.problems)} 处错误，没有检查任何稿件", file=sys.stderr)
    return UNCHECKED


def afterwards(values: Mapping[str, Any], ended: Ended) -> None:
    """What has to be said on standard error because standard output is for a program, or is a file."""
    if values["form"] in (None, "text") and not values["output"]:
        _stale(ended)
        return
    for item in ended.outcome.unchecked:
        place = "".join(f":{number}" for number in (item.line, item.column) if number is not None)
        print(f"{item.path}{place} 没能检查：{item.reason}", file=sys.stderr)
    counts = ended.outcome.summary
    print(
        f"notelint：检查 {counts.checked} {ended.outcome.counted}，错误 {counts.errors}，警告 {counts.warnings}，提示 {counts.infos}，"
        f"豁免 {counts.exempt}，屏蔽 {counts.suppressed}，没能检查 {counts.unchecked}"
        + (f"；报告：{'、'.join(values['output'])}" if values["output"] else ""),
        file=sys.stderr,
    )
    _stale(ended)


def _stale(ended: Ended) -> None:
    if ended.stale:
        print(
            f"notelint：基线里有 {ended.stale} 条没有用到（文字已改，或不在这次检查里）；notelint baseline --prune 可清理",
            file=sys.stderr,
        )
