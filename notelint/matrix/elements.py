"""The five elements of a note that catches on (爆文五要素, M-47): which of them a draft can show before it is published.

Reaction in the first hours, the fifth, is known only afterwards: it is left out, not guessed. The list is lore of the
trade; the score is a reminder for the writer and no forecast.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.checks.scene import is_useful, sets_scene

if TYPE_CHECKING:
    from notelint.matrix.content import Post

PENDING = "初始数据"
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_DETAILS = 2


class Element(NamedTuple):
    """One element and whether the draft shows it; null where that can only be seen after publishing."""

    name: str
    met: bool | None


def elements(post: Post, *, alike: bool) -> tuple[Element, ...]:
    """The five elements of a draft. ``alike`` says whether another note of the matrix holds the same."""
    return (
        Element("精准选题", bool(post.topic or post.keywords)),
        Element("优良结构", is_useful(post) or sets_scene(post)),
        Element(PENDING, None),
        Element("优质内容力", len(_FIGURE.findall(post.body)) >= _DETAILS),
        Element("独特差异化", not alike),
    )


def score(found: tuple[Element, ...]) -> tuple[int, int]:
    """How many elements are met, of how many that can be seen."""
    seen = [element.met for element in found if element.met is not None]
    return sum(seen), len(seen)
