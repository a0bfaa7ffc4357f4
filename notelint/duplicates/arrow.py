"""The steps of a comparison as functions over Arrow batches: one machine and Spark run the same ones.

Notes are known by a 63-bit key made of their id, so that no step needs to know the others; whatever order the batches
come in, the pairs are the same.

- ``fingerprint_batch``: notes -> rows of (hash, key);
- ``link_batches``: all rows of some range of hashes -> linked pairs of keys with their weight;
- ``evidence_batch``: candidate pairs with both notes -> what they share, where a rule speaks.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from notelint.duplicates.columns import BLOCK, fingerprints_all, strip_all
from notelint.duplicates.findings import in_series
from notelint.duplicates.join import grouped, join
from notelint.duplicates.judgement import PASSAGE, characters, rule_for
from notelint.duplicates.passages import shared
from notelint.duplicates.subject import Subject
from notelint.model import Field, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from notelint.brand.brand import Brand
    from notelint.duplicates.winnow import Scale
    from notelint.kinds.rule import Rule

NOTE_COLUMNS = ("id", "body", "title", "account", "published_at", "series")
"""What is read of a note; all but id and body may be null or absent."""
_TEXT = pa.string()
NOTES = pa.schema([(name, _TEXT) for name in NOTE_COLUMNS])
ROWS = pa.schema([("hash", pa.int64()), ("key", pa.int64())])
LINKS = pa.schema([("left", pa.int64()), ("right", pa.int64()), ("weight", pa.int64())])
CANDIDATES = pa.schema([(side + name, _TEXT) for side in ("", "other_") for name in NOTE_COLUMNS])
_PLACE = pa.struct([(name, pa.int32()) for name in ("start", "end", "other_start", "other_end", "characters")])
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
        ("passages", pa.list_(_PLACE)),
        ("series", _TEXT),
    ]
)
"""A pair that a rule speaks of: ``note`` is the later one by date, then id; places are code points of the bodies;
``series`` is the series of the brand that allows the likeness openly, else null."""


def key_of(identity: str) -> int:
    """The key of a note: 63 bits of its id."""
    return int.from_bytes(blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def fingerprint_batch(batch: pa.RecordBatch, scale: Scale) -> pa.RecordBatch:
    """The fingerprints of a batch of notes (columns id and body)."""
    keys = np.array([key_of(identity) for identity in batch.column("id").to_pylist()], np.int64)
    bodies = [body or "" for body in batch.column("body").to_pylist()]
    hashes, owners = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for first in range(0, len(bodies), BLOCK):
        rows = fingerprints_all(strip_all(bodies[first : first + BLOCK]), scale)
        hashes.append(rows.hashes)
        owners.append(keys[rows.notes + first])
    return pa.RecordBatch.from_arrays([pa.array(np.concatenate(hashes)), pa.array(np.concatenate(owners))], schema=ROWS)


def link_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The pairs that some rows link; every row of a hash has to be among them."""
    table = pa.Table.from_batches(list(batches), ROWS)
    if not len(table):
        return
    keys, notes = np.unique(table.column("key").to_numpy(), return_inverse=True)
    pairs = join(grouped(table.column("hash").to_numpy(), notes))
    yield pa.RecordBatch.from_arrays(
        [pa.array(keys[pairs.left]), pa.array(keys[pairs.right]), pa.array(pairs.weights.astype(np.int64))],
        schema=LINKS,
    )


def evidence_batch(batch: pa.RecordBatch, rules: Mapping[str, Rule], levels: Mapping[str, str], brand: Brand) -> Any:
    """The pairs of a batch of candidates that a rule speaks of. ``levels`` has the rules that are on."""
    from notelint.duplicates.strip import allowed_phrases

    phrases = allowed_phrases(brand.boilerplate)
    known: dict[str, Subject] = {}
    found: dict[str, list[Any]] = {name: [] for name in PAIRS.names}
    for row in batch.to_pylist():
        one = _subject({name: row[name] for name in NOTE_COLUMNS}, known, phrases)
        other = _subject({name: row["other_" + name] for name in NOTE_COLUMNS}, known, phrases)
        this, earlier = (one, other) if _later(one, other) else (other, one)
        pair = _pair(this, earlier, rules, levels, brand)
        if pair is not None:
            for name, value in zip(PAIRS.names, pair, strict=True):
                found[name].append(value)
    return pa.RecordBatch.from_pydict(found, schema=PAIRS)


def _pair(
    this: Subject, other: Subject, rules: Mapping[str, Rule], levels: Mapping[str, str], brand: Brand
) -> Sequence[Any] | None:
    common = shared(this.text, other.text)
    name = rule_for(rules, this, other, common) if common.passages else None
    if name is None or name not in levels:
        return None
    least = rules[PASSAGE].options["characters"] if name == PASSAGE else 0
    passages = [passage for passage in common.passages if passage.matched >= least]
    places = [
        (*this.span(passage.start, passage.end), *other.span(passage.there, passage.there_end), passage.matched)
        for passage in passages
    ]
    return (
        name,
        levels[name],
        this.note.id,
        other.note.id,
        this.note.account,
        other.note.account,
        this.published,
        other.published,
        round(common.similarity, 4),
        round(common.containment, 4),
        round(common.contained, 4),
        characters(common),
        [dict(zip(("start", "end", "other_start", "other_end", "characters"), place, strict=True)) for place in places],
        this.series if in_series(this, other, brand) else None,
    )


def _subject(values: Mapping[str, Any], known: dict[str, Subject], phrases: Any) -> Subject:
    identity = values["id"]
    if identity not in known:
        meta = {name: values[name] for name in ("published_at", "series") if values[name]}
        fields = (Field("body", values["body"] or ""),)
        known[identity] = Subject(Note(identity, identity, fields, meta, values["account"]), phrases)
    return known[identity]


def _later(one: Subject, other: Subject) -> bool:
    return (one.published or "9999", one.note.id) > (other.published or "9999", other.note.id)
