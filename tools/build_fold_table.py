"""Write notelint/text/fold_table.py: what each code point folds to.

Run by hand (``python tools/build_fold_table.py``) with the development dependency opencc; the result is committed, so
that linting needs no converter and no Unicode database of a certain age.

Sources: unicodedata (NFKC, names, digit values) of the Python that runs this, and OpenCC's t2s for single characters.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

import opencc

TARGET = Path(__file__).parents[1] / "notelint" / "text" / "fold_table.py"

# Punctuation that carries an identifier or an address; all other full-width punctuation is left as the writer set it.
PUNCTUATION = {
    "＠": "@",
    "．": ".",
    "／": "/",
    "＿": "_",
    "－": "-",
    "＃": "#",
    "％": "%",
    "＆": "&",
    "＊": "*",
    "﹫": "@",
}
SIGNS = {"➕": "+", "✚": "+", "✛": "+", "✙": "+", "🞢": "+", "∨": "v", "⋁": "v", "˅": "v", "ⅴ": "v", "№": "no."}
# Cyrillic and Greek letters that look like a Latin one of a contact word.
LOOKALIKES = dict(zip("ѵѴхХѡԝԜһоОеЕаАсСрРіІѕЅνΝχΧοΟ", "vvxxwwwhooeeaaccppiissvnxxoo", strict=True))
# 徵 is the traditional 征, but in a draft it stands for 微; the contact grammar wants to see it.
KEEP = "徵"
NAMED = re.compile(
    r"(?:LATIN LETTER SMALL CAPITAL|NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER|SQUARED LATIN CAPITAL LETTER"
    r"|REGIONAL INDICATOR SYMBOL LETTER|CIRCLED LATIN (?:CAPITAL|SMALL) LETTER|PARENTHESIZED LATIN (?:CAPITAL|SMALL) LETTER"
    r"|TAG LATIN SMALL LETTER) ([A-Z])"
)
WANTED = re.compile(
    r"LATIN|CJK|KANGXI|IDEOGRAPH|FULLWIDTH|HALFWIDTH|DIGIT|NUMBER|CIRCLED|SQUARE|PARENTHESIZED|MATHEMATICAL|SUPERSCRIPT"
    r"|SUBSCRIPT|ROMAN NUMERAL|SPACE|LETTERLIKE|INDICATOR|SCRIPT|BLACK-LETTER|DOUBLE-STRUCK|SIGN|DINGBAT"
)
UNWANTED = re.compile(
    r"HANGUL|KATAKANA|HIRAGANA|ARABIC|HEBREW|GREEK|CYRILLIC|GEORGIAN|MUSICAL|AEGEAN|ETHIOPIC|RUMI|COPTIC|SYRIAC|THAI|"
    r"TIBETAN|KHMER|MYANMAR|VULGAR|CUNEIFORM|SIYAQ|MAYAN|COUNTING|TELEGRAPH"
)
NUMBERED = re.compile(r"CIRCLED|PARENTHESIZED|FULL STOP|DINGBAT|DIGIT|NUMBER")


def invisible(char: str) -> bool:
    """Characters that leave no mark: format characters, variation selectors, blank letters, marks drawn over another."""
    return (
        unicodedata.category(char) == "Cf"
        or "VARIATION SELECTOR" in unicodedata.name(char, "")
        or "\u0300" <= char <= "\u036f"
        or "\u20d0" <= char <= "\u20ff"
        or char in "\u034f\u115f\u1160\u17b4\u17b5\u20e3\u2800\u3164\uffa0"
    )


def wanted(char: str) -> bool:
    """Scripts that stand in Chinese drafts; Arabic ligatures, music and the like would only make the table longer."""
    if char in LOOKALIKES or invisible(char) or char in SIGNS:
        return True
    name = unicodedata.name(char, "")
    return bool(WANTED.search(name)) and not UNWANTED.search(name)


def target(char: str, simplify: opencc.OpenCC) -> str | None:
    """What a code point folds to, or null where it stays."""
    if char in KEEP or char in "\n\r\t":
        return None
    for table in (PUNCTUATION, SIGNS, LOOKALIKES):
        if char in table:
            return table[char]
    if invisible(char):
        return ""
    category = unicodedata.category(char)
    name = unicodedata.name(char, "")
    if found := NAMED.search(name):
        return found[1].lower()
    if category in ("No", "So") and NUMBERED.search(name):
        value = unicodedata.numeric(char, None)
        if value is not None and value == int(value) and "IDEOGRAPH" not in name:
            return str(int(value))
    if category[0] not in "LNSZ":
        return None
    folded = unicodedata.normalize("NFKC", char).casefold()
    if category[0] == "L" and name.startswith("LATIN"):
        folded = "".join(part for part in unicodedata.normalize("NFD", folded) if not unicodedata.combining(part))
    folded = "".join(simplify.convert(part) if part >= "\u3400" else part for part in folded)
    if category == "Zs":
        folded = " "
    return None if folded == char else folded


def main() -> None:
    """Build the table and write it as a module."""
    simplify = opencc.OpenCC("t2s")
    one_from: list[str] = []
    one_to: list[str] = []
    deleted: list[str] = []
    many: dict[str, str] = {}
    for code in range(0x80, sys.maxunicode + 1):
        char = chr(code)
        if unicodedata.category(char) in ("Cn", "Cs", "Co") or not wanted(char):
            continue
        folded = target(char, simplify)
        if folded is None or folded == char:
            continue
        # Lower case is taken by str.lower() before the table is asked, where that keeps the length.
        if folded == char.lower():
            continue
        if folded == "":
            deleted.append(char)
        elif len(folded) == 1:
            one_from.append(char)
            one_to.append(folded)
        else:
            many[char] = folded
    lines = [
        "# ruff: noqa",
        '"""What each code point folds to; written by tools/build_fold_table.py, do not edit."""',
        "",
        f"ONE_FROM = {''.join(one_from)!a}",
        f"ONE_TO = {''.join(one_to)!a}",
        f"DELETED = {''.join(deleted)!a}",
        f"MANY = {many!a}",
        "",
    ]
    TARGET.write_text("\n".join(lines), encoding="utf-8")
    print(len(one_from), len(deleted), len(many))


if __name__ == "__main__":
    main()
