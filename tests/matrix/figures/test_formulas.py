"""The arithmetic, with the values worked out by hand in the research."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from notelint.matrix.amounts import rounded
from notelint.matrix.figures import formulas as of
from notelint.matrix.figures.settings import Settings
from notelint.matrix.figures.wording import shown

WEIGHTS = Settings().weights
D = Decimal


def counters(*numbers: int) -> dict[str, Decimal]:
    return dict(zip(("likes", "saves", "comments", "shares", "follows"), map(Decimal, numbers), strict=True))


BASE = counters(120, 80, 15, 10, 6)


def test_ces_of_a_note_and_of_an_account() -> None:
    scores = [of.ces(values, WEIGHTS) for values in (BASE, counters(50, 20, 5, 2, 1), counters(10, 3, 0, 0, 0))]
    assert scores == [348, 106, 13]
    assert shown(of.mean(scores), "分") == "155.67 分"
    assert of.median(scores) == 106
    assert of.ces(BASE, WEIGHTS, of.PUBLIC_PARTS) == 260
    assert shown(scores[0] / 4000 * 1000, "分/千") == "87 分/千"


def test_engagement_on_three_bases() -> None:
    done = of.interactions(BASE)
    assert done == 225
    assert [shown(of.ratio(done, base), "%") for base in (4000, 25000, 5000)] == ["5.63%", "0.90%", "4.50%"]
    assert shown(of.ratio(80, 120), "") == "0.667"
    assert shown(of.ratio(6, 4000), "%") == "0.15%"
    assert of.ratio(4000, 25000) == D("0.16")


def test_growth_of_a_matrix_is_not_the_mean_of_rates() -> None:
    assert shown(of.growth([D(12000)], [D(12600)]), "%") == "5.00%"
    assert shown(of.growth([D(12000), D(800)], [D(12600), D(1000)]), "%") == "6.25%"


def test_halves_are_rounded_up() -> None:
    assert rounded(D("110.385"), 2) == D("110.39")
    assert shown(D("220.77") / 2, "元") == "¥110.39"
    assert shown(D("-0.004"), "元") == "¥0.00"


def test_mixes_and_their_distance() -> None:
    pillars = of.shares({"干货": 9, "测评": 1, "合集": 0, "场景": 2})
    target = {"干货": D("0.4"), "测评": D("0.2"), "合集": D("0.2"), "场景": D("0.2")}
    assert rounded(of.distance(pillars, target), 2) == D("0.35")
    roles = of.shares({"官方号": 1, "IP号": 1, "KOS员工号": 16, "合作KOC": 2})
    wanted = {"官方号": D("0.05"), "IP号": D("0.15"), "KOS员工号": D("0.5"), "合作KOC": D("0.3")}
    assert 1 - of.distance(roles, wanted) == D("0.70")
    assert shown(of.evenness(roles.values(), 4), "") == "0.511"
    assert of.shares({"图文": 9, "视频": 3}) == {"图文": D("0.75"), "视频": D("0.25")}


def test_concentration_and_the_number_of_accounts_that_count() -> None:
    index = of.concentration([D(60), D(20), D(20)])
    assert index == D("0.44")
    assert rounded(1 / index, 2) == D("2.27")
    assert of.concentration([]) is None


def test_a_star_is_central_and_a_ring_is_not() -> None:
    star = [("hub", leaf) for leaf in "abcd"]
    ring = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "a")]
    assert of.centralisation(star, ()) == 1
    assert of.centralisation(ring, ()) == 0
    assert of.centralisation([("a", "b")], ()) is None


def test_a_funnel_step_by_step() -> None:
    rates = of.steps([D(count) for count in (10000, 4000, 1200, 600, 300, 90, 30)])
    assert [rounded(rate or D(0), 3) for rate in rates] == [
        D("0.400"), D("0.300"), D("0.500"), D("0.500"), D("0.300"), D("0.333")
    ]  # fmt: skip
    assert shown(of.ratio(30, 10000), "%") == "0.30%"


def test_net_promoters() -> None:
    assert of.promoters({10: 60, 9: 50, 8: 50, 6: 30, 0: 10}) == 35
    assert of.promoters({}) is None


def test_a_hit_lifts_the_mean_and_not_the_median() -> None:
    views = [D(count) for count in (120, 300, 450, 800, 20000)]
    assert of.mean(views) == 4334
    assert of.median(views) == 450


@given(st.lists(st.integers(0, 10**9).map(Decimal), min_size=1, max_size=30))
def test_quantiles_rise_and_stay_within_the_values(values: list[Decimal]) -> None:
    found = [of.quantile(values, D(share)) for share in ("0", "0.5", "0.75", "0.9", "1")]
    assert found == sorted(found, key=lambda value: value or D(0))
    assert found[0] == min(values)
    assert found[-1] == max(values)


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 1000), min_size=1))
def test_shares_add_up_to_one(counts: dict[str, int]) -> None:
    parts = of.shares(counts)
    assert not parts or abs(of.total(parts.values()) - 1) < D("1e-20")
    assert of.distance(parts, parts) == 0
