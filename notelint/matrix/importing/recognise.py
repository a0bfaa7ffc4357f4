"""From which tool a file comes: the source most of whose columns are there. What is not clear is asked, never guessed."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.importing.heading import Found, find, headings
from notelint.matrix.importing.schema import OVERVIEW, SERIES
from notelint.matrix.importing.sources import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.importing.sheets import Line, Sheet
    from notelint.matrix.importing.sources import Source, Table

_SMALL = 200
"""Rows of a sheet of pairs; a longer one is none."""
_SHOWN = 8


class Read(NamedTuple):
    """A sheet and the table under which it is read."""

    sheet: Sheet
    table: Table
    found: Found


class Chosen(NamedTuple):
    """The source of a file, its sheets that are read, and the names of those that are not."""

    source: Source
    sheets: tuple[Read, ...]
    passed_over: tuple[str, ...] = ()


class Unknown(Exception):  # noqa: N818 - a finding about the file
    """A file whose source cannot be told; the words say what is nearest and what to do."""


class _Fit(NamedTuple):
    source: Source
    score: int
    sheets: tuple[Read, ...]
    nearest: Found | None
    """The best sheet that lacks required columns."""


def recognise(sheets: Sequence[Sheet], sources: Sequence[Source], wanted: Source | None = None) -> Chosen:
    """The source of a file, among all or only ``wanted``. Raises Unknown."""
    heads = [sheet.head() for sheet in sheets]
    if not any(heads):
        raise Unknown("空表，没有数据")
    fits = [_fit(sheets, heads, source) for source in sources]
    good = sorted((fit for fit in fits if fit.sheets), key=lambda fit: -fit.score)
    if wanted is not None:
        mine = _fit(sheets, heads, wanted)
        others = [fit for fit in good if fit.source.id != wanted.id and fit.score > mine.score]
        if not mine.sheets:
            raise Unknown(_refused(mine, others))
        return _chosen(mine, sheets)
    if not good:
        raise Unknown(_unknown(fits, heads))
    if len(good) > 1 and good[0].score == good[1].score:
        same = [fit.source for fit in good if fit.score == good[0].score]
        names = "、".join(f"「{source.title}」（--source {source.id}）" for source in same)
        raise Unknown(f"分不清是哪一种导出：{names} 都说得通；请用 --source 写明")
    return _chosen(good[0], sheets)


def _chosen(fit: _Fit, sheets: Sequence[Sheet]) -> Chosen:
    read = {id(each.sheet) for each in fit.sheets}
    return Chosen(fit.source, fit.sheets, tuple(sheet.title or "" for sheet in sheets if id(sheet) not in read))


def _fit(sheets: Sequence[Sheet], heads: Sequence[list[Line]], source: Source) -> _Fit:
    read: list[Read] = []
    score = 0
    nearest: Found | None = None
    for sheet, head in zip(sheets, heads, strict=True):
        best: Read | None = None
        for table in source.tables:
            if not head or not table.meant_for(sheet.title):
                continue
            found = _found(sheet, head, table, source)
            if found is None:
                continue
            if found.missing:
                nearest = found if nearest is None or found.matches > nearest.matches else nearest
            elif best is None or found.matches > best.found.matches:
                best = Read(sheet, table, found)
        if best is not None:
            read.append(best)
            score += max(best.found.matches, 1)
    return _Fit(source, score, tuple(read), nearest)


def _found(sheet: Sheet, head: list[Line], table: Table, source: Source) -> Found | None:
    if table.layout == SERIES:
        return Found(head[0][0], ()) if plain(sheet.title) in table.series and len(head[0][1]) > 1 else None
    found = find(head, table, source)
    if table.layout != OVERVIEW:
        return found
    labels = [plain(values[0]) for _, values in islice(sheet.lines(), _SMALL) if values]
    pairs = sum(label in table.columns for label in labels)
    if pairs > found.matches:  # 指标 | 数值
        return Found(0, tuple((0, table.columns[label]) for label in labels if label in table.columns))
    return found if found.matches > 1 or pairs else None


def _unknown(fits: Sequence[_Fit], heads: Sequence[list[Line]]) -> str:
    seen = next((names for head in heads if (names := headings(head))), ())
    shown = "、".join(seen[:_SHOWN]) + (f" 等 {len(seen)} 列" if len(seen) > _SHOWN else "")
    near = max((fit for fit in fits if fit.nearest), key=_matches, default=None)
    hint = ""
    if near is not None and _matches(near) > 0:
        hint = f"；最像「{near.source.title}」（{near.source.id}），但缺{_missing(near)}"
    return f"认不出这份文件来自哪里：看到的列是 {shown or '（没有）'}{hint}。别的工具请写一份列名对照，用 --alias 指明"


def _refused(fit: _Fit, others: Sequence[_Fit]) -> str:
    said = (
        f"这份文件不是「{fit.source.title}」的导出：缺{_missing(fit)}"
        if fit.nearest
        else (f"这份文件不是「{fit.source.title}」的导出：没有它的工作表")
    )
    if others:
        said += f"；看起来是「{others[0].source.title}」，请用 --source {others[0].source.id}，或不写 --source"
    return said


def _matches(fit: _Fit) -> int:
    return fit.nearest.matches if fit.nearest else 0


def _missing(fit: _Fit) -> str:
    return "、".join(f"「{heading}」" for heading in fit.nearest.missing) if fit.nearest else "需要的列"
