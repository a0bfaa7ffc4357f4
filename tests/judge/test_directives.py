"""What a directive in a draft says, as data."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notelint.judge.directives import directives
from notelint.model import Field


def read(text: str) -> list[tuple[str, tuple[str, ...], str, str | None, int, int | None]]:
    return [(d.action, d.rules, d.reason, d.until, d.first, d.last) for d in directives(Field("body", text))]


def test_rules_reason_and_expiry_are_read_apart() -> None:
    text = "一\n<!-- notelint-disable-next-line a.b, c.d: 引用: 用户 until=2026-12-31 原话 -->\n二"
    assert read(text) == [("disable-next-line", ("a.b", "c.d"), "引用: 用户  原话", "2026-12-31", 2, 2)]


def test_the_place_is_the_comment() -> None:
    text = "一 <!-- notelint-disable-line a: 理由 --> 二"
    (directive,) = directives(Field("body", text))
    assert text[directive.start : directive.end] == "<!-- notelint-disable-line a: 理由 -->"


def test_enable_closes_only_the_rules_it_names() -> None:
    text = "<!-- notelint-disable a: x -->\n<!-- notelint-disable b: x -->\n<!-- notelint-enable a -->\n"
    assert [(rules, last) for _, rules, _, _, _, last in read(text)] == [(("a",), 2), (("b",), None)]


def test_two_ranges_of_one_rule_are_two() -> None:
    text = "<!-- notelint-disable a: x -->\n<!-- notelint-enable a -->\n\n<!-- notelint-disable a: y -->\n"
    assert [(reason, first, last) for _, _, reason, _, first, last in read(text)] == [("x", 0, 1), ("y", 3, None)]


def test_other_comments_are_no_directives() -> None:
    assert read("<!-- 备注 --> <!-- lint-disable a: x --> notelint-disable a: x") == []


@given(st.text(st.sampled_from("<!-- notelint-disable-enable a: until=2026 \n>"), max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    for directive in directives(Field("body", f"<!-- notelint-{text} -->")):
        assert directive.start < directive.end


def test_enabling_one_of_two_rules_leaves_the_other_disabled() -> None:
    text = "<!-- notelint-disable a.x, a.y: 引用 -->\n一\n<!-- notelint-enable a.x -->\n二"
    found = directives(Field("body", text))
    assert [(each.rules, each.first, each.last, each.fault) for each in found] == [
        (("a.x",), 0, 2, None),
        (("a.y",), 0, None, None),
    ]
