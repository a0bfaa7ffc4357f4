"""The quick reader of front matter says exactly what YAML says, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from notelint.read.nodes import Items, Pairs, Scalar
from notelint.read.plain_yaml import parse_plain
from notelint.read.yaml_nodes import BadYaml, compose

BASE = 4
WORD = st.text(alphabet="ab1好😀👩\u200d🔬\u3000\xa0.-_#:,'\"[]{}&*!|>%@`?\\~=+ ", max_size=8)
PLAIN = st.sampled_from(["换季护肤", "a b", "12:30", "no", "012", "2026-11-22", "http://a.cn/x#y", "100%", "~", "null"])
FLOW = st.lists(WORD | PLAIN | PLAIN.map('"{}"'.format), max_size=4).map(lambda items: f"[{', '.join(items)}]")
VALUE = st.one_of(WORD, PLAIN, PLAIN, WORD.map("'{}'".format), WORD.map('"{}"'.format), FLOW, st.just(""))
KEY = st.sampled_from(["标题", "id", "x-甲", "ai", "a1", "标题", "id", "键 b"])
LINE = st.builds(
    lambda indent, dash, key, gap, value, comment: indent + dash + key + gap + value + comment,
    st.sampled_from(["", "", "", " ", "  ", "    "]),
    st.sampled_from(["", "", "- ", "-   ", "- - ", "-"]),
    KEY.map("{}:".format) | st.just(""),
    st.sampled_from([" ", " ", "  ", ""]),
    VALUE,
    st.sampled_from(["", "", "", " # 注", "# 注", "  "]),
)
ODD_LINE = st.sampled_from(["", "   ", "# 注", "  # 注", "\t", "---", "key: |", "  文"])
TIDY_VALUE = st.one_of(PLAIN, PLAIN, FLOW, WORD.map("'{}'".format), WORD.map('"{}"'.format), WORD, st.just(""))
TIDY_LINE = st.builds("{}: {}{}".format, KEY, TIDY_VALUE, st.sampled_from(["", "", " # 注", "  "]))


def nested(key: str, lines: list[str], lead: str, rest: str) -> str:
    """A key with its map or list below it; ``rest`` is what the lines after the first are indented with."""
    return "\n".join([f"{key}:", *((lead if at == 0 else rest) + line for at, line in enumerate(lines))])


SHAPES = st.sampled_from([("  ", "  "), ("- ", "- "), ("  - ", "  - "), ("  - ", "    "), ("- ", "  "), ("  ", " ")])
NESTED = st.builds(
    lambda key, lines, shape: nested(key, lines, *shape),
    KEY,
    st.lists(TIDY_LINE, min_size=1, max_size=3) | st.lists(TIDY_VALUE, min_size=1, max_size=3),
    SHAPES,
)
BLOCK = st.builds(
    lambda lines, end: "".join(line.replace("\n", end) + end for line in lines),
    st.lists(TIDY_LINE | TIDY_LINE | NESTED | NESTED | LINE | ODD_LINE, min_size=1, max_size=5),
    st.sampled_from(["\n", "\r\n"]),
)


def by_yaml(block: str) -> object:
    try:
        return compose(block, BASE)
    except BadYaml as error:
        return error


@settings(max_examples=1500, deadline=None)
@given(BLOCK)
@example("a: [x]\n- b\n")
@example("a:\n- b: c\n  d: e\n- f\ng: h\n")
@example("a:\n  b: c\n d: e\n")
@example("a: b\n # c\n d\n")
def test_what_it_reads_is_what_yaml_reads(block: str) -> None:
    plain = parse_plain(block, BASE)
    if plain is not None:
        assert plain == by_yaml(block)


def test_ordinary_front_matter_needs_no_yaml() -> None:
    block = (
        "标题: 换季护肤  # 工作标题\n话题: [护肤, \"敏感肌\"]\n\n发布时间: 2026-11-22\nai:\n  used: 是\n  label: '是'\n"
        '依据:\n- quote: 保湿 8 小时\n  source: 检测报告\n- quote: 乙\n评论话术:\n  - 谢谢\n  - "好: 的"\n'
    )
    found = parse_plain(block, BASE)
    assert found is not None
    assert found == by_yaml(block)
    assert found.value() == {
        "标题": "换季护肤",
        "话题": ["护肤", "敏感肌"],
        "发布时间": "2026-11-22",
        "ai": {"used": "是", "label": "是"},
        "依据": [{"quote": "保湿 8 小时", "source": "检测报告"}, {"quote": "乙"}],
        "评论话术": ["谢谢", "好: 的"],
    }


@pytest.mark.parametrize(
    "block",
    ["a: |\n  b\n", "a: b\n  c\n", "a: {b: c}\n", "a: &x b\n", "a: b: c\n", "a: 'it''s'\n", 'a: "\\n"\n', "a:\tb\n"],
)
def test_the_rest_is_left_to_yaml(block: str) -> None:
    assert parse_plain(block, BASE) is None


def test_scalars_stay_as_written() -> None:
    found = parse_plain("标题: no\nid: 012\nai: 12:30\n", 0)
    assert isinstance(found, Pairs)
    assert [node.text for _, node in found.entries if isinstance(node, Scalar)] == ["no", "012", "12:30"]


def test_an_empty_list_is_a_list() -> None:
    found = parse_plain("话题: []\n", 0)
    assert found is not None
    assert found.entries[0][1] == Items((), 4)
