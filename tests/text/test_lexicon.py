"""Every engine reports the same occurrences: what is found must not hang on the machine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import ahocorasick
import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.text.lexicon import AhoCorasickRs, Daachorse, Match, build, engine

if TYPE_CHECKING:
    from collections.abc import Sequence

ALPHABET = st.sampled_from("最好用的第一微信v1️😀𠮷 \n\ue000")
TERMS = st.lists(st.text(ALPHABET, min_size=1, max_size=4), min_size=1, max_size=12, unique=True)


def oracle(terms: Sequence[str], text: str) -> list[Match]:
    automaton = ahocorasick.Automaton()
    for index, term in enumerate(terms):
        automaton.add_word(term, index)
    automaton.make_automaton()
    return sorted((end - len(terms[index]) + 1, end + 1, index) for end, index in automaton.iter(text))


@given(TERMS, st.text(ALPHABET, max_size=40))
def test_every_engine_reports_the_same_occurrences(terms: list[str], text: str) -> None:
    expected = oracle(terms, text)
    built = build(terms)
    assert sorted(built.scan(text)) == expected
    assert sorted(AhoCorasickRs(terms).scan(text)) == expected
    assert sorted(build(terms, built.dump()).scan(text)) == expected


@given(TERMS, st.text(ALPHABET, max_size=40))
def test_an_occurrence_is_its_literal(terms: list[str], text: str) -> None:
    for start, end, index in build(terms).scan(text):
        assert text[start:end] == terms[index]


def test_no_literal_finds_nothing() -> None:
    assert list(build([]).scan("最好")) == []
    assert build([]).dump() == b""


def test_without_its_package_a_stored_automaton_is_an_error_and_never_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = build(["最好"]).dump()
    named = engine()
    monkeypatch.setitem(sys.modules, "daachorse", None)
    with pytest.raises(ValueError, match="not installed"):
        build([], stored)
    assert [match[:2] for match in build(["最好"], stored).scan("最好")] == [(0, 2)]
    assert engine() != named


def test_a_damaged_automaton_is_built_anew() -> None:
    built = build(["最好", "最"])
    assert isinstance(built, Daachorse)
    assert sorted(build(["最好", "最"], built.dump()[:-7]).scan("最好")) == [(0, 1, 1), (0, 2, 0)]
    assert sorted(build(["最好", "最"], b"\x00").scan("最好")) == [(0, 1, 1), (0, 2, 0)]
