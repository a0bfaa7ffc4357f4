#!/bin/sh
# 在本机两个核上跑通这两个例子：sh examples/spark/run-local.sh [笔记数]
# 需要 Java 17，与装了 pip install 'notelint[batch,spark]' 的 Python（PYTHON=… 可指定）。
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONPATH="$here${PYTHONPATH:+:$PYTHONPATH}" PYSPARK_PYTHON="$python" PYSPARK_DRIVER_PYTHON="$python"
"$python" "$here/bench/duplicates/scale.py" make "${1:-2000}" "$work/notes.parquet"
submit=$("$python" -c 'import os, pyspark; print(os.path.join(os.path.dirname(pyspark.__file__), "bin", "spark-submit"))')
for job in pairs findings; do
    "$submit" --master 'local[2]' --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1 \
        --conf spark.driver.bindAddress=127.0.0.1 --conf spark.log.level=ERROR \
        "$here/examples/spark/$job.py" "$work/notes.parquet" "$work/$job.parquet"
done
