"""Signs set between single characters to hide a word (最·好·用) are taken out, and the map is kept exact.

Only runs of at least three single characters with the same sign between them count: lists of words (面霜·精华) and
sentences joined by ``~`` stay as they are. Lines are never joined.
"""

from __future__ import annotations

import re
from functools import cache

from notelint.text.fold import Folded

_SIGNS = " *·•‧・.|丨/\\~_^`'\"+=-"
_REPEATED = re.compile(rf"([{re.escape(_SIGNS)}])\S\1")


_HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"


@cache
def _parted() -> re.Pattern[str]:
    return re.compile(rf"([{re.escape(_SIGNS)}]){_HAN}\1")


@cache
def _run() -> re.Pattern[str]:
    # Compiling a class of all Chinese characters takes a millisecond; most drafts hold no repeated sign at all.
    return re.compile(rf"(?<!{_HAN}){_HAN}(?:([{re.escape(_SIGNS)}]){_HAN})(?:\1{_HAN})+(?!{_HAN})")


def squeeze(folded: Folded) -> Folded:
    """Take the signs out of spaced-out words; a text without any is returned as it is."""
    text = folded.text
    # Numbers and pictures with signs between them are common, single Chinese characters are not.
    if not _REPEATED.search(text) or not _parted().search(text):
        return folded
    runs = list(_run().finditer(text))
    if not runs:
        return folded
    drop = {found.start() + step for found in runs for step in range(1, found.end() - found.start(), 2)}
    kept = [at for at in range(len(text)) if at not in drop]
    starts = [0]
    originals = [folded.original(kept[0])]
    for place, at in enumerate(kept):
        original = folded.original(at)
        if originals[-1] + place - starts[-1] != original:
            starts.append(place)
            originals.append(original)
    return Folded("".join(text[at] for at in kept), tuple(starts), tuple(originals))
