"""The report for eyes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from notelint.model import Basis, Field, Fix, Note, Origin, Related, Result, Unchecked
from notelint.report.formats import ReportOptions
from notelint.report.width import width
from notelint.report.wording import basis_line, clause_name
from tests.report.factory import finding, note, row, whole

if TYPE_CHECKING:
    from tests.report.factory import Render


def excerpt(text: str) -> tuple[str, str]:
    """The line shown and the carets below it, without the margin."""
    lines = [line.split("│ ", 1)[1] for line in text.splitlines() if "│ " in line]
    return lines[0], lines[1]


def test_a_finding_is_shown_with_place_line_basis_and_what_to_do(render: Render) -> None:
    draft = note("真的，这款面霜全网最好用。", title="一瓶见底")
    hit = finding(draft, "全网最好用", suggestions=("写可验证的事实与出处",), fix=Fix(7, 12, "很好用"))
    assert render("text", [Result(draft, (hit,))]) == (
        "drafts/a.md 《一瓶见底》\n"
        "  drafts/a.md:3:8 错误 「全网最好用」是绝对化用语  [adlaw.absolute.superlative]\n"
        "     3 │ 真的，这款面霜全网最好用。\n"
        "       │               ^^^^^^^^^^\n"
        "      依据：《广告法》第九条第（三）项 · 转述\n"
        "      建议：写可验证的事实与出处\n"
        "      可自动改为「很好用」（加 --fix）\n"
        "\n"
        "错误：发布前必须改；警告：很可能有问题，请人看一眼；提示：供参考；需举证：有出处就可以写。\n"
        "想了解某条规则：notelint explain 规则名\n"
        "\n"
        "检查了 1 篇笔记：1 个错误。\n"
    )


def test_basis_and_suggestions_are_said_once_for_a_rule_and_a_note(render: Render) -> None:
    draft = note("全网最好用，宇宙最强，史上最美")
    hits = [finding(draft, match, suggestions=("写出处",)) for match in ("全网最好用", "宇宙最强")]
    hits.append(finding(draft, "史上最美", suggestions=("删去",)))
    other = note("全网最好用", path="drafts/b.md")
    text = render(
        "text", [Result(draft, tuple(hits)), Result(other, (finding(other, "全网最好用", suggestions=("写出处",)),))]
    )
    assert text.count("建议：写出处") == 2
    assert text.count("建议：删去") == 1
    assert text.count("依据、建议：同上") == 1
    assert text.count("依据：《广告法》") == 3


@pytest.mark.parametrize(
    ("before", "match", "blank", "carets"),
    [
        ("ab", "最好", 2, 4),
        ("中文", "best", 4, 4),
        ("👩‍👩‍👧", "最好", 2, 4),
        ("👍🏽", "最好", 2, 4),
        ("❤️", "最好", 2, 4),
        ("1️⃣", "最好", 2, 4),
        ("e\u0301", "最好", 1, 4),
        ("🇨🇳", "最好", 2, 4),
        ("\u200b", "最好", 0, 4),
        ("（", "最👩‍👩‍👧好", 2, 6),
        ("ＡＢ", "ｶﾅ", 4, 2),
        ("\t", "最好", 1, 4),
    ],
)
def test_carets_stand_under_the_hit(render: Render, before: str, match: str, blank: int, carets: int) -> None:
    draft = note(f"{before}{match}尾")
    _, below = excerpt(render("text", [Result(draft, (finding(draft, match),))]))
    assert below == " " * blank + "^" * carets


@pytest.mark.parametrize("columns", [50, 80, 120])
def test_a_long_line_is_cut_around_the_hit_and_fits_the_terminal(render: Render, columns: int) -> None:
    draft = note("前面很长的铺垫" * 60 + "国家级" + "后面很长的补充" * 60)
    text = render("text", [Result(draft, (finding(draft, "国家级"),))], ReportOptions(width=columns))
    line, below = excerpt(text)
    assert line.startswith("…")
    assert line.endswith("…")
    shown = line[: next(i for i in range(len(line)) if width(line[:i]) == below.index("^")) + 3]
    assert shown.endswith("国家级")
    assert all(width(row) <= columns for row in text.splitlines() if "│" in row)


def test_a_hit_longer_than_the_terminal_is_shown_from_its_start(render: Render) -> None:
    draft = note("开头" + "长" * 300)
    line, below = excerpt(render("text", [Result(draft, (finding(draft, "长" * 300),))], ReportOptions(width=60)))
    assert line.startswith("…长")
    assert width(below) <= width(line)


def test_a_hit_over_two_lines_is_marked_to_the_end_of_the_first(render: Render) -> None:
    draft = note("加我\r\n微信")
    line, below = excerpt(render("text", [Result(draft, (finding(draft, "我\r\n微"),))]))
    assert (line, below) == ("加我", "  ^^")


def test_a_row_of_a_table_shows_the_line_of_its_field(render: Render) -> None:
    draft = row("第一行\n这是最好的")
    text = render("text", [Result(draft, (finding(draft, "最好"),))])
    assert "notes.jsonl:3 错误" in text
    assert "正文 │ 这是最好的\n" in text


def test_a_text_in_pieces_shows_the_line_of_the_file(render: Render) -> None:
    # A folded YAML scalar: one field, two lines of the file.
    source = "标题: >\n  第一段\n  最好的面霜\n"
    title = Field("title", "第一段 最好的面霜", origin=Origin((0, 4), (8, 14)))
    draft = Note("a.md", "a", (title,), source=source)
    line, below = excerpt(render("text", [Result(draft, (finding(draft, "最好"),))]))
    assert (line, below) == ("  最好的面霜", "  ^^^^")


def test_a_finding_about_the_whole_note_has_no_line(render: Render) -> None:
    draft = note("正文")
    text = render("text", [Result(draft, (whole(draft, "没有写明商业利益关系"),))])
    assert "  drafts/a.md 警告 没有写明商业利益关系  [xhs.disclosure.missing]\n" in text
    assert "│" not in text


def test_what_could_be_proved_is_said_to_need_evidence(render: Render) -> None:
    draft = note("销量第一")
    hit = finding(draft, "销量第一", level="warning", verdict="needs-evidence")
    assert "警告·需举证 「销量第一」" in render("text", [Result(draft, (hit,))])


def test_exempt_and_suppressed_places_are_counted_and_named(render: Render) -> None:
    draft = note("开盖后口感最佳，首款，顾客说第一好喝")
    spare = finding(draft, "最佳", clause="guide.6.2", reason="只说明使用方法")
    other = finding(draft, "首款", clause="guide.6.2", reason="只说明使用方法")
    quoted = finding(draft, "第一", reason="引用用户原话")
    text = render("text", [Result(draft, (), (spare, other), (quoted,))])
    assert "豁免 2 处（指南六（二） 2），这些写法不算问题：\n" in text
    assert "  drafts/a.md:1:6 「最佳」 指南六（二）：只说明使用方法  [adlaw.absolute.superlative]\n" in text
    assert "不计入的 1 处（已屏蔽，或在基线里）：\n  drafts/a.md:1:15 「第一」 引用用户原话" in text
    assert text.endswith("检查了 1 篇笔记：没有发现问题；豁免 2 处，按理由忽略 1 处。\n")


def test_many_exempt_places_are_named_in_part_and_counted_in_full(render: Render) -> None:
    draft = note("最佳")
    spare = finding(draft, "最佳", clause="guide.5", reason="使用方法")
    text = render("text", [Result(draft, exempt=(spare,) * 25)])
    assert "豁免 25 处（指南五 25）" in text
    assert text.count("drafts/a.md:1:1 「最佳」") == 10
    assert "还有 15 处" in text


def test_what_was_not_checked_is_loud(render: Render) -> None:
    items = (Unchecked("b.md", "encoding", "不是文字文件", 3, 7),)
    text = render("text", [], unchecked=items)
    assert "有 1 项没能检查，本次结果不能算通过" in text
    assert "b.md:3:7 不是文字文件  [encoding]" in text
    assert text.endswith("没有检查任何笔记；有 1 项没能检查。\n")


def test_a_clean_run_is_one_line(render: Render) -> None:
    assert render("text", [Result(note("普通的一天"))]) == "检查了 1 篇笔记：没有发现问题。\n"


def test_a_key_of_the_front_matter_is_shown_with_its_line(render: Render) -> None:
    draft = note("正文", source="---\n标提: 好\n---\n正文")
    hit = whole(draft, "不认识「标提」，是不是「标题」？", "notelint.draft.unknown-key", line=2, column=1)
    assert excerpt(render("text", [Result(draft, (hit,))])) == ("标提: 好", "^^")


def test_what_was_assumed_is_said_once(render: Render) -> None:
    text = render("text", [Result(note("正文")), Result(note("又一篇"))], remarks=("2 篇按广告对待",))
    assert text.count("说明：2 篇按广告对待\n") == 1


def test_suggested_packs_are_named(render: Render) -> None:
    assert "涉及 cosmetics,food" in render("text", [Result(note("面霜"))], suggested_packs=("cosmetics", "food"))


def test_related_notes_are_named(render: Render) -> None:
    draft = note("同一段话")
    other = Related("notes/b.md", "b", "shop", line=4, column=2, match="同一段话", similarity=0.913)
    text = render("text", [Result(draft, (finding(draft, "同一段话", related=(other,)),))])
    assert "另见：notes/b.md:4:2，账号 shop，相似度 91%，「同一段话」" in text


def test_statistics_rank_rules(render: Render) -> None:
    draft = note("最好最棒")
    hits = (finding(draft, "最好"), finding(draft, "最棒"), finding(draft, "最", "xhs.body.length", level="info"))
    text = render("text", [Result(draft, hits)], ReportOptions(statistics=True))
    assert "     2     1  错误  adlaw.absolute.superlative\n     1     1  提示  xhs.body.length\n" in text


def test_a_draft_cannot_steer_the_terminal(render: Render) -> None:
    draft = note("\x1b[31m最好\u202e的")
    text = render("text", [Result(draft, (finding(draft, "\x1b[31m最好\u202e"),))])
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_colour_only_when_asked_for_and_never_in_the_words(render: Render) -> None:
    draft = note("最好")
    results = [Result(draft, (finding(draft, "最好"),), (finding(draft, "最好", clause="guide.5"),))]
    plain = render("text", results)
    coloured = render("text", results, ReportOptions(color=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize(
    ("basis", "line"),
    [
        (Basis("法律", "广告法", "第九条第（三）项", "转述"), "《广告法》第九条第（三）项 · 转述"),
        (Basis("法律", "广告法", "第十七条", "未核对"), "《广告法》 · 未核对"),
        (Basis("平台规则"), "平台规则 · 未核对"),
        (Basis("经验"), "经验判断 · 不是法规"),
        (Basis("经验", "notelint 的约定", status="已核对"), "notelint 的约定 · 不是法规"),
        (Basis("品牌"), "品牌规范 · 不是法规"),
        (Basis("国标", "GB 7718", None, "已核对"), "《GB 7718》 · 已核对"),
    ],
)
def test_law_is_named_only_as_far_as_read(basis: Basis, line: str) -> None:
    assert basis_line(basis) == line


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("guide.6.2", "指南六（二）"),
        ("guide.7", "指南七"),
        ("guide.5.3", "指南五"),
        ("evidence", "已附依据"),
        ("quote", "quote"),
        (None, "其他"),
    ],
)
def test_clauses_are_called_by_their_chinese_names(clause: str | None, name: str) -> None:
    assert clause_name(clause) == name
