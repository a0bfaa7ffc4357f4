"""The user's cache folder: compiled rules and jieba's dictionary, whole files or none.

A planted or damaged file must never judge a draft: the folder belongs to the user alone, and each file begins with a
checksum of what follows, which tells damage and takes a quarter of a digest's time over megabytes. Losing the folder
costs time, never a finding.
"""

from __future__ import annotations

import os
import stat
import sys
import zlib
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

try:  # hashlib would load OpenSSL besides, which takes longer than all digests of a run
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_DIGEST = 16
_CHECKSUM = 4
_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_CODE = ("packs", "kinds", "text", "config")
"""The parts of the package that decide what is kept, besides the plain data of ``model.py``."""

DAMAGED = (ValueError, TypeError, EOFError, IndexError)
"""What reading kept data raises where it is not what was kept: another release wrote it, or nobody did."""


def folder() -> str | None:
    """The cache folder, created for the user alone; null where none can be had.

    That is: a read-only home, a folder of another owner or that others may write to, a link. ``NOTELINT_CACHE_DIR``
    overrides the custom of the platform.
    """
    path = os.environ.get("NOTELINT_CACHE_DIR") or os.path.join(_base(), "notelint")
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISDIR(found.st_mode):
        return None
    if hasattr(os, "getuid") and (found.st_uid != os.getuid() or found.st_mode & 0o022):
        return None
    return path


def _base() -> str:
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches")
    return os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")


def digest_of(*parts: bytes) -> bytes:
    """A digest of several byte strings, their borders included."""
    if len(parts) == 1:
        return blake2b(parts[0], digest_size=_DIGEST).digest()
    digest = blake2b(digest_size=_DIGEST)
    for part in parts:
        digest.update(b"%d:" % len(part) + part)
    return digest.digest()


@cache
def code_state() -> bytes:
    """A digest of the code that what is kept depends on: in a checkout it changes without the version changing."""
    return digest_of(*(part.encode() for part in _modules()))


def _modules() -> Iterator[str]:
    model = os.stat(os.path.join(_PACKAGE, "model.py"))
    yield f"model {model.st_mtime_ns} {model.st_size}"
    folders = [os.path.join(_PACKAGE, name) for name in _CODE]
    for folder in folders:
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                found = entry.stat()
                yield f"{entry.name} {found.st_mtime_ns} {found.st_size}"
            elif entry.is_dir() and entry.name != "__pycache__":
                folders.append(entry.path)


def load(name: str) -> bytes | None:
    """The content kept under a name, or null where there is none or it is damaged."""
    where = folder()
    if where is None:
        return None
    try:
        with open(os.path.join(where, name), "rb") as file:
            checksum, content = file.read(_CHECKSUM), file.read()
    except OSError:
        return None
    return content if checksum == _checksum(content) else None


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_CHECKSUM, "big")


def store(name: str, content: bytes, most: int | None = None) -> None:
    """Keep content under a name; a cache that cannot be written is no error.

    Of the files whose names begin alike up to the first hyphen the newest ``most`` stay; null keeps all.
    """
    where = folder()
    if where is not None and replace(os.path.join(where, name), _checksum(content) + content) and most is not None:
        _prune(where, name.partition("-")[0] + "-", most)


def _prune(where: str, prefix: str, most: int) -> None:
    with suppress(OSError):
        kept = [entry for entry in os.scandir(where) if entry.name.startswith(prefix)]
        if len(kept) > most:
            for entry in sorted(kept, key=lambda entry: entry.stat().st_mtime_ns)[:-most]:
                os.unlink(entry.path)


def replace(path: str, content: bytes) -> bool:
    """Write a file of the cache whole; says whether that went well."""
    import tempfile

    try:
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".new-")
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
        return False
    return True
