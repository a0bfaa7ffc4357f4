"""Which notes of a window resemble a note of another account."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from zlib import crc32

from notelint.matrix.likeness import grams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.content import Post

KEPT = 16
"""One gram in so many leads to a pair; the likeness itself is exact."""
FEW = 64
"""A note with fewer grams is looked up by all of them."""
HOT = 50
"""A gram in more notes than this is a custom of the language or of the brand and leads to no pair."""


def with_neighbour(posts: Sequence[Post], least: float) -> set[str]:
    """The ids of notes whose 4-grams have a Jaccard likeness of at least ``least`` with a note of another account."""
    texts = [grams([post]) for post in posts]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for gram in text:
            if len(text) < FEW or crc32(gram.encode()) % KEPT == 0:
                holders[gram].append(number)
    pairs = {
        (one, other)
        for found in holders.values()
        if 1 < len(found) <= HOT
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        if posts[one].account != posts[other].account
    }
    near: set[str] = set()
    for one, other in pairs:
        shared = len(texts[one] & texts[other])
        if shared >= least * (len(texts[one]) + len(texts[other]) - shared):
            near |= {posts[one].id, posts[other].id}
    return near
