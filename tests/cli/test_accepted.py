"""Where a finding was accepted is said with it: in its draft, in the configuration, in a baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.shelf import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

BEST = "这是全网最好用的面霜\n"


def test_a_report_says_who_accepted_a_finding(here: Path, notelint: Command) -> None:
    write(here / "notelint.yaml", "suppress: [{rule: adlaw.absolute, path: b.md, reason: 法务确认}]\n")
    write(here / "a.md", "<!-- notelint-disable-next-line adlaw.absolute: 引用 -->\n" + BEST)
    write(here / "b.md", BEST)
    write(here / "c.md", BEST)
    notelint("baseline", "c.md")
    ran = notelint("check", "a.md", "b.md", "c.md", "--baseline", "notelint-baseline.json", "--format", "json")
    clauses = {finding["path"]: finding["clause"] for finding in ran.json["suppressed"]}
    assert clauses == {"a.md": None, "b.md": "config", "c.md": "baseline"}
