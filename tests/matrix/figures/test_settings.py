"""``figures.yaml`` and ``roi.yaml``: what they change, and every error with its place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from notelint.matrix.figures.roi_inputs import NAMES, read_inputs
from notelint.matrix.figures.settings import Settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(str(tmp_path)) == (Settings(), [])


def test_weights_and_thresholds_can_be_changed(tmp_path: Path) -> None:
    (tmp_path / "figures.yaml").write_text(
        "CES权重: {关注: 0.5}\n分母下限: 50\n快照年龄: [7, 3]\n拓扑: {中心辐射: 0.7}\n"
        "用户分层: {KOC粉丝: 2000}\n生命周期: {流失天数: 60}\n漏斗: {自家: [看见, 买下]}\n考核权重: {单号: 70, 协同: 30}\n",
        encoding="utf-8",
    )
    found, problems = read_settings(str(tmp_path))
    assert not problems
    assert found.weights["follows"] == Decimal("0.5")
    assert found.weights["likes"] == 1
    assert (found.least, found.ages, found.star) == (50, (3, 7), Decimal("0.7"))
    assert (found.layers.koc_fans, found.life.lost_days) == (2000, 60)
    assert found.funnels["自家"] == ("看见", "买下")
    assert "AIPS" in found.funnels
    assert found.appraisal == (Decimal(70), Decimal(30))


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("分母下陷: 30\n", "1:1", "不认识的键「分母下陷」，是不是想写「分母下限」"),
        ("CES权重: {点赞: -1}\n", "1:9", "不能小于 0"),
        ("CES权重:\n  转发: 4\n", "2:3", "不认识的键「转发」"),
        ("考核权重: {单号: 70, 协同: 20}\n", "1:1", "之和应为 100，现在是 90"),
        ("考核权重: {单号: 70}\n", "1:1", "缺少「协同」"),
        ("年龄容差: 1\n拓扑: {中心辐射: 0.2}\n", "2:1", "中心辐射应大于网络化"),
        ("漏斗: {自家: [看, 买, 看]}\n", "1:6", "阶段有重名"),
        ("分母下限: 很多\n", "1:1", "应为整数"),
        ("分母下限: [\n", "1:7", "没有写完整"),
    ],
)
def test_a_wrong_setting_is_told_with_its_place(tmp_path: Path, text: str, place: str, words: str) -> None:
    (tmp_path / "figures.yaml").write_text(text, encoding="utf-8")
    _, (problem,) = read_settings(str(tmp_path))
    assert f"figures.yaml:{place} " in str(problem)
    assert words in str(problem)


def test_every_wrong_setting_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "figures.yaml").write_text("分母下陷: 30\n年龄容差: -1\n", encoding="utf-8")
    assert len(read_settings(str(tmp_path))[1]) == 2


def test_settings_in_another_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / "figures.yaml").write_bytes("分母下限: 30".encode("gbk"))
    assert "UTF-8" in str(read_settings(str(tmp_path))[1][0])


def test_amounts_come_from_the_file_and_the_command_line_wins(tmp_path: Path) -> None:
    (tmp_path / "roi.yaml").write_text(
        "直接销售: 60000\n毛利率: 0.55\nT加x:\n- {T: 2026-05-01, x: 29, 收入: 84000}\n", encoding="utf-8"
    )
    found, problems = read_inputs(str(tmp_path), ["直接销售=72,000.50", "支付转化率=3.5%"])
    assert not problems
    assert found.values == {"直接销售": Decimal("72000.50"), "支付转化率": Decimal("0.035")}
    assert found.origins["直接销售"] == "命令行"
    assert found.margin == Decimal("0.55")
    assert found.delayed[0].income == 84000
    assert found.delayed[0].spent is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("直接销售", "应写作 名称=数字"),
        ("直销=1", "没有「直销」这一项"),
        ("直接销售=很多", "看不懂"),
        ("直接销售=-1", "不能小于 0"),
        ("毛利率=55", "0 到 1 之间"),
        ("直接销售=nan", "不能小于 0"),
    ],
)
def test_a_wrong_amount_on_the_command_line_is_told(tmp_path: Path, said: str, words: str) -> None:
    assert words in str(read_inputs(str(tmp_path), [said])[1][0])


def test_a_wrong_amount_in_the_file_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "roi.yaml").write_text("直接销售: 1\n毛利率: 55\nT加x:\n- {T: 六月, x: 29}\n", encoding="utf-8")
    assert "roi.yaml:2:1" in str(read_inputs(str(tmp_path))[1][0])
    (tmp_path / "roi.yaml").write_text("T加x:\n- {T: 六月, x: 29}\n", encoding="utf-8")
    (problem,) = read_inputs(str(tmp_path))[1]
    assert "roi.yaml:2:4" in str(problem)
    assert "毛利率" in NAMES
