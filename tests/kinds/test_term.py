"""``term`` finds unwanted spellings and offers a fix only where there is one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from notelint.judge.fix import fixed
from notelint.kinds.term import problems
from tests.shelf import draft, linter, rule

if TYPE_CHECKING:
    from pathlib import Path

    from notelint.model import Finding


def judge(folder: Path, text: str, prefer: dict[str, Any], **keys: Any) -> list[Finding]:
    made = rule("own.term", kind="term", prefer=prefer, message="「{match}」应写作「{preferred}」", **keys)
    del made["terms"]
    return list(linter(folder, made).check(draft(text)).findings)


def test_a_spelling_with_one_answer_has_a_fix_that_is_final(tmp_path: Path) -> None:
    prefer = {"登陆": "登录", "帐号": "账号"}
    text = "先登陆，再改帐号。"
    found = judge(tmp_path, text, prefer)
    assert [(f.match, f.fix.text if f.fix else None) for f in found] == [("登陆", "登录"), ("帐号", "账号")]
    after = fixed(text, [f.fix for f in found if f.fix])
    assert after == "先登录，再改账号。"
    assert judge(tmp_path, after, prefer) == []


def test_several_answers_are_suggested_not_fixed(tmp_path: Path) -> None:
    found = judge(tmp_path, "尊敬的客户", {"客户": ["你", "朋友"]})
    assert [(f.fix, f.suggestions, f.message) for f in found] == [
        (None, ("改为「你」或「朋友」",), "「客户」应写作「你」或「朋友」")
    ]


def test_a_spelling_inside_the_preferred_one_is_right(tmp_path: Path) -> None:
    assert judge(tmp_path, "岚谷云感枕和云感枕", {"云感枕": "岚谷云感枕"})[0].start == 6


def test_letters_are_compared_as_written_where_folding_makes_them_equal(tmp_path: Path) -> None:
    prefer = {"langu": "LanGu"}
    assert [f.match for f in judge(tmp_path, "LanGu、langu、LANGU", prefer)] == ["langu", "LANGU"]


def test_boundaries_keep_words_whole(tmp_path: Path) -> None:
    assert judge(tmp_path, "slangu", {"langu": "LanGu"}, boundary="ascii") == []
    assert judge(tmp_path, "他和平时一样", {"和平": "安宁"}, boundary="word") == []


@pytest.mark.parametrize("end", ["，", "。", "！", "、", "：", "）", "”", ",", "\n"])
def test_a_users_name_ends_with_its_clause(tmp_path: Path, end: str) -> None:
    assert [f.start for f in judge(tmp_path, f"谢谢@小王{end}快登陆", {"登陆": "登录"})] == [7]
    assert judge(tmp_path, f"谢谢@小王_a-b.登陆{end}", {"登陆": "登录"}) == []


def test_names_of_users_are_left_alone(tmp_path: Path) -> None:
    assert [f.start for f in judge(tmp_path, "@登陆者小王 快登陆", {"登陆": "登录"})] == [8]


@pytest.mark.parametrize(
    ("prefer", "spelling"),
    [({"甲": "甲"}, "甲"), ({"帐": "帐号", "帐号": "账号"}, "帐")],
)
def test_spellings_that_would_never_settle_are_refused(prefer: dict[str, str], spelling: str) -> None:
    assert ("prefer", spelling) in [path for path, _ in problems({"prefer": prefer})]
