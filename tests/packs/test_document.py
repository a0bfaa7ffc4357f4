"""YAML is read with places, and what YAML 1.1 would twist is said, not twisted."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from notelint.packs.document import Document, Problem, read


def parsed(text: str) -> Document:
    document, problems = read(text, "a.yaml")
    assert document is not None
    assert problems == []
    return document


def problems(text: str) -> list[Problem]:
    return read(text, "a.yaml")[1]


def test_every_key_and_item_has_its_line_and_column() -> None:
    document = parsed("packs:\n  - adlaw\n  - 名: {a: 1,  b: 2}\n")
    assert document.data == {"packs": ["adlaw", {"名": {"a": 1, "b": 2}}]}
    assert document.places[("packs",)] == (1, 1)
    assert document.places["packs", 1] == (3, 5)
    assert document.places["packs", 1, "名", "b"] == (3, 16)


def test_a_place_that_does_not_stand_in_the_file_is_that_of_its_parent() -> None:
    document = parsed("a: 1\nb:\n  c: 2\n")
    assert document.problem(("b", "missing", 3), "x")[:3] == ("a.yaml", 2, 1)


@pytest.mark.parametrize("word", ["no", "No", "yes", "on", "y", "n"])
def test_a_word_that_yaml_takes_for_a_truth_value_is_said_and_stays_a_word(word: str) -> None:
    document, found = read(f"a: 1\nb: {word}\n", "a.yaml")
    assert document is not None
    assert document.data["b"] == word
    (problem,) = found
    assert problem[:3] == ("a.yaml", 2, 4)
    assert f"'{word}'" in problem.message


def test_off_is_a_level_and_stays_text() -> None:
    assert parsed("level: off\n").data == {"level": "off"}


def test_an_octal_number_is_said() -> None:
    (problem,) = problems("a: 012\n")
    assert problem[1:3] == (1, 4)
    assert "八进制" in problem.message


def test_quoted_words_are_words() -> None:
    assert parsed("a: 'no'\nb: \"012\"\nc: |\n  yes\n").data == {"a": "no", "b": "012", "c": "yes\n"}


def test_numbers_truth_and_nothing_are_read_as_such() -> None:
    assert parsed("a: 10\nb: -1.5\nc: true\nd: null\ne:\nf: 0\n").data == {
        "a": 10,
        "b": -1.5,
        "c": True,
        "d": None,
        "e": None,
        "f": 0,
    }


def test_every_duplicate_key_is_said_with_the_line_of_the_first() -> None:
    found = problems("a: 1\nb:\n  c: 1\n  c: 2\na: 3\na: 4\n")
    assert [(problem.line, problem.column) for problem in found] == [(4, 3), (5, 1), (6, 1)]
    assert "第 3 行" in found[0].message


def test_a_broken_file_says_where() -> None:
    document, found = read("a: [1, 2\nb: 3\n", "a.yaml")
    assert document is None
    (problem,) = found
    assert str(problem).startswith("a.yaml:1:4 不是合法的 YAML：方括号")


def test_an_alias_bomb_ends_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    document, found = read("\n".join(lines), "a.yaml")
    assert document is None
    assert "炸弹" in found[0].message


def test_an_alias_of_itself_ends_at_once() -> None:
    document, found = read("a: &a\n  b: *a\n", "a.yaml")
    assert document is None
    assert found


def test_an_honest_alias_is_read() -> None:
    assert parsed("a: &a [1]\nb: *a\n").data == {"a": [1], "b": [1]}


def test_a_list_as_key_is_said() -> None:
    (problem,) = problems("? [a, b]\n: 1\n")
    assert "键" in problem.message


@pytest.mark.parametrize(
    "text", ["\0", "a: \x01", "%YAML 9.9\n---\n", "!!python/object:os.system {}", "--- 1\n--- 2\n"]
)
def test_what_is_no_document_is_a_problem_or_plain_data(text: str) -> None:
    document, found = read(text, "a.yaml")
    assert found or document is not None


DATA = st.recursive(
    st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(DATA)
def test_quoted_text_is_read_as_it_was(data: Any) -> None:
    document, found = read(yaml.safe_dump(data, allow_unicode=True, default_style='"'), "a.yaml")
    assert found == []
    assert document is not None
    assert document.data == data


@given(st.text(st.sampled_from("a:- \n[]{}&*!|>'\"#%@`,?"), max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    document, found = read(text, "a.yaml")
    assert document is not None or found
