"""The board as lines of the calendar: times, titles, words, people, days for handing in, key messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.planning.board import NO_TOPIC, Placed
from notelint.matrix.planning.people import Desk, hand_in
from notelint.matrix.planning.slot import DRAFT, HOT, Slot
from notelint.matrix.planning.times import part_of_day, slot_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.content import Campaign
    from notelint.matrix.planning.board import Board
    from notelint.matrix.planning.problem import Problem

HOT_TITLE = "热点机动位"
FORMS = ("图文", "视频")


def lines(board: Board, previous: Sequence[Slot] = ()) -> tuple[Slot, ...]:
    """The calendar, by day, time and account. What an earlier version says of the same note is kept."""
    problem = board.problem
    notes = sorted(board.notes.values(), key=lambda note: (note.day, note.account, note.topic))
    due = hand_in(problem, [note for note in notes if not note.reviewed])
    desk = Desk(problem)
    parts: list[dict[str, int]] = [{} for _ in range(problem.days)]
    for note in notes:
        if note.fixed is not None:
            desk.wrote(note.fixed.author, note.day, note.fixed.reviewer, due.get(note, -1))
            _count(parts[note.day], note.fixed.hours)
    before = {_key(problem, slot): slot for slot in previous}
    angles = _angles(board)
    messages = _messages(problem, notes)
    found = []
    for note in notes:
        if note.fixed is not None:
            found.append(_own(problem, note, due.get(note)))
            continue
        slot = _new(problem, note, angles.get(note, ""), messages.get(note, ""))
        old = before.get(_key(problem, slot))
        slot = _kept(slot, old) if old is not None else slot
        if not slot.hours:
            slot = slot._replace(hours=slot_for(problem, note.account, note.day, parts[note.day]))
        _count(parts[note.day], slot.hours)
        found.append(desk.staffed(slot, note.account, note.day, due[note]))
    return tuple(sorted(found, key=lambda slot: (slot.on, slot.hours, slot.account, slot.topic)))


def _new(problem: Problem, note: Placed, angle: str, message: str) -> Slot:
    member = problem.members[note.account]
    topic = problem.topics[note.topic] if note.topic != NO_TOPIC else None
    form = member.account.genre or ""
    return Slot(
        on=problem.iso(note.day),
        account=member.name,
        pillar=problem.pillars[note.pillar] if note.pillar != NO_TOPIC else "",
        topic=topic.id if topic else "",
        title=(f"{topic.title}（{angle}）" if angle else topic.title) if topic else HOT_TITLE,
        form=form if form in FORMS else "",
        keyword=topic.core_word if topic else "",
        campaign=note.campaign,
        pair=note.pair,
        state=HOT if note.hot else DRAFT,
        filing_no=member.filing_no,
        message=message,
    )


def _own(problem: Problem, note: Placed, due: int | None) -> Slot:
    """A fixed line as the user has it; only a day for handing in is added where there is none."""
    assert note.fixed is not None
    if note.fixed.submit_by or due is None or due < 0:
        return note.fixed
    return note.fixed._replace(submit_by=problem.review_days[due].isoformat())


def _kept(slot: Slot, old: Slot) -> Slot:
    """A new line with what people wrote into the old one of the same note; its time and author only on its old day."""
    same_day = old.on == slot.on
    return slot._replace(
        title=old.title or slot.title,
        form=old.form or slot.form,
        keyword=old.keyword or slot.keyword,
        state=old.state,
        locked=old.locked,
        message=old.message or slot.message,
        hours=old.hours if same_day else "",
        author=old.author if same_day else "",
    )


def _key(problem: Problem, slot: Slot) -> tuple[str, str]:
    """What makes a line the same note in two versions: account and topic, or account and day of a free place."""
    place = problem.place(slot.account)
    name = problem.members[place].id if place is not None else slot.account
    return name, slot.topic or slot.on


def _count(parts: dict[str, int], hours: str) -> None:
    if hours:
        part = part_of_day(hours[:5])
        parts[part] = parts.get(part, 0) + 1


def _angles(board: Board) -> dict[Placed, str]:
    """The angle for each use of a topic: those that are left, in the order of the days."""
    problem = board.problem
    found: dict[Placed, str] = {}
    used: dict[int, int] = {}
    for note in sorted(board.notes.values(), key=lambda note: (note.day, note.account)):
        if note.topic == NO_TOPIC or not problem.topics[note.topic].angles:
            continue
        topic = problem.topics[note.topic]
        place = len(topic.angles) - (topic.spare or 0) + used.get(note.topic, 0)
        used[note.topic] = used.get(note.topic, 0) + 1
        if place < len(topic.angles):
            found[note] = topic.angles[place]
    return found


def _messages(problem: Problem, notes: Sequence[Placed]) -> dict[Placed, str]:
    """The key messages of each campaign over its notes in turn: every one is carried, by one note or more."""
    found: dict[Placed, str] = {}
    for campaign in problem.matrix.campaigns:
        own = [note for note in notes if note.campaign == campaign.id and not note.hot]
        for place, note in enumerate(own):
            found[note] = "、".join(_share(campaign, place, len(own)))
    return found


def _share(campaign: Campaign, place: int, count: int) -> list[str]:
    messages = campaign.messages
    if not messages:
        return []
    if count >= len(messages):
        return [messages[place % len(messages)]]
    return [message for number, message in enumerate(messages) if number % count == place]
