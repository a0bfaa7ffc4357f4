"""A column of bodies as code points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from notelint.duplicates.letters import Codes

if TYPE_CHECKING:
    import pyarrow as pa


def codes_of_column(column: pa.Array) -> Codes:
    """The texts of a column (string); null is an empty one."""
    column = column.fill_null("")
    offsets = np.frombuffer(column.buffers()[1], np.int32)[column.offset : column.offset + len(column) + 1]
    whole = memoryview(column.buffers()[2] or b"")
    text = str(whole[int(offsets[0]) : int(offsets[-1])], "utf-8")
    ends = np.cumsum(pc.utf8_length(column).to_numpy(), dtype=np.int64)
    return Codes(np.frombuffer(text.encode("utf-32-le"), np.uint32), ends)
