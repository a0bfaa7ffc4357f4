"""A Parquet archive of any size on one machine: fingerprints and links wait in files, cut into parts that fit memory.

Bodies are copied to a file as they are read, so that the few that turn out to share something can be fetched at random.
"""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from notelint.duplicates.arrow import CANDIDATES, NOTE_COLUMNS, evidence_batch, fingerprint_batch, key_of
from notelint.duplicates.candidates import RARE_WEIGHT
from notelint.duplicates.join import Pairs, add, grouped, join
from notelint.duplicates.winnow import scale_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from notelint.brand.brand import Brand
    from notelint.duplicates.winnow import Scale
    from notelint.kinds.rule import Rule

    Array = np.ndarray[Any, Any]

ROWS = 8_192
"""Notes read at once."""
PART = 60_000
"""Notes for which one part of the fingerprints, and of the links, is made."""
EVIDENCE = 1_024
"""Pairs measured at once."""


class NotAnArchive(Exception):  # noqa: N818 - the words are for the user
    """A file that cannot be compared; the words say why."""


class Judging(NamedTuple):
    """The rules that are on with their levels, and the brand whose series and phrases are allowed."""

    rules: Mapping[str, Rule]
    levels: Mapping[str, str]
    brand: Brand


def compare(
    paths: Sequence[str], judging: Judging, *, scale: Scale | None = None, folder: str | None = None
) -> Iterator[pa.RecordBatch]:
    """The pairs of an archive that a rule speaks of (schema ``PAIRS``), by key of their notes.

    ``folder`` is where parts wait, by default the system's for temporary files. Raises NotAnArchive.
    """
    total = sum(_open(path).metadata.num_rows for path in paths)
    with tempfile.TemporaryDirectory(prefix="notelint-", dir=folder) as place:
        work = _Work(place, scale or scale_for(total), max(total // PART, 1))
        work.read(paths)
        work.link()
        for chunk in work.candidates():
            found = evidence_batch(chunk, *judging)
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
        return pq.ParquetFile(path)
    except FileNotFoundError as error:
        raise NotAnArchive(f"找不到 {path}") from error
    except (pa.ArrowInvalid, OSError) as error:
        raise NotAnArchive(f"{path} 不是能读的 Parquet 文件：{error}") from error


class _Parts:
    """Arrays that wait in files, several columns for each part."""

    def __init__(self, folder: str, name: str, parts: int, types: Sequence[Any]) -> None:
        self._types = types
        self.paths = [
            [os.path.join(folder, f"{name}-{part}-{column}") for column in range(len(types))] for part in range(parts)
        ]

    def add(self, part: Array, columns: Sequence[Array]) -> None:
        """Append rows to the parts they belong to."""
        order = np.argsort(part, kind="stable")
        ends = np.cumsum(np.bincount(part, minlength=len(self.paths)))
        for column, (values, type_) in enumerate(zip(columns, self._types, strict=True)):
            ordered = values[order].astype(type_, copy=False)
            for place, (start, end) in enumerate(zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True)):
                if end > start:
                    with open(self.paths[place][column], "ab") as file:
                        ordered[start:end].tofile(file)

    def take(self, part: int) -> list[Array]:
        """The rows of a part, whose files go."""
        found = []
        for path, type_ in zip(self.paths[part], self._types, strict=True):
            if os.path.exists(path):
                found.append(np.fromfile(path, type_))
                os.remove(path)
            else:
                found.append(np.zeros(0, type_))
        return found


class _Work:
    def __init__(self, folder: str, scale: Scale, parts: int) -> None:
        self.scale = scale
        self.parts = parts
        self.folder = folder
        self.rows = _Parts(folder, "rows", parts, (np.int64, np.int32))
        self.links = _Parts(folder, "links", parts, (np.int32, np.int32, np.int32))
        self.texts = os.path.join(folder, "notes")
        self.offsets: list[Array] = [np.zeros(1, np.int64)]
        self.keys: list[Array] = []
        self.ranks: Array = np.zeros(0, np.int64)
        self.order: Array = np.zeros(0, np.int64)

    def read(self, paths: Sequence[str]) -> None:
        """Fingerprint every note; keep its texts where they can be fetched by number."""
        number = end = 0
        with open(self.texts, "wb") as texts:
            for path in paths:
                for batch in notes_of(path):
                    _identified(batch, path)
                    fingerprints = fingerprint_batch(batch, self.scale)
                    keys = np.array([key_of(identity) for identity in batch.column("id").to_pylist()], np.int64)
                    self._keep(fingerprints, keys, number)
                    lengths = _write(batch, texts)
                    self.offsets.append(end + np.cumsum(lengths))
                    end = int(self.offsets[-1][-1]) if len(lengths) else end
                    self.keys.append(keys)
                    number += len(batch)
        keys = np.concatenate(self.keys) if self.keys else np.zeros(0, np.int64)
        self.order = np.argsort(keys)
        ordered = keys[self.order]
        if (ordered[1:] == ordered[:-1]).any():
            twice = self.fetch([int(self.order[np.flatnonzero(ordered[1:] == ordered[:-1])[0]])])[0][0]
            raise NotAnArchive(f"笔记编号「{twice}」重复：每一篇要有自己的 id")
        self.ranks = np.empty(len(keys), np.int64)
        self.ranks[self.order] = np.arange(len(keys))

    def _keep(self, fingerprints: pa.RecordBatch, keys: Array, number: int) -> None:
        hashes = fingerprints.column("hash").to_numpy()
        order = np.argsort(keys)
        owners = order[np.searchsorted(keys[order], fingerprints.column("key").to_numpy())] + number
        part = ((hashes.view(np.uint64) >> np.uint64(32)) * np.uint64(self.parts)) >> np.uint64(32)
        self.rows.add(part.astype(np.int64), (hashes, owners))

    def link(self) -> None:
        """Link the notes of each range of hashes; links go to the part of their left note."""
        for part in range(self.parts):
            hashes, notes = self.rows.take(part)
            pairs = join(grouped(hashes, self.ranks[notes]))
            if len(pairs.left):
                place = pairs.left * self.parts // len(self.ranks)
                self.links.add(place, (pairs.left, pairs.right, pairs.weights))

    def candidates(self) -> Iterator[pa.RecordBatch]:
        """The pairs that share enough, with their notes."""
        for part in range(self.parts):
            left, right, weights = (values.astype(np.int64) for values in self.links.take(part))
            pairs = add([Pairs(left, right, weights)], self.scale.shared * RARE_WEIGHT)
            for first in range(0, len(pairs.left), EVIDENCE):
                chosen = slice(first, first + EVIDENCE)
                yield self._batch(self.order[pairs.left[chosen]], self.order[pairs.right[chosen]])

    def _batch(self, left: Array, right: Array) -> pa.RecordBatch:
        sides = [list(zip(*self.fetch(numbers.tolist()), strict=True)) for numbers in (left, right)]
        return pa.RecordBatch.from_arrays(
            [pa.array(column, pa.string()) for side in sides for column in side], schema=CANDIDATES
        )

    def fetch(self, numbers: Sequence[int]) -> list[list[str | None]]:
        """The values of some notes, in the order of ``NOTE_COLUMNS``."""
        if len(self.offsets) > 1:
            self.offsets = [np.concatenate(self.offsets)]
        offsets = self.offsets[0]
        found: list[list[str | None]] = []
        with open(self.texts, "rb") as file:
            for number in numbers:
                file.seek(int(offsets[number]))
                record = file.read(int(offsets[number + 1] - offsets[number])).decode("utf-8", "surrogatepass")
                found.append([value[1:] if value else None for value in record.split("\x1e")])
        return found


def _identified(batch: pa.RecordBatch, path: str) -> None:
    if batch.column("id").null_count:
        raise NotAnArchive(f"{path} 里有笔记没有 id；每一篇都要有")


def _write(batch: pa.RecordBatch, file: Any) -> list[int]:
    """Write each note as its values with separators; returns the lengths in bytes."""
    lengths: list[int] = []
    columns = [batch.column(name).to_pylist() for name in NOTE_COLUMNS]
    records: list[bytes] = []
    for values in zip(*columns, strict=True):
        parts = ["" if value is None else "=" + value.replace("\x1e", " ") for value in values]
        record = "\x1e".join(parts).encode("utf-8", "surrogatepass")
        records.append(record)
        lengths.append(len(record))
    file.write(b"".join(records))
    return lengths


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
