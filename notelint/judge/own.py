"""Findings of notelint itself: about a draft's front matter, its genre, its suppressions.

They are rules like any others: to be selected, ignored, levelled and locked by their ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.judge.fingerprint import fingerprint
from notelint.judge.place import Place
from notelint.judge.select import OFF, chosen, level_for
from notelint.kinds.rule import Rule
from notelint.model import FIELDS, GENRES, INFO, VIOLATION, WARNING, Basis, Field, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notelint.judge.select import Choice
    from notelint.model import Note, Notice

FAMILY = "notelint"
OWN_BASIS = Basis("经验", "notelint 的约定", status="已核对")


def _rule(name: str, title: str, message: str, level: str = WARNING) -> Rule:
    levels = dict.fromkeys(GENRES, level)
    return Rule(f"{FAMILY}.{name}", FAMILY, "own", title, levels, FIELDS, message, OWN_BASIS)


OWN: tuple[Rule, ...] = (
    _rule("draft.unknown-key", "稿件信息", "稿件开头的信息里有不认识的键"),
    _rule("draft.unknown-column", "稿件信息", "表格里有没有读取的列"),
    _rule("draft.bad-value", "稿件信息", "稿件信息的值不合写法"),
    _rule("draft.genre", "稿件信息", "标为「个人」的稿件有广告的迹象，按「种草」对待", INFO),
    _rule("suppress.invalid", "屏蔽本身的问题", "屏蔽的写法不对，或没有写理由"),
    _rule("suppress.unknown", "屏蔽本身的问题", "屏蔽了不存在或未启用的规则"),
    _rule("suppress.locked", "屏蔽本身的问题", "要屏蔽的规则已锁定"),
    _rule("suppress.expired", "屏蔽本身的问题", "屏蔽已到期"),
    _rule("suppress.unused", "屏蔽本身的问题", "屏蔽没有用到"),
)
"""Every id that notelint itself reports, with what it says."""
_BY_ID = {rule.id: rule for rule in OWN}


def as_chosen(findings: Iterable[Finding], choice: Choice) -> Iterator[Finding]:
    """Findings as a choice wants them: notelint's own selected and levelled, those of other rules as they are."""
    for finding in findings:
        rule = _BY_ID.get(finding.rule)
        if rule is None:
            yield finding
        elif chosen(rule, choice):
            level = level_for(rule, finding.level, choice)
            if level != OFF:
                yield finding._replace(level=level)


def own_finding(
    note: Note,
    rule: str,
    message: str,
    *,
    level: str = WARNING,
    where: Place = Place(),
    field: Field | None = None,
    span: tuple[int, int] | None = None,
) -> Finding:
    """A finding under an id ``notelint.…``; about the whole note unless a field and a span are given."""
    pointed = field is not None and span is not None
    start, end = span if span is not None and pointed else (None, None)
    match = field.text[slice(*span)] if field is not None and span is not None else None
    name = field.name if field is not None else None
    return Finding(
        rule=rule,
        level=level,
        verdict=VIOLATION,
        path=note.path,
        note=note.id,
        account=note.account,
        field=name,
        item=field.item if field is not None else None,
        start=start,
        end=end,
        line=where.line,
        column=where.column,
        end_line=where.end_line,
        end_column=where.end_column,
        cell=field.cell if field is not None else None,
        match=match,
        folded=None,
        message=message,
        basis=OWN_BASIS,
        fingerprint=fingerprint(rule, name, match, message),
        title=_BY_ID[rule].title if rule in _BY_ID else "稿件信息",
    )


def of_notice(note: Note, notice: Notice) -> Finding:
    """What the reader noticed in a note's front matter or columns."""
    return own_finding(note, f"notelint.draft.{notice.code}", notice.message, where=Place(notice.line, notice.column))


def of_genre(note: Note, reason: str) -> Finding:
    """Why a note is not judged as the kind of content it says it is."""
    return own_finding(note, "notelint.draft.genre", reason, level=INFO, where=Place(note.line))
