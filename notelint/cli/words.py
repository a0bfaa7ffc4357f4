"""The words of a check that are beyond doubt, read without click, whose import takes longer than a draft.

Paths, and options whose value stands in the next word. Whatever might be read in two ways, misspelt or refused, help and
completion included, is left to click; a test compares the two readings on generated command lines.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from notelint.model import GENRES, LEVELS
from notelint.report.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

FAIL_ON = (*LEVELS, "never")

_FLAGS = {"--only-drafts": "only_drafts", "--no-suppress": "no_suppress", "--redact": "redact"}
_FLAGS |= {"--statistics": "statistics"}
_TEXTS = {"--config": "config", "--baseline": "baseline", "--encoding": "encoding"}
_CHOICES: Mapping[str, tuple[str, Collection[str]]] = {
    "--format": ("form", FORMATS),
    "--fail-on": ("fail_on", FAIL_ON),
    "--genre": ("genre", GENRES),
}
_LISTS = {"--exclude": "exclude", "--select": "select", "--ignore": "ignore", "--industry": "industry"}
"""Options that may be repeated; each value is names separated by commas."""
_OUTPUT = ("-o", "--output")

_NONE = dict.fromkeys(
    ("form", "fail_on", "stdin_filename", "baseline", "jobs", "engine", "color", "config", "genre", "encoding", "today")
)
_OFF = dict.fromkeys(("only_drafts", "no_suppress", "fix", "diff", "redact", "statistics"), False)


def names(text: str) -> tuple[str, ...]:
    """A list of names separated by commas, half or full width."""
    return tuple(part.strip() for part in text.replace("，", ",").split(",") if part.strip())


def values(words: Sequence[str], commands: Collection[str]) -> dict[str, Any] | None:
    """The options of ``check`` by name, as click would hand them over; null where click has to read the words itself.

    ``commands`` are the first words that are no path.
    """
    # On Windows click also writes out the patterns that the shell leaves alone.
    if sys.platform == "win32" or "_NOTELINT_COMPLETE" in os.environ:
        return None
    if words and words[0] == "check":
        words = words[1:]
    elif words and (words[0] in commands or not os.path.lexists(words[0])):
        return None
    return _read(words)


def _read(words: Sequence[str]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    paths: list[str] = []
    lists: dict[str, list[Any]] = {name: [] for name in (*_LISTS.values(), "output")}
    rest = iter(words)
    for word in rest:
        if not word.startswith("-"):
            paths.append(word)
            continue
        if word in _FLAGS:
            found[_FLAGS[word]] = True
            continue
        value = next(rest, "-")
        if value.startswith("-") or not value:
            return None
        if word in _LISTS:
            lists[_LISTS[word]].append(names(value))
        elif word in _OUTPUT:
            lists["output"].append(value)
        elif not _take(word, value, found):
            return None
    if "" in paths:
        return None
    return {**_NONE, **_OFF, "packs": (), **found, "paths": tuple(paths), **{k: tuple(v) for k, v in lists.items()}}


def _take(word: str, value: str, found: dict[str, Any]) -> bool:
    """Whether an option with one value is understood; if so it is among those found."""
    if word in _TEXTS:
        found[_TEXTS[word]] = value
    elif word in _CHOICES and value in _CHOICES[word][1]:
        found[_CHOICES[word][0]] = value
    elif word == "--packs":
        found["packs"] = names(value)
    elif word == "--jobs" and value.isascii() and value.isdecimal() and 0 < len(value) < 5 and int(value) > 0:
        found["jobs"] = int(value)
    else:
        return False
    return True
