"""Whole reports: for the team and for the management, what is compared with what, and what came back for what was spent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from notelint.matrix.figures.as_text import lines
from notelint.matrix.figures.assembly import MANAGEMENT, TEAM, empty, figures
from notelint.matrix.figures.definitions import DEFINITIONS, ROI, SOMETIMES
from notelint.matrix.figures.figure import Figure, Report, Window
from notelint.matrix.figures.roi import roi
from notelint.matrix.figures.roi_inputs import Delayed, Inputs
from notelint.matrix.figures.settings import Settings
from notelint.matrix.figures.wording import shown
from notelint.matrix.model import Cost, Matrix
from notelint.store.snapshots import AD, Snapshot
from tests.matrix.figures import sample

JUNE = Window("2026-06-01", "2026-06-14")
SPENDING: dict[str, Any] = {
    "直接销售": 60000, "预计加购转化": 12000, "投放总额": 30000, "总销售": 200000, "淘内付费销售": 90000, "搜索人数增量": 8000,
    "支付转化率": "0.035", "客单价": 210, "站内外溢与直投消耗": 60000, "广告归因GMV": 42000, "广告消耗": 14000,
}  # fmt: skip


@pytest.fixture(scope="module")
def measured() -> list[Snapshot]:
    return sample.snapshots(sample.posts())


def report(
    measured: list[Snapshot], cycle: str = "周", audience: str = TEAM, until: str = sample.TODAY, **more: Any
) -> Report:
    return figures(sample.matrix(**more), measured, Settings(), cycle, audience, until)


def one(found: Report, name: str, subject: str = "") -> Figure:
    return next(figure for figure in found.figures if (figure.id, figure.subject) == (name, subject))


def test_the_management_reads_four_blocks_and_no_more(measured: list[Snapshot]) -> None:
    found = report(measured, audience=MANAGEMENT)
    assert [block.title for block in found.blocks] == ["变化趋势", "对比不同策略", "问题症结", "可执行建议"]
    assert any("停更" in line for line in found.blocks[3].lines)


def test_the_team_reads_the_five_groups(measured: list[Snapshot]) -> None:
    titles = [block.title for block in report(measured).blocks]
    assert titles == ["互动与内容", "增长与声量", "转化与电商", "协同与矩阵", "留存与口碑", "策略对比与实验"]


def test_every_figure_is_given_or_says_why_not(measured: list[Snapshot]) -> None:
    found = report(measured)
    assert all((figure.value is None) == bool(figure.reason) for figure in found.figures)
    named = {figure.id for figure in found.figures}
    assert named >= {each.id for each in DEFINITIONS.values() if each.group != ROI} - SOMETIMES


def test_weights_and_thresholds_stand_in_the_head(measured: list[Snapshot]) -> None:
    head = dict(report(measured).head)
    assert head["CES 权重"] == "点赞×1，收藏×1，评论×4，分享×4，关注×8（经验公式，不是平台公布的）"
    assert "30" in head["分母下限"]


def test_a_week_stands_beside_the_week_before(measured: list[Snapshot]) -> None:
    now = one(report(measured), "views")
    then = one(report(measured, until="2026-06-07"), "views")
    assert now.previous == then.value


def test_notes_of_unequal_age_are_not_compared(measured: list[Snapshot]) -> None:
    found = one(report(measured, "月"), "ces")
    assert found.previous is None
    assert "快照年龄不同" in found.remark
    assert one(report(measured), "ces").previous is not None


def test_sheets_without_days_have_no_window_before(measured: list[Snapshot]) -> None:
    found = report(measured)
    assert one(found, "nps").previous is None
    assert one(found, "stage").previous is None


def test_experiments_that_should_have_ended_are_told(measured: list[Snapshot]) -> None:
    tables = [table for block in report(measured).blocks for table in block.tables if table.id == "experiments"]
    assert "已 44 天没有结果" in str(tables[0].rows[1][-1])


def test_a_matrix_of_which_nothing_is_known_has_an_empty_report() -> None:
    assert empty(figures(Matrix("m", sample.TODAY), [], Settings(), "周", TEAM, sample.TODAY))


def test_the_same_report_is_the_same_text(measured: list[Snapshot]) -> None:
    assert list(lines(report(measured))) == list(lines(report(list(reversed(measured)))))


# ROI


def inputs(margin: str | None = "0.55", **without: bool) -> Inputs:
    values = {name: Decimal(str(value)) for name, value in SPENDING.items() if name not in without}
    origins = dict.fromkeys((*values, "毛利率"), "roi.yaml")
    delayed = (
        Delayed("2026-05-01", 29, Decimal(84000), Decimal(30000)),
        Delayed("2026-06-10", 29, Decimal(1), Decimal(1)),
    )
    return Inputs(values, origins, Decimal(margin) if margin else None, delayed)


def test_three_formulas_and_what_else_is_called_roi() -> None:
    found = roi(sample.matrix(), [], inputs(), JUNE)
    said = {name: shown(one(found, name).value, "倍") for name in ("roi1", "roi2", "roi3", "roas", "roi_full")}
    assert said == {"roi1": "2.40 倍", "roi2": "4.07 倍", "roi3": "0.98 倍", "roas": "3.00 倍", "roi_full": "1.07 倍"}
    net = {subject: shown(one(found, "roi_net", subject).value, "%") for subject in ("成本=投放总额", "成本=全成本")}
    assert net == {"成本=投放总额": "32.00%", "成本=全成本": "-41.33%"}


def test_every_ratio_says_what_stands_above_and_below() -> None:
    found = roi(sample.matrix(), [], inputs(), JUNE)
    assert one(found, "roi2").remark == "分子 总销售−淘内付费销售+预计加购转化 122,000；分母 投放总额 30,000"
    assert one(found, "roi_net", "成本=全成本").remark == "收入 72,000×毛利率 55%，成本 67,500"
    text = "\n".join(lines(found))
    assert "都是收入倍数，不是利润" in text


def test_the_same_income_stands_over_each_denominator() -> None:
    table = roi(sample.matrix(), [], inputs(), JUNE).blocks[0].tables[0]
    assert [row[0] for row in table.rows] == ["广告消耗", "投放总额", "全成本"]
    assert [shown(Decimal(str(row[3])), "倍") for row in table.rows] == ["5.14 倍", "2.40 倍", "1.07 倍"]


def test_costs_are_summed_by_category_in_the_window() -> None:
    found = roi(sample.matrix(), [], Inputs(), JUNE)
    assert shown(one(found, "cost_total").value, "元") == "¥67,500.00"
    (table,) = found.blocks[1].tables
    assert ("人力", Decimal(18000), Decimal(18000) / 67500) in table.rows
    assert "\n".join(lines(found)).count("26.67%") == 1
    assert all(
        figure.value is None
        for figure in roi(sample.matrix(), [], Inputs(), Window("2026-01-01", "2026-01-31")).figures
    )


def test_what_is_missing_is_named_and_nothing_is_guessed() -> None:
    found = roi(sample.matrix(costs=()), [], inputs(None, 投放总额=True), JUNE)
    assert "缺 投放总额" in one(found, "roi1").reason
    assert "毛利率" in one(found, "roi_net", "成本=投放总额").reason


def test_sales_after_a_day_are_counted_when_the_days_are_over() -> None:
    found = roi(sample.matrix(), [], inputs(), JUNE)
    assert shown(one(found, "roi_tx", "T=2026-05-01，x=29 天").value, "倍") == "2.80 倍"
    assert "才满 29 天" in one(found, "roi_tx", "T=2026-06-10，x=29 天").reason


def test_exports_stand_in_for_what_was_not_written(measured: list[Snapshot]) -> None:
    found = roi(sample.matrix(), measured, Inputs(origins={"毛利率": "x"}), JUNE)
    head = dict(found.head)
    assert head["广告消耗"].startswith("4,415.40 元（聚光-2026-06-07.xlsx")
    assert "已减退款" in head["直接销售"]
    assert "costs.csv 的聚光" in head["投放总额"]


def test_one_amount_reads_the_same_wherever_it_stands() -> None:
    values = {"直接销售": Decimal("110.385"), "投放总额": Decimal(100)}
    text = "\n".join(lines(roi(sample.matrix(costs=()), [], Inputs(values, dict.fromkeys(values, "命令行")), JUNE)))
    assert "110.39" in text
    assert "110.38 " not in text
    assert "110.38\n" not in text


def order(taken: str, spend: int, started: str = "2026-05-20", key: str = "o") -> Snapshot:
    return Snapshot("shutiao", AD, key, taken, "薯条.xlsx", 2, "guan", values={"spend": Decimal(spend)}, texts={"started_at": started}, remarks=("口径=累计",))  # fmt: skip


def test_orders_that_were_not_measured_at_both_ends_are_said_wherever_their_money_is_missing() -> None:
    orders = [order("2026-06-14", 900), order("2026-06-13", 100, "2026-06-12", "p")]
    found = one(figures(sample.matrix(), orders, Settings(), "周", TEAM, sample.TODAY), "spend")
    assert found.value == 100
    assert found.partial
    assert found.remark == "1 个薯条订单缺期初或期末快照，不计入"
    paid = Inputs({"广告归因GMV": Decimal(1000)}, {"广告归因GMV": "roi.yaml"})
    assert "1 个薯条订单缺" in one(roi(sample.matrix(), orders, paid, JUNE), "roas").remark
    assert "1 个薯条订单缺" in one(roi(sample.matrix(), orders[:1], paid, JUNE), "roas").reason
    alone = one(figures(sample.matrix(), orders[:1], Settings(), "周", TEAM, sample.TODAY), "spend")
    assert alone.value is None
    assert "不计入" in alone.reason


def test_sales_from_exports_are_net_of_refunds_on_every_basis(measured: list[Snapshot]) -> None:
    inputs = Inputs(delayed=(Delayed("2026-06-01", 6, None, Decimal(10000)),))
    week = Window("2026-06-01", "2026-06-07")
    found = roi(sample.matrix(), measured, inputs, week)
    assert one(found, "roi_tx", "T=2026-06-01，x=6 天").remark == "分子 收入（已减退款） 43,680；分母 投放 10,000"
    assert dict(found.head)["直接销售"].startswith("43,680 元")


def test_costs_that_leave_out_what_exports_show_are_no_whole(measured: list[Snapshot]) -> None:
    def given(*costs: tuple[str, int]) -> Report:
        known = tuple(Cost("2026-06-03", category, Decimal(amount)) for category, amount in costs)
        paid = Inputs(
            {"直接销售": Decimal(9000), "预计加购转化": Decimal(0)}, dict.fromkeys(("直接销售", "预计加购转化"), "x")
        )
        return roi(sample.matrix(costs=known), measured, paid, JUNE)

    assert "薯条，导出里还有聚光 4,415.40 元，两处对不上" in one(given(("薯条", 500)), "roi1").reason
    assert "两处对不上" in one(given(("薯条", 500)), "roi_net", "成本=投放总额").reason
    assert "分母 投放总额 5,500" in one(given(("薯条", 500), ("聚光", 5000)), "roi1").remark
    assert "分母 投放总额 4,415.40" in one(given(("人力", 500)), "roi1").remark


def test_reports_that_overlap_give_no_sum_anywhere() -> None:
    def report_of(period: str, spend: int) -> Snapshot:
        return Snapshot("juguang-report", AD, f"夏日|{period}", period[-10:], f"聚光{spend}.csv", 2, values={"spend": Decimal(spend), "messages_in": Decimal(50)}, texts={"plan_name": "夏日", "period": period}, remarks=("口径=时段",))  # fmt: skip

    rows = [report_of("2026-06-01/2026-06-09", 500), report_of("2026-06-05/2026-06-14", 700)]
    found = figures(sample.matrix(), rows, Settings(), "月", TEAM, sample.TODAY)
    for name in ("spend", "cpl", "lead_open"):
        assert "有几天重叠" in one(found, name).reason
    paid = Inputs({"广告归因GMV": Decimal(1000)}, {"广告归因GMV": "roi.yaml"})
    assert "有几天重叠" in one(roi(sample.matrix(), rows, paid, JUNE), "roas").reason
    held = figures(
        sample.matrix(), [*rows, report_of("2026-06-01/2026-06-14", 1000)], Settings(), "月", TEAM, sample.TODAY
    )
    assert one(held, "spend").value == 1000
