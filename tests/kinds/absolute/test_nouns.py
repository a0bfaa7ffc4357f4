"""What a noun names."""

from __future__ import annotations

import pytest

from notelint.kinds.absolute.nouns import ASPECT, CONTENT, GOODS, OTHER, PEOPLE_FOR_HIRE, PERSON, PLACE, kind_of_noun


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("素颜霜", GOODS),
        ("豆花店", GOODS),
        ("折叠椅", GOODS),
        ("声乐课", GOODS),
        ("回购率", ASPECT),
        ("清洁力", ASPECT),
        ("攻略", CONTENT),
        ("美甲师", PEOPLE_FOR_HIRE),
        ("旅行者", PERSON),
        ("好朋友", PERSON),
        ("打卡点", PLACE),
        ("时候", OTHER),
        ("生活方式", OTHER),
        ("转机", OTHER),
    ],
)
def test_the_head_of_a_word_tells_what_it_names(word: str, kind: str) -> None:
    assert kind_of_noun(word, "n") == kind


@pytest.mark.parametrize(("word", "tag"), [("加水", "v"), ("通红", "a"), ("乙", "n"), ("abc", "eng")])
def test_verbs_adjectives_and_unknown_words_name_nothing(word: str, tag: str) -> None:
    assert kind_of_noun(word, tag) is None
