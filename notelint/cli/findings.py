"""``notelint check`` over Parquet into Parquet, on this machine or on Spark."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from notelint.check.run import CLEAN, FOUND, NEVER
from notelint.check.run import UNCHECKED as FAILED
from notelint.model import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from notelint.check.session import Session

SUFFIX = ".parquet"


def check_archive(session: Session, values: Mapping[str, Any]) -> int:
    """Write the findings of some Parquet files into one; returns the exit status. Raises ConfigError."""
    paths, target = list(values["paths"]), list(values["output"])
    if not paths or any(not path.rstrip("/").endswith(SUFFIX) for path in [*paths, *target]) or len(target) != 1:
        raise click.UsageError(
            "--engine 与 -o findings.parquet 只用于 Parquet：notelint check notes.parquet -o findings.parquet"
        )
    if values["form"]:
        raise click.UsageError("结果写成 Parquet 时不能再写 --format")
    missing = [path for path in paths if not os.path.exists(path) and "://" not in path]
    if missing:
        click.echo(f"notelint：找不到 {'、'.join(missing)}", err=True)
        return FAILED
    try:
        import pyarrow.parquet as pq

        from notelint.check.arrow import FINDINGS, Judge, findings_batch
    except ImportError as error:
        message = f"检查 Parquet 要先安装：pip install 'notelint[batch]'（缺 {error.name}）"
        raise click.UsageError(message) from error
    asked = session.request
    linter = session.linter(os.getcwd())
    judge = Judge(linter.settings, asked.today, asked.choice, asked.genre, asked.industries)
    counts: Counter[tuple[str, str | None]] = Counter()
    if values["engine"] == "spark":
        from notelint.check.spark import findings
        from notelint.cli.spark import open_spark

        spark = open_spark("notelint check")
        findings(spark, paths, judge).write.mode("overwrite").parquet(target[0])
        for row in spark.read.parquet(target[0]).groupBy("type", "level").count().collect():
            counts[row["type"], row["level"]] += row["count"]
    else:
        own = judge.linter()

        def batches() -> Iterator[Any]:
            for path in paths:
                for batch in pq.ParquetFile(path, pre_buffer=False).iter_batches(4_096):
                    found = findings_batch(batch, own)
                    counts.update(zip(found.column("type").to_pylist(), found.column("level").to_pylist(), strict=True))
                    yield found

        temporary = f"{target[0]}.{os.getpid()}.tmp"
        try:
            with pq.ParquetWriter(temporary, FINDINGS, compression="zstd") as writer:
                for found in batches():
                    writer.write_batch(found)
            os.replace(temporary, target[0])
        finally:
            if os.path.exists(temporary):
                os.remove(temporary)
    return _ended(session, counts, target[0])


def _ended(session: Session, counts: Counter[tuple[str, str | None]], target: str) -> int:
    kinds: Counter[str] = Counter()
    for (kind, _), count in counts.items():
        kinds[kind] += count
    levels = {level: counts["finding", level] for level in LEVELS}
    click.echo(
        f"notelint：错误 {levels['error']:,}，警告 {levels['warning']:,}，提示 {levels['info']:,}，"
        f"豁免 {kinds['exempt']:,}，屏蔽 {kinds['suppressed']:,}，没能检查 {kinds['unchecked']:,}；写入 {target}",
        err=True,
    )
    if kinds["unchecked"]:
        return FAILED
    threshold = session.request.fail_on or session.settings(os.getcwd()).fail_on
    return FOUND if threshold != NEVER and any(levels[level] for level in _from(threshold)) else CLEAN


def _from(threshold: str) -> Sequence[str]:
    return LEVELS[: LEVELS.index(threshold) + 1]
