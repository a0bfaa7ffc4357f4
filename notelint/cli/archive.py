"""``notelint duplicates`` over a Parquet archive: pairs into a Parquet file, on this machine or on Spark."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from notelint.check.run import CLEAN, FOUND, NEVER, UNCHECKED
from notelint.cli.spark import open_spark
from notelint.config.apply import choice_for
from notelint.judge.select import OFF, chosen, level_for
from notelint.model import LEVELS
from notelint.report.width import width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notelint.check.session import Session
    from notelint.duplicates.judged import Judging

SUFFIX = ".parquet"
EMBEDDED, SPARK = "embedded", "spark"
DEFAULT_GENRE = "种草"


def wanted(values: Mapping[str, Any]) -> bool:
    """Whether the options ask for an archive to be compared."""
    return values["engine"] is not None or any(path.endswith(SUFFIX) for path in values["output"])


def compare_archive(session: Session, values: Mapping[str, Any]) -> int:
    """Write the pairs of some Parquet files; returns the exit status."""
    paths, target = _paths(values)
    try:
        from notelint.duplicates import archive
        from notelint.duplicates.judged import PAIRS
    except ImportError as error:
        message = f"比较 Parquet 要先安装：pip install 'notelint[batch]'（缺 {error.name}）"
        raise click.UsageError(message) from error
    judging = _judging(session)
    levels: Counter[str] = Counter()
    rules: Counter[str] = Counter()

    def seen(batch: Any) -> None:
        for rule, level, series in zip(*map(batch.column, ("rule", "level", "series")), strict=True):
            if not series.is_valid:
                rules[rule.as_py()] += 1
                levels[level.as_py()] += 1

    try:
        if values["engine"] == SPARK:
            spark = open_spark("notelint duplicates")
            from notelint.duplicates.spark import pairs

            frame = pairs(spark, paths, judging)
            frame.write.mode("overwrite").parquet(target)
            counted = spark.read.parquet(target).where("series is null").groupBy("rule", "level").count().collect()
            for row in counted:
                rules[row["rule"]] += row["count"]
                levels[row["level"]] += row["count"]
        else:
            archive.write(target, archive.compare(paths, judging), PAIRS, seen)
    except archive.NotAnArchive as error:
        click.echo(f"notelint：{error}", err=True)
        return UNCHECKED
    except OSError as error:
        click.echo(f"notelint：写不了 {target}：{error.strerror or error}；磁盘够大吗？什么也没有留下", err=True)
        return UNCHECKED
    _say(target, rules, judging)
    threshold = session.request.fail_on or session.settings(os.getcwd()).fail_on
    failing = threshold != NEVER and any(LEVELS.index(level) <= LEVELS.index(threshold) for level in levels)
    return FOUND if failing else CLEAN


def _paths(values: Mapping[str, Any]) -> tuple[Sequence[str], str]:
    paths = values["paths"]
    if not paths or not all(path.rstrip("/").endswith(SUFFIX) for path in paths):
        raise click.UsageError(
            "--engine 与 -o pairs.parquet 只用于 Parquet：notelint duplicates notes.parquet -o pairs.parquet"
        )
    targets = [path for path in values["output"] if path.endswith(SUFFIX)]
    if len(values["output"]) != 1 or len(targets) != 1 or values["form"]:
        raise click.UsageError("比较 Parquet 时，结果写成一个 Parquet 文件：-o pairs.parquet")
    return paths, targets[0]


def _judging(session: Session) -> Judging:
    from notelint.duplicates.judged import Judging

    linter = session.linter(os.getcwd())
    settings = linter.settings
    choice = choice_for(settings, (), session.request.choice)
    genre = session.request.genre or settings.genre or DEFAULT_GENRE
    levels = {
        rule.id: level_for(rule, rule.levels[genre], choice) for rule in linter.rules.rules if chosen(rule, choice)
    }
    on = {name: level for name, level in levels.items() if level != OFF}
    return Judging({rule.id: rule for rule in linter.rules.rules}, on, settings.brand)


def _say(target: str, rules: Counter[str], judging: Judging) -> None:
    click.echo(f"notelint：{sum(rules.values()):,} 对，写入 {target}", err=True)
    for name, count in rules.most_common():
        title = judging.rules[name].title
        click.echo(f"  {title}{' ' * (16 - width(title))}{count:>10,} 对  [{name}]", err=True)
