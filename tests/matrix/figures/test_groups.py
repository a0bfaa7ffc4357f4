"""The groups of figures over a matrix: what the acceptance examples of the research ask, read from sheets and notes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from notelint.matrix.content import Campaign, Pillar, Topic
from notelint.matrix.figures import charts, commerce, content, growth, loyalty, structure
from notelint.matrix.figures.figure import Block, Figure, Window
from notelint.matrix.figures.frame import Frame, compared
from notelint.matrix.figures.ledger import ledger
from notelint.matrix.figures.settings import Layers, Settings, Stages
from notelint.matrix.figures.wording import shown
from notelint.matrix.model import Beyond, Brand, Collab, Matrix, Row
from notelint.matrix.roster import Account, Device, Entity, Kos, Policy
from notelint.store.snapshots import ACCOUNT, AD, NOTE, Snapshot
from tests.matrix.figures.sample import note, rows

WEEK = Window("2026-06-08", "2026-06-14", "2026 年第 24 周")


def framed(matrix: Matrix, snapshots: list[Snapshot] | None = None, settings: Settings | None = None) -> Frame:
    return Frame(matrix, ledger(matrix, snapshots or []), settings or Settings(), WEEK)


def accounts(*ids: str, kind: str | None = None) -> tuple[Account, ...]:
    return tuple(Account(ident, f"号{ident}", kind) for ident in ids)


def matrix(**values: Any) -> Matrix:
    return Matrix("m", "2026-06-14", **{"accounts": accounts("A", "B", "C"), **values})


def sheet(name: str, *values: dict[str, Any]) -> dict[str, tuple[Row, ...]]:
    return {name: rows(f"{name}.csv", *values)}


def figure(block: Block, ident: str, subject: str = "") -> Figure:
    return next(figure for figure in block.figures if (figure.id, figure.subject) == (ident, subject))


def said(block: Block, ident: str, subject: str = "") -> str:
    found = figure(block, ident, subject)
    return found.reason or shown(found.value, found.definition.unit)


def snap(ident: str, on: str, taken: str, form: str = "图文", account: str = "A", **values: str | int) -> Snapshot:
    numbers = {name: Decimal(str(value)) for name, value in values.items()}
    return Snapshot(
        "creator-notes", NOTE, ident, taken, f"明细-{taken}.xlsx", 3, account, None, ident, on, form, numbers
    )


BASE: dict[str, Any] = {
    "impressions": 25000, "views": 4000, "cover_ctr": "0.16", "likes": 120, "saves": 80, "comments": 15, "shares": 10, "follows": 6
}  # fmt: skip


# What was received


def test_the_sample_note_on_every_basis() -> None:
    fans = snap("粉丝", "2026-06-01", "2026-06-14", fans=5000)._replace(remarks=("口径=现值",))
    block = content.block(framed(matrix(), [snap("一", "2026-06-09", "2026-06-12", **BASE), fans]))
    assert [said(block, ident) for ident in ("ces", "ces_1k", "er_view", "er_fan", "like_save", "fan_conv")] == [
        "348 分", "87 分/千", "5.63%", "4.50%", "0.667", "0.15%"
    ]  # fmt: skip
    assert said(block, "er_imp", "图文") == "0.90%"
    assert said(block, "ctr_cover", "图文") == "16.00%"
    assert not figure(block, "ctr_cover", "图文").remark
    assert figure(block, "ces").files == ("明细-2026-06-12.xlsx",)


def test_the_median_leads_and_the_mean_stands_beside_it() -> None:
    notes = [
        snap(str(place), "2026-06-09", "2026-06-12", **{**BASE, "views": views})
        for place, views in enumerate((120, 300, 450, 800, 20000))
    ]
    found = figure(content.block(framed(matrix(), notes)), "median_note")
    assert found.value == 450
    assert found.beside == (("均值", Decimal(4334)),)
    assert found.n == 5


def test_without_shares_or_follows_only_the_public_score_is_given() -> None:
    values = {name: value for name, value in BASE.items() if name not in ("shares", "follows")}
    block = content.block(framed(matrix(), [snap("一", "2026-06-09", "2026-06-12", **values)]))
    assert said(block, "ces_public") == "260 分"
    assert figure(block, "ces").value is None


def test_videos_have_no_rate_by_impressions_and_are_never_mixed_with_images() -> None:
    notes = [
        snap("图", "2026-06-09", "2026-06-12", **BASE),
        snap("影", "2026-06-09", "2026-06-12", "视频", **{**BASE, "impressions": 2000, "views": 1000}),
    ]
    frame = framed(matrix(), notes)
    block = content.block(frame)
    assert figure(block, "er_imp", "图文").n == 1
    assert "沉浸流" in said(block, "er_imp", "视频")
    exposure = [(found.subject, found.value) for found in growth.block(frame).figures if found.id == "impressions"]
    assert exposure == [("图文", Decimal(25000)), ("视频", Decimal(2000))]


def test_a_cover_rate_that_disagrees_with_its_own_counts_is_said() -> None:
    block = content.block(framed(matrix(), [snap("一", "2026-06-09", "2026-06-12", **{**BASE, "cover_ctr": "0.30"})]))
    assert "口径可能不同" in figure(block, "ctr_cover", "图文").remark


def test_rates_over_few_are_withheld_and_say_so() -> None:
    block = content.block(framed(matrix(), [snap("一", "2026-06-09", "2026-06-12", **{**BASE, "views": 29})]))
    assert figure(block, "er_view").value is None
    replies = sheet("replies", {"account": "A", "comments": 29, "answered": 10})
    assert said(content.block(framed(matrix(sheets=replies))), "reply_rate") == "10/29，分母少于 30，不给比率"


def test_reply_rate() -> None:
    replies = sheet("replies", {"account": "A", "comments": 200, "answered": 126})
    assert said(content.block(framed(matrix(sheets=replies))), "reply_rate") == "63.00%"


# What notes are made of


def test_pillars_forms_and_advertising_of_an_account() -> None:
    pillars = ["干货"] * 9 + ["测评"] + ["场景"] * 2
    posts = tuple(
        note(str(place), "A", "2026-06-10", "图文" if place < 9 else "视频", pillar)
        for place, pillar in enumerate(pillars)
    )
    shares = (("干货", 0.4), ("测评", 0.2), ("合集", 0.2), ("场景", 0.2))
    of = matrix(posts=posts, pillars=tuple(Pillar(name, name, share) for name, share in shares))
    block = content.block(framed(of))
    gap = figure(block, "pillar_gap", "号A")
    assert shown(gap.value, "") == "0.350"
    # What all accounts together shall write is no plan of one of them.
    assert not gap.alarm
    own = of._replace(accounts=(Account("A", "号A", pillar_target=dict(shares)),))
    assert figure(content.block(framed(own)), "pillar_gap", "号A").alarm
    assert [said(block, "format_mix", form) for form in ("图文", "视频")] == ["75.00%", "25.00%"]


def test_mostly_advertising_is_marked() -> None:
    posts = tuple(
        note(str(place), "A", "2026-06-10", "图文", "干货", commercial={"类型": "自有产品"} if place < 15 else {})
        for place in range(20)
    )
    found = figure(content.block(framed(matrix(posts=posts))), "ad_ratio", "号A")
    assert found.value == Decimal("0.75")
    assert "超过 50%" in found.alarm


def test_what_users_and_professionals_wrote() -> None:
    roster = (Account("A", "甲", "官方号"), Account("B", "乙", "IP号"), Account("C", "丙", "合作KOC"))
    writers = ["A"] * 6 + ["B"] * 6 + ["C"] * 18
    posts = tuple(note(str(place), who, "2026-06-10", "图文", "干货") for place, who in enumerate(writers))
    block = content.block(framed(matrix(accounts=roster, posts=posts)))
    assert said(block, "ugc_share") == "60.00%"


def test_layers_of_need_in_the_pool_of_topics() -> None:
    needs = ["基础"] * 14 + ["进阶"] * 5 + ["高端"]
    topics = tuple(Topic(str(place), "题", "干货", need=need) for place, need in enumerate(needs))
    block = content.block(framed(matrix(topics=topics)))
    assert [said(block, "need_mix", need) for need in ("基础", "进阶", "高端")] == ["70.00%", "25.00%", "5.00%"]


# Growth


def test_gains_are_differences_and_old_notes_without_a_first_snapshot_are_left_out() -> None:
    notes = [
        snap("旧", "2026-05-01", "2026-06-07", views=1000),
        snap("旧", "2026-05-01", "2026-06-14", views=1400),
        snap("新", "2026-06-10", "2026-06-14", views=300),
        snap("没见过", "2026-05-20", "2026-06-14", views=9999),
    ]
    found = figure(growth.block(framed(matrix(), notes)), "views")
    assert found.value == 700
    assert "1 篇缺期初" in found.remark


def test_the_growth_of_a_matrix_is_the_growth_of_its_sum() -> None:
    fans = [
        snap(f"{account}{taken}", "2026-06-01", taken, account=account, fans=count)._replace(remarks=("口径=现值",))
        for account, taken, count in (
            ("A", "2026-06-07", 12000), ("A", "2026-06-14", 12600), ("B", "2026-06-07", 800), ("B", "2026-06-14", 1000)
        )
    ]  # fmt: skip
    block = growth.block(framed(matrix(), fans))
    assert said(block, "growth") == "6.25%"
    assert said(block, "fans") == "13,600 人"


def test_share_of_voice_by_notes_and_by_interactions() -> None:
    posts = tuple(note(str(place), "A", "2026-06-10", "图文", "干货") for place in range(320))
    market = sheet("market", {"notes": 2000, "interactions": 400000})
    notes = [snap("一", "2026-06-09", "2026-06-12", **(BASE | {"likes": 47895}))]
    block = growth.block(framed(matrix(posts=posts, sheets=market)))
    assert said(block, "sov_notes") == "16.00%"
    assert said(growth.block(framed(matrix(sheets=market), notes)), "sov_interactions") == "12.00%"


def test_a_share_of_voice_says_which_notes_it_does_not_hold() -> None:
    market = sheet("market", {"notes": 2000, "interactions": 1000})
    old = [snap(f"旧{place}", "2026-05-01", "2026-06-12", **BASE) for place in range(3)]
    found = figure(
        growth.block(framed(matrix(sheets=market), [*old, snap("新", "2026-06-09", "2026-06-12", **BASE)])),
        "sov_interactions",
    )
    assert found.value == Decimal("0.225")
    assert found.partial
    assert "3 篇缺期初或期末快照" in found.remark


def test_places_in_search() -> None:
    ranks = sheet(
        "rankings",
        *(
            {"word": word, "rank": rank, "on": "2026-06-12"}
            for word, rank in (("甲", 3), ("乙", 8), ("丙", Beyond(20)))
        ),
    )
    block = growth.block(framed(matrix(sheets=ranks)))
    assert [said(block, ident) for ident in ("rank_best", "rank")] == ["3 位", "8 位"]
    assert block.tables[0].rows == (("甲", 3), ("乙", 8), ("丙", ">20"))


def test_a_place_that_was_not_found_is_no_number() -> None:
    lost = sheet("rankings", {"word": "甲", "rank": 4}, *({"word": word, "rank": Beyond(20)} for word in "乙丙"))
    block = growth.block(framed(matrix(sheets=lost)))
    assert [said(block, ident) for ident in ("rank_best", "rank")] == ["4 位", "在 20 名以外"]


def test_quantiles_need_snapshots_of_equal_age() -> None:
    notes = [
        snap(str(place), "2026-06-01", "2026-06-08" if place < 30 else "2026-06-14", impressions=100 * place + 100)
        for place in range(40)
    ]
    block = growth.block(framed(matrix(), notes))
    assert figure(block, "pool_p50", "图文·7 天").n == 30
    assert said(block, "pool_p90", "图文·7 天") == "2,710 次"
    assert said(block, "pool_p50", "图文·1 天") == "只有 0 篇有发布后 1 天的快照"


# Commerce


def test_goods_and_money() -> None:
    sold = snap("货", "2026-06-01", "2026-06-14", goods_clicks=180, views=9000, orders=27, gmv=4536, refund=336)
    funnel = sheet(
        "funnel", *({"funnel": "商品", "stage": s, "count": c} for s, c in (("到店访客", 540), ("购买客户", 27)))
    )
    block = commerce.block(
        framed(matrix(sheets=funnel), [sold._replace(source="qianfan-notes", remarks=("口径=时段",))])
    )
    assert [said(block, ident) for ident in ("ctr_link", "cvr_pv", "cvr_uv", "gmv", "gmv_net")] == [
        "2.00%", "15.00%", "5.00%", "¥4,536.00", "¥4,200.00"
    ]  # fmt: skip


def test_a_stretch_that_reaches_beyond_the_window_is_named_and_not_used() -> None:
    sold = snap("货", "2026-06-01", "2026-06-14", goods_clicks=180, views=9000, orders=27, gmv=4536)
    month = sold._replace(source="qianfan-notes", remarks=("口径=时段",), texts={"period": "2026-05-15/2026-06-14"})
    assert "2026-05-15 至 2026-06-14 超出这一期" in said(commerce.block(framed(matrix(), [month])), "gmv")


def test_leads_of_few_are_counted_and_not_rated() -> None:
    values = {name: Decimal(text) for name, text in (("spend", "220.77"), ("messages_in", "8"), ("messages_open", "6"), ("messages_left", "2"))}  # fmt: skip
    row = Snapshot("juguang-report", AD, "p", "2026-06-14", "聚光.xlsx", 2, values=values, texts={"period": "2026-06-12"}, remarks=("口径=时段",))  # fmt: skip
    block = commerce.block(framed(matrix(), [row]))
    assert said(block, "cpl") == "¥110.39"
    assert "少于 30" in said(block, "lead_open")
    lenient = commerce.block(framed(matrix(), [row], Settings(least=1)))
    assert [said(lenient, ident) for ident in ("lead_open", "lead_rate", "lead_total")] == [
        "75.00%",
        "33.33%",
        "25.00%",
    ]


def test_the_same_money_told_by_plan_and_by_creative_counts_once() -> None:
    plan = Snapshot("juguang-report", AD, "p", "2026-06-14", "计划.xlsx", 2, values={"spend": Decimal(100)}, texts={"period": "2026-06-12", "plan_id": "1"}, remarks=("口径=时段",))  # fmt: skip
    parts = [
        plan._replace(key=f"c{place}", values={"spend": Decimal(50)}, texts={**plan.texts, "unit_id": "2", "creative_id": str(place)})
        for place in range(2)
    ]  # fmt: skip
    assert said(commerce.block(framed(matrix(), [plan, *parts])), "spend") == "¥100.00"


def test_creators_cost_their_fee_and_their_commission() -> None:
    of = matrix(
        collabs=(
            Collab("甲", tier="尾部", mode="博主", fee=Decimal(3000), impressions=25000, interactions=225),
            Collab("乙", tier="尾部", mode="买手", commission=Decimal("0.15"), gmv=Decimal(10000)),
        )
    )
    block = commerce.block(framed(of))
    assert said(block, "collab_cost", "买手") == "¥1,500.00"
    assert [said(block, ident) for ident in ("cpe", "cpm")] == ["¥13.33", "¥120.00"]
    assert said(block, "tier_mix", "尾部") == "100.00%"


def test_a_funnel_has_its_stages_in_the_configured_order() -> None:
    stages = {"种草": 4000, "发现": 10000, "互动": 1200, "至爱": 30, "行动": 600, "复购": 90, "首购": 300}
    funnel = sheet("funnel", *({"funnel": "DEEPLINK", "stage": s, "count": c} for s, c in stages.items()))
    block = commerce.block(framed(matrix(sheets=funnel)))
    assert [row[0] for row in block.tables[0].rows] == ["发现", "种草", "互动", "行动", "首购", "复购", "至爱"]
    assert [line.cells[2].words for line in charts.lines(block.tables[0])[1:]] == [
        "40.00%", "30.00%", "50.00%", "50.00%", "30.00%", "33.33%"
    ]  # fmt: skip
    assert said(block, "funnel_total", "DEEPLINK") == "0.30%"


# Synergy and structure


def test_readers_sent_from_account_to_account() -> None:
    flows = sheet(
        "flows",
        {"source": "A", "target": "B", "visits": 120, "follows": 18},
        {"source": "A", "target": "C", "visits": 30},
        {"source": "B", "target": "A", "visits": 20},
        {"source": "其他", "target": "A", "visits": 830},
    )
    block = structure.block(framed(matrix(sheets=flows)))
    assert said(block, "flow") == "17.00%"
    only = sheet("flows", {"source": "A", "target": "B", "visits": 120, "follows": 18})
    assert said(structure.block(framed(matrix(sheets=only))), "flow_conv") == "15.00%"
    assert [row[0] for row in block.tables[-1].rows] == ["号A", "号B", "号C"]


def test_joint_notes_against_the_same_accounts_alone_at_equal_age() -> None:
    posts = (
        note("联一", "A", "2026-06-08", "图文", "干货", campaign="夏日"), note("联二", "B", "2026-06-08", "图文", "干货", campaign="夏日"),
        note("独一", "A", "2026-06-09", "图文", "干货"), note("独二", "B", "2026-06-09", "图文", "干货"),
    )  # fmt: skip
    seen = {"联一": 1200, "联二": 1400, "独一": 900, "独二": 1100}
    notes = [
        snap(post.id, post.on or "", "2026-06-09" if post.campaign else "2026-06-10", account=post.account or "", views=seen[post.id])._replace(note=post.id)
        for post in posts
    ]  # fmt: skip
    of = matrix(posts=posts, campaigns=(Campaign("夏日", "夏日", accounts=("A", "B")),))
    found = figure(structure.block(framed(of, notes)), "uplift", "图文")
    assert found.value == Decimal("0.3")
    assert "不是因果" in found.remark
    older = [each._replace(taken_on="2026-06-14") if "独" in each.key else each for each in notes]
    assert said(structure.block(framed(of, older)), "uplift", "图文") == "联动与基线的快照天龄不同，不比"


def test_applause_from_inside_is_measured_and_answered_with_the_official_route() -> None:
    posts = (note("一", "A", "2026-06-09", "图文", "干货"),)
    early = [{"note": "一", "account": "B", "at": f"2026-06-09T13:{minute:02}"} for minute in range(12)]
    late = {"note": "一", "account": "B", "at": "2026-06-11T13:00"}
    outside = {"note": "一", "account": "路人", "at": "2026-06-09T13:00"}
    of = matrix(posts=posts, sheets=sheet("interactions", *early, late, outside))
    likes = snap("一", "2026-06-09", "2026-06-10", likes=30)._replace(note="一")
    found = figure(structure.block(framed(of, [likes])), "self_engagement")
    assert found.value == Decimal("0.4")
    assert "薯条或聚光" in found.alarm
    assert "24 小时" in said(structure.block(framed(of)), "self_engagement")


def test_applause_for_a_title_that_two_notes_have_is_counted_for_neither() -> None:
    posts = tuple(note(ident, "A", "2026-06-09", "图文", "干货")._replace(title="开箱") for ident in ("一", "二", "三"))
    named = [{"note": word, "account": "B"} for word in ("开箱", "开箱", "一", "三", "没有")]
    of = matrix(posts=posts, sheets=sheet("interactions", *named))
    likes = [
        snap(ident, "2026-06-09", "2026-06-10", likes=30)._replace(note=ident, title="开箱") for ident in ("一", "二")
    ]
    found = figure(structure.block(framed(of, likes)), "self_engagement")
    assert found.value == Decimal(1) / 60
    assert found.partial
    assert found.remark.startswith("3 行互动对不上是哪一篇")


@pytest.mark.parametrize(("count", "name"), [(8, "测试"), (10, "测试"), (11, "放大"), (50, "放大"), (51, "精细化"), (100, "精细化"), (101, "超名额")])  # fmt: skip
def test_stages_of_size(count: int, name: str) -> None:
    block = structure.block(framed(matrix(accounts=accounts(*map(str, range(count)), kind="KOS员工号"))))
    assert figure(block, "stage").remark == f"{name}阶段"


def test_balance_of_roles() -> None:
    kinds = ["官方号", "IP号", *["KOS员工号"] * 16, *["合作KOC"] * 2]
    roster = tuple(Account(str(place), str(place), kind) for place, kind in enumerate(kinds))
    target = {"官方号": 0.05, "IP号": 0.15, "KOS员工号": 0.5, "合作KOC": 0.3}
    found = figure(structure.block(framed(matrix(accounts=roster, brand=Brand(role_target=target)))), "role_balance")
    assert shown(found.value, "") == "0.700"
    assert shown(found.beside[0][1], "") == "0.511"


def test_a_hub_and_a_ring() -> None:
    five = accounts("A", "B", "C", "D", "E")
    star = tuple(note(who, who, "2026-06-09", "图文", "干货", mentions=("@号A",)) for who in "BCDE")
    ring = tuple(
        note(who, who, "2026-06-09", "图文", "干货", mentions=(f"@号{other}",))
        for who, other in zip("ABCDE", "BCDEA", strict=True)
    )
    for posts, value, words in ((star, Decimal(1), "中心辐射型"), (ring, Decimal(0), "网络化")):
        found = figure(structure.block(framed(matrix(accounts=five, posts=posts))), "topology")
        assert found.value == value
        assert found.remark == words


def test_concentration_and_what_hangs_together() -> None:
    four = accounts("A", "B", "C", "D")
    devices = (Device("d1", sim="1", accounts=("A", "B")), Device("d2", sim="2", accounts=("B", "C")))
    notes = [
        snap(who, "2026-06-09", "2026-06-12", account=who, views=count)
        for who, count in (("A", 50), ("B", 30), ("C", 10), ("D", 10))
    ]
    block = structure.block(framed(matrix(accounts=four, devices=devices), notes))
    assert said(block, "exposure") == "90.00%"
    three = [
        snap(who, "2026-06-09", "2026-06-12", account=who, views=count)
        for who, count in (("A", 60), ("B", 20), ("C", 20))
    ]
    found = figure(structure.block(framed(matrix(), three)), "hhi_views")
    assert found.value == Decimal("0.44")
    assert round(found.beside[0][1], 2) == Decimal("2.27")


def test_idle_accounts_and_what_they_cost() -> None:
    roster = accounts(*map(str, range(100)), kind="KOS员工号")
    posts = tuple(note(str(place), str(place), "2026-06-10", "图文", "干货") for place in range(63))
    block = structure.block(framed(matrix(accounts=roster, posts=posts)))
    assert [said(block, ident) for ident in ("idle", "idle_fee")] == ["37.00%", "¥22,200.00"]


def test_fees_of_employee_accounts_under_either_policy() -> None:
    roster = tuple(account._replace(entity="E") for account in accounts(*map(str, range(35)), kind="KOS员工号"))
    assert said(structure.block(framed(matrix(accounts=roster))), "kos_fee") == "¥21,000.00"
    daily = matrix(
        accounts=roster, entities=(Entity("E", "甲", policy="p"),), policies=(Policy("p", daily_spend=Decimal(200)),)
    )
    assert said(structure.block(framed(daily)), "kos_spend") == "¥210,000.00"


def test_rights_that_are_not_used_are_named() -> None:
    roster = (Account("A", "甲", "KOS员工号", kos=Kos(rights=("身份标识", "留资卡", "欢迎语"))),)
    block = structure.block(framed(matrix(accounts=roster)))
    assert said(block, "kos_rights") == "50.00%"
    assert next(table for table in block.tables if table.id == "rights").rows == (("甲", "店铺继承、推广投流"),)


def test_likeness_of_accounts_and_of_notes() -> None:
    same = "用温水把脸打湿，再把洁面揉出泡沫，从额头往下慢慢带过，别忘了耳后与发际线。"
    other = "仓库的猫今天睡在第三排纸箱上，打包的同事绕着它走了一下午，谁也没有叫醒它。"
    posts = tuple(
        note(str(place), who, "2026-06-10", "图文", "干货")._replace(title="题", body=text)
        for place, (who, text) in enumerate((("A", same), ("B", same), ("C", other)))
    )
    block = structure.block(framed(matrix(posts=posts)))
    found = figure(block, "homogeneity")
    assert found.beside == (("最大", Decimal(1)),)
    assert found.remark == "最像的两个：号A、号B"
    assert said(block, "similar_share") == "66.67%"


def test_a_text_that_more_accounts_copy_than_chance_explains_is_no_custom_of_the_brand() -> None:
    text = "用温水把脸打湿，再把洁面揉出泡沫，从额头往下慢慢带过，别忘了耳后与发际线，第{}遍。"
    many = accounts(*map(str, range(60)))

    def shared(*words: str) -> str:
        posts = tuple(
            note(str(place), str(place), "2026-06-10", "图文", "干货")._replace(title="题", body=body)
            for place, body in enumerate(words)
        )
        return said(structure.block(framed(matrix(accounts=many, posts=posts))), "similar_share")

    assert shared(*[text] * 51) == "100.00%"
    assert shared(*(text.format(place) for place in range(60))) == "100.00%"


def test_mean_and_share_of_likeness() -> None:
    from notelint.matrix.figures.formulas import mean, ratio

    assert mean([Decimal("0.62"), Decimal("0.20"), Decimal("0.14")]) == Decimal("0.32")
    assert shown(ratio(4, 20), "%") == "20.00%"


def test_tasks_by_kind() -> None:
    kinds = ["内容生态维护"] * 6 + ["用户关系管理"] * 3 + ["商业化转化"]
    block = structure.block(framed(matrix(sheets=sheet("tasks", *({"task": "事", "kind": kind} for kind in kinds)))))
    assert [said(block, "task_mix", kind) for kind in dict.fromkeys(kinds)] == ["60.00%", "30.00%", "10.00%"]


def test_an_appraisal_weighs_the_account_and_what_it_gives_the_others() -> None:
    notes = [snap(who, "2026-06-09", "2026-06-12", account=who, views=count) for who, count in (("A", 60), ("B", 20))]
    flows = sheet("flows", {"source": "B", "target": "A", "visits": 100})
    of = matrix(sheets=flows)
    weighed = framed(of, notes, Settings(appraisal=(Decimal(70), Decimal(30))))
    block = structure.block(weighed)
    assert [figure(block, "appraisal", name).value for name in ("号A", "号B")] == [60, 40]
    assert all(found.id != "appraisal" for found in structure.block(framed(of, notes)).figures)


# Loyalty


def test_who_stays_recommends_and_is_pleased() -> None:
    sheets = {
        **sheet("funnel", {"funnel": "留存", "stage": "首日", "count": 1000}, {"funnel": "留存", "stage": "第7日", "count": 260}),
        **sheet("nps", {"score": 0, "count": 0}, {"score": 10, "count": 109}, {"score": 9}, {"score": 7, "count": 50}, {"score": 2, "count": 40}),
        **sheet("feedback", *({"tag": tag, "count": count} for tag, count in (("正面", 70), ("中性", 20), ("负面", 10), ("尺寸", 12), ("色差", 5)))),
    }  # fmt: skip
    block = loyalty.block(framed(matrix(sheets=sheets)))
    assert figure(block, "nps").n == 200
    assert said(block, "ret", "第7日") == "26.00%"
    assert said(block, "nps") == "35 点"
    assert said(block, "sent") == "60 点"
    assert said(block, "feedback_top", "尺寸") == "70.59%"


@pytest.mark.parametrize(
    ("fan", "name"),
    [
        ({"notes_30d": 0, "interactions_30d": 3}, "普通"),
        ({"interactions_30d": 12}, "活跃"),
        ({"mentions_30d": 2, "followers": 1800}, "KOC"),
        ({"followers": 600_000}, "头部"),
    ],
)
def test_layers_of_users(fan: dict[str, int], name: str) -> None:
    assert loyalty.layer(fan, Layers()) == name


@pytest.mark.parametrize(
    ("fan", "name"),
    [
        ({"first_seen": "2026-06-11", "last_active": "2026-06-13", "interactions": 1}, "探索期"),
        ({"first_seen": "2026-01-01", "last_active": "2026-04-30", "purchases": 5}, "流失预警期"),
        ({"first_seen": "2026-01-01", "last_active": "2026-06-13", "referrals_90d": 2}, "推荐传播期"),
        ({"first_seen": "2026-01-01", "last_active": "2026-06-13", "purchases": 2}, "忠实拥护期"),
        ({"first_seen": "2026-01-01", "last_active": "2026-06-13", "interactions": 10}, "活跃参与期"),
        ({"first_seen": "2026-01-01", "last_active": "2026-06-13"}, "兴趣培养期"),
        ({"interactions": 10}, None),
    ],
)
def test_stages_of_life(fan: dict[str, Any], name: str | None) -> None:
    assert loyalty.life_stage(fan, Stages(), "2026-06-14") == name


def test_every_figure_names_where_it_comes_from() -> None:
    flows = sheet("flows", {"source": "A", "target": "B", "visits": 120})
    block = structure.block(framed(matrix(sheets=flows)))
    assert figure(block, "flow_conv").files == ("flows.csv",)


def test_counts_that_are_not_given_are_not_zero() -> None:
    values: dict[str, Any] = {"views": 400, "likes": 20, "interactions": 30}
    block = content.block(framed(matrix(), [snap("一", "2026-06-09", "2026-06-12", **values)]))
    assert said(block, "er_view") == "7.50%"
    fewer = content.block(framed(matrix(), [snap("一", "2026-06-09", "2026-06-12", views=400, likes=20)]))
    assert figure(fewer, "er_view").value is None


def test_windows_of_which_much_was_not_measured_are_not_compared() -> None:
    notes = [
        snap(str(place), "2026-05-01", taken, views=views)
        for place in range(4)
        for taken, views in (("2026-05-31", 100), ("2026-06-07", 200), ("2026-06-14", 400))
        if place < 2 or taken != "2026-06-07"
    ]
    earlier = WEEK._replace(first="2026-06-01", last="2026-06-07")
    now, then = (
        figure(growth.block(framed(matrix(), notes)._replace(window=each)), "views") for each in (WEEK, earlier)
    )
    assert now.partial
    (found,) = compared([now], [then], 1)
    assert found.previous is None
    assert "量到的范围不同" in found.remark


def day(on: str, account: str = "A", **values: int) -> Snapshot:
    numbers = {name: Decimal(count) for name, count in values.items()}
    return Snapshot("account-30d", ACCOUNT, "day", on, "涨粉.xlsx", 2, account, values=numbers, remarks=("口径=当日",))


def test_daily_numbers_of_accounts_are_summed_and_gaps_are_said() -> None:
    days = [day(f"2026-06-{number:02}", net_follows=3, visitors=10) for number in range(8, 15)]
    block = growth.block(framed(matrix(), [*days, day("2026-06-08", "B", net_follows=-1, visitors=5)]))
    assert said(block, "net_follows") == "20 人"
    assert said(block, "visitors") == "75 人"
    assert figure(block, "visitors").remark == "1 个账号缺几天的数"
    assert figure(block, "visitors").partial


def test_visits_of_the_profile_stand_below_readers_sent_inside() -> None:
    flows = sheet("flows", {"source": "B", "target": "A", "visits": 170})
    block = structure.block(framed(matrix(sheets=flows), [day("2026-06-09", visitors=1000)]))
    assert said(block, "flow") == "17.00%"
    assert "其他" in said(structure.block(framed(matrix(sheets=flows))), "flow")


def test_stocks_of_people_are_not_added_up_and_flows_are() -> None:
    def written(funnel: str, *stages: str) -> Frame:
        values = [
            {"funnel": funnel, "stage": stage, "count": count, "on": on}
            for on, counts in (("2026-06-08", (400, 100)), ("2026-06-12", (600, 300)))
            for stage, count in zip(stages, counts, strict=True)
        ]
        return framed(matrix(sheets=sheet("funnel", *values)))

    assert commerce.stages(written("AIPS", "认知", "兴趣"), "AIPS") == {"认知": 600, "兴趣": 300}
    assert commerce.stages(written("商品", "到店访客", "购买客户"), "商品") == {"到店访客": 1000, "购买客户": 400}


def test_leads_are_counted() -> None:
    told = [day("2026-06-09", leads=4), day("2026-06-20", leads=9)]
    assert said(commerce.block(framed(matrix(), told)), "leads") == "4 条"


def test_a_note_in_drafts_and_exports_is_one_note() -> None:
    posts = (note("一", "A", "2026-06-10", "图文", "干货"), note("二", "A", "2026-06-11", "图文", "干货"))
    joined = snap("甲", "2026-06-10", "2026-06-12", views=50)._replace(note="一")
    alone = snap("乙", "2026-06-09", "2026-06-12", views=50)
    frame = framed(matrix(posts=posts, sheets=sheet("market", {"notes": 30})), [joined, alone])
    found = figure(content.block(frame), "notes")
    assert found.value == 3
    assert found.remark == "其中 1 篇只在导出里，没有对上草稿"
    assert said(growth.block(frame), "sov_notes") == "10.00%"
