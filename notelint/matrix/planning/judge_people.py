"""Lines against the team: what can be written and reviewed, and handed in in time (H8, H9; M-72, M-75)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.planning.capacity import reviewers, works, writers
from notelint.matrix.planning.slot import REVIEWED
from notelint.matrix.planning.view import Breach, breach, week_span
from notelint.matrix.planning.workdays import submit_by
from notelint.model import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.matrix.planning.view import Line, View


def writing(view: View) -> Iterator[Breach]:
    """Weeks with more notes than the team can write, or nearly as many; then each writer's own."""
    if not any(one.weekly_capacity is not None for one in view.matrix.operators):
        return
    weeks: dict[tuple[int, int], list[Line]] = {}
    for line in view.lines:
        if line.own and line.slot.state not in REVIEWED:
            weeks.setdefault(line.week, []).append(line)
    for week, lines in weeks.items():
        able = sum(one.weekly_capacity or 0 for one in writers(view.matrix, lines[0].slot.on))
        found = _load(lines, able, view.settings.busy, week=week_span(week), who="写手一共")
        if found is not None:
            yield found
        yield from _own(view, lines, week)


def _own(view: View, lines: list[Line], week: tuple[int, int]) -> Iterator[Breach]:
    by_author: dict[str, list[Line]] = {}
    for line in lines:
        if line.slot.author:
            by_author.setdefault(line.slot.author, []).append(line)
    for author, own in by_author.items():
        person = view.matrix.operator(author)
        if person is not None and person.weekly_capacity is not None and len(own) > person.weekly_capacity:
            found = _load(own, person.weekly_capacity, 1, week=week_span(week), who=person.name)
            if found is not None:
                yield found._replace(subject=f"{week_span(week)} {person.name}")


def _load(lines: list[Line], able: int, busy: float, week: str, who: str) -> Breach | None:
    count = len(lines)
    if count <= able * busy:
        return None
    first = lines[min(able, count - 1)]
    share = f"{count / able * 100:.1f}%" if able else "没有产能"
    found = breach(
        first, level=None if count > able else WARNING, count=count, able=able, share=share, week=week, who=who
    )
    return found._replace(subject=f"{week} {who}", account=None)


def review(view: View) -> Iterator[Breach]:
    """Days on which more is handed in than can be reviewed; then each reviewer's own."""
    days: dict[str, list[Line]] = {}
    for line in view.lines:
        if line.own and line.slot.submit_by and line.slot.state not in REVIEWED:
            days.setdefault(line.slot.submit_by, []).append(line)
    for day in sorted(days):
        lines = days[day]
        able = reviewers(view.matrix, lines[0].slot.on)
        total = sum(one.review_capacity or 0 for one in able)
        if able and len(lines) > total:
            yield breach(lines[total], due=day, count=len(lines), able=total, who="审核一共")._replace(subject=day)
        for person in able:
            own = [line for line in lines if line.slot.reviewer in (person.id, person.name)]
            most = person.review_capacity or 0
            if len(own) > most:
                found = breach(own[most], due=day, count=len(own), able=most, who=person.name)
                yield found._replace(subject=f"{day} {person.name}")


def late(view: View) -> Iterator[Breach]:
    """Notes that are handed in too late to be reviewed by working days (M-75)."""
    for line in view.lines:
        slot = line.slot
        if line.own and slot.submit_by and slot.state not in REVIEWED:
            latest = submit_by(line.day, view.settings.lead, view.matrix.holidays).isoformat()
            if slot.submit_by > latest:
                yield breach(line, due=slot.submit_by, latest=latest, lead=view.settings.lead)


def own_review(view: View) -> Iterator[Breach]:
    """Notes that their author reviews."""
    for line in view.lines:
        if line.own and line.slot.author and line.slot.author == line.slot.reviewer:
            yield breach(line, who=line.slot.author)


def gone(view: View) -> Iterator[Breach]:
    """Notes given to people who have left by then."""
    for line in view.lines:
        for name in dict.fromkeys((line.slot.author, line.slot.reviewer)):
            person = view.matrix.operator(name) if name else None
            if line.own and person is not None and line.slot.state not in REVIEWED and not works(person, line.slot.on):
                yield breach(line, who=person.name)
