"""The notes that campaigns must have, placed before all others: pairs, a voice of every role, bursts.

What cannot be placed is told; nothing that stands is moved for it except topics (see ``swap``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.planning.choose import choose
from notelint.matrix.planning.swap import make_room

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notelint.matrix.planning.board import Board, Placed
    from notelint.matrix.planning.demand import Burst, Coverage, Pair


class Unplaced(NamedTuple):
    """A want of a campaign that found no place: what it is, how many notes it wants and how many found one."""

    want: Pair | Burst | Coverage
    wanted: int
    placed: int


def place_required(board: Board) -> list[Unplaced]:
    """Place what campaigns must have; returns what found no place."""
    problem = board.problem
    unplaced: list[Unplaced] = [Unplaced(pair, 2, 0) for pair in problem.pairs if not _pair(board, pair)]
    unplaced += [Unplaced(want, 1, 0) for want in problem.coverage if not _voice(board, want)]
    for burst in problem.bursts:
        placed = _burst(board, burst)
        if placed < burst.least:
            unplaced.append(Unplaced(burst, burst.least, placed))
    return unplaced


def note_for(board: Board, account: int, day: int, campaign: str = "") -> Placed | None:
    """A note for an account on a day if it has room and a topic, else null; a topic may be swapped for it."""
    if not board.room(account, day, campaign):
        return None
    return choose(board, account, day) or make_room(board, account, day)


def _pair(board: Board, pair: Pair) -> bool:
    if _paired(board, pair):
        return True
    middle = (pair.first + pair.last) // 2
    for day in sorted(range(pair.first, pair.last + 1), key=lambda day: (abs(day - middle), day)):
        seed = note_for(board, pair.seed, day, pair.campaign)
        if seed is None:
            continue
        number = board.place(seed._replace(campaign=pair.campaign, pair=pair.id))
        for later in range(day + pair.least, min(day + pair.most, pair.last) + 1):
            landing = note_for(board, pair.landing, later, pair.campaign)
            if landing is not None:
                board.place(landing._replace(campaign=pair.campaign, pair=pair.id))
                return True
        board.take(number)
    return False


def _paired(board: Board, pair: Pair) -> bool:
    """Whether the pair stands already, among the lines that are fixed."""
    days: dict[int, list[int]] = {pair.seed: [], pair.landing: []}
    for note in board.notes.values():
        if note.pair == pair.id and note.account in days:
            days[note.account].append(note.day)
    return any(pair.least <= later - day <= pair.most for day in days[pair.seed] for later in days[pair.landing])


def _voice(board: Board, want: Coverage) -> bool:
    if any(
        note.campaign == want.campaign and note.account in want.members and want.first <= note.day <= want.last
        for note in board.notes.values()
    ):
        return True
    return _spread(board, want.campaign, want.members, range(want.first, want.last + 1), 1) == 1


def _burst(board: Board, burst: Burst) -> int:
    """Fill a burst; returns the notes it has then."""
    days = range(burst.first, burst.last + 1)
    stands = sum(board.campaign_days.get((burst.campaign, day), 0) for day in days)
    return stands + _spread(board, burst.campaign, burst.members, days, burst.least - stands)


def _spread(board: Board, campaign: str, members: Sequence[int], days: Iterable[int], count: int) -> int:
    """Place notes of a campaign, each on the day that has fewest of them, by the account that has fewest."""
    placed = 0
    while placed < count:
        note = _next(board, campaign, members, days)
        if note is None:
            break
        board.place(note._replace(campaign=campaign))
        placed += 1
    return placed


def _next(board: Board, campaign: str, members: Sequence[int], days: Iterable[int]) -> Placed | None:
    of_campaign = board.campaign_days
    for day in sorted(days, key=lambda day: (of_campaign.get((campaign, day), 0), board.load[day], day)):
        week = board.problem.week_of[day]
        for account in sorted(members, key=lambda account: (-board.missing(account, week), account)):
            note = note_for(board, account, day, campaign)
            if note is not None:
                return note
    return None
