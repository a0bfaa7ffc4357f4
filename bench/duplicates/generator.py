"""Made-up notes with planted copies, the same for the same seed on every machine.

Words come from jieba's own dictionary with its frequencies, so that short runs of characters repeat as they do in real
text; half of a note's words are those of its subject, so that notes of one subject are hard negatives. Openers and
closings are stock phrases in four notes of ten; there are emoji bullets, topics and emoji codes.

Every tenth note is a copy: its kind goes round ``KINDS``. The kinds and their shares are those of the research that
the engine was chosen by, written down before the engine was tuned.
"""

from __future__ import annotations

import os
import random
from bisect import bisect
from functools import cache
from itertools import accumulate
from typing import NamedTuple

WHOLE_KINDS = (
    "exact",
    "marks",
    "paragraphs",
    "clauses",
    "synonyms",
    "combined",
    "template",
    "edits-01",
    "edits-05",
    "edits-10",
    "edits-20",
    "edits-30",
    "rewrite-20",
    "rewrite-40",
)
PASSAGE_KINDS = ("lifted", "graft-80", "graft-40", "graft-40-edited")
SHORT_KINDS = ("graft-24",)
KINDS = (*WHOLE_KINDS, *PASSAGE_KINDS, *SHORT_KINDS)
EVERY = 10
TEMPLATE = 9
"""Copies of one template."""

SUBJECTS = 60
POOL = 400_000

PATTERNS = (
    "r d v 了 n",
    "t r 把 n v 了 m n",
    "n 的 n d a",
    "d 不 v n",
    "v 完 n 再 v n",
    "a 的 n 和 a 的 n",
    "r 觉得 n 比 n a",
    "从 n 到 n 都 d a",
    "n 里 有 m n",
    "要是 v n 就 d v",
    "v 了 m t 的 n",
    "连 n 都 v 过",
    "r 的 n 在 n 旁边",
    "n 一 v 就 a",
    "先 v n 后 v n",
    "r 跟 n v 起 n",
)
PRONOUNS = ("我", "她", "他", "我们", "朋友", "妈妈", "同事", "邻居", "店员", "大家")
NUMBERS = ("一个", "两次", "三种", "几天", "好多", "一整盒", "五分钟", "半年", "十几", "第二遍")
TIMES = ("早上", "下班后", "周末", "昨天", "上个月", "春天", "换季", "睡前", "午休", "刚开始")
OPENERS = (
    "姐妹们听我说",
    "今天来跟大家分享一下我最近的真实感受",
    "先说结论再说过程",
    "废话不多说直接上干货",
    "真的不是广告只是自己用下来的体会",
    "好多人私信问我所以统一写一篇",
    "整理了很久建议先收藏再慢慢看",
    "第一次写这么长的笔记请多包涵",
)
CLOSINGS = (
    "喜欢的话点个关注不迷路",
    "有什么问题评论区告诉我",
    "我们下一篇见",
    "以上都是个人感受仅供参考",
    "觉得有用的话记得点赞收藏",
    "你们还想看什么也可以留言",
)
BULLETS = ("✨", "🌿", "1️⃣", "📍", "💡", "▪️", "🍃", "✅")
CODES = ("[笑哭R]", "[派对R]", "[哇R]", "[害羞R]", "")
STOPS = "，，，。！～"


class Made(NamedTuple):
    """A note; ``kind`` and ``source`` (its number) tell what it was copied from, if it was."""

    number: int
    title: str
    body: str
    account: str
    published: str
    kind: str | None = None
    source: int | None = None


class Vocabulary(NamedTuple):
    """Words of one class: a long draw by frequency, and those of each subject."""

    drawn: list[str]
    subjects: list[list[str]]


@cache
def vocabulary(name: str) -> Vocabulary:
    """The words of a class of jieba's dictionary: n, v, a or d."""
    import jieba

    words: list[str] = []
    weights: list[int] = []
    path = os.path.join(os.path.dirname(jieba.__file__), "dict.txt")
    with open(path, encoding="utf-8") as file:
        for line in file:
            word, count, kind = line.split()
            if kind == name and 1 < len(word) <= 4 and int(count) >= 20:
                words.append(word)
                weights.append(int(count))
    random_ = random.Random(f"words {name}")
    totals = list(accumulate(weights))
    drawn = [words[bisect(totals, random_.random() * totals[-1])] for _ in range(POOL)]
    subjects = [random_.choices(words, [weight**0.5 for weight in weights], k=120) for _ in range(SUBJECTS)]
    return Vocabulary(drawn, subjects)


class _Words:
    """Gives the next word of a class for one note."""

    def __init__(self, random_: random.Random, subject: int) -> None:
        self.random = random_
        self.subject = subject
        self.at = {name: random_.randrange(POOL) for name in "nvad"}

    def next(self, part: str) -> str:
        if part in self.at:
            every = vocabulary(part)
            if self.random.random() < 0.5:
                own = every.subjects[self.subject]
                return own[int(self.random.random() * len(own))]
            self.at[part] = (self.at[part] + 1) % POOL
            return every.drawn[self.at[part]]
        known = {"r": PRONOUNS, "m": NUMBERS, "t": TIMES}.get(part)
        return known[int(self.random.random() * len(known))] if known else part


def clause(words: _Words) -> str:
    """One clause without its stop."""
    return "".join(map(words.next, words.random.choice(PATTERNS).split()))


def paragraphs_of(number: int, seed: int) -> list[str]:
    """The paragraphs of an original note."""
    random_ = random.Random(f"{seed} {number}")
    words = _Words(random_, random_.randrange(SUBJECTS))
    found: list[str] = []
    for _ in range(random_.randint(3, 6)):
        clauses = [clause(words) for _ in range(random_.randint(5, 12))]
        found.append("".join(each + random_.choice(STOPS) for each in clauses)[:-1] + "。")
    return found


