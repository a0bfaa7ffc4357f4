"""A column of texts as code points, and stripped without what a brand allows everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.compute as pc

from notelint.duplicates.letters import Codes, Stripped, strip_codes, texts_of

if TYPE_CHECKING:
    import re

    import pyarrow as pa

    Array = np.ndarray[Any, Any]


def codes_of_column(column: pa.Array) -> Codes:
    """The texts of a column (string); null is an empty one."""
    column = column.fill_null("")
    offsets = np.frombuffer(column.buffers()[1], np.int32)[column.offset : column.offset + len(column) + 1]
    whole = memoryview(column.buffers()[2] or b"")
    text = str(whole[int(offsets[0]) : int(offsets[-1])], "utf-8")
    ends = np.cumsum(pc.utf8_length(column).to_numpy(), dtype=np.int64)
    return Codes(np.frombuffer(text.encode("utf-32-le"), np.uint32), ends)


def strip_allowed_codes(texts: Codes, phrases: re.Pattern[str] | None) -> Stripped:
    """What ``strip.strip_allowed`` leaves of each text."""
    stripped = strip_codes(texts)
    if phrases is None:
        return stripped
    kept = np.ones(len(stripped.places), bool)
    before = 0
    for text in texts_of(stripped.texts):
        for phrase in phrases.finditer(text):
            kept[before + phrase.start() : before + phrase.end()] = False
        before += len(text)
    left = np.concatenate((np.zeros(1, np.int64), np.cumsum(kept)))
    return Stripped(Codes(stripped.texts.codes[kept], left[stripped.texts.ends]), stripped.places[kept])
