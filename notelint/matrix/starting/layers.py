"""The files of a template: those all templates share, then its own; dates are those of the day it is written.

A file named ``gitignore`` becomes ``.gitignore``. ``{今天}``, ``{今天-20}`` and ``{今天+7}`` become ISO days. A sheet of
``columns`` that no layer has is written with its headings only.
"""

from __future__ import annotations

import os
import re

from notelint.matrix.days import later
from notelint.matrix.loading.columns import HOLIDAYS, RECORDS, SHEETS

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "templates")
SHARED = "通用"
EMPTY = "空白"
TEMPLATES = ("护肤", "家居", EMPTY)
_DAY = re.compile(r"\{今天([-+]\d+)?\}")
_BOM = "\ufeff"


def documents() -> dict[str, str]:
    """The documents that can be written alone: name → path in the folder."""
    folder = os.path.join(FOLDER, SHARED, "docs")
    found = {name.removesuffix(".md"): f"docs/{name}" for name in sorted(os.listdir(folder)) if name.endswith(".md")}
    return {"品牌传播指南": "brandbook.md", **found}


def document(name: str, today: str) -> tuple[str, bytes]:
    """The path and the bytes of one document."""
    path = documents()[name]
    return path, _content(path, os.path.join(FOLDER, SHARED, path), today)


def files(template: str, today: str) -> dict[str, bytes]:
    """Every file of a template by its path, in order of paths. ``today`` is ISO."""
    from notelint.matrix.planning import settings
    from notelint.matrix.starting import holidays

    found: dict[str, bytes] = {settings.PATH: settings.document().encode()}
    for sheet in (*RECORDS, *SHEETS):
        if sheet is not HOLIDAYS:
            headings = ",".join(column.header for column in sheet.columns)
            found[f"{sheet.name}.csv"] = f"{_BOM}{headings}\n".encode()
    year = int(today[:4])
    found[f"{HOLIDAYS.name}.csv"] = (_BOM + holidays.sheet(holidays.days((year, year + 1)))).encode()
    for layer in (SHARED, template):
        top = os.path.join(FOLDER, layer)
        for where, _, names in os.walk(top):
            for name in names:
                whole = os.path.join(where, name)
                path = os.path.relpath(whole, top).replace(os.sep, "/")
                path = ".gitignore" if path == "gitignore" else path
                found[path] = _content(path, whole, today)
    return dict(sorted(found.items()))


def _content(path: str, whole: str, today: str) -> bytes:
    with open(whole, encoding="utf-8") as file:
        text = file.read()
    dated = _DAY.sub(lambda found: later(today, int(found[1] or 0)), text)
    return ((_BOM if path.endswith(".csv") else "") + dated).encode()
