"""The JSON document and the JSON lines."""

from __future__ import annotations

import json
import tracemalloc
from typing import TYPE_CHECKING

import jsonschema
import pytest

from notelint.model import Fix, Related, Result, Unchecked
from notelint.report.contract import report_schema
from notelint.report.formats import ReportOptions, open_reporter
from tests.report.factory import RUN, finding, note, outcome, row, whole

if TYPE_CHECKING:
    from pathlib import Path

    from tests.report.factory import Render


KEYS = [
    "rule", "level", "verdict", "path", "note", "account", "field", "index", "start", "end", "line", "column",
    "end_line", "end_column", "cell", "match", "folded", "message", "basis", "suggestions", "fix", "related",
    "fingerprint",
    "title",
]  # fmt: skip


def test_the_document_is_the_one_of_the_contract(render: Render) -> None:
    draft = note("真的，全网最好用", path="a.md")
    hit = finding(draft, "全网最好用", suggestions=("写出处",), fix=Fix(3, 8, "好用"))
    spare = finding(draft, "全网", clause="guide.6.2", reason="使用方法")
    unchecked = (Unchecked("b.md", "encoding", "不是文字文件", 3),)
    text = render("json", [Result(draft, (hit,), (spare,))], unchecked=unchecked, suggested_packs=("food",))
    document = json.loads(text)
    assert list(document) == [
        "schema", "tool", "column_unit", "today", "packs", "suggested_packs", "summary", "findings", "exempt",
        "suppressed", "unchecked",
    ]  # fmt: skip
    assert document["schema"] == 1
    assert document["tool"] == {"name": "notelint", "version": "0.1.0"}
    assert document["column_unit"] == "code point"
    assert document["packs"] == [
        {"id": "adlaw", "version": "2026.11", "effective_from": "2026-11-01", "reviewed_on": "2026-10-01"}
    ]
    assert list(document["summary"]) == [
        "notes", "checked", "skipped", "unchecked", "errors", "warnings", "infos", "exempt", "allowed", "suppressed",
    ]  # fmt: skip
    (found,) = document["findings"]
    assert list(found) == KEYS
    assert found == {
        "rule": "adlaw.absolute.superlative", "level": "error", "verdict": "violation", "path": "a.md", "note": "a",
        "account": None, "field": "body", "index": None, "start": 3, "end": 8, "line": 1, "column": 4, "end_line": 1,
        "end_column": 9, "cell": None, "match": "全网最好用", "folded": None, "message": "「全网最好用」是绝对化用语",
        "basis": {"kind": "法律", "law": "广告法", "article": "第九条第（三）项", "status": "转述", "link": None},
        "suggestions": ["写出处"], "fix": {"start": 3, "end": 8, "text": "好用"}, "related": [], "fingerprint": "f1", "title": "",
    }  # fmt: skip
    assert list(document["exempt"][0]) == [*KEYS, "clause", "reason"]
    assert document["unchecked"] == [
        {"path": "b.md", "line": 3, "column": None, "note": None, "code": "encoding", "reason": "不是文字文件"}
    ]


def test_the_document_holds_to_its_own_schema(render: Render) -> None:
    draft = note("同一段话，真的")
    hit = finding(draft, "同一段话", fix=Fix(0, 1, "另"), related=(Related("b.md", "b", similarity=0.9),))
    excused = finding(draft, "真的", clause="guide.5", reason="原话")
    results = [Result(draft, (hit, whole(draft, "没有标签")), (excused,), (excused,))]
    document = json.loads(render("json", results, unchecked=(Unchecked("b.md", "encoding", "不是文字文件"),)))
    jsonschema.validate(document, report_schema())
    for section in ("summary", "findings", "unchecked", "packs"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({key: value for key, value in document.items() if key != section}, report_schema())
    for section in ("exempt", "suppressed"):
        for key in ("clause", "reason"):
            (entry,) = document[section]
            without = {**document, section: [{name: value for name, value in entry.items() if name != key}]}
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate(without, report_schema())


def test_a_finding_about_a_whole_note_has_no_place(render: Render) -> None:
    draft = note("正文")
    (found,) = json.loads(render("json", [Result(draft, (whole(draft, "没有标签"),))]))["findings"]
    assert {found[key] for key in ("start", "end", "line", "column", "end_line", "end_column", "match")} == {None}


def test_related_notes_have_every_key(render: Render) -> None:
    draft = note("同一段话")
    hit = finding(draft, "同一段话", related=(Related("b.md", "b", similarity=0.9),))
    (related,) = json.loads(render("json", [Result(draft, (hit,))]))["findings"][0]["related"]
    assert list(related) == [
        "path", "note", "account", "field", "start", "end", "line", "column", "match", "similarity", "containment",
        "contained",
    ]  # fmt: skip


def test_one_finding_stands_on_one_line_in_readable_chinese(render: Render) -> None:
    draft = note("最好\n最棒")
    text = render("json", [Result(draft, (finding(draft, "最好\n"), finding(draft, "最棒")))])
    assert [line.lstrip()[:8] for line in text.splitlines() if '"rule"' in line] == ['{"rule":', '{"rule":']
    assert "绝对化用语" in text
    assert "\r" not in text


def test_a_lone_surrogate_stays_valid_json(render: Render) -> None:
    draft = row("坏\ud83d最好")
    for name in ("json", "jsonl"):
        text = render(name, [Result(draft, (finding(draft, "\ud83d最好"),))])
        assert json.loads(text.splitlines()[0] if name == "jsonl" else text)
        assert "\\ud83d最好" in text


def test_many_findings_do_not_stay_in_memory(tmp_path: Path) -> None:
    draft = note("最好" * 50)
    result = Result(draft, (finding(draft, "最好" * 50),) * 50)
    reporter = open_reporter("json", tmp_path / "a.json", ReportOptions())
    reporter.begin(RUN)
    tracemalloc.start()
    for _ in range(400):
        reporter.add(result)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    reporter.end(outcome([]))
    assert (tmp_path / "a.json").stat().st_size > 10_000_000
    assert peak < 4_000_000


def test_lines_carry_a_type_and_end_with_the_summary(render: Render) -> None:
    draft = note("最好最棒第一")
    result = Result(
        draft,
        (finding(draft, "最好"),),
        (finding(draft, "最棒", clause="guide.5"),),
        (finding(draft, "第一", reason="原话"),),
    )
    text = render("jsonl", [result], unchecked=(Unchecked("b.md", "encoding", "不是文字文件"),))
    lines = [json.loads(line) for line in text.splitlines()]
    assert [line["type"] for line in lines] == ["finding", "exempt", "suppressed", "unchecked", "summary"]
    assert list(lines[0]) == ["type", *KEYS]
    assert lines[2]["reason"] == "原话"
    assert lines[-1]["summary"]["errors"] == 1
    assert lines[-1]["tool"]["name"] == "notelint"
    assert lines[-1]["today"] == "2026-11-22"
    assert lines[-1]["packs"][0]["id"] == "adlaw"
