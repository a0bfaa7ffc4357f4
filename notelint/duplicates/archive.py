"""A Parquet archive of any size on one machine: fingerprints and links wait in files, cut into parts that fit memory.

Bodies are copied to a file as they are read, so that the few that turn out to share something can be fetched at random.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from notelint.duplicates.arrow import fingerprint_rows, keys_of
from notelint.duplicates.candidates import RARE_WEIGHT
from notelint.duplicates.join import Pairs, add, grouped, join
from notelint.duplicates.judged import NOTE_COLUMNS, judged
from notelint.duplicates.waiting import Parts, Records
from notelint.duplicates.winnow import scale_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from notelint.duplicates.judged import Judging
    from notelint.duplicates.winnow import Scale

    Array = np.ndarray[Any, Any]

ROWS = 8_192
"""Notes read at once."""
PART = 60_000
"""Notes for which one part of the fingerprints, and of the links, is made."""
EVIDENCE = 2_048
"""Pairs measured at once."""


class NotAnArchive(Exception):  # noqa: N818 - the words are for the user
    """A file that cannot be compared; the words say why."""


def compare(
    paths: Sequence[str], judging: Judging, *, scale: Scale | None = None, folder: str | None = None
) -> Iterator[pa.RecordBatch]:
    """The pairs of an archive that a rule speaks of (schema ``PAIRS``), by key of their notes.

    ``folder`` is where parts wait, by default the system's for temporary files. Raises NotAnArchive.
    """
    total = sum(_open(path).metadata.num_rows for path in paths)
    with tempfile.TemporaryDirectory(prefix="notelint-", dir=folder) as place:
        work = _Work(place, scale or scale_for(total), max(total // PART, 1))
        with closing(work.notes):
            work.read(paths)
            work.link()
            for found in work.judged(judging):
                if len(found):
                    yield found


def notes_of(path: str, rows: int = ROWS) -> Iterator[pa.RecordBatch]:
    """The notes of a Parquet file under the names of ``NOTE_COLUMNS``, as text. Raises NotAnArchive."""
    file = _open(path)
    named = columns_of(file.schema_arrow.names, path)
    for batch in file.iter_batches(rows, columns=list(named.values())):
        yield pa.RecordBatch.from_arrays(
            [
                batch.column(named[name]).cast(pa.string()) if name in named else pa.nulls(len(batch), pa.string())
                for name in NOTE_COLUMNS
            ],
            list(NOTE_COLUMNS),
        )


def columns_of(names: Sequence[str], path: str) -> dict[str, str]:
    """Which column holds what, under the spellings that tables are read with. Raises NotAnArchive."""
    from notelint.read.rows import column

    found: dict[str, str] = {}
    for name in names:
        meaning = column(name)
        if meaning in NOTE_COLUMNS:
            found.setdefault(meaning, name)
    for needed, spelling in (("id", "id"), ("body", "正文 或 body")):
        if needed not in found:
            raise NotAnArchive(f"{path} 里没有 {spelling} 列，无从比较")
    return found


def _open(path: str) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(path, pre_buffer=False)
    except FileNotFoundError as error:
        raise NotAnArchive(f"找不到 {path}") from error
    except (pa.ArrowInvalid, OSError) as error:
        raise NotAnArchive(f"{path} 不是能读的 Parquet 文件：{error}") from error


class _Work:
    def __init__(self, folder: str, scale: Scale, parts: int) -> None:
        self.scale = scale
        self.parts = parts
        self.rows = Parts(folder, "rows", parts, (np.int64, np.int32))
        self.links = Parts(folder, "links", parts, (np.int32, np.int32, np.int32))
        self.notes = Records(os.path.join(folder, "notes"), NOTE_COLUMNS)
        self.ranks: Array = np.zeros(0, np.int64)
        self.order: Array = np.zeros(0, np.int64)

    def read(self, paths: Sequence[str]) -> None:
        """Fingerprint every note; keep it where it can be fetched by number."""
        parts = [np.zeros(0, np.int64)]
        number = 0
        for path in paths:
            for batch in notes_of(path):
                if batch.column("id").null_count:
                    raise NotAnArchive(f"{path} 里有笔记没有 id；每一篇都要有")
                hashes, owners = fingerprint_rows(batch.column("body"), self.scale)
                part = ((hashes.view(np.uint64) >> np.uint64(32)) * np.uint64(self.parts)) >> np.uint64(32)
                self.rows.add(part.astype(np.int64), (hashes, owners + number))
                self.notes.add(batch)
                parts.append(keys_of(batch.column("id")))
                number += len(batch)
        keys = np.concatenate(parts)
        self.order = np.argsort(keys)
        ordered = keys[self.order]
        twice = self.order[:-1][ordered[1:] == ordered[:-1]]
        if len(twice):
            name = self.notes.fetch(twice[:1]).column("id")[0].as_py()
            raise NotAnArchive(f"笔记编号「{name}」重复：每一篇要有自己的 id")
        self.ranks = np.empty(number, np.int64)
        self.ranks[self.order] = np.arange(number)

    def link(self) -> None:
        """Link the notes of each range of hashes; links go to the part of their left note."""
        for part in range(self.parts):
            hashes, notes = self.rows.take(part)
            pairs = join(grouped(hashes, self.ranks[notes]))
            if len(pairs.left):
                place = pairs.left * self.parts // len(self.ranks)
                self.links.add(place, (pairs.left, pairs.right, pairs.weights))

    def judged(self, judging: Judging) -> Iterator[pa.RecordBatch]:
        """The pairs that share enough and that a rule speaks of."""
        for part in range(self.parts):
            left, right, weights = (values.astype(np.int64) for values in self.links.take(part))
            pairs = add([Pairs(left, right, weights)], self.scale.shared * RARE_WEIGHT)
            for first in range(0, len(pairs.left), EVIDENCE):
                chosen = np.concatenate([side[first : first + EVIDENCE] for side in pairs[:2]])
                ranks, places = np.unique(chosen, return_inverse=True)
                left_places, right_places = places.reshape(2, -1)
                yield judged(self.notes.fetch(self.order[ranks]), left_places, right_places, judging)


def write(
    path: str, batches: Iterator[pa.RecordBatch], schema: pa.Schema, seen: Callable[[pa.RecordBatch], None]
) -> int:
    """Write batches to a Parquet file, whole or not at all; returns the number of rows."""
    temporary = f"{path}.{os.getpid()}.tmp"
    rows = 0
    try:
        with pq.ParquetWriter(temporary, schema, compression="zstd") as writer:
            for batch in batches:
                seen(batch)
                writer.write_batch(batch)
                rows += len(batch)
        os.replace(temporary, path)
    finally:
        if os.path.exists(temporary):
            os.remove(temporary)
    return rows
