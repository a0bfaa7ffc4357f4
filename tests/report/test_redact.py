"""Identifiers shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from notelint.model import Related, Result
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


def test_numbers_that_reach_nobody_stay() -> None:
    text = "编号 20261122003，批号 11010519491231002，长号 138001380001，全网最好"
    draft = row(text)
    result = Result(draft, (finding(draft, "全网最好", message=f"「{text}」"),))
    assert redacted(result) == result


@pytest.mark.parametrize(
    "secret",
    [
        "13800138000",
        "138-0013-8000",
        "1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣",
        "１３８００１３８０００",
        "幺三八零零幺三八零零零",
        "①③⑧00138000",
        "11010519491231002X",
    ],
)
@pytest.mark.parametrize("rule", ["adlaw.absolute.superlative", "similar.passage", "brand.own"])
def test_a_number_that_suffices_is_hidden_whatever_rule_spoke(secret: str, rule: str) -> None:
    draft = note(f"全网最好用，找小张 {secret} 问", title=f"问 {secret}")
    other = Related("b.md", "b", match=f"找小张 {secret} 问")
    hit = finding(
        draft, "全网最好用", rule, message=f"「找小张 {secret}」", suggestions=(f"去掉 {secret}",), related=(other,)
    )
    spare = finding(draft, f"小张 {secret}", rule, reason=f"已授权 {secret}")
    for result in (Result(draft, (hit,)), Result(draft, (spare,)), Result(draft, (), (spare,)), Result(draft)):
        assert secret in repr(result)
        assert secret not in repr(redacted(result))


def test_a_number_cut_by_the_border_of_a_passage_is_hidden_too() -> None:
    draft = row("800138000 是小张，价格 1280 元")
    other = Related("b.md", "b", match="800138000 是小张，价格 1280 元")
    hit = finding(draft, "800138000 是小张，价格 1280 元", "similar.passage", related=(other,))
    (hidden,) = redacted(Result(draft, (hit,))).findings
    assert hidden.match == hidden.related[0].match == "80*****00 是小张，价格 1280 元"


@pytest.mark.parametrize("name", [name for name, info in FORMATS.items() if not info.binary])
def test_reports_for_others_hide_without_being_asked_and_the_rest_when_asked(render: Render, name: str) -> None:
    draft = note("加微信 13800138000", title="联系 13800138000")
    hit = finding(draft, "微信 13800138000", "xhs.contact.hard", message="「微信 13800138000」不能写")
    spare = finding(draft, "微信 13800138000", "xhs.privacy.phone", reason="客服 13800138000")
    result = Result(draft, (hit,), (spare,), (spare,))
    assert ("13800138000" in render(name, [result])) is not FORMATS[name].redacts
    assert "13800138000" not in render(name, [result], ReportOptions(redact=True, statistics=True))
