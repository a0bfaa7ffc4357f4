"""How long an export of 100,000 rows takes from the file to the store, beside a bare pass of the csv module and openpyxl.

python bench/imports.py [ROWS]
"""

from __future__ import annotations

import csv
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from notelint.matrix.content import Post
from notelint.matrix.importing.drafts import Drafts
from notelint.matrix.importing.roster import Accounts
from notelint.matrix.importing.run import Wanted, import_file
from notelint.matrix.importing.sources import shipped
from notelint.matrix.model import Matrix
from notelint.matrix.roster import Account
from notelint.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADINGS = "笔记标题 首次发布时间 体裁 曝光 观看量 封面点击率 点赞 评论 收藏 涨粉 分享 人均观看时长 弹幕"
DRAFTS = 10_000


def rows(count: int) -> Iterator[list[Any]]:
    """The rows of 笔记列表明细表: 200 notes a day, titles of about 15 characters."""
    for number in range(count):
        title = "".join(chr(0x4E00 + (number * 7919 + step * 613) % 9000) for step in range(15))
        at = f"{2024 + number // 70_000}年{number // 5600 % 12 + 1:02d}月{number // 200 % 28 + 1:02d}日18时01分32秒"
        views = number % 9000
        yield [title, at, "图文", views * 7, views, 0.143, views // 20, views // 300, views // 40, 3, 1, 12.5, "--"]


def write(folder: Path, count: int) -> tuple[Path, Path]:
    """The same rows as CSV and as XLSX."""
    import xlsxwriter

    as_csv, as_xlsx = folder / "a.csv", folder / "a.xlsx"
    with as_csv.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS.split())
        writer.writerows(rows(count))
    with xlsxwriter.Workbook(str(as_xlsx), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS.split())
        for number, row in enumerate(rows(count), 1):
            sheet.write_row(number, 0, row)
    return as_csv, as_xlsx


def bare(path: Path) -> float:
    """CPU seconds for nothing but taking the cells out of the file."""
    start = time.process_time()
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            for _ in csv.reader(file):
                pass
    else:
        import openpyxl

        for _ in openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True):
            pass
    return time.process_time() - start


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    matrix = Matrix("/", "2026-11-22", accounts=(Account("a", "小张"),))
    posts = tuple(
        Post(
            Note(f"n{number}", f"n{number}", ()),
            f"n{number}",
            "a",
            row[0],
            "",
            (),
            None,
            f"2024-{row[1][5:7]}-{row[1][8:10]}",
        )
        for number, row in enumerate(rows(DRAFTS))
    )
    with tempfile.TemporaryDirectory() as name:
        for path in write(Path(name), count):
            peer = bare(path)
            store = str(Path(name) / f"{path.suffix[1:]}.db")
            wanted = Wanted(
                "2026-11-22", shipped(), Accounts(matrix), Drafts(matrix._replace(posts=posts)), store, account="a"
            )
            for what in ("first time", "again"):
                start, cpu = time.perf_counter(), time.process_time()
                done = import_file(str(path), path.name, wanted)
                took, cpu = time.perf_counter() - start, time.process_time() - cpu
                joined = sum(done.journal.joined.values()) if done.journal else 0
                print(
                    f"{path.suffix} {count:,} rows, {what}: {took:.1f} s, CPU {cpu:.1f} s"
                    f" ({cpu / peer:.1f} x a bare pass of {peer:.1f} s), {done.kept}, joined {joined:,}",
                    *done.problems[:2],
                )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
