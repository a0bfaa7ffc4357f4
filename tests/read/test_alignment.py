"""Every character of a YAML value leads to the same character of the file."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.read.nodes import Pairs, Scalar
from notelint.read.yaml_nodes import compose

BLANK = " \t\r\n"
TEXT = st.text(alphabet="ab 你好😀'\"\\#:-,\n\t👩\u200d🔬é ", max_size=40)


def scalar(block: str, base: int = 0) -> Scalar:
    root = compose(block, base)
    assert isinstance(root, Pairs)
    node = root.entries[-1][1]
    assert isinstance(node, Scalar)
    return node


def holds(block: str) -> None:
    base = 7
    node = scalar(block, base)
    source = " " * base + block
    (value,) = list(yaml.load(block, Loader=yaml.CBaseLoader).values())[-1:]
    assert node.text == value
    place = node.place()
    for at, char in enumerate(node.text):
        there = source[place.offset(at)]
        # White space may have been folded, and an escape stands where its backslash does.
        assert there == char or (there in BLANK and char in BLANK) or there == "\\"


@settings(max_examples=500, deadline=None)
@given(
    text=TEXT,
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    width=st.sampled_from([20, 80]),
    end=st.sampled_from(["\n", "\r\n"]),
    escape=st.booleans(),
)
def test_every_style_of_scalar_leads_to_its_characters(
    text: str, style: str | None, width: int, end: str, escape: bool
) -> None:
    block = yaml.dump({"k": text}, Dumper=yaml.CSafeDumper, default_style=style, allow_unicode=not escape, width=width)
    holds(block.replace("\n", end))


@pytest.mark.parametrize(
    "block",
    [
        'k: "a\\\n   b\\\n\n   c"\n',
        'k: "a \\ b\n\n\n c\\x41 d\\u4f60\\U0001F600"\n',
        "k: &a !!str 'x ''y'\n",
        "k: a\n  b\n\n  c\n",
        "k: |+ # 注\n  a\n\n\nj: x\n",
        "k: >2-\n    a\n  b\n\n    c\n  d\n\n",
        "k: >\n\n  a\n  b\n",
    ],
)
def test_folds_and_escapes_written_by_hand(block: str) -> None:
    holds(block)


def test_a_slice_of_the_file_needs_no_map() -> None:
    assert scalar('k: "面 霜"\n', 5) == Scalar("面 霜", 9, plain=False)
    assert scalar("k: 面 霜 # 注\n", 5) == Scalar("面 霜", 8, plain=True)
