"""How far a judgement looks around."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notelint.text.clause import clause, sentence

TEXT = "早上涂，晚上也涂：最好用。真的！\n换行"


def test_a_clause_ends_at_commas_and_colons() -> None:
    at = TEXT.index("最")
    assert TEXT[slice(*clause(TEXT, at, at + 3))] == "最好用"


def test_a_sentence_runs_over_commas_to_the_stop() -> None:
    at = TEXT.index("最")
    assert TEXT[slice(*sentence(TEXT, at, at + 3))] == "早上涂，晚上也涂：最好用"


def test_a_line_end_ends_both() -> None:
    at = TEXT.index("换")
    assert TEXT[slice(*sentence(TEXT, at))] == TEXT[slice(*clause(TEXT, at))] == "换行"


@given(st.text(st.sampled_from("好，。\n：a"), min_size=1, max_size=20), st.data())
def test_clause_lies_within_sentence_and_both_hold_the_place(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    (inner, inner_end), (outer, outer_end) = clause(text, at), sentence(text, at)
    assert outer <= inner <= at <= inner_end <= outer_end
