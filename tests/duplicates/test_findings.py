"""What is said of notes that share text: rule, level, spans in both notes, and what a brand allows openly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from bench.duplicates.generator import notes
from notelint.brand.brand import Account, Brand
from notelint.config.settings import Settings
from notelint.duplicates import pairing
from notelint.duplicates.batch import LONG
from notelint.duplicates.candidates import COMMON
from notelint.duplicates.results import Asked, results
from notelint.judge.select import Choice
from notelint.model import Field, Note, Origin
from notelint.packs.locate import shipped_folder
from notelint.packs.ruleset import ruleset

if TYPE_CHECKING:
    from notelint.model import Result

OPENING = "早上八点开门，先把昨天洗好的毛巾叠起来，再去后面仓库把今天要上架的罐子数一遍。"
MIDDLE = "数到第三排的时候总会少一罐，后来才知道是店长拿去做了试用装，写在一张很小的便签上，贴在灯的开关旁边。"
ENDING = "下午人多起来，有位阿姨带着女儿来，问的不是哪一款贵，而是哪一款闻起来像她小时候的院子。我想了很久也没想出来。"
STORY = f"{OPENING}\n{MIDDLE}\n{ENDING}"
OTHER = (
    "周三下了一整天的雨，店里没有什么人。我把每一支试管按批次排好，在本子上记下温度，然后坐在窗边等沉淀慢慢落下去，"
    "一直等到路灯亮起来，才发现忘了吃午饭。回家的路上买了一个烤红薯，烫得两只手来回倒。"
)
BRAND = Brand(accounts=(Account("zhang", "小张"), Account("wang", "老王")))


def note(body: str, name: str = "a", *, title: str = "", account: str | None = None, **meta: Any) -> Note:
    head = f"# {title}\n\n" if title else ""
    fields = [Field("title", title, origin=Origin((0,), (2,)))] if title else []
    fields.append(Field("body", body, origin=Origin((0,), (len(head),))))
    return Note(f"{name}.md", name, tuple(fields), meta, account, head + body)


def judged(*notes: Note, brand: Brand = BRAND, choice: Choice = Choice()) -> list[Result]:
    rules, problems = ruleset([f"{shipped_folder()}/similar"], (), ())
    assert rules is not None, problems
    settings = [Settings(".", brand=brand)] * len(notes)
    return list(results(notes, settings, {rule.id: rule for rule in rules.rules}, Asked("2026-11-22", choice)))


def said(results: list[Result]) -> list[tuple[str, str, str]]:
    return [(result.note.id, finding.rule, finding.level) for result in results for finding in result.findings]


def test_a_copy_is_an_error_on_the_later_note_and_shows_both_places() -> None:
    found = judged(note(STORY, "a"), note("📍" + STORY.replace("，", " "), "b", title="柜台的一天"))
    assert said(found) == [("b", "similar.copy", "error")]
    (finding,) = found[1].findings
    other, own = finding.related[:2]
    assert (other.note, own.note) == ("a", "b")
    assert (other.similarity, other.containment, other.contained) == (1.0, 1.0, 1.0)
    assert other.match == STORY[:-1]
    assert (other.line, own.line) == (1, 3)
    assert finding.match == own.match
    assert found[1].note.source is not None
    assert str(finding.match) in found[1].note.source


def test_the_date_decides_which_note_is_the_copy() -> None:
    found = judged(
        note(STORY, "a", published_at="2026-03-09"), note(STORY, "b", published_at="2026-03-05", account="zhang")
    )
    assert said(found) == [("a", "similar.copy", "error")]
    assert "3 月 5 日 @小张 的笔记" in found[0].findings[0].message


def test_different_stories_are_nothing() -> None:
    assert said(judged(note(STORY, "a"), note(OTHER, "b"))) == []


def test_a_lifted_paragraph_is_a_passage() -> None:
    found = judged(note(STORY, "a"), note(f"{OTHER}\n\n{MIDDLE}", "b"))
    assert said(found) == [("b", "similar.passage", "warning")]
    assert found[1].findings[0].match == MIDDLE[:-1]


def test_two_paragraphs_from_one_note_are_one_finding() -> None:
    found = judged(note(STORY, "a"), note(f"{MIDDLE}\n{OTHER}\n{OPENING}", "b"))
    assert said(found) == [("b", "similar.passage", "warning")]
    assert len(found[1].findings[0].related) == 4


def test_half_of_the_text_is_near() -> None:
    found = judged(note(STORY, "a"), note(f"{OPENING}{MIDDLE}我想了很久，明天再写。", "b"))
    assert said(found) == [("b", "similar.near", "warning")]


def test_an_account_that_posts_again_is_told_so_without_an_error() -> None:
    found = judged(note(STORY, "a", account="zhang"), note(STORY, "b", account="zhang"))
    assert said(found) == [("b", "similar.repost", "warning")]


def test_an_account_may_repeat_its_own_ending() -> None:
    assert said(judged(note(STORY, "a", account="zhang"), note(OTHER + ENDING, "b", account="zhang"))) == []


def test_a_series_of_the_brand_may_be_alike_and_is_listed_as_exempt() -> None:
    brand = Brand(series=("柜台一日",))
    near = f"{OPENING}{MIDDLE}我想了很久，明天再写。"
    found = judged(note(STORY, "a", series="柜台一日"), note(near, "b", series="柜台一日"), brand=brand)
    assert said(found) == []
    assert [finding.rule for finding in found[1].exempt] == ["similar.near"]
    assert "柜台一日" in str(found[1].exempt[0].reason)


def test_an_unknown_series_allows_nothing() -> None:
    near = f"{OPENING}{MIDDLE}我想了很久，明天再写。"
    found = judged(note(STORY, "a", series="柜台一日"), note(near, "b", series="柜台一日"))
    assert said(found) == [("b", "similar.near", "warning")]


def test_boilerplate_of_the_brand_does_not_count_and_is_counted() -> None:
    brand = Brand(boilerplate=(MIDDLE,))
    found = judged(note(STORY, "a"), note(f"{OTHER}\n\n{MIDDLE}", "b"), brand=brand)
    assert said(found) == []
    assert found[1].allowed == 1


def test_a_stock_phrase_in_long_notes_is_an_info_with_its_count() -> None:
    phrase = "喜欢的话记得点个关注我们下一篇再慢慢聊一聊配方表背后的那些小故事吧"
    assert len(phrase) < LONG
    bodies = [
        "".join(chr(0x4E00 + 211 * number + step) for step in range(150)) + phrase for number in range(COMMON + 1)
    ]
    found = judged(*(note(body, str(number)) for number, body in enumerate(bodies)))
    last = found[-1].findings[0]
    assert (last.rule, last.level) == ("similar.passage", "info")
    assert f"常用语，{COMMON + 1} 篇都有" in last.message


@pytest.mark.parametrize(
    ("one", "two", "rule"),
    [
        ("敏感肌换季怎么选面霜", "敏感肌换季怎么选面膜", "similar.title"),
        ("柜台第一天", "面膜首图改了三版", None),
    ],
)
def test_titles(one: str, two: str, rule: str | None) -> None:
    found = judged(note(STORY, "a", title=one), note(OTHER, "b", title=two))
    assert said(found) == ([("b", rule, "info")] if rule else [])


def test_the_same_opening_is_an_info() -> None:
    found = judged(note(STORY, "a"), note(f"{OPENING[:20]}{OTHER}", "b"))
    assert said(found) == [("b", "similar.opening", "info")]


def test_a_note_modelled_on_another_may_take_less_than_a_third() -> None:
    much, little = f"{MIDDLE}{OTHER[:40]}", f"{MIDDLE}{OTHER}{OTHER[::-1]}"
    assert said(judged(note(STORY, "a"), note(much, "b", reference="a"))) == [("b", "similar.reference", "warning")]
    assert said(judged(note(STORY, "a"), note(little, "b", reference="a"))) == []


def test_a_choice_holds_for_these_rules_too() -> None:
    pair = note(STORY, "a"), note(STORY, "b")
    assert said(judged(*pair, choice=Choice(ignore=("similar",)))) == []
    assert said(judged(*pair, choice=Choice(levels={"similar.copy": "info"}))) == [("b", "similar.copy", "info")]


def test_very_many_copies_of_one_text_give_each_one_finding() -> None:
    found = judged(*(note(f"{STORY}第{number}篇", str(number)) for number in range(90)))
    assert said(found) == [(str(number), "similar.copy", "error") for number in range(1, 90)]


def test_notes_without_a_body_are_left_alone() -> None:
    empty = Note("a.md", "a", (Field("title", "只有标题"),))
    assert said(judged(empty, empty._replace(id="b"), note("", "c"), note("", "d"))) == []


def test_clauses_in_another_order_with_other_words_are_a_clue_and_no_more() -> None:
    parts = re.split("[，。\n]", STORY)
    changed = [part.replace("先", "早早").replace("后来", "最后").replace("很", "特别") for part in parts if part]
    rewritten = "，".join(changed[1::2] + [part[len(part) // 2 :] + part[: len(part) // 2] for part in changed[::2]])
    found = judged(note(STORY, "a"), note(rewritten, "b"), note(OTHER, "c"))
    assert said(found) == [("b", "similar.rewrite", "info")]
    (finding,) = found[1].findings
    assert finding.start is None
    assert "不是证据" in finding.message


def test_english_texts_are_no_rewrites_of_each_other() -> None:
    one = "the counter opens at eight and the first thing to do is to fold the towels and count the jars again"
    two = "whenever it rains nobody comes in so there is time to write down the temperature of each of the batches"
    assert said(judged(note(one, "a"), note(two, "b"))) == []


def test_a_large_batch_says_the_same_with_numpy_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    every = [
        note(made.body + MIDDLE * (made.number % 7 == 0), str(made.number), title=made.title) for made in notes(120)
    ]
    brand = Brand(boilerplate=(MIDDLE[:20],))
    plain = judged(*every, brand=brand)
    monkeypatch.setattr(pairing, "PLAIN", 20)
    monkeypatch.setattr(pairing, "PLAIN_PAIRS", 3)
    assert judged(*every, brand=brand) == plain
    assert sum(len(result.findings) for result in plain) > 10
