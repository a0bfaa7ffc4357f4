"""CP-SAT makes a plan better or leaves it; it breaks no constraint and gives the same plan twice."""

from __future__ import annotations

import os
from datetime import date

import pytest

from notelint.matrix.content import Pillar
from notelint.matrix.planning.judging import breaches
from notelint.matrix.planning.plan import Earlier, make_plan
from notelint.matrix.planning.score import total
from notelint.matrix.planning.settings import PlanSettings
from tests.matrix.planning.small import accounts, matrix, topics

if not os.environ.get("CI"):
    pytest.importorskip("ortools", reason="要安装 notelint[plan]")

JUNE = date(2026, 6, 1), date(2026, 6, 30)


def test_it_is_never_worse_breaks_nothing_and_is_the_same_twice() -> None:
    from notelint.matrix.planning.improve import improve

    pillars = (Pillar("干货", "干货", 0.5), Pillar("测评", "测评", 0.5))
    base = matrix(0, 0, accounts=accounts(4), pillars=pillars, topics=(*topics(12), *topics(8, "测评", 20)))
    plan = make_plan(base, PlanSettings(), *JUNE)
    better, said = improve(plan, Earlier(), effort=0.5)
    assert total(better.terms) <= total(plan.terms)
    assert breaches(base._replace(calendar=better.slots)) == []
    assert "下界" in said[1]
    assert improve(plan, Earlier(), effort=0.5)[0].slots == better.slots
