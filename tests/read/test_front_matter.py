"""What front matter says, with places, and what it says wrongly."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.model import Note, Unchecked
from notelint.read.notes import read_text


def note(front: str, body: str = "正文\n") -> Note:
    found = read_text(f"---\n{front}\n---\n{body}", path="a.md")
    assert isinstance(found, Note), found
    return found


def refused(front: str) -> Unchecked:
    found = read_text(f"---\n{front}\n---\n正文\n", path="a.md")
    assert isinstance(found, Unchecked), found
    return found


def field_texts(found: Note, name: str) -> list[str]:
    """The texts of a field, each checked against the file it was cut from."""
    texts = []
    for field in found.fields:
        if field.name == name:
            assert field.origin is not None
            assert found.source is not None
            there = [found.source[field.origin.offset(at)] for at in range(len(field.text))]
            assert "".join(there) == field.text
            texts.append(field.text)
    return texts


def test_every_known_key_has_its_english_name_and_plain_values() -> None:
    found = note(
        "账号: 小美\n内容性质: 品牌广告\n体裁: 视频\n产品: 保湿面霜\n活动: 双旦\n链接: [https://a.cn/x]\n状态: 待审\n"
        "发布时间: 2026/1/5 9:30\n自费: 否\n系列: 成分课\n行业: 化妆品\n关键词: [面霜, 干皮]\n图片: 1.jpg\nid: n-1\n"
        "商业性:\n  类型: 合作\n  报备号: 012\nAI:\n  used: 是\n  human_edited: no\n  label: 图片由 AI 生成\n"
        "依据:\n  - quote: 保湿 8 小时\n    来源: 检测报告\n    日期: 2026年3月1日\n    file: r.pdf\nx-备注: 随便"
    )
    assert found.meta == {
        "account": "小美",
        "genre": "品牌广告",
        "format": "视频",
        "product": "保湿面霜",
        "campaign": "双旦",
        "links": ["https://a.cn/x"],
        "status": "待审",
        "published_at": "2026-01-05T09:30:00",
        "self_paid": False,
        "series": "成分课",
        "industry": ["化妆品"],
        "keywords": ["面霜", "干皮"],
        "images": ["1.jpg"],
        "id": "n-1",
        "commercial": {"type": "合作", "filing_no": "012"},
        "ai": {"used": True, "human_edited": False, "label": "图片由 AI 生成"},
        "evidence": [{"quote": "保湿 8 小时", "source": "检测报告", "date": "2026-03-01", "file": "r.pdf"}],
        "x-备注": "随便",
    }
    assert found.notices == ()
    assert (found.id, found.account) == ("n-1", "小美")


def test_english_keys_say_the_same() -> None:
    one = note("标题: 甲\n话题: [乙]\n封面文字: 丙\n评论话术: [丁]\n简介: 戊\n内容性质: 个人")
    other = note("title: 甲\ntags: [乙]\ncover: 丙\ncomments: [丁]\nbio: 戊\ngenre: 个人")
    assert [(field.name, field.text, field.item) for field in one.fields] == [
        ("title", "甲", None),
        ("body", "正文\n", None),
        ("tags", "乙", 0),
        ("cover", "丙", None),
        ("comments", "丁", 0),
        ("bio", "戊", None),
    ]
    assert [field[:3] for field in one.fields] == [field[:3] for field in other.fields]
    assert one.meta == other.meta


@pytest.mark.parametrize("written", ["no", "012", "12:30", "2026-11-22", "1e3", "0x1F", "on", "100%", "😀 面霜"])
@pytest.mark.parametrize("more", ["", "\nx-a: {b: c}"], ids=["plain", "through yaml"])
def test_a_text_stays_exactly_as_written(written: str, more: str) -> None:
    assert field_texts(note(f"标题: {written}{more}"), "title") == [written]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("话题: [护肤, 敏感肌]", ["护肤", "敏感肌"]),
        ("话题:\n- 护肤\n- '敏感肌'", ["护肤", "敏感肌"]),
        ("话题: 护肤，敏感肌、面霜 干皮", ["护肤", "敏感肌", "面霜", "干皮"]),
        ('话题: "#护肤[话题]# #敏感肌"', ["护肤[话题]", "敏感肌"]),
        ("话题: >\n  护肤,\n  敏感肌", ["护肤", "敏感肌"]),
        ('话题: ["#护肤"]', ["#护肤"]),
        ("话题: []", []),
    ],
)
def test_tags_may_be_a_list_or_one_string(front: str, expected: list[str]) -> None:
    assert field_texts(note(front), "tags") == expected


def test_a_place_in_a_list_is_kept_where_an_item_is_empty() -> None:
    assert [field.item for field in note("评论话术: [甲, '', 乙]").fields if field.name == "comments"] == [0, 2]


def test_a_comment_in_lines_keeps_its_lines() -> None:
    found = note("评论话术: |\n  第一行 😀\n\n  第二行\n标题: 甲")
    (field,) = [field for field in found.fields if field.name == "comments"]
    assert field.text == "第一行 😀\n\n第二行\n"
    assert field.origin is not None
    assert found.source is not None
    at = field.text.index("第二")
    assert found.source.startswith("第二行", field.origin.offset(at))


@pytest.mark.parametrize("front", ["话题: #护肤 #敏感肌", "标题: # 甲"])
def test_a_text_lost_to_a_yaml_comment_is_said(front: str) -> None:
    (notice,) = note(front).notices
    assert "注释" in notice.message
    assert (notice.line, notice.column) == (2, 1)


@pytest.mark.parametrize(
    ("front", "line", "column", "says"),
    [
        ("内容性质: 种草文", 2, 7, "种草"),
        ("体裁: 图片", 2, 5, "图文"),
        ("自费: 也许", 2, 5, "是 或 否"),
        ("发布时间: 明天", 2, 7, "2026-11-22"),
        ("发布时间: 2026-02-30", 2, 7, "2026-11-22"),
        ("依据: 报告", 2, 5, "quote"),
        ("依据:\n- source: 报告", 3, 1, "quote"),
        ("ai: {use: 是}", 2, 5, "used"),
        ("商业性: [甲]", 2, 6, "类型"),
        ("产品: {a: b}", 2, 5, "一段文字"),
    ],
)
def test_a_value_that_cannot_be_used_is_said_with_its_place(front: str, line: int, column: int, says: str) -> None:
    (notice,) = note(front).notices
    assert (notice.code, notice.line, notice.column) == ("bad-value", line, column)
    assert says in notice.message


@pytest.mark.parametrize("front", ["商业性: 无", "商业性: {类型: 无}", "商业性:", "commercial: no"])
def test_no_commercial_interest_is_no_interest(front: str) -> None:
    assert "commercial" not in note(front).meta


@pytest.mark.parametrize(
    ("front", "line", "column", "says"),
    [
        ("标题: [甲]", 2, 5, "一段文字"),
        ("话题: {甲: 乙}", 2, 5, "列表"),
        ("评论话术:\n- 甲: 乙", 3, 3, "一段文字"),
        ("标题: 甲\n标题: 乙", 3, 1, "重复"),
        ("ai: {used: 是, used: 否}", 2, 15, "重复"),
        ("标题: 甲: 乙", 2, 6, "引号"),
        ("标题: '甲", 2, 5, "引号"),
        ("标题:甲", 2, 3, "空格"),
        ("ai:\n\tused: 是", 3, 1, "Tab"),
        ("标题: @甲", 2, 5, "保留符号"),
        ("标题: *甲", 2, 5, "别名"),
        ("话题: [#护肤, #干皮]", 2, 6, "#"),
        ("话题: [护肤, #干皮]\nid: b", 2, 10, "#"),
        ("话题: [护肤\nid: b", 2, 5, "括号"),
        ("标题: 甲\n话题", 3, 1, "冒号"),
        ("- 甲\n- 乙", 2, 1, "键: 值"),
        ("随手写的一句话", 2, 1, "键: 值"),
        ("标题: 甲\n? [a]\n: b", 3, 3, "键"),
        ("标题: a\x07b", 2, 6, "控制字符"),
        ("\ufeff标题: a", 2, 1, "U+FEFF"),
    ],
)
def test_what_cannot_be_read_is_refused_with_place_and_help(front: str, line: int, column: int, says: str) -> None:
    found = refused(front)
    assert says in found.reason
    assert (found.line, found.column) == (line, column)


def bomb(levels: int) -> str:
    lines = ["x-0: &a0 [哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈]"]
    lines += [f"x-{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, levels)]
    return "\n".join(lines)


@pytest.mark.parametrize("front", [bomb(9), "x-a: &a [*a]", "x-a: " + "[" * 5000, "x-a: " + "{a: " * 5000])
def test_a_yaml_bomb_is_refused_at_once(front: str) -> None:
    before = time.process_time()
    found = refused(front)
    assert time.process_time() - before < 1
    assert (found.code, found.line is not None) == ("front-matter", True)


def test_an_ordinary_alias_is_read() -> None:
    assert field_texts(note("标题: &t 甲\n封面文字: *t"), "cover") == ["甲"]


@pytest.mark.parametrize("front", ["", "# 只有注释", "标题:", "标题: ~\n话题: []"])
def test_an_empty_block_says_nothing(front: str) -> None:
    assert [field.name for field in note(front).fields] == ["body"]


def test_front_matter_without_any_text_is_no_text() -> None:
    found = read_text("---\nid: a\n---\n \n", path="a.md")
    assert isinstance(found, Unchecked)
    assert found.code == "no-text"


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff\x85"))


@given(
    title=WORDS.map(str.strip).filter(bool),
    tags=st.lists(WORDS.filter(lambda text: bool(text.strip())), max_size=3),
    end=st.sampled_from(["\n", "\r\n"]),
    body=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_each_span_of_each_field_leads_to_the_same_characters(title: str, tags: list[str], end: str, body: str) -> None:
    def quoted(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    front: list[Any] = ["---", f"标题: {quoted(title)}", f"话题: [{', '.join(map(quoted, tags))}]", "---", body]
    found = read_text(end.join(front), path="a.md")
    assert isinstance(found, Note)
    assert field_texts(found, "title") == [title]
    assert field_texts(found, "tags") == tags
    assert "".join(field_texts(found, "body")) == (body if body.strip() else "")
