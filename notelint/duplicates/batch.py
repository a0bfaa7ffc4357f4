"""A batch of notes against each other: who shares what, and the findings that come of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from notelint.duplicates import judgement
from notelint.duplicates.candidates import COMMON
from notelint.duplicates.findings import OTHERS, Words, figures, finding, passages_of, percent, whole
from notelint.duplicates.judgement import Overlap, longest, rule_for
from notelint.duplicates.pairing import by_columns, pairing, shared_by
from notelint.duplicates.rewrite import likenesses
from notelint.duplicates.subject import later
from notelint.duplicates.titles import alike_titles, same_openings
from notelint.duplicates.winnow import fingerprints
from notelint.model import INFO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from notelint.duplicates.findings import Scope
    from notelint.duplicates.passages import Passage
    from notelint.duplicates.subject import Subject
    from notelint.duplicates.winnow import Scale
    from notelint.kinds.rule import Rule
    from notelint.model import Finding

LONG = 80
"""A passage of that many characters is no stock phrase, however many notes hold it."""


class Compared(NamedTuple):
    """A batch after comparison: the overlaps of each note with earlier ones, and how common fingerprints are."""

    overlaps: Mapping[int, Sequence[Overlap]]
    titles: Mapping[int, Sequence[tuple[int, float]]]
    openings: Mapping[int, tuple[int, int, int]]
    rewrites: Mapping[int, Sequence[tuple[int, float]]]
    common: Mapping[int, int]
    scale: Scale


def compare(subjects: Sequence[Subject], rules: Mapping[str, Rule]) -> Compared:
    """Compare every note with those before it, by date where there is one, else by the order of the input."""
    columns = by_columns(len(subjects))
    if columns:
        from notelint.duplicates.ahead import know_places, know_texts

        know_texts(subjects)
    order = sorted(range(len(subjects)), key=lambda place: (subjects[place].published or "9999", place))
    found = pairing([subject.text.text for subject in subjects])
    overlaps: dict[int, list[Overlap]] = defaultdict(list)
    pairs = [
        (left, right) if later(subjects[left], left, subjects[right], right) else (right, left)
        for left, right in found.pairs
    ]
    measured = shared_by([subject.text for subject in subjects], pairs)
    for (this, other), common in zip(pairs, measured, strict=True):
        if common.passages:
            overlaps[this].append(Overlap(other, common))
    options = rules[judgement.TITLE].options
    titles = alike_titles([subjects[place].title for place in order], options["similarity"], options["characters"])
    openings = same_openings(
        [subjects[place].text.text for place in order], rules[judgement.OPENING].options["characters"]
    )
    rewrites: dict[int, list[tuple[int, float]]] = defaultdict(list)
    options = rules[judgement.REWRITE].options
    texts = [subjects[place].text.text for place in order]
    for earlier, this, figure in likenesses(texts, options["similarity"], options["characters"]):
        rewrites[order[this]].append((order[earlier], figure))
    compared = Compared(
        overlaps,
        {order[place]: [(order[one], figure) for one, figure in others] for place, others in titles.items()},
        {order[place]: (order[one], same, count) for place, (one, same, count) in openings.items()},
        rewrites,
        found.common,
        found.scale,
    )
    if columns:
        know_places([subjects[place] for place in sorted(_shown(compared))])
    return compared


def _shown(compared: Compared) -> set[int]:
    """The notes in which places may be shown."""
    shown = {place for both in compared.openings.items() for place in (both[0], both[1][0])}
    for this, overlaps in compared.overlaps.items():
        shown.add(this)
        shown.update(overlap.other for overlap in overlaps)
    return shown


def findings(
    place: int, subjects: Sequence[Subject], compared: Compared, rules: Mapping[str, Rule], scope: Scope
) -> Iterator[Finding]:
    """What is to be said of one note of a batch."""
    this = subjects[place]
    graver: set[int] = set()
    by_rule: dict[str, list[Overlap]] = defaultdict(list)
    for overlap in compared.overlaps.get(place, ()):
        name = rule_for(rules, this, subjects[overlap.other], overlap.shared)
        if name is not None:
            by_rule[name].append(overlap)
            graver.add(overlap.other)
    for name in judgement.WHOLE:
        if by_rule[name]:
            yield from _found(whole_finding(rules[name], this, subjects.__getitem__, by_rule[name], scope))
    count = _counter(compared)
    for groups in by_source(passage_groups(by_rule[judgement.PASSAGE], rules[judgement.PASSAGE].options["characters"])):
        yield from _found(passage_finding(rules[judgement.PASSAGE], this, subjects.__getitem__, groups, count, scope))
    yield from _title(place, subjects, compared, rules[judgement.TITLE], graver, scope)
    yield from _opening(place, subjects, compared, rules[judgement.OPENING], graver, scope)
    yield from _rewrite(place, subjects, compared, rules[judgement.REWRITE], graver, scope)


def _found(one: Finding | None) -> Iterator[Finding]:
    if one is not None:
        yield one


def whole_finding(
    rule: Rule,
    this: Subject,
    subject: Callable[[int], Subject],
    overlaps: Sequence[Overlap],
    scope: Scope,
    *,
    more: bool = False,
) -> Finding | None:
    """One finding for all notes that this one repeats as a whole; the closest is shown, some others are named.

    ``more``: there may be others that were not compared.
    """
    best, *rest = sorted(overlaps, key=lambda overlap: (-overlap.shared.similarity, overlap.other))
    other = subject(best.other)
    main = longest(best.shared)
    assert main is not None
    values = figures(best.shared)
    related = [
        *passages_of(this, other, best.shared),
        *(whole(subject(overlap.other), overlap.shared) for overlap in rest[:OTHERS]),
    ]
    words = Words(this.body, this.span(main.start, main.end), None, values)
    made = finding(rule, this, other, words, related, scope)
    if made is not None and rest:
        made = made._replace(message=f"{made.message}；另有 {len(rest)} 篇{'以上' if more else ''}也相近")
    return made


class Lifted(NamedTuple):
    """A passage that a note shares with an earlier one."""

    passage: Passage
    overlap: Overlap


def passage_groups(overlaps: Sequence[Overlap], least: int) -> list[list[Lifted]]:
    """Passages of at least that many characters by the part of this note they stand in, the longest of a part first."""
    every = sorted(
        (Lifted(passage, overlap) for overlap in overlaps for passage in overlap.shared.passages),
        key=lambda lifted: (-lifted.passage.matched, lifted.overlap.other, lifted.passage.start),
    )
    groups: list[list[Lifted]] = []
    for lifted in every:
        if lifted.passage.matched < least:
            break
        for group in groups:
            head = group[0].passage
            inside = min(head.end, lifted.passage.end) - max(head.start, lifted.passage.start)
            if 2 * inside >= lifted.passage.end - lifted.passage.start:
                group.append(lifted)
                break
        else:
            groups.append([lifted])
    return sorted(groups, key=lambda group: group[0].passage.start)


def by_source(groups: Sequence[Sequence[Lifted]]) -> list[list[Sequence[Lifted]]]:
    """Groups of passages by the note that holds the longest of each."""
    found: dict[int, list[Sequence[Lifted]]] = defaultdict(list)
    for group in groups:
        found[group[0].overlap.other].append(group)
    return list(found.values())


def passage_finding(
    rule: Rule,
    this: Subject,
    subject: Callable[[int], Subject],
    groups: Sequence[Sequence[Lifted]],
    count: Callable[[str], int],
    scope: Scope,
) -> Finding | None:
    """One finding for the passages that stand in one other note; ``count`` tells in how many notes a text stands."""
    heads = [group[0] for group in groups]
    overlap = heads[0].overlap
    main = max((head.passage for head in heads), key=lambda passage: passage.matched)
    further = {lifted.overlap.other for group in groups for lifted in group} - {overlap.other}
    stock = [_stock(this, head.passage, count) for head in heads]
    common = f"（常用语，{max(stock)} 篇都有）" if min(stock) else f"，另有 {len(further)} 篇也有" if further else ""
    words = Words(
        this.body,
        this.span(main.start, main.end),
        INFO if min(stock) and main.matched < LONG else None,
        {"characters": str(sum(head.passage.matched for head in heads)), "common": common},
    )
    shown = overlap.shared._replace(passages=tuple(head.passage for head in heads))
    related = passages_of(this, subject(overlap.other), shown)
    related += [whole(subject(other)) for other in sorted(further)[:OTHERS]]
    return finding(rule, this, subject(overlap.other), words, related, scope)


def _stock(this: Subject, passage: Passage, count: Callable[[str], int]) -> int:
    """In how many notes a passage stands, if that makes it a stock phrase, else 0."""
    notes = count(this.text.text[passage.start : passage.end])
    return notes if notes >= COMMON else 0


def _counter(compared: Compared) -> Callable[[str], int]:
    """In how many notes of the batch a stripped passage stands: the middle figure of its fingerprints."""

    def count(text: str) -> int:
        figures = sorted(compared.common.get(value, 0) for value in fingerprints(text, compared.scale))
        return figures[len(figures) // 2] if figures else 0

    return count


def _title(
    place: int, subjects: Sequence[Subject], compared: Compared, rule: Rule, graver: set[int], scope: Scope
) -> Iterator[Finding]:
    this = subjects[place]
    field = this.note.field("title")
    others = [
        (other, figure)
        for other, figure in compared.titles.get(place, ())
        if other not in graver and not this.same_account(subjects[other])
    ]
    if not others or field is None:
        return
    related = [
        whole(subjects[other], None, subjects[other].note.field("title"))._replace(similarity=round(figure, 4))
        for other, figure in others
    ]
    words = Words(field, (0, len(field.text)), None, {"similarity": percent(others[0][1])})
    yield from _found(finding(rule, this, subjects[others[0][0]], words, related, scope))


def _opening(
    place: int, subjects: Sequence[Subject], compared: Compared, rule: Rule, graver: set[int], scope: Scope
) -> Iterator[Finding]:
    if place not in compared.openings:
        return
    other, same, notes = compared.openings[place]
    this, first = subjects[place], subjects[other]
    if other in graver or this.same_account(first) or first.body is None:
        return
    common = f"（常用语，{notes} 篇都这样开头）" if notes >= COMMON else ""
    words = Words(this.body, this.span(0, same), None, {"characters": str(same), "common": common})
    start, end = first.span(0, same)
    related = whole(first)._replace(field="body", start=start, end=end, match=first.body.text[start:end])
    yield from _found(finding(rule, this, first, words, [related], scope))


def _rewrite(
    place: int, subjects: Sequence[Subject], compared: Compared, rule: Rule, graver: set[int], scope: Scope
) -> Iterator[Finding]:
    this = subjects[place]
    others = [
        (other, figure)
        for other, figure in compared.rewrites.get(place, ())
        if other not in graver and not this.same_account(subjects[other])
    ]
    if not others:
        return
    others.sort(key=lambda one: (-one[1], one[0]))
    words = Words(None, None, None, {"likeness": percent(others[0][1])})
    related = [whole(subjects[other]) for other, _ in others[: 1 + OTHERS]]
    yield from _found(finding(rule, this, subjects[others[0][0]], words, related, scope))
