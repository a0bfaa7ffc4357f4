"""Archives: what a batch in memory finds, an archive on disk and Spark find too, pair for pair."""

from __future__ import annotations

import itertools
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

pa = pytest.importorskip("pyarrow", reason="extra [batch]")
np = pytest.importorskip("numpy", reason="extra [batch]")

import pyarrow.parquet as pq  # noqa: E402

from bench.duplicates.generator import notes  # noqa: E402
from notelint.brand.brand import Brand  # noqa: E402
from notelint.check.arrow import Judge, findings_batch  # noqa: E402
from notelint.config.settings import Settings  # noqa: E402
from notelint.duplicates import archive  # noqa: E402
from notelint.duplicates.archive import NotAnArchive, compare  # noqa: E402
from notelint.duplicates.arrow import evidence_batch, fingerprint_batch  # noqa: E402
from notelint.duplicates.judged import NOTE_COLUMNS, PAIRS, Judging  # noqa: E402
from notelint.duplicates.pairing import pairing  # noqa: E402
from notelint.duplicates.passages import Text, shared  # noqa: E402
from notelint.duplicates.strip import strip  # noqa: E402
from notelint.duplicates.winnow import HISTORY  # noqa: E402
from notelint.judge.select import Choice  # noqa: E402
from notelint.packs.locate import shipped_folder  # noqa: E402
from notelint.packs.ruleset import ruleset  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOTAL = 1000


