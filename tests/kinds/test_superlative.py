"""``superlative``: what is a claim to readers, what is exempt and by which clause, what is nothing at all."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.brand.brand import Brand, Product
from notelint.check.linter import Linter
from notelint.config.settings import Settings
from notelint.model import Field, Finding, Note, Result
from notelint.packs.load import load_pack
from notelint.packs.ruleset import Ruleset, compile_rules

ROOT = Path(__file__).parents[2]
BRAND = Brand(names=("岚谷",), products=(Product("岚谷云感枕", ("云感枕",)),))


@cache
def rules() -> Ruleset:
    pack, problems = load_pack(str(ROOT / "rules" / "adlaw"))
    assert pack is not None, problems
    absolute = tuple(rule for rule in pack.rules if rule.kind == "superlative")
    return compile_rules([pack._replace(rules=absolute)])


@cache
def linter() -> Linter:
    return Linter(Settings(str(ROOT)), rules(), "2026-11-22")


def check(text: str, field: str = "body", **meta: Any) -> Result:
    return linter().check(Note("a.md", "a", (Field(field, text),), meta))


def only(text: str, **meta: Any) -> Finding:
    (finding,) = check(text, **meta).findings
    return finding


def matches(text: str) -> list[str | None]:
    return [finding.match for finding in check(text).findings]


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("这是整条街最酥脆的锅巴", "整条街最酥脆"),
        ("全网最百搭的帆布鞋", "全网最百搭"),
        ("论口感，还是这款豆浆最醇厚", "最醇厚"),
        ("最能扛住暴雨的冲锋衣", "最能扛住暴雨"),
        ("县城最好逛的书店", "县城最好逛"),
        ("打工人最爱的便当", "最爱"),
        ("这口锅最大气最耐看的一款", "最大气最耐看"),
        ("全省第一的陶艺课", "全省第一"),
        ("复购率第一的洗脸巾", "复购率第一"),
        ("NO.1 人气露营灯", "NO.1"),
        ("市面上唯一能折叠的婴儿床", "市面上唯一能"),
        ("独一无二的焙火工艺", "独一无二"),
        ("顶级牛腱火锅", "顶级"),
        ("王牌课程开放试听", "王牌"),
        ("绝对不起球的羊毛衫", "绝对不起球"),
        ("百分百有效的除味盒", "百分百有效"),
        ("永不变形的记忆枕", "永不变形"),
        ("零刺激的卸妆巾", "零刺激"),
    ],
)
def test_a_claim_about_something_sold_is_found_from_limiter_to_quality(text: str, match: str) -> None:
    found = only(text)
    assert found.match == match
    assert found.rule.startswith("adlaw.absolute.")


@pytest.mark.parametrize(
    "text",
    [
        "最近总下雨",
        "最后把面团盖好",
        "最早一班车六点",
        "最多只能寄存两件",
        "最低消费六十元",
        "最好先打电话问问",
        "最好用冷水浸泡",
        "没有最好的锅，只有顺手的锅",
        "这不是最轻的帐篷",
        "哪家店的馄饨最好吃",
        "我最爱这家的豆花",
        "这是我用过最顺手的削皮刀",
        "个人觉得这款粥最香",
        "最适合我的还是小码",
        "最好的朋友搬去了海边",
        "最美的年纪遇见你",
        "最简单的办法是多喝水",
        "最难的是坚持",
        "这辈子最开心的一天",
        "第一次学游泳",
        "第一步先量米",
        "第一排靠窗",
        "班里第一名请大家喝汽水",
        "世界第一大沙漠",
        "在第一小学门口等",
        "NO.1 打底\nNO.2 定妆",
        "唯一的不足是有点重",
        "会员的唯一编号",
        "独家专访店主",
        "首次使用请先清洗",
        "每个孩子都是独一无二的",
        "前所未有的压力",
        "顶级流量明星",
        "世界级球星",
        "没有顶级的设备也能拍",
        "绝对不要靠近热源",
        "100%亚麻床单",
        "手机充到100%",
        "永不言弃",
        "万能的邻居们",
        "完美错过末班车",
        "喝醉好几次了",
    ],
)
def test_time_order_advice_taste_people_and_names_are_silent(text: str) -> None:
    result = check(text)
    assert [finding.match for finding in result.findings] == []
    assert result.exempt == ()


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("客户第一是开店那天写下的", "guide.5"),
        ("致力于成为小区里最受信任的菜店", "guide.5"),
        ("愿景：做县城最好的书店", "guide.5"),
        ("我们会尽最大努力把货发完", "guide.5"),
        ("追求极致的手艺", "guide.5"),
        ("本系列里最轻的一款雨伞", "guide.6.1"),
        ("泡好后静置五分钟口感最佳", "guide.6.2"),
        ("拆封后三十天内用完最好", "guide.6.2"),
        ("搭载巅峰版主板", "guide.6.4"),
        ("国家级森林公园旁的民宿", "guide.6.5"),
    ],
)
def test_an_exemption_is_shown_with_its_clause(text: str, clause: str) -> None:
    result = check(text)
    assert [finding.match for finding in result.findings] == []
    (exempt,) = result.exempt
    assert exempt.clause == clause
    assert exempt.verdict == "exempt"
    assert exempt.reason


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("欢迎选购全省第一品牌", "全省第一"),
        ("我们致力于服务，这款毛巾全网最柔软", "全网最柔软"),
        ("使用方法见包装，本市最好喝的豆浆", "本市最好喝"),
        ("我们家的粥是全城最好喝的", "全城最好喝"),
        ("已经成为行业第一品牌", "行业第一"),
    ],
)
def test_an_exemption_never_reaches_beyond_its_clause(text: str, match: str) -> None:
    assert matches(text) == [match]


@pytest.mark.parametrize(
    "text",
    ["亚洲最大的多肉基地", "今年最火的折叠椅", "青岛首家帆船主题民宿", "独家专利配方", "全欧洲最便宜的香料店"],
)
def test_a_limited_fact_asks_for_what_is_missing(text: str) -> None:
    found = only(text)
    assert found.verdict == "needs-evidence"
    assert found.level == "warning"
    assert "数据来源" in found.message


def test_evidence_with_source_place_and_time_lacks_nothing() -> None:
    found = only("据市统计局数据，2025年全市最大的花卉市场基地")
    assert found.verdict == "needs-evidence"
    assert "还缺" not in found.message


@pytest.mark.parametrize(
    ("text", "match", "folded"),
    [
        ("蕞好用的砧板", "蕞好用", "最好用"),
        ("㝡鲜美的汤包", "㝡鲜美", "最鲜美"),
        ("zui便宜又ZUI好吃的包子", "ZUI好吃", "最好吃"),
        ("最·好·吃", "最·好·吃", "最好吃"),
        ("最*保暖的袜子", "最*保暖", "最保暖"),
        ("最.好.用的剪刀", "最.好.用", "最好用"),
        ("绝*对有效的驱蚊贴", "绝*对有效", "绝对有效"),
        ("第①名的雨靴", "第①名", "第1名"),
    ],
)
def test_a_disguise_is_judged_alike_and_named(text: str, match: str, folded: str) -> None:
    found = next(finding for finding in check(text).findings if finding.match == match)
    assert found.folded == folded
    assert "变形" in found.message


@pytest.mark.parametrize("text", ["最\u200b好用的砧板", "最好用的砧板", "最 好用的砧板"])
def test_an_invisible_character_or_a_space_is_no_disguise(text: str) -> None:
    assert only(text).folded is None


@pytest.mark.parametrize(
    "text", ["蕞近在忙", "蕞后一天", "醉酒之后", "罪恶感最小", "嘴唇有点干", "坠入爱河", "zui近好累"]
)
def test_an_odd_spelling_alone_is_nothing(text: str) -> None:
    assert matches(text) == []


def test_health_money_and_schooling_weigh_heavier_as_our_own_grading() -> None:
    plain = only("最柔软的毛巾", genre="个人")
    health = only("疗效最好的药膏贴", genre="个人")
    assert (plain.level, health.level) == ("info", "warning")
    assert "notelint 从严分级" in health.message
    assert "notelint 从严分级" not in plain.message


def test_a_heavier_field_cancels_no_exemption() -> None:
    result = check("饭后半小时服用这种维生素片效果最佳")
    assert result.findings == ()
    assert [finding.clause for finding in result.exempt] == ["guide.6.2"]


def test_the_message_names_what_the_claim_points_at() -> None:
    assert "指向「砧板」" in only("最耐用的砧板").message


def test_names_of_the_brand_and_its_products_are_something_sold() -> None:
    note = Note("a.md", "a", (Field("body", "论睡得稳，还数云感枕最出众"),), {})
    own = Linter(Settings(str(ROOT), brand=BRAND), rules(), "2026-11-22")
    assert [finding.match for finding in own.check(note).findings] == ["最出众"]
    assert linter().check(note._replace(fields=(Field("body", "论睡得稳，还数老照片最出众"),))).findings == ()


def test_the_product_of_the_front_matter_is_something_sold() -> None:
    assert matches("大家都说阿岚七号最出众") == []
    assert [finding.match for finding in check("大家都说阿岚七号最出众", product="阿岚七号").findings] == ["最出众"]


def test_topics_are_judged_like_prose() -> None:
    assert [finding.match for finding in check("最好吃的粽子", field="tags").findings] == ["最好吃"]
    assert matches("#最好吃的粽子[话题]#") == ["最好吃"]


def test_one_claim_is_found_once() -> None:
    assert matches("独家首创的双层锅盖") == ["独家"]
    assert matches("最顶级的羊毛毯") == ["最顶级"]


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("论甜度，没有哪家的甘蔗汁比得过这家店", "没有哪家的甘蔗汁比得过"),
        ("论轻便，同行的推车望尘莫及", "同行的推车望尘莫及"),
        ("没有比我们的麻绳更结实的了", "没有比我们的麻绳更结实"),
        ("这样密的竹帘，全县找不到第二家", "找不到第二家"),
        ("除了我们的窑，谁也烤不出这种酥饼", "除了我们的窑，谁也烤不出"),
        ("论补锅，巷口铺子认第二，没人敢认第一", "认第二，没人敢认第一"),
        ("静音碾压同价位的风扇", "碾压同价位"),
        ("同类产品里没有更轻的推车", "同类产品里没有更轻"),
        ("找不出比这更耐磨的鞋垫", "找不出比这更耐磨"),
        ("村口的豆腐花，没有之一", "没有之一"),
    ],
)
def test_a_denial_of_any_equal_is_a_claim_from_the_rivals_to_what_they_cannot_do(text: str, match: str) -> None:
    found = only(text)
    assert (found.rule, found.match) == ("adlaw.absolute.peerless", match)


@pytest.mark.parametrize(
    "text",
    [
        "没有比按时吃饭更好的养生了",
        "没有比外婆织的毛衣更暖的了",
        "我们班没有对手",
        "没有一款超过两百元",
        "买的第二个杯子",
        "除了妈妈谁也叫不醒我",
        "同行来店里喝茶",
        "限时秒杀所有围巾",
        "没有比这更离谱的开店第一天",
        "在我心里这口铁锅没有之一",
    ],
)
def test_rivals_without_a_seller_a_sale_or_a_count_deny_nothing(text: str) -> None:
    assert matches(text) == []


def test_a_superlative_with_its_none_besides_is_one_claim() -> None:
    assert matches("全城最脆的麻花，没有之一") == ["全城最脆"]


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("雨伞界的天花板", "天花板"),
        ("砧板里的王者，竹木双面", "王者"),
        ("修表圈的一哥，铺子在河边", "一哥"),
        ("防滑王者，雨天也敢穿的雨靴", "王者"),
        ("堪称煤油灯的鼻祖", "鼻祖"),
        ("这只陶壶是年度巅峰之作", "巅峰之作"),
        ("止滑第一名，浴室地垫", "止滑第一名"),
        ("木梳品牌第一梯队", "第一梯队"),
        ("送礼的第一选择，就是这盒柿饼", "第一选择"),
        ("Top壹的麦芽糖铺子", "Top壹"),
    ],
)
def test_a_noun_of_rank_is_a_claim_behind_its_category(text: str, match: str) -> None:
    assert matches(text) == [match]


@pytest.mark.parametrize(
    "text",
    [
        "石膏天花板要补一下",
        "餐馆的天花板很高",
        "陪弟弟打王者",
        "她是我们村的一姐",
        "相声的鼻祖是谁",
        "票房第一的电影",
        "外孙朗诵比赛第一名",
        "第一选择权给孩子",
        "程序员里的熬夜王者",
    ],
)
def test_ceilings_games_people_and_works_are_not_ranked_as_goods(text: str) -> None:
    assert matches(text) == []


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("这双胶鞋百分百不打滑", "百分百不打滑"),
        ("水桶绝对不漏", "绝对不漏"),
        ("油漆100%没有异味", "100%没有异味"),
        ("这把锁永远不会生锈", "永远不会生锈"),
    ],
)
def test_a_defect_denied_without_exception_is_an_assurance(text: str, match: str) -> None:
    assert matches(text) == [match]


@pytest.mark.parametrize("text", ["电充到百分百", "百分百不想加班", "绝对不涨价", "这把锁百分百不生锈吗"])
def test_what_is_no_property_of_goods_or_is_asked_is_no_assurance(text: str) -> None:
    assert matches(text) == []


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("这台脱粒机脱得最净", "最净"),
        ("织法最密的是这款草帽", "最密"),
        ("要说谁家米糕蒸得最松，当然是巷尾那家", "最松"),
        ("史上最强除锈", "史上最强"),
    ],
)
def test_any_quality_counts_as_a_degree_or_where_goods_are_named_by_it(text: str, match: str) -> None:
    assert matches(text) == [match]


@pytest.mark.parametrize(
    "text",
    [
        "号称绝对有效的偏方，大家别信",
        "商家拍胸脯说百分百不褪色，结果洗一水就花",
        "谁敢说自己是行业第一",
        "文案里不能写全网第一这种词",
        "读完《最好的茶》想去一趟武夷山",
        "钥匙挂在最显眼的地方",
    ],
)
def test_rejected_boasts_words_and_titles_are_told_and_not_held_out(text: str) -> None:
    assert matches(text) == []


def test_a_boast_that_nobody_rejects_is_a_claim() -> None:
    assert matches("号称全省第一的辣酱，今天开缸") == ["全省第一"]
    assert matches("号称全省第一的辣酱，别家都是套路") == ["全省第一"]


@pytest.mark.parametrize(
    ("text", "match", "folded"),
    [
        ("顶🌈级蚕丝被", "顶🌈级", "顶级"),
        ("极✨✨品岩茶", "极✨✨品", "极品"),
        ("完❤️美遮瑕的粉膏", "完❤️美遮瑕", "完美遮瑕"),
    ],
)
def test_a_picture_set_into_a_trigger_is_a_disguise(text: str, match: str, folded: str) -> None:
    found = only(text)
    assert (found.match, found.folded) == (match, folded)


@pytest.mark.parametrize("text", ["顶🌈楼看日落", "绝❗️别碰插座", "极，品茶"])
def test_a_picture_behind_another_word_is_nothing(text: str) -> None:
    assert matches(text) == []


def test_a_grade_is_exempt_only_with_its_standard() -> None:
    (exempt,) = check("按 GB/T 11765 分级，选的是最高等级的茶油").exempt
    assert (exempt.clause, exempt.match) == ("guide.6.3", "最高等级")
    assert check("顶级茶油").exempt == ()


def test_a_limited_fact_of_health_or_schooling_is_an_error_by_our_own_grading() -> None:
    found = only("合肥首家雅思培训中心，2024年开业")
    assert (found.verdict, found.level) == ("needs-evidence", "error")
    assert "notelint 从严分级" in found.message


@given(st.text(alphabet="最第一好用的是全网，。*蕞①zui绝对完美100%唯一首家面霜我国家级\n# 🎉\u200b", max_size=40))
def test_every_finding_lies_in_the_text_and_holds_its_match(text: str) -> None:
    result = check(text)
    for finding in (*result.findings, *result.exempt):
        assert finding.start is not None
        assert finding.end is not None
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.match
