"""``notelint matrix init``: a folder that passes its own checks, written whole or not at all."""

from __future__ import annotations

import csv
import io
import os
import re
import sys
from typing import TYPE_CHECKING

import pytest

from notelint.cli.main import main
from notelint.config.settings import Settings
from notelint.matrix.load import load
from notelint.matrix.loading.columns import RECORDS, SHEETS
from notelint.matrix.starting import holidays, layers
from notelint.matrix.starting.writing import Occupied, write
from notelint.packs.document import read as read_yaml
from tests.matrix.importing.ground import SAMPLE, listing

if TYPE_CHECKING:
    from pathlib import Path

TODAY = "2026-11-22"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that nothing above speaks for."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def notelint(*words: str) -> int:
    """The exit status of a command."""
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    return int(ended.value.code or 0)


def below(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("today", [TODAY, "2027-02-12", "2027-05-01"])
@pytest.mark.parametrize("template", ["护肤", "家居"])
def test_a_fresh_matrix_is_clean(here: Path, template: str, today: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert notelint("matrix", "init", "新矩阵", "--template", template, "--today", today) == 0
    capsys.readouterr()
    # The packs that ship age, whatever the day the matrix is written for.
    aged = ("--ignore", "matrix.rules.stale")
    for command in (("check",), ("matrix", "check", *aged), ("audit", *aged)):
        status = notelint(*command, "新矩阵", "--today", today, "--fail-on", "info")
        assert status == 0, capsys.readouterr().out
    assert notelint("matrix", "doctor", "新矩阵", "--today", today) == 0
    assert "✗ " not in capsys.readouterr().out.replace("✗ 有警告或错误", "")


def test_a_fresh_matrix_takes_in_an_export_without_further_words(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert notelint("matrix", "init", "--today", TODAY) == 0
    assert notelint("audit", ".", "--today", TODAY) == 0
    assert "还没有历史库 历史.db：没有与已发布的笔记比" in capsys.readouterr().out
    name = load(str(here), TODAY, Settings(str(here))).matrix.accounts[0].name
    listing(here / f"{name}_2026-11-20.csv", SAMPLE)
    assert notelint("matrix", "import", f"{name}_2026-11-20.csv", "--today", TODAY) == 0
    assert "新存 1" in capsys.readouterr().out
    assert (here / "历史.db").exists()
    assert notelint("audit", ".", "--today", TODAY) == 0
    assert "历史库 历史.db 里还没有笔记" in capsys.readouterr().out


def test_the_skin_care_matrix_has_three_views_of_the_same_messages(here: Path) -> None:
    write(str(here), layers.files("护肤", TODAY))
    matrix = load(str(here), TODAY, Settings(str(here), drafts=("notes/**",))).matrix
    assert {account.kind for account in matrix.accounts} == {"官方号", "IP号", "合作KOC"}
    assert len({account.pillars for account in matrix.accounts}) == 3
    assert {pillar.name for pillar in matrix.pillars} == {"官方成分科普", "KOC改善日记", "IP晨间仪式"}
    assert {message.id for message in matrix.brand.messages} == {"天然", "健康", "有效"}
    for account in matrix.accounts:
        text = "".join(post.body for post in matrix.posts_of(account))
        assert all(message.text in text for message in matrix.brand.messages), account.name


def test_the_home_matrix_has_its_two_personas(here: Path) -> None:
    write(str(here), layers.files("家居", TODAY))
    matrix = load(str(here), TODAY, Settings(str(here), drafts=("notes/**",))).matrix
    assert {"收纳整理达人", "美学生活家"} <= {account.positioning for account in matrix.accounts}


@pytest.mark.parametrize("template", layers.TEMPLATES)
def test_every_sheet_is_there_with_its_headings(here: Path, template: str) -> None:
    files = layers.files(template, TODAY)
    for sheet in (*RECORDS, *SHEETS):
        content = files[f"{sheet.name}.csv"]
        assert content.startswith(b"\xef\xbb\xbf"), "Excel opens UTF-8 only with a byte order mark"
        heading, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
        assert heading == [column.header for column in sheet.columns]
        assert all(len(row) == len(heading) for row in rows)
        if template == "空白" and sheet.name != "calendar/holidays":
            assert rows == []


def test_an_empty_matrix_has_no_problem_of_its_own(here: Path) -> None:
    write(str(here), layers.files("空白", TODAY))
    loaded = load(str(here), TODAY, Settings(str(here)))
    assert loaded.problems == ()
    assert loaded.matrix.accounts == ()


def test_the_example_of_the_empty_matrix_can_be_uncommented(here: Path) -> None:
    files = layers.files("空白", TODAY)
    text = files["accounts.yaml"].decode()
    shown = "\n".join(line.removeprefix("#") for line in text.splitlines() if line.startswith(("#  -", "#   ")))
    write(str(here), {"accounts.yaml": f"accounts:\n{shown}\n".encode()})
    loaded = load(str(here), TODAY, Settings(str(here)))
    assert loaded.problems == ()
    assert loaded.matrix.accounts[0].name == "小张的装修日记"


def test_no_template_leaves_a_date_unfilled() -> None:
    for template in layers.TEMPLATES:
        for path, content in layers.files(template, TODAY).items():
            assert "{今天" not in content.decode(), path


def test_both_regimes_of_employee_accounts_come_with_their_source() -> None:
    files = layers.files("空白", TODAY)
    policies = {}
    for path, content in files.items():
        if path.startswith("policy/"):
            document, _ = read_yaml(content.decode(), path)
            assert document is not None
            policies[document.data["id"]] = document.data
    assert (policies["kos-灰度"]["年费"], policies["kos-灰度"]["名额"]) == (600, 100)
    assert (policies["kos-2025-09"]["日均消耗"], policies["kos-2025-09"]["缓冲天数"]) == (200, 14)
    assert policies["kos-旧版"]["名额"] == 30
    assert all("转述" in policy["来源"] for policy in policies.values())


def test_the_plan_has_the_ten_chapters_of_the_seed_in_their_order() -> None:
    path, content = layers.document("运营方案", TODAY)
    assert path == "docs/运营方案.md"
    chapters = re.findall(r"^## (.+)$", content.decode(), re.MULTILINE)
    assert [chapter[0] for chapter in chapters] == list("一二三四五六七八九十")
    assert "现状" in chapters[1]
    assert "策略" in chapters[2]
    assert "风险" in chapters[7]
    assert chapters[9] == "十、用户运营的可持续发展策略"


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        (
            "品牌传播指南",
            [
                "基调",
                "视觉规范",
                "Slogan",
                "核心卖点",
                "核心价值",
                "目标受众",
                "沟通语境",
                "禁用词汇",
                "不同场景的关键信息点",
            ],
        ),
        ("合规SOP", ["独立的手机与网络", "内容不夸大、不硬广", "社区规范"]),
        ("KOC合作brief", ["内容要求", "核心卖点", "预期效果"]),
        ("周报", ["变化趋势", "对比不同策略", "问题症结", "可执行建议"]),
        ("活动方案", ["内容", "社交", "技术"]),
    ],
)
def test_a_document_has_the_sections_of_the_seeds(name: str, sections: list[str]) -> None:
    _, content = layers.document(name, TODAY)
    headings = re.findall(r"^## (.+)$", content.decode(), re.MULTILINE)
    assert [heading for heading in headings if heading in sections] == sections


def test_the_weights_of_the_decision_add_up_to_a_hundred() -> None:
    _, content = layers.document("自建还是MCN", TODAY)
    weights = re.findall(r"^\| [^|]+ \| (\d+) \|", content.decode(), re.MULTILINE)
    assert (len(weights), sum(map(int, weights))) == (4, 100)


def test_private_data_stays_out_of_the_repository() -> None:
    patterns = layers.files("空白", TODAY)[".gitignore"].decode()
    assert {"*线索*", "*手机号*", "*.db"} <= set(patterns.splitlines())


def test_nothing_is_written_where_one_file_is_there_already(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "README.md").write_text("我们的", encoding="utf-8")
    assert notelint("matrix", "init") == 2
    assert "README.md" in capsys.readouterr().err
    assert list(below(here)) == ["README.md"]
    assert (here / "README.md").read_text(encoding="utf-8") == "我们的"


def test_nothing_stays_where_writing_breaks_off(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace
    moved: list[str] = []

    def breaking(source: str, target: str) -> None:
        if len(moved) == 5:
            raise OSError(28, "No space left on device")
        moved.append(target)
        replace(source, target)

    monkeypatch.setattr(os, "replace", breaking)
    with pytest.raises(OSError, match="No space"):
        write(str(here / "a" / "b"), layers.files("护肤", TODAY))
    assert [path.name for path in here.iterdir()] == [".git"]


def test_a_file_is_no_folder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a").write_text("", encoding="utf-8")
    assert notelint("matrix", "init", "a/b") == 2
    assert "什么也没有写" in capsys.readouterr().err


def test_one_document_can_be_written_alone(here: Path) -> None:
    assert notelint("matrix", "init", "--doc", "周报") == 0
    assert list(below(here)) == ["docs/周报.md"]
    with pytest.raises(Occupied):
        write(str(here), dict([layers.document("周报", TODAY)]))


def test_a_template_and_a_document_are_not_asked_for_together(here: Path) -> None:
    assert notelint("matrix", "init", "--doc", "周报", "--template", "护肤") == 2
    assert below(here) == {}


def test_days_off_and_days_of_making_up_are_known_and_projected_ones_marked() -> None:
    known = {day.on: day for day in holidays.days((2026, 2027))}
    assert (known["2026-06-19"].off, known["2026-06-19"].projected) == (True, False)
    assert known["2026-02-14"].off is False
    assert known["2027-10-01"].projected


def test_the_table_that_ships_is_what_the_library_says(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("holidays")
    computed = holidays.days((2026,))
    monkeypatch.setitem(sys.modules, "holidays", None)
    assert holidays.days((2026,)) == computed
    assert holidays.days((1999,)) == []
