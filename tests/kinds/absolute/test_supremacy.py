"""Words of the highest rank, ends of a trouble for good, substances denied: claims of goods, silent of all else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from notelint.check.linter import Linter
from notelint.config.settings import Settings
from notelint.model import NEEDS_EVIDENCE, VIOLATION, Field, Finding, Note
from notelint.packs.load import load_pack
from notelint.packs.ruleset import compile_rules

ROOT = Path(__file__).parents[3]


@cache
def linter() -> Linter:
    pack, problems = load_pack(str(ROOT / "rules" / "adlaw"))
    assert pack is not None, problems
    absolute = tuple(rule for rule in pack.rules if rule.kind == "superlative")
    return Linter(Settings(str(ROOT)), compile_rules([pack._replace(rules=absolute)]), "2026-11-22")


def findings(text: str) -> tuple[Finding, ...]:
    return tuple(linter().check(Note("a.md", "a", (Field("body", text),), {})).findings)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("王者级的露营椅", "王者级"),
        ("骨灰级茶具", "骨灰级"),
        ("神级遮瑕力", "神级"),
        ("这支唇釉的质感是神级的", "神级"),
        ("宗师级普洱", "宗师级"),
        ("鲜美至极的鱼汤", "至极"),
        ("保湿力极佳的面霜", "极佳"),
        ("冠军级品质", "冠军级"),
        ("这盒眼影封神了", "封神"),
        ("护肤界的标杆", "标杆"),
        ("口碑之冠的火锅店", "之冠"),
        ("性价比无敌", "无敌"),
        ("傲视同行的音质", "傲视"),
        ("效果第一的祛痘膏", "效果第一"),
        ("没有对手的音质", "没有对手"),
        ("隔音极佳的耳塞", "极佳"),
        ("至鲜海胆", "至鲜"),
        ("大师级的调香", "大师级"),
    ],
)
def test_the_highest_rank_of_goods_is_a_claim(text: str, match: str) -> None:
    (finding,) = findings(text)
    assert finding.verdict == VIOLATION
    assert finding.match is not None
    assert finding.match.endswith(match)


@pytest.mark.parametrize(
    "text",
    [
        "国宝级大熊猫",
        "国宝级青铜器展",
        "骨灰级玩家",
        "教科书级的防守",
        "神级操作",
        "女神级颜值",
        "史诗级暴雪",
        "顶流级明星",
        "温柔至极的妈妈",
        "天气极佳的一天",
        "绝世武功",
        "顾客至上",
        "封神演义重看",
        "龙头股大涨",
        "参观农业产业化龙头企业",
        "头号玩家",
        "误打误撞之最爱口红",
        "超级无敌好吃",
        "中国第一古镇",
        "填补内心的空白",
        "神级表情包",
        "史上之最",
        "永久有效的身份证",
        "北京第一实验小学",
    ],
)
def test_people_nature_feelings_and_games_are_left_alone(text: str) -> None:
    assert findings(text) == ()


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("一劳永逸解决下水道堵塞", "一劳永逸解决下水道堵塞"),
        ("彻底根除螨虫", "彻底根除螨虫"),
        ("永久告别草莓鼻", "永久告别草莓鼻"),
        ("终身不变形的炒锅", "终身不变形"),
        ("百分百不含防腐剂", "百分百不含防腐剂"),
    ],
)
def test_an_end_for_good_is_a_claim_to_its_last_word(text: str, match: str) -> None:
    assert [finding.match for finding in findings(text)] == [match]


@pytest.mark.parametrize(
    "text",
    [
        "彻底告别学生时代",
        "彻底清理缓存",
        "根本不知道",
        "终身大事",
        "一辈子不分开",
        "绝对不要加糖",
        "100%纯棉",
        "万能公式",
        "不能彻底根除螨虫",
    ],
)
def test_an_end_of_anything_else_is_left_alone(text: str) -> None:
    assert findings(text) == ()


def test_a_filled_gap_is_a_fact_to_be_proved() -> None:
    (finding,) = findings("填补行业空白的净水技术")
    assert finding.verdict == NEEDS_EVIDENCE


def test_quality_first_alone_is_a_principle() -> None:
    assert findings("质量第一，客户至上") == ()
    assert [finding.match for finding in findings("质量第一的雨伞")] == ["第一"]


@pytest.mark.parametrize("text", ["最♥好♥用的锅", "最✨显白✨的口红", "最🔥爆的唇釉", "最—好—用的剪刀", "顶—级羊绒"])
def test_pictures_and_dashes_hide_no_claim(text: str) -> None:
    (finding,) = findings(text)
    assert finding.folded is not None


@pytest.mark.parametrize("text", ["我最❤吃火锅", "最❤的城市", "最🍂难忘🍂的秋天"])
def test_a_picture_that_stands_for_a_word_of_liking_is_no_disguise(text: str) -> None:
    assert findings(text) == ()


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("我们只卖同档最轻的登山鞋", "同档最轻"),
        ("一喷一抹，尿渍100%分解", "100%分解"),
        ("这款锅终身不掉漆", "终身不掉漆"),
        ("放进衣柜，彻底除掉螨虫", "彻底除掉螨虫"),
    ],
)
def test_sellers_effects_and_market_limits_are_claims(text: str, match: str) -> None:
    assert match in [finding.match for finding in findings(text)]


@pytest.mark.parametrize("text", ["火力最大不要超过三档", "我们班跑得最快", "温度最高不能超过四十度"])
def test_the_bound_of_a_setting_and_a_class_of_pupils_are_silent(text: str) -> None:
    assert findings(text) == ()
