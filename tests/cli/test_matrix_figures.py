"""``notelint matrix figures`` and ``roi`` on a folder of files and a store of imported exports."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from notelint.packs import locate
from notelint.store.figures import Export, add
from notelint.store.snapshots import NOTE, Snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

ACCOUNTS = (
    "accounts:\n  - {id: zhang, 昵称: 小张的装修日记, 类型: KOS员工号}\n  - {id: guan, 昵称: 岬棠护肤, 类型: 官方号}\n"
)
COSTS = "日期,类别,金额\n2026-06-03,聚光,30000\n2026-06-03,人力,37500\n"
WEEK = ("--until", "2026-06-14", "--today", "2026-06-14")


SHIPPED = locate._PACKAGE


@pytest.fixture(autouse=True)
def shipped(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The thresholds are those of the rules that ship."""
    monkeypatch.setattr(locate, "_PACKAGE", SHIPPED)


@pytest.fixture
def folder(here: Path) -> Path:
    (here / "accounts.yaml").write_text(ACCOUNTS, encoding="utf-8")
    (here / "notelint.yaml").write_text("history: 数据.db\n", encoding="utf-8")
    return here


def measure(folder: Path) -> None:
    def snapshot(title: str, taken: str, views: int) -> Snapshot:
        values = {name: Decimal(count) for name, count in (("views", views), ("likes", 120), ("saves", 80), ("comments", 15), ("shares", 10), ("follows", 6))}  # fmt: skip
        return Snapshot("creator-notes", NOTE, title, taken, "x.xlsx", 3, "zhang", None, title, "2026-06-09", "图文", values, {}, ("口径=累计",))  # fmt: skip

    add(
        str(folder / "数据.db"),
        Export(b"1", "笔记列表明细表.xlsx", "creator-notes", "2026-06-14", "zhang"),
        [snapshot("阳台收纳", "2026-06-14", 4000)],
    )


def test_figures_come_from_the_store_the_configuration_names(folder: Path, notelint: Command) -> None:
    measure(folder)
    ran = notelint("matrix", "figures", *WEEK, "--format", "json")
    assert ran.status == 0, ran.err
    figures = {figure["id"]: figure for block in ran.json["blocks"] for figure in block["figures"]}
    assert figures["ces"]["value"] == 348
    assert figures["er_view"]["shown"] == "5.63%"
    assert figures["er_view"]["files"] == ["笔记列表明细表.xlsx"]


def test_every_form_is_written_and_each_twice_alike(folder: Path, notelint: Command) -> None:
    measure(folder)
    names = ["报告.html", "报告.xlsx", "报告.json", "报告.txt"]
    written = [word for name in names for word in ("-o", name)]
    assert notelint("matrix", "figures", "--for", "管理层", *WEEK, *written).status == 0
    first = [(folder / name).read_bytes() for name in names]
    assert notelint("matrix", "figures", "--for", "管理层", *WEEK, *written).status == 0
    assert first == [(folder / name).read_bytes() for name in names]
    assert "可执行建议" in first[3].decode()
    assert json.loads(first[2])["audience"] == "管理层"


def test_nothing_to_compute_says_what_to_import(folder: Path, notelint: Command) -> None:
    (folder / "accounts.yaml").write_text("accounts:\n  - {id: a, 昵称: 甲, 状态: 注销}\n", encoding="utf-8")
    ran = notelint("matrix", "figures", *WEEK)
    assert ran.status == 2
    assert "notelint matrix import" in ran.err
    assert not ran.out


def test_a_folder_without_a_matrix_is_refused(here: Path, notelint: Command) -> None:
    ran = notelint("matrix", "figures")
    assert ran.status == 2
    assert "accounts.yaml" in ran.err


def test_wrong_settings_stop_the_report_with_all_their_places(folder: Path, notelint: Command) -> None:
    (folder / "figures.yaml").write_text("分母下陷: 30\n年龄容差: -1\n", encoding="utf-8")
    ran = notelint("matrix", "figures", "-o", "x.html")
    assert ran.status == 2
    assert "figures.yaml:1:1" in ran.err
    assert "figures.yaml:2:1" in ran.err
    assert not (folder / "x.html").exists()