@pytest.fixture(scope="module")
def judging() -> Judging:
    rules, problems = ruleset([os.path.join(shipped_folder(), "similar")], (), ())
    assert rules is not None, problems
    levels = {rule.id: rule.levels["种草"] for rule in rules.rules}
    return Judging({rule.id: rule for rule in rules.rules}, levels, Brand())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A thousand notes in small row groups; a template far above the cap of a fingerprint is among them."""
    path = tmp_path_factory.mktemp("archive") / "notes.parquet"
    every = notes(TOTAL)
    bodies = [note.body for note in every]
    for number in range(100):
        bodies[number * 10] = every[0].body + f"第{number}遍"
    table = pa.table(
        {
            "id": [f"n{note.number}" for note in every],
            "正文": bodies,
            "账号": [note.account for note in every],
            "发布时间": [note.published for note in every],
        }
    )
    pq.write_table(table, path, row_group_size=130)
    return path


def rows(batches: Any) -> list[dict[str, Any]]:
    return sorted((row for batch in batches for row in batch.to_pylist()), key=lambda row: (row["note"], row["other"]))


def test_an_archive_finds_what_a_batch_in_memory_finds(made: Path, judging: Judging) -> None:
    table = pq.read_table(made)
    bodies = table.column("正文").to_pylist()
    texts = [Text(strip(body)) for body in bodies]
    expected = {
        frozenset((f"n{left}", f"n{right}"))
        for left, right in pairing([text.text for text in texts]).pairs
        if shared(texts[left], texts[right]).similarity >= 0.55
    }
    found = rows(compare([str(made)], judging))
    alike = {frozenset((row["note"], row["other"])) for row in found if row["similarity"] >= 0.55}
    # A template of a hundred notes is linked by star and chain, whose centre depends on the order of the notes.
    template = {f"n{number * 10}" for number in range(100)}
    assert {pair for pair in alike if not pair <= template} == {pair for pair in expected if not pair <= template}
    assert {name for pair in alike for name in pair if pair <= template} == template


def test_batches_without_notes_and_notes_without_text_give_nothing(judging: Judging) -> None:
    empty: list[str | None] = []
    for names, bodies in ((empty, empty), (["a", "b"], [None, ""])):
        texts = {name: bodies if name == "body" else names for name in NOTE_COLUMNS}
        notes = pa.RecordBatch.from_pydict({name: pa.array(values, pa.string()) for name, values in texts.items()})
        assert len(fingerprint_batch(notes, HISTORY)) == 0
        both = {prefix + name: notes.column(name) for prefix in ("", "other_") for name in NOTE_COLUMNS}
        found = evidence_batch(pa.RecordBatch.from_pydict(both), judging)
        assert (len(found), found.schema) == (0, PAIRS)


def test_places_are_those_of_the_bodies(made: Path, judging: Judging) -> None:
    table = pq.read_table(made)
    bodies = dict(zip(table.column("id").to_pylist(), table.column("正文").to_pylist(), strict=True))
    for row in rows(compare([str(made)], judging)):
        for place in row["passages"]:
            own = strip(bodies[row["note"]][place["start"] : place["end"]])
            other = strip(bodies[row["other"]][place["other_start"] : place["other_end"]])
            assert own[:6] == other[:6]
            assert own[-6:] == other[-6:]


def test_parts_and_batches_change_nothing(made: Path, judging: Judging, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rows(compare([str(made)], judging))
    monkeypatch.setattr(archive, "PART", 90)
    monkeypatch.setattr(archive, "ROWS", 77)
    monkeypatch.setattr(archive, "EVIDENCE", 50)
    assert rows(compare([str(made)], judging)) == whole


def test_phrases_that_a_brand_allows_are_no_passages_of_an_archive(judging: Judging, tmp_path: Path) -> None:
    every = notes(40)
    phrase = "慢慢来，皮肤听得懂，我们把每一个批次的温度都写在同一个本子上，从第一天写到今天没有断过"
    path = tmp_path / "notes.parquet"
    table = {"id": [f"n{note.number}" for note in every], "body": [f"🌿{note.body}{phrase}" for note in every]}
    pq.write_table(pa.table(table), path)
    expected = {
        frozenset((f"n{left.number}", f"n{right.number}"))
        for left, right in itertools.combinations(every, 2)
        if any(passage.matched >= 32 for passage in shared(Text(strip(left.body)), Text(strip(right.body))).passages)
    }
    allowing = judging._replace(brand=Brand(boilerplate=(phrase,)))
    found = rows(compare([str(path)], allowing))
    assert {frozenset((row["note"], row["other"])) for row in found} == expected
    bodies = dict(zip(table["id"], table["body"], strict=True))
    for row in found:
        place = row["passages"][0]
        assert bodies[row["note"]][place["start"]] == bodies[row["other"]][place["other_start"]]
    assert len(rows(compare([str(path)], judging))) > len(found) > 0


def test_nothing_stays_behind(made: Path, judging: Judging, tmp_path: Path) -> None:
    assert rows(compare([str(made)], judging, folder=str(tmp_path)))
    assert list(tmp_path.iterdir()) == []


def test_an_archive_is_not_kept_in_memory_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.parquet"
    bodies = [os.urandom(20_000).hex() for _ in range(200)]
    pq.write_table(pa.table({"id": list(map(str, range(200))), "body": bodies}), path, row_group_size=4)
    del bodies
    before = pa.total_allocated_bytes()
    most = max(pa.total_allocated_bytes() - before for _ in archive.notes_of(str(path), 4))
    assert most < path.stat().st_size / 4


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"id": ["a"], "text": ["一篇"]}, "正文"),
        ({"body": ["一篇"]}, "id"),
        ({"id": ["a", "a"], "body": ["一篇", "两篇"]}, "编号「a」重复"),
        ({"id": ["a", None], "body": ["一篇", "两篇"]}, "没有 id"),
    ],
)
def test_what_is_no_archive_is_said(columns: Any, said: str, judging: Judging, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table(columns), path)
    with pytest.raises(NotAnArchive, match=said):
        list(compare([str(path)], judging))


def test_a_file_that_is_no_parquet_is_said(judging: Judging, tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_text("稿件", encoding="utf-8")
    for name in ("a.parquet", "missing.parquet"):
        with pytest.raises(NotAnArchive, match=name):
            list(compare([str(tmp_path / name)], judging))


@pytest.fixture
def spark() -> Iterator[Any]:
    """A Spark session with two cores."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        without_spark("pyspark is not installed: pip install --require-hashes -r requirements/spark.txt")
    if shutil.which("java") is None:
        without_spark("Spark needs Java: apt install openjdk-17-jre-headless")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYSPARK_PYTHON", sys.executable)
        builder = SparkSession.builder.master("local[2]").appName("notelint-test")
        for key, value in (
            ("spark.ui.enabled", "false"),
            ("spark.driver.bindAddress", "127.0.0.1"),
            ("spark.driver.host", "127.0.0.1"),
            ("spark.sql.shuffle.partitions", "3"),
            # A session this short is not worth optimised code: half of the time would go into making it.
            ("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"),
        ):
            builder = builder.config(key, value)
        session = builder.getOrCreate()
        yield session
        session.stop()


