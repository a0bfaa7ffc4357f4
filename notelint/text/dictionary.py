"""jieba's dictionary on disk, so that a draft pays for the words it holds and not for all 350,000.

jieba reads its whole dictionary before the first cut (half a second). Here the same entries lie in one file in the
user's cache folder, grouped by their first two characters; a cut needs only the groups of its own characters. The
shared temporary file that jieba itself would write is never used.

Layout: magic, group count, length of the single-character group, sum of frequencies; then the sorted keys
(first character << 32 | second, 8 bytes), group offsets (4 bytes), the single characters, the groups. A group is a
marshalled pair: word to frequency (prefixes that are no words have 0) and word to tag.
"""

from __future__ import annotations

import marshal
import mmap
import os
import struct
from bisect import bisect_left
from typing import NamedTuple

from notelint import cache

_MAGIC = b"nldict2\0"
_HEAD = struct.Struct("<8sIIQ")

Group = tuple[dict[str, int], dict[str, str]]


class Dictionary(NamedTuple):
    """An opened dictionary. ``total`` is the sum of all frequencies."""

    total: int
    singles: Group
    keys: memoryview
    offsets: memoryview
    groups: memoryview

    def group(self, pair: str) -> Group | None:
        """The words that begin with these two characters, or null."""
        key = ord(pair[0]) << 32 | ord(pair[1])
        at = bisect_left(self.keys, key)
        if at == len(self.keys) or self.keys[at] != key:
            return None
        loaded: Group = marshal.loads(self.groups[self.offsets[at] : self.offsets[at + 1]])
        return loaded


def open_dictionary(source: str) -> Dictionary:
    """Open the grouped form of jieba's ``dict.txt`` at ``source``; build it when the cache has none that fits."""
    stat = os.stat(source)
    where = cache.folder()
    if where is None:
        return _parse(memoryview(_build(source)))
    path = os.path.join(where, f"words-{stat.st_size}-{int(stat.st_mtime)}.bin")
    try:
        return _open(path)
    except (OSError, ValueError):
        content = _build(source)
        cache.replace(path, content)
        return _parse(memoryview(content))


def _open(path: str) -> Dictionary:
    with open(path, "rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return _parse(memoryview(mapped))


def _parse(view: memoryview) -> Dictionary:
    if len(view) < _HEAD.size:
        raise ValueError("dictionary file is cut short")
    magic, count, singles, total = _HEAD.unpack_from(view)
    keys_end = _HEAD.size + 8 * count
    offsets_end = keys_end + 4 * (count + 1)
    offsets = view[keys_end:offsets_end].cast("I")
    if magic != _MAGIC or len(view) != offsets_end + singles + offsets[count]:
        raise ValueError("dictionary file is of another version or cut short")
    return Dictionary(
        total,
        marshal.loads(view[offsets_end : offsets_end + singles]),
        view[_HEAD.size : keys_end].cast("Q"),
        offsets,
        view[offsets_end + singles :],
    )


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
    return b"".join(
        (
            _HEAD.pack(_MAGIC, len(groups), len(first), total),
            struct.pack(f"<{len(groups)}Q", *sorted(groups)),
            struct.pack(f"<{len(offsets)}I", *offsets),
            first,
            *blobs,
        )
    )
