"""Parquet: one note a row, under the headings that tables have. Streams by row groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.read.rows import note, plan, unknown_columns
from notelint.read.table import without_body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from notelint.read.source import Read, Source

_ROWS = 4_096


def read(file: BinaryIO, source: Source) -> Iterator[Read]:
    """The notes of a file. Needs pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        reason = "读 .parquet 需要 pyarrow；请运行 pip install 'notelint[batch]'"
        yield source.unchecked("missing-extra", reason)
        return
    if not file.read(1):
        yield source.unchecked("empty", "空文件，没有可检查的文字")
        return
    try:
        table = pq.ParquetFile(file, pre_buffer=False)
        headings = tuple(table.schema_arrow.names)
        how = plan(headings)
        if not how.has_body():
            yield without_body(source)
            return
        if how.repeated is not None:
            one, other = how.repeated
            yield source.unchecked("duplicate-key", f"「{one}」与「{other}」是同一列，请只留一个")
            return
        notices = unknown_columns(how.unknown, None)
        account = source.account(None)
        number = 0
        for batch in table.iter_batches(_ROWS):
            for record in batch.to_pylist():
                number += 1
                yield note(how, record, source, f"#{number}", None, account, None, notices)
                notices = ()
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as error:
        yield source.unchecked("broken", f"不是能读的 Parquet 文件：{str(error).splitlines()[0][:200]}")
        return
    if not number and source.explicit:
        yield source.unchecked("empty", "没有数据行")
