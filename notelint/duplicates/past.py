"""One draft against the history of what was published: candidates from the store, the same measures and words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from notelint.duplicates import judgement
from notelint.duplicates.batch import by_source, passage_finding, passage_groups, whole_finding
from notelint.duplicates.candidates import COMMON, COMMON_WEIGHT, RARE_WEIGHT
from notelint.duplicates.findings import OTHERS
from notelint.duplicates.judgement import Overlap, rule_for
from notelint.duplicates.passages import shared
from notelint.duplicates.strip import allowed_phrases, strip
from notelint.duplicates.subject import Subject
from notelint.duplicates.winnow import HISTORY, VERSION, fingerprints
from notelint.store.history import Fingerprints, History

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from notelint.brand.brand import Brand
    from notelint.duplicates.findings import Scope
    from notelint.kinds.rule import Rule
    from notelint.model import Finding, Note

MANY = 100
"""Notes at once from which on numpy is worth its loading."""


def _rows(bodies: Sequence[str]) -> Iterable[tuple[int, int]]:
    if len(bodies) >= MANY:
        try:
            from notelint.duplicates.columns import rows_in_order
        except ImportError:
            pass
        else:
            return rows_in_order(bodies, HISTORY)
    return sorted({(value, place) for place, body in enumerate(bodies) for value in fingerprints(strip(body), HISTORY)})


FINGERPRINTS = Fingerprints(
    lambda body: fingerprints(strip(body), HISTORY), f"{VERSION}:{HISTORY.gram},{HISTORY.window}", _rows
)
CLOSEST = 24
"""Published notes that a draft is compared with, those with most fingerprints in common."""


class Past:
    """A history as a draft is compared with it. Opens the file for reading; raises StoreError."""

    def __init__(self, path: str, brand: Brand) -> None:
        self._history = History(path, FINGERPRINTS)
        self._brand = brand
        self._phrases = allowed_phrases(brand.boilerplate)

    def findings(self, note: Note, rules: Mapping[str, Rule], scope: Scope) -> Iterator[Finding]:
        """What is to be said of a draft; its own published state and later notes are no matter of it."""
        this = Subject(note, self._phrases)
        weights: Counter[int] = Counter()
        for holders in self._history.holding(fingerprints(this.text.text, HISTORY)).values():
            weight = RARE_WEIGHT if len(holders) < COMMON else COMMON_WEIGHT
            for number in holders:
                weights[number] += weight
        found: dict[str, list[Overlap]] = {}
        others: dict[int, Subject] = {}
        for number, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:CLOSEST]:
            if weight < HISTORY.shared * RARE_WEIGHT:
                break
            other = self._subject(number)
            if is_same(note, other.note) or (this.published or "9999") < (other.published or ""):
                continue
            common = shared(this.text, other.text)
            name = rule_for(rules, this, other, common) if common.passages else None
            if name is not None:
                others[number] = other
                found.setdefault(name, []).append(Overlap(number, common))
                if len(found[name]) > OTHERS and name in judgement.WHOLE:
                    break
        for name in judgement.WHOLE:
            if name in found:
                one = whole_finding(
                    rules[name], this, others.__getitem__, found[name], scope, more=len(found[name]) > OTHERS
                )
                if one is not None:
                    yield one
        least = rules[judgement.PASSAGE].options["characters"]
        for groups in by_source(passage_groups(found.get(judgement.PASSAGE, ()), least)):
            one = passage_finding(rules[judgement.PASSAGE], this, others.__getitem__, groups, self._count, scope)
            if one is not None:
                yield one

    def _subject(self, number: int) -> Subject:
        note = self._history.note(number).note()
        account = self._brand.account(note.account)
        return Subject(note, self._phrases, account.name if account is not None else None)

    def _count(self, text: str) -> int:
        """In how many published notes a stripped passage stands, up to the cap: the middle figure of its fingerprints."""
        hashes = fingerprints(text, HISTORY)
        holding = self._history.holding(hashes)
        figures = sorted(len(holding.get(value, ())) for value in hashes)
        return figures[len(figures) // 2] if figures else 0


def is_same(note: Note, other: Note) -> bool:
    """Whether a published note is the draft itself: by its id, or word for word of one account under one title."""
    if note.id == other.id:
        return True
    words = [[field.text for field in each.fields if field.name in ("title", "body")] for each in (note, other)]
    return words[0] == words[1] and note.account == other.account and len(words[0]) == 2
