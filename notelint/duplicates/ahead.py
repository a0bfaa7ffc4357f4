"""The bodies of many notes stripped with numpy before they are asked for one by one."""

from __future__ import annotations

from itertools import groupby, islice, pairwise
from typing import TYPE_CHECKING

import numpy as np

from notelint.duplicates.letters import codes_of, strip_all, strip_allowed_codes, texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.duplicates.subject import Subject

BLOCK = 256


def know_texts(subjects: Sequence[Subject]) -> None:
    """Work out what is compared of some notes."""
    for first in range(0, len(subjects), BLOCK):
        block = subjects[first : first + BLOCK]
        for subject, text in zip(block, texts_of(strip_all([subject.written for subject in block])), strict=True):
            subject.know(text)


def know_places(subjects: Sequence[Subject]) -> None:
    """Work out the places of some notes in their bodies."""
    for phrases, own in groupby(subjects, key=lambda subject: subject.phrases):
        rest = iter(own)
        while block := list(islice(rest, BLOCK)):
            raw = codes_of([subject.written for subject in block])
            texts, places = strip_allowed_codes(raw, phrases)
            parts = pairwise([0, *texts.ends.tolist()])
            for subject, start, part in zip(block, [0, *raw.ends.tolist()], parts, strict=False):
                subject.know_places((places[slice(*part)] - start).astype(np.int32))
