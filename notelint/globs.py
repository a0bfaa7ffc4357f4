"""Path patterns as in ``.gitignore``: ``*``, ``**``, ``?``, ``[a-z]``, ``!``, a leading and a trailing slash.

The one language of paths: ignore files, ``drafts``, ``exclude``, ``overrides`` and ``suppress`` all mean the same by a
pattern. A pattern that fits a folder holds for everything below it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Pattern(NamedTuple):
    """One line. ``entry`` matches the path of the file or folder itself (folders end in ``/``), ``under`` also every
    path below it."""

    entry: re.Pattern[str]
    under: re.Pattern[str]
    negated: bool


class Patterns(NamedTuple):
    """Lines that speak of paths below ``base``, an absolute folder with ``/`` and no slash at its end."""

    base: str
    lines: tuple[Pattern, ...]

    def relative(self, path: str) -> str | None:
        """An absolute path as these patterns see it, or null where it does not lie below ``base``."""
        base = self.base if self.base.endswith("/") else self.base + "/"
        return path[len(base) :] if path.startswith(base) and len(path) > len(base) else None

    def verdict(self, path: str) -> bool | None:
        """Whether the last line that matches this very path asks for it; null where none matches."""
        inner = self.relative(path)
        if inner is not None:
            for line in reversed(self.lines):
                if line.entry.match(inner):
                    return not line.negated
        return None

    def hold(self, path: str) -> bool:
        """Whether the last line that matches this path or a folder above it asks for it."""
        inner = self.relative(path)
        if inner is not None:
            for line in reversed(self.lines):
                if line.under.match(inner):
                    return not line.negated
        return False


def compile_patterns(base: str, lines: Iterable[str]) -> Patterns:
    """The patterns of an ignore file or a list in the configuration; blank lines and ``#`` comments count for nothing."""
    return Patterns(base, tuple(pattern for line in lines if (pattern := _compile(line)) is not None))


@lru_cache(maxsize=1024)
def _compile(line: str) -> Pattern | None:
    text = line.rstrip("\r\n")
    while text.endswith(" ") and not text.endswith("\\ "):
        text = text[:-1]
    if not text or text.startswith("#"):
        return None
    negated = text.startswith("!")
    text = text[negated:]
    folder = text.endswith("/")
    text = text.removesuffix("/")
    if not text:
        return None
    anchored = "/" in text
    # git makes nothing of a leading ``./``, but people write it.
    text = text.removeprefix("./").removeprefix("/")
    expression = ("" if anchored else "(?:.*/)?") + _translate(text)
    try:
        if folder:
            return Pattern(re.compile(expression + r"/\Z", re.DOTALL), re.compile(expression + "/", re.DOTALL), negated)
        return Pattern(
            re.compile(expression + r"/?\Z", re.DOTALL), re.compile(expression + r"(?:/|\Z)", re.DOTALL), negated
        )
    except re.error:
        return None


def _translate(text: str) -> str:
    out: list[str] = []
    at = 0
    while at < len(text):
        char = text[at]
        if text.startswith("**/", at) and (at == 0 or text[at - 1] == "/"):
            out.append("(?:.*/)?")
            at += 3
            continue
        if text[at:] == "**" and (at == 0 or text[at - 1] == "/"):
            out.append(".+")
            break
        at += 1
        if char == "*":
            out.append("[^/]*")
            while text.startswith("*", at):
                at += 1
        elif char == "?":
            out.append("[^/]")
        elif char == "[":
            inner, at = _character_class(text, at)
            out.append(inner)
        elif char == "\\" and at < len(text):
            out.append(re.escape(text[at]))
            at += 1
        else:
            out.append(re.escape(char))
    return "".join(out)


def _character_class(text: str, at: int) -> tuple[str, int]:
    """The class that opens before ``at`` and where it ends; an unclosed bracket matches nothing, as in git."""
    start = at
    if text.startswith(("!", "^"), at):
        at += 1
    end = text.find("]", at + 1)
    if end < 0:
        return "(?!)", len(text)
    inner = text[at:end].replace("\\", "\\\\").replace("[", "\\[").replace("&&", "&\\&").replace("||", "|\\|")
    return f"(?!/)[{'^' if at > start else ''}{inner}]", end + 1
