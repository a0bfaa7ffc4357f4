"""A longer allowed phrase beats the terms within it, however many there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notelint.check.scan import _let_allowed_go
from notelint.kinds.phrase import longest
from notelint.kinds.rule import ALLOW, TERM, Trigger
from notelint.packs.ruleset import BRAND

SPANS = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 8), st.integers(1, 4)), max_size=8)


def triggers(spans: list[tuple[int, int, int]], role: int) -> list[Trigger]:
    return [Trigger(field, start, start + length, role, "") for field, start, length in spans]


def beats(allowed: Trigger, term: Trigger) -> bool:
    held = allowed.field == term.field and allowed.start <= term.start and term.end <= allowed.end
    return held and allowed.end - allowed.start > term.end - term.start


@given(SPANS, SPANS, SPANS)
def test_a_term_goes_where_a_longer_phrase_holds_it(
    terms: list[tuple[int, int, int]], own: list[tuple[int, int, int]], brand: list[tuple[int, int, int]]
) -> None:
    found, phrases, names = triggers(terms, TERM), triggers(own, ALLOW), triggers(brand, ALLOW)
    woken = {3: list(found), 4: list(found)}
    allowing = {3: phrases, BRAND: names}
    count = _let_allowed_go(woken, {key: value for key, value in allowing.items() if value})
    left = [term for term in found if not any(beats(phrase, term) for phrase in (*phrases, *names))]
    others = [term for term in found if not any(beats(name, term) for name in names)]
    assert woken.get(3, []) == left
    assert woken.get(4, []) == others
    assert count == 2 * len(found) - len(left) - len(others)


@given(SPANS)
def test_of_overlapping_terms_the_longest_stands_and_the_first_of_equals(spans: list[tuple[int, int, int]]) -> None:
    found = triggers(spans, TERM)
    chosen: list[Trigger] = []
    for one in sorted(found, key=lambda t: (t.field, t.start - t.end, t.start)):
        if not any(t.field == one.field and t.start < one.end and one.start < t.end for t in chosen):
            chosen.append(one)
    assert longest(found) == sorted(chosen, key=lambda t: (t.field, t.start))
