"""The page: what stands in it, how large it gets, and what a browser makes of it."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from notelint.model import Basis, Counter, Field, Fix, PackInfo, Related, Result, Skipped, Unchecked
from notelint.report.formats import ReportOptions, open_reporter
from notelint.report.html_card import Span, pieces, windows
from tests.report.factory import RUN, finding, note, outcome, row, whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from notelint.model import Note
    from tests.report.factory import Render

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=alert(1)>\"'&{{7*7}}"


def sample() -> list[Result]:
    """Three notes with something to say and one without."""
    first = note(
        "真的，这款面霜全网最好用。\n开盖后口感最佳。", title="换季用的全网最好用", path="a.md", account="官方号"
    )
    first = first._replace(fields=(*first.fields, Field("tags", "护肤", 0), Field("tags", "全网最低", 1)))
    hits = (
        finding(first, "全网最好用", suggestions=("写出处",), fix=Fix(0, 1, "好用"), basis=Basis("法律", "广告法", "第九条", "已核对", "https://example.com/law")),
        finding(first, "全网最低", level="warning", verdict="needs-evidence"),
        whole(first, "没有写明商业利益关系", related=(Related("b.md", "b", "门店", line=3, similarity=0.9),)),
    )  # fmt: skip
    spare = finding(first, "最佳", clause="guide.6.2", reason="只说明使用方法")
    quoted = finding(first, "真的", reason="引用用户原话")
    second = row(f"{HOSTILE}最棒", title=HOSTILE)._replace(account="门店")
    third = note("晚霞很美", title="散步", path="c.md", account="门店")
    return [
        Result(third, (finding(third, "晚霞", "voice.tone", level="info"),)),
        Result(first, hits, (spare,), (quoted,), counters=(Counter("标题", 18.5, 20), Counter("正文", 1200, 1000))),
        Result(second, (finding(second, "最棒", level="warning", message=HOSTILE),)),
        Result(note("普通的一天", title="没有问题的那篇", path="d.md")),
    ]


def test_the_page_says_what_to_stop_and_why(render: Render) -> None:
    page = render("html", sample())
    for words in (
        "1 篇笔记先不要发布", "先处理这篇", "《广告法》第九条", "https://example.com/law", "写出处", "可自动改为「好用」", "警告·需举证",
        "没有写明商业利益关系", "18.5", "/20", "指南六（二）", "只说明使用方法", "引用用户原话", "没有问题的那篇", "相似度 90%", "官方号",
    ):  # fmt: skip
        assert words in page, words
    assert page.index("换季用的") < page.index('id="n2"') < page.index('id="n3"')


def test_worse_notes_come_first(render: Render) -> None:
    ids = re.findall(r'<article class="note (\w+)"', render("html", sample()))
    assert ids == ["error", "warning", "info"]


def test_the_title_of_the_page_can_be_given(render: Render) -> None:
    assert "<title>九月内容 · 2026-11-22</title>" in render("html", sample(), ReportOptions(title="九月内容"))


def test_drafts_are_data(render: Render) -> None:
    page = render(
        "html", sample(), unchecked=(Unchecked(f"{HOSTILE}.md", "x", HOSTILE),), skipped=(Skipped(HOSTILE, HOSTILE),)
    )
    assert page.count("<script") == 1
    assert "<img" not in page
    assert page.count("{{7*7}}") >= 5


@pytest.mark.parametrize(
    ("reviewed_on", "words"),
    [
        ("2026-05-27", "179 天"),
        ("2026-05-26", None),
        ("2026-05-25", "181 天前，请复核"),
        (None, "没有写明"),
        ("去年", "没有写明"),
    ],
)
def test_packs_not_reviewed_for_180_days_are_named(render: Render, reviewed_on: str | None, words: str | None) -> None:
    run = RUN._replace(packs=(PackInfo("adlaw", "1", "2026-01-01", reviewed_on),))
    page = render("html", sample(), run=run)
    stale = words is not None and words != "179 天"
    assert ("个规则包超过 180 天没有复核" in page) is stale
    assert (words in page) is stale if words else "请复核" not in page


def test_what_was_not_checked_is_at_the_top(render: Render) -> None:
    page = render("html", sample(), unchecked=(Unchecked("坏.md", "encoding", "不是文字文件", 3),))
    assert page.index("有 1 项没能检查") < page.index("先处理")
    assert "坏.md:3" in page


def test_a_run_that_checked_nothing_does_not_look_clean(render: Render) -> None:
    page = render("html", [], unchecked=(Unchecked("a.md", "missing", "没有这个文件"),))
    assert "没有检查任何笔记" in page
    assert "没有发现要改的地方" not in page


def test_hits_that_nest_and_overlap_keep_the_text_and_show_the_worst() -> None:
    text = "一二三四五六七八"
    spans = [Span(1, 6, 1, "warning", "甲"), Span(2, 4, 2, "error", "乙"), Span(5, 8, 3, "info", "丙")]
    cut = list(pieces(text, spans))
    assert "".join(piece.text for piece in cut) == text
    assert [(piece.text, piece.look, piece.numbers, piece.ends) for piece in cut] == [
        ("一", "", (), ()),
        ("二", "warning", (1,), ()),
        ("三四", "error", (1, 2), (2,)),
        ("五", "warning", (1,), ()),
        ("六", "warning", (1, 3), (1,)),
        ("七八", "info", (3,), (3,)),
    ]


def test_a_long_text_is_shown_around_its_hits() -> None:
    text = "开头。" + "铺垫" * 3000 + "最好" + "铺垫" * 3000
    at = text.index("最好")
    shown = windows(text, [Span(at, at + 2, 1, "error", "")])
    assert shown[0][0] == 0
    assert any(first < at < last for first, last in shown)
    assert sum(last - first for first, last in shown) < 600
    cut = list(pieces(text, [Span(at, at + 2, 1, "error", "")]))
    assert [piece.text for piece in cut if piece.look == "error"] == ["最好"]
    assert [piece.look for piece in cut].count("gap") == 2


def test_a_hit_of_many_lines_is_marked_and_numbered_once() -> None:
    text = "开头。" + "同样的话" * 2000
    cut = list(pieces(text, [Span(3, len(text), 1, "error", "")]))
    assert sum(len(piece.ends) for piece in cut) == 1
    assert sum(len(piece.text) for piece in cut) < 1000


def long_note(number: int) -> Note:
    return note(
        "铺垫的话。" * 20_000 + "全网最好用" + "收尾的话。" * 20_000, title=f"第{number}篇", path=f"{number}.md"
    )


def test_the_worst_500_are_shown_the_rest_counted_and_the_page_stays_small(tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    reporter = open_reporter("html", target, ReportOptions())
    reporter.begin(RUN)
    results = []
    for number in range(700):
        draft = note("说" * 800 + "全网最好用" + "话" * 800, title=f"第{number}篇", path=f"{number}.md")
        hit = finding(
            draft, "全网最好用", level="error" if number % 7 == 6 else "warning", suggestions=("写出处" * 20,)
        )
        results.append(Result(draft, (hit,) * 3))
        reporter.add(results[-1])
    huge = long_note(700)
    results.append(Result(huge, (finding(huge, "全网最好用"),) * 60))
    reporter.add(results[-1])
    reporter.end(outcome(results))
    page = target.read_text("utf-8")
    assert target.stat().st_size < 5_000_000
    assert page.count("<article") == 500
    assert page.count('<article class="note error"') == 101
    assert "另有 201 篇有问题的没有放进来" in page
    assert page.index("第700篇") < page.index("第6篇") < page.index("第0篇")
    assert "还有 20 处，见 JSON 或 Excel 输出" in page


def test_a_page_that_would_grow_too_large_leaves_notes_out(render: Render) -> None:
    body = "".join(f"{number}号{'说' * 200}最好。" for number in range(12))
    draft = note(body, title="长")
    hits = tuple(
        finding(draft, f"{number}号", message="很长的说明" * 100, suggestions=("很长的建议" * 60,) * 3)
        for number in range(12)
    )
    page = render("html", [Result(draft._replace(path=f"{number}.md"), hits * 3) for number in range(120)])
    assert len(page.encode()) < 5_000_000
    shown = page.count("<article")
    assert 10 < shown < 120
    assert f"另有 {120 - shown} 篇有问题的没有放进来" in page


def test_the_same_run_gives_the_same_bytes(render: Render) -> None:
    assert render("html", sample()) == render("html", sample())


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real headless browser; its absence is an error where CI is set."""
    path = _chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs chromium: apt-get install chromium")
        pytest.skip("no chromium on this machine (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


class Visit:
    """A page opened from a file, with what it asked for and complained of."""

    def __init__(self, browser: Any, target: Path, width: int, **context: Any) -> None:
        self.page = browser.new_context(viewport={"width": width, "height": 800}, **context).new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(target.as_uri())

    def visible(self, selector: str) -> int:
        return sum(node.is_visible() for node in self.page.query_selector_all(selector))


@pytest.fixture
def target(tmp_path: Path, render: Render) -> Path:
    render("html", sample(), unchecked=(Unchecked("坏" * 90 + ".md", "encoding", "不是文字文件"),))
    return tmp_path / "report.html"


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_asks_for_nothing_complains_of_nothing_and_fits(
    browser: Any, target: Path, width: int, scheme: str
) -> None:
    visit = Visit(browser, target, width, color_scheme=scheme)
    assert [url for url in visit.requests if not url.startswith("data:")] == [target.as_uri()]
    assert visit.complaints == []
    assert visit.page.evaluate("document.documentElement.scrollWidth") == width
    assert visit.page.title() == f"笔记检查报告 · {RUN.today}"
    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(250, 249, 246)" if scheme == "light" else "rgb(25, 24, 22)"
    )


