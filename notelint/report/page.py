"""What every page is made with: one environment in which everything is escaped, and ``frame.html``, whose policy forbids
every request and admits this one style and this one script."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from notelint.report.html_card import clean

if TYPE_CHECKING:
    from jinja2 import Environment

_OWN = "notelint.report"


def environment(package: str = _OWN) -> Environment:
    """An environment for the templates of a package, with those of the reports behind them."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in dict.fromkeys((package, _OWN))]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters.update(clean=clean, sealed=_sealed)
    return made


def asset(made: Environment, *names: str) -> str:
    """Styles or scripts that lie beside the templates, one after the other."""
    assert made.loader is not None
    return "\n".join(made.loader.get_source(made, name)[0].strip() for name in names)


def _sealed(text: str) -> str:
    """The name by which the page's policy admits this one text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
