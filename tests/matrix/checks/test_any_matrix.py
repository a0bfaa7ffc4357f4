"""Whatever a roster leaves out: no check fails, each says the same twice, and every message can be filled."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.matrix.checks.table import CHECKS
from notelint.matrix.content import Campaign, Pairing
from notelint.matrix.model import Brand, Matrix, Value
from notelint.matrix.roster import (
    ACCOUNT_KINDS,
    ACCOUNT_STATES,
    Account,
    Device,
    Entity,
    Kos,
    Operator,
    Persona,
    Policy,
)
from tests.matrix.checks.ground import matrix, post, rules, said

KEYS = ("a", "b", "c")
days = st.none() | st.dates(date(2023, 1, 1), date(2027, 12, 31)).map(date.isoformat)
words = st.sampled_from(["", "95后设计师小张", "运营小号引导私信", "我司官方", "用完就扔", "家居", "2024", "😀"])
maybe = st.none() | words
keys = st.none() | st.sampled_from([*KEYS, "x", "E1"])
lists = st.lists(words, max_size=2).map(tuple)

personas = st.builds(
    Persona,
    name=maybe,
    job=maybe,
    years=st.none() | st.integers(0, 40),
    selves=lists,
    catchwords=lists,
    emoji=st.none() | st.just((0.0, 0.1)),
    sentence=st.none() | st.just((5.0, 20.0)),
    proposition=maybe,
    operator=keys,
)


def accounts(key: str) -> st.SearchStrategy[Account]:
    return st.builds(
        Account,
        id=st.just(key),
        name=st.just(f"号{key}"),
        kind=st.none() | st.sampled_from(ACCOUNT_KINDS),
        entity=keys,
        owner=keys,
        registered_on=days,
        interests=lists,
        bio=maybe,
        avatar=st.none() | st.booleans(),
        state=st.sampled_from(ACCOUNT_STATES),
        role=maybe,
        synergy=maybe,
        persona=personas,
        kos=st.builds(Kos, certified_on=days, expires_on=days),
    )


posts = st.builds(
    post,
    st.sampled_from([*KEYS, "nobody"]),
    words,
    words,
    days,
    key=st.sampled_from(["1", "2", "3"]),
    state=st.sampled_from(["已发布", "草稿", "驳回"]) | st.none(),
    comments=lists,
    ai=st.sampled_from([{}, {"used": True}]),
)


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    parts: dict[str, Any] = {
        "posts": tuple(draw(st.lists(posts, max_size=4))),
        "entities": tuple(
            draw(
                st.lists(
                    st.builds(
                        Entity, st.just("x"), words, policy=maybe, quota=st.none() | st.just(0), operating=st.booleans()
                    ),
                    max_size=1,
                )
            )
        ),
        "operators": tuple(
            draw(
                st.lists(
                    st.builds(
                        Operator, st.just("E1"), words, roles=lists, employed=st.booleans(), left_on=days, job=maybe
                    ),
                    max_size=1,
                )
            )
        ),
        "devices": tuple(
            draw(
                st.lists(
                    st.builds(
                        Device,
                        words,
                        sim=maybe,
                        accounts=st.lists(st.sampled_from([*KEYS, "?"]), max_size=3).map(tuple),
                    ),
                    max_size=2,
                )
            )
        ),
        "policies": (Policy("2024"),),
        "campaigns": (Campaign("夏", "夏", pairings=(Pairing("a", "b"), Pairing("c", "?"))),),
        "brand": Brand(names=("沪上",), industry=("家居",), goals=("品牌",), values=(Value("环保", ("用完就扔",)),)),
    }
    return matrix(*(draw(accounts(key)) for key in KEYS), today="2026-06-15", **parts)


@given(matrices())
@settings(max_examples=40)
def test_no_check_fails_and_each_says_the_same_twice(whole: Matrix) -> None:
    for rule_id in CHECKS:
        if rule_id in rules():
            assert said(whole, rule_id) == said(whole, rule_id)
