"""Text that must wait: in memory up to a megabyte, then on disk, so that memory stays flat."""

from __future__ import annotations

import json
import tempfile
from typing import TYPE_CHECKING, Any

from notelint.report.sink import UNENCODABLE

if TYPE_CHECKING:
    from notelint.report.sink import Sink

IN_MEMORY = 1 << 20
CHUNK = 1 << 16


class Spool:
    """Text written now and read once, later."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(
            IN_MEMORY, mode="w+", encoding="utf-8", errors=UNENCODABLE, newline="\n"
        )
        self.empty = True

    def write(self, text: str) -> None:
        """Append text."""
        self._file.write(text)
        self.empty = False

    def pour(self, sink: Sink) -> None:
        """Hand everything on and let the file go."""
        self._file.seek(0)
        while chunk := self._file.read(CHUNK):
            sink.write(chunk)
        self._file.close()


class ListSpool(Spool):
    """The items of a JSON list, one a line."""

    def add(self, record: dict[str, Any]) -> None:
        """Append one object."""
        self.write(("" if self.empty else ",\n") + "  " + json.dumps(record, ensure_ascii=False))

    def pour(self, sink: Sink) -> None:
        """Hand the list on with its brackets."""
        if self.empty:
            sink.write("[]")
            self._file.close()
            return
        sink.write("[\n")
        super().pour(sink)
        sink.write("\n ]")
