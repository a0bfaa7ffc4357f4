"""Signs set between single characters to hide a word (最·好·用) are taken out, and the map is kept exact.

Only runs of at least three single characters with the same sign between them count: lists of words (面霜·精华) and
sentences joined by ``~`` stay as they are. Lines are never joined.
"""

from __future__ import annotations

import re

from notelint.text.fold import Folded

_HAN = "[\u3400-\u9fff]"
_RUN = re.compile(rf"(?<!{_HAN}){_HAN}(?:([ *·•‧・.|丨/\\~_^`'\"+=-]){_HAN})(?:\1{_HAN})+(?!{_HAN})")


def squeeze(folded: Folded) -> Folded:
    """Take the signs out of spaced-out words; a text without any is returned as it is."""
    text = folded.text
    runs = list(_RUN.finditer(text))
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
