"""What a claim points at: the head of the noun phrase after the quality, or the subject before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.kinds.absolute.nouns import (
    ASPECT,
    CONTENT,
    GOODS,
    OTHER,
    PEOPLE_FOR_HIRE,
    PERSON,
    PLACE,
    UNLISTED,
    ends_phrase,
    is_aspect_end,
    is_goods,
    is_goods_end,
    is_measure_word,
    is_piece,
    kind_of_noun,
)

if TYPE_CHECKING:
    from notelint.kinds.absolute.place import Place

SOLD = (GOODS, ASPECT, PEOPLE_FOR_HIRE)
"""Kinds of nouns that an absolute claim sells."""

_PHRASE = 18
_BREAKS_TEXT = (
    "是 就是 就 在 了 吗 吧 呢 啊 哦 呀 啦 嘛 哈 也 都 还 又 很 才 会 要 想 把 被 让 给 我 你 他 她 它 我们 你们 他们 大家 自己 这 那 什么 怎么 哪 谁 送 来 去 说 看 买"
    " 不是 没有 没 不 有 应该 肯定 一定 真的 真 必须 可以 能 但 但是 而 而且 因为 所以 如果 当然 还是 只有 只 莫过于 没有之一 非 属 而言 来说 跟 等"
)
_BREAKS = frozenset(_BREAKS_TEXT.split())
_DEMONSTRATIVES = (
    "这款", "这家", "这支", "这瓶", "这个牌子", "这个品牌", "这套", "这盒", "这台", "这件", "这双", "这条", "这张", "这盘",
    "这只", "这块", "这间", "这门", "那家", "那款", "我们家", "咱家", "咱们家", "我们店", "本店", "本品", "我家的", "我们的",
    "我司", "本公司", "它家", "他家", "她家", "这里的", "家的", "牌的",
)  # fmt: skip


class Target(NamedTuple):
    """A noun with its kind (see nouns.py); ``end`` is where it ends in the text."""

    word: str
    kind: str
    end: int


def ahead(place: Place, position: int) -> Target | None:
    """The head of the noun phrase at ``position``: the last noun of its first unbroken chain."""
    limit = min(place.stop, position + _PHRASE)
    known = _known(place, place.text[position:limit], position)
    found: Target | None = None
    unlisted: Target | None = None
    last = limit
    previous = ""
    deeper = False
    for start, end, word in place.words(position, limit):
        if word in _BREAKS or not _is_written(word):
            if word == " " and found is None:
                continue
            last = start
            break
        if word in "的之" or (is_measure_word(word) and not (is_goods_end(word) and _is_named(place, previous))):
            if found is not None and word not in "的之":
                break
            deeper = found is not None
            continue
        tag = place.view.words.tag(word)
        kind = GOODS if is_piece(word) else kind_of_noun(word, tag)
        if len(word) == 1 and is_goods_end(word) and _is_compound(place, previous, tag):
            kind = GOODS
        if is_aspect_end(word) and len(previous) > 1:
            kind = ASPECT
        if word == "者" and previous:
            kind = PERSON
        previous = word
        if known is not None and start < known.end and known.kind == GOODS and end >= known.end:
            kind = GOODS
        if kind is None:
            if unlisted is None and (tag[0] in "nxj" or tag == "eng"):
                unlisted = Target(_phrase(place, position, end), UNLISTED, end)
            continue
        if found is not None and found.kind in SOLD and kind in (OTHER, ASPECT, CONTENT) and not deeper:
            break
        deeper = False
        found = Target(_phrase(place, position, end), kind, end)
        if ends_phrase(word):
            break
    if found is None or (found.kind == OTHER and not ends_phrase(found.word)):
        return known or spelt(place, position, min(last, position + 10)) or found or unlisted
    return found


def _is_named(place: Place, previous: str) -> bool:
    """Whether a noun stands before 杯, 盒, 瓶: then the word is the thing itself (珐琅杯) and counts nothing."""
    return len(previous) > 1 and place.view.words.tag(previous)[0] == "n"


def _is_compound(place: Place, previous: str, tag: str) -> bool:
    """Whether a single character with this tag ends the word before it: 身体乳, 裁缝铺; not 留给猫."""
    if not previous or previous[-1] in "给到在着过了把":
        return False
    return tag[0] in "nqx" or (tag == "v" and len(previous) > 1 and place.view.words.tag(previous)[0] == "n")


def spelt(place: Place, start: int, stop: int) -> Target | None:
    """The last goods named in [start, stop), whatever jieba makes of its characters (口 红色 号)."""
    for end in range(stop, start + 1, -1):
        for length in (4, 3, 2):
            word = place.text[max(start, end - length) : end]
            if len(word) == length and is_goods(word):
                return Target(place.text[start:end].strip(" 的之"), GOODS, end)
    return None


def behind(place: Place, position: int, begin: int) -> Target | None:
    """The nearest noun before ``position``, not before ``begin``: the subject of a claim that ends in its quality."""
    nearest: Target | None = None
    previous = ""
    for start, end, word in place.words(begin, position):
        tag = place.view.words.tag(word)
        kind = kind_of_noun(word, tag)
        if len(word) == 1 and len(previous) > 1 and is_goods_end(word) and tag[0] in "nqx":
            kind = GOODS
        if is_aspect_end(word) and (len(previous) > 1 or (kind is None and previous)):
            kind = ASPECT
        previous = word
        if kind is not None:
            nearest = Target(place.text[start:end], kind, end)
    return nearest


def subject(place: Place, position: int) -> Target | None:
    """What the clause (or else its sentence) speaks of, when that is something sold; a person in between wins."""
    before = place.text[place.begin : position]
    near = behind(place, position, place.begin)
    if near is not None and near.kind in SOLD:
        return near
    for sign in _DEMONSTRATIVES:
        if sign in before:
            return Target(sign, GOODS, position)
    known = _known(place, before, place.begin)
    if known is not None:
        return known
    return near


def named_before(place: Place, position: int) -> Target | None:
    """Something sold that the sentence names before ``position``, however far back."""
    begin, _ = place.sentence()
    begin = max(begin, position - 60)
    found: Target | None = None
    for start, end, word in place.words(begin, position):
        kind = kind_of_noun(word, place.view.words.tag(word))
        if kind in (GOODS, PEOPLE_FOR_HIRE):
            found = Target(place.text[start:end], kind or GOODS, end)
    if found is not None:
        return found
    before = place.text[begin:position]
    for sign in _DEMONSTRATIVES:
        if sign in before:
            return Target(sign, GOODS, position)
    return _known(place, before, begin)


def sold_between(place: Place, position: int, stop: int) -> Target | None:
    """The first goods or service named in [position, stop)."""
    previous = ""
    for start, end, word in place.words(position, stop):
        tag = place.view.words.tag(word)
        kind = kind_of_noun(word, tag)
        if len(word) == 1 and is_goods_end(word) and _is_compound(place, previous, tag):
            kind = GOODS
        previous = word if _is_written(word) else ""
        if kind in (GOODS, PEOPLE_FOR_HIRE):
            return Target(place.text[start:end], kind or GOODS, end)
    text = place.text[position:stop]
    for sign in _DEMONSTRATIVES:
        if sign in text:
            return Target(sign, GOODS, position)
    return _known(place, text, position)


def _known(place: Place, text: str, offset: int) -> Target | None:
    for name in place.goods:
        at = text.find(name)
        if at >= 0:
            return Target(name, GOODS, offset + at + len(name))
    return None


def _is_written(word: str) -> bool:
    return word[0].isalnum()


def _phrase(place: Place, start: int, end: int) -> str:
    return place.text[start:end].strip(" 的之")


__all__ = ["ASPECT", "CONTENT", "GOODS", "OTHER", "PEOPLE_FOR_HIRE", "PERSON", "PLACE", "SOLD", "UNLISTED", "Target"]
