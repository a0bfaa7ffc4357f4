"""How an archive on disk is compared: time, memory, disk and recall from a hundred thousand notes on.

    python bench/duplicates/scale.py make 100000 /tmp/notes.parquet     write made-up notes (150 µs each)
    python bench/duplicates/scale.py widen /tmp/notes.parquet 10 /tmp/many.parquet    ten times as many out of them
    python bench/duplicates/scale.py run /tmp/notes.parquet             compare them; planted copies found by kind

``widen`` is for archives that would take hours to make up: each further round has the notes of the first with the
characters of its content words exchanged for others; openers, closings and small words stay, so that stock phrases
stand in ten times as many notes. ``run`` sets the CPU seconds beside one pass over the bytes (decoding the bodies to code points).
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2]))
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bench.duplicates.generator import (
    CLOSINGS,
    EVERY,
    KINDS,
    NUMBERS,
    OPENERS,
    PASSAGE_KINDS,
    PATTERNS,
    PRONOUNS,
    TIMES,
    WHOLE_KINDS,
    note,
    vocabulary,
)
from notelint.duplicates.letters import codes_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

GROUP = 10_000
SCHEMA = pa.schema([(name, pa.string()) for name in ("id", "title", "body", "account", "published_at", "planted")])


def made(first: int, last: int, total: int) -> Any:
    rows: dict[str, list[str | None]] = {name: [] for name in SCHEMA.names}
    for number in range(first, last):
        one = note(number, 1, total)
        planted = f"{one.kind}:{one.source}" if one.kind else None
        values = (f"n{number}", one.title, one.body, one.account, one.published, planted)
        for name, value in zip(SCHEMA.names, values, strict=True):
            rows[name].append(value)
    return pa.RecordBatch.from_pydict(rows, SCHEMA)


def make(total: int, path: str, jobs: int) -> None:
    for part in "nvad":
        vocabulary(part)
    groups = [(first, min(first + GROUP, total), total) for first in range(0, total, GROUP)]
    with pq.ParquetWriter(path, SCHEMA, compression="zstd") as writer, multiprocessing.Pool(jobs) as pool:
        for batch in pool.imap(_made, groups):
            writer.write_batch(batch)


def _made(group: tuple[int, int, int]) -> Any:
    return made(*group)


def widen(source: str, rounds: int, target: str) -> None:
    file = pq.ParquetFile(source)
    total = file.metadata.num_rows
    table = np.arange(0x110000, dtype=np.uint32)
    small = {ord(char) for part in (*OPENERS, *CLOSINGS, *PATTERNS, *PRONOUNS, *NUMBERS, *TIMES) for char in part}
    content = np.array([code for code in range(0x4E00, 0x9FA6) if code not in small], np.uint32)
    with pq.ParquetWriter(target, SCHEMA, compression="zstd") as writer:
        for round_ in range(rounds):
            table[content] = content if not round_ else np.random.default_rng(round_).permutation(content)
            for batch in file.iter_batches(GROUP):
                columns = {name: batch.column(name).to_pylist() for name in SCHEMA.names}
                columns["id"] = [f"n{int(name[1:]) + round_ * total}" for name in columns["id"]]
                columns["planted"] = [
                    mark and "{}:{}".format(mark.split(":")[0], int(mark.split(":")[1]) + round_ * total)
                    for mark in columns["planted"]
                ]
                codes = codes_of(columns["body"])
                columns["body"] = texts_of(codes._replace(codes=table.take(codes.codes)))
                writer.write_batch(pa.RecordBatch.from_pydict(columns, SCHEMA))


def bodies(path: str) -> Iterator[list[str]]:
    for batch in pq.ParquetFile(path, pre_buffer=False).iter_batches(GROUP, columns=["body"]):
        yield batch.column("body").to_pylist()


def run(path: str, folder: str | None) -> None:
    from notelint.brand.brand import Brand
    from notelint.duplicates.archive import compare
    from notelint.duplicates.judged import Judging
    from notelint.packs.locate import shipped_folder
    from notelint.packs.ruleset import ruleset

    rules, _ = ruleset([f"{shipped_folder()}/similar"], (), ())
    assert rules is not None
    judging = Judging(
        {rule.id: rule for rule in rules.rules}, {rule.id: rule.levels["种草"] for rule in rules.rules}, Brand()
    )
    begin = time.process_time()
    size = sum(len(body.encode("utf-32-le")) for group in bodies(path) for body in group) // 4
    pass_over = time.process_time() - begin
    begin, wall = time.process_time(), time.perf_counter()
    pairs: set[tuple[str, str]] = set()
    levels: Counter[str] = Counter()
    for batch in compare([path], judging, folder=folder):
        for rule, this, other in zip(
            *(batch.column(name).to_pylist() for name in ("rule", "note", "other")), strict=True
        ):
            pairs.add((this, other))
            levels[rule] += 1
    taken, wall = time.process_time() - begin, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    total = pq.ParquetFile(path).metadata.num_rows
    print(
        f"{total:,} notes, {size:,} characters: CPU {taken:.1f} s, wall {wall:.1f} s, peak {peak} MB, "
        f"{taken / pass_over:.1f} times one pass ({pass_over:.1f} s); {len(pairs):,} pairs {dict(levels)}"
    )
    found: Counter[str] = Counter()
    every: Counter[str] = Counter()
    planted = pq.ParquetFile(path).read(["planted"]).column("planted").to_pylist()
    for number in range(EVERY - 1, total, EVERY):
        kind, source = planted[number].split(":")
        every[kind] += 1
        this, other = f"n{number}", f"n{source}"
        found[kind] += (this, other) in pairs or (other, this) in pairs
    recall = {kind: found[kind] / every[kind] for kind in KINDS if every[kind]}
    for name, kinds in (("whole", WHOLE_KINDS), ("passage", PASSAGE_KINDS)):
        print(f"{name} {sum(recall[kind] for kind in kinds) / len(kinds):.3f}")
    print("  ".join(f"{kind} {share:.2f}" for kind, share in recall.items()))


def main() -> None:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make")
    making.add_argument("notes", type=int)
    making.add_argument("path")
    making.add_argument("--jobs", type=int, default=1)
    widening = commands.add_parser("widen")
    widening.add_argument("path")
    widening.add_argument("rounds", type=int)
    widening.add_argument("target")
    running = commands.add_parser("run")
    running.add_argument("path")
    running.add_argument("--folder", help="where the parts wait")
    options = parser.parse_args()
    if options.command == "make":
        make(options.notes, options.path, options.jobs)
    elif options.command == "widen":
        widen(options.path, options.rounds, options.target)
    else:
        run(options.path, options.folder)


if __name__ == "__main__":
    main()
