"""What a view hides is hidden at the same length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.text.mask import FILLER, mask_contact, mask_prose, published, topics

PIECES = st.sampled_from(
    [
        "<!-- notelint-disable x.y: 理由 -->",
        "<!-- 备注 -->",
        "https://a.cn/最好",
        "[笑哭r]",
        "[话题]#",
        "#护肤#",
        "最好",
        "\n",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=8).map("".join)


@given(TEXTS)
def test_hiding_never_moves_anything(text: str) -> None:
    for masked in (mask_contact(text), mask_prose(text), mask_prose(mask_contact(text))):
        assert len(masked) == len(text)
        assert all(after in (before, FILLER) for before, after in zip(text, masked, strict=True))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("看https://x.cn/a最好", "看最好"),
        ("真好[笑哭r]呀", "真好呀"),
        ("#最好吃的店[话题]#", "最好吃的店"),
        ("<!-- 最好 -->", "<!-- 最好 -->"),
        ("[一长串不是表情的字]", "[一长串不是表情的字]"),
    ],
)
def test_prose_hides_addresses_emoji_codes_and_topic_signs_only(text: str, left: str) -> None:
    assert mask_prose(text).replace(FILLER, "") == left


def test_contact_hides_only_what_notelint_is_told() -> None:
    text = "<!-- notelint-disable a.b: 加\n微信 -->加微信 https://x.cn <!-- 加微信 -->"
    assert mask_contact(text).replace(FILLER, "") == "加微信 https://x.cn <!-- 加微信 -->"


def test_topics_are_the_words_without_their_signs() -> None:
    text = "今天 #护肤日常[话题]# 和 #早c晚a 真好"
    assert [text[start:end] for start, end in topics(text)] == ["护肤日常", "早c晚a"]


def test_a_sign_alone_is_no_topic() -> None:
    assert topics("# 标题 ## ，#，") == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("没有", "没有"),
        ("<!-- notelint-disable a: 甲 -->\n正文\n", "正文\n"),
        ("甲<!-- notelint-disable-line a: 乙 -->丙\n", "甲丙\n"),
        ("甲\r\n  <!-- notelint-disable a: 乙 --> <!-- notelint-disable b: 乙 -->\r\n丁", "甲\r\n丁"),
        ("<!-- 读者会看到 -->", "<!-- 读者会看到 -->"),
        ("<!-- notelint-disable 没有收尾", "<!-- notelint-disable 没有收尾"),
    ],
)
def test_published_is_all_but_our_own_comments_and_their_lines(text: str, left: str) -> None:
    assert published(text) == left