def dressed(paragraphs: list[str], number: int, seed: int, title: str | None = None) -> Made:
    """A note around paragraphs: title, opener, bullets, closing, topics, account and date of its own."""
    random_ = random.Random(f"dress {seed} {number}")
    words = _Words(random_, random_.randrange(SUBJECTS))
    bullet = random_.choice(BULLETS)
    lines = [random_.choice(OPENERS) + "！"] if random_.random() < 0.4 else []
    lines += [bullet + paragraph + random_.choice(CODES) for paragraph in paragraphs]
    if random_.random() < 0.4:
        lines.append(random_.choice(CLOSINGS) + "～")
    lines.append(" ".join(f"#{words.next('n')}{words.next('n')}[话题]#" for _ in range(random_.randint(2, 6))))
    named = title or clause(words)
    day = f"2026-{1 + number % 9:02d}-{1 + number % 28:02d}"
    return Made(number, named, "\n".join(lines), f"u{random_.randrange(200)}", day)


def note(number: int, seed: int = 1, total: int = 10_000) -> Made:
    """The note of that number; sources of copies are numbered below ``total``."""
    if number % EVERY != EVERY - 1:
        return dressed(paragraphs_of(number, seed), number, seed)
    turn = number // EVERY
    kind = KINDS[turn % len(KINDS)]
    round_ = turn // len(KINDS)
    random_ = random.Random(f"copy {seed} {round_ // TEMPLATE if kind == 'template' else number}")
    source = random_.randrange(total // EVERY) * EVERY + random_.randrange(EVERY - 1)
    random_ = random.Random(f"how {seed} {number}")
    made = dressed(_copy(kind, paragraphs_of(source, seed), number, seed, random_), number, seed)
    return made._replace(kind=kind, source=source)


def notes(total: int, seed: int = 1) -> list[Made]:
    """All notes of a batch."""
    return [note(number, seed, total) for number in range(total)]


def _copy(kind: str, source: list[str], number: int, seed: int, random_: random.Random) -> list[str]:
    if kind == "exact":
        return source
    if kind == "marks":
        return [_marks(paragraph, random_) for paragraph in source]
    if kind == "paragraphs":
        return random_.sample(source, len(source))
    if kind == "clauses":
        return [_clauses(paragraph, random_) for paragraph in source]
    if kind == "synonyms":
        return [_replaced(paragraph, 0.12, number, random_) for paragraph in source]
    if kind == "combined":
        return [_edited(paragraph, 0.05, random_) for paragraph in random_.sample(source, len(source))]
    if kind == "template":
        return [_replaced(paragraph, 0.03, number, random_) for paragraph in source]
    if kind.startswith("edits-"):
        return [_edited(paragraph, int(kind[-2:]) / 100, random_) for paragraph in source]
    if kind.startswith("rewrite-"):
        return [_rewritten(paragraph, int(kind[-2:]) / 100, number, random_) for paragraph in source]
    own = paragraphs_of(number, seed)
    if kind == "lifted":
        own.insert(random_.randrange(len(own)), _edited(random_.choice(source), 0.03, random_))
        return own
    length = int(kind.split("-")[1])
    whole = "".join(source)
    start = random_.randrange(max(len(whole) - length * 5 // 4, 1))
    graft = _letters(whole[start:], length)
    if kind.endswith("edited"):
        graft = _edits(graft, sorted(random_.sample(range(8, len(graft) - 8), 2)), random_)
    place = random_.randrange(len(own))
    own[place] = own[place][:-1] + "，" + graft + "。"
    return own


def _letters(text: str, count: int) -> str:
    """The beginning of a text that holds that many letters besides its stops."""
    met = 0
    for at, char in enumerate(text):
        met += char.isalnum()
        if met == count:
            return text[: at + 1]
    return text


def _marks(text: str, random_: random.Random) -> str:
    return "".join(random_.choice("，。！～ 、") if char in STOPS else char for char in text) + random_.choice(CODES)


def _clauses(text: str, random_: random.Random) -> str:
    """Neighbouring pairs of clauses change places."""
    parts = text.rstrip("。").replace("。", "，").replace("！", "，").replace("～", "，").split("，")
    pairs = ["，".join(parts[at : at + 2]) for at in range(0, len(parts), 2)]
    return "，".join(random_.sample(pairs, len(pairs))) + "。"


def _edited(text: str, share: float, random_: random.Random) -> str:
    count = max(int(sum(map(str.isalnum, text)) * share), 1)
    return _edits(text, sorted(random_.sample(range(len(text)), min(count, len(text)))), random_)


def _edits(text: str, places: list[int], random_: random.Random) -> str:
    """One edit at each place: a character replaced, left out or put in."""
    chars = list(text)
    for at in places:
        other = chr(0x4E00 + random_.randrange(3000))
        chars[at] = random_.choice((other, "", chars[at] + other))
    return "".join(chars)


def _replaced(text: str, share: float, number: int, random_: random.Random) -> str:
    """Pairs of characters, as words are, give way to other words."""
    words = _Words(random_, number % SUBJECTS)
    count = max(int(len(text) * share / 2), 1)
    chars = list(text)
    for at in random_.sample(range(0, len(text) - 1, 2), min(count, len(text) // 2)):
        chars[at], chars[at + 1] = words.next(random_.choice("nva"))[:2], ""
    return "".join(chars)


def _rewritten(text: str, share: float, number: int, random_: random.Random) -> str:
    words = _Words(random_, number % SUBJECTS)
    parts = text.rstrip("。").split("，")
    for at in random_.sample(range(len(parts)), max(round(len(parts) * share), 1)):
        parts[at] = clause(words)
    return "，".join(parts) + "。"
