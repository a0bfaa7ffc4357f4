"""Fingerprints of a text by winnowing (Schleimer, Wilkerson, Aiken 2003), in plain Python for a handful of drafts.

Of every ``window`` neighbouring ``gram``-grams the ones with the smallest 32-bit hash are kept, under a 64-bit hash of
their characters. ``columns`` does the same with numpy, bit for bit; both are part of the format of the history store,
so a change here needs a new ``VERSION``.
"""

from __future__ import annotations

from typing import NamedTuple

VERSION = 1

FACTOR_32 = 0x9E3779B1
MIX_32 = (0x85EBCA6B, 0xC2B2AE35)
FACTOR_64 = 0x9E3779B97F4A7C15
MIX_64 = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
_ALL_32 = 0xFFFFFFFF
_ALL_64 = 0xFFFFFFFFFFFFFFFF


class Scale(NamedTuple):
    """How finely texts are fingerprinted: the length of a gram, the window in grams, and how many shared
    fingerprints make two notes candidates. Any shared stretch of ``shared * window + gram - 1`` characters is found for
    certain unless its own grams repeat."""

    gram: int
    window: int
    shared: int


HISTORY = Scale(8, 8, 2)
"""The one scale of the history store."""


def scale_for(notes: int) -> Scale:
    """The scale for a batch. Chance seeds grow faster than the number of notes, so larger batches take longer grams."""
    if notes <= 20_000:
        return Scale(6, 5, 3)
    if notes <= 200_000:
        return Scale(6, 8, 3)
    if notes <= 3_000_000:
        return Scale(8, 8, 3)
    return Scale(12, 12, 2)


def fingerprints(text: str, scale: Scale = HISTORY) -> list[int]:
    """The fingerprints of a stripped text in the order of their places: signed 64-bit numbers, repeated ones too."""
    gram = scale.gram
    if len(text) < gram:
        return []
    codes = [ord(char) for char in text]
    ranks = _ranks(codes, gram)
    chosen: list[int] = []
    window = min(scale.window, len(ranks))
    least = last = -1
    for end, rank in enumerate(ranks[window - 1 :], window):
        if last >= end - window:
            if rank <= least:
                least, last = rank, end - 1
                chosen.append(last)
        else:
            # The least has left the window: another one takes its place, with all that are equal to it.
            part = ranks[end - window : end]
            least = min(part)
            for last, other in enumerate(part, end - window):
                if other == least:
                    chosen.append(last)
            last = chosen[-1]
    return [_identity(codes[at : at + gram]) for at in chosen]


def _ranks(codes: list[int], gram: int) -> list[int]:
    """The mixed 32-bit hash of every gram, by which grams are chosen."""
    leaving = pow(FACTOR_32, gram, 1 << 32)
    first, second = MIX_32
    rolling = 0
    ranks: list[int] = []
    for at, code in enumerate(codes):
        rolling = rolling * FACTOR_32 + code
        if at >= gram:
            rolling -= codes[at - gram] * leaving
        rolling &= _ALL_32
        if at >= gram - 1:
            mixed = (rolling ^ rolling >> 16) * first & _ALL_32
            mixed = (mixed ^ mixed >> 13) * second & _ALL_32
            ranks.append(mixed ^ mixed >> 16)
    return ranks


def _identity(codes: list[int]) -> int:
    """The 64-bit hash that a gram is known by, as a signed number."""
    value = 0
    for code in codes:
        value = value * FACTOR_64 + code & _ALL_64
    first, second = MIX_64
    value = (value ^ value >> 30) * first & _ALL_64
    value = (value ^ value >> 27) * second & _ALL_64
    value ^= value >> 31
    return value - (1 << 64) if value >> 63 else value
