"""``notelint audit``: one run over drafts, duplicates and matrix, and the first screen for whoever leads the accounts."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from notelint.report.contract import report_schema

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent.parent
TODAY = "2026-11-22"

ACCOUNTS = """\
accounts:
  - {id: zhang, 昵称: 小张的装修日记, 类型: KOS员工号, 负责人: p1}
  - {id: wang, 昵称: 老王看工地, 类型: KOS员工号, 负责人: p2}
"""
OPERATORS = "人员ID,姓名,角色\np1,张一,内容\np2,王二,策略\n"
STORY = (
    "今天去工地巡检，发现厨房的插座被橱柜挡住了两个。我请师傅当场把位置往上移了十二厘米，又量了冰箱门打开的角度，"
    "顺手把水槽下面的进水口也拍了照。业主下午过来，我们对着图纸一项一项核，改了三处，少买了一个转换器。"
    "晚上回去把这张清单重新排了一遍，插座放在第一页，水路放在第二页，下一家开工之前先看它。"
)


def audit(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "notelint", "audit", str(folder), "--today", TODAY, *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def report(folder: Path, *words: str) -> tuple[int, dict[str, Any]]:
    done = audit(folder, "--format", "json", *words)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def matrix(folder: Path, notes: dict[str, str] | None = None, accounts: str = ACCOUNTS) -> Path:
    (folder / ".git").mkdir(exist_ok=True)
    (folder / "accounts.yaml").write_text(accounts, encoding="utf-8")
    (folder / "operators.csv").write_text(OPERATORS, encoding="utf-8")
    for name, text in (notes or {}).items():
        path = folder / "notes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def draft(title: str, body: str, **keys: str) -> str:
    head = "".join(f"{key}: {value}\n" for key, value in {"标题": title, **keys}.items())
    return f"---\n{head}---\n{body}\n"


def rules(findings: Sequence[dict[str, Any]], note: str) -> set[str]:
    return {finding["rule"] for finding in findings if note in finding["path"]}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], str]:
    """The demo's own run: JSON and the page."""
    page = tmp_path_factory.mktemp("audit") / "report.html"
    done = audit(ROOT / "fixtures", "--format", "json", "--fail-on", "never", "-o", str(page))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), page.read_text(encoding="utf-8")


def test_the_sample_brand_is_told_what_to_stop_first(sample: tuple[dict[str, Any], str]) -> None:
    overview = sample[0]["overview"]
    assert overview["stop"][0]["what"] == "导流号"
    assert overview["stopped"] > len(overview["stop"]) > 3
    assert all(duty["tasks"] for duty in overview["duties"])
    assert {fact["name"]: fact["value"] for fact in overview["facts"]}["账号"] == "20 个"


def test_the_sample_brands_page_shows_a_copied_draft_beside_its_source(sample: tuple[dict[str, Any], str]) -> None:
    report, page = sample
    copy = next(finding for finding in report["findings"] if finding["rule"] == "similar.copy")
    assert copy["path"].endswith("面面在望潮路/01-柜台三句话.md")
    assert copy["related"][0]["match"]
    assert "几乎是同一篇" in page
    assert "今天先停" in page
    assert "http-equiv" in page
    assert "<script src" not in page


def test_the_json_of_an_audit_follows_the_schema(sample: tuple[dict[str, Any], str]) -> None:
    jsonschema.validate(sample[0], report_schema())


def test_a_note_is_told_all_at_once(tmp_path: Path) -> None:
    copied = draft("插座怎么留", STORY + "\n这是全网最好的方案。", 账号="wang", 发布时间="2026-11-20", 状态="排期")
    matrix(tmp_path, {"一.md": draft("插座", STORY, 账号="zhang", 发布时间="2026-11-18"), "二.md": copied})
    status, found = report(tmp_path)
    assert status == 1
    assert {"similar.copy", "matrix.approval.missing"} < rules(found["findings"], "二.md")
    assert any(rule.startswith("adlaw.absolute") for rule in rules(found["findings"], "二.md"))
    assert found["summary"]["unchecked"] == 0


def test_work_goes_to_the_writer_then_to_who_looks_after_the_account(tmp_path: Path) -> None:
    notes = {
        "一.md": draft("全网最好的插座", "今天去工地。", 账号="zhang"),
        "二.md": draft("全网最好的开关", "今天去工地。", 账号="zhang", 作者="p2"),
    }
    _, found = report(matrix(tmp_path, notes))
    who = {stop["what"]: stop["who"] for stop in found["overview"]["stop"]}
    assert who["《全网最好的插座》"] == "张一"
    assert who["《全网最好的开关》"] == "王二"


def test_a_folder_without_a_roster_is_not_audited(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "一.md").write_text("今天去工地。", encoding="utf-8")
    status, found = report(tmp_path)
    assert status == 2
    assert "matrix init" in found["unchecked"][0]["reason"]


def test_a_roster_without_drafts_is_something(tmp_path: Path) -> None:
    status, found = report(matrix(tmp_path))
    assert found["unchecked"] == []
    assert status in (0, 1)


def test_a_broken_sheet_is_told_with_its_place_and_the_rest_goes_on(tmp_path: Path) -> None:
    matrix(tmp_path, {"一.md": draft("全网最好的插座", "今天去工地。", 账号="zhang")})
    (tmp_path / "devices.csv").write_text("设备ID,登陆账号\nd1,zhang\n", encoding="utf-8")
    status, found = report(tmp_path)
    assert status == 2
    assert found["unchecked"][0]["path"] == "devices.csv"
    assert any(rule.startswith("adlaw.absolute") for rule in rules(found["findings"], "一.md"))


def test_two_runs_say_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "brand"
    shutil.copytree(ROOT / "fixtures/notes/小满在岬棠", folder / "notes/小满在岬棠")
    (folder / ".git").mkdir()
    shutil.copy(ROOT / "fixtures/accounts.yaml", folder)
    first, second = (audit(folder, "--format", "json").stdout for _ in range(2))
    assert first == second


def test_a_script_of_the_team_is_judged_once(tmp_path: Path) -> None:
    matrix(tmp_path, {"一.md": draft("插座", "今天去工地。", 账号="zhang")})
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/评论话术.md").write_text("想看图纸就加我微信 wx_abc12345。\n", encoding="utf-8")
    _, found = report(tmp_path)
    assert sorted(rules(found["findings"], "评论话术")) == ["xhs.contact.hard"]
    assert sum("评论话术" in finding["path"] for finding in found["findings"]) == 1
