"""Many literals, one scan: an automaton that reports every occurrence of every literal, overlapping ones too.

daachorse has no wheel for 64-bit ARM Linux; ahocorasick_rs stands in there. Both report the same occurrences, which a
test holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

Match = tuple[int, int, int]
"""Start and end in code points, and the index of the literal."""


class Lexicon(Protocol):
    """A set of literals ready to be looked for."""

    def scan(self, text: str) -> Sequence[Match]:
        """Every occurrence, as (start, end, index of the literal)."""

    def dump(self) -> bytes:
        """The automaton as bytes for the cache; empty where the engine cannot be stored."""


class _Empty:
    def scan(self, text: str) -> Sequence[Match]:
        del text
        return ()

    def dump(self) -> bytes:
        return b""


class Daachorse:
    """The automaton of the daachorse package."""

    def __init__(self, automaton: Any) -> None:
        self._automaton = automaton

    def scan(self, text: str) -> Sequence[Match]:
        """Every occurrence, as (start, end, index of the literal)."""
        found: Sequence[Match] = self._automaton.find_overlapping(text)
        return found

    def dump(self) -> bytes:
        """The automaton as bytes."""
        return bytes(self._automaton.serialize())


class AhoCorasickRs:
    """The automaton of the ahocorasick_rs package; it cannot be stored, but builds in milliseconds."""

    def __init__(self, terms: Sequence[str]) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        self._automaton = AhoCorasick(terms, matchkind=MatchKind.Standard)

    def scan(self, text: str) -> Sequence[Match]:
        """Every occurrence, as (start, end, index of the literal)."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [(start, end, index) for index, start, end in found]

    def dump(self) -> bytes:
        """Nothing."""
        return b""


def engine() -> str:
    """Which package looks for literals here, and the state of its files: what one has stored no other can read."""
    import os

    try:
        import daachorse as package
    except ImportError:
        return "ahocorasick_rs"
    found = os.stat(str(package.__file__))
    folder = os.stat(os.path.dirname(str(package.__file__)))
    return f"daachorse {found.st_mtime_ns} {found.st_size} {folder.st_mtime_ns}"


def build(terms: Sequence[str], stored: bytes = b"") -> Lexicon:
    """An automaton over folded literals, none empty and none twice.

    ``stored`` is an earlier ``dump`` of the same, which then need not be given again. Raises ValueError where it is
    damaged, or its package is gone, and they are not.
    """
    if not terms and not stored:
        return _Empty()
    try:
        from daachorse import CharwiseDoubleArrayAhoCorasick as Automaton
    except ImportError:
        if stored and not terms:
            raise ValueError("the package that stored this automaton is not installed") from None
        return AhoCorasickRs(terms)
    if stored:
        try:
            return Daachorse(Automaton.deserialize(stored))
        except ValueError:
            if not terms:
                raise
    return Daachorse(Automaton(list(terms)))
