"""``contact``: what is a leak, of which class, with which span, and what only looks like one."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from notelint.check.linter import Linter
from notelint.config.settings import Settings
from notelint.model import Field, Finding, Note, Result
from notelint.packs.load import load_pack
from notelint.packs.locate import shipped_folder
from notelint.packs.ruleset import compile_rules

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def contact_linter(*only: str) -> Linter:
    """A linter with the shipped contact rules, or with some of them."""
    loaded, problems = load_pack(str(Path(shipped_folder()) / "xhs"))
    assert loaded is not None, problems
    rules = tuple(rule for rule in loaded.rules if rule.kind == "contact" and (not only or rule.id in only))
    return Linter(Settings("."), compile_rules([loaded._replace(rules=rules)]), "2026-11-22")


def findings(text: str, **fields: str) -> list[Finding]:
    made = [Field("body", text), *(Field(name, value) for name, value in fields.items())]
    return [
        finding
        for finding in contact_linter().check(Note("a.md", "a", tuple(made))).findings
        if finding.rule.startswith("xhs.contact")
    ]


def seen(text: str) -> list[tuple[str, str, str | None]]:
    return [(finding.rule.rpartition(".")[2], finding.level, finding.match) for finding in findings(text)]


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("想看实物图，加我微信 lulu_9527 备注来意", "加我微信 lulu_9527"),
        ("预约 138-0013-8000 找前台", "138-0013-8000"),
        ("找我幺三八洞洞幺三八洞洞洞", "幺三八洞洞幺三八洞洞洞"),
        ("1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣", "1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0"),
        ("前台 (0571)88886666 周末休息", "0571)88886666"),
        ("yao san ba 0013 8000 打这个", "yao san ba 0013 8000"),
        ("拆开念：衣叁扒零零衣叁扒零零零", "衣叁扒零零衣叁扒零零零"),
        ("徽亻言：momo2023_", "徽亻言：momo2023_"),
        ("v ❤ nana_5201", "v ❤ nana_5201"),
        ("薇☆芯 abc_1234", "薇☆芯 abc_1234"),
        ("q裙：七六八二二三九一五", "q裙：七六八二二三九一五"),
        ("660021987 企鹅", "660021987 企鹅"),
        ("邮件 coco艾特foxmail点com", "coco艾特foxmail点com"),
        ("去看 shop点lulu点top", "shop点lulu点top"),
        ("打开看看￥Ka82jDk2m9P￥", "￥Ka82jDk2m9P￥"),
        ("放网盘了，提取码：q9w2", "提取码：q9w2"),
        ("前半截 1391234，后半截 5678", "1391234，后半截 5678"),
        ("🎶号：nana_5201", "🎶号：nana_5201"),
        ("去某信细聊，id：momo_2023", "某信细聊，id：momo_2023"),
        ("企微老师在线，加 momo-kf01", "企微老师在线，加 momo-kf01"),
        ("走扣扣，号码是七六八二二三九一五", "扣扣，号码是七六八二二三九一五"),
        ("看看₤Ka82jD9₤", "₤Ka82jD9₤"),
        ("為信：momo2023_", "為信：momo2023_"),
    ],
)
def test_a_channel_with_an_identifier_or_an_identifier_that_suffices_is_a_hard_leak(text: str, match: str) -> None:
    assert seen(text) == [("hard", "error", match)]


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("想一起学的加薇吧", "加薇"),
        ("可以➕我V", "➕我V"),
        ("扫下面的二惟码", "二惟码"),
        ("关注公众🐷看更多", "关注公众🐷"),
        ("隔壁绿的那个软件同名", "隔壁绿的那个软件"),
        ("这里有亻言，懂的来", "亻言"),
        ("V同号", "V同号"),
        ("可以线下交易", "线下交易"),
        ("wx就是我的昵称", "wx就是我的昵称"),
        ("教程在快手，搜「老周修表」就能找到我", "快手，搜「老周修表」"),
        ("长按识别二维码进群", "长按识别二维码进"),
    ],
)
def test_a_contact_verb_or_a_disguised_channel_without_identifier_is_a_warning(text: str, match: str) -> None:
    assert seen(text) == [("channel", "warning", match)]


def test_an_inducement_raises_a_channel_to_an_error() -> None:
    assert seen("加薇领全套模板") == [("channel", "error", "加薇")]


def test_a_plain_call_is_information_and_a_disguised_one_a_warning() -> None:
    assert seen("需要模板的戳我") == [("cta", "info", "戳我")]
    assert seen("需要模板的丝我") == [("cta", "warning", "丝我")]
    assert seen("链接放瓶论区") == [("cta", "warning", "瓶论区")]


@pytest.mark.parametrize(
    "text",
    [
        "微信读书里看完了这一本",
        "卫星地图上能看到这座岛",
        "绿色软件和企鹅家族都是老黄历",
        "加微波炉转三分钟",
        "牛奶里增加微量元素",
        "隐私信息要保护好",
        "因为新款还没到，作为新手不急",
        "V脸和v我50都是老梗",
        "评论区聊聊你们的看法",
        "这句话很戳我心",
        "滴滴出行打车花了23元",
        "2024-05-20 20:00-22:00 花了138元",
        "GB/T 18883-2022，国妆特字G20240001",
        "RTX4090配MH370模型，共159000日元",
        "1️⃣洁面\n2️⃣爽肤水\n3️⃣乳液\n4️⃣面霜\n5️⃣防晒\n6️⃣晚安",
        "1500-2000-500三档预算",
        "DNS填114.114.114.114",
        "客服95588一直占线，12315也打了",
        "淘宝上买的收纳盒，38块两个",
        "专员说要加微信，我没有加微信",
        "劝退+威胁都没用",
        "前面花了13800，后面又花123456",
        "🎵：Techno，夜里很好听",
        "微信就是聊天用的",
        "在B站搜“收纳”看了好多视频",
        "儿歌里加一二三四五六七",
    ],
)
def test_words_digits_and_plain_names_of_channels_are_nothing(text: str) -> None:
    assert seen(text) == []


def test_digits_are_not_joined_across_lines() -> None:
    assert seen("138\n0013\n8000") == []


def test_a_stronger_class_hides_the_weaker_at_the_same_place() -> None:
    assert [report for report, _, _ in seen("私我，加薇芯 abc_1234")] == ["cta", "hard"]
    assert [report for report, _, _ in seen("加薇芯 abc_1234")] == ["hard"]


def test_a_disguised_leak_says_what_it_reads_as_and_a_plain_one_does_not() -> None:
    assert findings("葳x：momo2023_")[0].folded == "微信：momo2023_"
    assert findings("微信：momo2023_")[0].folded is None


def test_every_field_that_a_reader_sees_is_read() -> None:
    found = findings("今天天气不错", title="加薇吧", cover="v：momo2023_", bio="可私", comments="138 0013 8000")
    assert {(finding.field, finding.rule.rpartition(".")[2]) for finding in found} == {
        ("title", "channel"), ("cover", "hard"), ("bio", "cta"), ("comments", "hard"),
    }  # fmt: skip


def test_no_message_or_suggestion_tells_how_to_hide_a_contact() -> None:
    messages: Iterable[str] = (
        piece
        for text in ("加薇吧", "v：momo2023_", "可私")
        for finding in findings(text)
        for piece in (finding.message, *finding.suggestions)
    )
    assert not [piece for piece in messages if "谐音" in piece or "改写成" in piece or "换成" in piece]


def test_a_rule_that_runs_alone_still_sees_everything() -> None:
    note = Note("a.md", "a", (Field("body", "需要的戳我，加薇吧"),))
    assert [finding.match for finding in contact_linter("xhs.contact.cta").check(note).findings] == ["戳我"]


def test_a_note_whose_analysis_fails_is_named_and_the_others_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str, *_: object) -> Iterable[object]:
        if "坏" in text:
            raise ValueError(text)
        return ()

    monkeypatch.setattr("notelint.kinds.contacts.analysis.additions", broken)
    notes = [Note(f"{text}.md", text, (Field("body", text),)) for text in ("加薇吧", "坏：加薇吧", "可私")]
    first, second, third = contact_linter().check_all(notes)
    assert isinstance(first, Result)
    assert isinstance(second, ValueError)
    assert isinstance(third, Result)
    assert [found.match for found in (*first.findings, *third.findings)] == ["加薇", "可私"]


@pytest.mark.parametrize(
    "piece",
    ["加v", "微dian", "私我", "加微*", "138 ", "一.", "群主", "左下角", "1380后", "微信就是", "抖音搜「", "加一二三"],
)
def test_work_grows_with_the_length_of_a_text_not_with_its_square(piece: str) -> None:
    def calls(length: int) -> int:
        """The calls, of Python and of C, that a text takes: they are the same on every machine, however busy."""
        text = (piece * length)[:length]
        counted = 0

        def count(_frame: object, event: str, _argument: object) -> None:
            nonlocal counted
            counted += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            findings(text)
        finally:
            sys.setprofile(None)
        return counted

    findings(piece * 200)  # what is loaded and compiled at first use is no work of the text's
    assert calls(8_000) < 16 * calls(1_000)


def test_a_draft_without_digits_signs_or_words_of_contacts_loads_no_grammar() -> None:
    program = (
        "import sys\n"
        "from tests.kinds.test_contact import findings\n"
        "findings('今天去山里走了走，风很轻，云也很好看。', title='山里的一天')\n"
        "assert 'notelint.kinds.contacts.analysis' not in sys.modules\n"
        "findings('加薇吧')\n"
        "assert 'notelint.kinds.contacts.analysis' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
