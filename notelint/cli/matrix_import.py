"""``notelint matrix import``: official exports into the store of figures; what did not match is listed, never guessed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from notelint.check.linter import ConfigError
from notelint.check.run import CLEAN, UNCHECKED
from notelint.cli.chinese import Command
from notelint.cli.importing import report, unmatched_wholly
from notelint.cli.matrices import MatrixSession
from notelint.cli.options import Day, request
from notelint.cli.problems import unusable
from notelint.store.schema import StoreError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.importing.roster import Accounts
    from notelint.matrix.importing.run import Imported, Wanted
    from notelint.matrix.importing.sources import Source

_ENDINGS = (".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".txt")
_READ = "、".join((".xlsx", ".csv", ".tsv", ".txt"))
_SHOWN = 100
"""Errors of one file that are printed."""
_LISTED = 10
"""Other files of a folder that are named."""
_EPILOG = """\b
例：
  notelint matrix import metrics/raw                       文件夹里的每一份导出
  notelint matrix import 笔记列表明细表.xlsx --account 小张的装修日记
  notelint matrix import 新红.csv --alias 新红.yaml        自己写的列名对照
  notelint matrix import metrics/raw --dry-run             只看读出什么，不存
\b
认得（来源与 --source 的写法）：
{sources}
\b
同一份文件、下载了两次的「… (1).xlsx」、时间重叠的导出都可以再导入，不会重复。一份文件要么全部存入，要么一点不存。
数字存进 notelint.yaml 里 history: 的那个文件；线索等个人信息只计条数，从不存。
"""


def _epilog() -> str:
    from notelint.matrix.importing.sources import shipped

    return _EPILOG.format(sources="\n".join(f"  {source.id:<21}{source.title}" for source in shipped()))


class _Import(Command):
    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.epilog = _epilog()
        super().format_epilog(ctx, formatter)


@click.command("import", cls=_Import, short_help="读入平台与工具的官方导出")
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="文件或文件夹...")
@click.option(
    "--matrix", "folder", default=".", type=click.Path(), metavar="文件夹", help="矩阵所在的文件夹（默认这里）"
)
@click.option("--source", metavar="来源", help="写明来源（见下），编号或名字；不写则按列名认")
@click.option("--account", metavar="昵称", help="这些文件是哪个账号的")
@click.option("--taken-on", type=Day(), metavar="日期", help="导出那一天；不写则看文件名，再不然按今天")
@click.option(
    "--alias", type=click.Path(), metavar="文件", help="自己写的列名对照（YAML）；写法：notelint schema importers"
)
@click.option("--replace", is_flag=True, help="这份文件已存为另一个账号的：改到 --account 写的这个")
@click.option("--dry-run", is_flag=True, help="只读，不存")
@click.option("--config", type=click.Path(), metavar="文件", help="用这份 notelint.yaml")
@click.option("--encoding", metavar="编码", help="CSV 的编码；不写则自动判断")
@click.option("--today", type=Day(), metavar="日期", help="按哪一天判断（默认北京时间今天）")
def command(files: tuple[str, ...], **values: Any) -> int:
    """读入官方导出，存进指标库，并与稿件对上。没有对上的逐条列出，不猜。"""
    session = MatrixSession(request(values))
    try:
        wanted = _wanted(session, values)
    except ConfigError as error:
        return unusable(error)
    try:
        return _import_all(files, wanted)
    except StoreError as error:
        click.echo(f"notelint：{error}", err=True)
        return UNCHECKED


def _import_all(files: Sequence[str], wanted: Wanted) -> int:
    from notelint.matrix.importing.run import import_file

    status = CLEAN
    nameless: dict[str, int] = {}
    lonely: list[str] = []
    found, others, empty = _files(files)
    for path in found:
        done = import_file(path, _shown(path), wanted)
        if done.kept is not None and done.journal is not None and done.journal.nameless:
            nameless[path] = done.journal.nameless
        for line in report(done, wanted):
            click.echo(line)
        lonely += unmatched_wholly(done, wanted)
        if done.problems:
            _complain(done)
            status = UNCHECKED
    for path, count in nameless.items():  # a later file may have told whose the ids are
        journal = import_file(path, _shown(path), wanted).journal
        if journal is not None and journal.nameless < count:
            click.echo(f"{_shown(path)}：由后面的导出知道了编号，又对上 {count - journal.nameless:,} 行")
    if others:
        more = f" 等 {len(others)} 个" if len(others) > _LISTED else ""
        click.echo(f"没有读，不是表格：{'、'.join(map(_shown, others[:_LISTED]))}{more}")
    for line in lonely:
        click.echo(f"notelint：{line}", err=True)
    for path in empty:
        click.echo(f"notelint：没有找到导出文件：{path} 里没有 {_READ}", err=True)
    return UNCHECKED if empty else status


def _complain(done: Imported) -> None:
    for problem in done.problems[:_SHOWN]:
        place = f":{problem.line}" if problem.line is not None else ""
        click.echo(f"{problem.path}{place} {problem.reason}", err=True)
    more = len(done.problems) - _SHOWN
    rest = f"（还有 {more} 处没有列出）" if more > 0 else ""
    click.echo(f"{done.shown}：有 {len(done.problems)} 处错误{rest}，这份文件一点也没有存", err=True)


def _shown(path: str) -> str:
    return os.path.relpath(path).replace(os.sep, "/")


def _wanted(session: MatrixSession, values: dict[str, Any]) -> Wanted:
    from notelint.matrix.importing.drafts import Drafts
    from notelint.matrix.importing.roster import Accounts
    from notelint.matrix.importing.run import Wanted
    from notelint.matrix.load import load
    from notelint.store.figures import joined_ids

    folder = os.path.abspath(values["folder"])
    settings = session.settings(folder)
    sources, source = _sources(values["alias"], values["source"])
    loaded = load(folder, session.request.today, settings)
    if not loaded.matrix.accounts:
        for problem in loaded.problems:
            click.echo(f"{problem.path} {problem.reason}", err=True)
        raise click.UsageError(f"{values['folder']} 里没有矩阵，不知道有哪些账号；用 --matrix 文件夹 指明")
    if loaded.problems:
        click.echo(
            f"notelint：矩阵的文件有 {len(loaded.problems)} 处没有读到（notelint matrix check 会列出）", err=True
        )
    accounts = Accounts(loaded.matrix)
    drafts = Drafts(loaded.matrix)
    if settings.history is None and not values["dry_run"]:
        raise click.UsageError(
            "没有写明存到哪里：在 notelint.yaml 里写 history: 文件（如 history: 岬棠.db），或加 --dry-run"
        )
    if settings.history is not None:
        for note_id, note in joined_ids(settings.history):
            drafts.learn(note_id, note)
    return Wanted(
        session.request.today,
        sources,
        accounts,
        drafts,
        settings.history,
        source,
        _account(accounts, values["account"]),
        values["taken_on"],
        session.request.encoding,
        values["dry_run"],
        values["replace"],
    )


def _sources(alias: str | None, name: str | None) -> tuple[Sequence[Source], Source | None]:
    """All sources, and the one that was asked for. Raises ConfigError for a wrong alias file."""
    from notelint.matrix.importing.sources import BadSource, read, shipped
    from notelint.packs.document import Problem
    from notelint.packs.validate import nearest

    known = shipped()
    own: Source | None = None
    if alias is not None:
        try:
            own = read(alias)
        except BadSource as error:
            raise ConfigError(error.problems) from error
        except OSError as error:
            raise ConfigError([Problem(alias, None, None, f"读不了这份列名对照：{error.strerror}")]) from error
        known = (*(source for source in known if source.id != own.id), own)
    if name is None:
        return known, own
    named = _called(known, name)
    if len(named) == 1:
        return known, named[0]
    if named:
        which = "、".join(f"{source.title}（{source.id}）" for source in named)
        raise click.UsageError(f"叫「{name}」的来源有几个：{which}；请写全")
    ids = [source.id for source in known]
    raise click.UsageError(f"没有叫「{name}」的来源{nearest(name, ids)}；可以是：{'、'.join(ids)}")


def _called(known: Sequence[Source], name: str) -> list[Source]:
    """The sources of an id or title; else those in whose title the name stands."""
    from notelint.matrix.importing.sources import plain

    wanted = plain(name)
    exact = [source for source in known if wanted in (source.id, plain(source.title))]
    return exact or [source for source in known if wanted and wanted in plain(source.title)]


def _account(accounts: Accounts, name: str | None) -> str | None:
    from notelint.packs.validate import nearest

    if name is None:
        return None
    found = accounts.find((name,))
    if found is None:
        raise click.UsageError(f"accounts.yaml 里没有「{name}」{nearest(name, accounts.known())}")
    return found


def _files(paths: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """The files with those that folders hold, sorted; what else the folders hold; the folders that hold none."""
    found: list[str] = []
    others: list[str] = []
    empty: list[str] = []
    for path in paths:
        if not os.path.isdir(path):
            found.append(path)
            continue
        before = len(found)
        for folder, inner, names in os.walk(path):
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith((".", "~$")):
                    (found if name.lower().endswith(_ENDINGS) else others).append(os.path.join(folder, name))
        if len(found) == before:
            empty.append(path)
    return found, others, empty
