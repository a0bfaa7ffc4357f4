"""A matrix folder is read whole, and everything wrong in it is told at once with its place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from notelint.matrix.at import At
from notelint.matrix.model import Beyond
from tests.matrix.repo import read, said

if TYPE_CHECKING:
    from pathlib import Path

NOTE = """\
---
账号: 小张的装修日记
标题: 阳台只有1.2米
状态: 排期
计划发布: 2026-06-12 20:00
支柱: 干货
选题: T1
提及: [沪上家居]
关键词: [小户型收纳]
话题: [收纳, 小户型]
作者: E017
审批: [{审批人: E003, 时间: 2026-06-10, 结论: 通过, 版本: a1}]
AI: {used: 是, human_edited: 否}
---
我量了三遍。
"""


def test_the_account_of_the_design_is_read_as_written(tmp_path: Path) -> None:
    account = read(tmp_path).matrix.accounts[0]
    assert (account.id, account.name, account.kind, account.entity) == (
        "xiaozhang",
        "小张的装修日记",
        "KOS员工号",
        "沪上家居",
    )
    assert account.weekly == (3, 4)
    assert account.hours == (("12:00", "13:30"), ("20:00", "22:00"))
    assert account.kos.certified_on == "2026-03-15"
    assert account.kos.fee == Decimal(600)
    assert account.kos.rights == ("身份标识", "留资卡", "欢迎语")
    assert account.persona.generation == "95后"
    assert account.persona.years == 5
    assert account.persona.operator == "E017"
    assert account.persona.emoji == (0, 0.03)
    assert account.at == At("accounts.yaml", 2, 5)


def test_a_note_says_of_the_plan_what_its_front_matter_says(tmp_path: Path) -> None:
    loaded = read(tmp_path, {"notes/小张的装修日记/01.md": NOTE})
    assert loaded.problems == ()
    (post,) = loaded.matrix.posts
    assert post.account == "xiaozhang"
    assert (post.state, post.on, post.at_time) == ("排期", "2026-06-12", "20:00")
    assert (post.pillar, post.topic, post.mentions, post.tags) == ("干货", "T1", ("沪上家居",), ("收纳", "小户型"))
    assert post.approvals[0].by == "E003"
    assert post.ai == {"used": True, "human_edited": False}
    assert post.at.path == "notes/小张的装修日记/01.md"
    assert post.id == "notes/小张的装修日记/01"


def test_sheets_are_read_with_chinese_or_english_headings_in_any_order(tmp_path: Path) -> None:
    chinese = read(tmp_path, {"operators.csv": "姓名,人员ID,角色,周产能,离职日\n王宁,E017,内容、审核,14,2026/5/31\n"})
    (person,) = chinese.matrix.operators
    assert (person.id, person.roles, person.weekly_capacity) == ("E017", ("内容", "审核"), 14)
    assert (person.left_on, person.employed) == ("2026-05-31", False)
    english = read(tmp_path, {"operators.csv": "id,name,weekly_capacity\nE017,王宁,14\n"})
    assert english.matrix.operators[0].name == "王宁"


def test_what_lies_outside_the_matrix_and_behind_the_first_page_can_be_written(tmp_path: Path) -> None:
    loaded = read(
        tmp_path,
        {
            "flows.csv": "来源账号,目标账号,访问\n其他,小张的装修日记,830\n",
            "rankings.csv": "关键词,名次,日期\n甲,3,2026-06-12\n乙,＞20,2026-06-12\n",
        },
    )
    assert not said(loaded)
    assert [row.values["source"] for row in loaded.matrix.sheets["flows"]] == ["其他"]
    assert [row.values["rank"] for row in loaded.matrix.sheets["rankings"]] == [3, Beyond(20)]


def test_a_folder_without_accounts_is_no_matrix(tmp_path: Path) -> None:
    from notelint.config.settings import Settings
    from notelint.matrix.load import load

    loaded = load(str(tmp_path), "2026-06-15", Settings(str(tmp_path)))
    assert [one.code for one in loaded.problems] == ["no-matrix"]
    assert "accounts.yaml" in said(loaded)[0]
