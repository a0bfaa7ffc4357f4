"""What a front matter block says, with the place of every value: the common result of both YAML readers."""

from __future__ import annotations

from typing import Any, NamedTuple

from notelint.model import Origin

NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar(NamedTuple):
    """A value as written. ``offset`` is its first character in the file; ``plain``: it stands without quotes.

    ``origin`` is null where the value is one slice of the file beginning at ``offset``.
    """

    text: str
    offset: int
    plain: bool
    origin: Origin | None = None

    def place(self) -> Origin:
        """The map from the value to the file."""
        return self.origin or Origin((0,), (self.offset,))

    def value(self) -> str | None:
        """The text, or null for an empty or null plain scalar."""
        return None if self.plain and self.text in NULLS else self.text


class Items(NamedTuple):
    """A list and where it begins."""

    nodes: tuple[Node, ...]
    offset: int

    def value(self) -> list[Any]:
        """The list as plain Python."""
        return [node.value() for node in self.nodes]


class Pairs(NamedTuple):
    """A map and where it begins; keys may repeat, what that means is the reader's matter."""

    entries: tuple[tuple[Scalar, Node], ...]
    offset: int

    def value(self) -> dict[str, Any]:
        """The map as plain Python."""
        return {key.text: node.value() for key, node in self.entries}


Node = Scalar | Items | Pairs
