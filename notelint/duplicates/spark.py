"""The comparison on Apache Spark, for archives beyond one machine: the functions of ``arrow`` around one repartition.

Only what exists since Spark 3.3 is used. Executors run a Python that has notelint and its extra ``batch``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.duplicates.archive import PART, columns_of
from notelint.duplicates.arrow import evidence_batch, fingerprint_batch, keys_of, link_batches
from notelint.duplicates.candidates import RARE_WEIGHT
from notelint.duplicates.judged import NOTE_COLUMNS
from notelint.duplicates.winnow import scale_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from notelint.duplicates.judged import Judging
    from notelint.duplicates.winnow import Scale

LINKS = "left long, right long, weight long"
PAIRS = (
    "rule string, level string, note string, other string, account string, other_account string, "
    "published_at string, other_published_at string, similarity double, containment double, contained double, "
    "characters int, passages array<struct<start:int,end:int,other_start:int,other_end:int,characters:int>>, "
    "series string"
)
LEAST_PARTS = 4


def pairs(spark: Any, paths: Sequence[str], judging: Judging, *, scale: Scale | None = None) -> Any:
    """The pairs of some Parquet files that a rule speaks of, as a data frame with the columns of ``arrow.PAIRS``.

    ``spark`` is a ``SparkSession``. Ids have to be unique; raises NotAnArchive where a column is missing.
    """
    from pyspark.sql import functions

    raw = spark.read.parquet(*paths)
    named = columns_of(raw.columns, "、".join(paths))
    missing = functions.lit(None).cast("string")
    notes = raw.select(
        *[
            (functions.col(named[name]).cast("string") if name in named else missing).alias(name)
            for name in NOTE_COLUMNS
        ]
    )
    total = notes.count()
    scale = scale or scale_for(total)
    parts = max(total // PART, LEAST_PARTS)
    rows = notes.select("id", "body").mapInArrow(_fingerprinting(scale), "hash long, key long")
    links = rows.repartition(parts, "hash").mapInArrow(link_batches, LINKS)
    strong = links.groupBy("left", "right").agg(functions.sum("weight").alias("weight"))
    strong = strong.where(functions.col("weight") >= scale.shared * RARE_WEIGHT).select("left", "right")
    keyed = notes.mapInArrow(_keying, ", ".join(f"{name} string" for name in NOTE_COLUMNS) + ", key long")
    other = keyed.select(*[functions.col(name).alias(f"other_{name}") for name in (*NOTE_COLUMNS, "key")])
    found = strong.join(keyed, functions.col("left") == keyed["key"]).drop("key", "left")
    found = found.join(other, functions.col("right") == other["other_key"]).drop("other_key", "right")
    return found.mapInArrow(_measuring(judging), PAIRS)


def _fingerprinting(scale: Scale) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def run(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            yield fingerprint_batch(batch, scale)

    return run


def _keying(batches: Iterable[Any]) -> Iterator[Any]:
    import pyarrow as pa

    for batch in batches:
        keys = pa.array(keys_of(batch.column("id")))
        yield pa.RecordBatch.from_arrays([*batch.columns, keys], [*batch.schema.names, "key"])


def _measuring(judging: Judging) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def run(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            yield evidence_batch(batch, judging)

    return run
