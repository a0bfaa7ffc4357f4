"""jieba's dictionary on disk, so that a draft pays for the words it holds and not for all 350,000.

jieba reads its whole dictionary before the first cut (half a second). Here the same entries lie in one file in the
user's cache folder, grouped by their first two characters; a cut needs only the groups of its own characters. The
shared temporary file that jieba itself would write is never used.

Layout: magic, group count, length of the single-character group, sum of frequencies, checksum of what stands before the
groups; then the sorted keys (first character << 32 | second, 8 bytes), group offsets (4 bytes), group checksums (4
bytes), the single characters, the groups. A group is a marshalled pair: word to frequency (prefixes that are no words
have 0) and word to tag. Each group is checked when it is read: checking the whole file would cost more than a cut.
"""

from __future__ import annotations

import marshal
import mmap
import os
import struct
from bisect import bisect_left
from typing import NamedTuple
from zlib import crc32

from notelint import cache

_MAGIC = b"nldict3\0"
_HEAD = struct.Struct("<8sIIQ")
_SUM = struct.Struct("<I")

Group = tuple[dict[str, int], dict[str, str]]


class _Pages(NamedTuple):
    total: int
    singles: Group
    keys: memoryview
    offsets: memoryview
    sums: memoryview
    groups: memoryview

    def group(self, pair: str) -> Group | None:
        key = ord(pair[0]) << 32 | ord(pair[1])
        at = bisect_left(self.keys, key)
        if at == len(self.keys) or self.keys[at] != key:
            return None
        content = self.groups[self.offsets[at] : self.offsets[at + 1]]
        if crc32(content) != self.sums[at]:
            raise ValueError("dictionary file is damaged")
        loaded: Group = marshal.loads(content)
        return loaded


class Dictionary:
    """An opened dictionary. ``total`` is the sum of all frequencies, ``singles`` are the words of one character."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._pages = _pages(source)
        self.total = self._pages.total
        self.singles = self._pages.singles

    def group(self, pair: str) -> Group | None:
        """The words that begin with these two characters, or null."""
        try:
            return self._pages.group(pair)
        except ValueError:
            self._pages = _rebuilt(self._source)
            return self._pages.group(pair)


def open_dictionary(source: str) -> Dictionary:
    """Open the grouped form of jieba's ``dict.txt`` at ``source``; build it when the cache has none that fits."""
    return Dictionary(source)


def _pages(source: str) -> _Pages:
    path = _path(source)
    if path is not None:
        try:
            return _open(path)
        except (OSError, ValueError):
            pass
    return _rebuilt(source)


def _rebuilt(source: str) -> _Pages:
    content = _build(source)
    path = _path(source)
    if path is not None:
        cache.replace(path, content)
    return _parse(memoryview(content))


def _path(source: str) -> str | None:
    where = cache.folder()
    if where is None:
        return None
    stat = os.stat(source)
    return os.path.join(where, f"words-{stat.st_size}-{int(stat.st_mtime)}.bin")


def _open(path: str) -> _Pages:
    with open(path, "rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return _parse(memoryview(mapped))


def _parse(view: memoryview) -> _Pages:
    if len(view) < _HEAD.size + _SUM.size:
        raise ValueError("dictionary file is cut short")
    magic, count, singles, total = _HEAD.unpack_from(view)
    keys = _HEAD.size + _SUM.size
    offsets = keys + 8 * count
    sums = offsets + 4 * (count + 1)
    first = sums + 4 * count
    groups = first + singles
    if magic != _MAGIC or len(view) < groups or _SUM.unpack_from(view, _HEAD.size)[0] != _checksum(view, keys, groups):
        raise ValueError("dictionary file is of another version or damaged")
    ends = view[offsets:sums].cast("I")
    if len(view) != groups + ends[count]:
        raise ValueError("dictionary file is cut short")
    return _Pages(
        total,
        marshal.loads(view[first:groups]),
        view[keys:offsets].cast("Q"),
        ends,
        view[sums:first].cast("I"),
        view[groups:],
    )


def _checksum(view: memoryview, keys: int, groups: int) -> int:
    return crc32(view[keys:groups], crc32(view[: _HEAD.size]))


def _build(source: str) -> bytes:
    groups: dict[int, Group] = {}
    singles: Group = ({}, {})
    total = 0
    with open(source, encoding="utf-8") as file:
        for line in file:
            word, frequency, tag = line.split()
            count = int(frequency)
            total += count
            for end in range(1, len(word) + 1):
                prefix = word[:end]
                words, tags = singles if end == 1 else groups.setdefault(ord(word[0]) << 32 | ord(word[1]), ({}, {}))
                if end < len(word):
                    words.setdefault(prefix, 0)
                else:
                    words[prefix] = count
                    tags[prefix] = tag
    blobs = [marshal.dumps(groups[key]) for key in sorted(groups)]
    offsets = [0]
    for blob in blobs:
        offsets.append(offsets[-1] + len(blob))
    first = marshal.dumps(singles)
    head = _HEAD.pack(_MAGIC, len(groups), len(first), total)
    index = b"".join(
        (
            struct.pack(f"<{len(groups)}Q", *sorted(groups)),
            struct.pack(f"<{len(offsets)}I", *offsets),
            struct.pack(f"<{len(blobs)}I", *map(crc32, blobs)),
            first,
        )
    )
    return b"".join((head, _SUM.pack(crc32(index, crc32(head))), index, *blobs))
