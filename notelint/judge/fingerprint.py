"""What a finding is known by in a baseline and to other programs: its rule and words, never its line."""

from __future__ import annotations

from notelint.cache import digest_of
from notelint.text.fold import fold_term


def fingerprint(rule: str, field: str | None, match: str | None, context: str) -> str:
    """Sixteen hexadecimal digits from a rule's id, the field, the words found and what stands around them."""
    parts = (rule, field or "", fold_term(match or ""), context)
    return digest_of(*(part.encode("utf-8", "surrogatepass") for part in parts)).hex()[:16]
