"""What waits in files while an archive is compared: arrays cut into parts, and notes that can be fetched by number."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Sequence

    Array = np.ndarray[Any, Any]

_BETWEEN, _NULL = "\x1e", "\x1f"


class Parts:
    """Rows of several columns, by the part they belong to."""

    def __init__(self, folder: str, name: str, parts: int, types: Sequence[Any]) -> None:
        self._types = types
        self._paths = [
            [os.path.join(folder, f"{name}-{part}-{column}") for column in range(len(types))] for part in range(parts)
        ]

    def add(self, part: Array, columns: Sequence[Array]) -> None:
        """Append rows to the parts they belong to."""
        parts = len(self._paths)
        # Numbers of two bytes are sorted by counting.
        order = np.argsort(part.astype(np.uint16), kind="stable") if parts > 1 else None
        ends = np.cumsum(np.bincount(part, minlength=parts)).tolist()
        for column, (values, type_) in enumerate(zip(columns, self._types, strict=True)):
            typed = values.astype(type_, copy=False)
            ordered = typed if order is None else typed[order]
            for place, (start, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True)):
                if end > start:
                    with open(self._paths[place][column], "ab") as file:
                        ordered[start:end].tofile(file)

    def take(self, part: int) -> list[Array]:
        """The rows of a part, whose files go."""
        found = []
        for path, type_ in zip(self._paths[part], self._types, strict=True):
            if os.path.exists(path):
                found.append(np.fromfile(path, type_))
                os.remove(path)
            else:
                found.append(np.zeros(0, type_))
        return found


class Records:
    """Rows of text columns, one after the other in a file. Only the last column may be large."""

    def __init__(self, path: str, names: Sequence[str]) -> None:
        self._names = names
        self._file = open(path, "w+b")  # closed by ``close``
        self._ends: list[Array] = [np.zeros(1, np.int64)]

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def add(self, batch: pa.RecordBatch) -> None:
        """Keep the rows of a batch."""
        *small, last = (batch.column(name) for name in self._names)
        small = [pc.replace_substring(column, _BETWEEN, " ") for column in small]
        joined = pc.binary_join_element_wise(
            *small, last, pa.scalar(_BETWEEN), null_handling="replace", null_replacement=_NULL
        )
        _, offsets, data = joined.buffers()
        ends = np.frombuffer(offsets, np.int32)[joined.offset : joined.offset + len(joined) + 1]
        if data is not None:
            self._file.write(memoryview(data)[int(ends[0]) : int(ends[-1])])
        self._ends.append(self._ends[-1][-1] + ends[1:].astype(np.int64) - int(ends[0]))

    def fetch(self, numbers: Array) -> pa.RecordBatch:
        """Some rows by number, in the order asked for."""
        if len(self._ends) > 1:
            self._ends = [np.concatenate(self._ends)]
            self._file.flush()
        starts, ends = self._ends[0][numbers], self._ends[0][numbers + 1]
        file = self._file.fileno()
        whole = b"".join(map(os.pread, [file] * len(numbers), (ends - starts).tolist(), starts.tolist()))
        offsets = np.concatenate((np.zeros(1, np.int64), np.cumsum(ends - starts)))
        joined = pa.LargeStringArray.from_buffers(len(numbers), pa.py_buffer(offsets), pa.py_buffer(whole))
        values = pc.split_pattern(joined, _BETWEEN, max_splits=len(self._names) - 1).flatten().cast(pa.string())
        values = pc.if_else(pc.equal(values, _NULL), None, values)
        places = np.arange(len(numbers)) * len(self._names)
        columns = [values.take(pa.array(places + column)) for column in range(len(self._names))]
        return pa.RecordBatch.from_arrays(columns, list(self._names))
