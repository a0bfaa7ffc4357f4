"""A small matrix, files written on the spot, and an import of one file into a store of the test's own."""

from __future__ import annotations

import csv
import importlib.util
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from notelint.matrix.content import PUBLISHED, Post
from notelint.matrix.importing.drafts import Drafts
from notelint.matrix.importing.roster import Accounts
from notelint.matrix.importing.run import Imported, Wanted, import_file
from notelint.matrix.importing.sources import shipped
from notelint.matrix.model import Matrix
from notelint.matrix.roster import Account
from notelint.model import Note
from notelint.store.figures import snapshots

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from notelint.store.snapshots import Snapshot

ROOT = Path(__file__).resolve().parents[3]
TODAY = "2026-11-22"
HEADINGS = [
    "笔记标题",
    "首次发布时间",
    "体裁",
    "曝光",
    "观看量",
    "封面点击率",
    "点赞",
    "评论",
    "收藏",
    "涨粉",
    "分享",
    "人均观看时长",
    "弹幕",
]
SAMPLE = ["雨天的柜台", "2026年06月12日18时01分32秒", "图文", 25000, 4000, 0.16, 120, 15, 80, 6, 10, 12.3, "--"]


def post(name: str, title: str, day: str | None, account: str = "xiaozhang", links: Sequence[str] = ()) -> Post:
    """A published draft."""
    note = Note(f"notes/{name}.md", name, (), {"links": list(links)}, account)
    return Post(note, name, account, title, "", (), PUBLISHED, day)


def matrix(*posts: Post) -> Matrix:
    """Two accounts, and some drafts."""
    accounts = (
        Account("xiaozhang", "小张的装修日记", number="940001", user_id="5f0000000000000000000001"),
        Account("laowang", "老王看工地"),
    )
    return Matrix("/", TODAY, accounts=accounts, posts=posts)


def wanted(store: Path | None, *posts: Post, **asked: Any) -> Wanted:
    """What an import is asked for."""
    made = matrix(*posts)
    return Wanted(TODAY, shipped(), Accounts(made), Drafts(made), str(store) if store else None, **asked)


def imported(path: Path, *posts: Post, account: str | None = "xiaozhang", **asked: Any) -> Imported:
    """Import a file into ``figures.db`` beside it."""
    return import_file(str(path), path.name, wanted(path.parent / "figures.db", *posts, account=account, **asked))


def stored(folder: Path) -> list[Snapshot]:
    """What the store of a folder holds."""
    return list(snapshots(str(folder / "figures.db")))


def sheet(path: Path, rows: Sequence[Sequence[Any]], encoding: str = "utf-8-sig") -> Path:
    """Write CSV, or a workbook of one sheet."""
    if path.suffix == ".xlsx":
        return book(path, Sheet1=rows)
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def book(path: Path, **sheets: Sequence[Sequence[Any]]) -> Path:
    """Write a workbook."""
    import openpyxl

    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        page = made.create_sheet(title)
        for row in rows:
            page.append(list(row))
    made.save(path)
    return path


def listing(path: Path, *rows: Sequence[Any], banner: bool = True) -> Path:
    """笔记列表明细表 with these rows."""
    return sheet(path, [*([["最多导出排序后前1000条笔记"] * 13] if banner else []), HEADINGS, *rows])


def row(**changed: Any) -> list[Any]:
    """The sample row with some cells changed, by heading."""
    return [changed.get(heading, cell) for heading, cell in zip(HEADINGS, SAMPLE, strict=True)]


def tool() -> ModuleType:
    """The script that writes the exports of ``fixtures/``."""
    spec = importlib.util.spec_from_file_location("build_fixture_exports", ROOT / "tools/build_fixture_exports.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
