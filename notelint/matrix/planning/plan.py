"""A month's plan: pre-checks, what campaigns must have, the weekly notes, free places, and a little polish."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.planning.board import Board
from notelint.matrix.planning.demand import Burst, Pair
from notelint.matrix.planning.fill import complete, fill, keep_free
from notelint.matrix.planning.lines import lines
from notelint.matrix.planning.polish import polish
from notelint.matrix.planning.precheck import Resource, resources, troubles
from notelint.matrix.planning.precheck_people import too_late
from notelint.matrix.planning.problem import Problem, problem_of
from notelint.matrix.planning.required import Unplaced, place_required
from notelint.matrix.planning.score import Term, changes, score, total
from notelint.matrix.planning.standing_notes import outside, placed, standing
from notelint.matrix.planning.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from notelint.matrix.model import Matrix
    from notelint.matrix.planning.settings import PlanSettings
    from notelint.matrix.planning.slot import Slot


SOFT = ("pool", "own", "window", "writing", "review")
"""Troubles that only mean that a weekly least cannot be met."""


NOTHING = Trouble(
    "nothing",
    "一篇也没有排下：每周最少都是 0，或者选题、产能连一篇也放不下",
    ("看 accounts.yaml 的发布频次、topics.csv 与 operators.csv 的产能",),
)


class Plan(NamedTuple):
    """A calendar and how it came about; without lines where ``troubles`` stand in its way."""

    problem: Problem
    slots: tuple[Slot, ...] = ()
    terms: tuple[Term, ...] = ()
    resources: tuple[Resource, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    changed: int | None = None
    """Lines that differ from the version it was made from; null where there was none."""
    board: Board | None = None


class Earlier(NamedTuple):
    """What an earlier plan says: lines before and after the days that are planned, the version to start from, and
    whether its locked lines stay."""

    before: tuple[Slot, ...] = ()
    previous: tuple[Slot, ...] = ()
    keep_locked: bool = False


def make_plan(
    matrix: Matrix,
    settings: PlanSettings,
    first: date,
    last: date,
    earlier: Earlier = Earlier(),  # noqa: B008 - a named tuple
    *,
    partial: bool = False,
) -> Plan:
    """Plan from one day to another, inclusive. ``partial`` plans as far as it goes where a weekly least cannot be met.

    The same input gives the same plan: no clock, no chance, no order of hashes.
    """
    problem = problem_of(matrix, settings, first, last, earlier.before)
    stands = standing(matrix, first.isoformat(), last.isoformat(), earlier.previous, keep_locked=earlier.keep_locked)
    board, clashes = _begin(problem, earlier.before, stands.fixed)
    found = [*clashes, *troubles(_still_needed(problem, board))]
    if partial:
        found = [trouble for trouble in found if trouble.code not in SOFT]
    if not found:
        _keep(board, stands.wished)
        found = [_unplaced(problem, one) for one in place_required(board)]
    if found:
        return _none(problem, found)
    kept = frozenset(board.notes)
    board = _filled(board, kept if stands.wished else frozenset())
    slots = lines(board, earlier.previous)
    if not slots:
        return _none(problem, [NOTHING])
    return Plan(
        problem,
        slots,
        score(problem, slots, earlier.previous),
        tuple(resources(problem, sum(note.hot for note in board.notes.values()))),
        (),
        changes(problem, earlier.previous, slots) if earlier.previous else None,
        board,
    )


def _none(problem: Problem, found: Sequence[Trouble]) -> Plan:
    """No plan; that the lead is too long is said first, for much else follows from it."""
    late = too_late(problem)
    first = () if late is None or {"lead", "review", "no-account"}.intersection(one.code for one in found) else (late,)
    return Plan(problem, troubles=(*first, *found), resources=tuple(resources(problem)))


def _begin(problem: Problem, before: Sequence[Slot], fixed: Sequence[Slot]) -> tuple[Board, list[Trouble]]:
    """The board with what is fixed; locked lines of ours that contradict each other or the rules are told."""
    board = Board(problem, outside(problem, before))
    clashes = []
    for slot in sorted(fixed, key=lambda slot: (slot.on, slot.account, slot.topic)):
        note = placed(problem, slot, fixed=True)
        if note is None:
            continue
        topic = note.topic
        if slot.at.path.endswith((".csv", ".xlsx")):
            if not board.room(note.account, note.day, note.campaign):
                clashes.append(_locked(slot, "这一天放不下（账号停用、超过每日或每周上限、产能已满，或已过提交日）"))
            elif topic >= 0 and not board.topics.usable(note.account, note.day, topic):
                clashes.append(_locked(slot, f"选题 {slot.topic} 与间隔内的另一篇冲突，或不在可用日期里"))
        board.place(note)
    return board, clashes


def _locked(slot: Slot, why: str) -> Trouble:
    where = f"{slot.at.path}:{slot.at.line}" if slot.at.line else slot.at.path
    return Trouble(
        "locked", f"{where} 锁定的一行「{slot.on} {slot.account}」与约束矛盾：{why}", ("改这一行，或去掉锁定",)
    )


def _still_needed(problem: Problem, board: Board) -> Problem:
    """The problem with the weekly needs that notes without a topic of the pool already answer taken off."""
    answered: dict[tuple[int, int], int] = {}
    for note in board.notes.values():
        if note.topic < 0 and not note.hot:
            key = note.account, problem.week_of[note.day]
            answered[key] = answered.get(key, 0) + 1
    members = tuple(
        member._replace(
            need=tuple(max(0, need - answered.get((place, week), 0)) for week, need in enumerate(member.need))
        )
        for place, member in enumerate(problem.members)
    )
    return problem._replace(members=members)


def _keep(board: Board, wished: Sequence[Slot]) -> None:
    """Put the lines of the earlier version back where they still fit."""
    for slot in sorted(wished, key=lambda slot: (not slot.locked, slot.hot, slot.on, slot.account, slot.topic)):
        note = placed(board.problem, slot, fixed=False)
        if note is None or (note.topic < 0 and not note.hot):
            continue
        fits = board.room(note.account, note.day, note.campaign)
        own = board.problem.members[note.account].pillars
        if fits and (note.hot or (note.pillar in own and board.topics.usable(note.account, note.day, note.topic))):
            board.place(note)


def _filled(board: Board, kept: frozenset[int]) -> Board:
    """The board with all weekly notes: spread evenly, or eagerly where that serves more of them."""
    even = board.copy()
    fill(even, eager=False)
    if even.shortage():
        early = board.copy()
        fill(early, eager=True)
        if early.shortage() < even.shortage():
            even = early
    polish(even, kept)
    complete(even)
    keep_free(even)
    polish(even, kept)
    return even


def _unplaced(problem: Problem, one: Unplaced) -> Trouble:
    want = one.want
    members = problem.members
    if isinstance(want, Pair):
        return Trouble(
            "pair",
            f"活动 {want.campaign}：「{members[want.seed].name}」种草、「{members[want.landing].name}」"
            f"{want.least}–{want.most} 天后承接，{problem.iso(want.first)}..{problem.iso(want.last)[5:]} 里放不下",
            ("放宽窗口或活动日期；给两个账号加选题；看它们的请假与每周最多篇数",),
        )
    if isinstance(want, Burst):
        daily = f"、每日上限 {want.daily}" if want.daily is not None else ""
        return Trouble(
            "burst",
            f"活动 {want.campaign} 爆发期 {problem.iso(want.first)}..{problem.iso(want.last)[5:]} 要 {one.wanted} 篇"
            f"（{len(want.members)} 个账号{daily}），只放得下 {one.placed} 篇",
            (f"最少篇数改到 {one.placed}", f"或再给 {one.wanted - one.placed} 个选题，或多几个账号、放宽每周最多篇数"),
        )
    return Trouble(
        "coverage",
        f"活动 {want.campaign} 要有「{want.kind}」的账号说关键信息，"
        f"{problem.iso(want.first)}..{problem.iso(want.last)[5:]} 里放不下一篇",
        ("给这类账号加选题，或放宽每周最多篇数",),
    )


def better(one: Plan, other: Plan) -> Plan:
    """The plan that costs less; the first where they cost the same."""
    return one if total(one.terms) <= total(other.terms) else other
