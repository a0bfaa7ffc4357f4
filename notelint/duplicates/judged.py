"""Candidate pairs of an archive -> the pairs that a rule speaks of, with the places they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa

from notelint.duplicates.bodies import codes_of_column
from notelint.duplicates.evidence import shared_codes
from notelint.duplicates.findings import in_series
from notelint.duplicates.judgement import PASSAGE, characters, rule_for
from notelint.duplicates.letters import strip_allowed_codes
from notelint.duplicates.strip import allowed_phrases
from notelint.duplicates.subject import Subject
from notelint.model import Note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notelint.brand.brand import Brand
    from notelint.duplicates.letters import Stripped
    from notelint.duplicates.passages import Passage
    from notelint.kinds.rule import Rule

    Array = np.ndarray[Any, Any]

NOTE_COLUMNS = ("id", "account", "published_at", "series", "body")
"""What is read of a note; all but id and body may be null or absent."""
_TEXT = pa.string()
_PLACE = ("start", "end", "other_start", "other_end", "characters")
PAIRS = pa.schema(
    [
        ("rule", _TEXT),
        ("level", _TEXT),
        ("note", _TEXT),
        ("other", _TEXT),
        ("account", _TEXT),
        ("other_account", _TEXT),
        ("published_at", _TEXT),
        ("other_published_at", _TEXT),
        ("similarity", pa.float64()),
        ("containment", pa.float64()),
        ("contained", pa.float64()),
        ("characters", pa.int32()),
        ("passages", pa.list_(pa.struct([(name, pa.int32()) for name in _PLACE]))),
        ("series", _TEXT),
    ]
)
"""A pair that a rule speaks of: ``note`` is the later one by date, then id; places are code points of the bodies;
``series`` is the series of the brand that allows the likeness openly, else null."""


class Judging(NamedTuple):
    """The rules that are on with their levels, and the brand whose series and phrases are allowed."""

    rules: Mapping[str, Rule]
    levels: Mapping[str, str]
    brand: Brand


def judged(notes: pa.RecordBatch, left: Array, right: Array, judging: Judging) -> pa.RecordBatch:
    """The pairs (schema ``PAIRS``) that a rule speaks of, of those at places ``left`` and ``right`` of some notes
    (columns ``NOTE_COLUMNS``)."""
    rules, levels, brand = judging
    raw = codes_of_column(notes.column("body"))
    stripped = strip_allowed_codes(raw, allowed_phrases(brand.boilerplate))
    subjects = list(map(_subject, *(notes.column(name).to_pylist() for name in NOTE_COLUMNS[:-1])))
    order = np.empty(len(subjects), np.int64)
    order[sorted(range(len(subjects)), key=lambda place: _when(subjects[place]))] = np.arange(len(subjects))
    swapped = order[left] < order[right]
    this, other = np.where(swapped, right, left), np.where(swapped, left, right)
    rows: list[tuple[Any, ...]] = []
    passages: list[tuple[int, int, Passage]] = []
    counts = [0]
    measured = shared_codes(stripped.texts, this, other)
    for here, there, common in zip(this.tolist(), other.tolist(), measured, strict=True):
        one, two = subjects[here], subjects[there]
        name = rule_for(rules, one, two, common) if common.passages else None
        if name is None or name not in levels:
            continue
        least = rules[PASSAGE].options["characters"] if name == PASSAGE else 0
        passages += [(here, there, passage) for passage in common.passages if passage.matched >= least]
        counts.append(len(passages))
        rows.append(
            (
                name,
                levels[name],
                one.note.id,
                two.note.id,
                one.note.account,
                two.note.account,
                one.published,
                two.published,
                round(common.similarity, 4),
                round(common.containment, 4),
                round(common.contained, 4),
                characters(common),
                one.series if in_series(one, two, brand) else None,
            )
        )
    columns = list(zip(*rows, strict=True)) or [()] * (len(PAIRS) - 1)
    types = [field.type for field in PAIRS if field.name != "passages"]
    arrays = list(map(pa.array, columns, types))
    places = _places(passages, stripped, np.concatenate((np.zeros(1, np.int64), raw.ends)))
    arrays.insert(PAIRS.get_field_index("passages"), pa.ListArray.from_arrays(pa.array(counts, pa.int32()), places))
    return pa.RecordBatch.from_arrays(arrays, schema=PAIRS)


def _subject(identity: str, account: str | None, published: str | None, series: str | None) -> Subject:
    meta = {name: value for name, value in (("published_at", published), ("series", series)) if value}
    return Subject(Note(identity, identity, (), meta, account))


def _when(subject: Subject) -> tuple[str, str]:
    return subject.published or "9999", subject.note.id


def _places(passages: Sequence[tuple[int, int, Passage]], stripped: Stripped, starts: Array) -> pa.StructArray:
    """Passages with their places in the bodies."""
    every = np.array([(here, there, *passage) for here, there, passage in passages], np.int64).reshape(-1, 7)
    here, there, start, end, other, other_end, matched = every.T
    firsts = np.concatenate((np.zeros(1, np.int64), stripped.texts.ends))

    def place(notes: Array, places: Array) -> Array:
        found: Array = stripped.places[firsts[notes] + places] - starts[notes]
        return found

    columns = (
        place(here, start),
        place(here, end - 1) + 1,
        place(there, other),
        place(there, other_end - 1) + 1,
        matched,
    )
    return pa.StructArray.from_arrays([pa.array(column.astype(np.int32)) for column in columns], names=_PLACE)
