"""Identifiers shortened (13800138000 → 138****8000) wherever a note or a finding repeats them.

A mask has the length of what it hides, so every offset, line and column stays true. What is hidden: the identifiers in
the matches of contact and private-data rules, every other place of the same note that holds one of them, and, whatever
rule spoke, each run that reaches a person by itself: a valid mobile number, a valid 身份证 number.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.model import Finding, Outcome, Related, Reporter, Result, Run

CONTACT = re.compile(r"^xhs\.contact\.")
WITHOUT_IDENTIFIER = re.compile(r"^xhs\.contact\.(?:channel|cta)\b")
PRIVATE = re.compile(r"(?:^|\.)(?:privacy|private|personal)(?:[.\-_]|$)")

HAN_DIGITS = "零〇一二三四五六七八九十幺壹贰叁肆伍陆柒捌玖"
#: One character of an identifier: ASCII, full-width, circled and styled forms, and Chinese digits.
SIGN = (
    r"[0-9A-Za-z_@０-９Ａ-Ｚａ-ｚ＿＠\u2070-\u209f\u2460-\u249b\u24b6-\u24ff\u2776-\u2793"
    rf"\U0001d400-\U0001d7ff\U0001f130-\U0001f189{HAN_DIGITS}]"
)
#: What may stand between two of them: one or two separators, keycap marks, invisible characters.
GAP = r"[ \-–—_.,·•*~+/:?=&%#|\u200b-\u200d\u2060\ufe0f\u20e3♥❤💗💕]{0,2}"
IDENTIFIER = re.compile(rf"{SIGN}(?:{GAP}{SIGN}){{3,}}")
SIGNS = re.compile(SIGN)
HAN_VALUES = dict(zip("零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "001234567891123456789", strict=True))
_DIGIT = (
    r"[0-9０-９\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u24ea\u2776-\u277e\U0001d7ce-\U0001d7ff"
    rf"{''.join(HAN_VALUES)}]"
)
MOBILE = re.compile(rf"(?<!{_DIGIT}){_DIGIT}(?:{GAP}{_DIGIT}){{10}}(?!{_DIGIT})")
CARD = re.compile(rf"(?<!{_DIGIT}){_DIGIT}(?:{GAP}{_DIGIT}){{16}}{GAP}(?:{_DIGIT}|[xXｘＸ])(?!{_DIGIT})")
DIGITS = re.compile(rf"{_DIGIT}|[xXｘＸ]")
#: A number that the border of a shared passage may have cut.
CUT = re.compile(rf"\A{_DIGIT}(?:{GAP}{_DIGIT}){{6,}}|{_DIGIT}(?:{GAP}{_DIGIT}){{6,}}\Z")
VALUES = {**HAN_VALUES, **dict.fromkeys("xXｘＸ", "x")}
#: GB 11643: the weights of the first seventeen digits, and the last character by the sum modulo 11.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10x98765432"
#: The number of a door with what stands around it, so that the same figure elsewhere is left alone.
DOOR = re.compile(r"\D\d+(?=\D?[号栋幢室楼弄单])")
FIGURE = re.compile(r"\d")
SCHEME = re.compile(r"https?\s*[:：]\s*//", re.IGNORECASE)
MASK = "*"


class RedactingReporter:
    """Hands every result on with its identifiers shortened."""

    def __init__(self, inner: Reporter) -> None:
        self._inner = inner

    def begin(self, run: Run) -> None:
        """Hand on."""
        self._inner.begin(run)

    def add(self, result: Result) -> None:
        """Shorten and hand on."""
        self._inner.add(redacted(result))

    def end(self, outcome: Outcome) -> None:
        """Hand on."""
        self._inner.end(outcome)


def redacted(result: Result) -> Result:
    """The same result with every identifier that reaches a person shortened everywhere."""
    secrets = {**_secrets(result), **dict(_sufficient(result))}
    spoken = (*result.findings, *result.exempt, *result.suppressed)
    if not secrets and not any(finding.related for finding in spoken):
        return result
    masks = {secret: secrets[secret] for secret in sorted(secrets, key=lambda secret: (-len(secret), secret))}
    note = result.note
    return result._replace(
        note=note._replace(
            fields=tuple(field._replace(text=_hide(field.text, masks)) for field in note.fields),
            source=None if note.source is None else _hide(note.source, masks),
            meta={} if secrets else note.meta,
        ),
        findings=tuple(_redacted(finding, masks) for finding in result.findings),
        exempt=tuple(_redacted(finding, masks) for finding in result.exempt),
        suppressed=tuple(_redacted(finding, masks) for finding in result.suppressed),
    )


def mask(identifier: str) -> str:
    """The identifier with its middle hidden, length and separators kept.

    Of eleven signs or more the first three and last four stay, of seven or more two at each end, else one.
    """
    places = [found.start() for found in SIGNS.finditer(identifier)]
    head, tail = (3, 4) if len(places) >= 11 else (2, 2) if len(places) >= 7 else (1, 1)
    hidden = set(places[head : len(places) - tail])
    return "".join(MASK if position in hidden else char for position, char in enumerate(identifier))


def _secrets(result: Result) -> dict[str, str]:
    secrets: dict[str, str] = {}
    for finding in (*result.findings, *result.exempt, *result.suppressed):
        private = PRIVATE.search(finding.rule) is not None
        if not private and not CONTACT.search(finding.rule):
            continue
        # The name of a channel is no identifier, and without it the finding could not be read.
        figures_only = WITHOUT_IDENTIFIER.search(finding.rule) is not None
        for text in (finding.match, finding.folded, *(related.match for related in finding.related)):
            for secret in _identifiers(text or ""):
                if not figures_only or any(char.isnumeric() for char in secret):
                    secrets[secret] = mask(secret)
            if private:
                secrets.update((found.group(), FIGURE.sub(MASK, found.group())) for found in DOOR.finditer(text or ""))
    return secrets


def _sufficient(result: Result) -> Iterator[tuple[str, str]]:
    """The runs that suffice by themselves, wherever a report may repeat them, with their masks."""
    texts = {field.text for field in result.note.fields} | {result.note.source or ""}
    for finding in (*result.findings, *result.exempt, *result.suppressed):
        texts.update((finding.match or "", finding.folded or "", finding.message, finding.reason or ""))
        texts.update(finding.suggestions)
        texts.update(related.match or "" for related in finding.related)
    for text in texts:
        for pattern, valid in ((CARD, _is_card), (MOBILE, _is_mobile)):
            for found in pattern.finditer(text):
                if valid(_plain(found.group())):
                    yield found.group(), mask(found.group())


def _plain(number: str) -> str:
    return "".join(VALUES.get(sign) or str(unicodedata.digit(sign)) for sign in DIGITS.findall(number))


def _is_mobile(digits: str) -> bool:
    return digits[0] == "1" and digits[1] in "3456789"


def _is_card(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=False))
    return CHECKS[total % 11] == digits[-1] and "0101" <= digits[10:14] <= "1231"


def _identifiers(text: str) -> Iterator[str]:
    """The identifiers in a match: long enough to reach someone, without the scheme of an address."""
    for found in IDENTIFIER.finditer(SCHEME.sub(lambda scheme: "\n" * len(scheme.group()), text)):
        yield found.group()


def _hide(text: str, masks: dict[str, str]) -> str:
    for secret, hidden in masks.items():
        text = text.replace(secret, hidden)
    return text


def _hide_passage(text: str, masks: dict[str, str]) -> str:
    """A passage shared by two notes: a number at its border may be part of one that the other note holds whole."""
    return CUT.sub(lambda found: mask(found.group()), _hide(text, masks))


def _redacted(finding: Finding, masks: dict[str, str]) -> Finding:
    hide = _hide_passage if finding.related else _hide
    return finding._replace(
        match=None if finding.match is None else hide(finding.match, masks),
        folded=None if finding.folded is None else _hide(finding.folded, masks),
        message=_hide(finding.message, masks),
        suggestions=tuple(_hide(suggestion, masks) for suggestion in finding.suggestions),
        fix=None if finding.fix is None else finding.fix._replace(text=_hide(finding.fix.text, masks)),
        related=tuple(_redacted_related(related, masks) for related in finding.related),
        reason=None if finding.reason is None else _hide(finding.reason, masks),
    )


def _redacted_related(related: Related, masks: dict[str, str]) -> Related:
    return related if related.match is None else related._replace(match=_hide_passage(related.match, masks))