def test_a_sheet_with_a_wrong_cell_is_told_and_the_report_is_not_called_whole(folder: Path, notelint: Command) -> None:
    measure(folder)
    (folder / "flows.csv").write_text("来源账号,目标账号,访问\nzhang,guan,很多\n", encoding="utf-8")
    ran = notelint("matrix", "figures", *WEEK)
    assert ran.status == 2
    assert "flows.csv:2" in ran.err
    assert "指标不完整" in ran.err
    assert "CES" in ran.out


def test_an_unknown_ending_is_refused_before_anything_is_read(folder: Path, notelint: Command) -> None:
    ran = notelint("matrix", "figures", "-o", "报告.pdf")
    assert ran.status == 2
    assert ".html" in ran.err


def test_roi_prints_its_basis(folder: Path, notelint: Command) -> None:
    (folder / "costs.csv").write_text(COSTS, encoding="utf-8")
    (folder / "roi.yaml").write_text("直接销售: 60000\n预计加购转化: 12000\n毛利率: 0.55\n", encoding="utf-8")
    ran = notelint("matrix", "roi", "--from", "2026-06-01", "--to", "2026-06-30")
    assert ran.status == 0, ran.err
    for words in (
        "2.40 倍", "1.07 倍", "32.00%", "-41.33%", "分子 直接销售+预计加购转化 72,000；分母 投放总额 30,000", "收入倍数，不是利润",
        "costs.csv 的聚光",
    ):  # fmt: skip
        assert words in ran.out, words
    assert (
        "2.00 倍"
        in notelint("matrix", "roi", "--from", "2026-06-01", "--to", "2026-06-30", "--set", "直接销售=48000").out
    )


def test_roi_without_amounts_says_what_to_write(folder: Path, notelint: Command) -> None:
    ran = notelint("matrix", "roi")
    assert ran.status == 2
    assert "roi.yaml" in ran.err
    assert notelint("matrix", "roi", "--from", "2026-06-30", "--to", "2026-06-01").status == 2
    assert "没有「直销」这一项" in notelint("matrix", "roi", "--set", "直销=1").err


def test_a_day_that_has_not_come_is_refused(folder: Path, notelint: Command) -> None:
    ran = notelint("matrix", "figures", "--today", "2026-06-14", "--until", "2026-06-15")
    assert ran.status == 2
    assert "还没有到" in ran.err


def test_the_check_and_the_figures_call_the_same_accounts_idle(folder: Path, notelint: Command) -> None:
    """One threshold, set in one place; partners and the newly registered are idle for neither."""
    (folder / "accounts.yaml").write_text(
        ACCOUNTS
        + "  - {id: koc, 昵称: 路过的栗子, 类型: 合作KOC}\n  - {id: new, 昵称: 刚开的号, 类型: KOS员工号, 注册日期: 2026-06-14}\n",
        encoding="utf-8",
    )
    (folder / "notes" / "岬棠护肤").mkdir(parents=True)
    (folder / "notes" / "岬棠护肤" / "一.md").write_text(
        "---\n标题: 一\n状态: 已发布\n发布时间: 2026-06-12 12:00\n---\n写点什么。\n", encoding="utf-8"
    )

    def idle() -> tuple[str, str]:
        checked = notelint("matrix", "check", "--select", "matrix.idle", "--today", "2026-06-14").out
        ran = notelint("matrix", "figures", *WEEK, "--format", "json")
        shown = next(f["shown"] for block in ran.json["blocks"] for f in block["figures"] if f["id"] == "idle")
        return checked, shown

    checked, shown = idle()
    assert "停更率 50%" in checked
    assert shown == "50.00%"
    (folder / "notelint.yaml").write_text("history: 数据.db\nthresholds:\n  matrix.idle: {days: 1}\n", encoding="utf-8")
    checked, shown = idle()
    assert "停更率 100%" in checked
    assert shown == "100.00%"


def test_a_threshold_that_no_rule_has_stops_the_figures_too(folder: Path, notelint: Command) -> None:
    (folder / "notelint.yaml").write_text("thresholds:\n  matrix.idle: {dayz: 1}\n", encoding="utf-8")
    ran = notelint("matrix", "figures", *WEEK)
    assert ran.status == 2
    assert "没有叫「dayz」的门槛" in ran.err
