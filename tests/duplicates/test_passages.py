"""Shared passages and the measures made of them, held to slow definitions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.duplicates import pairing
from notelint.duplicates.candidates import CAP, COMMON, RARE_WEIGHT, candidates
from notelint.duplicates.passages import LEAST, SEED, Text, chain, shared, shared_stretches, similarity
from notelint.duplicates.strip import strip
from notelint.duplicates.winnow import Scale, fingerprints

LETTERS = st.text(st.sampled_from("天地玄黄宇宙洪荒日月盈昃"), max_size=160)
ONE = strip(
    "早上八点开门，先把昨天洗好的毛巾叠起来，再去后面仓库把今天要上架的罐子数一遍。数到第三排的时候总会少一罐，"
    "后来才知道是店长拿去做了试用装，写在一张很小的便签上，贴在灯的开关旁边。"
)
TWO = strip(
    "周三下了一整天的雨，店里没有什么人。我把每一支试管按批次排好，在本子上记下温度，然后坐在窗边等沉淀慢慢落下去，"
    "一直等到路灯亮起来，才发现忘了吃午饭。"
)


def test_the_same_text_is_one_passage_over_all_of_it() -> None:
    found = shared(Text(ONE), Text(ONE))
    assert (found.similarity, found.containment, found.contained) == (1.0, 1.0, 1.0)
    assert [passage[:4] for passage in found.passages] == [(0, len(ONE), 0, len(ONE))]


def test_different_texts_share_nothing() -> None:
    assert shared(Text(ONE), Text(TWO)).passages == ()


def test_a_lifted_sentence_is_found_where_it_stands() -> None:
    lifted = ONE[20:62]
    mixed = TWO[:31] + lifted + TWO[31:]
    (passage,) = shared(Text(mixed), Text(ONE)).passages
    assert mixed[passage.start : passage.end] == lifted
    assert ONE[passage.there : passage.there_end] == lifted


def test_a_passage_with_two_words_changed_is_still_one() -> None:
    changed = ONE[:30] + "某" + ONE[31:55] + "添了字" + ONE[55:]
    (passage,) = shared(Text(changed), Text(ONE), near=2).passages
    assert passage.end - passage.start == len(changed)


def test_shuffled_paragraphs_are_several_passages() -> None:
    half = len(ONE) // 2
    found = shared(Text(ONE[half:] + ONE[:half]), Text(ONE))
    assert len(found.passages) == 2
    assert found.containment > 0.98


@given(LETTERS, LETTERS)
def test_similarity_is_the_jaccard_figure(one: str, two: str) -> None:
    first = {one[at : at + 4] for at in range(len(one) - 3)}
    second = {two[at : at + 4] for at in range(len(two) - 3)}
    expected = len(first & second) / len(first | second) if first | second else 0
    assert similarity(Text(one), Text(two)) == expected


@settings(deadline=None)
@given(LETTERS, LETTERS)
def test_stretches_are_the_same_in_both_texts_and_maximal(one: str, two: str) -> None:
    last = 0
    for here, there, length in shared_stretches(Text(one), Text(two)):
        assert here >= last
        assert length >= SEED
        assert one[here : here + length] == two[there : there + length]
        after = (one[here + length : here + length + 1], two[there + length : there + length + 1])
        assert after[0] != after[1] or not after[0]
        last = here + length


@settings(deadline=None)
@given(LETTERS, LETTERS, LETTERS)
def test_passages_hold_no_more_than_stands_in_the_texts(one: str, two: str, common: str) -> None:
    this, other = Text(one + common + two), Text(two + common + one)
    found = shared(this, other)
    assert 0 <= found.containment <= 1
    assert 0 <= found.contained <= 1
    assert all(passage.matched <= passage.end - passage.start for passage in found.passages)
    if len(common) >= LEAST:
        assert found.containment > 0
    assert chain([]) == []


def test_a_template_with_very_many_copies_stays_connected() -> None:
    texts = [ONE + str(number) for number in range(CAP * 2)] + [TWO]
    pairs, _ = candidates([fingerprints(text, Scale(6, 5, 3)) for text in texts], 3)
    linked = {0}
    for left, right in pairs:
        if left in linked:
            linked.add(right)
    assert linked == set(range(CAP * 2))
    assert len(pairs) < CAP * 6


@settings(max_examples=40, deadline=None)
@given(st.lists(LETTERS, max_size=90))
def test_the_numpy_join_gives_the_same_pairs(texts: list[str]) -> None:
    numpy = pytest.importorskip("numpy", reason="extra [batch]")
    from notelint.duplicates.join import add, frequent, grouped, join

    texts = texts + texts[:1] * 70
    found = [fingerprints(text, Scale(6, 5, 3)) for text in texts]
    hashes = numpy.array([value for values in found for value in values], numpy.int64)
    notes = numpy.array([number for number, values in enumerate(found) for _ in values], numpy.int64)
    expected, common = candidates(found, 2)
    groups = grouped(hashes, notes)
    pairs = add([join(groups)], 2 * RARE_WEIGHT)
    assert list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)) == expected
    assert frequent(groups, COMMON) == common
    ranges = [hashes % 3 == part for part in range(3)]
    pairs = add((join(grouped(hashes[part], notes[part])) for part in ranges), 2 * RARE_WEIGHT)
    assert list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)) == expected


WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            ["云絮舒缓面霜", "哈哈哈", "早晚各一次", "从耳后开始试", "𠀀𠀁𠀂", ONE, TWO, ONE[20:70], TWO[5:40]]
        ),
        st.text(st.sampled_from("天地玄黄宇宙洪荒𠮷"), max_size=12),
    ),
    max_size=12,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=7))
def test_numpy_measures_the_same_passages_and_figures(texts: list[str]) -> None:
    pytest.importorskip("numpy", reason="extra [batch]")
    from notelint.duplicates.evidence import shared_all

    pairs = [(this, other) for this in range(len(texts)) for other in range(len(texts)) if this != other]
    assert shared_all(texts, pairs) == [shared(Text(texts[this]), Text(texts[other])) for this, other in pairs]


def test_numpy_measures_what_repeats_itself_and_what_is_very_long() -> None:
    pytest.importorskip("numpy", reason="extra [batch]")
    from notelint.duplicates import evidence

    every = "".join(map(chr, range(0x20000, 0x20000 + 9000)))
    texts = ["哈" * 300, ONE + "哈" * 40, (ONE + TWO) * 9, (TWO + ONE) * 150, every + ONE, ONE + TWO, every[:50] + TWO]
    assert max(map(len, texts)) > evidence.LONGEST
    for chosen in (texts, texts[:3], texts[1:4], texts[:4] + texts[5:]):
        pairs = [(this, other) for this in range(len(chosen)) for other in range(len(chosen)) if this != other]
        expected = [shared(Text(chosen[this]), Text(chosen[other])) for this, other in pairs]
        assert evidence.shared_all(chosen, pairs) == expected


def test_grams_that_share_a_hash_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    numpy = pytest.importorskip("numpy", reason="extra [batch]")
    from notelint.duplicates import evidence

    # Of a gram only its fourth character, and a little of the third, reach the bits that are kept.
    monkeypatch.setattr(evidence, "_FACTORS", (numpy.uint64(1 << 45), numpy.uint64(0)))
    texts = [ONE, TWO, ONE[20:70] + TWO, TWO[30:] + ONE[:40]]
    pairs = [(this, other) for this in range(4) for other in range(this)]
    assert evidence.shared_all(texts, pairs) == [shared(Text(texts[this]), Text(texts[other])) for this, other in pairs]


def test_a_batch_is_measured_the_same_with_numpy_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [Text(ONE[number:] + TWO[: 2 * number]) for number in range(30)]
    pairs = [(this, other) for this in range(30) for other in range(this)]
    expected = pairing.shared_by(texts, pairs)
    monkeypatch.setattr(pairing, "PLAIN_PAIRS", len(pairs))
    assert pairing.shared_by(texts, pairs) == expected
