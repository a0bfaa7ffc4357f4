"""谁和谁重复：在 Spark 上比较 Parquet 归档，写出成对的结果。

    spark-submit --archives notelint.tar.gz#env examples/spark/pairs.py notes.parquet pairs.parquet

notes.parquet 要有 id 与 正文（或 body）两列；账号、发布时间、系列可有可无。
"""

from __future__ import annotations

import os
import sys

from pyspark.sql import SparkSession

from notelint.brand.brand import Brand
from notelint.duplicates.judged import Judging
from notelint.duplicates.spark import pairs
from notelint.packs.locate import shipped_folder
from notelint.packs.ruleset import ruleset


def main(source: str, target: str) -> None:
    """Compare the notes of ``source``; the pairs that a rule speaks of go to ``target``."""
    rules, problems = ruleset([os.path.join(shipped_folder(), "similar")], (), ())
    if rules is None:
        raise SystemExit("\n".join(map(str, problems)))
    levels = {rule.id: rule.levels["种草"] for rule in rules.rules}
    judging = Judging({rule.id: rule for rule in rules.rules}, levels, Brand())
    spark = SparkSession.builder.appName("notelint pairs").getOrCreate()
    pairs(spark, [source], judging).write.mode("overwrite").parquet(target)
    spark.read.parquet(target).groupBy("rule", "level").count().show(truncate=False)
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
