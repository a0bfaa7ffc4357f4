"""A plan made better by OR-Tools CP-SAT (extra ``plan``): days and pillars of the weekly notes anew, from where the
greedy plan stands, by groups of accounts; topics are then given as always, and our own score decides which plan stays.

One worker, a fixed seed and deterministic time: the same plan on every run of one version of the library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ortools.sat.python import cp_model

from notelint.matrix.planning.board import NO_TOPIC, Board, Placed
from notelint.matrix.planning.choose import best_topic, choose
from notelint.matrix.planning.cp_group import Group, build
from notelint.matrix.planning.fill import complete, keep_free
from notelint.matrix.planning.lines import lines
from notelint.matrix.planning.plan import better
from notelint.matrix.planning.score import changes, points, score, total
from notelint.matrix.planning.swap import make_room

if TYPE_CHECKING:
    from notelint.matrix.planning.plan import Earlier, Plan

GROUP = 20
"""Accounts decided at once; beyond, one worker finds nothing in useful time (§4.4 of the research)."""
EFFORT = 8.0
"""Deterministic time for each group, in the library's units (about two seconds of one core each)."""


class Outcome(NamedTuple):
    """How a group ended: the solver's word, its objective and bound in thousandths of a point."""

    status: str
    objective: int
    bound: int


def improve(plan: Plan, earlier: Earlier, effort: float = EFFORT) -> tuple[Plan, list[str]]:
    """The better of a plan and its improvement, never a worse one; and what is said of it."""
    if plan.board is None:
        return plan, []
    places = {(slot.account, slot.on, slot.topic) for slot in earlier.previous}
    free = {number for number, note in plan.board.notes.items() if _free(plan, note, places)}
    wanted = {number: plan.board.notes[number] for number in free}
    accounts = sorted({note.account for note in wanted.values()})
    outcomes = []
    for start in range(0, len(accounts), GROUP):
        group = build(plan.board, wanted, frozenset(accounts[start : start + GROUP]), free)
        outcome, found = _solved(group, wanted, effort)
        outcomes.append(outcome)
        wanted = found
    other = _planned(plan, earlier, wanted, free)
    best = better(plan, other)
    before, after = total(plan.terms), total(best.terms)
    said = [
        (
            f"改进：扣分 {points(before)} → {points(after)}（省 {points(before - after)}），"
            f"{len(outcomes)} 组，{'、'.join(sorted({outcome.status for outcome in outcomes}))}。"
        )
    ]
    if len(outcomes) == 1:
        own = outcomes[0]
        said.append(
            f"日期与支柱这一步：目标 {points(own.objective)}，下界 {points(own.bound)}（选题、时段、抢词不在其中）。"
        )
    elif outcomes:
        said.append(
            f"日期与支柱这一步逐组求解：最后一组目标 {points(outcomes[-1].objective)}，下界 {points(outcomes[-1].bound)}；"
            "每组的下界只在其他组不动时成立。"
        )
    return best, said


def _free(plan: Plan, note: Placed, places: set[tuple[str, str, str]]) -> bool:
    """Whether a note's day and pillar may be decided anew: ours, of no campaign, and not of an earlier version."""
    if note.fixed is not None or note.campaign or note.pair:
        return False
    problem = plan.problem
    topic = problem.topics[note.topic].id if not note.hot else ""
    return (problem.members[note.account].name, problem.iso(note.day), topic) not in places


def _solved(group: Group, wanted: dict[int, Placed], effort: float) -> tuple[Outcome, dict[int, Placed]]:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.interleave_search = True  # one strategy alone hardly leaves the plan it starts from
    solver.parameters.random_seed = 7
    solver.parameters.max_deterministic_time = effort
    status = solver.solve(group.model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Outcome("没有找到解", 0, 0), wanted
    name = "最优" if status == cp_model.OPTIMAL else "可行"
    outcome = Outcome(name, round(solver.objective_value), round(solver.best_objective_bound))
    found = {number: note for number, note in wanted.items() if note.account not in group.accounts}
    stays = {(note.account, note.day, note.pillar): number for number, note in wanted.items()}
    chosen = [Placed(*key, NO_TOPIC) for key, variable in group.notes.items() if solver.value(variable)]
    chosen += [
        Placed(account, day, NO_TOPIC, NO_TOPIC, hot=True)
        for (account, day), variable in group.free.items()
        if solver.value(variable)
    ]
    fresh = min(0, *found, *wanted) - 1
    for place, note in enumerate(chosen):
        number = stays.get((note.account, note.day, note.pillar), fresh - place)
        found[number] = wanted.get(number, note)
    return outcome, found


def _planned(plan: Plan, earlier: Earlier, wanted: dict[int, Placed], free: set[int]) -> Plan:
    """The plan with these days and pillars: notes that stay keep their topics, others get one in the order of days."""
    assert plan.board is not None
    board = plan.board.copy()
    for number in sorted(free):
        board.take(number)
    for note in sorted(wanted.values(), key=lambda note: (note.topic == NO_TOPIC, note.day, note.account)):
        _place(board, note)
    complete(board)
    keep_free(board)
    slots = lines(board, earlier.previous)
    return plan._replace(
        slots=slots,
        terms=score(plan.problem, slots, earlier.previous),
        changed=changes(plan.problem, earlier.previous, slots) if earlier.previous else None,
        board=board,
    )


def _place(board: Board, note: Placed) -> None:
    if not board.room(note.account, note.day):
        return
    if note.hot or note.topic != NO_TOPIC:
        board.place(note)
        return
    topic = best_topic(board, note.account, note.day, note.pillar)
    if topic is not None:
        board.place(note._replace(topic=topic))
        return
    other = choose(board, note.account, note.day) or make_room(board, note.account, note.day)
    if other is not None:
        board.place(other)
