"""The health check: which pitfall shows, by what, and what cannot be judged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from notelint.cli.main import main
from notelint.matrix.checks.table import CHECKS
from notelint.matrix.doctor import diagnoses, doctor, worst
from notelint.matrix.doctor_report import page, record, text_lines
from notelint.matrix.pitfalls import PAGES
from notelint.model import Basis, Finding
from tests.matrix.checks.ground import account, matrix, post

if TYPE_CHECKING:
    from pathlib import Path

    from notelint.matrix.doctor import Checkup
    from notelint.matrix.model import Matrix


def finding(
    rule: str, level: str = "warning", of: str | None = None, path: str = "accounts.yaml", note: str = "n"
) -> Finding:
    return Finding(
        rule=rule,
        level=level,
        verdict="violation",
        path=path,
        note=note,
        account=of,
        field=None,
        item=None,
        start=None,
        end=None,
        line=None,
        column=None,
        end_line=None,
        end_column=None,
        cell=None,
        match=None,
        folded=None,
        message="说明",
        basis=Basis("经验"),
        title=f"题 {rule}",
    )


def team() -> Matrix:
    own = account("a", role="种草", positioning="工地"), account("b", role="答疑", positioning="门店")
    partner = account("k", "合作KOC")
    posts = (post("a", "一"), post("b", "二"), post("k", "三"))
    return matrix(*own, partner, posts=posts)


def marks(checkups: tuple[Checkup, ...]) -> list[str]:
    return ["".join({True: "✓", False: "✗", None: "–"}[line.healthy] for line in each.lines) for each in checkups]


def test_copies_and_words_fought_over_are_pitfalls_one_and_four_and_nothing_else() -> None:
    found = [finding("similar.copy", "error", "a"), finding("matrix.search.cannibal")]
    assert marks(doctor(team(), found))[0] == "✗✓✓✗✓✓"


def test_titles_that_are_alike_show_the_first_pitfall_unless_they_are_few_among_many() -> None:
    titles = [finding("similar.title", "info", "a", f"notes/{place}.md") for place in range(2)]
    assert marks(doctor(team(), titles))[0][0] == "✗"
    many = matrix(*team().accounts, posts=(*(post("a", str(place)) for place in range(100)), post("b", "二")))
    assert marks(doctor(many, titles))[0][0] == "✓"


def test_idle_employee_accounts_are_the_first_pitfall_of_employee_accounts() -> None:
    assert marks(doctor(team(), [finding("matrix.idle")]))[1] == "✗✓✓✓"


def test_a_healthy_matrix() -> None:
    assert marks(doctor(team(), [])) == ["✓✓✓✓✓✓", "✓✓✓✓"]
    assert worst(doctor(team(), [])) is None


def test_what_there_is_nothing_to_judge_by_is_neither_well_nor_ill() -> None:
    bare = doctor(matrix(account("a", "官方号")), [])
    assert marks(bare)[1] == "––––"
    assert bare[0].lines[4].healthy is None
    assert "合作达人" in bare[0].lines[4].missing[0]
    assert bare[0].lines[0].healthy is None


def test_reminders_are_told_and_do_not_make_ill() -> None:
    (line,) = [each for each in doctor(team(), [finding("matrix.device.shared", "info")])[0].lines if each.evidence]
    assert line.healthy is True
    assert [(each.rule, each.times) for each in line.evidence] == [("matrix.device.shared", 1)]


def test_of_drafts_only_errors_count_for_they_are_there_to_be_mended() -> None:
    assert marks(doctor(team(), [finding("adlaw.absolute.rank", "warning", "a")]))[0][1] == "✓"
    assert marks(doctor(team(), [finding("xhs.contact.hard", "error", "a")]))[0][1] == "✗"


def test_employee_accounts_are_judged_by_findings_about_them() -> None:
    partners = finding("similar.copy", "error", "k")
    assert marks(doctor(team(), [partners])) == ["✗✓✓✓✓✓", "✓✓✓✓"]


def test_evidence_names_the_rule_how_often_and_three_places() -> None:
    found = [finding("matrix.account.role", path=f"accounts{place}.yaml") for place in range(5)]
    line = doctor(team(), found)[0].lines[3]
    (evidence,) = line.evidence
    assert (evidence.times, len(evidence.examples), line.level) == (5, 3, "warning")
    assert any("5 处" in words for each in diagnoses(doctor(team(), found)) for words in each.evidence)


def test_every_rule_of_a_pitfall_exists() -> None:
    known = [
        *CHECKS,
        *(
            f"similar.{name}"
            for name in ("copy", "near", "passage", "repost", "reference", "title", "opening", "rewrite")
        ),
    ]
    for prefix in {rule for each in PAGES for pitfall in each.pitfalls for rule in (*pitfall.rules, *pitfall.often)}:
        assert prefix.startswith("brand") or any(rule == prefix or rule.startswith(f"{prefix}.") for rule in known), (
            prefix
        )


def test_the_page_escapes_what_files_say() -> None:
    own = finding("matrix.idle", path="<script>.yaml")
    html = page(doctor(team(), [own]), "2026-06-15", "1.0")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "http" not in html.replace("http-equiv", "")


def test_text_and_json_say_the_same() -> None:
    checkups = doctor(team(), [finding("matrix.idle")])
    lines = "\n".join(text_lines(checkups, "2026-06-15"))
    data = record(checkups, "2026-06-15", "1.0")
    assert "✗ 账号权重分散" in lines
    assert [line["mark"] for line in data["checkups"][0]["lines"]] == list("✓✓✓✓✓✗")


def notelint(*words: str) -> int:
    """Run a command in this process; returns its exit status."""
    with pytest.raises(SystemExit) as left:
        main([*words])
    return int(left.value.code or 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert notelint("matrix", "init", str(tmp_path / "m"), "--template", "家居") == 0
    return tmp_path / "m"


def test_a_fresh_matrix_is_healthy(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert notelint("matrix", "doctor", str(folder)) == 0
    assert "✗" not in capsys.readouterr().out.split("✓ 没有发现")[0]


def test_a_note_published_twice_is_found_from_the_files(folder: Path) -> None:
    homes = sorted({note.parent for note in (folder / "notes").rglob("*.md")})
    text = (
        "今天去工地巡检，厨房的止逆阀装反了，师傅当场返工，前后花了四十分钟，业主在旁边拍了照。"
        "回来的路上我把这类问题记成一张单子，分给三个工长：先看箭头，再听风声，最后才打胶；谁的工地再装反，谁请大家喝汽水。"
        "第二天早上，单子已经贴在每个工地的配电箱旁边，最底下有人用铅笔添了一行：买汽水的人已经找到了。"
    )
    for place, home in enumerate(homes[:2]):
        (home / f"same{place}.md").write_text(f"---\n标题: 止逆阀{place}\n状态: 草稿\n---\n{text}\n", encoding="utf-8")
    target = folder.parent / "d.json"
    assert notelint("matrix", "doctor", str(folder), "-o", str(target)) == 1
    lines = json.loads(target.read_text(encoding="utf-8"))["checkups"][0]["lines"]
    assert lines[0]["mark"] == "✗"
    assert lines[0]["evidence"][0]["rule"] == "similar.copy"


def test_a_folder_without_a_matrix_is_no_healthy_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert notelint("matrix", "doctor", str(tmp_path)) == 2
    assert "accounts.yaml" in capsys.readouterr().err


def test_an_unknown_suffix_is_told_before_anything_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert notelint("matrix", "doctor", str(tmp_path), "-o", "体检.docx") == 2
    assert ".html" in capsys.readouterr().err
