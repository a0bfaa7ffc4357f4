"""Whatever exports and sheets hold, every report is made, and each of its figures is given or says why not."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notelint.matrix.figures.as_html import page
from notelint.matrix.figures.as_json import document
from notelint.matrix.figures.as_text import lines
from notelint.matrix.figures.assembly import AUDIENCES, figures
from notelint.matrix.figures.figure import Window
from notelint.matrix.figures.roi import roi
from notelint.matrix.figures.roi_inputs import MONEY, PLAIN, Inputs
from notelint.matrix.figures.settings import Settings
from notelint.matrix.figures.windows import CYCLES
from notelint.store.snapshots import SUBJECTS, Snapshot
from tests.matrix.figures import sample

DAYS = st.integers(0, 69).map(sample.day)
NAMES = (
    "impressions", "views", "likes", "saves", "comments", "shares", "follows", "interactions", "cover_ctr", "watch_seconds",
    "fans", "visitors", "net_follows", "leads", "spend", "gmv", "refund", "orders", "goods_clicks", "buyers", "messages_in",
    "messages_open", "messages_left", "finish_rate",
)  # fmt: skip
COUNTS = st.one_of(st.just(0), st.integers(0, 10**6), st.integers(-50, 50)).map(Decimal)


@st.composite
def rows(draw: st.DrawFn) -> Snapshot:
    texts: dict[str, str] = draw(st.sampled_from([{}, {"period": draw(DAYS)}, {"unit_id": "1", "period": draw(DAYS)}]))
    return Snapshot(
        draw(st.sampled_from(["creator-notes", "qianfan-notes", "自家"])), draw(st.sampled_from(SUBJECTS)),
        draw(st.sampled_from("abc")), draw(DAYS), "x.xlsx", 2, draw(st.sampled_from([None, "guan", "man", "没有"])),
        draw(st.sampled_from([None, "guan-9-0", "man-1-1"])), draw(st.sampled_from([None, "题"])),
        draw(st.one_of(st.none(), DAYS)), draw(st.sampled_from([None, "图文", "视频"])),
        draw(st.dictionaries(st.sampled_from(NAMES), COUNTS, max_size=8)), texts,
        (draw(st.sampled_from(["口径=累计", "口径=时段", "口径=当日", "口径=近30日", "曝光不完整"])),),
    )  # fmt: skip


def sound(report: Any) -> None:
    for figure in report.figures:
        assert (figure.value is None) == bool(figure.reason), figure
        assert figure.value is None or figure.value.is_finite()
    assert "NaN" not in json.dumps(document(report, "0"))
    assert "<script" not in page(report, "0")
    assert list(lines(report))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(rows(), max_size=25), DAYS, st.sampled_from(CYCLES), st.sampled_from(AUDIENCES), st.booleans())
def test_any_exports_make_a_report(found: list[Snapshot], until: str, cycle: str, audience: str, empty: bool) -> None:
    more: dict[str, Any] = {"sheets": {}, "posts": (), "costs": (), "collabs": (), "accounts": ()} if empty else {}
    sound(figures(sample.matrix(**more), found, Settings(least=1), cycle, audience, until))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(rows(), max_size=15),
    st.dictionaries(st.sampled_from((*MONEY, *PLAIN)), st.integers(0, 10**6).map(Decimal)),
    st.one_of(st.none(), st.sampled_from([Decimal(0), Decimal("0.55"), Decimal(1)])),
)
def test_any_amounts_make_a_report(found: list[Snapshot], values: dict[str, Decimal], margin: Decimal | None) -> None:
    inputs = Inputs(values, dict.fromkeys((*values, "毛利率"), "roi.yaml"), margin)
    sound(roi(sample.matrix(), found, inputs, Window(sample.day(0), sample.day(69))))