def without_spark(why: str) -> NoReturn:
    """On a user's machine Spark may be missing; where everything is promised to run, it may not."""
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture(scope="module")
def risky(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Notes of which every third makes a claim."""
    path = tmp_path_factory.mktemp("risky") / "notes.parquet"
    bodies = [f"{note.body}\n{'这是全网最好用的面霜' if note.number % 3 == 0 else ''}" for note in notes(300)]
    ids = [f"n{number}" for number in range(len(bodies))]
    pq.write_table(pa.table({"id": ids, "正文": bodies}), path, row_group_size=70)
    return path


def test_findings_of_an_archive_are_those_of_a_check(risky: Path) -> None:
    judge = judging_notes()
    linter = judge.linter()
    (batch,) = pq.read_table(risky).combine_chunks().to_batches()
    found = findings_batch(batch, linter).to_pylist()
    claims = [row for row in found if row["rule"] == "adlaw.absolute.superlative" and row["match"] == "全网最好用"]
    assert len(claims) == 100
    table = dict(zip(batch.column("id").to_pylist(), batch.column("正文").to_pylist(), strict=True))
    assert all(
        table[row["note"]][row["start"] : row["end"]] == row["match"] for row in found if row["start"] is not None
    )


def test_spark_finds_the_same_pairs_and_findings(spark: Any, made: Path, risky: Path, judging: Judging) -> None:
    from notelint.check.spark import findings
    from notelint.duplicates.spark import pairs

    # One test for both: workers of a test run would start a session each.
    found = [row.asDict(recursive=True) for row in pairs(spark, [str(made)], judging).collect()]
    found.sort(key=lambda row: (row["note"], row["other"]))
    assert found == rows(compare([str(made)], judging))
    judge = judging_notes()
    (batch,) = pq.read_table(risky).combine_chunks().to_batches()
    expected = findings_batch(batch, judge.linter()).to_pylist()
    said = [row.asDict(recursive=True) for row in findings(spark, [str(risky)], judge).collect()]
    assert sorted(map(str, said)) == sorted(map(str, expected))


def judging_notes() -> Judge:
    packs = tuple(os.path.join(shipped_folder(), name) for name in ("adlaw", "xhs"))
    return Judge(Settings(".", packs=packs), "2026-11-22", Choice())


def test_the_command_writes_pairs_and_says_what_they_are(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from notelint.cli.group import group

    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Any:
        return CliRunner().invoke(group, ["duplicates", *arguments], standalone_mode=False)

    ran = run(str(made), "-o", "pairs.parquet")
    assert ran.return_value == 1
    assert "整篇照搬" in ran.stderr
    assert pq.read_table("pairs.parquet").schema.names[:4] == ["rule", "level", "note", "other"]
    assert run(str(made), "-o", "few.parquet", "--select", "similar.passage").return_value == 0
    assert set(pq.read_table("few.parquet").column("rule").to_pylist()) == {"similar.passage"}
    assert run(str(tmp_path / "none.parquet"), "-o", "p.parquet").return_value == 2
    assert run("a.md", "--engine", "embedded").exception is not None
    listed = run(str(made), "--format", "json", "--select", "similar.copy")
    assert listed.return_value == 1
    assert '"rule": "similar.copy"' in listed.stdout
