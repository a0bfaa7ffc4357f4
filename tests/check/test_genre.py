"""Which kind of content a draft is judged as."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from notelint.brand.brand import Account, Brand
from notelint.check.genre import genre_of
from notelint.judge.select import Choice
from tests.shelf import TODAY, draft, linter, rule

if TYPE_CHECKING:
    from pathlib import Path

BRAND = Brand(accounts=(Account("mei", "小美", genre="个人"), Account("official", "官方", genre="品牌广告")))


def genre(text: str, configured: str | None = None) -> str:
    return genre_of(draft(text), BRAND, configured).name


def test_the_note_comes_before_the_account_before_the_configuration_before_the_default() -> None:
    assert genre("---\n内容性质: 公告\n账号: mei\n---\n正文", "种草") == "公告"
    assert genre("---\n账号: mei\n---\n正文", "种草") == "个人"
    assert genre("---\n账号: 官方\n---\n正文", "种草") == "品牌广告"
    assert genre("正文", "公告") == "公告"
    assert genre("正文") == "种草"


@pytest.mark.parametrize(
    "text",
    [
        "到手价 99 元",
        "只要¥39",
        "39.9块拿下",
        "链接 https://a.cn",
        "下单备注暗号",
        "---\n商业性: 合作\n内容性质: 个人\n---\n好物",
        "---\n链接: https://a.cn\n内容性质: 个人\n---\n好物",
        "# 优惠券怎么领\n正文",
    ],
)
def test_a_personal_note_that_sells_is_judged_as_advertising_and_says_why(text: str) -> None:
    if "---" not in text:
        text = f"---\n内容性质: 个人\n---\n{text}"
    found = genre_of(draft(text), BRAND, None)
    assert found.name == "种草"
    assert found.reason is not None
    assert "个人" in found.reason


@pytest.mark.parametrize(
    "text", ["今天走了一万步", "---\n商业性: 无\n---\n自己买的", "第 3 元素", "3 块积木", "拍下了日落"]
)
def test_a_personal_note_that_sells_nothing_stays_personal(text: str) -> None:
    note = draft(text)
    note = note._replace(meta={**note.meta, "genre": "个人"})
    assert genre_of(note, BRAND, None)[:2] == ("个人", None)


def test_a_notice_with_a_price_stays_a_notice() -> None:
    assert genre("---\n内容性质: 公告\n---\n门票 30 元") == "公告"


def test_the_finding_says_that_it_was_judged_otherwise(tmp_path: Path) -> None:
    judge = linter(tmp_path, rule("own.a", "最好用"))
    result = judge.check(draft("---\n内容性质: 个人\n---\n最好用，到手价 99 元\n"))
    assert [(finding.rule, finding.level) for finding in result.findings] == [
        ("notelint.draft.genre", "info"),
        ("own.a", "error"),
    ]


def test_the_command_line_comes_before_the_configuration_and_after_the_account(tmp_path: Path) -> None:
    made = linter(tmp_path, rule("own.a", "最好用"), brand=BRAND, genre="公告")
    judge = type(made)(made.settings, made.rules, TODAY, Choice(), "品牌广告")
    assert judge.check(draft("最好用")).findings[0].level == "error"
    assert judge.check(draft("---\n账号: mei\n---\n最好用")).findings[0].level == "info"
