"""Which draft a row speaks of: exact where it is told, alike where it is sure, and otherwise alone."""

from __future__ import annotations

import pytest

from notelint.matrix.importing.drafts import BY_ID, BY_LIKENESS, BY_TITLE, Drafts, platform_id
from notelint.matrix.titles import normal, ratio
from tests.matrix.importing.ground import matrix, post

ID = "66aa00000000000000000001"


def drafts(*posts: tuple[str, str, str | None]) -> Drafts:
    return Drafts(matrix(*(post(*each) for each in posts)))


@pytest.mark.parametrize(
    ("published", "draft", "alike"),
    [
        ("🎾7.26｜网球为什么是黄色的", "2026-07-26 网球为什么是黄色的", "0.83"),
        ("小户型收纳5个避坑技巧✨", "小户型收纳的5个避坑指南", "0.78"),
    ],
)
def test_likeness_is_measured_on_letters_digits_and_han_only(published: str, draft: str, alike: str) -> None:
    assert f"{ratio(normal(published), normal(draft)):.2f}" == alike


def test_a_title_edited_at_publication_is_the_same_note_on_the_same_day_only() -> None:
    known = drafts(("n1", "2026-07-26 网球为什么是黄色的", "2026-07-26"))
    title = "🎾7.26｜网球为什么是黄色的"
    assert known.match("xiaozhang", title, "2026-07-26")[:2] == ("n1", BY_LIKENESS)
    assert known.match("xiaozhang", title, "2026-07-27").note is None
    assert known.match("laowang", title, "2026-07-26").note is None


def test_below_the_threshold_the_nearest_is_named_and_not_taken() -> None:
    known = drafts(("n1", "小户型收纳的5个避坑指南", "2026-06-12"))
    match = known.match("xiaozhang", "小户型收纳5个避坑技巧✨", "2026-06-12")
    assert match.note is None
    assert (match.near, f"{match.likeness:.2f}") == ("n1", "0.78")


def test_emoji_punctuation_width_and_case_do_not_part_a_title_from_its_draft() -> None:
    known = drafts(("n1", "雨天的柜台 Vlog", "2026-06-12"))
    assert known.match("xiaozhang", "☔️雨天的柜台，ＶＬＯＧ！", "2026-06-12")[:2] == ("n1", BY_TITLE)


def test_an_id_or_link_in_the_draft_comes_first() -> None:
    known = Drafts(matrix(post("n1", "旧标题", "2026-06-01", links=[f"https://www.xiaohongshu.com/explore/{ID}?x=1"])))
    assert known.match(None, "别的标题", "2026-06-12", ID)[:2] == ("n1", BY_ID)
    assert known.match(None, None, None, None, f"https://www.xiaohongshu.com/discovery/item/{ID}")[:2] == ("n1", BY_ID)


def test_another_day_a_missing_day_and_two_as_good_are_left_to_a_human() -> None:
    known = drafts(
        ("n1", "雨天", "2026-06-12"),
        ("n2", "没写日期", None),
        ("n3", "两篇", "2026-06-01"),
        ("n4", "两篇", "2026-06-01"),
    )
    assert "2026-06-12" in known.match("xiaozhang", "雨天", "2026-06-13").why
    assert "没有写发布时间" in known.match("xiaozhang", "没写日期", "2026-06-13").why
    assert "有几篇" in known.match("xiaozhang", "两篇", "2026-06-01").why
    assert all(known.match("xiaozhang", title, "2026-06-13").note is None for title in ("雨天", "没写日期", "两篇"))


def test_an_export_without_days_joins_a_title_that_is_the_accounts_only_one() -> None:
    known = drafts(("n1", "雨天", "2026-06-12"), ("n3", "两篇", "2026-06-01"), ("n4", "两篇", "2026-06-02"))
    assert known.match("xiaozhang", "雨天", None).note == "n1"
    assert known.match("xiaozhang", "两篇", None).note is None


def test_an_id_that_was_met_with_a_draft_is_known_from_then_on() -> None:
    known = drafts(("n1", "雨天", "2026-06-12"))
    known.learn(ID, "n1")
    known.learn("66aa00000000000000000002", "no-longer-there")
    assert known.match(None, None, None, ID).note == "n1"
    assert known.match(None, None, None, "66aa00000000000000000002").note is None


def test_a_title_of_emoji_only_stays_itself() -> None:
    assert normal("🌧️🌧️") == "🌧️🌧️"
    assert platform_id("https://www.xiaohongshu.com/user/profile/123") is None
