"""Where a report goes: standard output as it comes, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STDOUT = "-"

#: A lone surrogate from a JSON escape has no UTF-8 form; written as ``\\udXXX`` it stays valid JSON and is visible.
UNENCODABLE = "backslashreplace"


class Sink:
    """Takes the text of a report and writes it with LF. ``close`` puts a file in its place; without it nothing stays."""

    def __init__(
        self, stream: BinaryIO, temporary: Path | None = None, final: Path | None = None, encoding: str = "utf-8"
    ) -> None:
        self._stream = stream
        self._encoding = encoding
        self._temporary = temporary
        self._final = final
        self._eager = stream.isatty()
        self._remove = None
        if temporary is not None:
            import weakref

            self._remove = weakref.finalize(self, _discard, stream, temporary)

    def write(self, text: str) -> None:
        """Write text; a terminal sees it at once."""
        self.write_bytes(text.encode(self._encoding, UNENCODABLE))
        if self._eager:
            self._stream.flush()

    def write_bytes(self, content: bytes) -> None:
        """Write the bytes of a binary report."""
        self._stream.write(content)

    def close(self) -> None:
        """Finish: flush standard output, or move the finished file to its name. Raises ``OSError``."""
        self._stream.flush()
        if self._final is None:
            return
        self._stream.close()
        if self._temporary is None or self._remove is None:
            return
        try:
            if self._final.exists():
                self._temporary.chmod(self._final.stat().st_mode & 0o7777)
            self._temporary.replace(self._final)
        except OSError as error:
            raise _unwritable(self._final, error) from error
        self._remove.detach()


def open_sink(target: str | os.PathLike[str] | None, *, terminal: bool = False) -> Sink:
    """Open a place for a report: null or ``-`` is standard output, else a path.

    ``terminal`` says that the report is meant for eyes, so that standard output keeps the terminal's own encoding.
    Raises ``OSError`` with a Chinese message where nothing can be written: before the first draft is read, not after
    the last.
    """
    if target is None or os.fspath(target) == STDOUT:
        sys.stdout.flush()
        return Sink(sys.stdout.buffer, encoding=sys.stdout.encoding if terminal else "utf-8")
    return _open_file(target)


def _open_file(target: str | os.PathLike[str]) -> Sink:
    # Not imported for a report on the terminal, which every commit hook waits for.
    from pathlib import Path

    final = Path(os.path.realpath(target))
    if final.is_dir():
        raise IsADirectoryError(f"无法写入报告「{target}」：这是一个文件夹，请写成文件名。")
    try:
        if final.exists() and not final.is_file():
            # A device or a pipe cannot be replaced by a file.
            return Sink(final.open("wb"), final=final)
        if final.exists() and not os.access(final, os.W_OK):
            raise PermissionError("文件是只读的")
        temporary = next(path for path in _temporary_names(final.parent) if not path.exists())
        return Sink(temporary.open("xb"), temporary, final)
    except OSError as error:
        raise _unwritable(target, error) from error


def _temporary_names(folder: Path) -> Iterator[Path]:
    """Names beside the report, so that the last step is a rename within one file system."""
    number = 0
    while True:
        yield folder / f".notelint-{os.getpid()}-{number}.tmp"
        number += 1


def _discard(stream: BinaryIO, temporary: Path) -> None:
    stream.close()
    temporary.unlink(missing_ok=True)


def _unwritable(target: object, error: OSError) -> OSError:
    if isinstance(error, FileNotFoundError):
        why = "文件夹不存在，请先建好文件夹"
    elif isinstance(error, NotADirectoryError):
        why = "路径中有一段不是文件夹"
    elif isinstance(error, PermissionError):
        why = "没有写入权限，或文件是只读的"
    else:
        why = error.strerror or str(error)
    return type(error)(f"无法写入报告「{target}」：{why}。")
