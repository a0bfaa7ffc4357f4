"""What campaigns want of a plan: pairs of seed and landing, notes in a burst, a voice of every role."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from notelint.matrix.content import Campaign
    from notelint.matrix.planning.problem import Problem


class Pair(NamedTuple):
    """One seed note and its landing note ``least`` to ``most`` days later, both within days ``first`` to ``last``."""

    id: str
    campaign: str
    seed: int
    landing: int
    least: int
    most: int
    first: int
    last: int


class Burst(NamedTuple):
    """At least ``least`` notes of a campaign from ``first`` to ``last``, at most ``daily`` a day."""

    campaign: str
    first: int
    last: int
    least: int
    daily: int | None
    members: tuple[int, ...]


class Coverage(NamedTuple):
    """At least one note of a campaign by an account of that kind, so that the role carries the key messages."""

    campaign: str
    kind: str
    first: int
    last: int
    members: tuple[int, ...]


def demands(problem: Problem) -> tuple[tuple[Pair, ...], tuple[Burst, ...], tuple[Coverage, ...]]:
    """The wants of the campaigns that touch the days of the plan, in the order of their ids."""
    pairs: list[Pair] = []
    bursts: list[Burst] = []
    coverage: list[Coverage] = []
    for campaign in sorted(problem.matrix.campaigns, key=lambda campaign: campaign.id):
        first, last = span(problem, campaign)
        if first > last:
            continue
        members = taking_part(problem, campaign)
        for number, pairing in enumerate(campaign.pairings, 1):
            seed, landing = problem.place(pairing.seed), problem.place(pairing.landing)
            if seed is not None and landing is not None:
                name = f"{campaign.id}-{number}"
                pairs.append(Pair(name, campaign.id, seed, landing, *pairing.window, first, last))
        burst = _burst(problem, campaign, members)
        if burst is not None:
            bursts.append(burst)
        if campaign.messages:
            kinds = sorted({problem.members[place].kind or "" for place in members})
            coverage += [
                Coverage(
                    campaign.id,
                    kind,
                    first,
                    last,
                    tuple(place for place in members if (problem.members[place].kind or "") == kind),
                )
                for kind in kinds
            ]
    return tuple(pairs), tuple(bursts), tuple(coverage)


def span(problem: Problem, campaign: Campaign) -> tuple[int, int]:
    """The days of the plan that a campaign holds."""
    first = problem.number(campaign.first_day) if campaign.first_day else 0
    last = problem.number(campaign.last_day) if campaign.last_day else problem.days - 1
    return max(first, 0), min(last, problem.days - 1)


def taking_part(problem: Problem, campaign: Campaign) -> tuple[int, ...]:
    """The planned accounts of a campaign; partners only where it names them."""
    if not campaign.accounts:
        return tuple(place for place, member in enumerate(problem.members) if not member.commercial)
    places = (problem.place(name) for name in campaign.accounts)
    return tuple(sorted({place for place in places if place is not None}))


def _burst(problem: Problem, campaign: Campaign, members: tuple[int, ...]) -> Burst | None:
    """The part of a burst that falls into the plan; its notes in proportion to the days, rounded up."""
    if campaign.burst is None:
        return None
    begins, ends, least, daily = campaign.burst
    whole = problem.number(ends) - problem.number(begins) + 1
    first, last = max(problem.number(begins), 0), min(problem.number(ends), problem.days - 1)
    if first > last:
        return None
    return Burst(campaign.id, first, last, -(-least * (last - first + 1) // whole), daily, members)
