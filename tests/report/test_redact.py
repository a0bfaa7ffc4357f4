"""Identifiers shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from notelint.model import Result
from notelint.report.formats import FORMATS, ReportOptions
from notelint.report.redact import mask, redacted
from tests.report.factory import finding, note, row

if TYPE_CHECKING:
    from tests.report.factory import Render


@pytest.mark.parametrize(
    ("identifier", "hidden"),
    [
        ("13800138000", "138****8000"),
        ("138 0013 8000", "138 **** 8000"),
        ("1234567", "12***67"),
        ("ab_12", "a***2"),
        ("一三八零零一三八零零零", "一三八****八零零零"),
    ],
)
def test_the_middle_is_hidden_and_the_length_kept(identifier: str, hidden: str) -> None:
    assert mask(identifier) == hidden
    assert len(hidden) == len(identifier)


@pytest.mark.parametrize(
    ("text", "match", "secret"),
    [
        ("加微信 13800138000 领", "微信 13800138000", "13800138000"),
        ("V：Ｘiao_ma88", "V：Ｘiao_ma88", "Ｘiao_ma88"),
        ("薇❤1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣", "薇❤1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣", "8️⃣0️⃣"),
        ("扣扣一二三四五六七八", "扣扣一二三四五六七八", "四五六"),
        ("群号①②③④⑤⑥⑦⑧", "群号①②③④⑤⑥⑦⑧", "④⑤"),
        ("看 https://example.com/u/abc123", "https://example.com/u/abc123", "/u/abc"),
    ],
)
def test_identifiers_of_every_spelling_are_hidden_everywhere_in_place(text: str, match: str, secret: str) -> None:
    draft = note(text + "\n再说一遍 " + match, title="标题")
    hit = finding(draft, match, "xhs.contact.hard", message=f"「{match}」是站外联系方式", folded=match)
    result = redacted(Result(draft, (hit,)))
    assert secret not in repr(result)
    (hidden,) = result.findings
    assert hidden[:14] == hit[:14]
    body, source = result.note.field("body"), result.note.source
    assert body is not None
    assert source is not None
    assert body.text[hit.start : hit.end] == hidden.match
    assert len(source) == len(draft.source or "")


def test_a_door_is_hidden_where_it_is_named_and_its_number_stays_elsewhere() -> None:
    draft = note("她家住在梧桐路18号3栋，我花了18元。")
    hit = finding(draft, "她家住在梧桐路18号3栋", "xhs.privacy.exposed", message="「她家住在梧桐路18号3栋」公开了住址")
    result = redacted(Result(draft, (hit,)))
    assert result.note.fields[-1].text == "她家住在梧桐路**号*栋，我花了18元。"
    assert result.findings[0].message == "「她家住在梧桐路**号*栋」公开了住址"


def test_the_name_of_a_channel_stays_readable() -> None:
    draft = row("去taobao搜，或加微信号12345678")
    hits = (
        finding(draft, "去taobao搜", "xhs.contact.channel", message="「taobao」在站外"),
        finding(draft, "加微信号12345678", "xhs.contact.channel"),
    )
    result = redacted(Result(draft, hits))
    assert result.findings[0].message == "「taobao」在站外"
    assert result.findings[1].match == "加微信号12****78"


def test_words_without_an_identifier_stay(render: Render) -> None:
    draft = row("想要的私信我哦")
    hit = finding(draft, "私信我", "xhs.contact.cta")
    assert redacted(Result(draft, (hit,))) == Result(draft, (hit,))


def test_numbers_of_other_rules_stay() -> None:
    draft = row("编号 13800138000 全网最好")
    result = Result(draft, (finding(draft, "13800138000 全网最好"),))
    assert redacted(result) == result


@pytest.mark.parametrize("name", [name for name, info in FORMATS.items() if not info.binary])
def test_reports_for_others_hide_without_being_asked_and_the_rest_when_asked(render: Render, name: str) -> None:
    draft = note("加微信 13800138000", title="联系 13800138000")
    hit = finding(draft, "微信 13800138000", "xhs.contact.hard", message="「微信 13800138000」不能写")
    spare = finding(draft, "微信 13800138000", "xhs.privacy.phone", reason="客服 13800138000")
    result = Result(draft, (hit,), (spare,), (spare,))
    assert ("13800138000" in render(name, [result])) is not FORMATS[name].redacts
    assert "13800138000" not in render(name, [result], ReportOptions(redact=True, statistics=True))
