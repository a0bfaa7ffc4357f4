"""``notelint history``: keep what was published, so that a draft can be compared with it."""

from __future__ import annotations

import json
import os
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from notelint.check.linter import ConfigError
from notelint.check.run import CLEAN, FOUND, UNCHECKED
from notelint.check.session import Session
from notelint.check.work import read_options
from notelint.cli import chinese
from notelint.cli.drafts import drafts
from notelint.cli.options import Day, Names, request
from notelint.cli.problems import unusable
from notelint.model import Note, Unchecked
from notelint.store.figures import stats as figure_stats
from notelint.store.history import History
from notelint.store.published import Published, published
from notelint.store.schema import EmptyStoreError, StoreError
from notelint.store.snapshots import SUBJECT_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EPILOG = """\b
例：
  notelint history add 已发布/ --store 岬棠.db    存入已发布的笔记（文件夹、.md、.jsonl、.csv、.xlsx）
  notelint history stats --store 岬棠.db
  notelint history export --store 岬棠.db > 备份.jsonl
\b
在 notelint.yaml 里写 history: 岬棠.db，check 与 duplicates 就会拿稿件与它比；此后不必写 --store。
"""


@click.group("history", cls=chinese.Group, epilog=_EPILOG, short_help="已发布笔记的历史库")
def command() -> None:
    """已发布笔记的历史库：一个 SQLite 文件，只在本机。"""


def _store_option(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--config", type=click.Path(), metavar="文件", help="用这份 notelint.yaml"),
        click.option("--store", type=click.Path(), metavar="文件", help="历史库；不写则用 notelint.yaml 里的 history"),
    ):
        function = option(function)
    return function


@command.command("add", cls=chinese.Command, short_help="存入已发布的笔记")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[文件或文件夹]...")
@click.option("--published", type=Day(), metavar="日期", help="没有写发布时间的笔记都是已发布的，按这一天")
@click.option("--exclude", type=Names(), multiple=True, metavar="模式", help="不存的文件（可重复）")
@click.option("--encoding", metavar="编码", help="稿件的编码；不写则自动判断")
@click.option("--today", type=Day(), metavar="日期", help="按哪一天判断（默认北京时间今天）")
@_store_option
def add(paths: tuple[str, ...], **values: Any) -> int:
    """存入已发布的笔记；编号（id）相同的更新原有的一条。

    已发布的，是状态写着「已发布」的，和没有写状态、发布时间已到的。别的不存，会说有多少篇。
    """

    def work(session: Session, store: str) -> int:
        unread: list[Unchecked] = []
        left = _Left([], [], [])
        if not paths:
            _existing(store)
        notes = _published(session, paths, values["published"], unread, left) if paths else iter(())
        first = list(islice(notes, 1))
        if first or os.path.exists(store):
            with History(store, _fingerprints(), write=True) as history:
                counts = history.add(chain(first, notes))
            click.echo(f"{store}：新存 {counts.new} 篇，更新 {counts.changed} 篇，没有变化 {counts.same} 篇", err=True)
        else:
            click.echo(f"{store}：没有可存的笔记，没有建立历史库", err=True)
        for line in _left_out(left):
            click.echo(f"notelint：{line}", err=True)
        for item in unread:
            place = f":{item.line}" if item.line is not None else ""
            click.echo(f"{item.path}{place} 没有存：{item.reason}", err=True)
        return UNCHECKED if unread else CLEAN

    return _with_store(values, work)


@command.command("remove", cls=chinese.Command, short_help="从历史库里去掉笔记")
@click.argument("ids", nargs=-1, metavar="[编号]...")
@click.option("--account", metavar="账号", help="去掉这个账号的全部笔记")
@_store_option
def remove(ids: tuple[str, ...], account: str | None, **values: Any) -> int:
    """从历史库里去掉笔记，按编号（id）或账号。"""
    if not ids and account is None:
        raise click.UsageError("要写明去掉哪些笔记：编号，或 --account 账号")

    def work(session: Session, store: str) -> int:
        del session
        _existing(store)
        with History(store, _fingerprints(), write=True) as history:
            wanted = [*ids, *(history.of_account(account) if account is not None else ())]
            gone = history.remove(wanted)
        missing = [name for name in ids if name not in gone]
        click.echo(f"{store}：去掉 {len(gone)} 篇", err=True)
        for name in missing:
            click.echo(f"notelint：历史库里没有「{name}」", err=True)
        return UNCHECKED if missing else CLEAN

    return _with_store(values, work)


@command.command("stats", cls=chinese.Command, short_help="历史库里有什么")
@click.option("--json", "as_json", is_flag=True, help="写成 JSON")
@_store_option
def stats(as_json: bool, **values: Any) -> int:
    """历史库里有多少笔记、哪些账号、从哪天到哪天，以及存了多少指标。"""

    def work(session: Session, store: str) -> int:
        del session
        with History(store, _fingerprints()) as history:
            found = history.stats()
        figures = figure_stats(store)
        if as_json:
            record = found._replace(accounts=())._asdict() | {"accounts": dict(found.accounts)}
            click.echo(json.dumps(record | {"snapshots": figures.snapshots, "exports": figures.exports}))
            return CLEAN
        dates = f"，{found.first} 至 {found.last}" if found.first else ""
        click.echo(f"{store}：{found.notes:,} 篇{dates}；指纹 {found.fingerprints:,} 个，{found.size / 1e6:.1f} MB")
        for account, count in found.accounts:
            click.echo(f"  {account or '（没有写账号）'}  {count:,} 篇")
        if figures.snapshots:
            days = f"{figures.first} 至 {figures.last}"
            click.echo(f"另有指标 {figures.snapshots:,} 条，{days}，来自 {figures.exports:,} 份导出")
        for subject, source, count in figures.kinds:
            click.echo(f"  {SUBJECT_NAMES[subject]}  {source}  {count:,} 条")
        return CLEAN

    return _with_store(values, work)


