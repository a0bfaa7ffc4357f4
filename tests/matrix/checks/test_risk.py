"""What endangers the matrix: shared telephones, hidden helpers, applause of its own, private data, stale rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from notelint.matrix.at import At
from notelint.matrix.links import ALWAYS, ENTITY, components, exposure
from notelint.matrix.model import Row
from notelint.matrix.roster import Device
from notelint.model import PackInfo
from tests.matrix.checks.ground import account, document, matrix, post, said

if TYPE_CHECKING:
    from pathlib import Path

ACCOUNTS = (account("A1"), account("A2"), account("A3"), account("A4"))


def test_two_accounts_on_one_telephone_are_told_and_cards_are_not() -> None:
    devices = (
        Device("D1", sim="1001", accounts=("A1",)),
        Device("D1", sim="1002", accounts=("A2",)),
        Device("D2", sim="1003", accounts=("A3",)),
    )
    whole = matrix(*ACCOUNTS[:3], devices=devices)
    found = said(whole, "matrix.device.shared")
    assert [one.level for one in found] == ["info"]
    assert "D1 登录了 2 个号：A1、A2" in found[0].message
    assert said(whole, "matrix.sim.shared") == []


def test_closed_accounts_share_nothing() -> None:
    gone = account("A2", state="注销")
    assert said(matrix(ACCOUNTS[0], gone, devices=(Device("D1", accounts=("A1", "A2")),)), "matrix.device.shared") == []


CHAIN = (
    Device("D1", accounts=("A1", "A2")),
    Device("D2", sim="2190", accounts=("A2",)),
    Device("D3", sim="2190", accounts=("A3",)),
)


def test_accounts_hang_together_through_what_they_share() -> None:
    largest = components(matrix(*ACCOUNTS, devices=CHAIN))[0]
    assert largest.accounts == ("A1", "A2", "A3")
    assert exposure(largest, {"A1": 50, "A2": 30, "A3": 10, "A4": 10}) == pytest.approx(0.9)


def test_a_company_links_accounts_only_where_asked() -> None:
    whole = matrix(account("A1", entity="x"), account("A2", entity="x"))
    assert [len(each.accounts) for each in components(whole)] == [1, 1]
    assert [len(each.accounts) for each in components(whole, (*ALWAYS, ENTITY))] == [2]


def test_most_of_a_matrix_on_one_string() -> None:
    found = said(matrix(*ACCOUNTS, devices=CHAIN), "matrix.exposure")
    assert [one.level for one in found] == ["info"]
    assert "占账号 75%" in found[0].message
    few = matrix(*ACCOUNTS, devices=CHAIN[:1], posts=(post("A1", "一"),))
    assert said(few, "matrix.exposure") == []
    single = matrix(*ACCOUNTS, devices=(Device("D1", accounts=("A1",)),))
    assert said(single, "matrix.exposure") == []


BRAND_TEAM = (
    account("hq", "官方号", name="沪上家居"),
    account("xz", name="小张的装修日记"),
    account("alt", "素人号", name="路人甲"),
)


def referral(kind: str, comment: str) -> list[str]:
    speaker = {"official": "hq", "hidden": "alt"}[kind]
    whole = matrix(*BRAND_TEAM, posts=(post(speaker, "正文", comments=(comment,)),))
    return [one.level for one in said(whole, "matrix.synergy.comment-referral")]


def test_a_hidden_account_that_sends_readers_on() -> None:
    assert referral("hidden", "这个问题 @小张的装修日记 有更详细的分享哦") == ["error"]


def test_an_open_account_says_that_both_belong_together() -> None:
    assert referral("official", "这个问题 @小张的装修日记 有更详细的分享哦") == ["info"]
    assert referral("official", "这个问题我们的设计师 @小张的装修日记 写过一篇") == []
    assert referral("official", "谢谢 @路过的读者 的提醒") == []
    assert referral("official", "@沪上家居 就是本号") == []


def test_a_script_for_a_small_account_is_an_error_wherever_it_stands() -> None:
    script = document("scripts/评论.md", "这个问题 @小张的装修日记 有更详细的分享哦", 账号="运营小号")
    whole = matrix(*BRAND_TEAM, documents=(script,))
    assert [one.level for one in said(whole, "matrix.synergy.comment-referral")] == ["error"]


@pytest.mark.parametrize(
    "text",
    ["由运营小号在评论区或私信引导，规避主账号直接引流风险", "小号负责求链接", "安排水军在前排带节奏"],
)
def test_a_document_that_sends_small_accounts_ahead(text: str) -> None:
    found = said(matrix(*BRAND_TEAM, documents=(document("docs/内容SOP.md", text),)), "matrix.synergy.sock-puppet")
    assert [one.level for one in found] == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "禁止用小号在评论区引导私信",
        "不得由运营小号代为引流",
        "私信由官方号的客服回复",
        "小号收纳盒推荐给租房的人，大号的另拍",
        "品牌小助理就是官方号的客服，评论区引导到店铺",
        "小号引流属于违规，发现即停用",
    ],
)
def test_a_document_that_forbids_small_accounts(text: str) -> None:
    whole = matrix(*BRAND_TEAM, documents=(document("docs/内容SOP.md", text),))
    assert said(whole, "matrix.synergy.sock-puppet") == []


def test_a_role_of_leading_on_for_the_main_account() -> None:
    own = account("a", role="运营小号，评论区引导私信")
    assert [one.level for one in said(matrix(own), "matrix.synergy.sock-puppet")] == ["error"]


def likes(note: str, *people: str) -> tuple[Row, ...]:
    return tuple(
        Row({"note": note, "account": who, "at": "2026-06-10T20:05", "kind": "点赞"}, At("interactions.csv", place))
        for place, who in enumerate(people, 2)
    )


def engagement(own: int, strangers: int) -> list[tuple[str, str]]:
    team = [account(f"a{place}") for place in range(13)]
    rows = likes("n1", *(f"a{place + 1}" for place in range(own)), *(f"读者{place}" for place in range(strangers)))
    whole = matrix(*team, posts=(post("a0", "正文", key="n1"),), sheets={"interactions": rows})
    return [(one.level, one.message) for one in said(whole, "matrix.synergy.self-engagement")]


def test_twelve_of_thirty_first_likes_come_from_the_matrix() -> None:
    ((level, message),) = engagement(12, 18)
    assert level == "error"
    assert "40%" in message


def test_a_like_among_many_is_nothing() -> None:
    assert engagement(1, 29) == []
    assert engagement(0, 30) == []


def test_without_strangers_in_the_sheet_there_is_no_share_to_tell() -> None:
    ((level, message),) = engagement(12, 0)
    assert level == "warning"
    assert "占比算不出" in message


def test_answers_under_ones_own_note_and_later_days_are_no_applause() -> None:
    rows = (
        *likes("n1", "a0", "a0", "读者"),
        Row({"note": "n1", "account": "a1", "at": "2026-06-14T09:00", "kind": "评论"}, At("interactions.csv", 9)),
    )
    whole = matrix(account("a0"), account("a1"), posts=(post("a0", "正文", key="n1"),), sheets={"interactions": rows})
    assert said(whole, "matrix.synergy.self-engagement") == []


def test_a_title_of_two_notes_is_asked_for_by_id_and_one_of_none_is_said() -> None:
    posts = (post("a0", "一", "开箱", key="n1"), post("a1", "二", "开箱", key="n2"))
    rows = (*likes("开箱", "a0", "读者"), *likes("没有", "a1"), *likes("n1", "读者"))
    whole = matrix(account("a0"), account("a1"), posts=posts, sheets={"interactions": rows})
    assert said(whole, "matrix.synergy.self-engagement") == []
    first, second = said(whole, "matrix.synergy.unclear-note")
    assert "「开箱」有 2 篇叫这个名字，这 2 行互动（1 行来自矩阵内的账号）" in first.message
    assert "「没有」在稿件里没有" in second.message
    assert said(whole._replace(posts=()), "matrix.synergy.unclear-note") == []


def private(folder: Path, ignored: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    whole = matrix(account("a"))._replace(folder=str(folder), ignored=ignored)
    return [(one.level, one.path) for one in said(whole, "matrix.privacy.tables")]


def test_a_table_of_leads_that_git_would_keep(tmp_path: Path) -> None:
    (tmp_path / "leads.csv").write_text("线索ID,手机号,微信号\n1,13800000000,abc\n", encoding="utf-8-sig")
    assert private(tmp_path) == [("error", "leads.csv")]
    assert private(tmp_path, ("leads.csv",)) == []
    assert private(tmp_path, ("*.csv", "!leads.csv")) == [("error", "leads.csv")]


def test_a_workbook_of_leads_with_a_banner_above(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["线索明细"])
    book.active.append(["小红书线索ID", "手机号（加密）"])
    (tmp_path / "metrics").mkdir()
    book.save(tmp_path / "metrics" / "线索.xlsx")
    assert private(tmp_path) == [("error", "metrics/线索.xlsx")]


def test_tables_that_only_sound_like_it_are_well(tmp_path: Path) -> None:
    (tmp_path / "devices.csv").write_text("设备ID,SIM尾号,手机型号\nD1,2190,某型号\n", encoding="gb18030")
    (tmp_path / "feedback.csv").write_text("标签,次数\n手机号登录不了,3\n", encoding="utf-8")
    assert private(tmp_path) == []


def test_rules_nobody_looked_over_for_273_days() -> None:
    packs = (PackInfo("自家", "1", None, "2025-09-01"), PackInfo("xhs", "1", None, "2026-01-01"), PackInfo("新", "1"))
    found = said(matrix(account("a"), packs=packs, today="2026-06-01"), "matrix.rules.stale")
    assert [one.level for one in found] == ["warning"]
    assert "273 天，超过 180 天" in found[0].message


SOP = "# 合规SOP\n## 独立手机和IP\n## 避免硬广与夸大宣传\n"


def test_a_compliance_sop_without_the_rules_of_the_community() -> None:
    found = said(matrix(account("a"), documents=(document("docs/合规SOP.md", SOP),)), "matrix.sop.sections")
    assert [one.level for one in found] == ["error"]
    assert "社区规范" in found[0].message


def test_a_whole_sop_and_other_documents_are_well() -> None:
    whole = document("docs/合规SOP.md", SOP + "## 严守社区规范\n")
    other = document("docs/周报.md", "# 周报\n## 数据\n")
    assert said(matrix(account("a"), documents=(whole, other)), "matrix.sop.sections") == []
