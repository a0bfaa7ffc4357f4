"""Word boundaries and parts of speech from jieba, cut only where a rule asks.

jieba splits a text into runs of Chinese characters and letters and cuts each run by itself, so cutting the run that
holds a hit gives the boundaries that cutting the whole note would give.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from notelint.text.dictionary import open_dictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_RUN = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")
_LONGEST_RUN = 2000
"""A run beyond this many code points is no prose; it counts as one word rather than cost quadratic time."""


def _import_jieba() -> Any:
    # With setuptools present jieba imports pkg_resources, which costs three times jieba itself; hidden, it opens files.
    hidden = "pkg_resources" not in sys.modules
    if hidden:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        import jieba
    finally:
        if hidden:
            del sys.modules["pkg_resources"]
    jieba.setLogLevel(logging.WARNING)
    return jieba


class Words:
    """Cuts texts into words. ``added`` are words of the brand that must not be split."""

    def __init__(self, added: Iterable[str] = ()) -> None:
        jieba = _import_jieba()
        self._dictionary = open_dictionary(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"))
        singles, tags = self._dictionary.singles
        self._tags = dict(tags)
        self._known: set[str] = set()
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.FREQ = dict(singles)
        self._tokenizer.total = self._dictionary.total
        self._tokenizer.initialized = True
        for word in sorted(set(added)):
            self._need(word)
            self._tokenizer.add_word(word)
        self._cut = lru_cache(maxsize=4096)(self._cut_run)
        self.tag = lru_cache(maxsize=4096)(self._tag_of)
        """The part of speech of a word in jieba's dictionary; unknown words are ``x``."""

    def _need(self, run: str) -> None:
        for first, second in pairwise(run):
            pair = first + second
            if pair in self._known:
                continue
            self._known.add(pair)
            group = self._dictionary.group(pair)
            if group is not None:
                self._tokenizer.FREQ.update(group[0])
                self._tags.update(group[1])

    def _cut_run(self, run: str) -> tuple[int, ...]:
        """The start of every word of a run, then its length."""
        if len(run) > _LONGEST_RUN:
            return (0, len(run))
        self._need(run)
        starts = [0]
        for word in self._tokenizer.cut(run):
            starts.append(starts[-1] + len(word))
        return tuple(starts)

    def cut(self, run: str) -> list[str]:
        """The words of one run of Chinese characters, letters and digits."""
        starts = self._cut(run)
        return [run[start:end] for start, end in pairwise(starts)]

    def word_at(self, text: str, position: int) -> tuple[int, int]:
        """The span of the word that holds a code point; a character outside every run is a word by itself."""
        begin, end = _run_around(text, position)
        if begin == end:
            return position, position + 1
        starts = self._cut(text[begin:end])
        place = bisect_right(starts, position - begin)
        return begin + starts[place - 1], begin + starts[place]

    def words(self, text: str, position: int, limit: int) -> Iterator[tuple[int, int, str]]:
        """The words from ``position`` up to ``limit`` with their spans, the last cut short there; one that holds
        ``position`` is taken from there on.
        """
        while position < limit:
            begin, end = _run_around(text, position)
            if begin == end:
                yield position, position + 1, text[position]
                position += 1
                continue
            starts = self._cut(text[begin:end])
            for place in range(bisect_right(starts, position - begin), len(starts)):
                stop = begin + starts[place]
                if stop >= limit:
                    yield position, limit, text[position:limit]
                    return
                yield position, stop, text[position:stop]
                position = stop

    def is_boundary(self, text: str, position: int) -> bool:
        """Whether a word begins at ``position`` (or the text ends there)."""
        if position <= 0 or position >= len(text):
            return True
        return self.word_at(text, position)[0] == position

    def is_whole(self, text: str, start: int, end: int) -> bool:
        """Whether [start, end) begins and ends at word boundaries."""
        return self.is_boundary(text, start) and self.is_boundary(text, end)

    def _tag_of(self, word: str) -> str:
        self._need(word)
        tag: str = self._tags.get(word, "x")
        return tag


def _run_around(text: str, position: int) -> tuple[int, int]:
    """The run that holds a code point, read no farther than ``_LONGEST_RUN`` either way; an empty one where none does."""
    found = _RUN.match(text, position, position + _LONGEST_RUN + 1)
    if found is None:
        return position, position
    # Backwards over a reversed copy: the pattern walks a long run a hundred times faster than a loop would.
    before = _RUN.match(text[max(position - _LONGEST_RUN - 1, 0) : position][::-1])
    return position - (before.end() if before else 0), found.end()
