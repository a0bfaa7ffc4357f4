"""Word boundaries are jieba's own, read a run at a time."""

from __future__ import annotations

import sys
import tempfile
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.text.words import Words

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = (
    "最近换季脸上又干又痒，试了三支面霜才找到合适的",
    "第一次去这家店，隐私信息一定要保护好",
    "这款精华成分表写得很清楚，烟酰胺加玻尿酸，油皮冬天也能用",
    "姐妹们冲鸭！绝绝子yyds，500ml只要39.9元",
    "周末和同事去了趟苏州平江路，拍了一下午",
    "全网最好用的防晒？不存在的，适合自己的才是最好的",
    "早C晚A半年了，皮肤状态稳定，T区出油少了一点点",
    "护肤界的iPhone-15，A醇0.3%起步，先建立耐受",
    "乒乓球拍卖完了，长春市长春药店在哪里",
    "🌿敷完面膜🌿第二天上妆服帖👍🏻真的！",
)
HAN = st.one_of(
    st.sampled_from("最近第一次好用的了是我们面霜精华皮肤信息私密全网国家级无敌王者老板"),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5),
)
CHINESE = st.lists(st.one_of(HAN, HAN, st.sampled_from([*"aB1%-#+&._，。 \n！", "最近", "第一次", "🌿"])), max_size=30)


@pytest.fixture(scope="module")
def words() -> Words:
    return Words()


def boundaries(words: Words, text: str) -> list[int]:
    return [at for at in range(len(text) + 1) if words.is_boundary(text, at)]


def stock_boundaries(tokenizer: Any, text: str) -> list[int]:
    return [0, *accumulate(len(word) for word in tokenizer.cut(text))]


@pytest.mark.parametrize("text", SENTENCES)
def test_boundaries_are_those_of_cutting_the_whole_text(text: str, words: Words, stock_jieba: Any) -> None:
    assert boundaries(words, text) == stock_boundaries(stock_jieba, text)


@given(CHINESE.map("".join))
def test_boundaries_are_jiebas_for_any_chinese(text: str) -> None:
    assert boundaries(WORDS[0], text) == stock_boundaries(STOCK[0], text)


WORDS: list[Words] = []
STOCK: list[Any] = []


@pytest.fixture(scope="module", autouse=True)
def _loaded(words: Words, stock_jieba: Any) -> None:
    """For the property: hypothesis calls it many times with one fixture."""
    WORDS[:] = [words]
    STOCK[:] = [stock_jieba]


@pytest.mark.parametrize("run", ["最近皮肤很干", "隐私信息", "玻尿酸原液500ml", "A醇0.3%", "王者荣耀"])
def test_a_run_is_cut_as_jieba_cuts_it(run: str, words: Words, stock_jieba: Any) -> None:
    assert words.cut(run) == list(stock_jieba.cut(run))


def test_a_brand_name_is_one_word_and_its_neighbours_are_jiebas(tmp_path: Path) -> None:
    import jieba

    added = ["玉沐颜", "玉沐颜小圆罐", "沐光"]
    text = "我用玉沐颜小圆罐和玉沐颜的沐光精华，沐光了"
    words = Words(added)
    stock = jieba.Tokenizer()
    stock.tmp_dir = str(tmp_path)
    for word in sorted(added):
        stock.add_word(word)
    assert boundaries(words, text) == stock_boundaries(stock, text)
    assert words.is_whole(text, 2, 8)
    assert not words.is_boundary(text, 3)


def test_a_hit_inside_a_longer_word_is_not_whole(words: Words) -> None:
    text = "隐私信息"
    assert not words.is_whole(text, 1, 3)
    assert words.is_whole("加我私信吧", 2, 4)


def test_what_stands_outside_every_run_is_a_word_by_itself(words: Words) -> None:
    assert words.word_at("好，的", 1) == (1, 2)
    assert words.word_at("👍🏻", 1) == (1, 2)


def test_the_tag_of_a_word_is_the_dictionarys_and_x_where_it_has_none(words: Words) -> None:
    assert words.tag("面霜") == "n"
    assert words.tag("最") == "d"
    assert words.tag("的") == "uj"
    assert words.tag("玻尿酸铷") == "x"


def test_a_run_without_end_is_one_word(words: Words) -> None:
    text = "好" * 100_000
    for position in (0, 1, 50_000, 99_999):
        begin, end = words.word_at(text, position)
        assert begin <= position < end
        assert end - begin > 2000
        assert words.is_boundary(text, position) is (position == 0)


def test_no_text_of_a_note_is_kept(words: Words) -> None:
    text = "今天。" * 10_000
    before = sys.getrefcount(text)
    words.word_at(text, 15_000)
    assert sys.getrefcount(text) == before


def test_jiebas_shared_temporary_file_is_never_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    Words().cut("最近皮肤很干")
    assert list(tmp_path.iterdir()) == []
