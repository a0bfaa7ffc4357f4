"""Write the tables of docs/指标.md from the definitions in the code; a test keeps the page equal to them."""

from __future__ import annotations

from pathlib import Path

from notelint.matrix.figures.definitions import DEFINITIONS, GROUPS, Definition

TARGET = Path(__file__).parents[1] / "docs" / "指标.md"


def page(text: str) -> str:
    """The page with every table between its marks as the definitions say."""
    for group in GROUPS:
        begin, end = f"<!-- 指标 {group} -->\n", "<!-- /指标 -->"
        before, found, after = text.partition(begin)
        if not found:
            raise ValueError(f"{TARGET}: {begin}")
        text = before + begin + table(group) + after[after.index(end) :]
    return text


def table(group: str) -> str:
    """The figures of a group as a table."""
    lines = ["| 指标 | 公式 | 单位 | 口径 | 数据来自 | 编号 |", "|---|---|---|---|---|---|"]
    lines += [_line(each) for each in DEFINITIONS.values() if each.group == group]
    return "\n".join([*lines, ""])


def _line(each: Definition) -> str:
    cells = (each.name, each.formula, each.unit, each.basis, each.needs, f"`{each.id}`")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    TARGET.write_text(page(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
