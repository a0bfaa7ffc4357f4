"""Which notes of a window resemble a note of another account."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING
from zlib import crc32

from notelint.matrix.likeness import grams

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from notelint.matrix.content import Post

    _Text = frozenset[str]

KEPT = 16
"""One gram in so many leads to a pair; the likeness itself is exact."""
FEW = 64
"""A note with fewer grams is looked up by all of them."""
HOT = 50
"""In more texts than this a gram is a custom of the language or of the brand, or the mark of a template: it leads from
each of them to the first two only."""


def with_neighbour(posts: Sequence[Post], least: float) -> set[str]:
    """The ids of notes whose 4-grams have a Jaccard likeness of at least ``least`` with a note of another account."""
    alike: defaultdict[_Text, list[Post]] = defaultdict(list)
    for post in posts:
        alike[grams([post])].append(post)
    alike.pop(frozenset(), None)
    writers = {text: {post.account for post in of} for text, of in alike.items()}
    texts = list(alike)
    near = {post.id for text in texts if len(writers[text]) > 1 for post in alike[text]}
    for one, other in _pairs(texts, writers):
        shared = len(one & other)
        if shared >= least * (len(one) + len(other) - shared):
            for text, against in ((one, other), (other, one)):
                near.update(post.id for post in alike[text] if writers[against] - {post.account})
    return near


def _pairs(texts: Sequence[_Text], writers: Mapping[_Text, set[str | None]]) -> Iterator[tuple[_Text, _Text]]:
    """Pairs of different texts of different accounts that a kept gram leads to, each once."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for gram in text:
            if len(text) < FEW or crc32(gram.encode()) % KEPT == 0:
                holders[gram].append(number)
    found: set[tuple[int, int]] = set()
    for of in holders.values():
        if len(of) <= HOT:
            found.update(combinations(of, 2))
        else:
            first = of[0]
            other = next((each for each in of if writers[texts[each]] - writers[texts[first]]), first)
            found.update((min(head, each), max(head, each)) for head in {first, other} for each in of if each != head)
    for one, other in sorted(found):
        if len(writers[texts[one]] | writers[texts[other]]) > 1:
            yield texts[one], texts[other]
