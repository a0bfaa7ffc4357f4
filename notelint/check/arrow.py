"""Judging notes that come as Arrow batches: one machine and Spark run the same function."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from notelint.check.linter import Linter
from notelint.check.work import judged, read_options
from notelint.model import Note, Result, Skipped
from notelint.packs.locate import shipped, shipped_folder
from notelint.read.rows import note, plan
from notelint.read.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.config.settings import Settings
    from notelint.judge.select import Choice
    from notelint.model import Finding, Unchecked

FINDING, EXEMPT, SUPPRESSED, UNCHECKED = "finding", "exempt", "suppressed", "unchecked"
_TEXT, _NUMBER = pa.string(), pa.int32()
FINDINGS = pa.schema(
    [
        ("type", _TEXT),
        ("rule", _TEXT),
        ("level", _TEXT),
        ("verdict", _TEXT),
        ("note", _TEXT),
        ("account", _TEXT),
        ("field", _TEXT),
        ("index", _NUMBER),
        ("start", _NUMBER),
        ("end", _NUMBER),
        ("match", _TEXT),
        ("message", _TEXT),
        ("law", _TEXT),
        ("article", _TEXT),
        ("status", _TEXT),
        ("suggestions", pa.list_(_TEXT)),
        ("clause", _TEXT),
        ("reason", _TEXT),
    ]
)
"""One row for each finding, exempt or suppressed place, and for each note that could not be checked."""


class Judge(NamedTuple):
    """What a linter is made of, as plain data that can travel."""

    settings: Settings
    today: str
    choice: Choice
    genre: str | None = None
    industries: tuple[str, ...] = ()

    def linter(self) -> Linter:
        """The linter; packs that ship are those of the installation it is made in. Raises ConfigError."""
        settings = self.settings._replace(packs=tuple(map(_here, self.settings.packs)), suggested=())
        return Linter.from_settings(settings, self.today, self.choice, self.genre, self.industries)


def findings_batch(batch: pa.RecordBatch, linter: Linter) -> pa.RecordBatch:
    """What is to be said of a batch of notes, whose columns are named as those of tables; ``id`` is one of them."""
    how = plan(batch.schema.names)
    source = Source("-", "-", read_options(linter.settings, None))
    notes: list[Note | Unchecked | Skipped] = [
        note(how, record, source, "", None, None) for record in batch.to_pylist()
    ]
    rows = [row for item in judged(linter, notes) for row in _rows(item)]
    columns = zip(*rows, strict=True) if rows else [[] for _ in FINDINGS]
    arrays = [pa.array(list(values), field.type) for values, field in zip(columns, FINDINGS, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=FINDINGS)


def _rows(item: Result | Unchecked | Skipped) -> Iterator[tuple[Any, ...]]:
    if isinstance(item, Skipped):
        return
    if not isinstance(item, Result):
        yield UNCHECKED, item.code, None, None, item.note, *[None] * 12, item.reason
        return
    for kind, found in ((FINDING, item.findings), (EXEMPT, item.exempt), (SUPPRESSED, item.suppressed)):
        yield from (_row(kind, each) for each in found)


def _row(kind: str, finding: Finding) -> tuple[Any, ...]:
    basis = finding.basis
    return (
        kind,
        finding.rule,
        finding.level,
        finding.verdict,
        finding.note,
        finding.account,
        finding.field,
        finding.item,
        finding.start,
        finding.end,
        finding.match,
        finding.message,
        basis.law,
        basis.article,
        basis.status,
        list(finding.suggestions),
        finding.clause,
        finding.reason,
    )


def _here(path: str) -> str:
    name = os.path.basename(path)
    return os.path.join(shipped_folder(), name) if not os.path.exists(path) and name in shipped() else path
