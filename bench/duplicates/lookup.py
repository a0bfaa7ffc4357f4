"""A draft against a history of very many published notes.

    python bench/duplicates/lookup.py build notes.parquet history.db    a history, filled in one sorted pass
    python bench/duplicates/lookup.py run history.db                    100 drafts, standard library only

Half of the drafts are copies of a published note with every tenth word changed, half are new; the last ten are copies of
a template with thousands of clones, which ``build`` puts in. ``run`` gives the time for each draft and the whole process.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
CLONES = 3_000
DRAFTS = 100
TEMPLATE = 10


def template() -> str:
    """A note that thousands of published ones are clones of."""
    from bench.duplicates.generator import paragraphs_of

    return "\n".join(paragraphs_of(10_000_019, 7))


def build(source: str, target: str) -> None:
    import numpy as np
    import pyarrow.parquet as pq

    from notelint.duplicates.columns import BLOCK, fingerprints_all
    from notelint.duplicates.letters import strip_all
    from notelint.duplicates.past import FINGERPRINTS
    from notelint.duplicates.winnow import HISTORY
    from notelint.store.history import History
    from notelint.store.published import Published

    begin = time.perf_counter()
    History(target, FINGERPRINTS, write=True).close()
    database = sqlite3.connect(target)
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA cache_size = -500000")
    hashes, owners = [], []
    number = 0

    def put(notes: list[Published]) -> None:
        nonlocal number
        for first in range(0, len(notes), BLOCK):
            rows = fingerprints_all(strip_all([note.body for note in notes[first : first + BLOCK]]), HISTORY)
            hashes.append(rows.hashes)
            owners.append((rows.notes + number + first + 1).astype(np.int32))
        database.executemany(
            "INSERT INTO note (number, id, digest, path, account, title, published, series, body)"
            " VALUES (?,?,?,?,?,?,?,?,?)",
            (
                (at, note.id, b"", note.path, note.account, note.title, note.published, None, note.body)
                for at, note in enumerate(notes, number + 1)
            ),
        )
        number += len(notes)

    put([Published(f"clone-{at}", f"{template()}第{at}遍") for at in range(CLONES)])
    for batch in pq.ParquetFile(source).iter_batches(
        20_000, columns=["id", "title", "body", "account", "published_at"]
    ):
        rows = zip(
            *(batch.column(name).to_pylist() for name in ("id", "body", "title", "account", "published_at")),
            strict=True,
        )
        put([Published(*row) for row in rows])
    every, notes = np.concatenate(hashes), np.concatenate(owners)
    order = np.lexsort((notes, every))
    every, notes = every[order], notes[order]
    fresh = np.ones(len(every), bool)
    fresh[1:] = (every[1:] != every[:-1]) | (notes[1:] != notes[:-1])
    every, notes = every[fresh], notes[fresh]
    for first in range(0, len(every), 1_000_000):
        part = slice(first, first + 1_000_000)
        database.executemany(
            "INSERT INTO fingerprint VALUES (?, ?)", zip(every[part].tolist(), notes[part].tolist(), strict=True)
        )
    database.commit()
    database.close()
    size = os.path.getsize(target) / 1e9
    print(f"{number:,} notes, {len(every):,} fingerprints, {size:.2f} GB, {time.perf_counter() - begin:.0f} s")


def drafts(path: str) -> None:
    """What the measured process does: open the history, judge 100 drafts, print the time for each."""
    from notelint.brand.brand import Brand
    from notelint.duplicates.findings import Scope
    from notelint.duplicates.past import Past
    from notelint.judge.select import Choice
    from notelint.model import Field, Note
    from notelint.packs.locate import shipped_folder
    from notelint.packs.ruleset import ruleset

    rules, _ = ruleset([os.path.join(shipped_folder(), "similar")], (), ())
    assert rules is not None
    by_id = {rule.id: rule for rule in rules.rules}
    past = Past(path, Brand())
    scope = Scope("2026-11-22", Choice(), Brand())
    with open(path + ".drafts", encoding="utf-8") as file:
        bodies = file.read().split("\x1e")
    times: list[float] = []
    found: list[str] = []
    for at, body in enumerate(bodies):
        begin = time.perf_counter()
        said = list(past.findings(Note("d.md", f"draft-{at}", (Field("body", body),)), by_id, scope))
        times.append((time.perf_counter() - begin) * 1000)
        found.append(said[0].rule if said else "")
    hits = [sum(map(bool, found[:45])), sum(map(bool, found[45:90])), sum(map(bool, found[90:]))]
    loaded = [name for name in ("numpy", "pyarrow", "yaml", "jieba", "click") if name in sys.modules]
    print(
        f"per draft median {statistics.median(times):.1f} ms, p95 {sorted(times)[94]:.1f} ms; found {hits[0]}/45 copies, "
        f"{hits[1]}/45 new, {hits[2]}/{TEMPLATE} of the template; loaded besides the standard library: {loaded or 'nothing'}"
    )


def run(path: str) -> None:
    import random

    from bench.duplicates.generator import note, paragraphs_of

    random_ = random.Random(4)
    total = sqlite3.connect(path).execute("SELECT count(*) FROM note").fetchone()[0] - CLONES
    copies = []
    for _ in range(45):
        chars = list(note(random_.randrange(total // 10) * 10, 1, total).body)
        for at in random_.sample(range(len(chars)), len(chars) // 20):
            chars[at] = chr(0x4E00 + random_.randrange(3000))
        copies.append("".join(chars))
    new = ["\n".join(paragraphs_of(20_000_000 + at, 3)) for at in range(45)]
    last = [f"{template()}我的第{at}篇" for at in range(TEMPLATE)]
    Path(path + ".drafts").write_text("\x1e".join(copies + new + last), encoding="utf-8")
    for _ in range(3):
        begin = time.perf_counter()
        subprocess.run(
            [sys.executable, __file__, "drafts", path], check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        print(f"whole process {time.perf_counter() - begin:.2f} s")


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(*sys.argv[2:])
    else:
        (run if sys.argv[1] == "run" else drafts)(sys.argv[2])
