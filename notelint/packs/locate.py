"""Where packs lie: those that ship, and a user's own."""

from __future__ import annotations

import os

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

DEFAULT = ("adlaw", "xhs")
TEMPLATES = frozenset({"brand"})
"""Packs that are written to be copied; ``all`` leaves them out."""


def shipped_folder() -> str:
    """The folder of the packs that ship: inside the package in a wheel, beside it in a source checkout."""
    inside = os.path.join(_PACKAGE, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), "rules")


def shipped() -> tuple[str, ...]:
    """The names of the packs that ship, templates included."""
    folder = shipped_folder()
    return tuple(sorted(name for name in os.listdir(folder) if os.path.isfile(os.path.join(folder, name, "pack.yaml"))))


def files(pack: str) -> list[str]:
    """The rule files of a pack: a YAML file itself, or all of a folder with ``pack.yaml`` first.

    Raises FileNotFoundError where there is neither.
    """
    if os.path.isfile(pack):
        return [pack]
    names = sorted(name for name in os.listdir(pack) if name.endswith((".yaml", ".yml")))
    if "pack.yaml" not in names:
        raise FileNotFoundError(os.path.join(pack, "pack.yaml"))
    names.remove("pack.yaml")
    return [os.path.join(pack, name) for name in ("pack.yaml", *names)]
