"""The user's cache folder: compiled rules and jieba's dictionary, whole files or none.

A planted or damaged file must never judge a draft: the folder belongs to the user alone, and each file begins with a
digest of what follows. Losing the folder costs time, never a finding.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

try:  # hashlib would load OpenSSL besides, which takes longer than all digests of a run
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_DIGEST = 16


def folder() -> str | None:
    """The cache folder, created for the user alone; null where none can be had (read-only home, foreign owner).

    ``NOTELINT_CACHE_DIR`` overrides the custom of the platform.
    """
    path = os.environ.get("NOTELINT_CACHE_DIR") or os.path.join(_base(), "notelint")
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
        owner = os.stat(path)
    except OSError:
        return None
    if hasattr(os, "getuid") and owner.st_uid != os.getuid():
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


def load(name: str) -> bytes | None:
    """The content kept under a name, or null where there is none or it is damaged."""
    where = folder()
    if where is None:
        return None
    try:
        with open(os.path.join(where, name), "rb") as file:
            digest, content = file.read(_DIGEST), file.read()
    except OSError:
        return None
    return content if digest == digest_of(content) else None


def store(name: str, content: bytes) -> None:
    """Keep content under a name; a cache that cannot be written is no error."""
    where = folder()
    if where is not None:
        replace(os.path.join(where, name), digest_of(content) + content)


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
