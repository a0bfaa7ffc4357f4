"""Judging an archive on Apache Spark: ``arrow.findings_batch`` on every executor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.check.arrow import Judge, findings_batch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FINDINGS = (
    "type string, rule string, level string, verdict string, note string, account string, field string, "
    "`index` int, `start` int, `end` int, `match` string, message string, law string, article string, status string, "
    "suggestions array<string>, clause string, reason string"
)


def findings(spark: Any, paths: Sequence[str], judge: Judge) -> Any:
    """What is to be said of the notes of some Parquet files, as a data frame with the columns of ``arrow.FINDINGS``."""

    def run(batches: Iterable[Any]) -> Iterator[Any]:
        linter = judge.linter()
        for batch in batches:
            yield findings_batch(batch, linter)

    return spark.read.parquet(*paths).mapInArrow(run, FINDINGS)
