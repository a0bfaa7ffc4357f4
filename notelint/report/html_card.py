"""One note as the page shows it: its texts cut into pieces, with the hits marked, and its findings numbered.

A card is plain and small whatever the note's size: long texts are shown in windows around the hits.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from notelint.model import ERROR, FIELDS, INFO, WARNING
from notelint.report.passages import Passage, Sides, shortened, sides
from notelint.report.width import TURNING
from notelint.report.wording import FIELD_NAMES, clause_name, field_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notelint.model import Counter, Field, Finding, Note, Related, Result

WHOLE = 900
"""Code points of a text that is shown whole."""
BESIDE = 90
"""Code points shown on either side of a hit in a longer one."""
LEAD = 60
"""Code points of its beginning that are always shown."""
LONGEST_HIT = 320
LONGEST_MESSAGE = 500
LONGEST_NAME = 80
MOST_TEXTS = 30
"""Topics or comments of one note."""
MOST_SHOWN = 2_400
MOST_FINDINGS = 40
MOST_SPARES = 12
MOST_PASSAGES = 3
MOST_OTHERS = 5
LONGEST_PASSAGE = 150
WORST = (ERROR, WARNING, INFO, "spare")
STOPS = "。！？；!?;\n"
HIDDEN = dict.fromkeys([*map(ord, TURNING), *range(9), 11, 12, *range(14, 32), *range(127, 160)], "\ufffd")


class Piece(NamedTuple):
    """A stretch of text. ``look`` is the worst level of the findings over it, ``spare`` for an exempt or suppressed
    place, ``gap`` for what was left out, empty for plain text. ``ends`` are the numbers to print after it."""

    text: str
    look: str = ""
    numbers: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    says: str = ""


class Section(NamedTuple):
    """One field: its name and its text, or the texts of a list."""

    name: str
    key: str
    texts: tuple[tuple[Piece, ...], ...]


class Numbered(NamedTuple):
    """A finding with its number on the card and the name of its place."""

    number: int
    finding: Finding
    place: str
    beside: Sides = Sides()


class Spare(NamedTuple):
    """An exempt or suppressed place: what it is, the words, and why they do not count."""

    kind: str
    match: str
    why: str


class Card(NamedTuple):
    """What the page needs of one note."""

    path: str
    line: int | None
    note: str
    title: str
    heading: tuple[Piece, ...]
    account: str
    facts: tuple[str, ...]
    level: str
    counts: tuple[tuple[str, int], ...]
    sections: tuple[Section, ...]
    findings: tuple[Numbered, ...]
    more: int
    spares: tuple[Spare, ...]
    counters: tuple[Counter, ...]


class Span(NamedTuple):
    """Where a finding lies in a text; ``number`` is 0 for an exempt or suppressed place."""

    start: int
    end: int
    number: int
    look: str
    says: str


def card(result: Result) -> Card:
    """The card of a result."""
    note = result.note
    findings = tuple(
        Numbered(number, _kept(finding), _place(finding), _beside(finding))
        for number, finding in enumerate(result.findings[:MOST_FINDINGS], 1)
    )
    levels = [finding.level for finding in result.findings]
    title = note.field("title")
    sections = list(_sections(note, findings, (*result.exempt, *result.suppressed)))
    heading = [section for section in sections if section.key == "title"]
    return Card(
        path=note.path,
        line=note.line,
        note=note.id,
        title=name_of(note) if title is not None and title.text.strip() else "",
        heading=heading[0].texts[0] if heading else (),
        account=note.account or "",
        facts=tuple(str(note.meta[key]) for key in ("genre", "format") if note.meta.get(key)),
        level=next((level for level in (ERROR, WARNING, INFO) if level in levels), ""),
        counts=tuple((level, levels.count(level)) for level in (ERROR, WARNING, INFO) if level in levels),
        sections=tuple(section for section in sections if section.key != "title"),
        findings=findings,
        more=len(result.findings) - len(findings),
        spares=tuple(_spares(result))[:MOST_SPARES],
        counters=result.counters,
    )


def name_of(note: Note) -> str:
    """What a note is called: its title, else its id."""
    title = note.field("title")
    return clean(cut(title.text.strip() if title is not None and title.text.strip() else note.id, LONGEST_NAME))


def cut(text: str, most: int) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= most else text[: most - 1] + "…"


def clean(text: str) -> str:
    """The text without control characters and marks that turn its direction, one for one."""
    return text.translate(HIDDEN)


def _kept(finding: Finding) -> Finding:
    return finding._replace(
        match=clean(cut(finding.match, LONGEST_HIT)) if finding.match is not None else None,
        message=clean(cut(finding.message, LONGEST_MESSAGE)),
        suggestions=tuple(map(clean, finding.suggestions)),
        related=(),
    )


def _beside(finding: Finding) -> Sides:
    """The passages it shares with another note, short enough to be read side by side, and the notes it only names."""
    passages, others = sides(finding)
    return Sides(
        tuple(Passage(_brief(own), _brief(other)) for own, other in passages[:MOST_PASSAGES]), others[:MOST_OTHERS]
    )


def _brief(related: Related) -> Related:
    return related._replace(match=clean(shortened(related.match or "", LONGEST_PASSAGE)))


def _spares(result: Result) -> Iterable[Spare]:
    for finding in result.exempt:
        why = f"{clause_name(finding.clause)}：{finding.reason or ''}"
        yield Spare("豁免", _short(finding), clean(cut(why, LONGEST_MESSAGE)))
    for finding in result.suppressed:
        yield Spare("已忽略", _short(finding), clean(cut(finding.reason or "", LONGEST_MESSAGE)))


def _short(finding: Finding) -> str:
    return clean(cut(finding.match or field_name(finding) or "整篇", 40))


def _place(finding: Finding) -> str:
    parts = [field_name(finding) or "整篇"]
    if finding.cell:
        parts.append(finding.cell)
    elif finding.line is not None and finding.column is not None:
        parts.append(f"{finding.line}:{finding.column}")
    return " ".join(parts)


def _sections(note: Note, findings: Sequence[Numbered], excused: Iterable[Finding]) -> Iterable[Section]:
    excused = list(excused)[:MOST_FINDINGS]
    for name in FIELDS:
        fields = [field for field in note.fields if field.name == name and field.text.strip()][:MOST_TEXTS]
        texts = tuple(tuple(pieces(field.text, _spans(field, findings, excused))) for field in fields)
        if texts:
            yield Section(FIELD_NAMES.get(name, name), name, texts)


def _spans(field: Field, findings: Sequence[Numbered], excused: Iterable[Finding]) -> list[Span]:
    spans = [
        Span(finding.start, finding.end, number, finding.level, finding.message)
        for number, finding, *_ in findings
        if _lies_in(finding, field) and finding.start is not None and finding.end is not None
    ]
    spans += [
        Span(finding.start, finding.end, 0, "spare", clean(f"不算问题：{finding.reason or ''}"))
        for finding in excused
        if _lies_in(finding, field) and finding.start is not None and finding.end is not None
    ]
    return [span for span in spans if span.end > span.start]


def _lies_in(finding: Finding, field: Field) -> bool:
    return finding.field == field.name and finding.item == field.item


def pieces(text: str, spans: Sequence[Span]) -> Iterable[Piece]:
    """The text in order, cut at the ends of hits, so that nested and overlapping ones are told apart."""
    shown = windows(text, spans)
    cuts = sorted({edge for span in spans for edge in span[:2]})
    ends = _number_places(spans, shown)
    at = 0
    for first, last in shown:
        if first > at:
            yield Piece(f"略去 {first - at} 字", "gap")
        edges = [first, *(cut for cut in cuts if first < cut < last), last]
        for start, end in pairwise(edges):
            over = [span for span in spans if span.start < end and span.end > start]
            look = min((span.look for span in over), key=WORST.index, default="")
            numbers = tuple(sorted(span.number for span in over if span.number))
            says = "\n".join(dict.fromkeys(span.says for span in over))
            yield Piece(clean(text[start:end]), look, numbers, tuple(sorted(ends.get(end, ()))), says)
        at = last
    if at < len(text):
        yield Piece(f"略去 {len(text) - at} 字", "gap")


def _number_places(spans: Sequence[Span], shown: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """After which offset each number is printed: the end of its hit, or of what is shown of it."""
    places: dict[int, list[int]] = {}
    for span in spans:
        visible = [min(last, span.end) for first, last in shown if first < span.end and last > span.start]
        if span.number and visible:
            places.setdefault(visible[-1], []).append(span.number)
    return places


def windows(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The stretches of a text that are shown, in order: all of a short one, else its beginning and the hits with what
    stands around them, up to about ``MOST_SHOWN`` code points."""
    if len(text) <= WHOLE:
        return [(0, len(text))] if text else []
    wanted = [(0, _forward(text, LEAD))]
    used = wanted[0][1]
    for span in sorted(spans, key=lambda span: (WORST.index(span.look), span.start)):
        stop = min(span.end, span.start + LONGEST_HIT)
        window = (_backward(text, max(0, span.start - BESIDE)), _forward(text, min(len(text), stop + BESIDE)))
        used += window[1] - window[0]
        if used > MOST_SHOWN:
            break
        wanted.append(window)
    merged: list[tuple[int, int]] = []
    for first, last in sorted(wanted):
        if merged and first <= merged[-1][1] + 12:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _backward(text: str, at: int) -> int:
    """Begin after a stop of the sentence if one is near."""
    found = max(text.rfind(stop, max(0, at - 30), at) for stop in STOPS)
    return found + 1 if found >= 0 else at


def _forward(text: str, at: int) -> int:
    """End with a stop of the sentence if one is near."""
    found = [place for place in (text.find(stop, at, at + 30) for stop in STOPS) if place >= 0]
    return min(found) + 1 if found else min(at, len(text))
