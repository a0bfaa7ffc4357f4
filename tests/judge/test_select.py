"""Which rules run, at which level: prefixes of ids, the longest decides, locked rules stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from notelint.judge.select import Choice, chosen, covers, level_for, unknown
from notelint.kinds.rule import Rule
from notelint.model import GENRES, Basis
from tests.shelf import draft, linter, rule

if TYPE_CHECKING:
    from pathlib import Path


def made(rule_id: str, *formerly: str) -> Rule:
    return Rule(
        rule_id,
        "own",
        "phrase",
        "t",
        dict.fromkeys(GENRES, "error"),
        ("body",),
        "m",
        Basis("经验", status="已核对"),
        formerly=formerly,
    )


RANK = made("adlaw.absolute.rank", "adlaw.first")


@pytest.mark.parametrize(
    ("prefix", "named"),
    [
        ("adlaw", True),
        ("adlaw.absolute", True),
        ("adlaw.absolute.", True),
        ("adlaw.absolute.rank", True),
        ("adlaw.absolute.ra", False),
        ("adl", False),
        ("adlaw.absolute.rank.x", False),
        ("rank", False),
    ],
)
def test_a_prefix_ends_at_a_dot(prefix: str, named: bool) -> None:
    assert covers(prefix, "adlaw.absolute.rank") is named


@pytest.mark.parametrize(
    ("choice", "runs"),
    [
        (Choice(), True),
        (Choice(select=("adlaw",)), True),
        (Choice(select=("xhs",)), False),
        (Choice(ignore=("adlaw",)), False),
        (Choice(select=("adlaw.absolute",), ignore=("adlaw",)), True),
        (Choice(select=("adlaw",), ignore=("adlaw.absolute",)), False),
        (Choice(select=("adlaw.absolute",), ignore=("adlaw.absolute",)), False),
        (Choice(select=("adlaw",), ignore=("adlaw.absolute.grade",)), True),
        (Choice(select=("adlaw.first",)), True),
        (Choice(ignore=("adlaw.first",)), False),
        (Choice(ignore=("adlaw",), locked=("adlaw.absolute",)), True),
        (Choice(select=("xhs",), locked=("adlaw.absolute.rank",)), True),
    ],
)
def test_the_longest_prefix_decides_and_a_locked_rule_runs(choice: Choice, runs: bool) -> None:
    assert chosen(RANK, choice) is runs


@pytest.mark.parametrize(
    ("choice", "level"),
    [
        (Choice(), "warning"),
        (Choice(levels={"adlaw": "info"}), "info"),
        (Choice(levels={"adlaw": "info", "adlaw.absolute": "error"}), "error"),
        (Choice(levels={"adlaw.absolute": "error", "adlaw": "info"}), "error"),
        (Choice(levels={"adlaw.first": "off"}), "off"),
        (Choice(levels={"adlaw": "off"}, locked=("adlaw",)), "warning"),
        (Choice(levels={"adlaw": "info"}, locked=("adlaw",)), "warning"),
        (Choice(levels={"adlaw": "error"}, locked=("adlaw",)), "error"),
    ],
)
def test_the_longest_prefix_sets_the_level_and_a_locked_one_never_falls(choice: Choice, level: str) -> None:
    assert level_for(RANK, "warning", choice) == level


def test_prefixes_that_name_nothing_are_told() -> None:
    rules = [RANK, made("xhs.contact.hard")]
    assert unknown(["adlaw", "adlaw.first", "xhs.contact", "xhs.contakt", ""], rules) == ["xhs.contakt", ""]


@pytest.mark.parametrize(
    ("genre", "level"),
    [("品牌广告", "error"), ("种草", "warning"), ("个人", "info"), ("公告", None), (None, "warning")],
)
def test_a_rule_has_a_level_for_each_kind_of_content(tmp_path: Path, genre: str | None, level: str | None) -> None:
    levels = {"品牌广告": "error", "种草": "warning", "个人": "info"}
    judge = linter(tmp_path, rule("own.a", "最好用", levels=levels))
    found = judge.check_text("最好用", genre=genre).findings
    assert [finding.level for finding in found] == ([level] if level else [])


def test_a_rule_that_is_off_for_this_content_does_not_run_even_when_raised_elsewhere(tmp_path: Path) -> None:
    judge = linter(tmp_path, rule("own.a", "最好用", levels={"种草": "error", "个人": "off"}))
    assert judge.check(draft("---\n内容性质: 个人\n---\n最好用")).findings == ()
