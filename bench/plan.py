"""How long planning a month takes, how much it leaves out, and what CP-SAT gains where it is installed.

python bench/plan.py [--improve]
"""

from __future__ import annotations

import hashlib
import sys
import time
from datetime import date

from notelint.matrix.content import Campaign, Pairing, Pillar, Topic
from notelint.matrix.model import Matrix
from notelint.matrix.planning.judging import breaches
from notelint.matrix.planning.plan import Earlier, Plan, make_plan
from notelint.matrix.planning.score import points, total
from notelint.matrix.planning.settings import PlanSettings
from notelint.matrix.roster import Account, Operator

JULY = date(2026, 7, 1), date(2026, 7, 31)
PILLARS = ("干货", "测评", "场景")
SIZES = ((10, 50), (20, 90), (50, 200), (100, 360), (100, 330))
"""Accounts and topics; the last pool is as small as the pre-checks let pass, within a tenth."""


def month(accounts: int, topics: int) -> Matrix:
    """Three notes a week from each account, a campaign with a burst and a pair, eight writers and two reviewers."""
    roster = tuple(
        Account(
            f"a{n:03}",
            f"账号{n:03}",
            kind="KOS员工号",
            weekly=(3, 4),
            pillars=("干货", "测评") if n % 3 else ("场景", "干货"),
            hours=(("12:00", "13:30"), ("20:00", "22:00")),
        )
        for n in range(accounts)
    )
    pool = tuple(Topic(f"T{n:03}", f"选题{n}", PILLARS[n % 3], core_word=f"词{n % 40}") for n in range(topics))
    team = tuple(Operator(f"w{n}", f"写手{n}", weekly_capacity=accounts // 2 + 1) for n in range(8))
    review = tuple(Operator(f"r{n}", f"审核{n}", review_capacity=accounts // 2 + 1) for n in range(2))
    campaign = Campaign(
        "夏",
        "夏天",
        first_day="2026-07-01",
        last_day="2026-07-20",
        messages=("天然", "健康"),
        burst=("2026-07-06", "2026-07-10", max(4, accounts // 3), 8),
        pairings=(Pairing("a001", "a002"),),
    )
    return Matrix(
        "/bench",
        "2026-06-01",
        accounts=roster,
        pillars=tuple(Pillar(name, name, share) for name, share in zip(PILLARS, (0.4, 0.3, 0.3), strict=True)),
        topics=pool,
        operators=(*team, *review),
        campaigns=(campaign,),
    )


def planned(matrix: Matrix) -> tuple[Plan, float]:
    """A plan and the best of three times."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        plan = make_plan(matrix, PlanSettings(), *JULY)
        times.append(time.perf_counter() - begun)
    return plan, min(times)


def main() -> None:
    """Print a line for each size."""
    for accounts, topics in SIZES:
        matrix = month(accounts, topics)
        plan, seconds = planned(matrix)
        broken = len(breaches(matrix._replace(calendar=plan.slots)))
        digest = hashlib.sha256(repr(plan.slots).encode()).hexdigest()[:8]
        print(
            f"{accounts:4} accounts {topics:4} topics: {seconds * 1000:5.0f} ms, {len(plan.slots):5} lines, "
            f"{plan.terms[0].times if plan.terms else '-'} short, {broken} broken, cost {points(total(plan.terms))}, {digest}"
        )
        if "--improve" in sys.argv[1:] and not plan.troubles:
            from notelint.matrix.planning.improve import improve

            begun = time.perf_counter()
            _, said = improve(plan, Earlier())
            print(f"     {time.perf_counter() - begun:.1f} s  {' '.join(said)}")


if __name__ == "__main__":
    main()
