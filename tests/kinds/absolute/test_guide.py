"""Each exemption of the enforcement guide: what it covers, and what it must not be stretched to."""

from __future__ import annotations

import pytest

from notelint.kinds.absolute import guide


@pytest.mark.parametrize("before", ["我们致力于成为", "目标是做一家", "希望成为邻里", "愿景：做", "力争"])
def test_an_aim_is_exempt(before: str) -> None:
    found = guide.aim(before)
    assert found is not None
    assert found.clause == "guide.5"


@pytest.mark.parametrize("before", ["已经成为", "致力于品质，已经是", "我们提供", "欢迎选购", "梦想成真，现在推出"])
def test_what_is_reached_or_on_offer_is_no_aim(before: str) -> None:
    assert guide.aim(before) is None


@pytest.mark.parametrize("before", ["顾客", "安全永远是", "品质始终"])
def test_a_principle_is_an_attitude(before: str) -> None:
    assert guide.attitude(before) is not None


@pytest.mark.parametrize("before", ["销量", "全国", "口碑", "面霜"])
def test_a_rank_is_no_attitude(before: str) -> None:
    assert guide.attitude(before) is None


def test_effort_is_the_sellers_own_will() -> None:
    assert guide.effort("尽最大努力", 1) is not None
    assert guide.effort("最大的门店", 0) is None


@pytest.mark.parametrize("before", ["本系列中", "全线产品里", "历代", "上一代"])
def test_goods_of_the_same_brand_may_be_compared(before: str) -> None:
    found = guide.own_range(before)
    assert found is not None
    assert found.clause == "guide.6.1"


@pytest.mark.parametrize("before", ["市面上", "同类里", "这是", "品牌里没有比它"])
def test_other_brands_are_not_the_same_brand(before: str) -> None:
    assert guide.own_range(before) is None


@pytest.mark.parametrize("clause", ["开封后一周内食用", "饭后服用", "冷藏两小时", "静置10分钟"])
def test_a_tip_for_use_is_exempt(clause: str) -> None:
    found = guide.usage(clause)
    assert found is not None
    assert found.clause == "guide.6.2"


@pytest.mark.parametrize("clause", ["这款面霜", "全国销量", "口感"])
def test_praise_is_no_tip(clause: str) -> None:
    assert guide.usage(clause) is None
