"""``notelint duplicates``: notes against each other and against what was published."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from notelint import __version__
from notelint.check.linter import ConfigError
from notelint.check.run import run
from notelint.check.session import Session
from notelint.check.work import read_options
from notelint.cli.archive import compare_archive, wanted
from notelint.cli.chinese import Command
from notelint.cli.drafts import drafts
from notelint.cli.options import Names, request, rule_options
from notelint.cli.past import Absences, published
from notelint.cli.reporting import afterwards, open_reporters, read_baselines, report_name, threshold, unusable
from notelint.judge.select import across
from notelint.model import LEVELS, Note, Run
from notelint.report.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notelint.check.session import Request
    from notelint.check.work import Item
    from notelint.cli.past import Published
    from notelint.config.settings import Settings
    from notelint.duplicates.findings import Scope
    from notelint.model import Finding, Reporter, Skipped, Unchecked
    from notelint.read.files import Draft

PACK = "similar"

_EPILOG = """\b
例：
  notelint duplicates notes/                      一个文件夹里谁和谁重复
  notelint duplicates 导出.csv -o 重复.html       左右对照的网页报告
  notelint duplicates 新稿/ --history 岬棠.db     再与已发布的笔记比
  notelint duplicates notes.parquet -o pairs.parquet --engine spark
\b
只指出哪些段落相同、与谁相同；不给改写办法。退出码同 notelint check。
"""


@click.command("duplicates", cls=Command, epilog=_EPILOG, short_help="找重复与雷同的笔记")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[文件或文件夹]...")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="标准输出的格式（默认 text）")
@click.option(
    "-o", "--output", multiple=True, type=click.Path(), metavar="文件", help="另写一份报告，后缀定格式（可重复）"
)
@click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), help="达到哪一级就以 1 退出（默认 error）")
@click.option("--exclude", type=Names(), multiple=True, metavar="模式", help="不检查的文件（可重复）")
@click.option("--baseline", type=click.Path(), metavar="文件", help="只报基线里没有的问题")
@click.option("--history", type=click.Path(), metavar="文件", help="再与这个历史库里已发布的笔记比")
@click.option(
    "--engine", type=click.Choice(["embedded", "spark"]), help="比较 Parquet 归档：在本机，或在 Spark 上（默认本机）"
)
@click.option("--no-suppress", is_flag=True, help="不理会一切屏蔽，供审计")
@click.option("--redact", is_flag=True, help="缩短报告里的联系方式与个人信息")
@click.option("--statistics", is_flag=True, help="按规则统计")
@click.option("--color/--no-color", default=None, help="是否用颜色（默认看终端）")
@rule_options
def command(**values: Any) -> int:
    """比较笔记：整篇照搬、大段相同、标题与开头雷同；以发布时间（没有则以先后）为准，报在后来的一篇上。"""
    session = _Session(request(values)._replace(packs=(PACK,)), values["history"])
    reporters: list[Reporter] = []
    try:
        if wanted(values):
            return compare_archive(session, values)
        reporters = open_reporters(values)
        cwd = os.getcwd()
        chosen, before = drafts(session, values["paths"], cwd, values["output"])
        folders = sorted({os.path.dirname(draft.path) for draft in chosen}) or [cwd]
        linters = dict.fromkeys(session.linter(folder) for folder in folders)
        past = _Past(session, folders, needed=values["history"] is not None)
        baseline = read_baselines(session, linters)
        absences = Absences(map(session.settings, folders))
    except ConfigError as error:
        return unusable(session, error, reporters)
    packs = tuple(dict.fromkeys(pack for linter in linters for pack in linter.rules.packs))
    for reporter in reporters:
        reporter.begin(Run(__version__, session.request.today, packs))
    ended = run(
        session,
        _judged(session, chosen, past),
        reporters,
        before=before,
        baseline=baseline,
        fail_on=threshold(session),
        counting=any(report_name(target) == "html" for target in values["output"]) or values["form"] == "html",
        finish=absences.finish,
    )
    afterwards(values, ended)
    absences.afterwards(values)
    return ended.status


class _Session(Session):
    """A session with the one pack; of a configuration's suppressions those that speak of it; the history asked for."""

    def __init__(self, request: Request, history: str | None) -> None:
        super().__init__(request)
        self._history = history
        self._own: dict[int, tuple[Settings, Settings]] = {}

    def settings(self, folder: str) -> Settings:
        """The settings for files of a folder."""
        whole = super().settings(folder)
        if id(whole) not in self._own:
            own = tuple(entry for entry in whole.suppress if across(entry.rule))
            self._own[id(whole)] = whole, whole._replace(suppress=own, history=self._history or whole.history)
        return self._own[id(whole)][1]


class _Past:
    """The histories that the folders of a run name, each opened once. Raises ConfigError."""

    def __init__(self, session: Session, folders: Iterable[str], *, needed: bool) -> None:
        self.histories: dict[str, Published] = {}
        for settings in map(session.settings, folders):
            if settings.history is not None and settings.history not in self.histories:
                opened = published(settings, session.request.today, needed=needed)
                if opened is not None:
                    self.histories[settings.history] = opened

    def findings(self, note: Note, settings: Settings, scope: Scope) -> Iterable[Finding]:
        """What published notes say of a note."""
        history = self.histories.get(settings.history or "")
        return history.findings(note, scope.choice, scope.genre or "") if history is not None else ()


def _judged(session: Session, chosen: Sequence[Draft], past: _Past) -> Iterable[Item]:
    from notelint.duplicates.results import Asked, results
    from notelint.duplicates.rewrite import MOST

    notes: list[Note] = []
    settings: list[Settings] = []
    for draft in chosen:
        own = session.settings(os.path.dirname(draft.path))
        for item in _read(session, draft, own):
            if isinstance(item, Note):
                notes.append(item)
                settings.append(own)
            else:
                yield item
    if not notes:
        return
    if len(notes) > MOST:
        click.echo(f"notelint：超过 {MOST:,} 篇：标题只找完全相同的，不找改写", err=True)
    asked = session.request
    rules = {rule.id: rule for rule in session.linter(settings[0].folder).rules.rules}
    asking = Asked(asked.today, asked.choice, asked.genre, asked.suppressing)
    yield from results(notes, settings, rules, asking, past.findings if past.histories else None)


def _read(session: Session, draft: Draft, settings: Settings) -> Iterable[Note | Unchecked | Skipped]:
    from notelint.read.notes import read_file

    options = read_options(settings, session.request.encoding)
    return read_file(draft.path, draft.shown, options, explicit=draft.explicit)
