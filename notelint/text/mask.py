"""What a view hides: marks of the platform and of notelint itself, hidden at the same length so that places stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.text.lazy import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

FILLER = "\ue000"
"""Stands for hidden code points: no rule is written with it and no word crosses it."""

_COMMENT = lazy(r"<!--\s*notelint-")
_ADDRESS = lazy(r"https?://[!-~]+")
_EMOJI = lazy(r"\[[a-z\u4e00-\u9fff]{1,10}r\]")
_MARKER = "[话题]"


def _blank(found: re.Match[str]) -> str:
    return FILLER * (found.end() - found.start())


def comments(text: str) -> Iterator[tuple[int, int]]:
    """The places of notelint's own comments, one after another; one that is never closed is none."""
    found = _COMMENT.search(text)
    while found is not None:
        end = text.find("-->", found.end())
        if end < 0:
            return
        yield found.start(), end + 3
        found = _COMMENT.search(text, end + 3)


def mask_contact(folded: str) -> str:
    """Hide notelint's own comments only: everything else may carry a contact."""
    if "<!--" not in folded:
        return folded
    pieces: list[str] = []
    last = 0
    for start, end in comments(folded):
        pieces += [folded[last:start], FILLER * (end - start)]
        last = end
    return "".join((*pieces, folded[last:]))


def published(text: str) -> str:
    """The text without notelint's own comments, and without lines that hold nothing else."""
    if "<!--" not in text:
        return text
    lines: list[str] = []
    for line in mask_contact(text).split("\n"):
        rest = line.replace(FILLER, "")
        if rest == line or rest.strip():
            lines.append(rest)
    return "\n".join(lines)


def mask_prose(folded: str) -> str:
    """Hide addresses, emoji codes ``[笑哭r]``, the marker ``[话题]`` and the ``#`` of topics besides."""
    if "://" in folded:
        folded = _ADDRESS.sub(_blank, folded)
    if "[" in folded:
        folded = _EMOJI.sub(_blank, folded.replace(_MARKER, FILLER * len(_MARKER)))
    return folded.replace("#", FILLER)


_TOPIC = lazy(r"#([^\s#\[\]\ue000,，。！？!?]{1,40})(?:\[话题\])?#?")


def topics(folded: str) -> list[tuple[int, int]]:
    """The places of topic words (话题) in a folded text, without their signs."""
    if "#" not in folded:
        return []
    return [found.span(1) for found in _TOPIC.finditer(folded)]
