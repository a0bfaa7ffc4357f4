"""``notelint matrix init``: a folder for a matrix that passes its own checks; asks nothing, overwrites nothing."""

from __future__ import annotations

import os

import click

from notelint.cli.chinese import Command
from notelint.cli.options import Day
from notelint.cli.refusal import failed, misused
from notelint.matrix.starting.layers import TEMPLATES, document, documents, files
from notelint.matrix.starting.writing import Occupied, write

_SHOWN = 8
_EPILOG = """\b
例：
  notelint matrix init 我们的矩阵/                  写一份护肤品牌的示例矩阵
  notelint matrix init 我们的矩阵/ --template 空白  只要表头与制度文件
  notelint matrix init --doc 周报                   只写一份文件：docs/周报.md
\b
示例里的品牌、人物、公司都是虚构的，请换成自家的。各文件怎么写，见写好的 docs/文件格式.md。
"""


@click.command("init", cls=Command, epilog=_EPILOG, short_help="写一个账号矩阵的文件夹")
@click.argument("folder", default=".", type=click.Path(), metavar="[文件夹]")
@click.option("--template", type=click.Choice(TEMPLATES), help="按哪种示例写（默认 护肤；空白 只有表头）")
@click.option("--doc", type=click.Choice(list(documents())), help="只写这一份制度文件")
@click.option("--today", type=Day(), metavar="日期", help="示例里的日期按哪一天算（默认北京时间今天）")
def command(folder: str, template: str | None, doc: str | None, today: str | None) -> int:
    """写一个账号矩阵的文件夹：账号、人员、选题、活动、员工号政策、节假日、示例笔记与制度文件。

    已有的文件一个也不动：有重名的就什么也不写。
    """
    from notelint.check.linter import today_in_china

    if template is not None and doc is not None:
        raise misused("--template 写整个文件夹，--doc 只写一份文件，只能选一个")
    day = today or today_in_china()
    wanted = files(template or TEMPLATES[0], day) if doc is None else dict([document(doc, day)])
    try:
        write(folder, wanted)
    except Occupied as occupied:
        shown = "、".join(occupied.paths[:_SHOWN])
        more = f"等 {len(occupied.paths)} 个文件" if len(occupied.paths) > _SHOWN else ""
        raise failed(f"{folder} 里已有 {shown}{more}；什么也没有写。请换一个文件夹，或先移走它们") from None
    except OSError as error:
        raise failed(f"写不了 {folder}：{error.strerror}；什么也没有写") from None
    if doc is not None:
        click.echo(f"写好了：{os.path.join(folder, next(iter(wanted)))}")
        return 0
    click.echo(f"写好了：{folder}（{len(wanted)} 个文件）")
    there = "" if folder == "." else f" {folder}"
    click.echo("\n下一步：先读 README.md，把示例里的品牌、账号与人换成自家的；")
    click.echo(f"然后 notelint audit{there or ' .'} 看全貌，notelint matrix check{there} 只看矩阵")
    return 0
