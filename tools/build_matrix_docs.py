"""Write the tables of ``docs/矩阵.md`` from the columns that the loader knows, and the copy that ``matrix init`` gives."""

from __future__ import annotations

import re
from pathlib import Path

from notelint.matrix.loading import values
from notelint.matrix.loading.columns import RECORDS, SHEETS, Column, Sheet
from notelint.matrix.starting.layers import FOLDER, SHARED

TARGET = Path(__file__).parents[1] / "docs" / "矩阵.md"
COPY = Path(FOLDER) / SHARED / "docs" / "文件格式.md"
_KINDS = {
    values.text: "文字",
    values.texts: "列表",
    values.day: "日期",
    values.moment: "日期与时刻",
    values.count: "整数",
    values.score: "0 到 10 的整数",
    values.place: "整数或 >20",
    values.money: "元",
    values.fraction: "份额",
    values.flag: "是或否",
}


def page(text: str) -> str:
    """The page with every table between its marks as the columns say."""
    for sheet in (*RECORDS, *SHEETS):
        begin, end = f"<!-- 表 {sheet.name} -->\n", "<!-- /表 -->"
        before, found, after = text.partition(begin)
        if not found:
            raise ValueError(f"{TARGET}: {begin}")
        text = before + begin + table(sheet) + after[after.index(end) :]
    return text


def copy(text: str) -> str:
    """The page as it stands in a user's folder: what the files are, without how to make them, links and marks."""
    head, _, rest = text.partition("## 怎样开始")
    rest = rest[rest.index("## 文件夹里有什么") :]
    plain = re.sub(r"<!-- .*? -->\n", "", (head + rest).replace("# 矩阵文件夹", "# 文件格式", 1))
    return re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", plain)


def table(sheet: Sheet) -> str:
    """The columns of a sheet as a table."""
    lines = [f"**`{sheet.name}.csv`** {sheet.title}", "", "| 列 | 英文 | 写什么 | 必填 |", "|---|---|---|---|"]
    lines += [
        f"| {column.header} | {column.key} | {_said(column)} | {'是' if column.required else ''} |"
        for column in sheet.columns
    ]
    return "\n".join([*lines, ""])


def _said(column: Column) -> str:
    read = column.read
    kind = "、".join(read.options) if isinstance(read, values.OneOf) else _KINDS[read]
    return f"{kind}；{column.about}" if column.about else kind


if __name__ == "__main__":
    whole = page(TARGET.read_text(encoding="utf-8"))
    TARGET.write_text(whole, encoding="utf-8", newline="\n")
    COPY.write_text(copy(whole), encoding="utf-8", newline="\n")
