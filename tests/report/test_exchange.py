"""The formats that other programs read: SARIF, GitHub annotations, JUnit, rdjson."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from notelint.model import Basis, Fix, Related, Result, Unchecked
from tests.report.factory import finding, note, outcome, row, whole

if TYPE_CHECKING:
    from tests.report.factory import Render

SARIF_SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
LINKED = Basis("法律", "广告法", "第九条第（三）项", "已核对", "https://example.com/law")


def full() -> dict[str, Any]:
    """A run with one of everything."""
    draft = note("真的😀全网最好用，口感最佳，说是第一", title="一瓶见底", path="草稿 1/a.md", account="shop")
    other = Related("b.md", "b", "shop", line=2, column=5, similarity=0.9)
    hit = finding(draft, "全网最好用", basis=LINKED, suggestions=("写出处",), fix=Fix(3, 8, "好用"), related=(other,))
    spare = finding(draft, "最佳", clause="guide.6.2", reason="使用方法")
    quoted = finding(draft, "第一", reason="引用用户原话")
    table = row("这是国家级的", title="=1+1")
    results = [
        Result(draft, (hit, whole(draft, "没有写明商业利益关系")), (spare,), (quoted,)),
        Result(table, (finding(table, "国家级", level="warning", verdict="needs-evidence", cell="B7"),)),
        Result(note("普通的一天", path="c.md")),
    ]
    return {"results": results, "unchecked": (Unchecked("坏.md", "encoding", "不是文字文件", 3, 7),)}


def test_sarif_holds_to_the_official_schema(render: Render) -> None:
    validator = jsonschema.Draft4Validator(SARIF_SCHEMA)
    validator.validate(json.loads(render("sarif", **full())))
    validator.validate(json.loads(render("sarif", results=[])))
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({"version": "2.1.0", "runs": [{"results": [{}]}]})


def test_sarif_says_where_and_why(render: Render) -> None:
    (run,) = json.loads(render("sarif", **full()))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    first = run["results"][0]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "%E8%8D%89%E7%A8%BF%201/a.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {
        "startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 9, "snippet": {"text": "全网最好用"},
    }  # fmt: skip
    assert (
        first["message"]["text"]
        == "「全网最好用」是绝对化用语\n依据：《广告法》第九条第（三）项 · 已核对\n建议：写出处"
    )
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["helpUri"] == "https://example.com/law"
    assert "helpUri" not in run["tool"]["driver"]["rules"][1]
    (change,) = first["fixes"][0]["artifactChanges"][0]["replacements"]
    assert change["deletedRegion"] == {"startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 9}
    assert first["relatedLocations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 5}
    assert "region" not in run["results"][1]["locations"][0]["physicalLocation"]
    needs = run["results"][3]
    assert needs["level"] == "warning"
    assert needs["properties"]["verdict"] == "needs-evidence"
    assert needs["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}


def test_sarif_keeps_apart_what_is_and_what_is_no_problem(render: Render) -> None:
    (run,) = json.loads(render("sarif", **full()))["runs"]
    suppressed = [result for result in run["results"] if "suppressions" in result]
    assert [result["suppressions"][0]["justification"] for result in suppressed] == ["引用用户原话"]
    assert suppressed[0]["suppressions"][0]["kind"] == "inSource"
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    exempt, unchecked = invocation["toolExecutionNotifications"]
    assert (exempt["level"], exempt["descriptor"]["id"]) == ("note", "exempt/guide.6.2")
    assert exempt["message"]["text"] == "「最佳」不算问题。指南六（二）：使用方法"
    assert (unchecked["level"], unchecked["descriptor"]["id"]) == ("error", "encoding")


def test_sarif_tells_equal_findings_of_a_note_apart(render: Render) -> None:
    draft = note("最好，最好")
    run = json.loads(render("sarif", [Result(draft, (finding(draft, "最好"), finding(draft, "最好")))]))["runs"][0]
    prints = [result["partialFingerprints"] for result in run["results"]]
    assert [item["primaryLocationLineHash"] for item in prints] == ["f1:1", "f1:2"]
    assert {item["notelint/v1"] for item in prints} == {"f1"}


def test_annotations_escape_what_would_end_them(render: Render) -> None:
    draft = note("最好", path="草稿,100%:a.md")
    hit = finding(draft, "最好", message="100%：第一行\r\n::error::第二行", end_line=1)
    lines = render("github", [Result(draft, (hit,))]).split("\n")
    assert lines[0].startswith("::error file=草稿%2C100%25%3Aa.md,line=1,endLine=1,col=1,endColumn=3,title=adlaw.")
    assert "::100%25：第一行%0D%0A::error::第二行%0A依据：" in lines[0]
    assert lines[1:] == ["检查了 1 篇笔记：1 个错误。", ""]


def test_annotations_for_every_level_and_what_was_not_checked(render: Render) -> None:
    draft = note("一\n二最好")
    hits = (
        finding(draft, "最好", level="info"),
        finding(draft, "二最好", level="warning", verdict="needs-evidence"),
        finding(draft, "一\n二"),
        whole(draft, "没有标签"),
    )
    unchecked = (Unchecked("b.md", "encoding", "不是文字文件", 3),)
    lines = render("github", [Result(draft, hits)], unchecked=unchecked).splitlines()
    assert [line.split(" ")[0] for line in lines[:5]] == ["::notice", "::warning", "::error", "::warning", "::error"]
    assert "title=adlaw.absolute.superlative（需举证）::" in lines[1]
    assert "line=1,endLine=2,title" in lines[2]
    assert lines[3].startswith("::warning file=drafts/a.md,title=xhs.disclosure.missing::")
    assert lines[4] == "::error file=b.md,line=3,title=没能检查（encoding）::不是文字文件"


def test_junit_has_one_case_a_note_red_by_errors_alone(render: Render) -> None:
    suites = ET.fromstring(render("junit", **full()))
    (suite,) = suites
    assert {key: suite.get(key) for key in ("tests", "failures", "errors")} == {
        "tests": "4",
        "failures": "1",
        "errors": "1",
    }
    first, table, clean, unchecked = suite
    assert (first.get("classname"), first.get("name")) == ("草稿 1/a.md", "草稿 1/a")
    failure = first.find("failure")
    assert failure is not None
    assert failure.get("message") == "「全网最好用」是绝对化用语"
    output = first.findtext("system-out") or ""
    assert "没有写明商业利益关系" in output
    assert "忽略：引用用户原话" in output
    assert "豁免：指南六（二），使用方法" in output
    assert [child.tag for child in table] == ["system-out"]
    assert list(clean) == []
    assert unchecked.find("error") is not None


def test_junit_survives_characters_xml_has_no_form_for(render: Render) -> None:
    draft = row("坏\x00\x1b\ud83d<b>最好")
    suites = ET.fromstring(render("junit", [Result(draft, (finding(draft, "\x00\x1b\ud83d<b>最好"),))]))
    assert "\ufffd\ufffd\ufffd<b>最好" in "".join(suites.itertext())


def test_rdjson_counts_columns_in_bytes_and_excludes_the_end(render: Render) -> None:
    document = json.loads(render("rdjson", **full()))
    first, about_note, table, unchecked = document["diagnostics"]
    # 真的 are 3 bytes each, the emoji 4, then five characters of 3.
    span = {"start": {"line": 3, "column": 11}, "end": {"line": 3, "column": 26}}
    assert first["location"] == {"path": "草稿 1/a.md", "range": span}
    assert first["suggestions"] == [{"range": span, "text": "好用"}]
    assert first["code"] == {"value": "adlaw.absolute.superlative", "url": "https://example.com/law"}
    assert first["severity"] == "ERROR"
    assert first["relatedLocations"][0]["location"] == {"path": "b.md", "range": {"start": {"line": 2}}}
    assert about_note["location"] == {"path": "草稿 1/a.md"}
    assert table["location"] == {"path": "notes.jsonl", "range": {"start": {"line": 3}}}
    assert unchecked["message"] == "没能检查：不是文字文件"
    assert json.loads(render("rdjson", []))["diagnostics"] == []


def test_an_absolute_path_is_a_file_address(render: Render) -> None:
    draft = note("最好", path="/草稿/a.md")
    run = json.loads(render("sarif", [Result(draft, (finding(draft, "最好"),))]))["runs"][0]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file:///%E8%8D%89%E7%A8%BF/a.md"}


def test_the_same_run_gives_the_same_bytes(render: Render) -> None:
    for name in ("sarif", "github", "junit", "rdjson", "json", "jsonl", "text"):
        assert render(name, **full()) == render(name, **full())


def test_every_format_ends_cleanly_with_nothing_to_say(render: Render) -> None:
    for name in ("sarif", "junit", "rdjson", "json", "jsonl"):
        assert render(name, []).endswith("\n")
    assert outcome([]).summary.checked == 0


@pytest.mark.parametrize(("clause", "kind"), [(None, "inSource"), ("config", "external"), ("baseline", "external")])
def test_sarif_says_where_a_finding_was_accepted(render: Render, clause: str | None, kind: str) -> None:
    draft = note("全网最好用")
    spare = finding(draft, "全网最好用", clause=clause, reason="引用")
    (run,) = json.loads(render("sarif", [Result(draft, (), (), (spare,))]))["runs"]
    assert run["results"][0]["suppressions"][0]["kind"] == kind
