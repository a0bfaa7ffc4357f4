"""A report as one page that asks nothing of the network, or as fragments that another page can hold."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from notelint.matrix.figures import charts
from notelint.matrix.figures.definitions import GROUPS
from notelint.matrix.figures.wording import change, name, shown, withheld
from notelint.report.html_card import clean

if TYPE_CHECKING:
    from notelint.matrix.figures.figure import Report

MOST_ROWS = 60
"""Rows of a table that the page shows."""
MOST_FILES = 2
LEADING = ("notes", "views", "growth", "gmv_net", "gmv", "nps")
MOST_LEADING = 3


def page(report: Report, version: str) -> str:
    """The whole page. Nothing in it runs, and its policy forbids every request."""
    environment = _environment()
    css = style(environment)
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return environment.get_template("figures_page.html").render(
        report=report, version=version, style=css, style_hash=f"sha256-{digest}", lede=lede(report),
        body=fragment(report, environment),
    )  # fmt: skip


def fragment(report: Report, environment: Environment | None = None) -> str:
    """The blocks of a report as sections, without head and style; ``style()`` goes with them."""
    environment = environment or _environment()
    return environment.get_template("figures_blocks.html").render(report=report, groups=GROUPS, rows=MOST_ROWS)


def style(environment: Environment | None = None) -> str:
    """The style of the report's pages and what these charts add to it."""
    return "\n".join((_source(environment or _environment(), "page.css"), own_style(environment)))


def own_style(environment: Environment | None = None) -> str:
    """What the charts add to the style of the report's pages, for a page that has that already."""
    return _source(environment or _environment(), "figures.css")


def _source(environment: Environment, name: str) -> str:
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0].strip()


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


def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("notelint.matrix.figures"), PackageLoader("notelint.report")]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(
        clean=clean, lines=charts.lines, columns=charts.columns, cards=charts.cards, withheld=withheld, files=_files
    )
    return environment


def _files(files: tuple[str, ...]) -> str:
    more = f" 等 {len(files)} 个文件" if len(files) > MOST_FILES else ""
    return "、".join(files[:MOST_FILES]) + more
