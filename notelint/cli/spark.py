"""A Spark session for the commands that can run on one: that of ``spark-submit``, else all cores of this machine."""

from __future__ import annotations

import os
import sys
from typing import Any

import click


def open_spark(name: str) -> Any:
    """The running session, or a new one. Raises UsageError where Spark or Java is not installed."""
    try:
        from pyspark import SparkConf
        from pyspark.sql import SparkSession
    except ImportError as error:
        message = f"用 Spark 要先安装：pip install 'notelint[batch,spark]'（缺 {error.name}），并装好 Java 17"
        raise click.UsageError(message) from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName(name)
    if not SparkConf().contains("spark.master"):
        builder = builder.master("local[*]").config("spark.ui.enabled", "false")
        builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    try:
        spark = builder.getOrCreate()
    except Exception as error:
        raise click.ClickException(
            f"Spark 没有起来：{str(error).splitlines()[0]}；请确认装了 Java 17（java -version）"
        ) from error
    spark.sparkContext.setLogLevel("ERROR")
    return spark
