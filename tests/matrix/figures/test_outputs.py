"""A report as JSON, workbook and page: what a reader can rely on, and that nothing in it can run."""

from __future__ import annotations

import io
import json
import re
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest

from notelint.matrix.figures import charts
from notelint.matrix.figures.as_html import page
from notelint.matrix.figures.as_json import document, plain
from notelint.matrix.figures.as_text import lines
from notelint.matrix.figures.assembly import TEAM, figures
from notelint.matrix.figures.figure import Block, Column, Figure, Report, Table, Window
from notelint.matrix.figures.settings import Settings
from notelint.matrix.figures.wording import change
from tests.matrix.figures import sample

HOSTILE = "=1+1<script>alert('x')</script>\u202e\x07{{7*7}}"
WEEK = Window("2026-06-08", "2026-06-14", "2026 年第 24 周")


@pytest.fixture(scope="module")
def team() -> Report:
    return figures(sample.matrix(), sample.snapshots(sample.posts()), Settings(), "周", TEAM, sample.TODAY)


def small(**more: Any) -> Report:
    figure = Figure("er_view", Decimal("0.05625"), WEEK, HOSTILE, 4000, (HOSTILE,), remark=HOSTILE, **more)
    table = Table("t", HOSTILE, (Column(HOSTILE), Column("元", "元"), Column("率", "%")), ((HOSTILE, Decimal("110.385"), Decimal("0.5")),), chart="bars")  # fmt: skip
    block = Block("content", HOSTILE, (figure,), (table,), (HOSTILE,))
    return Report("周报", "2026-06-14", WEEK, WEEK, TEAM, (("口径", HOSTILE),), (block,))


class Tags(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_json_gives_each_figure_with_everything_needed_to_doubt_it(team: Report) -> None:
    data = json.loads(json.dumps(document(team, "0.1")))
    assert data["schema"] == 1
    assert data["window"] == {"from": "2026-06-08", "to": "2026-06-14", "name": "2026 年第 24 周", "complete": True}
    every = [figure for block in data["blocks"] for figure in block["figures"]]
    keys = {
        "id", "name", "group", "subject", "value", "shown", "unit", "n", "window", "formula", "basis", "files", "reason",
        "previous", "change", "beside", "remark", "alarm", "source",
    }  # fmt: skip
    assert all(set(figure) == keys for figure in every)
    cover = next(figure for figure in every if figure["id"] == "ctr_cover")
    assert cover["value"] == 0.166667
    assert cover["shown"] == "16.67%"


def test_numbers_of_json_are_numbers() -> None:
    assert [plain(Decimal(text)) for text in ("348", "348.000", "0.05625", "0.0000004", "110.385")] == [
        348,
        348,
        0.05625,
        0,
        110.385,
    ]
    assert plain(None) is None


def test_the_workbook_has_real_numbers_dates_and_formats() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from notelint.matrix.figures.as_xlsx import workbook

    content = workbook(small(previous=Decimal("0.05")))
    assert content == workbook(small(previous=Decimal("0.05")))
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["指标"]
    head = [cell.value for cell in sheet[1]]
    row = dict(zip(head, sheet[2], strict=True))
    assert (row["值"].value, row["值"].number_format) == (0.05625, "0.00%")
    assert row["起"].is_date
    assert row["起"].value.isoformat().startswith("2026-06-08")
    assert row["n"].value == 4000
    other = book[book.sheetnames[2]]
    assert other["B2"].number_format == '"¥"#,##0.00'
    assert other["B2"].value == 110.385
    assert other["C2"].number_format == "0.00%"


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from notelint.matrix.figures.as_xlsx import workbook

    book = openpyxl.load_workbook(io.BytesIO(workbook(small())))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(str(cell.value).startswith("=1+1") for cell in cells)


def test_the_page_escapes_what_users_wrote_and_asks_for_nothing() -> None:
    text = page(small(), "0.1")
    assert "<script" not in text
    assert "\u202e" not in text
    assert (
        "49" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL).split("<footer")[0].split("来源")[0][-200:]
    )
    tags = Tags(text).found
    assert not [tag for tag, _ in tags if tag in ("script", "img", "iframe", "object", "form")]
    links = [value for _, attrs in tags for name, value in attrs.items() if name in ("src", "href")]
    assert links == ["data:,"]
    assert not [attrs for _, attrs in tags if any(name.startswith("on") or name == "style" for name in attrs)]


def test_every_drawing_has_words_or_stands_beside_its_numbers(team: Report) -> None:
    tags = Tags(page(team, "0.1")).found
    pictures = [attrs for tag, attrs in tags if tag == "svg"]
    assert pictures
    assert all(attrs.get("aria-hidden") == "true" for attrs in pictures if "role" not in attrs) or all(
        "aria-label" in attrs for attrs in pictures if attrs.get("role") == "img"
    )
    columns = [attrs for _, attrs in tags if attrs.get("role") == "img"]
    assert columns
    assert "06-08 起 10.1万" in (columns[0]["aria-label"] or "")


def test_the_page_gives_n_window_basis_and_source(team: Report) -> None:
    text = page(team, "0.1")
    for words in (
        "n=14",
        "2026-06-08 至 2026-06-14",
        "（赞+藏+评+分享）/观看",
        "笔记列表明细表-2026-06-14.xlsx",
        "经验公式",
    ):
        assert words in text, words


def test_every_block_is_a_section_of_the_page(team: Report) -> None:
    text = page(team, "0.1")
    # One more says on what the figures rest.
    assert text.count("<section") == text.count("</section>") == len(team.blocks) + 1
    assert ".cards" in text


def test_the_terminal_gets_no_control_characters() -> None:
    text = "\n".join(lines(small()))
    assert "\x07" not in text
    assert "\u202e" not in text


def test_columns_line_up_under_chinese(team: Report) -> None:
    from notelint.report.width import width

    shown = list(lines(team))
    start = shown.index("  各账号粉丝")
    assert len({width(line[: line.rindex("人") + 1]) for line in shown[start + 2 : start + 9]}) == 1


def test_differences_are_those_of_the_shown_values() -> None:
    figure = Figure("er_view", Decimal("0.009249"), WEEK, previous=Decimal("0.009251"))
    assert change(figure) == "-0.01 个百分点"
    assert change(figure._replace(previous=Decimal("0.009249"))) == "持平"
    money = Figure("gmv", Decimal(110), WEEK, previous=Decimal(100))
    assert change(money) == "+10.00%"
    assert change(money._replace(previous=Decimal(0))) == "+110.00"


def test_the_longest_bar_fills_its_place() -> None:
    found = charts.bars([Decimal(50), None, Decimal(100), Decimal(-1)])
    assert [bar and bar.length for bar in found] == [50, None, 100, None]
    assert charts.bars([Decimal(10), Decimal(5)], centred=True)[1] == charts.Bar(25, 50)
    assert charts.bars([]) == []
