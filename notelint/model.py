r"""Plain data that every layer passes on; imports nothing of notelint.

The records are named tuples, not dataclasses: building a class of thirty fields with ``dataclass`` compiles code at
import time (about one millisecond each), which a pre-commit hook would pay on every run. For the same reason annotations
are evaluated here: of those kept as strings a named tuple compiles every one.

Offsets are code points, half open, in the text of one field. Lines and columns are 1-based code points of the decoded
file without its byte order mark; a line ends at ``\n``.
"""

from bisect import bisect_right
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

ERROR = "error"
WARNING = "warning"
INFO = "info"
LEVELS = (ERROR, WARNING, INFO)

VIOLATION = "violation"
NEEDS_EVIDENCE = "needs-evidence"
EXEMPT = "exempt"

FIELDS = ("title", "body", "tags", "cover", "comments", "bio")
GENRES = ("品牌广告", "种草", "个人", "公告")


class Origin(NamedTuple):
    """Where the code points of a field stand in its file.

    Piece ``i`` begins at ``starts[i]`` of the field and at ``offsets[i]`` of the decoded file; a plain slice of the
    file has one piece.
    """

    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    def offset(self, position: int) -> int:
        """The offset in the file of a position in the field."""
        piece = bisect_right(self.starts, position) - 1
        return self.offsets[piece] + position - self.starts[piece]


class Field(NamedTuple):
    """One text of a note. ``item`` is the place in a list field (tags, comments; ``index`` in reports), else null."""

    name: str
    text: str
    item: int | None = None
    origin: Origin | None = None
    cell: str | None = None


class Notice(NamedTuple):
    """Something the reader wants said about a note that is no matter of rules, such as an unknown key."""

    code: str
    message: str
    line: int | None = None
    column: int | None = None


class Note(NamedTuple):
    """One draft: its texts, and what its front matter or columns say under English keys (``genre``, ``evidence`` …).

    ``source`` is the whole decoded file where the note is a file of its own; a row of a table has ``line``, its first
    physical line, instead. Both are null for a text handed over in Python.
    """

    path: str
    id: str
    fields: tuple[Field, ...]
    meta: Mapping[str, Any] = {}
    account: str | None = None
    source: str | None = None
    line: int | None = None
    notices: tuple[Notice, ...] = ()

    def field(self, name: str) -> Field | None:
        """The first field of that name, or null."""
        for field in self.fields:
            if field.name == name:
                return field
        return None


class Hit(NamedTuple):
    """What a rule kind found: ``field`` is the index into ``Note.fields``, or null for the note as a whole.

    ``name`` is the field's name where no text can be pointed at (a missing title). ``values`` fill the message
    besides ``{match}``. ``level`` overrides the rule's own. ``clause`` and ``reason`` say why a hit is exempt.
    """

    field: int | None
    start: int = 0
    end: int = 0
    verdict: str = VIOLATION
    level: str | None = None
    message: str | None = None
    values: Mapping[str, str] = {}
    name: str | None = None
    folded: str | None = None
    fix: str | None = None
    suggestions: tuple[str, ...] | None = None
    clause: str | None = None
    reason: str | None = None


class Basis(NamedTuple):
    """What a rule rests on. ``kind``: 法律, 规章, 国标, 平台规则, 品牌, 经验. ``status``: 已核对, 转述, 未核对."""

    kind: str
    law: str | None = None
    article: str | None = None
    status: str = "未核对"
    link: str | None = None
    checked_on: str | None = None
    effective_from: str | None = None


class Fix(NamedTuple):
    """A replacement of code points [start, end) of the finding's field."""

    start: int
    end: int
    text: str


class Related(NamedTuple):
    """The other place of a finding that speaks of two notes; shares are fractions of one."""

    path: str
    note: str
    account: str | None = None
    field: str | None = None
    start: int | None = None
    end: int | None = None
    line: int | None = None
    column: int | None = None
    match: str | None = None
    similarity: float | None = None
    containment: float | None = None
    contained: float | None = None


