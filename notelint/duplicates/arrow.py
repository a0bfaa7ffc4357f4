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

from notelint.duplicates.bodies import codes_of_column
from notelint.duplicates.columns import BLOCK, Rows, fingerprints_all
from notelint.duplicates.join import grouped, join
from notelint.duplicates.judged import NOTE_COLUMNS, PAIRS, judged
from notelint.duplicates.letters import strip_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notelint.duplicates.judged import Judging
    from notelint.duplicates.winnow import Scale

    Array = np.ndarray[Any, Any]

ROWS = pa.schema([("hash", pa.int64()), ("key", pa.int64())])
LINKS = pa.schema([("left", pa.int64()), ("right", pa.int64()), ("weight", pa.int64())])


def key_of(identity: str) -> int:
    """The key of a note: 63 bits of its id."""
    return int.from_bytes(blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def keys_of(identities: pa.Array) -> Array:
    """The keys of some ids."""
    return np.array([key_of(identity) for identity in identities.to_pylist()], np.int64)


def fingerprint_rows(bodies: pa.Array, scale: Scale) -> Rows:
    """The fingerprints of a column of bodies; ``notes`` are places in it."""
    parts = [Rows(np.zeros(0, np.int64), np.zeros(0, np.int64))]
    for first in range(0, len(bodies), BLOCK):
        rows = fingerprints_all(strip_codes(codes_of_column(bodies.slice(first, BLOCK))).texts, scale)
        parts.append(Rows(rows.hashes, rows.notes + first))
    return Rows(*map(np.concatenate, zip(*parts, strict=True)))


def fingerprint_batch(batch: pa.RecordBatch, scale: Scale) -> pa.RecordBatch:
    """The fingerprints of a batch of notes (columns id and body)."""
    rows = fingerprint_rows(batch.column("body"), scale)
    keys = keys_of(batch.column("id"))
    return pa.RecordBatch.from_arrays([pa.array(rows.hashes), pa.array(keys[rows.notes])], schema=ROWS)


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


def evidence_batch(batch: pa.RecordBatch, judging: Judging) -> pa.RecordBatch:
    """The pairs of a batch of candidates that a rule speaks of."""
    places: dict[str, int] = {}
    rows: list[int] = []
    sides = []
    every = pa.Table.from_batches(
        pa.RecordBatch.from_arrays([batch.column(prefix + name) for name in NOTE_COLUMNS], NOTE_COLUMNS)
        for prefix in ("", "other_")
    )
    for row, identity in enumerate(every.column("id").to_pylist()):
        if identity not in places:
            places[identity] = len(rows)
            rows.append(row)
        sides.append(places[identity])
    notes = every.take(pa.array(rows, pa.int64())).combine_chunks().to_batches()
    left, right = np.array(sides, np.int64).reshape(2, -1)
    return judged(notes[0], left, right, judging) if notes else pa.RecordBatch.from_pylist([], PAIRS)
