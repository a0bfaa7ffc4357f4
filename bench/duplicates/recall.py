"""How many planted copies are found, how many findings are right, and how fast, beside datasketch and rensa.

    python bench/duplicates/recall.py [--notes 10000] [--seed 1] [--peers]

All get the same stripped text, made before the clock starts, and a small run to warm up; ours is stopped after pairs, exact measures and passages. A pair that was not planted counts as right if the two texts share 24 characters in a row or three tenths
of the shorter one's 3-grams.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))
from bench.duplicates.generator import KINDS, PASSAGE_KINDS, WHOLE_KINDS, Made, notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Pairs = set[tuple[int, int]]


WARM = 600


def ours(stripped: list[str]) -> Pairs:
    """Every pair that a rule would report at warning or above, whatever the accounts."""
    from notelint.duplicates.pairing import pairing, shared_by
    from notelint.duplicates.passages import Text

    found: Pairs = set()
    pairs = pairing(stripped).pairs
    for (left, right), common in zip(pairs, shared_by(list(map(Text, stripped)), pairs), strict=True):
        if common.similarity >= 0.55 or any(passage.matched >= 32 for passage in common.passages):
            found.add((left, right))
    return found


def datasketch(texts: list[str]) -> Pairs:
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found,unused-ignore]

    index = MinHashLSH(threshold=0.3, num_perm=128)
    found: Pairs = set()
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([text[at : at + 4].encode() for at in range(len(text) - 3)])
        found |= {(int(str(other)), number) for other in index.query(sketch)}
        index.insert(number, sketch)
    return found


def rensa(texts: list[str]) -> Pairs:
    from rensa import RMinHash, RMinHashLSH  # type: ignore[import-not-found,unused-ignore]

    index = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=32)
    found: Pairs = set()
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update([text[at : at + 4] for at in range(len(text) - 3)])
        found |= {(int(other), number) for other in index.query(sketch)}
        index.insert(number, sketch)
    return found


def planted(made: Iterable[Made]) -> dict[str, Pairs]:
    """The planted pairs by kind."""
    pairs: dict[str, Pairs] = defaultdict(set)
    for note in made:
        if note.kind is not None and note.source is not None:
            pairs[note.kind].add((min(note.number, note.source), max(note.number, note.source)))
    return pairs


def right(one: str, other: str) -> bool:
    """Whether two texts do share text, by a slow definition that no engine uses."""
    grams = {one[at : at + 24] for at in range(len(one) - 23)}
    if any(other[at : at + 24] in grams for at in range(len(other) - 23)):
        return True
    first = {one[at : at + 3] for at in range(len(one) - 2)}
    second = {other[at : at + 3] for at in range(len(other) - 2)}
    return len(first & second) >= 0.3 * max(min(len(first), len(second)), 1)


def measure(name: str, run: Callable[[list[str]], Pairs], made: list[Made], texts: list[str]) -> float:
    """Run one engine, print its figures, return its CPU seconds."""
    run(texts[:WARM])
    begin, wall = time.process_time(), time.perf_counter()
    found = run(texts)
    taken, wall = time.process_time() - begin, time.perf_counter() - wall
    truth = planted(made)
    recall = {kind: len(truth[kind] & found) / len(truth[kind]) for kind in KINDS if truth[kind]}
    every = set().union(*truth.values())
    wrong = [pair for pair in found - every if not right(texts[pair[0]], texts[pair[1]])]
    whole = sum(recall[kind] for kind in WHOLE_KINDS) / len(WHOLE_KINDS)
    passage = sum(recall[kind] for kind in PASSAGE_KINDS) / len(PASSAGE_KINDS)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{name:11} CPU {taken:7.2f} s  wall {wall:7.2f} s  peak {peak} MB  pairs {len(found):7,}  "
        f"whole {whole:.3f}  passage {passage:.3f}  precision {1 - len(wrong) / max(len(found), 1):.4f}"
    )
    print("            " + "  ".join(f"{kind} {share:.2f}" for kind, share in recall.items()))
    return taken


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", action="store_true", help="datasketch and rensa too, where they are installed")
    options = parser.parse_args()
    import notelint.duplicates.evidence
    import notelint.duplicates.join  # noqa: F401 - before the clock starts
    from notelint.duplicates.letters import strip_all, texts_of

    made = notes(options.notes, options.seed)
    bodies = [note.body for note in made]
    texts = [text for at in range(0, len(bodies), 1000) for text in texts_of(strip_all(bodies[at : at + 1000]))]
    counts = Counter(note.kind for note in made)
    print(f"{len(made):,} notes, {sum(map(len, bodies)):,} characters, {len(made) - counts[None]:,} planted copies")
    own = measure("notelint", ours, made, texts)
    if not options.peers:
        return
    for name, run in (("datasketch", datasketch), ("rensa", rensa)):
        try:
            __import__(name)
        except ImportError:
            print(f"{name}: not installed")
            continue
        print(f"            ratio {measure(name, run, made, texts) / own:.1f}")


if __name__ == "__main__":
    main()