class Finding(NamedTuple):
    """One judgement with its place. Exempt and suppressed ones are the same record with ``clause`` and ``reason``.

    A finding about a whole note, or about a field's length or absence, has a null ``start``.
    """

    rule: str
    level: str
    verdict: str
    path: str
    note: str
    account: str | None
    field: str | None
    item: int | None
    start: int | None
    end: int | None
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    cell: str | None
    match: str | None
    folded: str | None
    message: str
    basis: Basis
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    clause: str | None = None
    reason: str | None = None
    title: str = ""
    """The short name of the rule, in Chinese."""


class Counter(NamedTuple):
    """A length shown beside a note: 标题 18.5 / 20. ``limit`` is null where there is none."""

    name: str
    value: float
    limit: float | None


class Result(NamedTuple):
    """Everything said about one note."""

    note: Note
    findings: tuple[Finding, ...] = ()
    exempt: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    allowed: int = 0
    counters: tuple[Counter, ...] = ()
    suggested_packs: tuple[str, ...] = ()
    assumed_genre: bool = False
    """Whether nothing said what kind of content the note is, so that the default was taken."""


class Unchecked(NamedTuple):
    """Something that should have been read and was not; its presence makes the exit status 2."""

    path: str
    code: str
    reason: str
    line: int | None = None
    column: int | None = None
    note: str | None = None


class Skipped(NamedTuple):
    """Something rightly passed over: a table without a text column in a folder, an excluded file."""

    path: str
    reason: str


class PackInfo(NamedTuple):
    """Which rules judged: printed in every report. Dates are ISO."""

    id: str
    version: str
    effective_from: str | None = None
    reviewed_on: str | None = None


class Run(NamedTuple):
    """The head of a report: what is known before the first note."""

    version: str
    today: str
    packs: tuple[PackInfo, ...] = ()
    account_names: Mapping[str, str] = {}
    """昵称 by account id, for pages that people read."""


class Summary(NamedTuple):
    """The counts at the end of a run."""

    notes: int = 0
    checked: int = 0
    skipped: int = 0
    unchecked: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    exempt: int = 0
    allowed: int = 0
    suppressed: int = 0


class Fact(NamedTuple):
    """One thing to know of a matrix: 账号, 20 个, 官方号 1、KOS员工号 12 …"""

    name: str
    value: str
    detail: str = ""


class Stop(NamedTuple):
    """Something that must not go on: what it is, why, whose it is, and the note or record that speaks of it."""

    what: str
    why: str
    who: str
    path: str
    note: str


class Duty(NamedTuple):
    """What one person has to do: how much of it at each level, and the first few things."""

    who: str
    errors: int
    warnings: int
    tasks: tuple[str, ...] = ()


class Diagnosis(NamedTuple):
    """One line of a health check. ``healthy`` is null where nothing could be judged; ``evidence`` says by what."""

    name: str
    healthy: bool | None
    evidence: tuple[str, ...] = ()


class Overview(NamedTuple):
    """The first screen of an audit, for whoever reads only that. ``stopped`` counts all that ``stop`` is the first of."""

    facts: tuple[Fact, ...] = ()
    stop: tuple[Stop, ...] = ()
    stopped: int = 0
    duties: tuple[Duty, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()


class Outcome(NamedTuple):
    """The foot of a report: counts and what is only known at the end."""

    summary: Summary
    unchecked: tuple[Unchecked, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    suggested_packs: tuple[str, ...] = ()
    by_rule: tuple[tuple[str, int], ...] = ()
    remarks: tuple[str, ...] = ()
    """Said once for the whole run, such as which genre was assumed for how many notes."""
    overview: Overview | None = None
    """Only of an audit."""
    counted: str = "篇笔记"
    """What ``summary.checked`` counts, as a Chinese measure word and noun."""


class Reporter(Protocol):
    """How a report is written: notes arrive one by one, so that what can stream streams."""

    def begin(self, run: Run) -> None:
        """Called once, before any note."""

    def add(self, result: Result) -> None:
        """Called for each note in input order."""

    def end(self, outcome: Outcome) -> None:
        """Called once, after the last note."""
