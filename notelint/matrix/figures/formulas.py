"""The arithmetic of the figures: numbers in, ``Decimal`` out, null where a denominator is nothing.

Shares and rates are fractions of one. Nothing here rounds; what is shown is rounded once, by ``amounts.rounded``.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ZERO = Decimal(0)
CES_PARTS = ("likes", "saves", "comments", "shares", "follows")
ENGAGED_PARTS = ("likes", "saves", "comments", "shares")
PUBLIC_PARTS = ("likes", "saves", "comments")
"""Counters that everybody can see under a note."""


def ratio(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """part / whole; null where whole is zero."""
    return Decimal(part) / Decimal(whole) if whole else None


def total(values: Iterable[Decimal | int]) -> Decimal:
    """The sum, exact."""
    return sum((Decimal(value) for value in values), ZERO)


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """The arithmetic mean; null of nothing."""
    return total(values) / len(values) if values else None


def quantile(values: Sequence[Decimal], share: Decimal) -> Decimal | None:
    """The value below which a share of the values lies, linear between neighbours (Hyndman and Fan, type 7)."""
    if not values:
        return None
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def median(values: Sequence[Decimal]) -> Decimal | None:
    """The middle value; null of nothing."""
    return quantile(values, Decimal("0.5"))


def ces(values: Mapping[str, Decimal], weights: Mapping[str, Decimal], parts: Sequence[str] = CES_PARTS) -> Decimal:
    """The weighted sum of a note's interactions (an empirical formula, not the platform's own)."""
    return total(values.get(part, ZERO) * weights[part] for part in parts)


def interactions(values: Mapping[str, Decimal]) -> Decimal | None:
    """Likes, saves, comments and shares together; where one is not given, the export's own sum, or null."""
    if all(part in values for part in ENGAGED_PARTS):
        return total(values[part] for part in ENGAGED_PARTS)
    return values.get("interactions")


def growth(firsts: Iterable[Decimal], lasts: Iterable[Decimal]) -> Decimal | None:
    """Growth of a whole: sum of the last over sum of the first, less one; never the mean of rates."""
    quotient = ratio(total(lasts), total(firsts))
    return None if quotient is None else quotient - 1


def shares(counts: Mapping[str, Decimal | int]) -> dict[str, Decimal]:
    """Each count as a fraction of all; empty where there is nothing."""
    whole = total(counts.values())
    return {name: Decimal(count) / whole for name, count in counts.items()} if whole else {}


def distance(actual: Mapping[str, Decimal], target: Mapping[str, Decimal]) -> Decimal:
    """Total variation distance of two mixes: half the sum of the differences (0 alike, 1 apart)."""
    names = sorted({*actual, *target})
    return total(abs(actual.get(name, ZERO) - target.get(name, ZERO)) for name in names) / 2


def evenness(mix: Iterable[Decimal], kinds: int) -> Decimal | None:
    """Shannon entropy of a mix over that of an even mix of so many kinds (1 even, 0 all of one kind)."""
    if kinds < 2:
        return None
    entropy = -total(share * share.ln() for share in mix if share)
    return entropy / Decimal(kinds).ln()


def concentration(values: Iterable[Decimal]) -> Decimal | None:
    """Herfindahl–Hirschman index: the sum of squared shares (1/n even, 1 all in one)."""
    values = list(values)
    whole = total(values)
    return total((value / whole) ** 2 for value in values) if whole else None


def centralisation(edges: Iterable[tuple[str, str]], nodes: Iterable[str]) -> Decimal | None:
    """Freeman's degree centralisation of an undirected graph (1 a star, 0 a ring); null under three nodes.

    Source: L. C. Freeman, Centrality in social networks, Social Networks 1 (1979).
    """
    neighbours: dict[str, set[str]] = {node: set() for node in nodes}
    for one, other in edges:
        if one != other:
            neighbours.setdefault(one, set()).add(other)
            neighbours.setdefault(other, set()).add(one)
    count = len(neighbours)
    if count < 3:
        return None
    degrees = [len(around) for around in neighbours.values()]
    return Decimal(sum(max(degrees) - degree for degree in degrees)) / ((count - 1) * (count - 2))


def steps(counts: Sequence[Decimal]) -> list[Decimal | None]:
    """Of a funnel, each stage over the one before."""
    return [ratio(later, earlier) for earlier, later in pairwise(counts)]


def promoters(scores: Mapping[int, int]) -> Decimal | None:
    """Net promoter score in points: share of 9–10 less share of 0–6, times 100. ``scores``: score -> how often."""
    counts = Counter(scores)
    whole = counts.total()
    if not whole:
        return None
    for_it = sum(count for score, count in counts.items() if score >= 9)
    against = sum(count for score, count in counts.items() if score <= 6)
    return Decimal(for_it - against) * 100 / whole