def test_filters_narrow_the_notes(browser: Any, target: Path) -> None:
    page = (visit := Visit(browser, target, 1280)).page
    assert visit.visible(".note") == 3
    page.uncheck("input[value=warning]")
    assert visit.visible(".note") == 2
    assert visit.visible("#n1 .findings > [data-rule]") == 1
    assert page.query_selector("#n1 .tags mark.off") is not None
    page.click("button[type=reset]")
    assert visit.visible(".note") == 3
    page.select_option("select[name=rule]", "voice.tone")
    assert page.inner_text("output") == "1 / 3 篇"
    page.click("button[type=reset]")
    page.select_option("select[name=account]", "门店")
    assert visit.visible(".note") == 2
    page.fill("input[name=words]", "晚霞")
    assert visit.visible(".note") == 1
    page.fill("input[name=words]", "没有这样的词")
    assert visit.visible(".note") == 0
    assert page.is_visible("#none")
    assert visit.complaints == []


def test_the_page_is_whole_without_scripts(browser: Any, target: Path) -> None:
    visit = Visit(browser, target, 375, java_script_enabled=False)
    assert visit.visible(".note") == 3
    assert visit.visible("#filters") == 0
    visit.page.click("#exempt summary")
    assert visit.visible("#exempt .excused li") == 1


def test_print_shows_what_is_folded_and_hides_the_filters(browser: Any, target: Path) -> None:
    visit = Visit(browser, target, 1280)
    visit.page.emulate_media(media="print")
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert visit.visible("#filters") == 0
    assert visit.visible("#exempt .excused li") == 1


def test_accounts_are_shown_by_the_name_readers_know(render: Render) -> None:
    draft = note("全网最好用")._replace(account="kos-1")
    run = RUN._replace(account_names={"kos-1": "小满"})
    page = render("html", [Result(draft, (finding(draft, "全网最好用"),))], run=run)
    assert "小满" in page
    assert "kos-1" not in page
