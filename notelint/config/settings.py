"""Configuration as plain data, with names resolved and every unknown one named."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.brand.brand import Account, Brand, Persona, Product
from notelint.config.files import EMPTY, NAME, Raw
from notelint.judge.select import Choice
from notelint.judge.suppress import Entry
from notelint.packs.document import Problem
from notelint.packs.locate import DEFAULT, TEMPLATES, shipped, shipped_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Override(NamedTuple):
    """What holds instead for some paths (globs relative to the configuration) or accounts."""

    paths: tuple[str, ...]
    accounts: tuple[str, ...]
    choice: Choice
    genre: str | None = None
    industries: tuple[str, ...] = ()


class Settings(NamedTuple):
    """All that a configuration says. ``packs`` are paths; ``folder`` is where relative globs start.

    ``narrowed``: the command line replaced the packs, so that the configuration may speak of rules that are not there.
    """

    folder: str
    path: str | None = None
    packs: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    brand: Brand = Brand()
    genre: str | None = None
    industries: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    choice: Choice = Choice()
    fail_on: str = "error"
    overrides: tuple[Override, ...] = ()
    baseline: str | None = None
    history: str | None = None
    suppress: tuple[Entry, ...] = ()
    origins: Mapping[str, str] = {}
    narrowed: bool = False
    thresholds: Mapping[str, Mapping[str, Any]] = {}


def settings(
    raw: Raw = EMPTY, *, packs: Sequence[str] = (), folder: str | None = None
) -> tuple[Settings, list[Problem]]:
    """Settings from configuration data. ``packs`` are those of the command line and replace the configured ones."""
    data = raw.data
    where = os.path.dirname(os.path.abspath(raw.path)) if raw.path else folder or os.getcwd()
    if packs:
        paths, problems = pack_paths(packs, "命令行")
    else:
        paths, problems = pack_paths(data.get("packs") or DEFAULT, raw.path or NAME, where)
    built_in = [os.path.join(shipped_folder(), name) for name in shipped() if name not in TEMPLATES]
    return Settings(
        folder=where,
        path=raw.path,
        packs=tuple(paths),
        suggested=tuple(path for path in built_in if path not in paths),
        brand=brand(raw.brand, raw.accounts),
        genre=data.get("genre"),
        industries=tuple(data.get("industries") or ()),
        drafts=tuple(data.get("drafts") or ()),
        exclude=tuple(data.get("exclude") or ()),
        choice=_choice(data, locked=tuple(data.get("locked") or ())),
        fail_on=data.get("fail_on", "error"),
        overrides=tuple(_override(entry) for entry in data.get("overrides") or ()),
        baseline=data.get("baseline"),
        history=data.get("history"),
        suppress=tuple(Entry(**entry) for entry in data.get("suppress") or ()),
        origins=raw.origins,
        narrowed=bool(packs),
        thresholds=data.get("thresholds") or {},
    ), problems


def pack_paths(names: Iterable[str], path: str, folder: str = "") -> tuple[list[str], list[Problem]]:
    """The files or folders of packs by name; ``all`` is every shipped pack that is no template.

    ``path`` is where the names are written, ``folder`` what a user's own are relative to.
    """
    known = shipped()
    paths: list[str] = []
    problems: list[Problem] = []
    for name in names:
        if name == "all":
            paths.extend(os.path.join(shipped_folder(), each) for each in known if each not in TEMPLATES)
        elif name in known:
            paths.append(os.path.join(shipped_folder(), name))
        elif os.path.exists(os.path.join(folder, name)):
            paths.append(os.path.join(folder, name))
        else:
            from notelint.packs.validate import nearest

            message = f"没有叫「{name}」的规则包{nearest(name, known)}；随附的有：{'、'.join(known)}"
            problems.append(Problem(path, None, None, message))
    return list(dict.fromkeys(paths)), problems


def _choice(data: Mapping[str, Any], locked: tuple[str, ...] = ()) -> Choice:
    return Choice(
        tuple(data.get("select") or ()), tuple(data.get("ignore") or ()), dict(data.get("levels") or {}), locked
    )


def _texts(value: str | Sequence[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _override(data: Mapping[str, Any]) -> Override:
    return Override(
        tuple(data.get("paths") or ()),
        tuple(data.get("accounts") or ()),
        _choice(data),
        data.get("genre"),
        tuple(data.get("industries") or ()),
    )


def brand(data: Mapping[str, Any], accounts: Mapping[str, Any]) -> Brand:
    """A brand from the data of brand.yaml and accounts.yaml; either may be empty."""
    return Brand(
        names=_texts(data.get("名称")),
        products=tuple(_product(entry) for entry in data.get("产品") or ()),
        messages=tuple(
            str(entry.get("文案", "")) if isinstance(entry, dict) else str(entry)
            for entry in data.get("关键信息") or ()
        ),
        slogan=data.get("slogan"),
        accounts=tuple(_account(entry) for entry in accounts.get("accounts") or ()),
        series=tuple(map(str, data.get("系列") or ())),
        boilerplate=tuple(map(str, data.get("常用语") or ())),
    )


def _product(entry: str | Mapping[str, Any]) -> Product:
    if isinstance(entry, str):
        return Product(entry)
    return Product(entry["名称"], tuple(entry.get("别名") or ()))


def _account(entry: Mapping[str, Any]) -> Account:
    voice = (entry.get("人设") or {}).get("语气") or {}
    emoji = voice.get("emoji率")
    return Account(
        id=entry["id"],
        name=entry.get("昵称") or entry["id"],
        kind=entry.get("类型"),
        genre=entry.get("内容性质"),
        persona=Persona(
            _texts(voice.get("自称")),
            (float(emoji[0]), float(emoji[1])) if emoji else None,
        ),
    )
