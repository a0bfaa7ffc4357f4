"""逐篇检查：在 Spark 上检查 Parquet 归档，写出每一处问题。

    spark-submit --archives notelint.tar.gz#env examples/spark/findings.py notes.parquet findings.parquet

notes.parquet 要有 id 与 正文（或 body）两列；标题、账号、话题等列名同 CSV。用随附的 adlaw 与 xhs 规则包。
"""

from __future__ import annotations

import os
import sys

from pyspark.sql import SparkSession

from notelint.check.arrow import Judge
from notelint.check.linter import today_in_china
from notelint.check.spark import findings
from notelint.config.settings import Settings
from notelint.judge.select import Choice
from notelint.packs.locate import DEFAULT, shipped_folder


def main(source: str, target: str) -> None:
    """Judge the notes of ``source``; what is to be said of them goes to ``target``."""
    packs = tuple(os.path.join(shipped_folder(), name) for name in DEFAULT)
    judge = Judge(Settings(".", packs=packs), today_in_china(), Choice())
    spark = SparkSession.builder.appName("notelint findings").getOrCreate()
    findings(spark, [source], judge).write.mode("overwrite").parquet(target)
    spark.read.parquet(target).groupBy("type", "level").count().show(truncate=False)
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
