"""What is said of a file that was imported: what it is, what became of its rows, what matched no draft, what was left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from notelint.matrix.importing.schema import TALLY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.matrix.importing.journal import Unmatched
    from notelint.matrix.importing.run import Imported, Wanted
    from notelint.store.figures import Export

_REMARKS = {
    "曝光口径=不完整": "视频的曝光不含沉浸流自动播放，不能与图文比",
    "点击率不符": "观看/曝光与封面点击率对不上，请核对",
    "时段取自文件名": "表里没有写时段，按文件名里的两个日期",
    "约数": "导出只给了约数（万、亿、+）",
}


def report(done: Imported, wanted: Wanted) -> Iterator[str]:
    """The lines for one file; none where it was not recognised."""
    if done.source is None or done.journal is None:
        return
    journal = done.journal
    whose = f"，@{wanted.accounts.names.get(done.account, done.account)}" if done.account else ""
    yield f"{done.shown}：{done.source.title}{whose}，{done.taken_on}（按{done.day_from}）"
    if done.problems:
        return
    if not (journal.rows or journal.left_out):
        yield "  只有表头，没有数据"
        return
    tallied = any(table.layout == TALLY for table in done.source.tables)
    unit = "条" if tallied else "行"
    if done.kept is not None:
        kept = done.kept
        summed = f"，按笔记（或账号）与日期合成 {sum(kept):,} 行" if tallied else ""
        yield f"  {journal.rows:,} {unit}{summed}：新存 {kept.new:,}，更新 {kept.changed:,}，已有 {kept.same:,}"
    else:
        yield f"  {journal.rows:,} {unit}（没有存）"
    if wanted.account is not None and done.account is None:
        yield "  --account 没有用到：这种导出自己写着是谁的"
    if done.moved_from is not None:
        yield f"  这份文件上次存为 {_stood(done.moved_from, wanted)}；已改，原来的不再算"
    yield from _matching(done, wanted)
    yield from _asides(done)


def _stood(before: Export, wanted: Wanted) -> str:
    whose = f"@{wanted.accounts.names.get(before.account, before.account)}，" if before.account else ""
    return f"{whose}{before.taken_on}，来源 {before.source}"


def _matching(done: Imported, wanted: Wanted) -> Iterator[str]:
    journal = done.journal
    if journal is None:
        return
    joined = sum(journal.joined.values())
    if joined or journal.unmatched:
        ways = "，".join(f"{how} {count:,}" for how, count in sorted(journal.joined.items()))
        yield f"  对上稿件 {joined:,} 篇{f'（{ways}）' if ways else ''}，没有对上 {len(journal.unmatched):,} 篇"
    for row in journal.unmatched.values():
        yield f"    {_unmatched(row, wanted)}"
    if journal.nameless:
        yield f"  {journal.nameless:,} 行只有平台编号，还不知道是哪一篇：在稿件里写「链接」，或先导入有标题的导出"
    if journal.strangers:
        yield f"  {journal.strangers:,} 行不是名册里的账号，没有拿去对稿件"


def _unmatched(row: Unmatched, wanted: Wanted) -> str:
    whose = f"@{wanted.accounts.names.get(row.account or '', row.account or '')}"
    said = f"第 {row.line} 行 {whose} {row.day or '（没有发布日）'}《{row.title or '（没有标题）'}》"
    near = row.near
    if near.near is None:
        return f"{said}：没有相近的稿件"
    return f"{said}：最近的是 {near.near}《{near.near_title}》，像 {near.likeness:.2f}，{near.why}，没有自动对上"


def _asides(done: Imported) -> Iterator[str]:
    journal = done.journal
    if journal is None or done.source is None:
        return
    for why, count in sorted(journal.left_out.items()):
        yield f"  没有读 {count:,} 行：{why}"
    for each in journal.unclear:
        yield f"  没有存：{each}"
    for remark, count in sorted(journal.remarks.items()):
        yield f"  {_REMARKS.get(remark, remark)}：{count:,} 行"
    if done.source.limit is not None and journal.rows >= done.source.limit:
        yield f"  到了平台一次导出 {done.source.limit} 行的上限，多半没有导全：请按发布日期分几次导出"
    if journal.private:
        yield f"  {'、'.join(journal.private)} 是个人信息，没有读也没有存；请勿把这份文件提交进 git"
    if journal.unread:
        yield f"  不认识的列，没有读：{'、'.join(dict.fromkeys(journal.unread))}"
    if done.passed_over:
        yield f"  没有读的工作表：{'、'.join(done.passed_over)}"


def unmatched_wholly(done: Imported, wanted: Wanted) -> Iterator[str]:
    """A line where an account has drafts and no note of its export is one of them: most likely the account is wrong."""
    journal = done.journal
    if done.problems or journal is None or journal.joined or not journal.unmatched:
        return
    rows = journal.unmatched.values()
    whose = Counter(wanted.drafts.elsewhere(row.account, row.title, row.day) for row in rows)
    other, count = next(((name, count) for name, count in whose.most_common() if name is not None), ("", 0))
    if count:
        name = wanted.accounts.names.get(other or "", other)
        yield f"{done.shown}：{len(rows):,} 篇没有一篇对上；其中 {count:,} 篇是 @{name} 的稿件，账号写错了吗？"
    elif any(wanted.drafts.any_of(row.account or "") for row in rows):
        yield f"{done.shown}：{len(rows):,} 篇没有一篇对上；请核对账号、标题与稿件的「发布时间」"
