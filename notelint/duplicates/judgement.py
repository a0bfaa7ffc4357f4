"""What an overlap amounts to: the rule that speaks, by the thresholds its data names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notelint.duplicates.passages import Passage, Shared
    from notelint.duplicates.subject import Subject
    from notelint.kinds.rule import Rule

COPY, NEAR, PASSAGE = "similar.copy", "similar.near", "similar.passage"
REPOST, REFERENCE = "similar.repost", "similar.reference"
TITLE, OPENING, REWRITE = "similar.title", "similar.opening", "similar.rewrite"
WHOLE = (COPY, NEAR, REPOST, REFERENCE)
"""Rules about a note as a whole; the others speak only where none of these does."""


class Overlap(NamedTuple):
    """What a note shares with an earlier one, whose place in the batch is ``other``."""

    other: int
    shared: Shared


def rule_for(rules: Mapping[str, Rule], this: Subject, other: Subject, shared: Shared) -> str | None:
    """The rule that an overlap falls under, the gravest first; null where it is nothing.

    The notes of one account may repeat a passage: their ending, the words they introduce themselves with.
    """
    matched = characters(shared)
    alike = shared.similarity
    if this.same_account(other):
        return REPOST if _reaches(rules[REPOST], alike, matched) else None
    if _reaches(rules[COPY], alike, matched):
        return COPY
    if this.refers_to(other):
        limits = rules[REFERENCE].options
        if shared.containment > limits["containment"] and matched >= limits["characters"]:
            return REFERENCE
        return None
    if _reaches(rules[NEAR], alike, matched):
        return NEAR
    least = rules[PASSAGE].options["characters"]
    return PASSAGE if any(passage.matched >= least for passage in shared.passages) else None


def characters(shared: Shared) -> int:
    """How many characters are the same."""
    return sum(passage.matched for passage in shared.passages)


def longest(shared: Shared) -> Passage | None:
    """The longest passage, the first of equal ones."""
    return max(shared.passages, key=lambda passage: passage.matched, default=None)


def _reaches(rule: Rule, similarity: float, matched: int) -> bool:
    return bool(similarity >= rule.options["similarity"] and matched >= rule.options["characters"])
