"""Passages that two notes share, side by side: ``related`` names each in the other note and then in the finding's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from notelint.model import Finding, Related


class Passage(NamedTuple):
    """One passage in the finding's note and in the other."""

    own: Related
    other: Related


class Sides(NamedTuple):
    """What a finding's related places are: passages side by side, and other notes merely named."""

    passages: tuple[Passage, ...] = ()
    others: tuple[Related, ...] = ()


def sides(finding: Finding) -> Sides:
    """Sort the related places of a finding."""
    passages: list[Passage] = []
    others: list[Related] = []
    for related in finding.related:
        own = (related.path, related.note) == (finding.path, finding.note)
        if own and others and others[-1].match is not None:
            passages.append(Passage(related, others.pop()))
        elif not own:
            others.append(related)
    return Sides(tuple(passages), tuple(others))


def shortened(text: str, most: int) -> str:
    """A passage in one line, its middle left out where it is longer than ``most`` code points."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return f"{text[: most * 2 // 3]}……{text[len(text) - most // 3 :]}"
