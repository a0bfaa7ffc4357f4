"""One note, the whole way; and the promises of the Python API."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import notelint
from notelint import ConfigError, Linter, check_text
from notelint.brand.brand import Brand
from notelint.check.linter import today_in_china
from notelint.model import Field, Note, Notice
from notelint.packs import locate
from tests.shelf import TODAY, draft, linter, rule, stock, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    stock(tmp_path / "package")
    monkeypatch.setattr(locate, "_PACKAGE", str(tmp_path / "package"))
    folder = tmp_path / "work"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def test_check_text_judges_under_the_nearest_configuration(here: Path) -> None:
    result = check_text("全网最好用", title="史上最强", genre="公告")
    assert [(f.field, f.match, f.level, f.start, f.end) for f in result.findings] == [
        ("body", "全网最好用", "info", 0, 5),
        ("title", "史上最强", "info", 0, 4),
    ]
    write(here / "notelint.yaml", "ignore: [adlaw]\n")
    assert check_text("全网最好用").findings == ()


def test_a_linter_is_kept_and_keeps_nothing(here: Path) -> None:
    judge = Linter.from_config(write(here / "notelint.yaml", "packs: [adlaw]\n"), today=TODAY)
    first = judge.check_text("全网最好用")
    assert judge.check_text("今天天气不错").findings == ()
    assert judge.check_text("全网最好用") == first


def test_a_linter_may_be_shared_by_threads(here: Path) -> None:
    judge = Linter.from_config(today=TODAY)
    expected = judge.check_text("全网最好用").findings
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(judge.check_text("全网最好用").findings)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


def test_a_wrong_configuration_raises_with_every_problem(here: Path) -> None:
    path = write(here / "notelint.yaml", "genra: x\nfail_on: never ever\n")
    with pytest.raises(ConfigError) as raised:
        Linter.from_config(path)
    assert len(raised.value.problems) == 2
    assert f"{path}:1:1" in str(raised.value)


def test_a_missing_configuration_raises(here: Path) -> None:
    with pytest.raises(ConfigError):
        Linter.from_config(here / "gone.yaml")


def test_the_public_names_are_there() -> None:
    for name in notelint.__all__:
        assert getattr(notelint, name) is not None
    with pytest.raises(AttributeError):
        _ = notelint.nothing


RULES = (
    rule("own.best", "最好用", "最好", "好用", allow=["最好用心"]),
    rule("own.word", "私信", boundary="word"),
    rule("own.tag", "神器", fields=["tags"]),
    rule("own.contact", "vx", view="contact"),
    rule("own.prose", "vx"),
    rule("own.skin", "美白", industries=["化妆品"]),
)


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    return linter(tmp_path_factory.mktemp("own"), *RULES, brand=Brand(names=("好用研究所",)))


def found(judge: Linter, text: str) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.match) for finding in judge.check_text(text).findings]


def test_the_longest_term_is_one_finding(judge: Linter) -> None:
    assert found(judge, "真是最好用的") == [("own.best", "最好用")]


def test_a_longer_allowed_phrase_beats_a_term_and_is_counted(judge: Linter) -> None:
    result = judge.check_text("做人最好用心，也最好用")
    assert [finding.start for finding in result.findings] == [8]
    assert result.allowed >= 1


def test_a_brand_name_beats_terms_within_it_and_only_there(judge: Linter) -> None:
    assert found(judge, "好用研究所的东西好用") == [("own.best", "好用")]
    assert judge.check_text("好用研究所的东西好用").findings[0].start == 8


def test_a_word_boundary_is_jiebas(judge: Linter) -> None:
    assert found(judge, "隐私信息不外传") == []
    assert found(judge, "有问题私信我") == [("own.word", "私信")]


def test_what_prose_hides_is_read_by_contact_only(judge: Linter) -> None:
    assert found(judge, "看https://a.cn/vx") == [("own.contact", "vx")]
    assert found(judge, "看 vx") == [("own.contact", "vx"), ("own.prose", "vx")]


def test_disguised_spelling_is_found_where_it_stands(judge: Linter) -> None:
    text = "加Ｖ\u200bＸ看看"
    finding, _ = judge.check_text(text).findings
    assert finding.match == "Ｖ\u200bＸ"
    assert (finding.start, finding.end) == (1, 4)


def test_tags_are_items_with_an_index(judge: Linter) -> None:
    (finding,) = judge.check(draft("---\n话题: [护肤, 神器好物]\n---\n神器\n")).findings
    assert (finding.field, finding.item, finding.start, finding.end) == ("tags", 1, 0, 2)


def test_a_rule_of_an_industry_waits_for_it(judge: Linter) -> None:
    assert found(judge, "美白") == []
    assert [finding.rule for finding in judge.check(draft("---\n行业: 化妆品\n---\n美白\n")).findings] == ["own.skin"]
    chosen = Linter(judge.settings, judge.rules, TODAY, industries=("化妆品",))
    assert found(chosen, "美白") == [("own.skin", "美白")]


def test_what_the_reader_noticed_is_a_finding(judge: Linter) -> None:
    note = Note("a.md", "a", (Field("body", "今天"),), notices=(Notice("unknown-key", "不认识的键", 2, 1),))
    (finding,) = judge.check(note).findings
    assert (finding.rule, finding.level, finding.line, finding.column) == (
        "notelint.draft.unknown-key",
        "warning",
        2,
        1,
    )


def test_a_note_without_text_is_no_trouble(judge: Linter) -> None:
    assert judge.check(Note("a.md", "a", ())).findings == ()
    assert judge.check_text("").findings == ()


def test_packs_that_would_help_are_suggested(here: Path) -> None:
    assert Linter.from_config().check_text("新买的面霜").suggested_packs == ("cosmetics",)
    assert Linter.from_config(packs=["all"]).check_text("新买的面霜").suggested_packs == ()


PIECES = st.sampled_from(
    [
        "最好用",
        "最·好·用",
        "最好用心",
        "私信",
        "隐私信息",
        "ＶＸ",
        "v\u200bx",
        "好用研究所",
        "\r\n",
        "👨‍👩‍👧",
        "#",
        "，",
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=10))
def test_the_span_cut_from_the_field_is_the_match(judge: Linter, pieces: list[str]) -> None:
    text = "".join(pieces)
    for finding in judge.check_text(text).findings:
        if finding.start is not None:
            assert text[finding.start : finding.end] == finding.match


REPEATED = ("最好用", "最好用心", "私信", "最 ", "最·", "#", "#最好", "<!-- notelint-", "[", "https://", "vx ")


@pytest.mark.parametrize("text", REPEATED)
def test_a_text_ten_times_as_long_takes_no_hundred_times_as_long(judge: Linter, text: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        judge.check_text(text * times)
        return time.process_time() - began

    seconds(10)
    short = min(seconds(500) for _ in range(3))
    assert min(seconds(5000) for _ in range(2)) < 30 * max(short, 0.002)


def test_industries_that_no_rule_speaks_of_share_one_scanner(tmp_path: Path) -> None:
    judge = linter(tmp_path, rule("own.a", "最好用"), rule("own.b", "治好", industries=["食品"]))
    for number in range(5):
        note = draft("最好用治好")._replace(meta={"industry": f"行业{number}"})
        assert [finding.rule for finding in judge.check(note).findings] == ["own.a"]
    assert judge._scanner.cache_info().misses == 1
    food = draft("最好用治好")._replace(meta={"industry": ["别的", "食品"]})
    assert [finding.rule for finding in judge.check(food).findings] == ["own.a", "own.b"]


@pytest.mark.parametrize(
    ("seconds", "day"), [(1_800_000_000, "2027-01-15"), (1_767_196_799, "2025-12-31"), (1_767_196_800, "2026-01-01")]
)
def test_the_day_is_that_of_beijing(seconds: int, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: seconds)
    assert today_in_china() == day
