"""Titles and openings that are alike, whatever the bodies say."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST = 20_000
"""Notes up to which titles are compared; beyond it only equal ones are found."""
_KEPT = 3
"""Alike titles named for one note."""


def alike_titles(titles: Sequence[str], threshold: float, least: int) -> dict[int, list[tuple[int, float]]]:
    """For each title (stripped), places of others with a bigram Jaccard figure of at least ``threshold``, best first.

    Titles shorter than ``least`` are left out. A pair is named at its later place only.
    """
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    grams = [_bigrams(title) if len(title) >= least else frozenset() for title in titles]
    pairs = _close(grams, threshold) if len(titles) <= MOST else _equal(titles, least)
    for earlier, later, figure in pairs:
        found[later].append((earlier, figure))
    return {place: sorted(others, key=lambda one: (-one[1], one[0]))[:_KEPT] for place, others in found.items()}


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def _close(grams: Sequence[frozenset[str]], threshold: float) -> Iterator[tuple[int, int, float]]:
    """Pairs by prefix filtering: two sets that are alike share one of their rarest members."""
    frequency = Counter(gram for own in grams for gram in own)
    index: dict[str, list[int]] = defaultdict(list)
    for later, own in enumerate(grams):
        if not own:
            continue
        rare = sorted(own, key=lambda gram: (frequency[gram], gram))
        prefix = rare[: len(rare) - int(-(-threshold * len(rare) // 1)) + 1]
        for earlier in sorted({place for gram in prefix for place in index[gram]}):
            other = grams[earlier]
            if threshold * len(own) <= len(other) <= len(own) / threshold:
                common = len(own & other)
                figure = common / (len(own) + len(other) - common)
                if figure >= threshold:
                    yield earlier, later, figure
        for gram in prefix:
            index[gram].append(later)


def _equal(titles: Sequence[str], least: int) -> Iterator[tuple[int, int, float]]:
    first: dict[str, int] = {}
    for later, title in enumerate(titles):
        if len(title) >= least and first.setdefault(title, later) != later:
            yield first[title], later, 1.0


def same_openings(texts: Sequence[str], least: int) -> dict[int, tuple[int, int, int]]:
    """For each text that begins like an earlier one: the first such place, the shared characters, how many notes."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        if len(text) >= least:
            groups[text[:least]].append(place)
    found: dict[int, tuple[int, int, int]] = {}
    for group in groups.values():
        for place in group[1:]:
            found[place] = group[0], _same(texts[group[0]], texts[place]), len(group)
    return found


def _same(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
