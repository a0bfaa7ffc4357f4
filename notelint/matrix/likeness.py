"""How alike the accounts of a matrix write: Jaccard of the character 4-grams of all their notes.

The same measure as between two notes. Of every account the latest notes are read; of many grams a fixed part, chosen
by a checksum, so that a hundred accounts are compared in seconds and always with the same result.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from notelint.matrix.roster import CLOSED
from notelint.text.fold import fold
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notelint.matrix.content import Post
    from notelint.matrix.model import Matrix
    from notelint.matrix.roster import Account

GRAM = 4
_MARKS = lazy(r"[\W_]+")
NOTES = 50
"""Notes of an account that are read."""
KEPT = 32
"""One gram in so many is kept where a profile has many."""
MANY = 4000


class Pair(NamedTuple):
    """Two accounts and their likeness, a fraction of one."""

    one: Account
    other: Account
    likeness: float


def pairs(matrix: Matrix, notes: int = NOTES) -> tuple[Pair, ...]:
    """Every pair of accounts that have published or written something, in the order of the roster."""
    whole = {
        account.id: (account, grams(matrix.posts_of(account), notes))
        for account in matrix.accounts
        if account.state != CLOSED
    }
    large = any(len(own) > MANY for _, own in whole.values())
    profiles = [(account, _thinned(own) if large else own) for account, own in whole.values() if own]
    return tuple(
        Pair(one, other, _jaccard(first, second)) for (one, first), (other, second) in combinations(profiles, 2)
    )


def mean(values: Sequence[float]) -> float | None:
    """The homogeneity of a matrix: the mean likeness of its pairs; null of nothing."""
    return sum(values) / len(values) if values else None


def grams(posts: Iterable[Post], notes: int = NOTES) -> frozenset[str]:
    """The 4-grams of the latest notes of an account, letters and characters only."""
    latest = sorted(posts, key=lambda post: (post.on or "", post.id))[-notes:]
    found: set[str] = set()
    for post in latest:
        plain = _MARKS.sub("", fold(f"{post.title}\n{post.body}").text)
        found.update(plain[place : place + GRAM] for place in range(len(plain) - GRAM + 1))
    return frozenset(found)


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def _thinned(own: frozenset[str]) -> frozenset[str]:
    return frozenset(gram for gram in own if crc32(gram.encode()) % KEPT == 0)