@command.command("verify", cls=chinese.Command, short_help="检查历史库是否完好")
@_store_option
def verify(**values: Any) -> int:
    """检查历史库是否完好：文件结构，以及每一篇的指纹。"""

    def work(session: Session, store: str) -> int:
        del session
        try:
            with History(store, _fingerprints()) as history:
                wrong = history.verify()
                count = history.stats().notes
        except EmptyStoreError:
            click.echo(f"{store}：完好，还没有笔记")
            return CLEAN
        for each in wrong:
            click.echo(f"{store}：{each}")
        if not wrong:
            click.echo(f"{store}：完好，{count:,} 篇")
        return FOUND if wrong else CLEAN

    return _with_store(values, work)


@command.command("export", cls=chinese.Command, short_help="导出为 JSONL")
@click.option("-o", "--output", type=click.Path(), metavar="文件", help="写进文件（默认标准输出）")
@_store_option
def export(output: str | None, **values: Any) -> int:
    """把历史库导出为 JSONL，一行一篇；可用 history add 再存回来。"""

    def work(session: Session, store: str) -> int:
        del session
        from notelint.report.sink import open_sink

        with History(store, _fingerprints()) as history:
            try:
                sink = open_sink(output)
            except OSError as error:
                raise click.ClickException(str(error)) from error
            for note in history.notes():
                sink.write(json.dumps(_record(note), ensure_ascii=False) + "\n")
            sink.close()
        return CLEAN

    return _with_store(values, work)


def _with_store(values: dict[str, Any], work: Callable[[Session, str], int]) -> int:
    session = Session(request(values)._replace(packs=("similar",)))
    try:
        store = values["store"] or session.settings(os.getcwd()).history
        if store is None:
            raise click.UsageError("没有写明历史库：用 --store 文件，或在 notelint.yaml 里写 history: 文件")
        return work(session, os.path.relpath(store) if os.path.isabs(store) and not values["store"] else store)
    except ConfigError as error:
        return unusable(error)
    except StoreError as error:
        click.echo(f"notelint：{error}", err=True)
        return UNCHECKED


def _existing(store: str) -> None:
    if not os.path.isfile(store):
        raise StoreError(f"找不到历史库 {store}")


def _fingerprints() -> Any:
    from notelint.duplicates.past import FINGERPRINTS

    return FINGERPRINTS


class _Left(NamedTuple):
    """Notes that are not known to be out: another status, a day to come, neither status nor day."""

    unpublished: list[Note]
    to_come: list[Note]
    undated: list[Note]


def _left_out(left: _Left) -> Iterator[str]:
    if left.unpublished:
        yield f"{len(left.unpublished)} 篇的状态不是「已发布」，没有存"
    if left.to_come:
        yield f"{len(left.to_come)} 篇的发布时间还没有到，没有存"
    if left.undated:
        first = left.undated[0].path
        yield (
            f"{len(left.undated)} 篇没有写状态，也没有写发布时间（如 {first}），不知道发布了没有，没有存；"
            "都是已发布的，请加 --published 日期"
        )


def _place(note: Note, today: str, date: str | None, left: _Left) -> list[Note] | None:
    """The list of notes left out to which a note belongs; null where it is out."""
    status, said = note.meta.get("status"), note.meta.get("published_at")
    if status is not None:
        return None if status in ("已发布", "published") else left.unpublished
    if said:
        return left.to_come if str(said)[:10] > today else None
    return left.undated if date is None else None


def _published(
    session: Session, paths: tuple[str, ...], date: str | None, unread: list[Unchecked], left: _Left
) -> Iterator[Published]:
    """The notes of some paths; what cannot be kept goes to the lists."""
    from notelint.read.notes import read_file

    chosen, before = drafts(session, paths, os.getcwd())
    unread += [item for item in before if isinstance(item, Unchecked)]
    for draft in chosen:
        options = read_options(session.settings(os.path.dirname(draft.path)), session.request.encoding)
        for item in read_file(draft.path, draft.shown, options, explicit=draft.explicit):
            if isinstance(item, Unchecked):
                unread.append(item)
            elif isinstance(item, Note):
                aside = _place(item, session.request.today, date, left)
                if aside is not None:
                    aside.append(item)
                elif item.field("body") is None:
                    unread.append(Unchecked(item.path, "no-text", "没有正文，无从比较", item.line, None, item.id))
                else:
                    yield published(item, date)


def _record(note: Published) -> dict[str, Any]:
    """A note under the keys that ``history add`` reads."""
    record = {
        "id": note.id,
        "title": note.title,
        "body": note.body,
        "account": note.account,
        "published_at": note.published,
        "status": "已发布",
        "series": note.series,
        "x-path": note.path,
    }
    return {key: value for key, value in record.items() if value}
