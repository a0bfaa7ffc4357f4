"""A report as one page that asks nothing of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.figures import charts
from notelint.matrix.figures.definitions import GROUPS
from notelint.matrix.figures.wording import change, name, shown, withheld
from notelint.report.page import asset, environment

if TYPE_CHECKING:
    from notelint.matrix.figures.figure import Report

MOST_ROWS = 60
"""Rows of a table that the page shows."""
MOST_FILES = 2
LEADING = ("notes", "views", "growth", "gmv_net", "gmv", "nps")
MOST_LEADING = 3


def page(report: Report, version: str) -> str:
    """The whole page. Nothing in it runs, and its policy forbids every request."""
    made = environment("notelint.matrix.figures")
    made.filters.update(lines=charts.lines, columns=charts.columns, cards=charts.cards, withheld=withheld, files=_files)
    return made.get_template("figures_page.html").render(
        report=report,
        version=version,
        style=asset(made, "page.css", "figures.css"),
        lede=lede(report),
        groups=GROUPS,
        rows=MOST_ROWS,
    )


def lede(report: Report) -> str:
    """The two or three numbers with which a report begins."""
    given = {figure.id: figure for figure in report.figures if figure.value is not None and not figure.subject}
    said = []
    for ident in LEADING:
        figure = given.get(ident)
        if figure is not None:
            compared = change(figure)
            tail = f"（{'与上期' if compared == '持平' else '比上期 '}{compared}）" if compared else ""
            said.append(f"{name(figure)} {shown(figure.value, figure.definition.unit)}{tail}")
    return "；".join(said[:MOST_LEADING]) + ("。" if said else "")


def _files(files: tuple[str, ...]) -> str:
    more = f" 等 {len(files)} 个文件" if len(files) > MOST_FILES else ""
    return "、".join(files[:MOST_FILES]) + more
