"""The packs that ship, over any text: no crash, and every span is its match."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint import Linter
from notelint.config.settings import settings as configured
from notelint.model import GENRES, Field, Note
from tests.shelf import TODAY

if TYPE_CHECKING:
    from notelint.model import Finding, Result

GLUE = "的了是，。！ \n\r、：:~·-—()（）【】[]#@1３①⑧️\u200b👍🏻𠮷最第一全网微v+¥％%"


@pytest.fixture(scope="module")
def judge() -> Linter:
    made, problems = configured(packs=("all",))
    assert problems == []
    return Linter.from_settings(made, TODAY, industries=("化妆品", "食品", "教育", "金融", "房地产", "医疗"))


def every(result: Result) -> list[Finding]:
    return [*result.findings, *result.exempt, *result.suppressed]


@settings(max_examples=80)
@given(data=st.data())
def test_no_text_breaks_a_rule_and_every_span_is_its_match(judge: Linter, data: st.DataObject) -> None:
    literals = st.sampled_from(judge.rules.literals)
    pieces = st.lists(st.one_of(literals, literals, st.sampled_from(GLUE), st.text(max_size=2)), max_size=12)
    texts = pieces.map("".join)
    body, title, tag = data.draw(texts), data.draw(texts), data.draw(texts)
    fields = (Field("title", title), Field("body", body), Field("tags", tag, 0), Field("comments", tag, 0))
    genre = data.draw(st.sampled_from(GENRES))
    for finding in every(judge.check(Note("a.md", "a", fields, {"genre": genre}))):
        if finding.start is None:
            assert finding.match is None
            continue
        (field,) = (one for one in fields if (one.name, one.item) == (finding.field, finding.item))
        assert field.text[finding.start : finding.end] == finding.match
        assert finding.match
        assert finding.message
        assert "{" not in finding.message.replace(finding.match, "")


@given(literal=st.data())
def test_judging_twice_says_the_same(judge: Linter, literal: st.DataObject) -> None:
    text = "，".join(literal.draw(st.lists(st.sampled_from(judge.rules.literals), max_size=8)))
    assert judge.check_text(text) == judge.check_text(text)
