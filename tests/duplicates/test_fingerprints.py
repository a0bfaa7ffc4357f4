"""Fingerprints: what is compared, the way back to the text, and two implementations that agree bit for bit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.duplicates.strip import LETTERS, MARKS, allowed_phrases, places, strip, without
from notelint.duplicates.winnow import HISTORY, Scale, fingerprints

SCALES = [Scale(6, 5, 3), Scale(6, 8, 3), HISTORY, Scale(12, 12, 2), Scale(12, 16, 2), Scale(7, 3, 1), Scale(5, 1, 1)]
WILD = st.text(
    st.one_of(
        st.sampled_from("面霜好用的很ABab１２①㎏ﬁ繁體#[]R 话题，。\n😀\u200b＃İΣς"),
        st.characters(codec="utf-8"),
    ),
    max_size=120,
)
PLAIN = st.text(st.sampled_from("一二三四的了a1"), max_size=200)


def test_topics_emoji_codes_and_punctuation_are_not_compared() -> None:
    body = "云絮，真好用！[笑哭R] #舒缓面霜[话题]# 😀\n第二段 #日常"
    assert strip(body) == "云絮真好用第二段"


def test_spelling_is_folded() -> None:
    assert strip("ＡＢＣ①瓶，臺灣") == strip("abc1瓶台湾")


@given(WILD)
def test_every_character_knows_its_place_in_the_text(text: str) -> None:
    stripped = strip(text)
    where = places(text)
    assert len(where) == len(stripped)
    assert where == sorted(where)
    assert all(char in LETTERS[ord(text[at])] for char, at in zip(stripped, where, strict=True))


@given(WILD)
def test_stripping_twice_changes_nothing(text: str) -> None:
    assert strip(strip(text)) == strip(text)


def test_allowed_phrases_are_taken_out_and_places_stay_true() -> None:
    phrases = allowed_phrases(("慢慢来，皮肤听得懂", "慢慢来"))
    body = "先说结论。慢慢来，皮肤听得懂！再说过程，慢慢来。"
    text, count = without(strip(body), phrases)
    assert (text, count) == ("先说结论再说过程", 2)
    assert "".join(body[at] for at in places(body, phrases)) == text


@given(PLAIN, st.sampled_from(SCALES))
def test_a_long_shared_stretch_always_shares_a_fingerprint(text: str, scale: Scale) -> None:
    least = scale.window + scale.gram - 1
    for start in range(0, max(len(text) - least, 0), 17):
        part = text[start : start + least]
        assert set(fingerprints(part, scale)) & set(fingerprints(text, scale))


def test_fingerprints_of_the_history_format_never_change() -> None:
    assert fingerprints("云絮舒缓面霜秋冬用着很安心早晚各一次从耳后开始试起") == GOLDEN


GOLDEN = [2518724166662341368, 4153442621059950456]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(WILD, PLAIN, st.just("")), max_size=6), st.sampled_from(SCALES))
def test_numpy_gives_the_same_bits(texts: list[str], scale: Scale) -> None:
    pytest.importorskip("numpy", reason="extra [batch]")
    from notelint.duplicates.columns import fingerprints_all, rows_in_order
    from notelint.duplicates.letters import strip_all, texts_of

    stripped = strip_all(texts)
    assert texts_of(stripped) == [strip(text) for text in texts]
    rows = fingerprints_all(stripped, scale)
    found: list[list[int]] = [[] for _ in texts]
    for number, value in zip(rows.notes.tolist(), rows.hashes.tolist(), strict=True):
        found[number].append(value)
    assert found == [fingerprints(strip(text), scale) for text in texts]
    different = {(value, number) for number, values in enumerate(found) for value in values}
    assert list(rows_in_order(texts, scale)) == sorted(different)


MARKED = st.lists(
    st.sampled_from(
        [
            *[
                "#",
                "＃",
                "[",
                "]",
                "话题",
                "[话题]",
                "[话题]#",
                "R",
                "R]",
                "[笑哭R]",
                "面霜",
                "，",
                "。",
                "<!--",
                "notelint-",
                "-->",
                "<",
                "!",
                "😀",
                "一二三四五六七八九十",
            ],
            " ",
            "\n",
            "\x1f",
        ]
    ),
    max_size=20,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(st.lists(MARKED, min_size=1, max_size=4))
def test_numpy_finds_the_same_marks(texts: list[str]) -> None:
    pytest.importorskip("numpy", reason="extra [batch]")
    from notelint.duplicates.letters import codes_of
    from notelint.duplicates.marks import marks

    begins, ends = marks(*codes_of(texts))
    expected: list[tuple[int, int]] = []
    before = 0
    for text in texts:
        expected += [(before + mark.start(), before + mark.end()) for mark in MARKS.finditer(text)]
        before += len(text)
    assert list(zip(begins.tolist(), ends.tolist(), strict=True)) == expected


@given(st.lists(st.one_of(WILD, MARKED), max_size=4))
def test_numpy_knows_the_same_places(texts: list[str]) -> None:
    pytest.importorskip("numpy", reason="extra [batch]")
    from notelint.duplicates.letters import codes_of, strip_codes

    raw = codes_of(texts)
    starts = [0, *raw.ends.tolist()]
    expected = [starts[number] + place for number, text in enumerate(texts) for place in places(text)]
    assert strip_codes(raw).places.tolist() == expected
