"""Notes that use the same words in another order or with synonyms: a likeness, never a proof.

The cosine of TF-IDF vectors of character 1- and 2-grams, for notes whose rarest 2-grams meet.
"""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING

from notelint.duplicates.candidates import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST = 20_000
"""Notes up to which this is worked out."""
RARE = 48
"""Of a note its weightiest 2-grams, by which notes meet."""
MEETING = 6
"""How many of those two notes have to share."""


def likenesses(texts: Sequence[str], threshold: float, least: int) -> Iterator[tuple[int, int, float]]:
    """Pairs of places of stripped texts with their likeness, from ``threshold`` on; shorter texts than ``least`` and
    batches of more than ``MOST`` are left out."""
    if len(texts) > MOST:
        return
    counts = [_grams(text) if len(text) >= least and _is_chinese(text) else Counter() for text in texts]
    notes = Counter(gram for own in counts for gram in own)
    size = sum(map(bool, counts))
    weight = {gram: log((1 + size) / (1 + count)) + 1 for gram, count in notes.items()}
    rarest = [_rarest(own, weight) for own in counts]
    numbers = {gram: number for number, gram in enumerate(sorted({gram for own in rarest for gram in own}))}
    pairs, _ = candidates([[numbers[gram] for gram in own] for own in rarest], MEETING)
    lengths: dict[int, float] = {}
    for left, right in pairs:
        for place in (left, right):
            if place not in lengths:
                lengths[place] = sqrt(sum(_value(count, weight[gram]) ** 2 for gram, count in counts[place].items()))
        one, other = counts[left], counts[right]
        product = sum(
            _value(one[gram], weight[gram]) * _value(other[gram], weight[gram]) for gram in one.keys() & other.keys()
        )
        figure = product / (lengths[left] * lengths[right])
        if figure >= threshold:
            yield left, right, figure


def _is_chinese(text: str) -> bool:
    """Whether most of a text is Han: letters are few, so that any two English texts look alike by them."""
    return 2 * sum("\u4e00" <= char <= "\u9fff" for char in text) >= len(text)


def _grams(text: str) -> Counter[str]:
    return Counter(text) + Counter(map(str.__add__, text, text[1:]))


def _value(count: int, weight: float) -> float:
    return (1 + log(count)) * weight


def _rarest(own: Mapping[str, int], weight: Mapping[str, float]) -> list[str]:
    pairs = [gram for gram in own if len(gram) == 2]
    return sorted(pairs, key=lambda gram: (-_value(own[gram], weight[gram]), gram))[:RARE]
